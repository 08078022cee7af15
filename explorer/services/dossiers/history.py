"""The log of what was done: each change is written with its reverse, and can be taken back after a restart.

The events of one dossier, and those of one course (its note, its corrections), make a *stream*: undone from
the last, done again from the first that is undone. A new change forgets what was undone, as a stack of
commands does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.orm import Session

from db import repositories
from db.records import EventRecord, NoteRecord, SelectionRecord
from explorer.services import correcting, wording
from explorer.services.dossiers import changes
from explorer.services.dossiers.changes import Change, DossierState
from explorer.services.dossiers.names import free_name
from explorer.services.dossiers.values import DossierEvent, EventKind, Replay
from explorer.services.errors import NotInTurn, UnknownEvent, UnknownSelection

MOST_EVENTS: Final = 500
"""Of one stream; older ones are forgotten."""

_TEXTS: Final = {
    "created": "création du dossier",
    "renamed": "nouveau nom du dossier",
    "described": "objet, référence ou conservation du dossier",
    "archived": "archivage du dossier",
    "unarchived": "sortie des archives",
    "deleted": "suppression du dossier",
    "restored": "restauration du dossier",
    "note": "modification de la note",
    "rating": "modification de l’avis",
    "corrected": "correction d’une formation",
}
_TEXTS_OF_COURSES: Final = {
    "added": "ajout de {}",
    "removed": "retrait de {}",
    "moved": "changement de rang",
    "status": "statut de {}",
    "comment": "commentaire de {}",
    "next_action": "prochaine action de {}",
    "plan": "chiffres de {}",
}


def read(session: Session, dossier_id: int, *, deleted_too: bool = False) -> DossierState:
    """A dossier as it is. Raises `UnknownSelection`, also for a deleted one unless `deleted_too`."""
    rows = repositories.Selections(session)
    facts = rows.get(dossier_id)
    if facts is None or (facts.deleted_at is not None and not deleted_too):
        raise UnknownSelection(
            f"La sélection n° {dossier_id} n’existe pas.", "Choisissez-en une dans la liste."
        )
    return DossierState(facts, rows.items(dossier_id))


def courses_ever_in(session: Session, dossier_id: int) -> frozenset[int]:
    """The courses that a dossier holds, and those that its history tells of."""
    state = read(session, dossier_id, deleted_too=True)
    told_of = (
        course_id
        for event in repositories.Events(session).of_selection(dossier_id)
        for change in (event.before, event.after)
        for course_id in changes.named_courses(change)
    )
    return frozenset((*(each.course_id for each in state.items), *told_of))


def write(
    session: Session, before: DossierState, after: DossierState, kind: EventKind, *, count: int = 0
) -> DossierEvent | None:
    """Writes a change of a dossier and remembers it; `None`, and nothing written, if there is none."""
    back, forth = changes.difference(before, after)
    if not forth:
        return None
    _store(session, before, after)
    titles = _titles(session, {*changes.named_courses(back), *changes.named_courses(forth)})
    for change in (back, forth):
        change["titles"] = {str(each): titles[each] for each in changes.named_courses(change)}
    return log(session, kind, back, {**forth, "count": count}, dossier_id=before.facts.id)


def created(session: Session, dossier_id: int) -> SelectionRecord:
    """Remembers that a dossier was made, and gives it: to undo that is to delete it."""
    before = {"dossier": {"deleted_at": changes.now().isoformat()}}
    log(session, "created", before, {"dossier": {"deleted_at": None}}, dossier_id=dossier_id)
    return read(session, dossier_id).facts


def log(
    session: Session,
    kind: EventKind,
    before: Change,
    after: Change,
    *,
    dossier_id: int | None = None,
    course_id: int | None = None,
) -> DossierEvent:
    """Remembers a change that was written; forgets what was undone of the same stream, and the oldest."""
    events = repositories.Events(session)
    stream = _stream(events, dossier_id, course_id)
    standing = [each.id for each in stream if not each.is_undone]
    events.forget(each.id for each in stream if each.is_undone)
    events.forget(standing[: len(standing) + 1 - MOST_EVENTS] if len(standing) >= MOST_EVENTS else ())
    number = events.add(
        {
            "selection_id": dossier_id,
            "course_id": course_id,
            "kind": kind,
            "before": before,
            "after": after,
            "done_at": changes.now(),
        }
    )
    return told(_event(events, number))


def undo(session: Session, event_id: int) -> Replay:
    """Takes the last standing change of a stream back."""
    events = repositories.Events(session)
    event = _event(events, event_id)
    standing = [each.id for each in _stream_of(events, event) if not each.is_undone]
    if event.is_undone or standing[-1] != event_id:
        raise NotInTurn(
            "Cette action ne peut pas être annulée : elle l’est déjà, ou d’autres l’ont suivie.",
            "Annulez d’abord les plus récentes.",
        )
    return _replay(session, event, event.before, is_undone=True)


def redo(session: Session, event_id: int) -> Replay:
    """Does the first undone change of a stream again."""
    events = repositories.Events(session)
    event = _event(events, event_id)
    undone = [each.id for each in _stream_of(events, event) if each.is_undone]
    if not event.is_undone or undone[0] != event_id:
        raise NotInTurn(
            "Cette action ne peut pas être rétablie : elle n’est pas annulée, ou d’autres la précèdent.",
            "Rétablissez d’abord les plus anciennes.",
        )
    return _replay(session, event, event.after, is_undone=False)


def told(event: EventRecord) -> DossierEvent:
    """An event as it is shown."""
    count = int(event.after.get("count", 0))
    kind: Any = event.kind
    pattern = _TEXTS_OF_COURSES.get(kind)
    text = pattern.format(wording.count(count, "formation")) if pattern else _TEXTS.get(kind, kind)
    return DossierEvent(
        event.id,
        event.selection_id,
        event.course_id,
        kind,
        count,
        text,
        event.done_at,
        event.is_undone,
        event.after.get("field"),
    )


def _replay(session: Session, event: EventRecord, change: Change, *, is_undone: bool) -> Replay:
    events = repositories.Events(session)
    lost: tuple[str, ...] = ()
    if event.course_id is not None and event.kind == "corrected":
        correcting.write(session, event.course_id, change["field"], change["text"])
    elif event.course_id is not None:
        write_note(session, event.course_id, change)
    elif event.selection_id is not None:
        state = read(session, event.selection_id, deleted_too=True)
        known = _titles(session, changes.named_courses(change))
        after, gone = changes.applied(state, change, known.keys())
        _store(session, state, after)
        lost = tuple(change.get("titles", {}).get(str(each), f"n° {each}") for each in gone)
    events.mark(event.id, is_undone=is_undone)
    return Replay(told(_event(events, event.id)), lost)


def write_note(session: Session, course_id: int, content: Change) -> None:
    """Writes the text and the rating of a course."""
    repositories.Notes(session).set(NoteRecord(course_id, content["text"], content["rating"], changes.now()))


def _store(session: Session, before: DossierState, after: DossierState) -> None:
    rows = repositories.Selections(session)
    values = changes.difference(before, after)[1].get("dossier", {})
    facts = {name: getattr(after.facts, name) for name in values}
    comes_back = before.facts.deleted_at is not None and after.facts.deleted_at is None
    if "name" in facts or comes_back:
        # Its name may have been given to another dossier while it was away.
        facts["name"] = free_name(rows, after.facts.name, but=after.facts.id)
    rows.change(after.facts.id, facts)
    if after.items != before.items:
        rows.set_items(after.facts.id, after.items)


def _titles(session: Session, course_ids: Any) -> dict[int, str]:
    return repositories.Courses(session).titles(tuple(course_ids))


def _event(events: repositories.Events, event_id: int) -> EventRecord:
    event = events.get(event_id)
    if event is None:
        raise UnknownEvent(
            "Cette action n’est plus dans l’historique.", "Annulez ou rétablissez une autre action."
        )
    return event


def _stream(
    events: repositories.Events, dossier_id: int | None, course_id: int | None
) -> Sequence[EventRecord]:
    if dossier_id is not None:
        return events.of_selection(dossier_id)
    return events.of_course(course_id) if course_id is not None else ()


def _stream_of(events: repositories.Events, event: EventRecord) -> Sequence[EventRecord]:
    return _stream(events, event.selection_id, event.course_id)
