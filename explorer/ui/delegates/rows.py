"""What the rows of every table share: ground, texts laid out once, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from explorer.ui.delegates.ground import is_chosen, paint_row_ground
from explorer.ui.delegates.text import KeptTexts, Span
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.ui.models.badges import Badge

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
TITLE_LINES = 2
BADGE_PADDING = 8
BADGE_LINES = 2
BADGE_RADIUS = 9.0
TEXT_LINES = 3
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


class RowDelegate(QStyledItemDelegate):
    """Paints grounds, texts and badges; its children say which stand in which column."""

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

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of a cell, the line under the row, the edge of a chosen one."""
        rect = option.rect
        paint_row_ground(painter, option, self._theme)
        if is_chosen(option) and index.column() == 0:
            painter.fillRect(
                QRect(rect.left(), rect.top(), EDGE, rect.height()), self._theme.colour("accent")
            )

    def paint_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        title: tuple[str, tuple[Span, ...]],
        second: tuple[str, tuple[Span, ...]],
        *,
        muted: bool,
    ) -> None:
        """A title of two lines at most and the line under it, each with its searched letters."""
        rect = option.rect
        width = rect.width() - 2 * PADDING
        laid = self._texts.get(title[0], title_font(option.font), width, lines=TITLE_LINES, spans=title[1])
        painter.setPen(self._theme.colour("muted" if muted else "text"))
        laid.draw(painter, rect.left() + PADDING, rect.top() + PADDING)
        under = self._texts.get(second[0], small_font(option.font), width, spans=second[1])
        painter.setPen(self._theme.colour("muted"))
        under.draw(painter, rect.left() + PADDING, rect.top() + PADDING + laid.size.height())

    def paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, badge: Badge, *, right: bool = False
    ) -> None:
        """Words on a rounded ground."""
        rect = option.rect
        width = rect.width() - 2 * PADDING - 2 * BADGE_PADDING
        text = self._texts.get(badge.text, small_font(option.font), width, lines=BADGE_LINES)
        # On a chosen row the ground of the badge would be that of the row.
        ground = "surface" if is_chosen(option) else f"{badge.tone}_soft"
        size = QSize(int(text.size.width()) + 2 * BADGE_PADDING, int(text.size.height()) + 4)
        left = rect.right() - PADDING - size.width() if right else rect.left() + PADDING
        box = QRectF(left, rect.top() + PADDING - 1, size.width(), size.height())
        radius = min(box.height() / 2, BADGE_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(self._theme.colour(badge.tone))
        text.draw(painter, box.left() + BADGE_PADDING, box.top() + 2)

    def paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        said: str,
        *,
        right: bool = False,
        muted: bool = False,
    ) -> None:
        """Plain words, three lines at most."""
        rect = option.rect
        laid = self._texts.get(said, option.font, rect.width() - 2 * PADDING, lines=TEXT_LINES, right=right)
        painter.setPen(self._theme.colour("muted" if muted else "text"))
        laid.draw(painter, rect.left() + PADDING, rect.top() + PADDING)
