"""The page *Imports* when nothing is under way: where to drop a file, and what was imported before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.ui.pages.imports.history import HistoryView
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_zone import DropZone


class ImportsHome(QWidget):
    """`choose_asked`: the user wants to choose a file."""

    choose_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(theme)
        self.zone.clicked.connect(self.choose_asked)
        self.history = HistoryView(theme)
        title = QLabel(self.tr("Imports déjà faits"))
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.zone)
        column.addSpacing(8)
        column.addWidget(title)
        column.addWidget(self.history, 1)
