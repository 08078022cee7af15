"""What is under the words of every row: its ground, the line below it, and where the keyboard is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from explorer.ui.theme import Theme

FOCUS_LINE: Final = 2
"""Pixels above and below the current row of the table that has the keyboard."""


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Chosen or not; a chosen row also tells whether the arrow keys move from it."""
    rect = option.rect
    chosen = is_chosen(option)
    painter.fillRect(rect, theme.colour("accent_soft" if chosen else "surface"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
    if chosen and has_keyboard(option):
        for top in (rect.top(), rect.bottom() + 1 - FOCUS_LINE):
            painter.fillRect(QRect(rect.left(), top, rect.width(), FOCUS_LINE), theme.colour("accent"))


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Whether the row is a selected one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def has_keyboard(option: QStyleOptionViewItem) -> bool:
    """Whether the view, not only the current cell, has the focus."""
    return option.widget is not None and option.widget.hasFocus()
