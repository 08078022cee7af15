"""The courses of the current selection, unrolled above the tray: read, open one, take some out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.ui.icons import icon
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.catalogue import CourseRow

WIDTH_IN_LETTERS = 64
LEAST_HEIGHT = 220
CHROME_HEIGHT = 120


class SelectionList(QFrame):
    """A pop-up: Enter opens a course in the page, Delete takes it out, Escape closes."""

    removal_asked = Signal(list)
    course_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("selection-list")
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Formations de la sélection"))
        self._corner = QPoint()
        self._wanted_height = LEAST_HEIGHT
        self._heading = QLabel(self.tr("Formations de la sélection"))
        bold = QFont(self._heading.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(bold)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Formations de la sélection"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemSelectionChanged.connect(self._on_selection)
        self._remove = QPushButton(icon(theme, "trash-2"), self.tr("Retirer de la sélection"))
        self._remove.clicked.connect(self._on_remove)
        hint = QLabel(self.tr("Entrée : voir · Suppr : retirer"))
        hint.setProperty("ink", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addWidget(hint)
        row.addStretch(1)
        row.addWidget(self._remove)
        column.addLayout(row)
        self._on_selection()

    def show_rows(self, rows: Sequence[CourseRow]) -> None:
        """Shows the courses, in their rank."""
        current = self._list.currentRow()
        self._list.clear()
        line = QFontMetrics(self.font()).height()
        for rank, row in enumerate(rows, start=1):
            second = " · ".join(
                part for part in (row.provider, wording.duration(row), wording.price(row)) if part
            )
            item = QListWidgetItem(f"{rank}. {row.title}\n{second}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{rank}. {row.title}, {second}")
            item.setToolTip(row.title)
            item.setSizeHint(QSize(0, 2 * line + 14))
            self._list.addItem(item)
        # As tall as its courses, up to what `_place` finds room for.
        self._wanted_height = len(rows) * (2 * line + 14) + CHROME_HEIGHT
        if self.isVisible():
            self._place()
        self._list.setCurrentRow(min(max(current, 0), self._list.count() - 1))

    def open_above(self, corner: QPoint) -> None:
        """Shows itself with its lower right corner at `corner` (global)."""
        self._corner = corner
        self._place()
        self.show()
        self._list.setFocus()

    def _place(self) -> None:
        width = QFontMetrics(self.font()).averageCharWidth() * WIDTH_IN_LETTERS
        room = self.screen().availableGeometry()
        highest = max(self._corner.y() - room.top() - 24, LEAST_HEIGHT)
        size = QSize(min(width, room.width() - 32), min(max(self._wanted_height, LEAST_HEIGHT), highest))
        place = self._corner - QPoint(size.width(), size.height() + 12)
        self.setGeometry(place.x(), place.y(), size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._on_remove()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.close()
        self.course_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_selection(self) -> None:
        self._remove.setEnabled(bool(self._list.selectedItems()))

    def _on_remove(self) -> None:
        ids = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        if not ids:
            return
        if len(ids) == self._list.count():
            self.close()
        self.removal_asked.emit(ids)
