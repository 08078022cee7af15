"""Draws the lines of an import plan: title over provider, old struck out → new in bold, pills."""

from __future__ import annotations

from collections import OrderedDict
from html import escape

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.delegates.ground import paint_row_ground
from explorer.ui.delegates.text import lay_out
from explorer.ui.models.plan import LINE_ROLE
from explorer.ui.models.plan_words import LineKind, PlanLine, PlanWords
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme

MARGIN = 10
PILL_PADDING = 8
SMALL = 0.9
KEPT_TEXTS = 400
_TONES: dict[LineKind, str] = {
    "rejected": "error",
    "warning": "warning",
    "missing": "warning",
    "updated": "info",
    "reappeared": "info",
    "created": "success",
    "unchanged": "neutral",
}


class PlanDelegate(QStyledItemDelegate):
    """Paints at most two lines a row; what does not fit is in the tooltip."""

    def __init__(self, theme: Theme, words: PlanWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._kept: OrderedDict[tuple[str, str, int], QTextDocument] = OrderedDict()
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drops the laid-out texts: the colours are in them."""
        self._kept.clear()

    @staticmethod
    def row_height(font: QFont) -> int:
        """Two lines and air, from the font."""
        return int(QFontMetricsF(font).height() * 2) + 14

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self.row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: PlanLine = index.data(LINE_ROLE)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, self._theme)
        box = QRectF(option.rect).adjusted(MARGIN, 7, -MARGIN, -6)
        painter.setClipRect(box)
        if index.column() == 0:
            self._rich(painter, box, option.font, escape(line.place))
        elif index.column() == 1:
            provider = f'<br><span style="color:{colours.muted}">{escape(line.provider)}</span>'
            title = self._title(option.font, line, box.width())
            self._rich(painter, box, option.font, title + (provider if line.provider else ""))
        elif line.changes:
            self._rich(painter, box, option.font, self._changes(line))
        else:
            self._pill_and_text(painter, box, option.font, line)
        painter.restore()

    def _title(self, font: QFont, line: PlanLine, width: float) -> str:
        if not line.is_course:
            return escape(line.title)
        bold = QFont(font)
        bold.setBold(True)
        # A title that would push its provider out of sight is shortened; the tooltip has it whole.
        shown = QFontMetricsF(bold).elidedText(line.title, Qt.TextElideMode.ElideRight, width)
        return f"<b>{escape(shown if line.provider else line.title)}</b>"

    def _changes(self, line: PlanLine) -> str:
        colours = self._theme.colours
        changes = " &nbsp; ".join(
            phrases.labelled(
                escape(each.label),
                f'<s style="color:{colours.error}">{escape(each.old)}</s> → '
                f'<b style="color:{colours.success}">{escape(each.new)}</b>',
            )
            for each in line.changes
        )
        note = f'<br><span style="color:{colours.muted}">{escape(line.text)}</span>' if line.text else ""
        return changes + note

    def _pill_and_text(self, painter: QPainter, box: QRectF, font: QFont, line: PlanLine) -> None:
        tone = _TONES[line.kind]
        word = self._words.kinds[line.kind]
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * SMALL)
        small.setWeight(QFont.Weight.Medium)
        metrics = QFontMetricsF(small)
        pill = QRectF(
            box.left(), box.top(), metrics.horizontalAdvance(word) + 2 * PILL_PADDING, metrics.height() + 4
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{tone}_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(small)
        painter.setPen(self._theme.colour(tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        rest = box.adjusted(pill.width() + PILL_PADDING, 0, 0, 0)
        painter.setPen(self._theme.colour("text"))
        lay_out(line.text, font, rest.width(), lines=2).draw(painter, rest.left(), rest.top())

    def _rich(self, painter: QPainter, box: QRectF, font: QFont, html: str) -> None:
        document = self._document(html, font, int(box.width()))
        painter.save()
        painter.translate(box.topLeft())
        document.drawContents(painter, QRectF(0, 0, box.width(), box.height()))
        painter.restore()

    def _document(self, html: str, font: QFont, width: int) -> QTextDocument:
        key = (html, font.key(), width)
        document = self._kept.get(key)
        if document is None:
            document = QTextDocument()
            document.setDefaultFont(font)
            document.setDocumentMargin(0)
            document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
            document.setHtml(f'<span style="color:{self._theme.colours.text}">{html}</span>')
            document.setTextWidth(width)
            self._kept[key] = document
            if len(self._kept) > KEPT_TEXTS:
                self._kept.popitem(last=False)
        return document
