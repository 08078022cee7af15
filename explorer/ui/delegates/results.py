"""Paints the rows of results: two-line titles with highlights, badges, figures, stars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.services import wording
from explorer.ui.delegates.text import KeptTexts
from explorer.ui.icons import paint_icon
from explorer.ui.models.cells import NO_FIGURE
from explorer.ui.models.columns import COLUMNS, Column
from explorer.ui.models.results import Role
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.courses import CourseRow

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
TITLE_LINES = 2
BADGE_PADDING = 8
BADGE_LINES = 2
BADGE_RADIUS = 9.0
TEXT_LINES = 3
STAR_SIDE = 17
EDGE = 3


def row_height(font: QFont) -> int:
    """Height of every row: a title of two lines, the line under it, and the air around."""
    return (
        TITLE_LINES * QFontMetrics(title_font(font)).height()
        + QFontMetrics(small_font(font)).height()
        + 2 * PADDING
    )


def title_font(font: QFont) -> QFont:
    """Of the title of a course."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small_font(font: QFont) -> QFont:
    """Of badges and second lines."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.92)
    return made


class CourseDelegate(QStyledItemDelegate):
    """One delegate for all the columns; what is painted comes from the row's `CourseRow`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = KeptTexts(theme)
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drops the laid-out texts: colours, fonts or searched letters have changed."""
        self._texts.forget()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        course = index.data(Role.COURSE)
        painter.save()
        self._paint_ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if course is not None:
            column = COLUMNS[index.column()]
            painter.setClipRect(option.rect)
            match column.name:
                case "star":
                    self._paint_star(painter, option, is_full=bool(index.data(Role.IN_SELECTION)))
                case "title":
                    self._paint_title(painter, option, index, course)
                case "certification":
                    self._paint_badge(painter, option, index)
                case _:
                    self._paint_text(painter, option, index, column)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._theme.colour("accent_soft" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("line"))
        if selected and index.column() == 0:
            painter.fillRect(
                QRect(rect.left(), rect.top(), EDGE, rect.height()), self._theme.colour("accent")
            )

    def _paint_star(self, painter: QPainter, option: QStyleOptionViewItem, *, is_full: bool) -> None:
        rect = option.rect
        box = QRectF(0, 0, STAR_SIDE, STAR_SIDE)
        box.moveCenter(QPointF(rect.center().x() + EDGE / 2, rect.top() + PADDING + STAR_SIDE / 2))
        is_hot = is_full or bool(option.state & QStyle.StateFlag.State_MouseOver)
        colour = self._theme.colours.accent if is_hot else self._theme.colours.muted
        paint_icon(painter, box, "star", colour, filled=is_full)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, course: CourseRow
    ) -> None:
        rect = option.rect
        width = rect.width() - 2 * PADDING
        title = self._texts.get(
            course.title,
            title_font(option.font),
            width,
            lines=TITLE_LINES,
            spans=course.title_spans,
        )
        painter.setPen(self._theme.colour("muted" if course.missing else "text"))
        title.draw(painter, rect.left() + PADDING, rect.top() + PADDING)
        second = index.data(Role.SECOND_LINE)
        spans = () if "\n" in (course.provider or "") else course.provider_spans
        under = self._texts.get(second, small_font(option.font), width, spans=spans)
        painter.setPen(self._theme.colour("muted"))
        under.draw(painter, rect.left() + PADDING, rect.top() + PADDING + title.size.height())

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        badge = index.data(Role.BADGE)
        rect = option.rect
        if badge.tone == "plain":
            self._paint_text(painter, option, index, COLUMNS[index.column()])
            return
        width = rect.width() - 2 * PADDING - 2 * BADGE_PADDING
        text = self._texts.get(badge.text, small_font(option.font), width, lines=BADGE_LINES)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        # On a chosen row the ground of the badge would be that of the row.
        ground = "surface" if is_chosen else f"{badge.tone}_soft"
        box = QRectF(
            rect.left() + PADDING,
            rect.top() + PADDING - 1,
            text.size.width() + 2 * BADGE_PADDING,
            text.size.height() + 4,
        )
        radius = min(box.height() / 2, BADGE_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(self._theme.colour(badge.tone))
        text.draw(painter, box.left() + BADGE_PADDING, box.top() + 2)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, column: Column
    ) -> None:
        said = index.data(Qt.ItemDataRole.DisplayRole)
        rect = option.rect
        width = rect.width() - 2 * PADDING
        text = self._texts.get(said, option.font, width, lines=TEXT_LINES, right=column.right)
        is_unknown = said in (wording.UNKNOWN_LABEL, NO_FIGURE)
        painter.setPen(self._theme.colour("muted" if is_unknown else "text"))
        text.draw(painter, rect.left() + PADDING, rect.top() + PADDING)
