"""What a table shows of courses: the few rows that come into sight at a keystroke, and nothing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records import LineRecord
from db.repositories.terms import certification_codes
from db.schema import Course, CourseFormat

_NAMES = tuple(name for name in LineRecord.__slots__ if name not in ("formats", "certifications"))
_COLUMNS = tuple(Course.__table__.columns[name] for name in _NAMES)


class Lines:
    """Queries on lines of results."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, ids: Sequence[int]) -> tuple[LineRecord, ...]:
        """These courses in this order, a few hundred at most; unknown numbers are left out."""
        formats = self._formats(ids)
        codes = certification_codes(self._session, ids)
        found: dict[int, LineRecord] = {}
        for row in self._session.execute(select(*_COLUMNS).where(Course.id.in_(ids))):
            facts: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
            number = facts["id"]
            facts |= {"formats": tuple(formats[number]), "certifications": codes.get(number, ())}
            found[number] = LineRecord(**facts)
        return tuple(found[each] for each in ids if each in found)

    def _formats(self, ids: Sequence[int]) -> dict[int, list[str]]:
        query = (
            select(CourseFormat.course_id, CourseFormat.value)
            .where(CourseFormat.course_id.in_(ids), CourseFormat.declared)
            .order_by(CourseFormat.course_id, CourseFormat.ordinal)
        )
        found: dict[int, list[str]] = defaultdict(list)
        for course_id, value in self._session.execute(query):
            found[course_id].append(value)
        return found
