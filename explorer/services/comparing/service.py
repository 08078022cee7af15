"""Two to five courses side by side: criteria as rows, what differs, what is best where that is objective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db import repositories
from db.engine import Database
from db.records import CourseRecord
from explorer.services.comparing.criteria import Cell, Criterion, criteria
from explorer.services.errors import NotComparable, UnknownCourse
from explorer.services.questions import Question, questions
from explorer.services.totals import CourseRef, ref
from resources.vocabulary import Vocabulary

FEWEST: Final = 2
MOST: Final = 5


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One criterion; `cells` go with the courses. What is not known differs from anything known."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Criteria of one kind: *Contenu*, *Certification*, *Organisation*, *Coût et financement*, *Contact*."""

    label: str
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class ComparedCourse:
    """The head of a column. `questions`: what to ask its provider."""

    course: CourseRef
    provider: str | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The courses from left to right, and the criteria from top to bottom."""

    courses: tuple[ComparedCourse, ...]
    groups: tuple[ComparisonGroup, ...]

    def differences(self) -> Comparison:
        """The same with only the rows that differ; groups left without any are gone."""
        groups = (
            replace(group, rows=tuple(row for row in group.rows if row.differs)) for group in self.groups
        )
        return replace(self, groups=tuple(each for each in groups if each.rows))


class Comparing:
    """Reads courses and compares them; any thread may call."""

    def __init__(self, database: Database, vocabulary: Vocabulary) -> None:
        self._database = database
        self._vocabulary = vocabulary

    def compare(self, course_ids: Sequence[int], today: date) -> Comparison:
        """These courses in this order. Raises `UnknownCourse`, or `NotComparable` unless they are 2 to 5."""
        ids = tuple(dict.fromkeys(course_ids))
        if not FEWEST <= len(ids) <= MOST:
            raise NotComparable(
                f"Une comparaison porte sur {FEWEST} à {MOST} formations, pas sur {len(ids)}.",
                "Choisissez-en d’autres.",
            )
        with self._database.read() as session:
            courses = repositories.Courses(session).records(ids)
        if len(courses) < len(ids):
            raise UnknownCourse(
                "Une des formations à comparer n’est plus dans le catalogue.", "Choisissez-en d’autres."
            )
        return compare(courses, self._vocabulary, today)


def compare(courses: Sequence[CourseRecord], words: Vocabulary, today: date) -> Comparison:
    """The comparison of any courses."""
    asked = [tuple(questions(each)) for each in courses]
    return Comparison(
        tuple(
            ComparedCourse(ref(each), each.provider, own) for each, own in zip(courses, asked, strict=True)
        ),
        tuple(
            ComparisonGroup(label, tuple(_row(each, courses, asked) for each in members))
            for label, members in criteria(words, today)
        ),
    )


def _row(
    criterion: Criterion, courses: Sequence[CourseRecord], asked: Sequence[tuple[Question, ...]]
) -> ComparisonRow:
    cells = [criterion.cell(each) for each in courses]
    signs = {cell.sign if cell.is_known else None for cell in cells}
    winners = criterion.best(courses) if criterion.best else frozenset()
    return ComparisonRow(
        criterion.key,
        criterion.label,
        tuple(
            replace(
                cell,
                is_best=place in winners,
                question=_question(criterion, asked[place]),
            )
            for place, cell in enumerate(cells)
        ),
        len(signs) > 1,
    )


def _question(criterion: Criterion, asked: Sequence[Question]) -> str | None:
    return next((question for fact, question in asked if fact == criterion.fact), None)
