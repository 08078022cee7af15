"""A table whose rows hold one drop-down, opened by a click on it or by Enter, F2 or Alt+Down on the row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from explorer.ui.delegates.choice import ChoiceDelegate
from explorer.ui.models.choice import CHOICES_ROLE
from explorer.ui.widgets.plain_table import PlainTable


class ChoiceTable(PlainTable):
    """`column`: the one of the drop-downs."""

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: ChoiceDelegate,
        name: str,
        column: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, name, parent)
        self._column = column
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def open_choice(self, row: int) -> None:
        """Opens the drop-down of a row, if it has one."""
        index = self.model().index(row, self._column)
        if index.isValid() and index.data(CHOICES_ROLE):
            self.setCurrentIndex(index)
            # The view's own triggers stay off: a letter typed on the row must not open anything.
            self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
            self.edit(index)
            self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if (opens or (alt and event.key() == Qt.Key.Key_Down)) and self.currentIndex().isValid():
            self.open_choice(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == self._column:
            self.open_choice(index.row())
