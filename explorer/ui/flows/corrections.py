"""Corrections of courses: asked in a dialog, written behind, undone by Ctrl+Z, seen in what is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.tasks import Tasks
from explorer.ui import messages
from explorer.ui.theme import Theme

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.corrections import Corrections
    from explorer.services.courses import CourseDetails
    from explorer.services.dossiers import DossierEvent
    from explorer.services.opening import Services
    from explorer.ui.dialogs.correction import CorrectionDialog


def write(corrections: Corrections, course_id: int, field: str, text: str | None) -> DossierEvent | None:
    """In the worker: puts a field right, or gives it back to its file; returns what can be undone."""
    if text is None:
        return corrections.withdraw(course_id, field)
    return corrections.correct(course_id, field, text)


class CorrectionsFlow(QObject):
    """One correction at a time; the log of what was done remembers how to take it back."""

    made = Signal(object)
    """The `DossierEvent` of a correction just written."""
    changed = Signal()
    """The catalogue holds a correction more, or less."""
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        tasks: Tasks,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._course_id = 0
        self.dialog: CorrectionDialog | None = None
        """What is open, if anything."""

    def ask(self, course: CourseDetails) -> None:
        """Asks which field of a course is to be put right, and how."""
        from explorer.services.corrections import correctable_fields  # noqa: PLC0415 - see above
        from explorer.ui.dialogs.correction import CorrectionDialog  # noqa: PLC0415

        self._course_id = course.id
        self.dialog = CorrectionDialog(self._theme, course.title, correctable_fields(course), self._window)
        self.dialog.corrected.connect(self._on_corrected)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def withdraw(self, course_id: int, field: str) -> None:
        """Gives a field back to its file, undoably."""
        self._tasks.write(
            write,
            self._services.corrections,
            course_id,
            field,
            None,
            done=self._on_written,
            failed=self.failed.emit,
        )

    def _on_corrected(self, field: str, text: str) -> None:
        self._tasks.write(
            write,
            self._services.corrections,
            self._course_id,
            field,
            text,
            done=self._on_written,
            failed=self._on_refused,
        )

    def _on_written(self, _generation: int, event: DossierEvent | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if event is not None:
            self.made.emit(event)
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is None:
            self.failed.emit(error)
            return
        problem = messages.problem_of(error)
        self.dialog.tell(f"{problem.what} {problem.todo}")

    def _on_closed(self, _result: int) -> None:
        self.dialog = None
