"""The page where one searches, filters, looks and shortlists: facets, results, details."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QDesktopServices
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from explorer.search.query import FacetName, Query, Range, Sort
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui import messages
from explorer.ui.models.results import ResultsModel
from explorer.ui.pages.answers import Answer, answer, place_of
from explorer.ui.theme import Theme
from explorer.ui.widgets.details_panel import PANEL_WIDTH as DETAILS_WIDTH
from explorer.ui.widgets.details_panel import DetailsPanel
from explorer.ui.widgets.empty_state import EmptyState
from explorer.ui.widgets.facet_panel import PANEL_WIDTH as FACETS_WIDTH
from explorer.ui.widgets.facet_panel import FacetPanel
from explorer.ui.widgets.query_sentence import QuerySentence
from explorer.ui.widgets.results_header import ORDERS, ResultsHeader
from explorer.ui.widgets.results_table import ResultsTable
from explorer.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseDetails, CourseRow

log = logging.getLogger(__name__)

SPLITTER_KEY: Final = "explorer/splitter"
SORT_KEY: Final = "explorer/sort"
DETAILS_AFTER_MS: Final = 40
OPENED_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel"))


class ExplorerPage(QWidget):
    """Asks the catalogue in the background and shows the answer; it may come after the first paint."""

    toggle_requested = Signal(list)
    """Ids of courses to add to the selection, or to take out when all are in."""
    note_edited = Signal(int, str, str)
    """Course, text after, text before."""
    rating_edited = Signal(int, object)
    """Course, stars or `None`."""
    import_requested = Signal()
    searched = Signal(object)
    """The `Outcome` now shown."""

    def __init__(
        self,
        catalogue: Catalogue | None,
        tasks: Tasks,
        settings: Settings,
        theme: Theme,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._tasks = tasks
        self._settings = settings
        self._query = Query(sort=self._saved_sort())
        self._answered_text = ""
        self._shown_id: int | None = None
        self._notes: dict[int, str] = {}
        self._ratings: dict[int, int | None] = {}
        self._model = ResultsModel(self._fetch, self)
        self.facets = FacetPanel(theme, settings)
        self.details = DetailsPanel(theme)
        self._search = SearchBar(theme)
        self.sentence = QuerySentence(theme)
        self.header = ResultsHeader(theme)
        self.table = ResultsTable(self._model, theme, settings)
        self.empty = EmptyState(theme)
        self._details_timer = QTimer(self, singleShot=True, interval=DETAILS_AFTER_MS)
        self._details_timer.timeout.connect(self._ask_details)
        self._lay_out()
        self._connect()
        self.table.show_sort(self._query.sort)
        self.header.show_sort(self._query.sort)
        self._show_loading()
        if catalogue is not None:
            self._ask()

    # What the window does with it.

    def attach(self, catalogue: Catalogue) -> None:
        """Gives the page its catalogue once the database is open; the search starts."""
        self._catalogue = catalogue
        self._notes.clear()
        self._ratings.clear()
        self._ask()

    def refresh(self) -> None:
        """The catalogue has changed: reads it again behind, then asks the same query."""
        if self._catalogue is not None:
            # A lane of its own: what is typed meanwhile must not cancel it.
            self._tasks.search(
                self._catalogue.refresh, done=self._on_refreshed, failed=self._on_failed, lane="catalogue"
            )

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

    def show_course(self, course_id: int) -> None:
        """Shows one course: its row when it is among the results, else its details alone."""
        row = place_of(self._model.ids, course_id)
        if row is not None:
            self.table.go_to(row)
        else:
            self.table.clearSelection()
        self._on_course(course_id)

    def show_note(self, course_id: int, text: str) -> None:
        """Shows a note that was changed elsewhere (undo)."""
        self._notes[course_id] = text
        self.details.show_note(course_id, text)

    def show_rating(self, course_id: int, stars: int | None) -> None:
        """Shows an opinion that was changed elsewhere (undo)."""
        self._ratings[course_id] = stars
        self.details.show_rating(course_id, stars)

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
        column.addWidget(self._search)
        column.addWidget(self.sentence)
        column.addWidget(self.header)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        middle = QWidget()
        middle_column = QVBoxLayout(middle)
        middle_column.setContentsMargins(0, 0, 0, 0)
        middle_column.setSpacing(0)
        middle_column.addWidget(top)
        middle_column.addWidget(self._stack, 1)
        middle.setMinimumWidth(440)

        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self.facets, middle, self.details):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([FACETS_WIDTH + 20, 760, DETAILS_WIDTH])
        saved = self._settings.bytes_of(SPLITTER_KEY)
        if not saved.isEmpty():
            self._splitter.restoreState(saved)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_typed)
        self._search.moved.connect(self.table.move_by_key)
        self._search.entered.connect(self._on_entered)
        self._search.left.connect(self._focus_results)
        self.sentence.query_asked.connect(self.set_query)
        self.sentence.clear_asked.connect(self._on_clear)
        self.facets.taken.connect(self._on_taken)
        self.facets.refused.connect(self._on_refused)
        self.facets.range_asked.connect(self._on_range)
        self.header.sort_asked.connect(self._on_sort)
        self.header.columns_menu.aboutToShow.connect(self._on_columns_menu)
        self.header.columns_menu.triggered.connect(self._on_column)
        self.table.sort_asked.connect(self._on_sort)
        self.table.toggle_asked.connect(self.toggle_requested)
        self.table.course_changed.connect(self._on_course)
        self.table.opened.connect(self.details.focus_first)
        self.table.note_asked.connect(self.details.focus_note)
        self.table.link_asked.connect(self._on_open_current)
        self.table.left.connect(self.focus_search)
        self.empty.query_asked.connect(self.set_query)
        self.empty.clear_asked.connect(self._on_clear_all)
        self.empty.import_asked.connect(self.import_requested)
        self.empty.retry_asked.connect(self._ask)
        self.details.toggle_asked.connect(self.toggle_requested)
        self.details.note_edited.connect(self._on_note)
        self.details.rating_edited.connect(self._on_rating)
        self.details.link_asked.connect(self._open_link)
        self._splitter.splitterMoved.connect(self._on_splitter)

    # Asking.

    def _change(self, query: Query) -> None:
        if query == self._query:
            return
        if query.sort != self._query.sort:
            sort = query.sort
            self._settings.set_text(SORT_KEY, f"{sort.field}:{'desc' if sort.descending else 'asc'}")
            self.table.show_sort(sort)
            self.header.show_sort(sort)
        self._query = query
        self._ask()

    def _ask(self) -> None:
        if self._catalogue is not None:
            self._tasks.search(
                answer,
                self._catalogue,
                self._query,
                # Another text has another best answer: it is shown, wherever one was looking before.
                self.table.current_id if self._query.text == self._answered_text else None,
                done=self._on_answer,
                failed=self._on_failed,
            )

    def _ask_details(self) -> None:
        if self._catalogue is None or self._shown_id is None:
            return
        self._tasks.search(
            self._catalogue.details,
            self._shown_id,
            self._query.text,
            done=self._on_details,
            failed=self._on_details_failed,
            lane="details",
        )

    def _fetch(self, ids: Sequence[int], text: str) -> Sequence[CourseRow]:
        return self._catalogue.rows(ids, text) if self._catalogue is not None else ()

    # Answers.

    def _on_answer(self, _generation: int, shown: Answer) -> None:
        outcome = shown.outcome
        self._answered_text = outcome.query.text
        bar = self.table.verticalScrollBar().value()
        self.table.forget_texts()
        self._model.show_results(outcome.ids, outcome.query.text, shown.rows)
        self.table.verticalScrollBar().setValue(bar)
        self.table.keep_current(shown.current_row)
        self.facets.show_outcome(outcome)
        self.sentence.show_query(outcome.query, shown.phrases)
        self.sentence.show()
        self.header.show_count(outcome.total, outcome.catalogue_total)
        self.header.setVisible(outcome.catalogue_total > 0)
        self._search.set_took(outcome.took_ms)
        if outcome.total:
            self._stack.setCurrentWidget(self.table)
        elif not outcome.catalogue_total and not outcome.query.has_filters:
            self.empty.show_no_catalogue()
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.show_no_result(outcome.relaxations, has_filters=outcome.query.has_filters)
            self._stack.setCurrentWidget(self.empty)
        if self._shown_id is not None:
            self._details_timer.start()  # Perhaps the same course, but other letters are searched.
        self._announce()
        self.searched.emit(outcome)

    def _on_refreshed(self, _generation: int, _nothing: None) -> None:
        self._ask()

    def _on_failed(self, error: Exception) -> None:
        log.error("recherche impossible", exc_info=error)
        self.empty.show_failed(messages.problem_of(error).what)
        self._stack.setCurrentWidget(self.empty)

    def _on_details(self, _generation: int, course: CourseDetails) -> None:
        if course.id != self._shown_id:
            return
        note = self._notes.get(course.id, course.note)
        rating = self._ratings.get(course.id, course.rating)
        course = replace(course, note=note, rating=rating)
        self.details.show_course(course, selected=self._model.is_selected(course.id))

    def _on_details_failed(self, error: Exception) -> None:
        # A course that an undo took away meanwhile is not worth a word.
        if self._shown_id is not None and place_of(self._model.ids, self._shown_id) is not None:
            messages.show(self, error)

    def _show_loading(self) -> None:
        self.empty.show_loading()
        self._stack.setCurrentWidget(self.empty)
        self.sentence.hide()
        self.header.hide()

    def _announce(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.header, self.header.count_text))

    # What the user does.

    def _on_typed(self, text: str) -> None:
        self._change(replace(self._query, text=text.strip()))

    def _on_entered(self) -> None:
        if self._model.rowCount():
            self._focus_results()

    def _focus_results(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, facet: FacetName, value: str) -> None:
        self._change(self._query.toggled(facet, value))

    def _on_refused(self, facet: FacetName, value: str) -> None:
        self._change(self._query.excluding(facet, value))

    def _on_range(self, wanted: Range) -> None:
        self._change(self._query.with_range(wanted))

    def _on_sort(self, sort: Sort) -> None:
        self.table.show_sort(sort)
        self._change(replace(self._query, sort=sort))

    def _on_clear(self) -> None:
        self._change(self._query.without_filters())

    def _on_clear_all(self) -> None:
        self.set_query(Query(sort=self._query.sort))

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
            self._details_timer.start()

    def _on_note(self, course_id: int, after: str, before: str) -> None:
        self._notes[course_id] = after
        self.note_edited.emit(course_id, after, before)

    def _on_rating(self, course_id: int, value: int | None) -> None:
        self._ratings[course_id] = value
        self.rating_edited.emit(course_id, value)

    def _on_open_current(self) -> None:
        course = self.details.course
        if course is not None and course.url:
            self._open_link(course.url)

    def _open_link(self, target: str) -> None:
        """Only what a browser, a mailer or a phone opens: a file's link never runs anything."""
        url = QUrl(target, QUrl.ParsingMode.StrictMode)
        if url.isValid() and url.scheme().lower() in OPENED_SCHEMES:
            QDesktopServices.openUrl(url)

    def _on_splitter(self, _position: int, _index: int) -> None:
        self._settings.set_bytes(SPLITTER_KEY, self._splitter.saveState())

    def _saved_sort(self) -> Sort:
        field, _, direction = self._settings.text(SORT_KEY).partition(":")
        wanted = Sort(field, direction == "desc")  # type: ignore[arg-type]
        known = {order.field for order in ORDERS} | {"axis", "format", "certification"}
        return wanted if field in known else Sort()
