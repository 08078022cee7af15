"""The steps of an assistant in one row: done ones ticked, the current one filled; each is a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

StepState = Literal["done", "current", "todo"]
GAP = 9
MARGIN = 2
DISC_AIR = 8
"""What the disc has more than the height of a line."""
PILL_PADDING = 7


class StepButton(QAbstractButton):
    """One step. `attention` counts what the user may want to look at there."""

    def __init__(self, theme: Theme, number: int, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._label = label
        self._state: StepState = "todo"
        self._attention = 0
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.03)
        font.setWeight(QFont.Weight.Medium)
        self.setFont(font)
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_state("todo", can_go=False)

    @property
    def state(self) -> StepState:
        """Done, current or still to come."""
        return self._state

    def show_state(self, state: StepState, *, can_go: bool, attention: int = 0) -> None:
        """Shows where the assistant is; `can_go`: pressing the step leads there."""
        self._state = state
        self._attention = attention
        self.setEnabled(can_go or state == "current")
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_go else Qt.CursorShape.ArrowCursor)
        words = {"done": self.tr("faite"), "current": self.tr("en cours"), "todo": self.tr("à venir")}
        name = self.tr("Étape %1, %2, %3")
        for mark, word in (("%1", str(self._number)), ("%2", self._label), ("%3", words[state])):
            name = name.replace(mark, word)
        if attention:
            name = f"{name}, {self._attention_text()}"
        self.setAccessibleName(name)
        self.setToolTip(self._attention_text() if attention else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = self._side() + GAP + metrics.horizontalAdvance(self._label) + 2 * MARGIN + 2
        if self._attention:
            width += GAP + metrics.horizontalAdvance(str(self._attention)) + 2 * PILL_PADDING
        return QSize(width, self._side() + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side() + 2 * MARGIN, self._side() + 2 * MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, side = self._theme.colour, self._side()
        disc = QRectF(MARGIN, (self.height() - side) / 2, side, side)
        is_current = self._state == "current"
        painter.setPen(Qt.PenStyle.NoPen)
        grounds = {"done": "accent_soft", "current": "accent", "todo": "neutral_soft"}
        painter.setBrush(colour(grounds[self._state]))
        painter.drawEllipse(disc)
        if self._state == "done":
            air = side * 0.27
            paint_icon(painter, disc.adjusted(air, air, -air, -air), "check", self._theme.colours.accent)
        else:
            bold = QFont(self.font())
            bold.setPointSizeF(bold.pointSizeF() * 0.92)
            bold.setWeight(QFont.Weight.Bold)
            painter.setFont(bold)
            painter.setPen(colour("on_accent" if is_current else "neutral"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        font = QFont(self.font())
        font.setUnderline(self.underMouse() and self.isEnabled() and not is_current)
        painter.setFont(font)
        painter.setPen(colour("accent" if is_current else "muted"))
        words = QRectF(self.rect()).adjusted(disc.right() + GAP, 0, -MARGIN - self._pill_room(), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(font)
        text = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
        painter.drawText(words, left, text)
        if self._attention:
            self._paint_attention(painter, words.left() + metrics.horizontalAdvance(text) + GAP)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)

    def _paint_attention(self, painter: QPainter, left: float) -> None:
        metrics = QFontMetrics(self.font())
        text = str(self._attention)
        height = metrics.height() + 2
        width = max(metrics.horizontalAdvance(text) + 2 * PILL_PADDING - 2, height)
        pill = QRectF(left, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("warning_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._theme.colour("warning"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _pill_room(self) -> float:
        if not self._attention:
            return 0
        return GAP + QFontMetrics(self.font()).horizontalAdvance(str(self._attention)) + 2 * PILL_PADDING

    def _attention_text(self) -> str:
        return self.tr("%n point(s) à regarder", "", self._attention)

    def _side(self) -> int:
        return QFontMetrics(self.font()).height() + DISC_AIR


class StepsBar(QWidget):
    """`step_chosen` gives the number, from 1, of the step that was pressed."""

    step_chosen = Signal(int)

    def __init__(self, theme: Theme, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Étapes de l’import"))
        self.buttons = tuple(StepButton(theme, place, label) for place, label in enumerate(labels, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        row.addStretch(1)

    def show_steps(
        self, current: int, *, reachable: int, attention: Sequence[int] = (), can_leave: bool = True
    ) -> None:
        """Puts the assistant at `current`; steps up to `reachable` have been seen or need not be.

        `attention`: how many points to look at, by step. `can_leave`: whether other steps answer now.
        """
        for number, button in enumerate(self.buttons, 1):
            state: StepState = "current" if number == current else "done" if number <= reachable else "todo"
            points = attention[number - 1] if number <= len(attention) else 0
            button.show_state(state, can_go=can_leave and number <= reachable, attention=points)

    def _on_clicked(self) -> None:
        number = self.buttons.index(self.sender()) + 1
        if self.buttons[number - 1].state != "current":
            self.step_chosen.emit(number)
