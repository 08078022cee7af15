"""What covers the window while a file is dragged over it: « Déposez le classeur ici »."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

MARGIN = 24
ICON_SIDE = 48
VEIL_OPACITY = 245


class DropOverlay(QWidget):
    """Painted over everything; it lets the drop through to the window below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = self.tr("Déposez le classeur ici")
        self._hint = self.tr("Rien n’est écrit avant que vous ayez vu le bilan.")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self._text)
        self.hide()

    def cover(self) -> None:
        """Shows itself over the whole parent."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.colour("accent_soft"))
        veil.setAlpha(VEIL_OPACITY)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 12, 12)
        centre = frame.center()
        icon_box = QRectF(centre.x() - ICON_SIDE / 2, centre.y() - ICON_SIDE - 24, ICON_SIDE, ICON_SIDE)
        paint_icon(painter, icon_box, "file-spreadsheet", self._theme.colours.accent)
        title = QFont(self.font())
        title.setPointSizeF(title.pointSizeF() * 1.6)
        title.setWeight(QFont.Weight.DemiBold)
        painter.setPen(self._theme.colour("text"))
        line = QRectF(frame.left(), centre.y() - 12, frame.width(), 40)
        painter.setFont(title)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.setFont(self.font())
        painter.drawText(line.translated(0, 36), Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()
