"""Draws the columns of a sheet: header, confidence as a figure and a bar, values before → after."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from explorer.ui.delegates.choice import MARGIN, ChoiceDelegate, Index
from explorer.ui.delegates.text import lay_out
from explorer.ui.icons import paint_icon
from explorer.ui.models.mapping import COLUMN_ROLE, CONFIDENCE, HEADER, MappingModel

LINES = 3.2
TOP = 8
BAR_HEIGHT = 5
BAR_WIDTH = 64
SURE, DOUBTFUL = 0.8, 0.5
SMALL = 0.92
EYE = 14
BREAK = "\u200b"
"""A line may end there: names of columns hold « _ » where words hold a space."""


class MappingDelegate(ChoiceDelegate):
    """Three lines a row; the field is the drop-down of the base class."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MappingModel):
            return
        if index.column() == HEADER:
            self._paint_header(painter, option, index, model)
        elif index.column() == CONFIDENCE:
            self._paint_confidence(painter, option, index, model)
        else:
            self._paint_samples(painter, option, index, model)

    def _paint_header(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: MappingModel
    ) -> None:
        column = index.data(COLUMN_ROLE)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        box = QRectF(option.rect).adjusted(MARGIN, TOP, -MARGIN, 0)
        left = option.fontMetrics.averageCharWidth() * 4
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, column.letter)
        name = str(index.data()).replace("_", f"_{BREAK}")
        text = lay_out(name, bold, box.width() - left, lines=2)
        painter.setPen(self._theme.colour("text" if column.header else "muted"))
        text.draw(painter, box.left() + left, box.top())
        if column.hidden:
            top = box.top() + text.size.height() + 2
            paint_icon(
                painter, QRectF(box.left() + left, top, EYE, EYE), "eye-off", self._theme.colours.warning
            )
            painter.setPen(self._theme.colour("warning"))
            place = box.adjusted(left + EYE + 6, top - box.top() - 1, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, model.hidden)

    def _paint_confidence(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: MappingModel
    ) -> None:
        column = index.data(COLUMN_ROLE)
        box = QRectF(option.rect).adjusted(MARGIN, TOP, -MARGIN, 0)
        top = box.top()
        if column.field is not None:
            tone = self._tone(column.confidence)
            text = model.certainty(column)
            metrics = QFontMetrics(option.font)
            painter.setFont(option.font)
            painter.setPen(self._theme.colour(tone))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
            bar = QRectF(
                box.left() + metrics.horizontalAdvance("100 %") + 10,
                top + (metrics.height() - BAR_HEIGHT) / 2,
                BAR_WIDTH,
                BAR_HEIGHT,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("bar_off"))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            painter.setBrush(self._theme.colour(tone))
            bar.setWidth(max(bar.width() * column.confidence, BAR_HEIGHT))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            top += metrics.height() + 3
        small = self._small(option.font)
        lines = 3 if column.field is None else 2
        why = lay_out(column.reason, small, box.width(), lines=lines)
        painter.setPen(self._theme.colour("muted"))
        why.draw(painter, box.left(), top)

    def _paint_samples(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: MappingModel
    ) -> None:
        column = index.data(COLUMN_ROLE)
        box = QRectF(option.rect).adjusted(MARGIN, TOP, -MARGIN, 0)
        metrics = QFontMetrics(option.font)
        half = (box.width() - metrics.horizontalAdvance(" → ")) / 2
        painter.setFont(option.font)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for place, (raw, read) in enumerate(column.samples):
            line = QRectF(box.left(), box.top() + place * (metrics.height() + 1), half, metrics.height())
            after = line.translated(half + metrics.horizontalAdvance(" → "), 0)
            self._write(painter, line, raw, "muted" if column.field else "text")
            if column.field is None:
                continue
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(line.translated(half, 0), left, " →")
            self._write(painter, after, read or model.unread, "text" if read else "warning")

    def _write(self, painter: QPainter, box: QRectF, text: str, ink: str) -> None:
        shown = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.setPen(self._theme.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _tone(self, confidence: float) -> str:
        if confidence >= SURE:
            return "success"
        return "warning" if confidence >= DOUBTFUL else "error"

    def _small(self, font: QFont) -> QFont:
        made = QFont(font)
        made.setPointSizeF(font.pointSizeF() * SMALL)
        return made
