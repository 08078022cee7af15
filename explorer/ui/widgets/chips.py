"""Rounded words: a chip that removes a filter when pressed, a pill that only says something."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.models.badges import Tone
from explorer.ui.theme import Theme

SIDE_PADDING = 10
CROSS = 12
GAP = 5
FLAT_PADDING = 6
CHIP_AIR = 10
"""Above and under the words of a chip, together."""


class Chip(QAbstractButton):
    """A removable filter; `clicked` (mouse, Space, Enter, Delete) asks to drop it.

    `is_flat`: a strong word of the sentence, struck through under the mouse and the keyboard.
    """

    def __init__(
        self, theme: Theme, text: str, *, is_flat: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_flat = is_flat
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_flat else QFont.Weight.Medium)
        self.setFont(font)
        self.setText(text)
        self.setToolTip(self.tr("Retirer ce filtre : %1").replace("%1", text))
        self.setAccessibleName(self.tr("Retirer le filtre %1").replace("%1", text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        padding = FLAT_PADDING if self._is_flat else 2 * SIDE_PADDING + GAP + CROSS
        return QSize(metrics.horizontalAdvance(self.text()) + padding + 2, metrics.height() + CHIP_AIR)

    def minimumSizeHint(self) -> QSize:
        return QSize(6 * SIDE_PADDING, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with_edge = self.hasFocus() or self.underMouse()
        if self._is_flat:
            self._paint_flat(painter, rect, is_hot=with_edge)
            return
        painter.setPen(QPen(self._theme.colour("accent"), 1.5) if with_edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        room = rect.width() - 2 * SIDE_PADDING - GAP - CROSS
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(
            rect.adjusted(SIDE_PADDING, 0, -SIDE_PADDING, 0),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        cross = QRectF(rect.right() - SIDE_PADDING - CROSS + 2, rect.center().y() - CROSS / 2, CROSS, CROSS)
        paint_icon(painter, cross, "x", self._theme.colours.accent)

    def _paint_flat(self, painter: QPainter, rect: QRectF, *, is_hot: bool) -> None:
        font = QFont(self.font())
        if is_hot:
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.drawRoundedRect(rect, 5, 5)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Pill(QWidget):
    """Words on a coloured ground; `dashed` draws an outline instead, for what was deduced."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: Tone | Literal["dashed"],
        *,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._tone = tone
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.93)
        font.setWeight(QFont.Weight.Medium)
        self.setFont(font)
        self.setToolTip(tooltip or text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The words, whole."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 18, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        radius = min(rect.height() / 2, 11.0)
        if self._tone == "dashed":
            pen = QPen(self._theme.colour("border"), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = "text"
        elif self._tone == "plain":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = "muted"
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(f"{self._tone}_soft"))
            ink = self._tone
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(self._theme.colour(ink))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
