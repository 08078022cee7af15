"""Asks before something is done: one button does it, the other leaves all as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QSpacerItem, QWidget

WIDTH_IN_LETTERS = 84


class Question(QMessageBox):
    """What `go_on` does is `confirmed`. When it is `is_harmful`, Enter leaves too, as Escape does."""

    confirmed = Signal()

    def __init__(
        self, title: str, asked: str, told: str, parent: QWidget, *, go_on: str, leave: str, is_harmful: bool
    ) -> None:
        icon = QMessageBox.Icon.Warning if is_harmful else QMessageBox.Icon.Question
        super().__init__(icon, title, asked, parent=parent)
        self.setInformativeText(told)
        for label in self.findChildren(QLabel):
            # A name may hold « < », and a report comes from another computer: neither is ever a page.
            label.setTextFormat(Qt.TextFormat.PlainText)
        role = QMessageBox.ButtonRole.DestructiveRole if is_harmful else QMessageBox.ButtonRole.AcceptRole
        going = self.addButton(go_on, role)
        leaving = self.addButton(leave, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(leaving if is_harmful else going)
        self.setEscapeButton(leaving)
        going.clicked.connect(self.confirmed)
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            # Without it Qt wraps the question after a few words.
            width = self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS
            grid.addItem(QSpacerItem(width, 0), grid.rowCount(), 0, 1, grid.columnCount())
        self.finished.connect(self.deleteLater)
