"""Where the answers stand: as a table, as cards, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from explorer.settings import Settings
from explorer.ui.models.results import ResultsModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.course_view import CourseView
from explorer.ui.widgets.empty_state import EmptyState
from explorer.ui.widgets.results_cards import ResultsCards
from explorer.ui.widgets.results_table import ResultsTable

if TYPE_CHECKING:
    from explorer.services.display import Layout

LAYOUT_KEY: Final = "explorer/layout"


class ResultsView(QStackedWidget):
    """Two views of one model; the one in front speaks, the current course goes from one to the other."""

    toggle_asked = Signal(list)
    compare_asked = Signal(list)
    course_changed = Signal(object)
    opened = Signal()
    link_asked = Signal()
    note_asked = Signal()
    left = Signal()

    def __init__(
        self, model: ResultsModel, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.table = ResultsTable(model, theme, settings)
        self.cards = ResultsCards(model, theme)
        self.empty = EmptyState(theme)
        self._front: CourseView = self.table
        for widget in (self.table, self.cards, self.empty):
            self.addWidget(widget)
        for view in (self.table, self.cards):
            view.toggle_asked.connect(self.toggle_asked)
            view.compare_asked.connect(self.compare_asked)
            view.course_changed.connect(self.course_changed)
            view.opened.connect(self.opened)
            view.link_asked.connect(self.link_asked)
            view.note_asked.connect(self.note_asked)
            view.left.connect(self.left)
        if settings.text(LAYOUT_KEY) == "cards":
            self._front = self.cards

    @property
    def layout_name(self) -> Layout:
        """How the answers are shown."""
        return "cards" if self._front is self.cards else "table"

    @property
    def front(self) -> CourseView:
        """The view that is shown, or will be when there are answers."""
        return self._front

    def choose_layout(self, name: Layout) -> None:
        """Shows the answers as a table or as cards, and remembers it."""
        if name == self.layout_name:
            return
        self._settings.set_text(LAYOUT_KEY, name)
        before, had_focus = self._front, self._front.hasFocus()
        place = before.current_place
        self._front = self.cards if name == "cards" else self.table
        if self.currentWidget() is before:
            self.show_answers()
        if place >= 0:
            self._front.go_to(place)
        if had_focus:
            self.focus_answers()

    def show_answers(self) -> None:
        """Puts the answers in front."""
        self.setCurrentWidget(self._front)

    def show_empty(self) -> None:
        """Puts the reason why there is none in front."""
        self.setCurrentWidget(self.empty)

    def focus_answers(self) -> None:
        """Gives the keyboard to the answers."""
        self._front.setFocus(Qt.FocusReason.OtherFocusReason)
