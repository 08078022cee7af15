"""The changes of an import plan as a table: only the rows that are on the screen are put into words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.ui.models.plan_index import NOTHING, PlanIndex, Shown
from explorer.ui.models.plan_words import PlanLine, PlanWords

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()
KEPT_LINES = 512


class PlanModel(QAbstractTableModel):
    """Three columns. The delegate reads the `PlanLine` under `LINE_ROLE`."""

    def __init__(self, words: PlanWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._index: PlanIndex | None = None
        self._shown = NOTHING
        self._titles = (self.tr("Ligne"), self.tr("Formation"), self.tr("Changement"))
        self._line = lru_cache(KEPT_LINES)(self._worded)

    def show(self, index: PlanIndex, shown: Shown) -> None:
        """Shows these entries of a plan."""
        self.beginResetModel()
        self._index = index
        self._shown = shown
        self._line.cache_clear()
        self.endResetModel()

    def line(self, row: int) -> PlanLine:
        """The line of a row, in words."""
        return self._line(*self._shown.at(row))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        if role == LINE_ROLE:
            return self.line(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(self.line(index.row()), index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words.sentence(self.line(index.row()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def _worded(self, kind: Any, place: int) -> PlanLine:
        if self._index is None:
            raise IndexError(place)
        return self._words.line(self._index.plan, kind, place, self._index.concerned(kind, place))

    def _text(self, line: PlanLine, column: int) -> str:
        if column == 0:
            return line.place
        if column == 1:
            return line.title
        if line.changes:
            return " ; ".join(map(str, line.changes))
        return f"{self._words.kinds[line.kind]} {line.text}".strip()
