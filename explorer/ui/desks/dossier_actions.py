"""What the desk asks of the dossiers in the worker, and the commands that undo it through the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.services.dossiers import Dossier, DossierEvent, Dossiers
    from explorer.services.totals import Totals

UNDO_LIMIT = 200
Operation = tuple[Any, ...]
"""Name of a method of `Dossiers`, then its arguments."""


Shown = tuple[tuple[int, ...], tuple[int, ...]]
"""Courses of a dossier before and after a change."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the tray shows: the dossiers in use, and what the current one holds, by rank."""

    summaries: tuple[Dossier, ...]
    current: Dossier
    course_ids: tuple[int, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job of the desk left."""

    state: DeskState
    events: tuple[DossierEvent, ...] | None = None
    """What can be undone and done again, where it was asked for."""
    lost: tuple[str, ...] = ()
    """Titles of the courses that could not come back."""
    opinion: tuple[int, str, int | None] | None = None
    """Course, note and rating that an undo or a redo brought back."""
    is_corrected: bool = False
    """Whether an undo or a redo changed what the catalogue says of a course."""


@dataclass(slots=True)
class Receipt:
    """The number of the event that remembers an action. Written and read by the one writing thread."""

    event_id: int | None = None


def read_state(dossiers: Dossiers, wanted_id: int | None, default_name: str) -> DeskState:
    """Reads the tray's content; makes a first dossier if none is in use."""
    summaries = dossiers.in_use(default_name)
    current = next((each for each in summaries if each.id == wanted_id), summaries[0])
    return DeskState(summaries, current, dossiers.items(current.id), dossiers.totals(current.id))


def read_all(dossiers: Dossiers, wanted_id: int | None, default_name: str) -> Outcome:
    """Reads the tray's content and what can be undone."""
    return Outcome(read_state(dossiers, wanted_id, default_name), dossiers.recent(UNDO_LIMIT))


def act(
    dossiers: Dossiers, wanted_id: int | None, default_name: str, receipt: Receipt, operation: Operation
) -> Outcome:
    """Does something for the first time, and notes in `receipt` what remembers it."""
    name, *args = operation
    result = getattr(dossiers, name)(*args)
    if name in ("create", "duplicate", "restore"):
        wanted_id = result.id
        receipt.event_id = dossiers.history(result.id)[-1].id
    elif result is not None:
        receipt.event_id = result.id
    return Outcome(read_state(dossiers, wanted_id, default_name))


def replay(
    dossiers: Dossiers, wanted_id: int | None, default_name: str, receipt: Receipt, is_undo: bool
) -> Outcome:
    """Takes an action back, or does it again; nothing where it had changed nothing."""
    if receipt.event_id is None:
        return Outcome(read_state(dossiers, wanted_id, default_name))
    replayed = (dossiers.undo if is_undo else dossiers.redo)(receipt.event_id)
    course_id = replayed.event.course_id
    opinion = None
    if course_id is not None:
        opinion = (course_id, dossiers.note(course_id), dossiers.rating(course_id))
    state = read_state(dossiers, wanted_id, default_name)
    return Outcome(state, None, replayed.lost, opinion, replayed.event.kind == "corrected")


def purge(
    dossiers: Dossiers, wanted_id: int | None, default_name: str, dossier_ids: tuple[int, ...]
) -> Outcome:
    """Removes dossiers for good; what can be undone is then less."""
    dossiers.purge(dossier_ids)
    return read_all(dossiers, wanted_id, default_name)


class Desk(Protocol):
    """What a command needs of its desk."""

    @property
    def is_rebuilding(self) -> bool: ...
    def show_ids(self, dossier_id: int, course_ids: tuple[int, ...]) -> None: ...
    def perform(self, dossier_id: int | None, receipt: Receipt, operation: Operation) -> None: ...
    def replay(self, dossier_id: int | None, receipt: Receipt, *, is_undo: bool) -> None: ...


class Action(QUndoCommand):
    """Something done to a dossier or a note. The log knows how to take it back.

    `shown`, where given: the courses to show at once, before and after, while the change is written.
    Without `operation` it was done already.
    """

    def __init__(
        self,
        desk: Desk,
        text: str,
        dossier_id: int | None,
        operation: Operation | None,
        shown: Shown | None = None,
    ) -> None:
        super().__init__(text)
        self.receipt = Receipt()
        self._desk = desk
        self._dossier_id = dossier_id
        self._operation = operation
        self._before, self._after = shown or (None, None)

    def redo(self) -> None:
        self._show(self._after)
        if self._operation is not None:
            operation, self._operation = self._operation, None
            self._desk.perform(self._dossier_id, self.receipt, operation)
        elif not self._desk.is_rebuilding:
            self._desk.replay(self._dossier_id, self.receipt, is_undo=False)

    def undo(self) -> None:
        self._show(self._before)
        if not self._desk.is_rebuilding:
            self._desk.replay(self._dossier_id, self.receipt, is_undo=True)

    def _show(self, course_ids: tuple[int, ...] | None) -> None:
        if self._dossier_id is not None and course_ids is not None:
            self._desk.show_ids(self._dossier_id, course_ids)
