"""The results as a table over an ordered array of ids; rows are fetched by window when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.ui.models.cells import CellTexts
from explorer.ui.models.columns import COLUMNS, ColumnName

if TYPE_CHECKING:
    from explorer.services.courses import CourseRow

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int], str], Sequence["CourseRow"]]

WINDOW = 32
KEPT_ROWS = 1024
ROOT = QModelIndex()


class Role(IntEnum):
    """What the delegates ask beside the usual roles."""

    COURSE = Qt.ItemDataRole.UserRole + 1
    IN_SELECTION = Qt.ItemDataRole.UserRole + 2
    BADGE = Qt.ItemDataRole.UserRole + 3
    """The `Badge` of the certification."""


class ResultsModel(QAbstractTableModel):
    """Holds ids and a few hundred rows around what is seen; never the whole catalogue."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._text = ""
        self._rows: dict[int, CourseRow] = {}
        self._selected: frozenset[int] = frozenset()
        self._texts = CellTexts(date.today(), self)  # noqa: DTZ011 - a reader's day is the local one

    # What the page does with it.

    def show_results(self, ids: Sequence[int], text: str, rows: Iterable[CourseRow] = ()) -> None:
        """Swaps the results; `rows` are those already fetched in the background, to paint without waiting."""
        self.beginResetModel()
        self._ids = ids
        self._text = text
        self._rows = {row.id: row for row in rows}
        self.endResetModel()

    def set_selected(self, ids: Iterable[int]) -> None:
        """Tells which courses have the full star."""
        before, self._selected = self._selected, frozenset(ids)
        if before != self._selected:
            self._tell_changed()

    def second_line(self, course: CourseRow) -> str:
        """What stands under a title."""
        return self._texts.second_line(course)

    def is_selected(self, course_id: int) -> bool:
        """Whether the course is in the current selection."""
        return course_id in self._selected

    @property
    def ids(self) -> Sequence[int]:
        """Every result, in order."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The course shown at `row`."""
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def course(self, row: int) -> CourseRow | None:
        """The course at `row`, fetched with its neighbours when it is not there yet."""
        course_id = self.id_at(row)
        if course_id is None:
            return None
        if course_id not in self._rows:
            start = row - row % WINDOW
            if len(self._rows) > KEPT_ROWS:
                self._rows.clear()
            window = (int(each) for each in self._ids[start : start + WINDOW])
            wanted = [each for each in window if each not in self._rows]
            self._rows.update((each.id, each) for each in self._fetch(wanted, self._text))
        return self._rows.get(course_id)

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        course = self.course(index.row())
        return self._of_course(course, column.name, role) if course is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.name == "star" else self._texts.title(column.name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts.explanation(column.name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _of_course(self, course: CourseRow, column: ColumnName, role: int) -> Any:
        selected = course.id in self._selected
        writers = {
            Qt.ItemDataRole.DisplayRole: self._texts.display,
            Qt.ItemDataRole.ToolTipRole: self._texts.tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._texts.cell_sentence,
        }
        if role in writers:
            return writers[Qt.ItemDataRole(role)](course, column, selected=selected)
        if role == Role.COURSE:
            return course
        if role == Role.IN_SELECTION:
            return selected
        return self._texts.badge(course) if role == Role.BADGE else None

    def _tell_changed(self) -> None:
        """One signal for all: a view only paints what it shows."""
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))
