"""Text laid out once and painted many times: wrapped, cut after some lines, with highlighted letters."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from explorer.ui.theme import Theme

KEPT_TEXTS = 2000
LETTERS = re.compile(r"\W*[^\W\d_]+(?:['’-][^\W\d_]+)*\W*")
"""A word of a language, its punctuation with it; « a.b@c.fr » and « RS6776 » are none."""
Span = tuple[int, int]
"""First letter and the one after the last."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """The colours of searched letters."""

    ground: QColor
    ink: QColor


@dataclass(frozen=True, slots=True)
class LaidText:
    """A text ready to paint. `size` is what its letters take; `is_cut` tells that some are missing."""

    layout: QTextLayout
    size: QSizeF
    is_cut: bool

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paints with the painter's pen."""
        self.layout.draw(painter, QPointF(left, top))


class KeptTexts:
    """The texts laid out lately; those that are painted again cost nothing."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[object, ...], LaidText] = OrderedDict()

    def forget(self) -> None:
        """Drops them: colours, fonts or searched letters have changed."""
        self._kept.clear()

    def get(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        lines: int = 1,
        right: bool = False,
        spans: tuple[Span, ...] = (),
    ) -> LaidText:
        """`text` in at most `lines` lines of `width` pixels, its `spans` highlighted."""
        key = (text, font.key(), width, lines, right, spans)
        laid = self._kept.get(key)
        if laid is None:
            highlight = Highlight(self._theme.colour("highlight"), self._theme.colour("on_highlight"))
            laid = lay_out(text, font, width, lines=lines, right=right, spans=spans, highlight=highlight)
            self._kept[key] = laid
            if len(self._kept) > KEPT_TEXTS:
                self._kept.popitem(last=False)
        return laid


def lay_out(
    text: str,
    font: QFont,
    width: float,
    *,
    lines: int = 1,
    right: bool = False,
    spans: Sequence[Span] = (),
    highlight: Highlight | None = None,
) -> LaidText:
    """Wraps `text` in at most `lines` lines of `width` pixels; the last ends with « … » when it is cut.

    A word too long for a line ends the text with « … »; an address or a code goes on in the next line.
    """
    width = max(width, 1.0)
    first = _layout(text, font, width, lines=lines + 1, right=right, formats=_formats(spans, highlight))
    broken = _line_that_breaks_a_word(first, text)
    if broken is None and first.lineCount() <= lines:
        return LaidText(first, _size(first), is_cut=False)
    lines = lines if broken is None else min(lines, broken + 1)
    last = first.lineAt(lines - 1).textStart()
    rest = QFontMetricsF(font).elidedText(text[last:].replace("\n", " "), Qt.TextElideMode.ElideRight, width)
    shown = text[:last] + rest
    kept = [(start, min(end, len(shown))) for start, end in spans if start < len(shown) - 1]
    second = _layout(shown, font, width, lines=lines, right=right, formats=_formats(kept, highlight))
    return LaidText(second, _size(second), is_cut=True)


def _line_that_breaks_a_word(layout: QTextLayout, text: str) -> int | None:
    for number in range(layout.lineCount()):
        end = layout.lineAt(number).textStart() + layout.lineAt(number).textLength()
        if 0 < end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
            word = f"{text[:end].rsplit(maxsplit=1)[-1]}{text[end:].split(maxsplit=1)[0]}"
            if LETTERS.fullmatch(word):
                return number
    return None


def _layout(
    text: str,
    font: QFont,
    width: float,
    *,
    lines: int,
    right: bool,
    formats: list[QTextLayout.FormatRange],
) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _formats(spans: Sequence[Span], highlight: Highlight | None) -> list[QTextLayout.FormatRange]:
    return [_format(start, end, highlight) for start, end in spans] if highlight is not None else []


def _format(start: int, end: int, highlight: Highlight) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    style = QTextCharFormat()
    style.setBackground(QBrush(highlight.ground))
    style.setForeground(QBrush(highlight.ink))
    made.format = style
    return made


def _size(layout: QTextLayout) -> QSizeF:
    width = height = 0.0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        width = max(width, line.naturalTextWidth())
        height += line.height()
    return QSizeF(width, height)
