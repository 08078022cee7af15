"""One value of a facet: a tick box over a bar as long as its count, that can also refuse the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from explorer.search.query import UNKNOWN
from explorer.services import wording
from explorer.ui.icons import paint_icon
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.search.outcome import FacetCount

BOX = 15
GAP = 8
INDENT = 20
BAR_SHARE = 0.38
"""A full bar covers this share of the width: the words keep their ground."""
DEDUCED_OPACITY = 110
"""Of 255: the part of a bar that no file declares."""


class FacetBox(QCheckBox):
    """Click or Space takes the value; right click, Alt-click or Shift+Space refuses it. The query decides."""

    taken = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme, count: FacetCount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = count
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def count(self) -> FacetCount:
        """What is shown."""
        return self._count

    def show_count(self, count: FacetCount, most: int) -> None:
        """Shows `count`; `most` is the largest count of a known value, whose bar is full."""
        share = min(count.count / most, 1.0) if most else 0.0
        if (count, share) == (self._count, self._share) and self.accessibleName():
            return
        self._count = count
        self._share = share
        self.setChecked(count.included)
        words = phrases.courses(count.count)
        if count.declared is not None and count.declared != count.count:
            declared = self.tr("dont %1 indiquée(s) par le fichier", "", count.declared)
            words += ", " + declared.replace("%1", wording.number(count.declared))
        name = f"{count.label}, {words}"
        if count.excluded:
            name = self.tr("%1, exclu").replace("%1", name)
        self.setAccessibleName(name)
        if count.excluded:
            hint = self.tr("Exclu. Clic droit pour ne plus l’exclure.")
        else:
            hint = self.tr("Clic droit ou Alt + clic pour exclure.")
        self.setToolTip(f"{phrases.labelled(count.label, words)}\n{hint}")
        self.setAccessibleDescription(hint)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, max(self.fontMetrics().height() + 10, BOX + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def hitButton(self, _position: object) -> bool:
        return True

    def nextCheckState(self) -> None:
        """The box shows the query; a click only asks."""
        self.taken.emit(self._count.value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.refused.emit(self._count.value)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.refused.emit(self._count.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.refused.emit(self._count.value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self._count.value)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        rect = self.rect()
        if self.underMouse() and self.isEnabled():
            painter.fillRect(rect, colour("hover"))
        self._paint_bar(painter, rect)
        left = INDENT * self._count.depth
        box = QRectF(left + 1, (rect.height() - BOX) / 2, BOX, BOX)
        self._paint_box(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(rect).adjusted(left - 1.5 if left else 0.75, 0.75, -0.75, -0.75), 4, 4
            )
        number = wording.number(self._count.count)
        width = self.fontMetrics().horizontalAdvance(number)
        painter.setPen(colour("muted"))
        painter.drawText(
            rect.adjusted(0, 0, -5, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number
        )
        words = QRect(rect)
        words.setLeft(int(box.right()) + GAP)
        words.setRight(rect.right() - width - 11)
        is_faint = self._count.value == UNKNOWN or self._count.excluded or not self._count.count
        painter.setPen(colour("muted" if is_faint and not self._count.included else "text"))
        font = QFont(self.font())
        font.setStrikeOut(self._count.excluded)
        painter.setFont(font)
        text = self.fontMetrics().elidedText(self._count.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        if self._share <= 0:
            return
        # Never shorter than the number that it carries.
        least = self.fontMetrics().horizontalAdvance("0") + 12
        length = max(rect.width() * BAR_SHARE * self._share, least)
        bar = QRectF(rect.right() + 1 - length, rect.top() + 2, length, rect.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        is_faint = self._count.value == UNKNOWN or self._count.excluded
        colour = self._theme.colour("neutral_soft" if is_faint else "accent_soft")
        declared = self._count.declared
        if declared is not None and declared < self._count.count:
            lighter = QColor(colour)
            lighter.setAlpha(DEDUCED_OPACITY)
            painter.setBrush(lighter)
            painter.drawRoundedRect(bar, 3, 3)
            bar.setLeft(bar.right() - length * declared / max(self._count.count, 1))
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, 3, 3)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        colour = self._theme.colour
        if self._count.included or self._count.excluded:
            ground = colour("accent" if self._count.included else "error")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            mark = "check" if self._count.included else "minus"
            ink = colours.on_accent if self._count.included else colours.surface
            paint_icon(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), mark, ink)
        else:
            painter.setPen(QPen(colour("border"), 1.1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
