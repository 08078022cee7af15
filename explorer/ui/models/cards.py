"""The same results laid out as cards: so many courses side by side on each row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.ui.models.columns import index_of
from explorer.ui.models.results import ResultsModel

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TITLE = index_of("title")


class CardsModel(QAbstractTableModel):
    """Holds nothing: place = row × columns + column. Empty while the cards are not shown."""

    def __init__(self, results: ResultsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results = results
        self._columns = 1
        self._is_shown = False
        results.modelAboutToBeReset.connect(self.beginResetModel)
        results.modelReset.connect(self.endResetModel)
        results.dataChanged.connect(self._on_changed)

    def arrange(self, columns: int, *, is_shown: bool) -> None:
        """Sets how many cards stand side by side, and whether they are shown at all."""
        if (columns, is_shown) != (self._columns, self._is_shown):
            self.beginResetModel()
            self._columns, self._is_shown = columns, is_shown
            self.endResetModel()

    def place_of(self, index: Index) -> int:
        """Where the card's course stands among the results, -1 for no card."""
        place = index.row() * self._columns + index.column()
        return place if index.isValid() and place < len(self._results.ids) else -1

    def index_of(self, place: int) -> QModelIndex:
        """The card of the course at `place`."""
        return self.index(place // self._columns, place % self._columns)

    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.isValid() or not self._is_shown:
            return 0
        return -(-len(self._results.ids) // self._columns)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        place = self.place_of(index)
        return self._results.data(self._results.index(place, TITLE), role) if place >= 0 else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.place_of(index) >= 0 else Qt.ItemFlag.NoItemFlags

    def _on_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))
