"""Writings that nobody knows and near names of providers, as rows to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from explorer.services import wording
from explorer.ui.models.choice import CHOICES_ROLE, VALUE_ROLE, Choice
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.services.inspection import ProviderGroup, UnknownValue
    from resources.vocabulary import Term

KIND, WRITTEN, ROWS, ANSWER = range(4)
AS_IS: Final = "\0as-is"
"""The answer « leave it as it is »: no slug and no name is written so."""
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One question. `group` is set for near names of providers, `value` otherwise."""

    value: UnknownValue | None
    group: ProviderGroup | None
    answer: str | None
    """`None` when nothing was answered yet."""


class DoubtsModel(QAbstractTableModel):
    """`answered`: the `DoubtRow`, and what was chosen (`AS_IS`: to be left as it is)."""

    answered = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DoubtRow, ...] = ()
        self._titles = (
            self.tr("Sujet"),
            self.tr("Écrit dans le fichier"),
            self.tr("Lignes"),
            self.tr("À lire comme"),
        )
        self._as_is = self.tr("Garder tel quel, valeur inconnue")
        self._apart = self.tr("Garder les noms séparés")

    def set_rows(self, rows: Sequence[DoubtRow]) -> None:
        """Shows other questions; the same ones keep their rows."""
        fresh = tuple(rows)
        same = [_subject(each) for each in fresh] == [_subject(each) for each in self._rows]
        if same and fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, ANSWER))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    @property
    def rows(self) -> tuple[DoubtRow, ...]:
        """The questions, in order."""
        return self._rows

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ANSWER else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        is_answer = index.column() == ANSWER
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                shown = self.sentence(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                shown = self.tr("À lire comme, pour %1").replace("%1", self._text(row, WRITTEN))
            case _ if role == ROW_ROLE:
                shown = row
            case _ if role == CHOICES_ROLE and is_answer:
                shown = self._choices(row)
            case _ if role == VALUE_ROLE and is_answer:
                shown = row.answer or AS_IS
            case _:
                shown = None
        return shown

    def sentence(self, row: DoubtRow) -> str:
        """The whole line for a screen reader and for the tooltip."""
        return ", ".join(self._text(row, place) for place in range(len(self._titles)))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != ANSWER:
            return False
        self.answered.emit(self._rows[index.row()], str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def _text(self, row: DoubtRow, place: int) -> str:
        match place:
            case 0:
                return _label(row.value.field) if row.value else self.tr("Organismes au nom proche")
            case 1:
                return self._written(row)
            case 2:
                return wording.number(_count(row))
        chosen = row.answer or AS_IS
        return next((each.label for each in self._choices(row) if each.value == chosen), chosen)

    def _written(self, row: DoubtRow) -> str:
        if row.group is not None:
            return " · ".join(f"{name} ({self._told_by(count)})" for name, count in row.group.names)
        return f"« {row.value.raw} »" if row.value else ""

    def _told_by(self, count: int) -> str:
        """How many rows of the file hold a name; a name of the catalogue alone stands in none."""
        return wording.number(count) if count else self.tr("déjà au catalogue")

    def _choices(self, row: DoubtRow) -> tuple[Choice, ...]:
        if row.group is not None:
            text = self.tr("Tout écrire « %1 »")
            names = dict.fromkeys((row.group.proposed, *(name for name, _count in row.group.names)))
            return (
                Choice(AS_IS, self._apart),
                *(
                    Choice(name, text.replace("%1", name), starts_group=not place)
                    for place, name in enumerate(names)
                ),
            )
        if row.value is None:
            return ()
        proposed = row.value.proposals
        known = {slug for slug, _label in proposed}
        terms = [each for each in _terms(row.value.field) if each.slug not in known]
        return (
            Choice(AS_IS, self._as_is),
            *(Choice(slug, label, starts_group=not place) for place, (slug, label) in enumerate(proposed)),
            *(Choice(each.slug, each.label, starts_group=not place) for place, each in enumerate(terms)),
        )


def _subject(row: DoubtRow) -> tuple[object, object]:
    return (row.value, row.group)


def _count(row: DoubtRow) -> int:
    if row.group is not None:
        return sum(count for _name, count in row.group.names)
    return row.value.count if row.value else 0


def _label(field: str) -> str:
    return next((each.label for each in vocabulary().fields if each.name == field), field)


def _terms(field: str) -> Sequence[Term]:
    words = vocabulary()
    terms: Mapping[str, Sequence[Term]] = {
        "formats": words.formats,
        "level": words.levels,
        "training_type": words.training_types,
        "skills": words.skills,
        "job_families": words.job_families,
        "sectors": words.branches,
        "funding": words.fundings,
        "axis": words.axes,
        "maturity": words.maturities,
    }
    return terms.get(field, ())
