"""Paints the courses of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from explorer.ui.delegates.rows import EDGE, PADDING, Index, RowDelegate
from explorer.ui.icons import paint_icon
from explorer.ui.models.dossier_items import COLUMNS, Role

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierLine

GRIP = 14


class DossierItemDelegate(RowDelegate):
    """A course that was set aside is muted; a grip beside the rank tells that the row can be dragged."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self.paint_ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        column = COLUMNS[index.column()]
        line: DossierLine = index.data(Role.LINE)
        is_aside = line.item.status == "ecartee"
        badge = index.data(Role.BADGE)
        said = index.data(Qt.ItemDataRole.DisplayRole)
        if column.name == "title":
            second = index.data(Role.SECOND_LINE)
            self.paint_title(painter, option, (said, ()), (second, ()), muted=is_aside or line.course.missing)
        elif badge is not None:
            self.paint_badge(painter, option, badge, right=column.right)
        else:
            self.paint_text(painter, option, said, right=column.right, muted=is_aside)
        if column.name == "rank":
            box = QRectF(option.rect.left() + EDGE + 3, option.rect.top() + PADDING + 1, GRIP, GRIP)
            paint_icon(painter, box, "grip-vertical", self._theme.colours.border)
        painter.restore()
