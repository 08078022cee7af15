"""The selection in use: what it holds, what changes it, and how each change is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.phrases import phrases

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.dossiers import Dossier, Dossiers
    from explorer.services.totals import Totals

UNDO_LIMIT = 200
Operation = tuple[Any, ...]
"""Name of a method of `Selections`, then its arguments."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the tray shows: every selection, and what the current one holds, by rank."""

    summaries: tuple[Dossier, ...]
    current: Dossier
    course_ids: tuple[int, ...]
    totals: Totals


def read_state(dossiers: Dossiers, wanted_id: int | None, default_name: str) -> DeskState:
    """Reads the tray's content (in the worker); makes a first selection if there is none."""
    summaries = dossiers.all()
    if not summaries:
        dossiers.create(default_name)
        summaries = dossiers.all()
    current = next((each for each in summaries if each.id == wanted_id), summaries[0])
    return DeskState(summaries, current, dossiers.items(current.id), dossiers.totals(current.id))


def change_state(
    dossiers: Dossiers, wanted_id: int | None, default_name: str, *operations: Operation
) -> DeskState:
    """Does the `operations` one after the other (in the worker), then reads the state they leave."""
    for name, *args in operations:
        result = getattr(dossiers, name)(*args)
        if name in ("create", "restore"):
            wanted_id = result.id
    return read_state(dossiers, wanted_id, default_name)


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
        self._dossiers: Dossiers | None = None
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

    def open(self, dossiers: Dossiers) -> None:
        """Starts to work on the selections of the catalogue that is now open."""
        self._dossiers = dossiers
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
        missing = tuple(each for each in course_ids if each not in self._ids)
        if not missing:
            self.remove(course_ids)
        elif self._state is not None:
            text = self.tr("ajout de %1").replace("%1", phrases.courses(len(missing)))
            after = (*self._ids, *missing)
            self.undo_stack.push(_Courses(self, text, self._state.current.id, self._ids, after))

    def remove(self, course_ids: Sequence[int]) -> None:
        """Takes courses out of the current selection."""
        if self._state is not None and course_ids:
            text = self.tr("retrait de %1").replace("%1", phrases.courses(len(course_ids)))
            after = tuple(each for each in self._ids if each not in course_ids)
            self.undo_stack.push(_Courses(self, text, self._state.current.id, self._ids, after))

    def edit_note(self, course_id: int, after: str, before: str) -> None:
        """Writes the note of a course, undoably."""
        if before != after:
            text = self.tr("modification de la note")
            forth, back = ("set_note", course_id, after), ("set_note", course_id, before)
            self.undo_stack.push(_Change(self, text, None, forth, back))

    def create(self, name: str) -> None:
        """Makes a selection and works on it."""
        self.write(None, ("create", name))

    def rename(self, name: str) -> None:
        """Renames the current selection, undoably."""
        if self._state is not None and name != self._state.current.name:
            current = self._state.current
            text = self.tr("nouveau nom de la sélection")
            forth, back = ("rename", current.id, name), ("rename", current.id, current.name)
            self.undo_stack.push(_Change(self, text, current.id, forth, back))

    def delete(self) -> None:
        """Deletes the current selection, undoably."""
        if self._state is not None:
            current = self._state.current
            text = self.tr("suppression de la sélection")
            forth, back = ("delete", current.id), ("restore", current.id)
            self.undo_stack.push(_Change(self, text, current.id, forth, back))
            self.deleted.emit(current.name)

    def show_ids(self, selection_id: int, course_ids: tuple[int, ...]) -> None:
        """Shows what a selection will hold, before it is written."""
        if self._state is not None and selection_id == self._state.current.id:
            self._ids = course_ids
            self.ids_changed.emit(frozenset(course_ids))

    def write(self, selection_id: int | None, *operations: Operation) -> None:
        """Asks the service for `operations`, then shows `selection_id`, or stays on the current one."""
        if selection_id is None and self._state is not None:
            selection_id = self._state.current.id
        self._write(change_state, selection_id, self._default_name(), *operations)

    def _write(self, function: object, *args: object) -> None:
        if self._dossiers is None:
            return
        self._pending += 1
        self._tasks.write(function, self._dossiers, *args, done=self._on_state, failed=self._on_failed)

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
    """A selection held `before`, then `after`, ranks included."""

    def __init__(
        self,
        desk: SelectionDesk,
        text: str,
        selection_id: int,
        before: tuple[int, ...],
        after: tuple[int, ...],
    ) -> None:
        super().__init__(text)
        self._desk = desk
        self._selection_id = selection_id
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._go(self._before, self._after)

    def undo(self) -> None:
        self._go(self._after, self._before)

    def _go(self, old: tuple[int, ...], new: tuple[int, ...]) -> None:
        self._desk.show_ids(self._selection_id, new)
        gone = tuple(each for each in old if each not in new)
        come = tuple(each for each in new if each not in old)
        operations: list[Operation] = []
        if gone:
            operations.append(("remove", self._selection_id, gone))
        if come:
            operations += [("add", self._selection_id, come), ("reorder", self._selection_id, new)]
        self._desk.write(self._selection_id, *operations)


class _Change(QUndoCommand):
    """One operation and the one that takes it back."""

    def __init__(
        self, desk: SelectionDesk, text: str, selection_id: int | None, forth: Operation, back: Operation
    ) -> None:
        super().__init__(text)
        self._desk = desk
        self._selection_id = selection_id
        self._forth = forth
        self._back = back

    def redo(self) -> None:
        self._do(self._forth)

    def undo(self) -> None:
        self._do(self._back)

    def _do(self, operation: Operation) -> None:
        self._desk.write(self._selection_id, operation)
        if operation[0] == "set_note":
            self._desk.note_changed.emit(*operation[1:])
