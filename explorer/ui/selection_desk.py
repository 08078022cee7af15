"""The selection in use: what it holds, what changes it, and how each change is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.services import wording
from explorer.settings import Settings
from explorer.tasks import Tasks

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.selections import Selections, SelectionSummary, Totals

UNDO_LIMIT = 200


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the tray shows: every selection, and what the current one holds, by rank."""

    summaries: tuple[SelectionSummary, ...]
    current: SelectionSummary
    course_ids: tuple[int, ...]
    totals: Totals


def read_state(selections: Selections, wanted_id: int | None, default_name: str) -> DeskState:
    """Reads the tray's content (in the worker); makes a first selection if there is none."""
    summaries = selections.all()
    if not summaries:
        selections.create(default_name)
        summaries = selections.all()
    current = next((each for each in summaries if each.id == wanted_id), summaries[0])
    return DeskState(summaries, current, selections.items(current.id), selections.totals(current.id))


def change_state(
    selections: Selections, wanted_id: int | None, default_name: str, operation: str, *args: object
) -> DeskState:
    """Calls `selections.operation(*args)` (in the worker), then reads the state it leaves."""
    result = getattr(selections, operation)(*args)
    if operation == "create":
        wanted_id = result if isinstance(result, int) else result.id
    return read_state(selections, wanted_id, default_name)


class SelectionDesk(QObject):
    """Holds the state on the window's side. Changes show at once, are written behind, and can be undone."""

    state_changed = Signal(object)
    """The `DeskState` as written."""
    ids_changed = Signal(object)
    """`frozenset` of the courses of the current selection; before the write is done."""
    note_changed = Signal(int, str)
    failed = Signal(object)
    deleted = Signal(str)
    """Name of the selection that was just deleted."""

    def __init__(self, tasks: Tasks, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._selections: Selections | None = None
        self._state: DeskState | None = None
        self._ids: tuple[int, ...] = ()
        self._pending = 0
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def state(self) -> DeskState | None:
        """What was last read; `None` until the catalogue is open."""
        return self._state

    @property
    def ids(self) -> tuple[int, ...]:
        """Courses of the current selection, by rank."""
        return self._ids

    def open(self, selections: Selections) -> None:
        """Starts to work on the selections of the catalogue that is now open."""
        self._selections = selections
        self.reload()

    def reload(self) -> None:
        """Reads again: courses came or went with an import."""
        wanted = self._state.current.id if self._state else self._settings.selection_id
        self._write(read_state, wanted, self._default_name())

    def switch(self, selection_id: int) -> None:
        """Works on another selection."""
        self._settings.selection_id = selection_id
        self._write(read_state, selection_id, self._default_name())

    def toggle(self, course_ids: Sequence[int]) -> None:
        """Adds the courses; if all are in already, takes them out."""
        missing = [each for each in course_ids if each not in self._ids]
        if missing:
            self.add(missing)
        else:
            self.remove(course_ids)

    def add(self, course_ids: Sequence[int]) -> None:
        """Adds courses at the end of the current selection."""
        if self._state is not None and course_ids:
            text = self.tr("ajout de %1").replace("%1", wording.count(len(course_ids), "formation"))
            ids = tuple(course_ids)
            self.undo_stack.push(_Courses(self, text, self._state.current.id, ids, is_addition=True))

    def remove(self, course_ids: Sequence[int]) -> None:
        """Takes courses out of the current selection."""
        if self._state is not None and course_ids:
            text = self.tr("retrait de %1").replace("%1", wording.count(len(course_ids), "formation"))
            ids = tuple(course_ids)
            self.undo_stack.push(_Courses(self, text, self._state.current.id, ids, is_addition=False))

    def edit_note(self, course_id: int, before: str, after: str) -> None:
        """Writes the note of a course, undoably."""
        if before != after:
            self.undo_stack.push(_Note(self, self.tr("modification de la note"), course_id, before, after))

    def create(self, name: str) -> None:
        """Makes a selection and works on it."""
        self._change("create", name)

    def rename(self, name: str) -> None:
        """Renames the current selection, undoably."""
        if self._state is not None and name != self._state.current.name:
            current = self._state.current
            text = self.tr("nouveau nom de la sélection")
            self.undo_stack.push(_Rename(self, text, current.id, current.name, name))

    def delete(self) -> None:
        """Deletes the current selection, undoably."""
        if self._state is not None:
            current = self._state.current
            text = self.tr("suppression de la sélection")
            self.undo_stack.push(_Delete(self, text, current.id))
            self.deleted.emit(current.name)

    def show_ids(self, selection_id: int, course_ids: Sequence[int], *, is_addition: bool) -> None:
        """Shows an addition or a removal before it is written."""
        if self._state is None or selection_id != self._state.current.id:
            return
        kept = tuple(each for each in self._ids if each not in course_ids)
        self._ids = (*kept, *course_ids) if is_addition else kept
        self.ids_changed.emit(frozenset(self._ids))

    def write(self, operation: str, selection_id: int | None, *args: object) -> None:
        """Asks the service for `operation`, then shows `selection_id` (for the undo commands)."""
        wanted = selection_id if selection_id is not None else self._settings.selection_id
        self._change(operation, *args, wanted=wanted)

    def _change(self, operation: str, *args: object, wanted: int | None = None) -> None:
        current = self._state.current.id if self._state else None
        self._write(
            change_state, wanted if wanted is not None else current, self._default_name(), operation, *args
        )

    def _write(self, function: object, *args: object) -> None:
        if self._selections is None:
            return
        self._pending += 1
        self._tasks.write(function, self._selections, *args, done=self._on_state, failed=self._on_failed)

    def _default_name(self) -> str:
        return self.tr("Ma sélection")

    def _on_state(self, _generation: int, state: DeskState) -> None:
        self._pending -= 1
        if self._pending:
            return  # A later change is already shown; its own state follows.
        self._state = state
        self._ids = state.course_ids
        self._settings.selection_id = state.current.id
        self.ids_changed.emit(frozenset(self._ids))
        self.state_changed.emit(state)

    def _on_failed(self, error: Exception) -> None:
        self._pending -= 1
        self.failed.emit(error)
        if self._state is not None:
            self.reload()


class _Courses(QUndoCommand):
    def __init__(
        self, desk: SelectionDesk, text: str, selection_id: int, ids: tuple[int, ...], *, is_addition: bool
    ) -> None:
        super().__init__(text)
        self._desk = desk
        self._selection_id = selection_id
        self._ids = ids
        self._is_addition = is_addition

    def redo(self) -> None:
        self._do(is_addition=self._is_addition)

    def undo(self) -> None:
        self._do(is_addition=not self._is_addition)

    def _do(self, *, is_addition: bool) -> None:
        self._desk.show_ids(self._selection_id, self._ids, is_addition=is_addition)
        operation = "add" if is_addition else "remove"
        self._desk.write(operation, self._selection_id, self._selection_id, self._ids)


class _Note(QUndoCommand):
    def __init__(self, desk: SelectionDesk, text: str, course_id: int, before: str, after: str) -> None:
        super().__init__(text)
        self._desk = desk
        self._course_id = course_id
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._do(self._after)

    def undo(self) -> None:
        self._do(self._before)

    def _do(self, text: str) -> None:
        self._desk.write("set_note", None, self._course_id, text)
        self._desk.note_changed.emit(self._course_id, text)


class _Rename(QUndoCommand):
    def __init__(self, desk: SelectionDesk, text: str, selection_id: int, before: str, after: str) -> None:
        super().__init__(text)
        self._desk = desk
        self._selection_id = selection_id
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._desk.write("rename", self._selection_id, self._selection_id, self._after)

    def undo(self) -> None:
        self._desk.write("rename", self._selection_id, self._selection_id, self._before)


class _Delete(QUndoCommand):
    def __init__(self, desk: SelectionDesk, text: str, selection_id: int) -> None:
        super().__init__(text)
        self._desk = desk
        self._selection_id = selection_id

    def redo(self) -> None:
        self._desk.write("delete", self._selection_id, self._selection_id)

    def undo(self) -> None:
        self._desk.write("restore", self._selection_id, self._selection_id)
