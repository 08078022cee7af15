"""What a table shows of courses: the few rows that come into sight at a keystroke, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records import LineRecord
from db.schema import Course

_COLUMNS = tuple(Course.__table__.columns[name] for name in LineRecord.__slots__)


class Lines:
    """Queries on lines of results."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, ids: Sequence[int]) -> tuple[LineRecord, ...]:
        """These courses in this order, a few hundred at most; unknown numbers are left out."""
        rows = self._session.execute(select(*_COLUMNS).where(Course.id.in_(ids)))
        found = {each.id: each for each in (LineRecord(*row) for row in rows)}
        return tuple(found[each] for each in ids if each in found)
