"""Courses that are likely one and the same, told by two axes or two sources; the user says which are.

Nothing is merged: a link only says « c’est la même formation », a separation « pas un doublon ». Both are
remembered and can be withdrawn; imports and their undoing leave links alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from db.records import ComparedCourse, PairDecisionRecord
from explorer.services.alike import Likeness, candidates, likeness, traits_of
from explorer.services.courses import CourseRow
from explorer.services.errors import UnknownCourse
from explorer.services.lines import row_of
from explorer.services.links import groups_of

MOST_PROPOSED: Final = 500


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of two courses, with the source that tells it."""

    course: CourseRow
    source: str


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two courses that are likely the same. `likeness`: 0 to 1."""

    left: PairSide
    right: PairSide
    likeness: float
    reasons: tuple[str, ...]
    """French: « même intitulé », « même certification (RS 6776) »…"""


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What the user said of two courses."""

    left: PairSide
    right: PairSide
    is_same: bool
    decided_at: datetime


class Duplicates:
    """Proposals and decisions. Any thread may call; each call has its own transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def proposals(self, limit: int = MOST_PROPOSED) -> tuple[DuplicatePair, ...]:
        """The likeliest pairs that are not decided yet, the likeliest first."""
        with self._database.read() as session:
            found = _likely_pairs(session)[:limit]
            sides = _sides(session, {number for pair in found for number in (pair.left, pair.right)})
        return tuple(
            DuplicatePair(sides[each.left], sides[each.right], each.score, each.reasons) for each in found
        )

    def link(self, course_id: int, other_id: int) -> None:
        """« C’est la même formation. » Raises `UnknownCourse`."""
        self._decide(course_id, other_id, is_same=True)

    def separate(self, course_id: int, other_id: int) -> None:
        """« Pas un doublon. » Raises `UnknownCourse`."""
        self._decide(course_id, other_id, is_same=False)

    def withdraw(self, course_id: int, other_id: int) -> bool:
        """Takes back what was said of two courses; returns whether anything was."""
        with self._database.write() as session:
            return repositories.PairDecisions(session).remove(course_id, other_id)

    def decisions(self) -> tuple[PairDecision, ...]:
        """Everything that was decided, the last first."""
        with self._database.read() as session:
            made = repositories.PairDecisions(session).all()
            sides = _sides(session, {number for each in made for number in (each.course_id, each.other_id)})
        ordered = sorted(made, key=lambda each: each.decided_at, reverse=True)
        return tuple(
            PairDecision(sides[each.course_id], sides[each.other_id], each.is_same, each.decided_at)
            for each in ordered
        )

    def _decide(self, course_id: int, other_id: int, *, is_same: bool) -> None:
        low, high = sorted((course_id, other_id))
        with self._database.write() as session:
            if low == high or len(repositories.Courses(session).records((low, high))) != 2:  # noqa: PLR2004
                raise UnknownCourse(
                    "Ces deux formations ne sont pas dans le catalogue.", "Cherchez-les à nouveau."
                )
            decision = PairDecisionRecord(low, high, is_same, datetime.now(UTC))
            repositories.PairDecisions(session).put(decision)


def _likely_pairs(session: Session) -> list[Likeness]:
    decisions = repositories.PairDecisions(session).all()
    decided = {(each.course_id, each.other_id) for each in decisions}
    groups = groups_of(decisions)
    courses = {each.id: each for each in repositories.Courses(session).compared()}
    traits = {number: traits_of(each) for number, each in courses.items()}
    found = []
    for left, right in candidates(traits.values()):
        pair = (min(left, right), max(left, right))
        if pair in decided or right in groups.get(left, ()) or not _told_apart(courses[left], courses[right]):
            continue
        alike = likeness(traits[pair[0]], traits[pair[1]])
        if alike is not None:
            found.append(alike)
    return sorted(found, key=lambda each: (-each.score, each.left, each.right))


def _told_apart(one: ComparedCourse, other: ComparedCourse) -> bool:
    """Whether two axes or two sources tell them: in one list, equal rows are sessions of one course."""
    return one.source_id != other.source_id or one.axis != other.axis


def _sides(session: Session, numbers: Iterable[int]) -> Mapping[int, PairSide]:
    names = {each.id: each.name for each in repositories.Sources(session).all()}
    records = repositories.Courses(session).records(tuple(numbers))
    return {each.id: PairSide(row_of(each, None), names[each.source_id]) for each in records}
