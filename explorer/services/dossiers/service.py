"""What a user does with dossiers. Every change is remembered with its reverse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from db.records import ItemStatus, NoteRecord
from explorer.services.dossiers import history
from explorer.services.dossiers.changes import DossierState, now, ranked
from explorer.services.dossiers.names import (
    checked_amount,
    checked_headcount,
    checked_name,
    checked_text,
    free_name,
)
from explorer.services.dossiers.values import (
    Dossier,
    DossierEvent,
    DossierItem,
    EventKind,
    PlanFigures,
    Replay,
)
from explorer.services.dossiers.view import DossierView, view
from explorer.services.errors import InvalidRating, UnknownCourse, UnknownSelection
from explorer.services.totals import Totals, add_up

Edit = Callable[[DossierItem], DossierItem]


class Dossiers:
    """Every call opens and closes its own transaction; any thread may call.

    A change gives the event that remembers it, or `None` when it changed nothing. Raises `ServiceRefused`
    (French, nothing changed) for a dossier, a course, a name or a figure that cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Dossier, ...]:
        """The dossiers that were not deleted, archived ones included, oldest first."""
        with self._database.read() as session:
            return repositories.Selections(session).all()

    def in_use(self, default_name: str) -> tuple[Dossier, ...]:
        """The dossiers that were neither deleted nor archived; a first one is made where there is none.

        That one was not asked for: there is nothing to undo.
        """
        used = _not_archived(self.all())  # looking waits for no other window that writes
        if used:
            return used
        with self._database.write() as session:
            rows = repositories.Selections(session)
            if not _not_archived(rows.all()):
                rows.add({"name": free_name(rows, default_name), "created_at": now()})
            return _not_archived(rows.all())

    def deleted(self) -> tuple[Dossier, ...]:
        """Deleted dossiers, which can be restored or purged, oldest first."""
        with self._database.read() as session:
            return repositories.Selections(session).deleted()

    def get(self, dossier_id: int) -> Dossier:
        """One dossier."""
        with self._database.read() as session:
            return history.read(session, dossier_id).facts

    def due(self, on: date) -> tuple[Dossier, ...]:
        """Dossiers whose last day is `on` or past. Deleted ones too: they are still stored."""
        with self._database.read() as session:
            rows = repositories.Selections(session)
            kept = (*rows.all(), *rows.deleted())
            return tuple(each for each in kept if each.retention_date and each.retention_date <= on)

    def create(
        self,
        name: str,
        reference: str | None = None,
        purpose: str | None = None,
        retention_date: date | None = None,
    ) -> Dossier:
        """Makes an empty dossier."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            number = rows.add(
                {
                    "name": checked_name(rows, name),
                    "reference": checked_text(reference),
                    "purpose": checked_text(purpose),
                    "retention_date": retention_date,
                    "created_at": now(),
                }
            )
            return history.created(session, number)

    def duplicate(self, dossier_id: int, name: str | None = None) -> Dossier:
        """Makes a copy with all it holds, « … (copie) » unless `name` is given."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            state = history.read(session, dossier_id)
            facts = state.facts
            copy_name = free_name(rows, f"{facts.name} (copie)") if name is None else checked_name(rows, name)
            number = rows.add(
                {
                    "name": copy_name,
                    "reference": facts.reference,
                    "purpose": facts.purpose,
                    "retention_date": facts.retention_date,
                    "created_at": now(),
                }
            )
            rows.set_items(number, state.items)
            return history.created(session, number)

    def rename(self, dossier_id: int, name: str) -> DossierEvent | None:
        """Gives a dossier another name."""
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            free = checked_name(repositories.Selections(session), name, but=dossier_id)
            return history.write(session, state, _with(state, name=free), "renamed")

    def describe(
        self,
        dossier_id: int,
        reference: str | None,
        purpose: str | None,
        retention_date: date | None,
    ) -> DossierEvent | None:
        """Says for whom (a pseudonym), what for, and until which day a dossier is kept."""
        return self._set(
            dossier_id,
            "described",
            reference=checked_text(reference),
            purpose=checked_text(purpose),
            retention_date=retention_date,
        )

    def archive(self, dossier_id: int) -> DossierEvent | None:
        """Puts a dossier aside: readable, and out of the way."""
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            moment = state.facts.archived_at or now()
            return history.write(session, state, _with(state, archived_at=moment), "archived")

    def unarchive(self, dossier_id: int) -> DossierEvent | None:
        """Takes a dossier out of the archives."""
        return self._set(dossier_id, "unarchived", archived_at=None)

    def delete(self, dossier_id: int) -> DossierEvent | None:
        """Puts a dossier away with all it holds; `restore` brings it back, also after a restart."""
        return self._set(dossier_id, "deleted", deleted_at=now())

    def restore(self, dossier_id: int) -> Dossier:
        """Brings a deleted dossier back, under a numbered name if its own was given again meanwhile."""
        with self._database.write() as session:
            state = history.read(session, dossier_id, deleted_too=True)
            if state.facts.deleted_at is None:
                raise UnknownSelection(
                    f"La sélection n° {dossier_id} n’est pas supprimée.", "Ouvrez-la dans la liste."
                )
            history.write(session, state, _with(state, deleted_at=None), "restored")
            return history.read(session, dossier_id).facts

    def purge(self, dossier_ids: Sequence[int]) -> int:
        """Removes dossiers for good, deleted or not, with their history; returns how many.

        Nothing brings them back: the caller has asked. The notes on the courses that they hold, or held,
        stay; what these notes once said does not.
        Copies of the catalogue that were made before still hold what they held.
        """
        with self._database.write() as session:
            courses = {number for each in dossier_ids for number in history.courses_ever_in(session, each)}
            repositories.Selections(session).purge(dossier_ids, tuple(courses))
        self._database.shred()
        return len(dossier_ids)

    def add(self, dossier_id: int, course_ids: Sequence[int]) -> DossierEvent | None:
        """Adds courses at the end, in this order, but those that are in already."""
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            present = {each.course_id for each in state.items}
            new = [each for each in dict.fromkeys(course_ids) if each not in present]
            _known(session, new)
            moment = now()
            added = [DossierItem(each, 0, "a-etudier", None, moment) for each in new]
            return _write_items(session, state, (*state.items, *added), "added", len(new))

    def remove(self, dossier_id: int, course_ids: Sequence[int]) -> DossierEvent | None:
        """Takes courses out; the others close ranks."""
        gone = frozenset(course_ids)
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            kept = [each for each in state.items if each.course_id not in gone]
            return _write_items(session, state, kept, "removed", len(state.items) - len(kept))

    def reorder(self, dossier_id: int, course_ids: Sequence[int]) -> DossierEvent | None:
        """Ranks the dossier as `course_ids` says; courses that are not named follow in their order."""
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            items = {each.course_id: each for each in state.items}
            order = dict.fromkeys((*(each for each in course_ids if each in items), *items))
            return _write_items(session, state, [items[each] for each in order], "moved", len(items))

    def move(self, dossier_id: int, course_ids: Sequence[int], rank: int) -> DossierEvent | None:
        """Moves courses, in the order they have, so that the first of them stands at `rank` (from 1)."""
        moving = frozenset(course_ids)
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            moved = [each for each in state.items if each.course_id in moving]
            others = [each for each in state.items if each.course_id not in moving]
            place = min(max(rank - 1, 0), len(others))
            return _write_items(
                session, state, (*others[:place], *moved, *others[place:]), "moved", len(moved)
            )

    def set_status(
        self, dossier_id: int, course_ids: Sequence[int], status: ItemStatus, reason: str | None = None
    ) -> DossierEvent | None:
        """Says what was decided of courses, and why."""
        kept = checked_text(reason)
        return self._edit(
            dossier_id, course_ids, "status", lambda item: replace(item, status=status, reason=kept)
        )

    def set_comment(self, dossier_id: int, course_id: int, comment: str | None) -> DossierEvent | None:
        """Writes what is thought of a course in this dossier; an empty comment is removed."""
        kept = checked_text(comment)
        return self._edit(dossier_id, (course_id,), "comment", lambda item: replace(item, comment=kept))

    def set_next_action(
        self, dossier_id: int, course_id: int, action: str | None, on: date | None = None
    ) -> DossierEvent | None:
        """Writes what is to be done next about a course, and by which day."""
        kept = checked_text(action)
        return self._edit(
            dossier_id,
            (course_id,),
            "next_action",
            lambda item: replace(item, next_action=kept, next_action_date=on),
        )

    def set_headcount(
        self, dossier_id: int, course_ids: Sequence[int], headcount: int | None
    ) -> DossierEvent | None:
        """Says how many people take these courses."""
        kept = checked_headcount(headcount)
        return self._edit(dossier_id, course_ids, "plan", lambda item: replace(item, headcount=kept))

    def set_plan(self, dossier_id: int, course_id: int, figures: PlanFigures) -> DossierEvent | None:
        """Writes all the figures of a course for a training plan."""
        values: dict[str, Any] = {
            "headcount": checked_headcount(figures.headcount),
            "unit_cost_eur": checked_amount(figures.unit_cost_eur),
            "cost_basis": figures.cost_basis,
            "additional_costs_eur": checked_amount(figures.additional_costs_eur),
            "funding_eur": checked_amount(figures.funding_eur),
        }
        return self._edit(dossier_id, (course_id,), "plan", lambda item: replace(item, **values))

    def items(self, dossier_id: int) -> tuple[int, ...]:
        """Numbers of the courses of a dossier, by rank."""
        return tuple(each.course_id for each in self.entries(dossier_id))

    def entries(self, dossier_id: int) -> tuple[DossierItem, ...]:
        """What a dossier holds, by rank."""
        with self._database.read() as session:
            return history.read(session, dossier_id).items

    def view(self, dossier_id: int, today: date) -> DossierView:
        """A dossier with its courses, notes, totals, training plan and alerts, read at one moment."""
        with self._database.read() as session:
            return view(session, dossier_id, today)

    def totals(self, dossier_id: int) -> Totals:
        """Hours and prices of the courses of a dossier that were not set aside."""
        with self._database.read() as session:
            items = history.read(session, dossier_id).items
            kept = [each.course_id for each in items if each.status != "ecartee"]
            courses = repositories.Courses(session).records(kept)
            return replace(add_up(courses), set_aside=len(items) - len(kept))

    def history(self, dossier_id: int) -> tuple[DossierEvent, ...]:
        """What was done to a dossier, oldest first; also of a deleted one."""
        with self._database.read() as session:
            history.read(session, dossier_id, deleted_too=True)
            events = repositories.Events(session).of_selection(dossier_id)
            return tuple(history.told(each) for each in events)

    def recent(self, limit: int) -> tuple[DossierEvent, ...]:
        """The last things done, to any dossier or note, as one stack: done ones, then undone ones.

        Oldest first; the undone ones that a later action left behind are not among them.
        """
        with self._database.read() as session:
            events = repositories.Events(session)
            done = events.last_standing(limit)
            undone = events.undone_after(done[-1].id if done else 0)
            return tuple(history.told(each) for each in (*done, *undone))

    def undo(self, event_id: int) -> Replay:
        """Takes back the last standing action of a dossier, or of a note. Raises `NotInTurn` for another."""
        with self._database.write() as session:
            return history.undo(session, event_id)

    def redo(self, event_id: int) -> Replay:
        """Does the first undone action of a dossier, or of a note, again. Raises `NotInTurn` for another."""
        with self._database.write() as session:
            return history.redo(session, event_id)

    def note(self, course_id: int) -> str:
        """What the user wrote on a course, whatever the dossier; empty when nothing."""
        return self._note(course_id).text

    def set_note(self, course_id: int, text: str) -> DossierEvent | None:
        """Writes the note of a course, in or out of a dossier; an empty one is removed."""
        with self._database.write() as session:
            return _write_note(session, course_id, "note", text=checked_text(text) or "")

    def rating(self, course_id: int) -> int | None:
        """The user's opinion, 0 to 5."""
        return self._note(course_id).rating

    def set_rating(self, course_id: int, rating: int | None) -> DossierEvent | None:
        """Writes the user's opinion, 0 to 5; `None` takes it back."""
        if rating is not None and not 0 <= rating <= 5:  # noqa: PLR2004 - the scale itself
            raise InvalidRating(f"L’avis {rating} est hors de l’échelle.", "Choisissez une note de 0 à 5.")
        with self._database.write() as session:
            return _write_note(session, course_id, "rating", rating=rating)

    def _note(self, course_id: int) -> NoteRecord:
        with self._database.read() as session:
            return repositories.Notes(session).get(course_id) or NoteRecord(course_id, "", None, now())

    def _set(self, dossier_id: int, kind: EventKind, **values: Any) -> DossierEvent | None:
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            return history.write(session, state, _with(state, **values), kind)

    def _edit(
        self, dossier_id: int, course_ids: Sequence[int], kind: EventKind, edit: Edit
    ) -> DossierEvent | None:
        """Edits courses of a dossier. Raises `UnknownCourse` unless all of them are in it."""
        named = frozenset(course_ids)
        with self._database.write() as session:
            state = history.read(session, dossier_id)
            for each in named - {item.course_id for item in state.items}:
                raise UnknownCourse(
                    f"La formation n° {each} n’est pas dans cette sélection.", "Ajoutez-la d’abord."
                )
            items = [edit(each) if each.course_id in named else each for each in state.items]
            return _write_items(session, state, items, kind, len(named))


def _with(state: DossierState, **values: Any) -> DossierState:
    return replace(state, facts=replace(state.facts, **values))


def _write_items(
    session: Session, state: DossierState, items: Iterable[DossierItem], kind: EventKind, count: int
) -> DossierEvent | None:
    return history.write(session, state, replace(state, items=ranked(items)), kind, count=count)


def _known(session: Session, course_ids: Sequence[int]) -> None:
    """Raises `UnknownCourse` unless the catalogue holds every course."""
    titles = repositories.Courses(session).titles(course_ids)
    for each in course_ids:
        if each not in titles:
            raise UnknownCourse(
                f"La formation n° {each} n’est plus dans le catalogue.", "Relancez la recherche."
            )


def _write_note(session: Session, course_id: int, kind: EventKind, **values: Any) -> DossierEvent | None:
    _known(session, (course_id,))
    stored = repositories.Notes(session).get(course_id)
    before = {"text": stored.text if stored else "", "rating": stored.rating if stored else None}
    after = before | values
    if after == before:
        return None
    history.write_note(session, course_id, after)
    return history.log(session, kind, before, after | {"count": 1}, course_id=course_id)


def _not_archived(dossiers: tuple[Dossier, ...]) -> tuple[Dossier, ...]:
    return tuple(each for each in dossiers if each.archived_at is None)
