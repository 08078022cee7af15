"""Courses that are likely one and the same: the pairs in a list, and two courses side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.services import wording
from explorer.ui.models.cells import NO_FIGURE, CellTexts
from explorer.ui.models.columns import ColumnName

if TYPE_CHECKING:
    from explorer.services.duplicates import DuplicatePair, PairDecision, PairSide

COMPARED: Final[tuple[ColumnName, ...]] = (
    "title",
    "provider",
    "axis",
    "format",
    "duration",
    "price",
    "certification",
    "level",
    "city",
    "expiry",
    "session",
)
SECOND_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DIFFERS_ROLE: Final = Qt.ItemDataRole.UserRole + 2
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two courses, and why they stand in the list. `is_same`: what was said of them, `None` if nothing."""

    left: PairSide
    right: PairSide
    why: str
    is_same: bool | None = None


class PairsModel(QAbstractTableModel):
    """One pair a row, with a second line under `SECOND_ROLE`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PairRow] = []

    def show_proposals(self, pairs: Sequence[DuplicatePair]) -> None:
        """Shows pairs to decide on."""
        likeness = self.tr("%1 % · %2")
        self._set(
            [
                PairRow(
                    each.left,
                    each.right,
                    likeness.replace("%1", str(round(each.likeness * 100))).replace(
                        "%2", ", ".join(each.reasons)
                    ),
                )
                for each in pairs
            ]
        )

    def show_decisions(self, decisions: Sequence[PairDecision]) -> None:
        """Shows pairs that were decided."""
        same, apart = self.tr("même formation"), self.tr("pas un doublon")
        self._set(
            [
                PairRow(each.left, each.right, same if each.is_same else apart, each.is_same)
                for each in decisions
            ]
        )

    def pair(self, row: int) -> PairRow | None:
        """The pair of a row, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def remove(self, pair: PairRow) -> None:
        """Takes a pair out: something was said of it."""
        if pair in self._rows:
            place = self._rows.index(pair)
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.pair(index.row())
        if pair is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return pair.left.course.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(pair)
        return pair.why if role == SECOND_ROLE else None

    def sentence(self, pair: PairRow) -> str:
        """The pair for a screen reader and for the tooltip."""
        text = self.tr("%1, dans « %2 », et %3, dans « %4 » : %5")
        for mark, word in (
            ("%1", pair.left.course.title),
            ("%2", pair.left.source),
            ("%3", pair.right.course.title),
            ("%4", pair.right.source),
            ("%5", pair.why),
        ):
            text = text.replace(mark, word, 1)
        return text

    def _set(self, rows: list[PairRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


class SideBySideModel(QAbstractTableModel):
    """Facts as rows, the two courses as columns; `DIFFERS_ROLE` tells that they do not say the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = CellTexts(datetime.now(UTC).astimezone().date(), self)
        self._facts: list[tuple[str, str, str]] = []
        self._sources = ("", "")

    def show_pair(self, pair: PairRow | None) -> None:
        """Shows two courses, or nothing."""
        self.beginResetModel()
        self._facts = []
        if pair is not None:
            self._sources = (self._list(pair.left), self._list(pair.right))
            for column in COMPARED:
                left, right = (self._fact(side, column) for side in (pair.left, pair.right))
                self._facts.append((self._texts.title(column), left, right))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        label, left, right = self._facts[index.row()]
        differs = _differ(left, right)
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == 0:
                return f"≠ {label}" if differs else label
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return (label, left, right)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(label, left, right)
        return differs if role == DIFFERS_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", *self._sources)[section]
        return None

    def _fact(self, side: PairSide, column: ColumnName) -> str:
        """A dash is for narrow columns: here there is room to say that a figure is not known."""
        said = self._texts.display(side.course, column, selected=False)
        return wording.UNKNOWN_LABEL if said == NO_FIGURE else said

    def _list(self, side: PairSide) -> str:
        axis = self._texts.display(side.course, "axis", selected=False)
        return " · ".join((side.source, axis))

    def _sentence(self, label: str, left: str, right: str) -> str:
        if left == right:
            return self.tr("%1, identique : %2").replace("%1", label).replace("%2", left)
        text = self.tr("%1, différent : %2, et %3")
        return text.replace("%1", label).replace("%2", left).replace("%3", right)


def _differ(left: str, right: str) -> bool:
    """Whether two facts contradict each other: one that is unknown contradicts nothing."""
    return left != right and wording.UNKNOWN_LABEL not in (left, right)
