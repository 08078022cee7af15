"""How large a dialog opens: whole lines, and no more than its window when it can scroll."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDialog


def letters(dialog: QDialog, count: int) -> int:
    """The width of `count` average characters in pixels; rounded before, some fonts would lose a tenth."""
    return ceil(QFontMetricsF(dialog.font()).averageCharWidth() * count)


def room(dialog: QDialog) -> QSize:
    """The size of the window under the dialog, which the screen is known to hold; else of the screen."""
    parent = dialog.parentWidget()
    return dialog.screen().availableGeometry().size() if parent is None else parent.window().size()


def keep_whole(dialog: QDialog, count: int) -> None:
    """Keeps the dialog `count` characters wide at least, and its wrapped texts whole.

    A layout with wrapped texts asks for less height than it takes.
    """
    width = letters(dialog, count)
    dialog.setMinimumSize(width, dialog.layout().totalHeightForWidth(width))
