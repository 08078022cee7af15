"""Stored courses turned into lines of results; light, for the first ones come before SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from db.records import CourseRecord, LineRecord
from explorer.search.outcome import Match, TextField
from explorer.services.courses import CourseRow
from explorer.services.totals import price_per_hour

if TYPE_CHECKING:
    from explorer.search.explain import Explainer
    from explorer.search.index import SearchIndex

    Explained = tuple[SearchIndex, Explainer] | None
    """The index and what explains the hits of a text; `None` when nothing is searched."""

_ROW_FACTS: Final = (
    *("id", "title", "provider", "axis", "formats", "city", "certifications", "certification_kinds"),
    *("certification_expiry", "level", "duration_min_hours", "duration_max_hours", "duration_raw"),
    *("price_min_eur", "price_max_eur", "price_basis", "price_raw", "session_start"),
)
HIGHLIGHTED: Final[Mapping[str, TextField]] = {
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


def row_of(record: CourseRecord, explained: Explained) -> CourseRow:
    """One line of the results."""
    return CourseRow(**row_values(record, explained))


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


def row_values(record: CourseRecord, explained: Explained) -> dict[str, Any]:
    """What a line of the results shows, with why it was found."""
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
    for name, field in HIGHLIGHTED.items():
        value = record.certification_raw if name == "certification_label" else getattr(record, name)
        if value:
            texts[field] = f"{texts[field]}\n{value}" if field in texts else value
    return explainer.matches(place, texts)
