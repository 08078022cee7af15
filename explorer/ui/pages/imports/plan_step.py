"""Step 5, the plan: five counts that filter, every change old → new, and words to find a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.tasks import Tasks
from explorer.ui.delegates.plan import PlanDelegate
from explorer.ui.icons import icon
from explorer.ui.models.plan import PlanModel
from explorer.ui.models.plan_index import READ_AT_FIRST, PlanIndex, Shown
from explorer.ui.models.plan_words import LineKind, PlanWords
from explorer.ui.phrases import counted
from explorer.ui.theme import Theme
from explorer.ui.widgets.count_cards import CountCards

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBOUNCE_MS: Final = 80
PLACE_WIDTH_IN_LETTERS = 32
SEARCH_WIDTH_IN_LETTERS = 60


class PlanStep(QWidget):
    """Shows a `PlanIndex`; a large plan is searched by a worker."""

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._index: PlanIndex | None = None
        self._kind: LineKind | None = None
        self.cards = CountCards()
        self.cards.kind_chosen.connect(self._on_kind)
        self.search = QLineEdit()
        self.search.setObjectName("plan-search")
        self.search.setAccessibleName(self.tr("Chercher dans le bilan"))
        self.search.setPlaceholderText(self.tr("Chercher : intitulé, organisme, valeur…"))
        self.search.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        lens = self.search.addAction(icon(theme, "search", "muted"), leading)
        lens.setText(self.tr("Chercher"))
        self.search.setFixedWidth(self.fontMetrics().averageCharWidth() * SEARCH_WIDTH_IN_LETTERS)
        self.search.textChanged.connect(self._on_typed)
        self.doubts = QPushButton(checkable=True)
        self.doubts.setObjectName("plan-doubts")
        self.doubts.setProperty("kind", "filter")
        self.doubts.setIcon(icon(theme, "triangle-alert", "warning"))
        self.doubts.clicked.connect(self._on_doubts)
        self._count = QLabel()
        self._count.setProperty("ink", "muted")
        self._words = PlanWords(self)
        self._model = PlanModel(self._words, self)
        self.table = self._make_table(theme)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("ink", "muted")
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._filter)
        self._lay_out()

    def show_plan(self, index: PlanIndex, shown: Shown) -> None:
        """Shows a plan, from its top; `shown` is what is read at first, made by the worker."""
        self._index = index
        self._kind = None
        counts = index.plan.counts
        self.cards.show_counts(counts)
        doubts = index.count("warning")
        self.doubts.setText(self.tr("%1 à vérifier").replace("%1", wording.number(doubts)))
        self.doubts.setVisible(doubts > 0)
        self.doubts.setChecked(False)
        self._timer.stop()
        self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.clear()
        self.search.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show(shown)

    def focus_first(self) -> None:
        """Gives the keyboard to the changes."""
        self.table.setFocus()

    def _on_kind(self, kind: LineKind | None) -> None:
        self._kind = kind
        self.doubts.setChecked(False)
        self._filter()

    def _on_doubts(self) -> None:
        self.cards.release()
        self._kind = "warning" if self.doubts.isChecked() else None
        self._filter()

    def _on_typed(self) -> None:
        self._timer.start()

    def _filter(self) -> None:
        if self._index is not None:
            self._tasks.search(
                self._index.shown,
                self._kinds(),
                self.search.text(),
                done=self._on_filtered,
                failed=self._on_failed,
                lane="import-plan",
            )

    def _kinds(self) -> Sequence[LineKind]:
        if self._kind == "updated":
            return ("updated", "reappeared")
        return (self._kind,) if self._kind is not None else READ_AT_FIRST

    def _on_filtered(self, _generation: int, shown: Shown) -> None:
        self._show(shown)

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _show(self, shown: Shown) -> None:
        if self._index is None:
            return
        self._model.show(self._index, shown)
        lines = len(shown)
        self._count.setText(counted(lines, self.tr("ligne(s) affichée(s)", "", lines)))
        if lines:
            self.table.setCurrentIndex(self._model.index(0, 0))
            self.table.scrollToTop()
        self._nothing.setText(self._reason())
        self._stack.setCurrentWidget(self.table if lines else self._nothing)

    def _reason(self) -> str:
        if self.search.text().strip():
            return self.tr("Aucune ligne du bilan ne contient ces mots.")
        if self._index is not None and self._index.plan.changes_nothing:
            return self.tr("Ce fichier dit la même chose que le catalogue : rien ne changerait.")
        return self.tr("Rien à montrer ici.")

    def _make_table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setObjectName("plan-table")
        table.setAccessibleName(self.tr("Changements prévus"))
        table.setModel(self._model)
        table.setItemDelegate(PlanDelegate(theme, self._words, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(PlanDelegate.row_height(table.font()))
        header = table.horizontalHeader()
        # With the view's own selection, a header looks through every row at each change.
        for each in (header, table.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(self._model, each))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.resizeSection(0, self.fontMetrics().averageCharWidth() * PLACE_WIDTH_IN_LETTERS)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        frame = QFrame()
        frame.setProperty("ground", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        filters = QHBoxLayout()
        filters.setSpacing(10)
        filters.addWidget(self.search)
        filters.addWidget(self.doubts)
        filters.addStretch(1)
        filters.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.cards)
        column.addLayout(filters)
        column.addWidget(frame, 1)
