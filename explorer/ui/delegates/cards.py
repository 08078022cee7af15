"""Paints a course as a card: title, provider, badges, the three figures, the star."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.services import wording
from explorer.ui.delegates.ground import FOCUS_LINE, has_keyboard, is_chosen
from explorer.ui.delegates.rows import small_font, title_font
from explorer.ui.delegates.text import KeptTexts
from explorer.ui.icons import paint_icon
from explorer.ui.models.results import Role
from explorer.ui.theme import Theme
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.courses import CourseRow
    from explorer.ui.models.badges import Tone

Index = QModelIndex | QPersistentModelIndex

GAP = 6
"""Around a card: two of them between neighbours."""
CHOSEN_EDGE = 1.5
PADDING = 12
RADIUS = 8.0
STAR_SIDE = 17
TITLE_LINES = 2
BADGE_PADDING = 8
BADGE_AIR = 4


def card_height(font: QFont) -> int:
    """Height of every card with the air around it."""
    title, small = QFontMetrics(title_font(font)).height(), QFontMetrics(small_font(font)).height()
    figures = QFontMetrics(font).height()
    return 2 * (GAP + PADDING) + TITLE_LINES * title + small + (small + BADGE_AIR) + figures + 3 * 6


def star_rect(cell: QRect) -> QRect:
    """Where a card that fills `cell` has its star, with room for a finger."""
    side = STAR_SIDE + PADDING
    return QRect(cell.right() - GAP - side, cell.top() + GAP, side, side)


class CardDelegate(QStyledItemDelegate):
    """What is painted comes from the `CourseRow` of the cell."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = KeptTexts(theme)
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drops the laid-out texts: colours, fonts or searched letters have changed."""
        self._texts.forget()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), card_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, self._theme.colour("background"))
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        course = index.data(Role.COURSE)
        if course is not None:
            painter.setClipRect(option.rect)
            self._paint_star(painter, option, is_full=bool(index.data(Role.IN_SELECTION)))
            self._paint_words(painter, option, index, course)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = is_chosen(option)
        colour = self._theme.colour
        width = CHOSEN_EDGE + FOCUS_LINE / 2 if chosen and has_keyboard(option) else CHOSEN_EDGE
        painter.setPen(QPen(colour("accent" if chosen else "line"), width if chosen else 1))
        painter.setBrush(colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP), RADIUS, RADIUS)

    def _paint_star(self, painter: QPainter, option: QStyleOptionViewItem, *, is_full: bool) -> None:
        box = QRectF(0, 0, STAR_SIDE, STAR_SIDE)
        box.moveCenter(QPointF(star_rect(option.rect).center()))
        is_hot = is_full or bool(option.state & QStyle.StateFlag.State_MouseOver)
        colours = self._theme.colours
        paint_icon(painter, box, "star", colours.accent if is_hot else colours.muted, filled=is_full)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, course: CourseRow
    ) -> None:
        inside = option.rect.adjusted(GAP + PADDING, GAP + PADDING, -GAP - PADDING, -GAP - PADDING)
        colour = self._theme.colour
        title = self._texts.get(
            course.title,
            title_font(option.font),
            inside.width() - STAR_SIDE - 4,
            lines=TITLE_LINES,
            spans=course.title_spans,
        )
        painter.setPen(colour("muted" if course.missing else "text"))
        title.draw(painter, inside.left(), inside.top())
        top = inside.top() + TITLE_LINES * QFontMetrics(title_font(option.font)).height() + 2
        spans = () if "\n" in (course.provider or "") else course.provider_spans
        small = small_font(option.font)
        under = self._texts.get(index.data(Role.SECOND_LINE), small, inside.width(), spans=spans)
        painter.setPen(colour("muted"))
        under.draw(painter, inside.left(), top)
        top += QFontMetrics(small).height() + 6
        self._paint_badges(painter, option, index, course, inside, top)
        top += QFontMetrics(small).height() + BADGE_AIR + 6
        figures = self._texts.get(_figures(course), option.font, inside.width())
        painter.setPen(colour("text"))
        figures.draw(painter, inside.left(), top)

    def _paint_badges(  # noqa: PLR0917 - what a painter needs
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        course: CourseRow,
        inside: QRect,
        top: int,
    ) -> None:
        badge = index.data(Role.BADGE)
        badges: list[tuple[str, Tone]] = [(badge.text, badge.tone)] if badge.tone != "plain" else []
        badges += [(vocabulary().label("format", slug), "neutral") for slug in course.formats]
        left = float(inside.left())
        for text, tone in badges:
            room = inside.right() - left - 2 * BADGE_PADDING
            if room < 3 * BADGE_PADDING:
                return
            laid = self._texts.get(text, small_font(option.font), room)
            ground: QColor = self._theme.colour("surface" if is_chosen(option) else f"{tone}_soft")
            box = QRectF(left, top, laid.size.width() + 2 * BADGE_PADDING, laid.size.height() + BADGE_AIR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(self._theme.colour(tone))
            laid.draw(painter, left + BADGE_PADDING, top + BADGE_AIR / 2)
            left = box.right() + 6


def _figures(course: CourseRow) -> str:
    """« 21 h · 1 290 € HT · 61 €/h »; what is unknown is not there."""
    parts = (
        wording.duration(course),
        wording.price(course),
        wording.price_per_hour(course.price_per_hour_eur),
    )
    return " · ".join(filter(None, parts)) or wording.UNKNOWN_LABEL
