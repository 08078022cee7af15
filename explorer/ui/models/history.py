"""The imports made so far as a table: when, which file and source, which counts, undone or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.services import wording
from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.plan import ImportEntry

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Newest first; the `ImportEntry` of a row is under `ENTRY_ROLE`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ImportEntry, ...] = ()
        self._titles = (
            self.tr("Date"),
            self.tr("Fichier"),
            self.tr("Source"),
            self.tr("Ce qui a changé"),
            self.tr("État"),
        )

    def set_entries(self, entries: tuple[ImportEntry, ...]) -> None:
        """Shows other imports."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> ImportEntry | None:
        """The import of a row, if there is such a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(entry)
        return entry if role == ENTRY_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def sentence(self, entry: ImportEntry) -> str:
        """The whole line for a screen reader and for the tooltip."""
        return ", ".join(self._text(entry, column) for column in (1, 0, 2, 3, 4))

    def _text(self, entry: ImportEntry, column: int) -> str:
        match column:
            case 0:
                moment = entry.imported_at.astimezone()
                return f"{wording.date(moment.date())} {moment:%H:%M}"
            case 1:
                return entry.file_name
            case 2:
                return entry.source
            case 3:
                return phrases.import_counts(entry.counts)
        if entry.undone_at is not None:
            day = wording.date(entry.undone_at.astimezone().date())
            return self.tr("annulé le %1").replace("%1", day)
        return self.tr("carte d’exemple") if entry.is_sample else self.tr("en place")
