"""Paints the rows of results: two-line titles with highlights, badges, figures, stars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from explorer.services import wording
from explorer.ui.delegates.rows import EDGE, PADDING, Index, RowDelegate
from explorer.ui.icons import paint_icon
from explorer.ui.models.cells import NO_FIGURE
from explorer.ui.models.columns import COLUMNS
from explorer.ui.models.results import Role

STAR_SIDE = 17
PENCIL_SIDE = 11
PENCIL_AIR = 4


class CourseDelegate(RowDelegate):
    """One delegate for all the columns; what is painted comes from the row's `CourseRow`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The model's own method: by the index, each value would go through Qt and back.
        data = index.model().data
        course = data(index, Role.COURSE)
        painter.save()
        self.paint_ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if course is not None:
            column = COLUMNS[index.column()]
            painter.setClipRect(option.rect)
            match column.name:
                case "star":
                    self._paint_star(painter, option, is_full=bool(data(index, Role.IN_SELECTION)))
                case "title":
                    second = data(index, Role.SECOND_LINE)
                    spans = () if "\n" in (course.provider or "") else course.provider_spans
                    title = (course.title, course.title_spans)
                    self.paint_title(painter, option, title, (second, spans), muted=course.missing)
                case "certification" if data(index, Role.BADGE).tone != "plain":
                    self.paint_badge(painter, option, data(index, Role.BADGE))
                case _:
                    said = data(index, Qt.ItemDataRole.DisplayRole)
                    is_unknown = said in (wording.UNKNOWN_LABEL, NO_FIGURE)
                    self.paint_text(painter, option, said, right=column.right, muted=is_unknown)
            if course.corrected and data(index, Role.CORRECTION):
                self._paint_pencil(painter, option)
        painter.restore()

    def _paint_pencil(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box = QRectF(0, 0, PENCIL_SIDE, PENCIL_SIDE)
        box.moveBottomRight(QPointF(option.rect.right() - PENCIL_AIR, option.rect.bottom() - PENCIL_AIR))
        paint_icon(painter, box, "pencil", self._theme.colours.muted)

    def _paint_star(self, painter: QPainter, option: QStyleOptionViewItem, *, is_full: bool) -> None:
        rect = option.rect
        box = QRectF(0, 0, STAR_SIDE, STAR_SIDE)
        box.moveCenter(QPointF(rect.center().x() + EDGE / 2, rect.top() + PADDING + STAR_SIDE / 2))
        is_hot = is_full or bool(option.state & QStyle.StateFlag.State_MouseOver)
        colour = self._theme.colours.accent if is_hot else self._theme.colours.muted
        paint_icon(painter, box, "star", colour, filled=is_full)
