"""The whole catalogue read from the database column by column, as the search index takes it.

Values come raw from SQLite and lists already joined: a hundred thousand courses in a few seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Integer, Select, Text, func, literal_column, select, text, type_coerce
from sqlalchemy.orm import Session

from db.columns import PRICE_SCALE
from db.schema import (
    Certification,
    Course,
    CourseCertification,
    CourseFormat,
    CourseFunding,
    CourseJobFamily,
    CourseSector,
    CourseSkill,
    Source,
)
from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.fold import fold, sort_text
from explorer.search.labels import MISSING, PRESENT, value_label
from explorer.search.outcome import TextField
from explorer.search.query import FacetName, SortField
from resources.vocabulary import Vocabulary

Column = Sequence[Any]
Lists = Mapping[int, tuple[str, ...]]

_BETWEEN: Final = "\x1f"
_TEXTS: Final = (
    *("title", "axis", "provider", "siret", "training_type", "description", "objectives", "audience"),
    *("prerequisites", "certification_raw", "funding_raw", "region", "department", "city", "postcode"),
    *("maturity", "reference", "certif_info", "language"),
)
_LISTS: Final = ("certification_kinds", "rome", "formacode", "nsf")
_FIGURES: Final = ("duration_min_hours", "duration_max_hours", "level", "missing_since_import_id")
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")
_DATES: Final = ("certification_expiry", "session_start")
# What the columns that no field stands for say, one line a course.
_OTHER_CELLS: Final = """
    SELECT cells.course_id, group_concat(json_extract(cell.value, '$[3]'), char(10))
    FROM course_cells AS cells, json_each(cells.cells) AS cell
    WHERE json_extract(cell.value, '$[2]') IS NULL
    GROUP BY cells.course_id
"""


def read_corpus(session: Session, vocabulary: Vocabulary) -> Corpus:
    """Every course of the sources that are not retired, missing ones included, by number."""
    columns = _columns(session)
    ids = columns["id"]
    lists = {
        "skill": _listed(session, CourseSkill),
        "job_family": _listed(session, CourseJobFamily),
        "format": _listed(session, CourseFormat),
        "funding": _listed(session, CourseFunding),
        "sector": _listed(session, CourseSector),
        "certification_code": _codes(session),
    }
    others: dict[int, str] = dict(session.execute(text(_OTHER_CELLS)).all())
    facets = _facets(columns, lists)
    return Corpus(
        ids=ids,
        texts=_searched(columns, lists, others, vocabulary),
        facets=facets,
        declared=_declared(session, ids),
        figures={
            "duration_hours": (columns["duration_min_hours"], columns["duration_max_hours"]),
            "price_eur": (columns["price_min_eur"], columns["price_max_eur"]),
            "price_per_hour_eur": (columns["price_per_hour_eur"],) * 2,
        },
        sort_keys=_sort_keys(columns, facets, vocabulary),
        plans=_plans(vocabulary, columns),
        synonyms=[(each.words, each.related) for each in vocabulary.synonyms],
    )


def price_per_hour(price: float | None, hours: float | None) -> float | None:
    """Euros an hour, to the cent; `None` when either is unknown or the duration is 0."""
    return None if price is None or not hours else round(price / hours, 2)


def _columns(session: Session) -> dict[str, Column]:
    """Column name → one value a course, by course number; amounts in euros, dates as ISO text."""
    names = ("id", *_TEXTS, *_LISTS, *_FIGURES, *_AMOUNTS, *_DATES, "source")
    table = Course.__table__.columns
    query = (
        select(
            *(table[name] for name in ("id", *_TEXTS)),
            *(type_coerce(table[name], Text) for name in _LISTS),
            *(table[name] for name in _FIGURES),
            *(type_coerce(table[name], Integer) for name in _AMOUNTS),
            *(type_coerce(table[name], Text) for name in _DATES),
            Source.name,
        )
        .join(Source, Source.id == Course.source_id)
        .where(Source.retired_by_import_id.is_(None))
        .order_by(Course.id)
    )
    rows = session.execute(query).all()
    columns: dict[str, Column] = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    columns = columns or dict.fromkeys(names, ())
    for name in _LISTS:
        columns[name] = [_json_list(value) for value in columns[name]]
    for name in _AMOUNTS:
        columns[name] = [None if value is None else value / PRICE_SCALE for value in columns[name]]
    columns["price_per_hour_eur"] = list(
        map(price_per_hour, columns["price_min_eur"], columns["duration_min_hours"])
    )
    return columns


@cache
def _json_list(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value)) if value and value != "[]" else ()


def _listed(session: Session, table: Any, *, declared_only: bool = False) -> Lists:
    """Course → its values in order, declared ones first."""
    ordered = select(table.course_id, table.value).order_by(table.course_id, table.ordinal)
    if declared_only:
        ordered = ordered.where(table.declared)
    return _joined(session, ordered)


def _declared(session: Session, ids: Column) -> dict[FacetName, Column]:
    tables: dict[FacetName, Any] = {"skill": CourseSkill, "job_family": CourseJobFamily}
    lists = {name: _listed(session, table, declared_only=True) for name, table in tables.items()}
    return {name: [of_course.get(each, ()) for each in ids] for name, of_course in lists.items()}


def _codes(session: Session) -> Lists:
    ordered = (
        select(CourseCertification.course_id, Certification.code.label("value"))
        .join(Certification, Certification.id == CourseCertification.certification_id)
        .order_by(CourseCertification.course_id, CourseCertification.ordinal)
    )
    return _joined(session, ordered)


def _joined(session: Session, ordered: Select[int, str]) -> Lists:
    rows = ordered.subquery()
    joined = func.group_concat(rows.c.value, literal_column("char(31)"))
    split = cache(lambda value: tuple(value.split(_BETWEEN)))
    found = session.execute(select(rows.c.course_id, joined).group_by(rows.c.course_id))
    return {course_id: split(value) for course_id, value in found}


def _searched(
    columns: Mapping[str, Column],
    lists: Mapping[str, Lists],
    others: Mapping[int, str],
    vocabulary: Vocabulary,
) -> dict[TextField, list[str]]:
    ids = columns["id"]

    @cache
    def labels(facet: FacetName, values: tuple[str, ...]) -> str:
        return "\n".join(value_label(facet, value, vocabulary) for value in values)

    def labelled(facet: FacetName) -> list[str]:
        of_course = lists[facet]
        return [labels(facet, of_course.get(course_id, ())) for course_id in ids]

    kinds = [labels("certification", each) for each in columns["certification_kinds"]]
    maturities = [labels("maturity", (each,)) if each else "" for each in columns["maturity"]]
    codes = lists["certification_code"]
    written = cache(_searched_codes)
    return {
        "title": list(columns["title"]),
        "provider": _lines(columns["provider"]),
        "certification": _lines(columns["certification_raw"], kinds),
        "code": [written(codes.get(course_id, ())) for course_id in ids],
        "city": _lines(columns["city"], columns["department"], columns["region"], columns["postcode"]),
        "skills": _lines(labelled("skill"), labelled("job_family")),
        "objectives": _lines(columns["objectives"]),
        "description": _lines(
            columns["description"],
            columns["audience"],
            columns["prerequisites"],
            labelled("format"),
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
        "other": [others.get(course_id, "") for course_id in ids],
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


def _facets(columns: Mapping[str, Column], lists: Mapping[str, Lists]) -> dict[FacetName, Column]:
    ids = columns["id"]
    one = cache(lambda value: () if value is None else (str(value),))
    lines = cache(
        lambda value: tuple(dict.fromkeys(line.strip() for line in value.split("\n") if line.strip()))
    )
    facets: dict[FacetName, Column] = {
        name: [one(value) for value in columns[name]]
        for name in ("axis", "level", "maturity", "training_type", "language", "source")
    }
    for name in ("skill", "job_family", "format", "funding", "sector", "certification_code"):
        of_course = lists[name]
        facets[name] = [of_course.get(course_id, ()) for course_id in ids]
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


def _plans(vocabulary: Vocabulary, columns: Mapping[str, Column]) -> dict[FacetName, FacetPlan]:
    def label(facet: FacetName) -> Callable[[str], str]:
        return lambda value: value_label(facet, value, vocabulary)

    def known(facet: FacetName, terms: Sequence[Any], *, most_first: bool = False) -> FacetPlan:
        return FacetPlan(label(facet), [term.slug for term in terms], most_first=most_first)

    # A place is below its region when all its courses say the same one.
    regions: dict[str, set[str]] = {}
    for city, department, region in zip(
        columns["city"], columns["department"], columns["region"], strict=True
    ):
        finest = city or department
        if finest and region and fold(finest) != fold(region):
            regions.setdefault(finest, set()).add(region)
    plans: dict[FacetName, FacetPlan] = {
        "axis": known("axis", vocabulary.axes),
        "skill": known("skill", vocabulary.skills, most_first=True),
        "job_family": known("job_family", vocabulary.job_families, most_first=True),
        "format": FacetPlan(
            label("format"),
            [each.slug for each in vocabulary.formats],
            {each.slug: each.parent for each in vocabulary.formats if each.parent},
            most_first=False,
        ),
        "certification": known("certification", vocabulary.certification_kinds),
        "level": known("level", vocabulary.levels),
        "funding": known("funding", vocabulary.fundings, most_first=True),
        "sector": known("sector", vocabulary.branches, most_first=True),
        "maturity": known("maturity", vocabulary.maturities),
        "training_type": known("training_type", vocabulary.training_types),
        "missing": FacetPlan(label("missing"), (PRESENT, MISSING), most_first=False),
        "territory": FacetPlan(
            label("territory"), (), {place: next(iter(of)) for place, of in regions.items() if len(of) == 1}
        ),
    }
    for facet in ("certification_code", "provider", "language", "source"):
        plans[facet] = FacetPlan(label(facet))
    return plans


def _sort_keys(
    columns: Mapping[str, Column], facets: Mapping[FacetName, Column], vocabulary: Vocabulary
) -> dict[SortField, Column]:
    axes = {axis.slug: place for place, axis in enumerate(vocabulary.axes)}
    formats = {each.slug: place for place, each in enumerate(vocabulary.formats)}
    key = cache(lambda value: sort_text(value) if value else None)
    return {
        "title": [sort_text(title) for title in columns["title"]],
        "provider": [key(value) for value in columns["provider"]],
        "axis": [None if axis is None else axes.get(axis, len(axes)) for axis in columns["axis"]],
        "format": [formats.get(each[0], len(formats)) if each else None for each in facets["format"]],
        "certification": [
            codes[0] if codes else key(raw) or (kinds[0] if kinds else None)
            for codes, raw, kinds in zip(
                facets["certification_code"],
                columns["certification_raw"],
                columns["certification_kinds"],
                strict=True,
            )
        ],
        "certification_expiry": columns["certification_expiry"],
        "level": columns["level"],
        "duration_hours": columns["duration_min_hours"],
        "price_eur": columns["price_min_eur"],
        "price_per_hour_eur": columns["price_per_hour_eur"],
        "session_start": columns["session_start"],
    }
