"""The results as a table over an ordered array of ids; rows are asked for by window when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from explorer.ui.models.cells import CellTexts
from explorer.ui.models.columns import COLUMNS, ColumnName

if TYPE_CHECKING:
    from explorer.services.courses import CourseRow

Index = QModelIndex | QPersistentModelIndex

WINDOW = 32
MOST_WINDOWS = 4
"""Windows asked at once: what a tall screen shows, and what one has just scrolled by."""
KEPT_ROWS = 1024
ROOT = QModelIndex()


class Role(IntEnum):
    """What the delegates ask beside the usual roles."""

    COURSE = Qt.ItemDataRole.UserRole + 1
    IN_SELECTION = Qt.ItemDataRole.UserRole + 2
    BADGE = Qt.ItemDataRole.UserRole + 3
    """The `Badge` of the certification."""
    SECOND_LINE = Qt.ItemDataRole.UserRole + 4
    """What stands under the title."""
    CORRECTION = Qt.ItemDataRole.UserRole + 5
    """« Corrigé par vous le … », or nothing."""


class ResultsModel(QAbstractTableModel):
    """Holds ids and a few hundred rows around what is seen; never the whole catalogue.

    A row that is not there yet is empty and wanted: whoever hears `rows_wanted` gives it by `add_rows`.
    """

    rows_wanted = Signal(list, str)
    """Ids, and the text whose letters are to be marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[int] = ()
        self._text = ""
        self._rows: dict[int, CourseRow | None] = {}
        """`None`: asked for, and gone from the catalogue."""
        self._selected: frozenset[int] = frozenset()
        self._new: frozenset[int] = frozenset()
        self._windows: dict[int, None] = {}
        """First rows of the windows wanted and not there yet, in the order of wanting."""
        self._asked: list[int] = []
        """Ids last asked for, until they come."""
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)
        self._texts = CellTexts(date.today(), self)  # noqa: DTZ011 - a reader's day is the local one
        self._writers: dict[int, Callable[..., str]] = {
            Qt.ItemDataRole.DisplayRole: self._texts.display,
            Qt.ItemDataRole.ToolTipRole: self._texts.tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._texts.cell_sentence,
        }

    # What the page does with it.

    def show_results(self, ids: Sequence[int], text: str, rows: Iterable[CourseRow] = ()) -> None:
        """Swaps the results; `rows` are those already read in the background, to paint without waiting."""
        self.beginResetModel()
        self._ids = ids
        self._text = text
        self._rows = {row.id: row for row in rows}
        self._windows.clear()
        self._asked.clear()
        self.endResetModel()

    def add_rows(self, rows: Iterable[CourseRow]) -> None:
        """Gives the rows last asked for; those of results that were swapped meanwhile are left."""
        if not self._asked:
            return
        if len(self._rows) > KEPT_ROWS:
            self._rows.clear()
        self._rows.update(dict.fromkeys(self._asked))
        self._rows.update((row.id, row) for row in rows)
        self._asked.clear()
        self._windows.clear()
        self._tell_changed()

    def set_new(self, ids: Iterable[int]) -> None:
        """Tells which courses one has not seen yet in the view that is shown."""
        before, self._new = self._new, frozenset(ids)
        if before != self._new:
            self._tell_changed()

    def set_selected(self, ids: Iterable[int]) -> None:
        """Tells which courses have the full star."""
        before, self._selected = self._selected, frozenset(ids)
        if before != self._selected:
            self._tell_changed()

    def second_line(self, course: CourseRow) -> str:
        """What stands under a title."""
        return self._texts.second_line(course, is_new=course.id in self._new)

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
        """The course at `row`; `None` when it is not there yet: it is then wanted, with its neighbours."""
        course_id = self.id_at(row)
        if course_id is None:
            return None
        start = row - row % WINDOW
        if course_id not in self._rows and start not in self._windows:
            self._windows[start] = None
            self._ask_soon.start()
        return self._rows.get(course_id)

    def _ask(self) -> None:
        for start in list(self._windows)[:-MOST_WINDOWS]:
            del self._windows[start]
        windows = (self._ids[start : start + WINDOW] for start in self._windows)
        # A later question takes the place of the one before: it asks again for what has not come.
        self._asked = [int(each) for window in windows for each in window if int(each) not in self._rows]
        if self._asked:
            self.rows_wanted.emit(list(self._asked), self._text)

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Asked some hundred times a repaint: what is painted comes first, by the shortest way.
        if not index.isValid():
            return None
        if role == Role.COURSE:
            return self.course(index.row())
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
        writer = self._writers.get(role)
        if writer is not None:
            return writer(course, column, selected=selected)
        if role == Role.IN_SELECTION:
            return selected
        if role == Role.SECOND_LINE:
            return self.second_line(course)
        if role == Role.CORRECTION:
            return self._texts.correction(course, column)
        return self._texts.badge(course) if role == Role.BADGE else None

    def _tell_changed(self) -> None:
        """One signal for all: a view only paints what it shows."""
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))
