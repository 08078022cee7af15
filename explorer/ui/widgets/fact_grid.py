"""« Label: value » lines whose values wrap, can be selected, and hold links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from explorer.ui.widgets.facts import Fact

LABEL_WIDTH = 92
"""Pixels, at least; a wider font gets more."""


class WrappedText(QLabel):
    """A text that wraps at any width and can be copied."""

    def __init__(self, *, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        super().__init__()
        self.setWordWrap(True)
        # Left to guess, Qt shows « &#x27; » in a text whose only markup is an escaped apostrophe.
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumWidth(1)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(weight)
        self.setFont(font)


class FactGrid(QWidget):
    """Shows facts; `link_asked` carries the address of a link that was pressed."""

    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Replaces the lines."""
        empty(self._grid)
        width = max(LABEL_WIDTH, self.fontMetrics().horizontalAdvance("M" * 8))
        for row, fact in enumerate(facts):
            name = QLabel(fact.label)
            name.setProperty("ink", "muted")
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setWordWrap(True)
            name.setFixedWidth(width)
            value = WrappedText()
            value.setText(fact.html)
            value.setToolTip(fact.hint)
            value.linkActivated.connect(self.link_asked)
            if fact.is_unknown:
                value.setProperty("ink", "muted")
            name.setBuddy(value)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)


def empty(layout: QLayout) -> None:
    """Takes every widget out; hidden at once, deleted after the event."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
