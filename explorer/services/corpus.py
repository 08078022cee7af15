"""The whole catalogue read from the database column by column, as the search index takes it.

Values come raw from SQLite and lists already joined: a hundred thousand courses in a few seconds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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
from explorer.search.outcome import TextField
from explorer.search.query import FacetName
from resources.vocabulary import Vocabulary
from resources.vocabulary.territories import department_label

Column = Sequence[Any]
Lists = Mapping[int, tuple[str, ...]]
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
    columns = _columns(session, part)
    ids = columns["id"]
    lists: dict[FacetName, Column] = {}
    declared: dict[FacetName, Column] = {}
    for name, table in _TERMS.items():
        values, stated = _terms(session, table, part)
        lists[name] = _in_order(values, ids)
        if name in _DEDUCED:
            declared[name] = _in_order(stated, ids)
    lists["certification_code"] = _in_order(_codes(session, part), ids)
    return Corpus(
        ids=ids,
        texts=_searched(columns, lists, _other_cells(session, part), vocabulary),
        facets=_facets(columns, lists),
        declared=declared,
        figures={
            "duration_hours": (columns["duration_min_hours"], columns["duration_max_hours"]),
            "price_eur": (columns["price_min_eur"], columns["price_max_eur"]),
            "price_per_hour_eur": (columns["price_per_hour_eur"],) * 2,
        },
        days={
            "certification_expiry": columns["certification_expiry"],
            "session_start": columns["session_start"],
        },
    )


def price_per_hour(price: float | None, hours: float | None) -> float | None:
    """Euros an hour, to the cent; `None` when either is unknown or the duration is 0."""
    return None if price is None or not hours else round(price / hours, 2)


def _columns(session: Session, part: Part) -> Mapping[str, Column]:
    """Column name → one value a course, by course number; amounts in euros, dates as ISO text."""
    names = ("id", *_TEXTS, *_LISTS, *_FIGURES, *_AMOUNTS, *_DATES, "source")
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
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for rows in _rows(session, query).partitions(_AT_ONCE):
        for column, values in zip(columns.values(), zip(*rows, strict=True), strict=True):
            column.extend(values)
    for name in _LISTS:
        columns[name] = list(map(_json_list, columns[name]))
    columns["price_per_hour_eur"] = list(
        map(cache(price_per_hour), columns["price_min_eur"], columns["duration_min_hours"])
    )
    return columns


def _rows(session: Session, query: Select[*_Types]) -> CursorResult[*_Types]:
    """What the driver gives: the session itself handles each row once more, as if it held objects."""
    return session.connection().execute(query)


@cache
def _json_list(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value and value != "[]" else ()


def _terms(session: Session, table: type[_Terms], part: Part) -> tuple[Lists, Lists]:
    """Course → its values in order, declared ones first; and those alone that files declare."""
    query = select(table.course_id, table.value, type_coerce(table.declared, Integer))
    query = query.where(part(table.course_id.expression)).order_by(table.course_id, table.ordinal)
    values: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    stated: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for rows in _rows(session, query).partitions(_AT_ONCE):
        for course_id, value, declared in rows:
            values[course_id] += (value,)
            if declared:
                stated[course_id] += (value,)
    return values, stated


def _codes(session: Session, part: Part) -> Lists:
    query = (
        select(CourseCertification.course_id, Certification.code)
        .join(Certification, Certification.id == CourseCertification.certification_id)
        .where(part(CourseCertification.course_id.expression))
        .order_by(CourseCertification.course_id, CourseCertification.ordinal)
    )
    codes: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for course_id, code in _rows(session, query).all():
        codes[course_id] += (code,)
    return codes


def _in_order(lists: Lists, ids: Column) -> list[tuple[str, ...]]:
    return [lists.get(course_id, ()) for course_id in ids]


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
    columns: Mapping[str, Column],
    lists: Mapping[FacetName, Column],
    others: Mapping[int, str],
    vocabulary: Vocabulary,
) -> dict[TextField, list[str]]:
    @cache
    def labels(facet: FacetName, values: tuple[str, ...]) -> str:
        return "\n".join(value_label(facet, value, vocabulary) for value in values)

    def labelled(facet: FacetName) -> list[str]:
        return [labels(facet, values) for values in lists[facet]]

    kinds = [labels("certification", each) for each in columns["certification_kinds"]]
    maturities = [labels("maturity", (each,)) if each else "" for each in columns["maturity"]]
    parents = {each.slug: each.parent for each in vocabulary.formats}

    @cache
    def broad(slugs: tuple[str, ...]) -> tuple[str, ...]:
        """The formats and those above them: a virtual class is found by « à distance »."""
        above = (parents.get(slug) for slug in slugs)
        return tuple(dict.fromkeys((*slugs, *(each for each in above if each))))

    written = cache(_searched_codes)
    department = cache(lambda code: code and department_label(code))
    return {
        "title": list(columns["title"]),
        "provider": _lines(columns["provider"]),
        "certification": _lines(columns["certification_raw"], kinds),
        "code": list(map(written, lists["certification_code"])),
        "city": _lines(
            columns["city"], map(department, columns["department"]), columns["region"], columns["postcode"]
        ),
        "skills": _lines(labelled("skill"), labelled("job_family")),
        "objectives": _lines(columns["objectives"]),
        "description": _lines(
            columns["description"],
            columns["audience"],
            columns["prerequisites"],
            [labels("format", broad(values)) for values in lists["format"]],
            labelled("sector"),
            labelled("funding"),
            columns["funding_raw"],
            maturities,
        ),
        "reference": _lines(
            columns["reference"],
            columns["certif_info"],
            columns["siret"],
            map(" ".join, columns["rome"]),
            map(" ".join, columns["formacode"]),
            map(" ".join, columns["nsf"]),
        ),
        "other": [others.get(course_id, "") for course_id in columns["id"]],
    }


def _lines(*columns: Any) -> list[str]:
    return ["\n".join([each for each in texts if each]) for texts in zip(*columns, strict=True)]


def _searched_codes(codes: tuple[str, ...]) -> str:
    """Each code as it is, by its number alone, and without its block: `RNCP38616BC02`, `38616`…"""
    found: dict[str, None] = {}
    for code in codes:
        whole = code.partition("BC")[0]
        for each in (code, whole):
            found[each] = None
            found[each.removeprefix("RNCP").removeprefix("RS")] = None
    return " ".join(found)


def _facets(columns: Mapping[str, Column], lists: Mapping[FacetName, Column]) -> dict[FacetName, Column]:
    one = cache(lambda value: () if value is None else (str(value),))
    lines = cache(
        lambda value: tuple(dict.fromkeys(line.strip() for line in value.split("\n") if line.strip()))
    )
    facets: dict[FacetName, Column] = {
        name: list(map(one, columns[name]))
        for name in ("axis", "level", "maturity", "training_type", "language", "source")
    }
    facets |= lists
    facets["certification"] = columns["certification_kinds"]
    facets["provider"] = [lines(value) if value else () for value in columns["provider"]]
    places = zip(columns["city"], columns["department"], columns["region"], strict=True)
    facets["territory"] = [_territory(*place) for place in places]
    missing, present = (MISSING,), (PRESENT,)
    facets["missing"] = [
        present if since is None else missing for since in columns["missing_since_import_id"]
    ]
    return facets


def _territory(city: str | None, department: str | None, region: str | None) -> tuple[str, ...]:
    """The finest place known, and the region it belongs to."""
    finest = city or department
    return tuple(dict.fromkeys(place for place in (finest, region) if place))
