"""Courses as the window, the command line and the exports show them: plain values, nothing behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from explorer.search.outcome import Match, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """One line of the results. Unknown is `None` or `()`; slugs are those of `resources/vocabulary`."""

    id: int
    title: str
    provider: str | None = None
    """Several establishments are separated by a line break."""
    axis: str | None = None
    formats: tuple[str, ...] = ()
    city: str | None = None
    certifications: tuple[str, ...] = ()
    """Codes: `RNCP38616`, `RS6776`."""
    certification_kinds: tuple[str, ...] = ()
    certification_label: str | None = None
    """The certification as the file writes it."""
    certification_expiry: date | None = None
    level: int | None = None
    duration_min_hours: float | None = None
    duration_max_hours: float | None = None
    duration_raw: str | None = None
    price_min_eur: Decimal | None = None
    price_max_eur: Decimal | None = None
    price_basis: Literal["HT", "TTC"] | None = None
    price_raw: str | None = None
    price_per_hour_eur: Decimal | None = None
    """Smallest price over smallest duration, rounded to the cent; unknown when either is, or 0 h."""
    session_start: date | None = None
    missing: bool = False
    """No longer in the last edition of its source."""
    title_spans: tuple[Span, ...] = ()
    provider_spans: tuple[Span, ...] = ()
    matches: tuple[Match, ...] = ()
    """Why the course answers the typed words, one entry a word."""
    corrected: tuple[tuple[str, datetime], ...] = ()
    """The fields that the user put right, and when."""


@dataclass(frozen=True, slots=True)
class TermShown:
    """A skill or a job family of a course. `words` led to it when the text suggests it."""

    slug: str
    label: str
    declared: bool
    words: tuple[str, ...] = ()


SkillShown = TermShown


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of the source: its header, its text, `address` as Excel names it (`F14`), its hyperlink."""

    header: str
    field: str | None
    raw: str
    address: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One field that was put right. `shown` and `file_shown` are as people read them; empty: unknown."""

    field: str
    label: str
    text: str
    """As typed."""
    shown: str
    file_shown: str
    """What the last file says."""
    corrected_at: datetime


@dataclass(frozen=True, slots=True)
class CorrectableField:
    """A field that can be put right, and how it reads now; empty: unknown."""

    field: str
    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class LinkedCourse:
    """The same course as another list tells it, as the user said."""

    id: int
    title: str
    source: str
    axis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDetails(CourseRow):
    """Everything known of one course, where each value stands in its file, and why it was found."""

    siret: str | None = None
    training_type: str | None = None
    description: str | None = None
    objectives: str | None = None
    audience: str | None = None
    prerequisites: str | None = None
    skills: tuple[TermShown, ...] = ()
    job_families: tuple[TermShown, ...] = ()
    sectors: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    funding_raw: str | None = None
    region: str | None = None
    department: str | None = None
    postcode: str | None = None
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
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Field name of this class (`title`, `provider`, `objectives`…) → what to highlight in its text."""
    cells: tuple[CellShown, ...] = ()
    """Every non-empty cell of the row."""
    source: str = ""
    file_name: str = ""
    sheet: str = ""
    row: int = 0
    imported_at: datetime | None = None
    corrections: tuple[CorrectionShown, ...] = ()
    """The fields that the user put right, with what the file says of them."""
    also_in: tuple[LinkedCourse, ...] = ()
    """The same course in other axes or sources."""
    note: str = ""
    rating: int | None = None

    @property
    def extra(self) -> tuple[CellShown, ...]:
        """The cells of the columns that no field stands for."""
        return tuple(cell for cell in self.cells if cell.field is None)


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source of the catalogue and its last import."""

    name: str
    file: str
    imported_at: datetime | None
    is_sample: bool
    count: int
    """Courses that are not missing."""


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """What the catalogue holds; retired sources are not counted."""

    course_count: int
    sources: tuple[SourceStatus, ...] = ()
