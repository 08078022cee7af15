"""Draws the rows of a sheet's preview: headers on a soft ground, the current row between two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.theme import Theme

MARGIN = 6


class PreviewDelegate(QStyledItemDelegate):
    """The model gives ground, ink and font; a chosen row keeps them, so that headers still show."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        painter.fillRect(rect, QBrush(ground) if ground is not None else self._theme.colour("surface"))
        if option.state & QStyle.StateFlag.State_Selected:
            accent = self._theme.colour("accent")
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), accent)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), accent)
        font = index.data(Qt.ItemDataRole.FontRole)
        shown = QFont(option.font)
        if font is not None:
            shown.setWeight(font.weight())
            shown.setItalic(font.italic())
        painter.setFont(shown)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        box = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
