"""The columns of a sheet as a table: what each is taken for, how surely and why, three values read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from explorer.ui.models.choice import CHOICES_ROLE, VALUE_ROLE, Choice
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.services.inspection import ColumnView

COLUMN_ROLE: Final = Qt.ItemDataRole.UserRole + 1
HEADER, FIELD, CONFIDENCE, SAMPLES = range(4)
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class MappingModel(QAbstractTableModel):
    """`field_chosen`: 0-based column of the sheet, name of a field or `None` for an extra column."""

    field_chosen = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[ColumnView, ...] = ()
        self._titles = (
            self.tr("Colonne du fichier"),
            self.tr("Champ"),
            self.tr("Confiance"),
            self.tr("Exemples : écrit → lu"),
        )
        self._extra = self.tr("Garder comme colonne supplémentaire")
        self.hidden = self.tr("colonne masquée")
        self.unread = self.tr("non compris, gardé en texte")

    def set_columns(self, columns: Sequence[ColumnView]) -> None:
        """Shows other columns; the same ones read again keep their rows."""
        fresh = tuple(columns)
        if [each.column for each in fresh] == [each.column for each in self._columns]:
            self._columns = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, SAMPLES))
            return
        self.beginResetModel()
        self._columns = fresh
        self.endResetModel()

    def column(self, row: int) -> ColumnView:
        """The column of a row."""
        return self._columns[row]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.row()]
        is_choice = index.column() == FIELD
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = self._text(column, index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                shown = self.sentence(column)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                shown = self.tr("Champ de la colonne %1").replace("%1", column.header or column.letter)
            case _ if role == COLUMN_ROLE:
                shown = column
            case _ if role == CHOICES_ROLE and is_choice:
                shown = self._choices(column)
            case _ if role == VALUE_ROLE and is_choice:
                shown = column.field
            case _:
                shown = None
        return shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != FIELD:
            return False
        column = self._columns[index.row()]
        if value != column.field:
            self.field_chosen.emit(column.column, value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def sentence(self, column: ColumnView) -> str:
        """The whole line for a screen reader and for the tooltip."""
        parts = [
            self.tr("colonne %1").replace("%1", column.letter),
            column.header or self.tr("sans en-tête"),
            self.label(column.field),
            self.certainty(column),
            column.reason,
            *(self.sample(raw, read) for raw, read in column.samples),
        ]
        if column.hidden:
            parts.insert(2, self.hidden)
        return ", ".join(part for part in parts if part)

    def label(self, field: str | None) -> str:
        """The field as people read it."""
        if field is None:
            return self._extra
        return next((each.label for each in vocabulary().fields if each.name == field), field)

    def certainty(self, column: ColumnView) -> str:
        """« 95 % »; nothing for a column that is kept as it is."""
        if column.field is None:
            return ""
        return self.tr("%1 %").replace("%1", str(round(column.confidence * 100)))

    def sample(self, raw: str, read: str) -> str:
        """« 3 jours → 21 h »; a value that is not understood says so."""
        return f"{raw} → {read or self.unread}"

    def _text(self, column: ColumnView, place: int) -> str:
        match place:
            case 0:
                return column.header or self.tr("(sans en-tête)")
            case 1:
                return self.label(column.field)
            case 2:
                return self.certainty(column)
        return " ; ".join(self.sample(raw, read) for raw, read in column.samples)

    def _choices(self, column: ColumnView) -> tuple[Choice, ...]:
        suggested = column.suggested
        first = [Choice(None, self._extra)]
        if suggested is not None:
            text = self.tr("%1 (proposé)").replace("%1", self.label(suggested))
            first.insert(0, Choice(suggested, text))
        others = [each for each in vocabulary().fields if each.name != suggested]
        rest = [Choice(each.name, each.label, starts_group=not place) for place, each in enumerate(others)]
        return (*first, *rest)
