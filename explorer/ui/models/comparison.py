"""A comparison as a table: criteria as rows under the name of their group, a column a course."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.comparing import Cell, ComparedCourse, Comparison, ComparisonRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CRITERION: Final = 0
BEST: Final = "✓"
ASK: Final = "?"
DIFFERS: Final = "≠"


class Role(IntEnum):
    """What the delegate and the header ask beside the usual roles."""

    GROUP = Qt.ItemDataRole.UserRole + 1
    """The name of a group, on its own row; else `None`."""
    ROW = Qt.ItemDataRole.UserRole + 2
    CELL = Qt.ItemDataRole.UserRole + 3
    COURSE = Qt.ItemDataRole.UserRole + 4
    """The `ComparedCourse` of a column, of the header too."""


class ComparisonModel(QAbstractTableModel):
    """All its texts are here: five columns and some thirty rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._rows: list[str | ComparisonRow] = []

    def show_comparison(self, comparison: Comparison) -> None:
        """Replaces what is compared."""
        self.beginResetModel()
        self._comparison = comparison
        self._rows = []
        for group in comparison.groups:
            self._rows += [group.label, *group.rows]
        self.endResetModel()

    @property
    def courses(self) -> tuple[ComparedCourse, ...]:
        """From left to right."""
        return self._comparison.courses if self._comparison is not None else ()

    def group_rows(self) -> list[int]:
        """The rows that hold the name of a group alone."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, str)]

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self.courses)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section == CRITERION:
            return self.tr("Critère") if role == Qt.ItemDataRole.DisplayRole else None
        course = self.courses[section - 1]
        if role == Role.COURSE:
            return course
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return course.course.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (course.course.title, course.provider)))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return self._of_group(row, index.column(), role)
        if role == Role.ROW:
            return row
        if index.column() == CRITERION:
            return self._of_criterion(row, role)
        return self._of_cell(row, row.cells[index.column() - 1], index.column(), role)

    def _of_group(self, label: str, column: int, role: int) -> Any:
        if role == Role.GROUP:
            return label
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return label if is_text and column == CRITERION else None

    def _of_criterion(self, row: ComparisonRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.tr("différent")
            return f"{row.label}, {told}" if row.differs else row.label
        return None

    def _of_cell(self, row: ComparisonRow, cell: Cell, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Role.CELL:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.question or (
                self.tr("Le plus favorable des coûts ou des dates") if cell.is_best else None
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.courses[column - 1].course.title
            parts = [f"{title}, {phrases.labelled(row.label, cell.text)}"]
            if cell.is_best:
                parts.append(self.tr("le plus favorable"))
            if cell.question:
                parts.append(cell.question)
            return ", ".join(parts)
        return None
