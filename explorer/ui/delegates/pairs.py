"""Draws pairs of likely duplicates: a strong line over a muted one; facts that differ in a warning ink."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from explorer.services import wording
from explorer.ui.delegates.ground import paint_row_ground
from explorer.ui.delegates.text import lay_out
from explorer.ui.models.cells import NO_FIGURE
from explorer.ui.models.pairs import DIFFERS_ROLE, SECOND_ROLE
from explorer.ui.theme import Theme

MARGIN = 10
TOP = 7
Index = QModelIndex | QPersistentModelIndex


class PairDelegate(QStyledItemDelegate):
    """The title, and under it how alike the two are."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, 2 * option.fontMetrics.height() + 2 * TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        painter.save()
        paint_row_ground(painter, option, self._theme)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        width = rect.width() - 2 * MARGIN
        title = lay_out(str(index.data()), bold, width)
        painter.setPen(self._theme.colour("text"))
        title.draw(painter, rect.left() + MARGIN, rect.top() + TOP)
        second = lay_out(str(index.data(SECOND_ROLE)), option.font, width)
        painter.setPen(self._theme.colour("muted"))
        second.draw(painter, rect.left() + MARGIN, rect.top() + TOP + title.size.height())
        painter.restore()


class FactDelegate(QStyledItemDelegate):
    """At most two lines a fact."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        painter.save()
        paint_row_ground(painter, option, self._theme)
        is_label, differs = index.column() == 0, bool(index.data(DIFFERS_ROLE))
        font = QFont(option.font)
        if differs:
            font.setWeight(QFont.Weight.DemiBold)
        is_aside = is_label or str(index.data()) in (wording.UNKNOWN_LABEL, NO_FIGURE)
        painter.setPen(self._theme.colour("warning" if differs else "muted" if is_aside else "text"))
        text = lay_out(str(index.data()), font, rect.width() - 2 * MARGIN, lines=2)
        text.draw(painter, rect.left() + MARGIN, rect.top() + (rect.height() - text.size.height()) / 2)
        painter.restore()
