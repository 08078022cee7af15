"""Likely duplicates across axes and sources, side by side: the user says whether they are one course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from explorer.tasks import Tasks
from explorer.ui.delegates.pairs import FactDelegate, PairDelegate
from explorer.ui.models.pairs import PairRow, PairsModel, SideBySideModel
from explorer.ui.phrases import counted
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from explorer.services.duplicates import DuplicatePair, Duplicates, PairDecision

FACT_WIDTH_IN_LETTERS = 20


class DuplicatesView(QWidget):
    """Nothing is merged: a decision is remembered and can be withdrawn, at once or later."""

    failed = Signal(object)
    decided = Signal()
    """What is said of two courses has changed."""

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._duplicates: Duplicates | None = None
        self._last: PairRow | None = None
        self._pairs = PairsModel(self)
        self.table = PlainTable(self._pairs, self.tr("Formations qui se ressemblent"))
        self.table.setObjectName("pairs-table")
        self.table.setItemDelegate(PairDelegate(theme, self.table))
        self.table.horizontalHeader().hide()
        self.table.set_lines(2)
        self.table.set_widths({}, (0,))
        self.table.row_changed.connect(self._on_row)
        self._facts = SideBySideModel(self)
        self.facts = PlainTable(self._facts, self.tr("Les deux formations côte à côte"))
        self.facts.setItemDelegate(FactDelegate(theme, self.facts))
        self.facts.set_lines(1.35)
        self.facts.set_widths({0: FACT_WIDTH_IN_LETTERS}, (1, 2))
        for table in (self.table, self.facts):
            theme.changed.connect(table.viewport().update)
        self.waiting = QPushButton(self.tr("À décider"), checkable=True)
        self.settled = QPushButton(self.tr("Déjà décidées"), checkable=True)
        for button in (self.waiting, self.settled):
            button.setProperty("kind", "filter")
            button.setAutoExclusive(True)
            button.clicked.connect(self.read)
        self.waiting.setChecked(True)
        self.same = QPushButton(self.tr("C’est la &même formation"))
        self.same.setProperty("kind", "primary")
        self.same.clicked.connect(self._on_same)
        self.apart = QPushButton(self.tr("&Pas un doublon"))
        self.apart.clicked.connect(self._on_apart)
        self.withdraw = QPushButton(self.tr("Revenir sur cette décision"))
        self.withdraw.clicked.connect(self._on_withdraw)
        self._note = ElidedLabel()
        self._note.setProperty("ink", "muted")
        self.undo = QPushButton(self.tr("Annuler", "what was just said of two courses"))
        self.undo.setProperty("kind", "link")
        self.undo.clicked.connect(self._on_undo)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("ink", "muted")
        self._lay_out()
        self._show_buttons()

    @property
    def note(self) -> str:
        """What was just decided."""
        return self._note.whole_text

    def open(self, duplicates: Duplicates) -> None:
        """Works on the catalogue that is now open."""
        self._duplicates = duplicates

    def read(self) -> None:
        """Looks for the pairs, away from the window: the whole catalogue is compared."""
        if self._duplicates is None:
            return
        self._say("")
        self._nothing.setText(self.tr("Comparaison des formations…"))
        self._stack.setCurrentWidget(self._nothing)
        if self.settled.isChecked():
            self._tasks.write(self._duplicates.decisions, done=self._on_decisions, failed=self.failed.emit)
        else:
            self._tasks.write(self._duplicates.proposals, done=self._on_proposals, failed=self.failed.emit)

    def _on_proposals(self, _generation: int, pairs: tuple[DuplicatePair, ...]) -> None:
        self._pairs.show_proposals(pairs)
        self._show_pairs(
            self.tr("Aucune formation n’en répète une autre d’un axe ou d’une source à l’autre.")
        )

    def _on_decisions(self, _generation: int, decisions: tuple[PairDecision, ...]) -> None:
        self._pairs.show_decisions(decisions)
        self._show_pairs(self.tr("Vous n’avez encore rien décidé."))

    def _show_pairs(self, nothing: str) -> None:
        self._nothing.setText(nothing)
        count = self._pairs.rowCount()
        self._stack.setCurrentWidget(self._both if count else self._nothing)
        self._count.setText(counted(count, self.tr("paire(s)", "", count)) if count else "")
        if count and not self.table.currentIndex().isValid():
            self.table.go_to(0)
        self._on_row()

    def _on_row(self) -> None:
        self._facts.show_pair(self._current())
        self._show_buttons()

    def _current(self) -> PairRow | None:
        return self._pairs.pair(self.table.currentIndex().row())

    def _show_buttons(self) -> None:
        pair = self._current()
        is_open = pair is not None and pair.is_same is None
        self.same.setVisible(is_open)
        self.apart.setVisible(is_open)
        self.withdraw.setVisible(pair is not None and pair.is_same is not None)

    def _on_same(self) -> None:
        self._decide(is_same=True)

    def _on_apart(self) -> None:
        self._decide(is_same=False)

    def _decide(self, *, is_same: bool) -> None:
        pair = self._current()
        if pair is None or self._duplicates is None:
            return
        decide = self._duplicates.link if is_same else self._duplicates.separate
        self._ask(decide, pair)
        self._last = pair
        text = self.tr("« %1 » : même formation.") if is_same else self.tr("« %1 » : pas un doublon.")
        self._take_out(pair)
        self._say(text.replace("%1", pair.left.course.title))
        self.undo.setVisible(True)

    def _on_withdraw(self) -> None:
        pair = self._current()
        if pair is not None and self._duplicates is not None:
            self._ask(self._duplicates.withdraw, pair)
            self._take_out(pair)
            self._say(self.tr("« %1 » : à décider de nouveau.").replace("%1", pair.left.course.title))

    def _on_undo(self) -> None:
        pair, self._last = self._last, None
        if pair is not None and self._duplicates is not None:
            self._ask(self._duplicates.withdraw, pair)
            self.read()

    def _ask(self, function: object, pair: PairRow) -> None:
        self._tasks.write(
            function, pair.left.course.id, pair.right.course.id, done=self._on_written, failed=self._on_failed
        )

    def _on_written(self, _generation: int, _result: object) -> None:
        self.decided.emit()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.read()

    def _take_out(self, pair: PairRow) -> None:
        """The next pair takes the place; the keyboard stays on the list."""
        self._pairs.remove(pair)
        self._show_pairs(self.tr("Il n’y a plus rien à décider."))
        self.table.setFocus()

    def _say(self, text: str) -> None:
        self._note.set_text(text)
        self.undo.setVisible(False)

    def _lay_out(self) -> None:
        left = _card(self.table)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(_card(self.facts), 1)
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(14)
        both.addWidget(left, 2)
        both.addWidget(right, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        self._stack.addWidget(self._nothing)
        self._count = QLabel()
        self._count.setProperty("ink", "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.waiting)
        head.addWidget(self.settled)
        head.addStretch(1)
        head.addWidget(self._count)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._note, 1000)
        under.addWidget(self.undo)
        under.addSpacing(24)
        under.addStretch(1)
        for button in (self.withdraw, self.apart, self.same):
            under.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(under)


def _card(table: PlainTable) -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(table)
    return frame
