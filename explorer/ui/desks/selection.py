"""The dossier in use: what it holds, what changes it, and how each change is undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.desks.dossier_actions import (
    UNDO_LIMIT,
    Action,
    DeskState,
    Operation,
    Outcome,
    Receipt,
    act,
    purge,
    read_all,
    read_state,
    replay,
)
from explorer.ui.phrases import phrases
from resources.vocabulary import vocabulary

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.dossiers import DossierEvent, Dossiers
    from explorer.services.dossiers.values import EventKind

__all__ = ["DeskState", "SelectionDesk"]

_WRITTEN_ON: Final = {"set_note": 0, "set_rating": 0, "set_comment": 1}
"""What writes on a course → which of its arguments is the course."""


class SelectionDesk(QObject):
    """Holds the state on the window's side. Changes show at once, are written behind, and can be undone.

    What was done is a log in the catalogue: the stack of what can be undone is made from it at the start.
    """

    state_changed = Signal(object)
    """The `DeskState` as written."""
    ids_changed = Signal(object)
    """`frozenset` of the courses of the current dossier; before the write is done."""
    note_changed = Signal(int, str)
    rating_changed = Signal(int, object)
    """Course and stars (or `None`) that an undo or a redo brought back."""
    corrected = Signal()
    """An undo or a redo changed what the catalogue says of a course."""
    failed = Signal(object)
    opinion_refused = Signal(int)
    """Course whose note, rating or comment could not be written: what the user wrote is not kept yet."""
    deleted = Signal(str)
    """Name of the dossier that was just deleted."""
    courses_lost = Signal(object)
    """Titles of courses that an undo could not bring back: they are no longer in the catalogue."""

    def __init__(self, tasks: Tasks, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._dossiers: Dossiers | None = None
        self._state: DeskState | None = None
        self._ids: tuple[int, ...] = ()
        self._early: list[Sequence[int]] = []
        """What was shortlisted before the catalogue was open."""
        self._pending: deque[Operation | None] = deque()
        """What is being written, in order: each is answered, or refused, in its turn."""
        self._is_rebuilding = False
        self._is_stale = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def state(self) -> DeskState | None:
        """What was last read; `None` until the catalogue is open."""
        return self._state

    @property
    def ids(self) -> tuple[int, ...]:
        """Courses of the current dossier, by rank."""
        return self._ids

    @property
    def is_rebuilding(self) -> bool:
        """Whether the stack is being made from the log: its commands are done already."""
        return self._is_rebuilding

    def open(self, dossiers: Dossiers) -> None:
        """Starts to work on the dossiers of the catalogue that is now open."""
        self._dossiers = dossiers
        self._rebuild_later()

    def reload(self) -> None:
        """Reads again: courses came or went with an import."""
        self._read(self._current_id())

    def switch(self, dossier_id: int) -> None:
        """Works on another dossier."""
        self._settings.selection_id = dossier_id
        self._read(dossier_id)

    def toggle(self, course_ids: Sequence[int]) -> None:
        """Adds the courses; if all are in already, takes them out. It waits until the catalogue is open."""
        if self._state is None:
            self._early.append(course_ids)
            if not self._pending:  # what read the dossiers was refused
                self._rebuild_later()
            return
        missing = tuple(each for each in course_ids if each not in self._ids)
        if not missing:
            self.remove(course_ids)
        else:
            text = self.tr("ajout de %1").replace("%1", phrases.courses(len(missing)))
            self._push_courses(text, "add", missing, (*self._ids, *missing))

    def remove(self, course_ids: Sequence[int]) -> None:
        """Takes courses out of the current dossier."""
        if self._state is not None and course_ids:
            text = self.tr("retrait de %1").replace("%1", phrases.courses(len(course_ids)))
            after = tuple(each for each in self._ids if each not in course_ids)
            self._push_courses(text, "remove", tuple(course_ids), after)

    def edit_note(self, course_id: int, after: str, before: str) -> None:
        """Writes the note of a course, undoably."""
        if before != after:
            text = self.tr("modification de la note")
            self.undo_stack.push(Action(self, text, None, ("set_note", course_id, after)))

    def edit_rating(self, course_id: int, stars: int | None) -> None:
        """Writes the user's opinion of a course, undoably."""
        text = self.tr("modification de l’avis")
        self.undo_stack.push(Action(self, text, None, ("set_rating", course_id, stars)))

    def create(self, name: str) -> None:
        """Makes a dossier and works on it, undoably."""
        self.change(self.tr("création de la sélection"), "create", name)

    def rename(self, name: str) -> None:
        """Renames the current dossier, undoably."""
        if self._state is not None and name != self._state.current.name:
            self.change(self.tr("nouveau nom de la sélection"), "rename", self._state.current.id, name)

    def delete(self) -> None:
        """Deletes the current dossier, undoably."""
        if self._state is not None:
            current = self._state.current
            self.change(self.tr("suppression de la sélection"), "delete", current.id)
            self.deleted.emit(current.name)

    def change(self, text: str, *operation: object) -> None:
        """Does any change that `Dossiers` knows (name of the method, arguments), undoably under `text`.

        The current dossier stays in view.
        """
        self.undo_stack.push(Action(self, text, self._current_id(), operation))

    def purge(self, dossier_ids: Sequence[int]) -> None:
        """Removes dossiers for good; what was done to them can no more be undone. The caller has asked."""
        self._write(purge, self._current_id(), self._default_name(), tuple(dossier_ids))

    def show_ids(self, dossier_id: int, course_ids: tuple[int, ...]) -> None:
        """Shows what a dossier will hold, before it is written."""
        if self._state is not None and dossier_id == self._state.current.id:
            self._ids = course_ids
            self.ids_changed.emit(frozenset(course_ids))

    def perform(self, dossier_id: int | None, receipt: Receipt, operation: Operation) -> None:
        """Writes a change, then shows `dossier_id`, or stays on the current dossier."""
        wanted = self._wanted(dossier_id)
        self._write(act, wanted, self._default_name(), receipt, operation, operation=operation)

    def replay(self, dossier_id: int | None, receipt: Receipt, *, is_undo: bool) -> None:
        """Takes a change back or does it again, then shows the dossier that it is of."""
        self._write(replay, self._wanted(dossier_id), self._default_name(), receipt, is_undo)

    def _push_courses(
        self, text: str, method: str, course_ids: tuple[int, ...], after: tuple[int, ...]
    ) -> None:
        if self._state is not None:
            current = self._state.current.id
            operation = (method, current, course_ids)
            self.undo_stack.push(Action(self, text, current, operation, (self._ids, after)))

    def _current_id(self) -> int | None:
        return self._state.current.id if self._state else self._settings.selection_id

    def _wanted(self, dossier_id: int | None) -> int | None:
        return self._current_id() if dossier_id is None else dossier_id

    def _read(self, dossier_id: int | None) -> None:
        self._write(_read_outcome, dossier_id, self._default_name())

    def _rebuild_later(self) -> None:
        self._is_stale = False
        self._write(read_all, self._current_id(), self._default_name())

    def _write(self, function: object, *args: object, operation: Operation | None = None) -> None:
        if self._dossiers is None:
            return
        self._pending.append(operation)
        self._tasks.write(function, self._dossiers, *args, done=self._on_outcome, failed=self._on_failed)

    def _default_name(self) -> str:
        return self.tr("Ma sélection")

    def _on_outcome(self, _generation: int, outcome: Outcome) -> None:
        self._pending.popleft()
        if outcome.lost:
            self.courses_lost.emit(outcome.lost)
        if outcome.opinion is not None:
            course_id, note, rating = outcome.opinion
            self.note_changed.emit(course_id, note)
            self.rating_changed.emit(course_id, rating)
        if outcome.is_corrected:
            self.corrected.emit()
        if self._pending:
            # A later change is already shown, and its own state follows; it may not be in the log yet.
            self._is_stale = self._is_stale or outcome.events is not None
            return
        self._show(outcome.state)
        if outcome.events is not None:
            self._rebuild(outcome.events)
        elif self._is_stale:
            self._rebuild_later()
        early, self._early = self._early, []
        for course_ids in early:
            self.toggle(course_ids)

    def _show(self, state: DeskState) -> None:
        self._state = state
        self._ids = state.course_ids
        self._settings.selection_id = state.current.id
        self.ids_changed.emit(frozenset(self._ids))
        self.state_changed.emit(state)

    def _rebuild(self, events: Sequence[DossierEvent]) -> None:
        """Makes the stack anew: what stands can be undone, what was undone can be done again."""
        self._is_rebuilding = True
        self.undo_stack.clear()
        for event in events:
            self._push_done(event)
        self.undo_stack.setIndex(sum(not event.is_undone for event in events))
        self._is_rebuilding = False

    def remember(self, event: DossierEvent) -> None:
        """Makes something undoable that was written by another hand."""
        self._is_rebuilding = True
        self._push_done(event)
        self._is_rebuilding = False

    def _push_done(self, event: DossierEvent) -> None:
        action = Action(self, self._told(event), event.dossier_id, None)
        action.receipt.event_id = event.id
        self.undo_stack.push(action)

    def _told(self, event: DossierEvent) -> str:
        """What was done, in the language of the window."""
        if event.field is not None:
            return self.tr("correction : %1").replace("%1", vocabulary().field(event.field).label)
        courses = phrases.courses(event.count)
        told: dict[EventKind, str] = {
            "created": self.tr("création de la sélection"),
            "renamed": self.tr("nouveau nom de la sélection"),
            "described": self.tr("modification du dossier"),
            "archived": self.tr("archivage du dossier"),
            "unarchived": self.tr("sortie des archives"),
            "deleted": self.tr("suppression de la sélection"),
            "restored": self.tr("restauration du dossier"),
            "added": self.tr("ajout de %1").replace("%1", courses),
            "removed": self.tr("retrait de %1").replace("%1", courses),
            "moved": self.tr("changement de rang"),
            "status": self.tr("décision"),
            "comment": self.tr("commentaire"),
            "next_action": self.tr("prochaine action"),
            "plan": self.tr("plan de formation"),
            "note": self.tr("modification de la note"),
            "rating": self.tr("modification de l’avis"),
        }
        return told[event.kind]

    def _on_failed(self, error: Exception) -> None:
        name, *args = self._pending.popleft() or ("",)
        if name in _WRITTEN_ON:
            self.opinion_refused.emit(args[_WRITTEN_ON[name]])
        self.failed.emit(error)
        if self._state is not None:
            # What was shown or stacked as done is not: both are made from the log again.
            self._rebuild_later()


def _read_outcome(dossiers: Dossiers, wanted_id: int | None, default_name: str) -> Outcome:
    return Outcome(read_state(dossiers, wanted_id, default_name))
