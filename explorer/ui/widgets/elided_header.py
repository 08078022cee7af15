"""Headers of columns whose words shorten with « … » when the column is too narrow for them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

PADDING: Final = 16
"""Pixels around the words. They and the bold letters come from the style sheet, which Qt does not count."""


class ElidedHeader(QHeaderView):
    """For a table: across its top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N803 - Qt's
        super().initStyleOptionForIndex(option, logicalIndex)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        room = self.sectionSize(logicalIndex) - PADDING
        option.text = QFontMetrics(bold).elidedText(option.text, Qt.TextElideMode.ElideRight, room)
