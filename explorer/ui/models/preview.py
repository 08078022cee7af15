"""The first rows of a sheet as the file holds them, with what each row was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.inspection import PreviewRow, SheetView

NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
LONGEST_TEXT = 200


class PreviewModel(QAbstractTableModel):
    """Columns are the sheet's own, under their letters; rows keep Excel's numbers."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: SheetView | None = None
        self._width = 0
        self.kinds: Mapping[str, str] = {
            "header": self.tr("en-têtes"),
            "banner": self.tr("titre"),
            "section": self.tr("section"),
            "total": self.tr("total"),
            "footnote": self.tr("note"),
            "blank": self.tr("vide"),
            "repeated-header": self.tr("en-têtes répétés"),
            "data": "",
        }
        self._hidden = self.tr("masquée")

    def show_sheet(self, sheet: SheetView | None) -> None:
        """Shows another sheet, or the same one read again."""
        self.beginResetModel()
        self._sheet = sheet
        self._width = max((len(row.texts) for row in sheet.preview), default=0) if sheet else 0
        self.endResetModel()
        if self.rowCount():
            # The header keeps its width as long as the number of rows is the same.
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def row(self, place: int) -> PreviewRow | None:
        """The row of the sheet at a row of the table, if there is one."""
        rows = self._sheet.preview if self._sheet else ()
        return rows[place] if 0 <= place < len(rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.preview)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown: Any = self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                shown = row.texts[index.column()] if index.column() < len(row.texts) else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self.sentence(row)
            case Qt.ItemDataRole.FontRole:
                shown = self._font(row)
            case Qt.ItemDataRole.BackgroundRole:
                shown = self._theme.colour("accent_soft") if row.kind == "header" else None
            case Qt.ItemDataRole.ForegroundRole:
                is_aside = row.kind not in ("header", "data") or self._is_hidden(row, index.column())
                shown = self._theme.colour("muted" if is_aside else "text")
            case _:
                shown = None
        return shown

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._sheet is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            letter = _letter(section)
            return f"{letter} ({self._hidden})" if section in self._sheet.hidden_columns else letter
        row = self.row(section)
        return self.mark(row) if row else None

    def mark(self, row: PreviewRow) -> str:
        """« 4 · en-têtes », « 12 · masquée »."""
        return " · ".join(
            part
            for part in (str(row.number), self.kinds.get(row.kind, ""), self._hidden if row.hidden else "")
            if part
        )

    def sentence(self, row: PreviewRow) -> str:
        """The whole row for a screen reader."""
        line = self.tr("ligne %1").replace("%1", self.mark(row))
        return ", ".join((line, *(text for text in row.texts if text)))

    def _text(self, row: PreviewRow, column: int) -> str:
        text = row.texts[column] if column < len(row.texts) else ""
        return " ".join(text[:LONGEST_TEXT].split())

    def _is_hidden(self, row: PreviewRow, column: int) -> bool:
        return row.hidden or (self._sheet is not None and column in self._sheet.hidden_columns)

    def _font(self, row: PreviewRow) -> QFont | None:
        font = QFont()
        if row.kind == "header":
            font.setWeight(QFont.Weight.DemiBold)
        elif row.hidden:
            font.setItalic(True)
        else:
            return None
        return font


def _letter(column: int) -> str:
    """A spreadsheet's name of a 0-based column: 0 → A, 26 → AA."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
