"""Saved views: no import ever touches them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.records import ViewRecord
from db.schema import SavedView

_FACTS = tuple(getattr(SavedView, name) for name in ViewRecord.__slots__)


class Views:
    """Queries on saved views."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[ViewRecord, ...]:
        """Those that were not deleted, by name."""
        query = select(*_FACTS).where(SavedView.deleted_at.is_(None)).order_by(SavedView.name, SavedView.id)
        return tuple(ViewRecord(*row) for row in self._session.execute(query))

    def deleted_name(self, view_id: int) -> str | None:
        """The name of a deleted view; `None` if there is no such deleted view."""
        query = select(SavedView.name).where(SavedView.id == view_id, SavedView.deleted_at.is_not(None))
        return self._session.execute(query).scalar_one_or_none()

    def add(self, **values: Any) -> int:
        """Adds a view; returns its number."""
        return self._session.execute(insert(SavedView).values(values).returning(SavedView.id)).scalar_one()

    def change(self, view_id: int, **values: Any) -> None:
        """Sets columns of a view."""
        self._session.execute(update(SavedView).where(SavedView.id == view_id).values(values))
