"""What the Explorer asks of the catalogue, behind: answers come back as signals, outdated ones never do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.tasks import Tasks
from explorer.ui.pages.answers import Answer, answer, first_answer

if TYPE_CHECKING:
    from explorer.search.query import Query
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseDetails, CourseRow


class Questions(QObject):
    """One question of each kind at a time: a later one replaces it."""

    answered = Signal(object)
    """An `Answer`."""
    failed = Signal(object)
    refreshed = Signal()
    rows_read = Signal(object)
    """The `CourseRow`s last asked for."""
    detailed = Signal(object)
    """The `CourseDetails` last asked for."""
    details_failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._catalogue: Catalogue | None = None
        self._is_answered = False

    def tell(self, found: Answer) -> None:
        """Gives an answer that was had before the catalogue was open."""
        self._is_answered = True
        self.answered.emit(found)

    def attach(self, catalogue: Catalogue) -> None:
        """Asks this catalogue from now on."""
        self._catalogue = catalogue

    def refresh(self) -> None:
        """Reads a catalogue that has changed; `refreshed` tells when."""
        if self._catalogue is not None:
            self._tasks.keep(
                self._catalogue.refresh, done=self._on_refreshed, failed=self._on_failed, lane="catalogue"
            )

    def ask(self, query: Query, current_id: int | None) -> None:
        """Searches; until the index is there, the first rows of the whole catalogue come before."""
        if self._catalogue is None:
            return
        is_first = not self._is_answered and not self._catalogue.is_warm
        if is_first and not query.text and not query.has_filters:
            self._tasks.read(
                first_answer,
                self._catalogue,
                query,
                done=self._on_first_answer,
                failed=self._on_failed,
                lane="first",
            )
        self._tasks.search(
            answer,
            self._catalogue,
            query,
            current_id,
            done=self._on_answer,
            failed=self._on_failed,
            abandons=True,
        )

    def ask_details(self, course_id: int, text: str) -> None:
        """Reads everything known of one course."""
        if self._catalogue is not None:
            self._tasks.read(
                self._catalogue.details,
                course_id,
                text,
                done=self._on_details,
                failed=self._on_details_failed,
                lane="details",
            )

    def ask_rows(self, ids: Sequence[int], text: str) -> None:
        """Reads rows that come into sight."""
        if self._catalogue is not None:
            self._tasks.read(
                self._catalogue.lines,
                ids,
                text,
                done=self._on_rows,
                failed=self._on_failed,
                lane="rows",
            )

    def _on_first_answer(self, _generation: int, found: Answer | None) -> None:
        # A small index may be made before the first rows are read: they are not all of it.
        if found is not None and not self._is_answered:
            self.tell(found)

    def _on_answer(self, _generation: int, found: Answer) -> None:
        self.tell(found)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_refreshed(self, _generation: int, _nothing: None) -> None:
        self.refreshed.emit()

    def _on_rows(self, _generation: int, rows: Sequence[CourseRow]) -> None:
        self.rows_read.emit(rows)

    def _on_details(self, _generation: int, course: CourseDetails) -> None:
        self.detailed.emit(course)

    def _on_details_failed(self, error: Exception) -> None:
        self.details_failed.emit(error)
