"""What an import would do, before anything is written: counts, sheets, and every change to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.delegates.plan import PlanDelegate
from explorer.ui.models.plan import LineKind, PlanModel, PlanWords
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.count_cards import CountCards
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.sheet_choice import SheetChoice

if TYPE_CHECKING:
    from explorer.services.plan import ImportPlan

IDEAL_SIZE = QSize(1160, 660)
SHEETS_WIDTH_IN_LETTERS = 42
PLACE_WIDTH_IN_LETTERS = 28


class ImportPlanDialog(QDialog):
    """Stays open while another plan is made for other sheets; `accepted` means « Importer »."""

    replan_asked = Signal(tuple, object)
    """Sheet names, axis or `None`."""
    rejects_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Importer une cartographie"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan: ImportPlan | None = None
        self._axis: str | None = None
        self._words = PlanWords(self)
        self._title = QLabel(self.tr("Importer une cartographie"))
        large = QFont(self._title.font())
        large.setPointSizeF(large.pointSizeF() * 1.5)
        large.setWeight(QFont.Weight.Bold)
        self._title.setFont(large)
        self._summary = ElidedLabel()
        self._summary.setProperty("ink", "muted")
        self._cards = CountCards()
        self._cards.kind_chosen.connect(self._on_kind)
        self._sheets = SheetChoice(theme)
        self._sheets.setFixedWidth(self.fontMetrics().averageCharWidth() * SHEETS_WIDTH_IN_LETTERS)
        self._sheets.changed.connect(self._on_sheets)
        self._model = PlanModel(self._words, self)
        self._table = self._make_table(theme)
        self._nothing = QLabel(self.tr("Rien à montrer ici."), alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("ink", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        self._rejects = QPushButton(self.tr("Enregistrer le classeur des rejets…"))
        self._rejects.clicked.connect(self.rejects_asked)
        self._cancel = QPushButton(self.tr("Annuler"))
        self._cancel.clicked.connect(self.reject)
        self._import = QPushButton(self.tr("Importer"))
        self._import.setObjectName("confirm-import")
        self._import.setProperty("kind", "primary")
        self._import.setDefault(True)
        self._import.clicked.connect(self.accept)
        self._lay_out()
        room = parent.window().size() if parent is not None else self.screen().availableGeometry().size()
        self.resize(IDEAL_SIZE.boundedTo(room - QSize(40, 40)))

    def show_plan(self, plan: ImportPlan, axis: str | None) -> None:
        """Shows a plan, the first or another; `axis` is the one the user chose for sheets that tell none."""
        self.plan = plan
        self._axis = axis
        counts = plan.counts
        imported = sum(sheet.outcome == "imported" for sheet in plan.sheets)
        recognised = counted(imported, self.tr("feuille(s) reconnue(s)", "", imported))
        parts = (plan.file.name, recognised, self.tr("rien n’est écrit avant « Importer »"))
        self._summary.set_text(" · ".join(parts))
        self._cards.show_counts(counts, doubts=counts.warnings + len(plan.file_warnings))
        self._sheets.show_sheets(plan.sheets, axis)
        self._model.set_lines(self._words.lines(plan))
        self._show_lines()
        concerned = counts.created + counts.updated
        self._import.setText(
            self.tr("Importer %1").replace("%1", phrases.courses(concerned))
            if concerned
            else self.tr("Importer")
        )
        self._rejects.setVisible(counts.rejected > 0)
        self.set_busy(is_busy=False)

    def say(self, text: str) -> None:
        """Tells what was done from this dialog."""
        self._summary.set_text(text)

    def show_previous_plan(self) -> None:
        """Back to the last plan: the one asked since could not be made."""
        if self.plan is not None:
            self.show_plan(self.plan, self._axis)

    def set_busy(self, *, is_busy: bool) -> None:
        """While another plan is being made, what is shown cannot be confirmed."""
        self._import.setEnabled(not is_busy and self._has_courses())
        self._sheets.setEnabled(not is_busy)
        if is_busy:
            self._summary.set_text(self.tr("Nouvelle lecture du classeur…"))

    def _has_courses(self) -> bool:
        counts = self.plan.counts if self.plan else None
        return counts is not None and counts.created + counts.updated + counts.unchanged + counts.missing > 0

    def _make_table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setObjectName("plan-table")
        table.setAccessibleName(self.tr("Changements prévus"))
        table.setModel(self._model)
        table.setItemDelegate(PlanDelegate(theme, self._words, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(PlanDelegate.row_height(table.font()))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.resizeSection(0, self.fontMetrics().averageCharWidth() * PLACE_WIDTH_IN_LETTERS)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(self._cards)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._sheets)
        middle.addWidget(self._stack, 1)
        column.addLayout(middle, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._rejects)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._import)
        column.addLayout(buttons)

    def _on_kind(self, kind: LineKind | None) -> None:
        self._model.show_kind(kind)
        self._show_lines()

    def _show_lines(self) -> None:
        self._stack.setCurrentWidget(self._table if self._model.rowCount() else self._nothing)

    def _on_sheets(self) -> None:
        self.set_busy(is_busy=True)
        self.replan_asked.emit(self._sheets.chosen(), self._sheets.axis())
