"""The page *Imports* when nothing is under way: where to drop a file, past imports, likely duplicates."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from explorer.tasks import Tasks
from explorer.ui.pages.imports.duplicates import DuplicatesView
from explorer.ui.pages.imports.history import HistoryView
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_zone import DropZone


class ImportsHome(QWidget):
    """`choose_asked`: the user wants to choose a file."""

    choose_asked = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(theme)
        self.zone.clicked.connect(self.choose_asked)
        self.history = HistoryView(theme)
        self.duplicates = DuplicatesView(tasks, theme)
        self.history_tab = QPushButton(self.tr("Imports déjà faits"), checkable=True)
        self.duplicates_tab = QPushButton(self.tr("Doublons probables"), checkable=True)
        self._tabs = QButtonGroup(self)
        self._views = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        for tab, view in ((self.history_tab, self.history), (self.duplicates_tab, self.duplicates)):
            tab.setProperty("kind", "section")
            self._tabs.addButton(tab)
            self._views.addWidget(view)
            row.addWidget(tab)
        row.addStretch(1)
        self.history_tab.setChecked(True)
        self._tabs.buttonClicked.connect(self._on_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.zone)
        column.addSpacing(4)
        column.addLayout(row)
        column.addWidget(self._views, 1)

    def refresh(self) -> None:
        """The catalogue has changed: likely duplicates are to be looked for again."""
        if self._views.currentWidget() is self.duplicates:
            self.duplicates.read()

    def _on_tab(self, tab: QPushButton) -> None:
        view = self.history if tab is self.history_tab else self.duplicates
        self._views.setCurrentWidget(view)
        # The zone gives its height to the two courses.
        self.zone.set_compact(compact=view is self.duplicates)
        self.refresh()
