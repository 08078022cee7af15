"""A check box in the theme's colours, outline seen on any ground; its text shortens instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

SIDE = 15
GAP = 8


class TickBox(QCheckBox):
    """Behaves as any check box: space, click, accessible name from its text."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ""
        self.set_text(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Changes the words."""
        if text != self._label:
            self._label = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = SIDE + GAP + metrics.horizontalAdvance(self._label) + 4
        return QSize(width, max(metrics.height(), SIDE) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + GAP, self.sizeHint().height())

    def hitButton(self, _position: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - SIDE) / 2, SIDE, SIDE)
        ticked, enabled = self.isChecked(), self.isEnabled()
        painter.setPen(QPen(colour("accent" if ticked and enabled else "border"), 1.1))
        painter.setBrush(colour(("accent" if enabled else "border") if ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            mark = self._theme.colours.on_accent
            paint_icon(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", mark)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        words = self.rect().adjusted(int(box.right()) + GAP, 0, -2, 0)
        painter.setPen(colour("text" if enabled else "muted"))
        text = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
