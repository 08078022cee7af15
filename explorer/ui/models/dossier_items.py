"""The courses of a dossier as a table, by rank: what was decided, what is next, what deserves a look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from explorer.services import wording
from explorer.ui.models.badges import Badge, Tone
from explorer.ui.models.cells import CellTexts
from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierLine

Index = QModelIndex | QPersistentModelIndex
ColumnName = Literal["rank", "title", "status", "figures", "action", "alerts"]

ROOT = QModelIndex()
DRAGGED: Final = "application/x-explorateur-rangs"
"""Ranks of the rows that are dragged, as digits between spaces."""
STATUS_TONES: Final[Mapping[str, Tone]] = {
    "a-etudier": "info",
    "retenue": "accent",
    "ecartee": "neutral",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Widths are in average characters of the table's font; the title takes what is left.

    In a narrow window a column goes down to its `least` width.
    """

    name: ColumnName
    width: float
    least: float
    right: bool = False


COLUMNS: Final = (
    Column("rank", 9, 9, right=True),
    Column("title", 24, 17),
    Column("status", 14, 14),
    Column("figures", 19, 18.5, right=True),
    Column("action", 22, 15),
    Column("alerts", 10, 10, right=True),
)


class Role(IntEnum):
    """What the delegate asks beside the usual roles."""

    LINE = Qt.ItemDataRole.UserRole + 1
    SECOND_LINE = Qt.ItemDataRole.UserRole + 2
    BADGE = Qt.ItemDataRole.UserRole + 3
    """A `Badge`, or `None`."""


class DossierItemsModel(QAbstractTableModel):
    """A dossier holds some tens of courses: all its lines are here. Rows are moved by asking for it."""

    move_asked = Signal(list, int)
    """Courses, and the rank (from 1) of the first of them among those that stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[DossierLine] = ()
        self._texts = CellTexts(date.today(), self)  # noqa: DTZ011 - a reader's day is the local one

    # What the page does with it.

    def show_lines(self, lines: Sequence[DossierLine]) -> None:
        """Replaces the courses."""
        if [each.item.course_id for each in lines] == [each.item.course_id for each in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    @property
    def lines(self) -> Sequence[DossierLine]:
        """The courses, by rank."""
        return self._lines

    def line(self, row: int) -> DossierLine | None:
        """The course at `row`."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, course_id: int) -> int | None:
        """Where a course stands."""
        return next((row for row, each in enumerate(self._lines) if each.item.course_id == course_id), None)

    def rows_of(self, course_ids: Iterable[int]) -> list[int]:
        """Where these courses stand, in this order; those that are not here are left out."""
        places = {each.item.course_id: row for row, each in enumerate(self._lines)}
        return [places[each] for each in course_ids if each in places]

    # What Qt asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._titles()[column.name]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        name = COLUMNS[index.column()].name
        said: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(line, name),
            Qt.ItemDataRole.ToolTipRole: lambda: self._hint(line, name),
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                self._sentence(line) if name == "title" else self._text(line, name)
            ),
            Role.LINE: lambda: line,
            Role.SECOND_LINE: lambda: self._texts.second_line(line.course),
            Role.BADGE: lambda: self._badge(line, name),
        }
        answer = said.get(role)
        return answer() if answer is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(DRAGGED, " ".join(map(str, rows)).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Asks for the move and tells the view that nothing was taken: it must not remove the rows itself."""
        if data.hasFormat(DRAGGED):
            dragged = [int(each) for each in data.data(DRAGGED).data().decode().split()]
            target = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
            self.ask_move(dragged, target)
        return False

    def ask_move(self, rows: Sequence[int], target: int) -> None:
        """Asks to put `rows` before the row that is now `target`."""
        moving = sorted(row for row in rows if 0 <= row < len(self._lines))
        rank = target - sum(row < target for row in moving) + 1
        if moving and moving != list(range(rank - 1, rank - 1 + len(moving))):
            self.move_asked.emit([self._lines[row].item.course_id for row in moving], rank)

    # Texts.

    def _titles(self) -> Mapping[ColumnName, str]:
        return {
            "rank": self.tr("Rang"),
            "title": self.tr("Intitulé"),
            "status": self.tr("Décision"),
            "figures": self.tr("Durée et coût"),
            "action": self.tr("Prochaine action"),
            "alerts": self.tr("À voir"),
        }

    def status_label(self, status: str) -> str:
        """« À étudier », « Retenue », « Écartée »."""
        return {
            "a-etudier": self.tr("À étudier"),
            "retenue": self.tr("Retenue"),
            "ecartee": self.tr("Écartée"),
        }[status]

    def _text(self, line: DossierLine, name: ColumnName) -> str:
        item, course = line.item, line.course
        due = wording.date(item.next_action_date)
        texts: Mapping[ColumnName, str] = {
            "rank": str(item.rank),
            "title": course.title,
            "status": self.status_label(item.status),
            "figures": "\n".join(self._figures(line)),
            "action": "\n".join(filter(None, (due, item.next_action))),
            "alerts": str(len(line.alerts)) if line.alerts else "",
        }
        return texts[name]

    def _figures(self, line: DossierLine) -> list[str]:
        course = line.course
        duration = wording.duration(course) or self.tr("Durée inconnue")
        price = wording.price(course) or self.tr("Coût inconnu")
        return [duration, price, *filter(None, (wording.price_per_hour(course.price_per_hour_eur),))]

    def _hint(self, line: DossierLine, name: ColumnName) -> str | None:
        match name:
            case "rank":
                return self.tr("Glissez la ligne, ou Alt+↑ et Alt+↓, pour changer son rang")
            case "title":
                return line.course.title
            case "status":
                return line.item.reason
            case "action":
                return line.item.next_action
            case "alerts":
                return "\n".join(each.text for each in line.alerts) or None
        return None

    def _badge(self, line: DossierLine, name: ColumnName) -> Badge | None:
        if name == "status":
            return Badge(self.status_label(line.item.status), STATUS_TONES[line.item.status])
        if name == "alerts" and line.alerts:
            worst = min(line.alerts, key=lambda each: ("error", "warning", "info").index(each.severity))
            tones: Mapping[str, Tone] = {"error": "error", "warning": "warning", "info": "info"}
            return Badge(str(len(line.alerts)), tones[worst.severity])
        return None

    def _sentence(self, line: DossierLine) -> str:
        """The whole row, as a screen reader says it."""
        titles = self._titles()
        parts = [f"{line.item.rank}. {line.course.title}", self._texts.second_line(line.course)]
        for name in ("status", "figures", "action"):
            text = self._text(line, name).replace("\n", ", ")
            if text:
                parts.append(phrases.labelled(titles[name], text))
        parts += [each.text for each in line.alerts]
        return ", ".join(part for part in parts if part)
