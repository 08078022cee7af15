"""What the window paints first: its bar and its name, before anything that takes time is even imported."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.ui.theme import Theme

BAR_HEIGHT = 56
NAME_LEFT = 52


class FirstFrame(QWidget):
    """Drawn by hand where the real bar and the real page will stand; `painted` follows on the screen."""

    painted = Signal()
    """Once, when the first paint is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self._on_painted)
        self._is_painted = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour
        width, height = self.width(), self.height()
        painter.fillRect(QRect(0, 0, width, BAR_HEIGHT), colour("surface"))
        painter.fillRect(QRect(0, BAR_HEIGHT, width, height - BAR_HEIGHT), colour("background"))
        painter.fillRect(QRect(0, BAR_HEIGHT - 1, width, 1), colour("line"))
        painter.setPen(colour("text"))
        painter.setFont(_scaled(self.font(), 1.15, QFont.Weight.Bold))
        # Placed by hand: the names of Qt's alignments would take longer to import than all this to paint.
        metrics = painter.fontMetrics()
        top = (BAR_HEIGHT - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(NAME_LEFT, top, self.tr("Explorateur de formations"))
        painter.setFont(_scaled(self.font(), 1.3, QFont.Weight.DemiBold))
        words = self.tr("Ouverture du catalogue…")
        left = (width - painter.fontMetrics().horizontalAdvance(words)) // 2
        painter.drawText(left, (BAR_HEIGHT + height) // 2, words)
        if not self._is_painted:
            self._after.start()

    def _on_painted(self) -> None:
        self._is_painted = True
        self.painted.emit()


def _scaled(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setWeight(weight)
    return made
