"""The courses read from the database column by column, each distinct value once.

SQLite hands a column over as one JSON array for some thousands of courses: that takes half of the time of
rows, whose every value is asked for by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final, TypeVarTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    func,
    select,
)
from sqlalchemy.orm import Session

from db.amounts import PRICE_SCALE
from db.cells import cells_of
from db.schema import CellLayout, Course, CourseCells, Source
from explorer.search.numbering import Coded, Coding, side_by_side
from explorer.search.query import FacetName

Lists = Coded[tuple[str, ...]]
_Types = TypeVarTuple("_Types")

_AT_ONCE: Final = 2_000
"""Courses turned into columns at once: few enough to stay near the processor."""
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")
_DURATIONS: Final = ("duration_min_hours", "duration_max_hours")
"""JSON would round them: SQLite writes fifteen digits."""
_COLUMNS: Final = (
    *("title", "axis", "provider", "siret", "training_type", "description", "objectives", "audience"),
    *("prerequisites", "certification_raw", "funding_raw", "region", "department", "city", "postcode"),
    *("maturity", "reference", "certif_info", "language", "certification_kinds", "rome", "formacode", "nsf"),
    *("skills", "job_families", "formats", "funding", "sectors", "certifications"),
    *("deduced_skills", "deduced_job_families"),
    *("level", "missing_since_import_id", "certification_expiry", "session_start", "source_id"),
    *_AMOUNTS,
)
_FACET_LISTS: Final[Mapping[FacetName, str]] = {
    "skill": "skills",
    "job_family": "job_families",
    "format": "formats",
    "funding": "funding",
    "sector": "sectors",
    "certification_code": "certifications",
}
_DEDUCED: Final[Mapping[FacetName, str]] = {"skill": "deduced_skills", "job_family": "deduced_job_families"}
"""Those whose values that files declare are searched apart."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The courses from number `first` to number `last`, included."""

    first: int
    last: int

    def __call__(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """What keeps them, of a column of course numbers."""
        return column.between(self.first, self.last)

    def among(self, ids: Sequence[int]) -> Numbered:
        """Those numbered `ids`, neighbours in order."""
        return Numbered(ids[0], ids[-1])


@dataclass(frozen=True, slots=True)
class OneOf:
    """These courses, a few thousand at most."""

    ids: Sequence[int]

    def __call__(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """What keeps them, of a column of course numbers."""
        return column.in_(self.ids)

    def among(self, ids: Sequence[int]) -> OneOf:
        """Those numbered `ids`."""
        return OneOf(ids)


Part = Numbered | OneOf


@dataclass(frozen=True, slots=True)
class CourseColumns:
    """The courses numbered `ids`, in this order."""

    ids: Sequence[int]
    values: Mapping[str, Coded[Any]]
    """Column name → one value each: amounts in euros, dates as ISO text, lists as JSON, `source` by name."""
    lists: Mapping[FacetName, Lists]
    declared: Mapping[FacetName, Lists]
    other_cells: Coded[str | None]
    """What the columns that no field stands for say, one line each."""


def read_columns(session: Session, part: Part) -> CourseColumns:
    """A part of the courses of the sources that are not retired, missing ones included, by number."""
    current = select(Source.id, Source.name).where(Source.retired_by_import_id.is_(None))
    sources = dict(_rows(session, current).all())
    ids, values = _columns(session, part, sources)
    declared = {name: values[column].map(_json_list) for name, column in _FACET_LISTS.items()}
    lists = declared | {
        name: side_by_side(declared[name], values[column].map(_deduced)).map(_together)
        for name, column in _DEDUCED.items()
    }
    others = _other_cells(session, part)
    numbers = ids.tolist()
    cells = Coded.build([others.get(each) for each in numbers])
    return CourseColumns(numbers, values, lists, {name: declared[name] for name in _DEDUCED}, cells)


def _columns(
    session: Session, part: Part, sources: Mapping[int, str]
) -> tuple[NDArray[np.int64], dict[str, Coded[Any]]]:
    """The numbers of the courses in order, and a value of each for each column."""
    table = Course.__table__.columns
    # By a sum, or SQLite would go through its index of sources, and all over the file.
    is_current = (table.source_id + 0).in_(sources)
    known = select(table.id, *(table[name] for name in _DURATIONS)).where(is_current, part(table.id))
    read: list[int] = []
    durations: dict[str, Coding[float | None]] = {name: Coding() for name in _DURATIONS}
    columns = {name: _Column() for name in _COLUMNS}
    for rows in _chunks(session, known.order_by(table.id)):
        ids, *hours = zip(*rows, strict=True)
        for duration, each in zip(durations.values(), hours, strict=True):
            duration.extend(each)
        these = _course_arrays().where(is_current, part.among(ids)(table.id))
        numbers, *arrays = _rows(session, these).one()
        read += json.loads(numbers)
        for column, array in zip(columns.values(), arrays, strict=True):
            column.extend(array)
    order = np.argsort(read, kind="stable")
    found = {name: each.coded().at(order) for name, each in columns.items()}
    found |= {name: each.coded() for name, each in durations.items()}
    for name in _AMOUNTS:
        found[name] = found[name].map(lambda stored: None if stored is None else stored / PRICE_SCALE)
    found["source"] = found.pop("source_id").map(sources.__getitem__)
    return np.sort(read).astype(np.int64), found


class _Column:
    """A column that comes as JSON arrays."""

    def __init__(self) -> None:
        self._coding = Coding[Any]()
        self._last = ""

    def extend(self, array: str) -> None:
        """These come next."""
        # A column with one value for all, or with none, comes as the same array again and again.
        if array == self._last:
            self._coding.repeat()
        else:
            self._coding.extend(json.loads(array))
            self._last = array

    def coded(self) -> Coded[Any]:
        """All that came."""
        return self._coding.coded()


def _json_list(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def _deduced(stored: str) -> tuple[str, ...]:
    return tuple(slug for slug, _words in json.loads(stored))


def _together(both: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """The values that a file declares, then those that its texts suggest."""
    declared, deduced = both
    return tuple(dict.fromkeys((*declared, *deduced)))


def _other_cells(session: Session, part: Part) -> Mapping[int, str]:
    """Course → what the columns that no field stands for say, one line each."""
    # As JSON is written here, no cell is without a field unless this is in it: most need not be read.
    holds_some = func.instr(CellLayout.layout, ",null]")
    query = select(CourseCells.course_id, CellLayout.layout, CourseCells.texts, CourseCells.links)
    query = query.join(CellLayout, CellLayout.id == CourseCells.layout_id)
    rows = _chunks(session, query.where(part(CourseCells.course_id.expression), holds_some))
    found: dict[int, str] = {}
    for course_id, layout, texts, links in chain.from_iterable(rows):
        lines = [each.raw for each in cells_of(layout, texts, links) if each.field is None]
        if lines:
            found[course_id] = "\n".join(lines)
    return found


# The statement is made once: that takes as long as reading a course.


@cache
def _course_arrays() -> Select[*tuple[str, ...]]:
    """The number of each course, then each of the columns."""
    table = Course.__table__.columns
    return select(*(func.json_group_array(table[name]) for name in ("id", *_COLUMNS)))


def _rows(session: Session, query: Select[*_Types]) -> CursorResult[*_Types]:
    """What the driver gives: the session itself handles each row once more, as if it held objects."""
    return session.connection().execute(query)


def _chunks(session: Session, query: Select[*_Types]) -> Iterator[Sequence[tuple[*_Types]]]:
    """Rows as the driver gives them: handled once more, each takes half as long again."""
    with _rows(session, query) as result:
        while rows := result.cursor.fetchmany(_AT_ONCE):
            yield rows
