"""The page where one searches, filters, looks and shortlists: facets, results, details."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.search.query import Query, Sort
from explorer.services.display import Display, Layout
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui import messages
from explorer.ui.desks.views import ViewDesk
from explorer.ui.links import open_link
from explorer.ui.models.results import ResultsModel
from explorer.ui.pages.answers import Answer, place_of
from explorer.ui.pages.kept_sort import save_sort, saved_sort
from explorer.ui.pages.kept_views import KeptViews
from explorer.ui.pages.later_counts import LaterCounts
from explorer.ui.pages.opinions import Opinions
from explorer.ui.pages.questions import Questions
from explorer.ui.pages.views_button import ViewsButton
from explorer.ui.theme import Theme
from explorer.ui.widgets.details_panel import DetailsPanel
from explorer.ui.widgets.facet_panel import FacetPanel
from explorer.ui.widgets.query_sentence import QuerySentence
from explorer.ui.widgets.results_header import ResultsHeader
from explorer.ui.widgets.results_view import ResultsView
from explorer.ui.widgets.search_bar import SearchBar
from explorer.ui.widgets.side_panels import SidePanel, SidePanels

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseDetails

log = logging.getLogger(__name__)

PANELS_KEY: Final = "explorer/panels"
ROOM: Final = 94
"""Average characters of the results below which the panels are narrowed."""
DETAILS_AFTER_MS: Final = 40
"""After a row was chosen: who goes down the list with a key held does not wait for each."""
DETAILS_AFTER_LETTERS_MS: Final = 150
"""After a letter: the next one comes before, and would wait for the details of a row that will not stay."""


class ExplorerPage(QWidget):
    """Asks the catalogue in the background and shows the answer; it may come after the first paint."""

    toggle_requested = Signal(list)
    """Ids of courses to add to the selection, or to take out when all are in."""
    compare_requested = Signal(list)
    """Ids of the courses chosen, to see side by side."""
    note_edited = Signal(int, str, str)
    """Course, text after, text before."""
    rating_edited = Signal(int, object)
    """Course, stars or `None`."""
    import_requested = Signal()
    refreshed = Signal()
    """A catalogue that has changed is read again."""
    searched = Signal(object)
    """The `Outcome` now shown."""

    def __init__(
        self,
        catalogue: Catalogue | None,
        views: ViewDesk,
        tasks: Tasks,
        settings: Settings,
        theme: Theme,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._query = Query(sort=saved_sort(settings))
        self._answered_text = ""
        self._shown_id: int | None = None
        self._opinions = Opinions()
        self._questions = Questions(tasks, self)
        self._model = ResultsModel(self)
        self.facets = FacetPanel(theme, settings)
        self.details = DetailsPanel(theme)
        self.views_button = ViewsButton(theme)
        self._search = SearchBar(theme)
        self.sentence = QuerySentence(theme)
        self.header = ResultsHeader(theme)
        self.results = ResultsView(self._model, theme, settings)
        self.table = self.results.table
        self.empty = self.results.empty
        self._details_timer = QTimer(self, singleShot=True)
        self._details_timer.timeout.connect(self._ask_details)
        self._counts = LaterCounts(self.facets, self)
        self._lay_out()
        self._connect()
        self._views = KeptViews(views, self.views_button, self)
        self.facets.follow(self._query)
        self.table.show_sort(self._query.sort)
        self.header.show_sort(self._query.sort)
        self.header.show_layout(self.results.layout_name)
        self._show_loading()
        if catalogue is not None:
            self.attach(catalogue)

    # What the window does with it.

    def attach(self, catalogue: Catalogue) -> None:
        """Gives the page its catalogue once the database is open; the search starts."""
        self._questions.attach(catalogue)
        self._opinions.clear()
        self._ask()

    def show_first(self, answer: Answer) -> None:
        """Shows the first courses before the catalogue is open; what is asked meanwhile waits for it."""
        self._questions.tell(answer)

    def refresh(self) -> None:
        """The catalogue has changed: reads it again behind, then asks the same query."""
        self._questions.refresh()

    def set_selection(self, ids: Iterable[int]) -> None:
        """Tells which courses are in the current selection."""
        self._model.set_selected(ids)
        course = self.details.course
        if course is not None:
            self.details.set_selected(self._model.is_selected(course.id))

    def focus_search(self) -> None:
        """Goes to the search field, its text selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def current_query(self) -> Query:
        """What is asked now."""
        return self._query

    def set_query(self, query: Query) -> None:
        """Asks something else, as if typed and ticked."""
        self._search.set_text_silently(query.text)
        self._change(query)

    def display(self) -> Display:
        """How the answers are shown now."""
        return Display(self.results.layout_name, self.table.columns_state())

    def show_display(self, display: Display) -> None:
        """Shows the answers another way."""
        self._on_layout(display.layout)
        if display.columns:
            self.table.show_columns(display.columns)

    def show_news(self, ids: Iterable[int], since: str) -> None:
        """Marks the courses that are new in the view that is shown."""
        ids = frozenset(ids)
        self._model.set_new(ids)
        self.header.show_news(len(ids), since)

    def show_course(self, course_id: int) -> None:
        """Shows one course: its row when it is among the results, else its details alone."""
        row = place_of(self._model.ids, course_id)
        if row is not None:
            self.results.front.go_to(row)
        else:
            self.results.front.clearSelection()
        self._on_course(course_id)

    def show_note(self, course_id: int, text: str) -> None:
        """Shows a note that was changed elsewhere (undo)."""
        self._opinions.notes[course_id] = text
        self.details.show_note(course_id, text)

    def show_rating(self, course_id: int, value: int | None) -> None:
        """Shows an opinion that was changed elsewhere (undo)."""
        self._opinions.ratings[course_id] = value
        self.details.show_rating(course_id, value)

    def refuse_opinion(self, course_id: int) -> None:
        """What was written on a course could not be: the note is sent again when left."""
        self._opinions.refuse(course_id)
        self._ask_details()

    def save_pending(self) -> None:
        """Emits the note being written, if any: before quitting."""
        self.details.note.save()

    # How it is made.

    def _lay_out(self) -> None:
        top = QWidget()
        top.setProperty("ground", "background")
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._search, 1)
        line.addWidget(self.views_button)
        column.addLayout(line)
        column.addWidget(self.sentence)
        column.addWidget(self.header)
        middle = QWidget()
        middle_column = QVBoxLayout(middle)
        middle_column.setContentsMargins(0, 0, 0, 0)
        middle_column.setSpacing(0)
        middle_column.addWidget(top)
        middle_column.addWidget(self.results, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            SidePanels(
                SidePanel(self.facets, width=266, least=31),
                middle,
                SidePanel(self.details, width=340, least=40),
                room=ROOM,
                settings=self._settings,
                key=PANELS_KEY,
            )
        )

    def _connect(self) -> None:
        self._questions.answered.connect(self._on_answer)
        self._questions.failed.connect(self._on_failed)
        self._counts.shown.connect(self._on_counted)
        self._questions.refreshed.connect(self._ask)
        self._questions.refreshed.connect(self.refreshed)
        self._questions.rows_read.connect(self._model.add_rows)
        self._questions.detailed.connect(self._on_details)
        self._questions.details_failed.connect(self._on_details_failed)
        self._model.rows_wanted.connect(self._questions.ask_rows)
        self._search.searched.connect(self._on_typed)
        self._search.moved.connect(self._on_moved)
        self._search.entered.connect(self._on_entered)
        self._search.left.connect(self.results.focus_answers)
        self.sentence.query_asked.connect(self.set_query)
        self.sentence.clear_asked.connect(self._on_clear)
        self.sentence.save_asked.connect(self.views_button.ask_save)
        self.facets.query_asked.connect(self._change)
        self.header.sort_asked.connect(self._on_sort)
        self.header.layout_asked.connect(self._on_layout)
        self.header.columns_menu.aboutToShow.connect(self._on_columns_menu)
        self.header.columns_menu.triggered.connect(self._on_column)
        self.table.sort_asked.connect(self._on_sort)
        self.results.toggle_asked.connect(self.toggle_requested)
        self.results.compare_asked.connect(self.compare_requested)
        self.results.course_changed.connect(self._on_course)
        self.results.opened.connect(self.details.focus_first)
        self.results.note_asked.connect(self.details.focus_note)
        self.results.link_asked.connect(self._on_open_current)
        self.results.left.connect(self.focus_search)
        self.empty.query_asked.connect(self.set_query)
        self.empty.clear_asked.connect(self._on_clear_all)
        self.empty.import_asked.connect(self.import_requested)
        self.empty.retry_asked.connect(self._ask)
        self.details.toggle_asked.connect(self.toggle_requested)
        self.details.note_edited.connect(self._on_note)
        self.details.rating_edited.connect(self._on_rating)
        self.details.link_asked.connect(open_link)
        self.details.course_asked.connect(self.show_course)

    # Asking.

    def _change(self, query: Query) -> None:
        if query == self._query:
            return
        if query.sort != self._query.sort:
            save_sort(self._settings, query.sort)
            self.table.show_sort(query.sort)
            self.header.show_sort(query.sort)
        self._query = query
        self.facets.follow(query)
        self._views.query_changed()
        self._ask()

    def _ask(self) -> None:
        # Another text has another best answer: it is shown, wherever one was looking before.
        same_text = self._query.text == self._answered_text
        # The answer starts it again: the details are read once typing pauses, not between two letters.
        self._details_timer.stop()
        self._questions.ask(self._query, self.results.front.current_id if same_text else None)

    def _ask_details(self) -> None:
        if self._shown_id is not None:
            self._questions.ask_details(self._shown_id, self._query.text)

    # Answers.

    def _on_answer(self, shown: Answer) -> None:
        outcome = shown.outcome
        self._answered_text = outcome.query.text
        front = self.results.front
        bar = front.verticalScrollBar().value()
        self._model.show_results(outcome.ids, outcome.query.text, shown.rows)
        front.verticalScrollBar().setValue(bar)
        front.keep_current(shown.current_row)
        self.sentence.show_query(outcome.query, shown.phrases)
        self.sentence.show()
        if shown.is_counted:
            self.header.show_count(outcome.total, outcome.catalogue_total)
        else:
            self.header.show_counting()
        self.header.setVisible(outcome.catalogue_total > 0)
        if outcome.total:
            self.results.show_answers()
        else:
            self.empty.show_why(outcome)
            self.results.show_empty()
        if self._shown_id is not None:
            # Perhaps the same course, but other letters are searched.
            self._details_timer.start(DETAILS_AFTER_LETTERS_MS)
        self._counts.follow(outcome if shown.is_whole else None)

    def _on_counted(self, outcome: Outcome) -> None:
        self._search.set_took(outcome.took_ms)
        self.header.announce()
        self.searched.emit(outcome)

    def _on_failed(self, error: Exception) -> None:
        log.error("recherche impossible", exc_info=error)
        self.empty.show_failed(messages.problem_of(error).what)
        self.results.show_empty()

    def _on_details(self, course: CourseDetails) -> None:
        if course.id != self._shown_id:
            return
        self.details.show_course(self._opinions.over(course), selected=self._model.is_selected(course.id))
        if course.id in self._opinions.refused:
            self.details.note.refuse(course.id)

    def _on_details_failed(self, error: Exception) -> None:
        # A course that an undo took away meanwhile is not worth a word.
        if self._shown_id is not None and place_of(self._model.ids, self._shown_id) is not None:
            messages.show(self, error)

    def _show_loading(self) -> None:
        self.empty.show_loading()
        self.results.show_empty()
        self.sentence.hide()
        self.header.hide()

    # What the user does.

    def _on_typed(self, text: str) -> None:
        self._change(replace(self._query, text=text.strip()))

    def _on_entered(self) -> None:
        if self._model.rowCount():
            self.results.focus_answers()

    def _on_moved(self, key: Qt.Key) -> None:
        self.results.front.move_by_key(key)

    def _on_sort(self, sort: Sort) -> None:
        self.table.show_sort(sort)
        self._change(replace(self._query, sort=sort))

    def _on_clear(self) -> None:
        self._change(self._query.without_filters())

    def _on_clear_all(self) -> None:
        self.set_query(Query(sort=self._query.sort))

    def _on_layout(self, name: Layout) -> None:
        self.results.choose_layout(name)
        self.header.show_layout(name)

    def _on_columns_menu(self) -> None:
        self.header.columns_menu.clear()
        self.table.columns_menu(self.header.columns_menu)

    def _on_column(self, action: QAction) -> None:
        self.table.choose_column(action.data())

    def _on_course(self, course_id: int | None) -> None:
        self._shown_id = course_id
        if course_id is None:
            self._details_timer.stop()
            self.details.show_course(None, selected=False)
        else:
            self._details_timer.start(DETAILS_AFTER_MS)

    def _on_note(self, course_id: int, after: str, before: str) -> None:
        self._opinions.notes[course_id] = after
        self._opinions.refused.discard(course_id)
        self.note_edited.emit(course_id, after, before)

    def _on_rating(self, course_id: int, value: int | None) -> None:
        self._opinions.ratings[course_id] = value
        self.rating_edited.emit(course_id, value)

    def _on_open_current(self) -> None:
        course = self.details.course
        if course is not None and course.url:
            open_link(course.url)
