"""What was imported before, and the way back of any import, the last one or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.delegates.history import HistoryDelegate
from explorer.ui.models.history import HistoryModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from explorer.services.plan import ImportEntry


class HistoryView(QWidget):
    """`undo_asked` gives the `ImportEntry` to take back; whoever receives it asks first."""

    undo_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel(self)
        self.table = PlainTable(self._model, self.tr("Imports déjà faits"))
        self.table.setObjectName("history-table")
        self.table.setItemDelegate(HistoryDelegate(theme, self.table))
        self.table.set_widths({0: 25, 1: 42, 2: 34, 4: 27}, (3,))
        self.table.row_changed.connect(self._on_row)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        theme.changed.connect(self.table.viewport().update)
        self._nothing = QLabel(
            self.tr("Aucun import pour l’instant."), alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True
        )
        self._nothing.setProperty("ink", "muted")
        self.undo = QPushButton(self.tr("Annuler cet import…"))
        self.undo.setObjectName("history-undo")
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self._on_undo)
        self._hint = QLabel(
            self.tr("Un import peut être annulé même s’il n’est pas le dernier ; vos notes restent.")
        )
        self._hint.setProperty("ink", "muted")
        self._lay_out()

    def show_history(self, entries: tuple[ImportEntry, ...]) -> None:
        """Shows the imports, newest first; the chosen one stays chosen unless there is a new one."""
        chosen, newest = self._model.entry(self.table.currentIndex().row()), self._model.entry(0)
        self._model.set_entries(entries)
        self._stack.setCurrentWidget(self._frame if entries else self._nothing)
        is_same = newest is not None and bool(entries) and entries[0].id == newest.id
        rows = [row for row, each in enumerate(entries) if chosen is not None and each.id == chosen.id]
        self.table.go_to(rows[0] if rows and is_same else 0)
        self._on_row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.undo.isEnabled():
            self._on_undo()
        else:
            super().keyPressEvent(event)

    def _on_row(self) -> None:
        entry = self._model.entry(self.table.currentIndex().row())
        self.undo.setEnabled(entry is not None and entry.undone_at is None)

    def _on_undo(self) -> None:
        entry = self._model.entry(self.table.currentIndex().row())
        if entry is not None and entry.undone_at is None:
            self.undo_asked.emit(entry)

    def _on_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        self.table.go_to(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(self.undo.text())
        action.setEnabled(self.undo.isEnabled())
        action.triggered.connect(self._on_undo)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("ground", "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._frame)
        self._stack.addWidget(self._nothing)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._hint, 1)
        under.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._stack, 1)
        column.addLayout(under)
