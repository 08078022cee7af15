"""Stored courses turned into what is shown: rows of the table, and everything known of one course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import repositories
from db.records import CellRecord, CourseRecord, DeducedTerm, LineRecord
from db.repositories.courses import Courses
from db.repositories.selections import Notes
from db.schema import Import, Source
from explorer.search.explain import Explainer
from explorer.search.index import SearchIndex
from explorer.search.outcome import Match, Span, TextField
from explorer.services.corrections import corrections_of
from explorer.services.courses import CellShown, CourseDetails, CourseRow, LinkedCourse, TermShown
from explorer.services.links import linked_courses
from explorer.services.totals import price_per_hour
from importers.records import column_letter
from importers.sections import TITLE_HEADER
from resources.vocabulary import Vocabulary

_ROW_FACTS: Final = (
    *("id", "title", "provider", "axis", "formats", "city", "certifications", "certification_kinds"),
    *("certification_expiry", "level", "duration_min_hours", "duration_max_hours", "duration_raw"),
    *("price_min_eur", "price_max_eur", "price_basis", "price_raw", "session_start"),
)
_DETAIL_FACTS: Final = (
    *(
        "siret",
        "training_type",
        "description",
        "objectives",
        "audience",
        "prerequisites",
        "sectors",
        "funding",
    ),
    *("funding_raw", "region", "department", "postcode", "session_end", "url", "email", "phone", "maturity"),
    *("reference", "rome", "formacode", "nsf", "certif_info", "language", "sheet", "row"),
)
_HIGHLIGHTED: Final[Mapping[str, TextField]] = {
    "title": "title",
    "provider": "provider",
    "certification_label": "certification",
    "city": "city",
    "department": "city",
    "region": "city",
    "objectives": "objectives",
    "description": "description",
    "audience": "description",
    "prerequisites": "description",
    "funding_raw": "description",
    "reference": "reference",
}
"""Texts of a course in which the words found are shown, and the field under which each is searched."""

Explained = tuple[SearchIndex, Explainer] | None


def row_of(record: CourseRecord, explained: Explained) -> CourseRow:
    """One line of the results."""
    return CourseRow(**_row_values(record, explained))


def line_of(record: LineRecord, explained: Explained) -> CourseRow:
    """One line of a table: the letters found are marked, why the course was found is for its details."""
    return CourseRow(**_line_values(record, explained))


def with_corrections(
    rows: Iterable[CourseRow], moments: Mapping[int, Mapping[str, datetime]]
) -> tuple[CourseRow, ...]:
    """These rows, with what the user put right in them."""
    return tuple(
        replace(row, corrected=tuple(moments[row.id].items())) if row.id in moments else row for row in rows
    )


def _place(cell: CellRecord, row: int) -> str:
    """« F12 »; a title that stands above the row has no cell in it."""
    return f"l. {row}" if cell.header == TITLE_HEADER else f"{column_letter(cell.column)}{row}"


def details_of(
    session: Session, record: CourseRecord, vocabulary: Vocabulary, explained: Explained
) -> CourseDetails:
    """Everything known of one course, with its source cells and the user's note."""
    courses, note = Courses(session), Notes(session).get(record.id)
    source, file_name, imported_at = session.execute(
        select(Source.name, Import.file_name, Import.imported_at)
        .join(Import, Import.source_id == Source.id)
        .where(Import.id == record.import_id)
    ).one()
    values = _row_values(record, explained) | {name: getattr(record, name) for name in _DETAIL_FACTS}
    spans: dict[str, tuple[Span, ...]] = {}
    if explained is not None:
        for name, field in _HIGHLIGHTED.items():
            spans[name] = explained[1].spans(field, values[name])
    cells = tuple(
        CellShown(each.header, each.field, each.raw, _place(each, record.row), each.link)
        for each in courses.cells(record.id)
    )
    return CourseDetails(
        **values,
        skills=_terms("skill", record.skills, record.deduced_skills, vocabulary),
        job_families=_terms("job_family", record.job_families, record.deduced_job_families, vocabulary),
        spans={name: each for name, each in spans.items() if each},
        cells=cells,
        source=source,
        file_name=file_name,
        imported_at=imported_at,
        corrections=corrections_of(session, record.id),
        also_in=_linked(session, record.id),
        note=note.text if note else "",
        rating=note.rating if note else None,
    )


def _linked(session: Session, course_id: int) -> tuple[LinkedCourse, ...]:
    others = linked_courses(repositories.PairDecisions(session).all(), course_id)
    names = {each.id: each.name for each in repositories.Sources(session).all()} if others else {}
    return tuple(
        LinkedCourse(each.id, each.title, names[each.source_id], each.axis)
        for each in Courses(session).records(others)
    )


def _row_values(record: CourseRecord, explained: Explained) -> dict[str, Any]:
    values = _line_values(record, explained)
    if explained is not None:
        values["matches"] = _matches(record, explained)
    return values


def _line_values(record: CourseRecord | LineRecord, explained: Explained) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(record, name) for name in _ROW_FACTS}
    values |= {
        "certification_label": record.certification_raw,
        "price_per_hour_eur": price_per_hour(record.price_min_eur, record.duration_min_hours),
        "missing": record.missing_since_import_id is not None,
    }
    if explained is not None:
        explainer = explained[1]
        values |= {
            "title_spans": explainer.spans("title", record.title),
            "provider_spans": explainer.spans("provider", record.provider),
        }
    return values


def _matches(record: CourseRecord, explained: tuple[SearchIndex, Explainer]) -> tuple[Match, ...]:
    index, explainer = explained
    place = index.place(record.id)
    if place is None:
        return ()
    texts: dict[TextField, str] = {}
    for name, field in _HIGHLIGHTED.items():
        value = record.certification_raw if name == "certification_label" else getattr(record, name)
        if value:
            texts[field] = f"{texts[field]}\n{value}" if field in texts else value
    return explainer.matches(place, texts)


def _terms(
    facet: str, declared: Sequence[str], deduced: Sequence[DeducedTerm], vocabulary: Vocabulary
) -> tuple[TermShown, ...]:
    """Declared ones first; the words that confirm one of them go with it."""
    words = {each.slug: each.words for each in deduced}
    return tuple(
        TermShown(slug, vocabulary.label(facet, slug), slug in declared, words.get(slug, ()))
        for slug in dict.fromkeys((*declared, *words))
    )
