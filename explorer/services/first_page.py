"""The first rows of the whole catalogue straight from SQLite, for a window whose index is not ready yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from db.repositories.courses import Courses
from db.schema import Course, Source
from explorer.search.fold import sort_text
from explorer.search.query import Sort, SortField
from explorer.services.courses import CourseRow
from explorer.services.showing import row_of

_KEYS: Final[Mapping[SortField, ColumnElement[Any]]] = {
    "title": func.sort_text(Course.title),
    "provider": func.sort_text(Course.provider),
    "level": Course.level.expression,
    "duration_hours": Course.duration_min_hours.expression,
    "price_eur": Course.price_min_eur.expression,
    "certification_expiry": Course.certification_expiry.expression,
    "session_start": Course.session_start.expression,
}
"""Orders that SQLite knows as well as the index does."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first `rows` of the `total` courses that no text nor filter narrows."""

    rows: tuple[CourseRow, ...]
    total: int


def read_first_page(session: Session, sort: Sort, limit: int) -> FirstPage | None:
    """The rows that a search for nothing would give first; `None` for an order that only the index knows.

    Without an order the rows are found by number, in the same time whatever the size of the catalogue; in
    another order every course is read once.
    """
    # SQLite's own orders know nothing of accents.
    session.connection().connection.driver_connection.create_function(  # type: ignore[union-attr]
        "sort_text", 1, _sort_text, deterministic=True
    )
    if sort.field == "relevance":
        order: tuple[Any, ...] = (Course.id,)
    elif sort.field in _KEYS:
        key = _KEYS[sort.field]
        # Backwards, only the known ones are turned round.
        turned = (key.desc(), case((key.is_(None), Course.id), else_=-Course.id))
        order = (key.is_(None), *(turned if sort.descending else (key, Course.id)))
    else:
        return None
    current = tuple(session.scalars(select(Source.id).where(Source.retired_by_import_id.is_(None))))
    shown = (Course.missing_since_import_id.is_(None), Course.source_id.in_(current))
    # By its index, SQLite would gather all the courses of a source, then sort them to keep a few.
    walk = select(Course.id).with_hint(Course, "NOT INDEXED", "sqlite")
    ids = session.scalars(walk.where(*shown).order_by(*order).limit(limit))
    total = session.scalar(select(func.count()).select_from(Course).where(*shown)) or 0
    return FirstPage(tuple(row_of(each, None) for each in Courses(session).records(tuple(ids))), total)


def _sort_text(value: str | None) -> str | None:
    return sort_text(value) if value else None
