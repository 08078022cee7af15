"""A course, what it says and where it says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

PriceBasis = Literal["HT", "TTC"]


class CellRecord(NamedTuple):
    """One non-empty cell of a course's row, kept as the evidence of what was read. `column` is 0-based."""

    column: int
    header: str
    field: str | None
    raw: str
    link: str | None = None


class DeducedTerm(NamedTuple):
    """A skill or a job family that the text of a course suggests, with the words that led to it."""

    slug: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedCourse:
    """What two courses of different lists are compared by."""

    id: int
    source_id: int
    axis: str | None
    title: str
    provider: str | None
    city: str | None
    duration_min_hours: float | None
    certifications: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """What is known of one course, named as in `importers.records.Course`. Unknown is `None` or `()`."""

    sheet: str
    row: int
    title: str
    axis: str | None = None
    provider: str | None = None
    siret: str | None = None
    training_type: str | None = None
    description: str | None = None
    objectives: str | None = None
    audience: str | None = None
    prerequisites: str | None = None
    skills: tuple[str, ...] = ()
    """Declared by the file."""
    job_families: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    duration_min_hours: float | None = None
    duration_max_hours: float | None = None
    duration_raw: str | None = None
    price_min_eur: Decimal | None = None
    """At most four decimals, exact."""
    price_max_eur: Decimal | None = None
    price_basis: PriceBasis | None = None
    price_raw: str | None = None
    certifications: tuple[str, ...] = ()
    certification_kinds: tuple[str, ...] = ()
    certification_raw: str | None = None
    certification_expiry: date | None = None
    level: int | None = None
    funding: tuple[str, ...] = ()
    funding_raw: str | None = None
    region: str | None = None
    department: str | None = None
    city: str | None = None
    postcode: str | None = None
    session_start: date | None = None
    session_end: date | None = None
    url: str | None = None
    email: str | None = None
    phone: str | None = None
    maturity: str | None = None
    reference: str | None = None
    rome: tuple[str, ...] = ()
    formacode: tuple[str, ...] = ()
    nsf: tuple[str, ...] = ()
    certif_info: str | None = None
    language: str | None = None
    deduced_skills: tuple[DeducedTerm, ...] = ()
    """Deduced from the text; may name a skill that is declared as well: its words then confirm it."""
    deduced_job_families: tuple[DeducedTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRecord(CourseFacts):
    """A course of the catalogue."""

    id: int
    source_id: int
    import_id: int
    """The last import whose file held this course: its `sheet` and `row` are those of that file."""
    missing_since_import_id: int | None = None
    """The first import whose file no longer held it; `None` while it is there."""


@dataclass(frozen=True, slots=True)
class LineRecord:
    """What a line of results shows of a stored course."""

    id: int
    title: str
    provider: str | None
    axis: str | None
    city: str | None
    certification_kinds: tuple[str, ...]
    certification_raw: str | None
    certification_expiry: date | None
    level: int | None
    duration_min_hours: float | None
    duration_max_hours: float | None
    duration_raw: str | None
    price_min_eur: Decimal | None
    price_max_eur: Decimal | None
    price_basis: PriceBasis | None
    price_raw: str | None
    session_start: date | None
    missing_since_import_id: int | None
    formats: tuple[str, ...]
    certifications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseWrite:
    """A course as an import writes it: facts, the cells they come from, the keys that find it again."""

    facts: CourseFacts
    cells: tuple[CellRecord, ...]
    identity_key: str
    content_hash: str
    """Of the facts that a file states and of the unmapped cells: equal hashes mean an unchanged course."""
    evidence_hash: str
    """Of the place and the cells: equal hashes mean that nothing at all needs to be written."""


STATED: Final = tuple(each.name for each in fields(CourseFacts) if not each.name.startswith("deduced_"))
"""The fields that a file states."""


class KeptCells(NamedTuple):
    """The cells of one course as the catalogue keeps them: `db.cells`."""

    layout_id: int
    layout: str
    """JSON, `[[column,header,field],…]`: which cells the row fills."""
    texts: str
    """Each text with U+001F before it; a JSON array where a text holds that sign."""
    links: str | None
    """JSON, `[[place,link],…]`; `None` without any link."""


class NewCourse(NamedTuple):
    """A course in the form in which it is added: no object is made that a large import can do without."""

    stated: Sequence[Any]
    """The values of the fields `STATED`, in that order; what comes after them is not looked at."""
    deduced_skills: tuple[DeducedTerm, ...]
    deduced_job_families: tuple[DeducedTerm, ...]
    cells: KeptCells
    identity_key: str
    content_hash: str
    evidence_hash: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a course stands in its last file, and its cells."""

    sheet: str
    row: int
    evidence_hash: str
    cells: tuple[CellRecord, ...]


@dataclass(frozen=True, slots=True)
class KnownCourse:
    """What recognises a course of the catalogue in the next edition of its file, and no more."""

    id: int
    sheet: str
    row: int
    axis: str | None
    provider: str | None
    title: str
    certifications: tuple[str, ...]
    region: str | None
    department: str | None
    city: str | None
    postcode: str | None
    reference: str | None
    identity_key: str
    content_hash: str
    evidence_hash: str
    is_missing: bool
