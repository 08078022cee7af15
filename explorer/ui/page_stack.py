"""The pages of the window: which one is in front; each is made the first time that it is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

EXPLORER, SELECTIONS, IMPORTS, COMPARISON = "explorer", "selections", "imports", "comparison"
_PASSING: Final = frozenset((COMPARISON,))
"""Pages without a tab: one goes back from them."""


class PageStack(QStackedWidget):
    """Pages by name. Until one is promised or added under a name, asking for it leaves the one in front."""

    added = Signal(QWidget)
    """A page that was just made."""
    shown = Signal(str)
    """Name of the page that is in front, each time that one is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promised: dict[str, Callable[[], QWidget]] = {}
        self._named: dict[str, QWidget] = {}
        self._came_from = EXPLORER

    def promise(self, name: str, make: Callable[[], QWidget]) -> None:
        """Has `make` called the first time that the page is shown."""
        self._promised[name] = make

    def add(self, name: str, page: QWidget) -> None:
        """Takes a page in; one that is already there stays."""
        self._promised.pop(name, None)
        if self._named.get(name) is not page:
            self._named[name] = page
            self.addWidget(page)
            self.added.emit(page)

    def show_page(self, name: str) -> None:
        """Brings a page to the front."""
        if name in self._promised:
            self.add(name, self._promised[name]())
        page = self._named.get(name)
        if page is None:
            self.shown.emit(self._came_from)
            return
        if name not in _PASSING:
            self._came_from = name
        self.setCurrentWidget(page)
        self.shown.emit(name)

    def go_back(self) -> None:
        """To the page that one came from."""
        self.show_page(self._came_from)
