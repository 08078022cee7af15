"""The title of a page, the line under it and its buttons: beside the title, or under it when it is long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

GAP = 8


class TitleRow(QWidget):
    """The title comes first: the buttons go down beside the second line rather than shorten it."""

    def __init__(
        self, title: QWidget, second: QWidget, buttons: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._second = second
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for button in buttons:
            row.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._is_under: bool | None = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # Another title, or another count in a button.
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        wanted = self._title.sizeHint().width() + GAP + self._buttons.sizeHint().width()
        is_under = wanted > self.width()
        if is_under == self._is_under:
            return
        self._is_under = is_under
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for widget in (self._title, self._second, self._buttons):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._title, 0, 0, 1, 2 if is_under else 1, left)
        self._grid.addWidget(self._second, 1, 0, 1, 1 if is_under else 2, left)
        self._grid.addWidget(self._buttons, int(is_under), 1, right)
