"""A drop-down in the theme's colours, drawn as the buttons beside it; its text gives way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

MARGIN = 10
CHEVRON = 14
AIR = 12


class DropDown(QComboBox):
    """Behaves as any combo box; the wheel moves it only once it has the focus."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(
            (metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=0
        )
        return QSize(widest + 2 * MARGIN + CHEVRON + 14, metrics.height() + AIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def wheelEvent(self, event: object) -> None:
        if self.hasFocus():
            super().wheelEvent(event)  # type: ignore[arg-type]
        else:
            event.ignore()  # type: ignore[attr-defined] - the list around it scrolls

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(colour("accent"), 2) if self.hasFocus() else QPen(colour("border"), 1)
        painter.setPen(pen)
        painter.setBrush(colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        mark = QRectF(box.right() - CHEVRON - 8, box.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        paint_icon(painter, mark, "chevron-down", self._theme.colours.muted)
        words = box.adjusted(MARGIN, 0, -CHEVRON - 14, 0)
        is_open_question = self.currentData() in ("", None)
        painter.setPen(colour("text" if self.isEnabled() and not is_open_question else "muted"))
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
