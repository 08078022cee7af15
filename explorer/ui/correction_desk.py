"""Corrections of courses: asked in a dialog, written behind, undone by Ctrl+Z, seen in what is read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from explorer.tasks import Tasks
from explorer.ui import messages
from explorer.ui.theme import Theme
from resources.vocabulary import vocabulary

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.corrections import Corrections
    from explorer.services.courses import CourseDetails
    from explorer.services.opening import Services
    from explorer.ui.dialogs.correction import CorrectionDialog


@dataclass(frozen=True, slots=True)
class Written:
    """One field before and after: what was typed to put it right, or `None` for what its file says."""

    course_id: int
    field: str
    before: str | None
    after: str | None


def write(corrections: Corrections, course_id: int, field: str, text: str | None) -> Written:
    """In the worker: puts a field right, or gives it back to its file."""
    before = corrections.text_of(course_id, field)
    if text is None:
        corrections.withdraw(course_id, field)
    else:
        corrections.correct(course_id, field, text)
    return Written(course_id, field, before, text)


class CorrectionDesk(QObject):
    """One correction at a time. It can be undone until the window closes; then it can be given back."""

    changed = Signal()
    """The catalogue holds a correction more, or less."""
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        tasks: Tasks,
        theme: Theme,
        undo_stack: QUndoStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._tasks = tasks
        self._theme = theme
        self._undo_stack = undo_stack
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

    def replay(self, course_id: int, field: str, text: str | None) -> None:
        """Does a change again, or takes it back."""
        self._tasks.write(
            write,
            self._services.corrections,
            course_id,
            field,
            text,
            done=self._on_replayed,
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

    def _on_written(self, _generation: int, written: Written) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if written.before != written.after:
            label = vocabulary().field(written.field).label
            self._undo_stack.push(_Change(self, self.tr("correction : %1").replace("%1", label), written))
        self.changed.emit()

    def _on_replayed(self, _generation: int, _written: Written) -> None:
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is None:
            self.failed.emit(error)
            return
        problem = messages.problem_of(error)
        self.dialog.tell(f"{problem.what} {problem.todo}")

    def _on_closed(self, _result: int) -> None:
        self.dialog = None


class _Change(QUndoCommand):
    """A change that was written before it came on the stack: a refusal never comes there."""

    def __init__(self, desk: CorrectionDesk, text: str, written: Written) -> None:
        super().__init__(text)
        self._desk = desk
        self._written = written
        self._is_pushed = False

    def redo(self) -> None:
        if self._is_pushed:
            self._desk.replay(self._written.course_id, self._written.field, self._written.after)
        self._is_pushed = True

    def undo(self) -> None:
        self._desk.replay(self._written.course_id, self._written.field, self._written.before)
