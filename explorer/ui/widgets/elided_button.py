"""A button whose words give way: they shorten with « … » and stay whole in its tooltip and its name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

LEAST: Final = "Mmmm…"
ROUNDING: Final = 2
"""Pixels: the parts of a text, each measured in whole pixels, may be wider than the text."""


class ElidedButton(QPushButton):
    """`tail` (« ▾ ») is never cut. Who makes it gives it its tooltip and accessible name."""

    def __init__(self, words: str = "", *, tail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._tail = tail
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._shorten()

    def set_words(self, words: str) -> None:
        """Shows `words`, shortened if they must be."""
        if words != self._words:
            self._words = words
            self._shorten()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._around() + QSize(self._width(self._words + self._tail) + ROUNDING, 0)

    def minimumSizeHint(self) -> QSize:
        least = min(self._width(LEAST + self._tail), self._width(self._words + self._tail))
        return self._around() + QSize(least + ROUNDING, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _around(self) -> QSize:
        """What the button takes besides its words: icon, padding, border."""
        return super().sizeHint() - QSize(self._width(self.text().replace("&&", "&")), 0)

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _shorten(self) -> None:
        room = max(self.width() - self._around().width() - self._width(self._tail), 0)
        words = self._words
        if self._width(words) > room:
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText((words + self._tail).replace("&", "&&"))
