"""Selections and notes: what the user adds to the catalogue; no import ever touches them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.records import NoteRecord, SelectionItemRecord, SelectionRecord
from db.schema import Note, Selection, SelectionItem


class Selections:
    """Queries on selections and their items."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[SelectionRecord, ...]:
        """Selections that were not deleted, oldest first."""
        query = (
            select(
                Selection.id,
                Selection.name,
                Selection.reference,
                func.count(SelectionItem.course_id),
                Selection.created_at,
            )
            .outerjoin(SelectionItem, SelectionItem.selection_id == Selection.id)
            .where(Selection.deleted_at.is_(None))
            .group_by(Selection.id)
            .order_by(Selection.id)
        )
        return tuple(SelectionRecord(*row) for row in self._session.execute(query))

    def deleted_name(self, selection_id: int) -> str | None:
        """The name of a deleted selection."""
        query = select(Selection.name).where(Selection.id == selection_id, Selection.deleted_at.is_not(None))
        return self._session.execute(query).scalar_one_or_none()

    def add(self, name: str, reference: str | None, created_at: datetime) -> int:
        """Adds an empty selection; returns its number."""
        values = {"name": name, "reference": reference, "created_at": created_at}
        return self._session.execute(insert(Selection).values(values).returning(Selection.id)).scalar_one()

    def change(self, selection_id: int, **values: Any) -> None:
        """Sets columns of a selection: name, reference, deleted_at."""
        self._session.execute(update(Selection).where(Selection.id == selection_id).values(values))

    def items(self, selection_id: int) -> tuple[SelectionItemRecord, ...]:
        """What a selection holds, by rank."""
        query = select(
            SelectionItem.course_id,
            SelectionItem.rank,
            SelectionItem.status,
            SelectionItem.reason,
            SelectionItem.added_at,
        ).where(SelectionItem.selection_id == selection_id)
        rows = self._session.execute(query.order_by(SelectionItem.rank)).mappings()
        return tuple(SelectionItemRecord(**row) for row in rows)

    def set_items(self, selection_id: int, items: Sequence[SelectionItemRecord]) -> None:
        """Replaces what a selection holds; ranks are given anew from 1 in the order of `items`."""
        self._session.execute(delete(SelectionItem).where(SelectionItem.selection_id == selection_id))
        rows = [
            {
                "selection_id": selection_id,
                "course_id": each.course_id,
                "rank": rank,
                "status": each.status,
                "reason": each.reason,
                "added_at": each.added_at,
            }
            for rank, each in enumerate(items, start=1)
        ]
        if rows:
            self._session.execute(insert(SelectionItem), rows)


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
        if course_ids is not None:
            query = query.where(Note.course_id.in_(course_ids))
        return tuple(NoteRecord(*row) for row in self._session.execute(query))

    def set(self, note: NoteRecord) -> None:
        """Writes a note; one without text nor rating is removed."""
        self._session.execute(delete(Note).where(Note.course_id == note.course_id))
        if note.text or note.rating is not None:
            values = {name: getattr(note, name) for name in NoteRecord.__slots__}
            self._session.execute(insert(Note).values(values))
