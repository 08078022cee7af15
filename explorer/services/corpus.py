"""The whole catalogue read from the database column by column, as the search index takes it.

Values come raw from SQLite and lists already joined: a hundred thousand courses in a few seconds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Integer,
    Select,
    Text,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from db.amounts import PRICE_SCALE
from db.schema import (
    Certification,
    Course,
    CourseCells,
    CourseCertification,
    CourseFormat,
    CourseFunding,
    CourseJobFamily,
    CourseSector,
    CourseSkill,
    Source,
)
from explorer.search.corpus import Corpus
from explorer.search.labels import MISSING, PRESENT, value_label
from explorer.search.numbering import Coded, Coding, Numbers, side_by_side
from explorer.search.outcome import TextField
from explorer.search.query import FacetName
from resources.vocabulary import Vocabulary
from resources.vocabulary.territories import department_label

Lists = Coded[tuple[str, ...]]
_Terms = CourseSkill | CourseJobFamily | CourseFormat | CourseFunding | CourseSector
_Types = TypeVarTuple("_Types")

_AT_ONCE: Final = 500
"""Rows turned into columns at once: few enough to stay near the processor."""
_TEXTS: Final = (
    *("title", "axis", "provider", "siret", "training_type", "description", "objectives", "audience"),
    *("prerequisites", "certification_raw", "funding_raw", "region", "department", "city", "postcode"),
    *("maturity", "reference", "certif_info", "language"),
)
_LISTS: Final = ("certification_kinds", "rome", "formacode", "nsf")
_FIGURES: Final = ("duration_min_hours", "duration_max_hours", "level", "missing_since_import_id")
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")
_DATES: Final = ("certification_expiry", "session_start")
_TERMS: Final[Mapping[FacetName, type[_Terms]]] = {
    "skill": CourseSkill,
    "job_family": CourseJobFamily,
    "format": CourseFormat,
    "funding": CourseFunding,
    "sector": CourseSector,
}
_DEDUCED: Final = ("skill", "job_family")
"""Those whose values that files declare are searched apart."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The courses from number `first` to number `last`, included."""

    first: int
    last: int

    def __call__(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """What keeps them, of a column of course numbers."""
        return column.between(self.first, self.last)


@dataclass(frozen=True, slots=True)
class OneOf:
    """These courses, a few thousand at most."""

    ids: Sequence[int]

    def __call__(self, column: ColumnElement[int]) -> ColumnElement[bool]:
        """What keeps them, of a column of course numbers."""
        return column.in_(self.ids)


Part = Numbered | OneOf


def read_corpus(session: Session, vocabulary: Vocabulary, part: Part) -> Corpus:
    """A part of the courses of the sources that are not retired, missing ones included, by number."""
    ids, columns = _columns(session, part)
    lists: dict[FacetName, Lists] = {}
    declared: dict[FacetName, Lists] = {}
    for name, table in _TERMS.items():
        terms = _rows(session, _terms(table, part)).all()
        lists[name] = _gathered(((course_id, value) for course_id, value, _ in terms), ids)
        if name in _DEDUCED:
            declared[name] = _gathered(
                ((course_id, value) for course_id, value, stated in terms if stated), ids
            )
    lists["certification_code"] = _gathered(_rows(session, _codes(part)).all(), ids)
    others = _other_cells(session, part)
    prices = side_by_side(columns["price_min_eur"], columns["duration_min_hours"])
    return Corpus(
        ids=ids,
        texts={
            **_searched(columns, lists, vocabulary),
            "other": (Coded.build([others.get(course_id) for course_id in ids]),),
        },
        facets=_facets(columns, lists),
        declared=declared,
        figures={
            "duration_hours": (columns["duration_min_hours"], columns["duration_max_hours"]),
            "price_eur": (columns["price_min_eur"], columns["price_max_eur"]),
            "price_per_hour_eur": (prices.map(lambda each: price_per_hour(*each)),) * 2,
        },
        days={
            "certification_expiry": columns["certification_expiry"],
            "session_start": columns["session_start"],
        },
    )


def price_per_hour(price: float | None, hours: float | None) -> float | None:
    """Euros an hour, to the cent; `None` when either is unknown or the duration is 0."""
    return None if price is None or not hours else round(price / hours, 2)


def _columns(session: Session, part: Part) -> tuple[list[int], Mapping[str, Coded[Any]]]:
    """The numbers of the courses; column name → one value each; amounts in euros, dates as ISO text."""
    names = (*_TEXTS, *_LISTS, *_FIGURES, *_AMOUNTS, *_DATES, "source")
    table = Course.__table__.columns
    query = (
        select(
            *(table[name] for name in ("id", *_TEXTS)),
            *(type_coerce(table[name], Text) for name in _LISTS),
            *(table[name] for name in _FIGURES),
            *(type_coerce(table[name], Integer) / float(PRICE_SCALE) for name in _AMOUNTS),
            *(type_coerce(table[name], Text) for name in _DATES),
            Source.name,
        )
        .join(Source, Source.id == Course.source_id)
        .where(Source.retired_by_import_id.is_(None), part(Course.id.expression))
        .order_by(Course.id)
    )
    ids: list[int] = []
    columns: dict[str, Coding[Any]] = {name: Coding() for name in names}
    for rows in _rows(session, query).partitions(_AT_ONCE):
        numbers, *values = zip(*rows, strict=True)
        ids.extend(numbers)
        for column, each in zip(columns.values(), values, strict=True):
            column.extend(each)
    return ids, {name: column.coded() for name, column in columns.items()}


def _rows(session: Session, query: Select[*_Types]) -> CursorResult[*_Types]:
    """What the driver gives: the session itself handles each row once more, as if it held objects."""
    return session.connection().execute(query)


def _terms(table: type[_Terms], part: Part) -> Select[int, str, int]:
    """Course, value and whether a file declares it: the values of a course in order, declared ones first."""
    return (
        select(table.course_id, table.value, type_coerce(table.declared, Integer))
        .where(part(table.course_id.expression))
        .order_by(table.course_id, table.ordinal)
    )


def _codes(part: Part) -> Select[int, str]:
    """Course and code, the codes of a course in order."""
    return (
        select(CourseCertification.course_id, Certification.code)
        .join(Certification, Certification.id == CourseCertification.certification_id)
        .where(part(CourseCertification.course_id.expression))
        .order_by(CourseCertification.course_id, CourseCertification.ordinal)
    )


def _gathered(terms: Iterable[tuple[int, str]], ids: Sequence[int]) -> Lists:
    """The values of each course, in the order in which they come."""
    # Lists that begin alike are one path of steps: no list is made for a course, only for a new step.
    steps = Numbers[tuple[int, str]]()
    none = steps[0, ""]
    reached = defaultdict[int, int](int)
    for course_id, value in terms:
        reached[course_id] = steps[reached[course_id], value]
    lists: list[tuple[str, ...]] = [()]
    for before, value in list(steps)[1:]:
        lists.append((*lists[before], value))
    return Coded.build([reached.get(course_id, none) for course_id in ids]).map(lists.__getitem__)


def _other_cells(session: Session, part: Part) -> Mapping[int, str]:
    """Course → what the columns that no field stands for say, one line each."""
    cell = func.json_each(CourseCells.cells).table_valued("value", name="cell")
    field, raw = (func.json_extract(cell.c.value, path) for path in ("$[2]", "$[3]"))
    joined = func.group_concat(raw, literal_column("char(10)"))
    query = (
        select(CourseCells.course_id, joined)
        .join(cell, field.is_(None))
        # As JSON is written here, no cell is without a field unless this is in it: most need not be read.
        .where(part(CourseCells.course_id.expression), func.instr(CourseCells.cells, ",null,"))
        .group_by(CourseCells.course_id)
    )
    return dict(_rows(session, query).all())


def _searched(
    columns: Mapping[str, Coded[Any]], lists: Mapping[FacetName, Lists], vocabulary: Vocabulary
) -> dict[TextField, Sequence[Coded[str | None]]]:
    """What is searched of each course, line by line."""
    parents = {each.slug: each.parent for each in vocabulary.formats}

    def labels(facet: FacetName, values: Iterable[str]) -> str | None:
        return "\n".join(value_label(facet, value, vocabulary) for value in values) or None

    def labelled(facet: FacetName) -> Coded[str | None]:
        return lists[facet].map(partial(labels, facet))

    def broad(slugs: tuple[str, ...]) -> tuple[str, ...]:
        """The formats and those above them: a virtual class is found by « à distance »."""
        above = (parents.get(slug) for slug in slugs)
        return tuple(dict.fromkeys((*slugs, *(each for each in above if each))))

    def codes(name: str) -> Coded[str | None]:
        return columns[name].map(lambda stored: " ".join(_json_list(stored)) or None)

    return {
        "title": (columns["title"],),
        "provider": (columns["provider"],),
        "certification": (
            columns["certification_raw"],
            columns["certification_kinds"].map(lambda stored: labels("certification", _json_list(stored))),
        ),
        "code": (lists["certification_code"].map(_searched_codes),),
        "city": (
            columns["city"],
            columns["department"].map(lambda code: department_label(code) if code else None),
            columns["region"],
            columns["postcode"],
        ),
        "skills": (labelled("skill"), labelled("job_family")),
        "objectives": (columns["objectives"],),
        "description": (
            columns["description"],
            columns["audience"],
            columns["prerequisites"],
            lists["format"].map(lambda slugs: labels("format", broad(slugs))),
            labelled("sector"),
            labelled("funding"),
            columns["funding_raw"],
            columns["maturity"].map(lambda value: labels("maturity", (value,)) if value else None),
        ),
        "reference": (
            columns["reference"],
            columns["certif_info"],
            columns["siret"],
            *map(codes, ("rome", "formacode", "nsf")),
        ),
    }


def _json_list(stored: str | None) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()


def _searched_codes(codes: tuple[str, ...]) -> str | None:
    """Each code as it is, by its number alone, and without its block: `RNCP38616BC02`, `38616`…"""
    found: dict[str, None] = {}
    for code in codes:
        whole = code.partition("BC")[0]
        for each in (code, whole):
            found[each] = None
            found[each.removeprefix("RNCP").removeprefix("RS")] = None
    return " ".join(found) or None


def _facets(columns: Mapping[str, Coded[Any]], lists: Mapping[FacetName, Lists]) -> Mapping[FacetName, Lists]:
    one: tuple[FacetName, ...] = ("axis", "level", "maturity", "training_type", "language", "source")
    places = side_by_side(columns["city"], columns["department"], columns["region"])
    since = columns["missing_since_import_id"]
    return {
        **{name: columns[name].map(lambda value: () if value is None else (str(value),)) for name in one},
        **lists,
        "certification": columns["certification_kinds"].map(_json_list),
        "provider": columns["provider"].map(_distinct_lines),
        "territory": places.map(lambda place: _territory(*place)),
        "missing": since.map(lambda number: (PRESENT,) if number is None else (MISSING,)),
    }


def _distinct_lines(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in (text or "").split("\n") if line.strip()))


def _territory(city: str | None, department: str | None, region: str | None) -> tuple[str, ...]:
    """The finest place known, and the region it belongs to."""
    finest = city or department
    return tuple(dict.fromkeys(place for place in (finest, region) if place))
