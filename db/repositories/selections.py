"""Dossiers and notes: what the user adds to the catalogue; no import ever touches them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Select, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from db.records import EventRecord, NoteRecord, SelectionItemRecord, SelectionRecord
from db.repositories.bulk import chunks
from db.schema import DossierEvent, Note, Selection, SelectionItem

_ITEM_COLUMNS: Final = tuple(each.name for each in fields(SelectionItemRecord))
_EVENT_COLUMNS: Final = tuple(each.name for each in fields(EventRecord))


class Selections:
    """Queries on dossiers and their items."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[SelectionRecord, ...]:
        """Dossiers that were not deleted, archived ones included, oldest first."""
        return self._records(_SELECTIONS.where(Selection.deleted_at.is_(None)))

    def deleted(self) -> tuple[SelectionRecord, ...]:
        """Dossiers that were deleted and not purged, oldest first."""
        return self._records(_SELECTIONS.where(Selection.deleted_at.is_not(None)))

    def get(self, selection_id: int) -> SelectionRecord | None:
        """One dossier, deleted or not."""
        return next(iter(self._records(_SELECTIONS.where(Selection.id == selection_id))), None)

    def add(self, values: Mapping[str, Any]) -> int:
        """Adds an empty dossier with these columns; returns its number."""
        statement = insert(Selection).values(dict(values)).returning(Selection.id)
        return self._session.execute(statement).scalar_one()

    def change(self, selection_id: int, values: Mapping[str, Any]) -> None:
        """Sets columns of a dossier."""
        if values:
            self._session.execute(update(Selection).where(Selection.id == selection_id).values(dict(values)))

    def purge(self, selection_ids: Sequence[int], course_ids: Sequence[int]) -> None:
        """Removes dossiers for good, with their items and events, and the events of the notes on courses.

        What goes is overwritten in the file.
        """
        self._session.execute(text("PRAGMA secure_delete = ON"))
        for part in chunks(course_ids):
            self._session.execute(delete(DossierEvent).where(DossierEvent.course_id.in_(part)))
        self._session.execute(delete(Selection).where(Selection.id.in_(selection_ids)))
        self._session.execute(text("PRAGMA secure_delete = OFF"))

    def items(self, selection_id: int) -> tuple[SelectionItemRecord, ...]:
        """What a dossier holds, by rank."""
        columns = (getattr(SelectionItem, name) for name in _ITEM_COLUMNS)
        query = select(*columns).where(SelectionItem.selection_id == selection_id)
        rows = self._session.execute(query.order_by(SelectionItem.rank)).mappings()
        return tuple(SelectionItemRecord(**row) for row in rows)

    def set_items(self, selection_id: int, items: Sequence[SelectionItemRecord]) -> None:
        """Replaces what a dossier holds; ranks are given anew from 1 in the order of `items`."""
        self._session.execute(delete(SelectionItem).where(SelectionItem.selection_id == selection_id))
        rows = [
            {
                **{name: getattr(each, name) for name in _ITEM_COLUMNS},
                "selection_id": selection_id,
                "rank": rank,
            }
            for rank, each in enumerate(items, start=1)
        ]
        if rows:
            self._session.execute(insert(SelectionItem), rows)

    def _records(self, query: Any) -> tuple[SelectionRecord, ...]:
        return tuple(SelectionRecord(**row) for row in self._session.execute(query).mappings())


_SELECTIONS: Final = (
    select(
        Selection.id,
        Selection.name,
        Selection.reference,
        func.count(SelectionItem.course_id).label("count"),
        Selection.created_at,
        Selection.purpose,
        Selection.retention_date,
        Selection.archived_at,
        Selection.deleted_at,
    )
    .outerjoin(SelectionItem, SelectionItem.selection_id == Selection.id)
    .group_by(Selection.id)
    .order_by(Selection.id)
)


class Events:
    """Queries on what was done to dossiers and notes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, event_id: int) -> EventRecord | None:
        """One event."""
        return next(iter(self._records(_EVENTS.where(DossierEvent.id == event_id))), None)

    def last_standing(self, limit: int) -> tuple[EventRecord, ...]:
        """The last events of all that were not taken back, oldest first."""
        query = _EVENTS.where(~DossierEvent.is_undone).order_by(None).order_by(DossierEvent.id.desc())
        return self._records(query.limit(limit))[::-1]

    def undone_after(self, event_id: int) -> tuple[EventRecord, ...]:
        """The events later than this one that were taken back, oldest first."""
        return self._records(_EVENTS.where(DossierEvent.is_undone, DossierEvent.id > event_id))

    def of_selection(self, selection_id: int) -> tuple[EventRecord, ...]:
        """What was done to a dossier, oldest first."""
        return self._records(_EVENTS.where(DossierEvent.selection_id == selection_id))

    def of_course(self, course_id: int) -> tuple[EventRecord, ...]:
        """What was done to the note on a course, oldest first."""
        return self._records(_EVENTS.where(DossierEvent.course_id == course_id))

    def add(self, values: Mapping[str, Any]) -> int:
        """Records an event; returns its number."""
        statement = insert(DossierEvent).values(dict(values)).returning(DossierEvent.id)
        return self._session.execute(statement).scalar_one()

    def mark(self, event_id: int, *, is_undone: bool) -> None:
        """Says whether an event was taken back."""
        statement = update(DossierEvent).where(DossierEvent.id == event_id)
        self._session.execute(statement.values(is_undone=is_undone))

    def forget(self, event_ids: Iterable[int]) -> None:
        """Removes events: they can no more be taken back, or done again."""
        for part in chunks(tuple(event_ids)):
            self._session.execute(delete(DossierEvent).where(DossierEvent.id.in_(part)))

    def _records(self, query: Select[Any]) -> tuple[EventRecord, ...]:
        return tuple(EventRecord(**row) for row in self._session.execute(query).mappings())


_EVENTS: Final = select(*(getattr(DossierEvent, name) for name in _EVENT_COLUMNS)).order_by(DossierEvent.id)


class Notes:
    """Queries on the user's notes and ratings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, course_id: int) -> NoteRecord | None:
        """What the user wrote on a course."""
        return next(iter(self.all((course_id,))), None)

    def all(self, course_ids: Sequence[int] | None = None) -> tuple[NoteRecord, ...]:
        """The notes on these courses, or all of them, by course number."""
        query = select(Note.course_id, Note.text, Note.rating, Note.updated_at).order_by(Note.course_id)
        if course_ids is None:
            return tuple(NoteRecord(*row) for row in self._session.execute(query))
        found = (
            NoteRecord(*row)
            for part in chunks(course_ids)
            for row in self._session.execute(query.where(Note.course_id.in_(part)))
        )
        return tuple(sorted(found, key=lambda each: each.course_id))

    def set(self, note: NoteRecord) -> None:
        """Writes a note; one without text nor rating is removed."""
        self._session.execute(delete(Note).where(Note.course_id == note.course_id))
        if note.text or note.rating is not None:
            values = {name: getattr(note, name) for name in NoteRecord.__slots__}
            self._session.execute(insert(Note).values(values))
