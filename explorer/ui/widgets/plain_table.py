"""A table to read row by row with the keyboard: whole rows, no grid, fixed heights, a light header."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from explorer.ui.widgets.elided_header import ElidedHeader
from explorer.ui.widgets.shared_room import shared

STRETCHED_PART: Final = 1 / 3
LEAST_PART: Final = 0.5


class PlainTable(QTableView):
    """Rows of text. `opened`: Enter or a double click on the current row."""

    opened = Signal(int)
    row_changed = Signal(int)
    """The current row, -1 when there is none."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: dict[int, int] = {}
        self._is_narrowed = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = ElidedHeader(self)
        self.setHorizontalHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # With the view's own selection, a header looks through every row at each change.
        for each in (header, self.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(model, each))
        self.set_lines(1)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_click)

    def set_lines(self, lines: float) -> None:
        """Gives every row the height of so many lines of text, and air."""
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * lines) + 14)

    def set_widths(self, letters: dict[int, int], stretched: tuple[int, ...]) -> None:
        """Widths in letters by column; `stretched` columns share the rest, a third of the table at least."""
        self._letters = letters
        self._share()
        self._is_narrowed = True  # until the table is as wide as it will be
        for column in stretched:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(self._wanted().values())
        if wanted > self._room() or self._is_narrowed:
            self._share()
        self._is_narrowed = wanted > self._room()

    def go_to(self, row: int) -> None:
        """Makes `row` the current one, if there is such a row."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> dict[int, int]:
        letter = QFontMetricsF(self.font()).averageCharWidth()
        return {column: round(letter * width) for column, width in self._letters.items()}

    def _room(self) -> int:
        """What the columns of a set width may take."""
        return round(self.viewport().width() * (1 - STRETCHED_PART))

    def _share(self) -> None:
        wanted = self._wanted()
        least = {column: round(width * LEAST_PART) for column, width in wanted.items()}
        for column, width in shared(wanted, least, self._room()).items():
            self.horizontalHeader().resizeSection(column, width)

    def _on_current(self) -> None:
        self.row_changed.emit(self.currentIndex().row())

    def _on_double_click(self) -> None:
        self.opened.emit(self.currentIndex().row())
