"""What flows through an import: raw sheets with addresses, then courses, rejects and warnings.

Everything here is a frozen value: a reader makes `RawSheet`s, `layout` finds a `Table` in each, `mapping`
names its columns, `values` reads the cells, and `reading` gathers the result in one `Reading`.
Nothing in this module opens a file or interprets a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol

CellValue = str | int | float | bool | datetime | date | time | timedelta | None
SheetState = Literal["visible", "hidden", "very-hidden"]
Outcome = Literal["imported", "hidden", "not-courses", "not-chosen", "axis-needed"]
PriceBasis = Literal["HT", "TTC"]

LEVELS: Final = " › "
"""Between a header and the one above it, a title and its subtitle."""
NOTHING: Mapping[int, str] = MappingProxyType({})
ByCell = Mapping[int, Mapping[int, str]]
"""Row (1-based) → column (0-based) → text."""
NO_CELLS: ByCell = MappingProxyType({})


def free_name(name: str, taken: Collection[str]) -> str:
    """The name of a sheet, with marks after it while another sheet has it."""
    while name in taken:
        name += "'"
    return name


def column_letter(index: int) -> str:
    """Excel's name of the 0-based column `index`: 0 → `A`, 26 → `AA`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class RawRow(NamedTuple):
    """One row as the file holds it. `number` is Excel's (1-based); `values[0]` is column A."""

    number: int
    values: tuple[CellValue, ...]
    hidden: bool = False
    links: Mapping[int, str] = NOTHING
    """0-based column → hyperlink target, for the cells that have one."""
    formats: Mapping[int, str] = NOTHING
    """0-based column → Excel number format, for numbers whose format says more than « Standard »."""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged block, bounds included; rows 1-based, columns 0-based."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class RawSheet(Protocol):
    """One sheet of a file, readable several times without holding every row as objects."""

    @property
    def name(self) -> str: ...
    @property
    def state(self) -> SheetState: ...
    @property
    def merged(self) -> tuple[MergedRange, ...]: ...
    @property
    def hidden_columns(self) -> frozenset[int]:
        """0-based."""
        ...

    @property
    def unread(self) -> ByCell:
        """The cells whose value the file does not hold: their error (« #N/A »), empty for a formula that was
        never computed."""
        ...

    def rows(self) -> Iterator[RawRow]:
        """The rows from the first, in order; rows without any value may be skipped (numbers then jump)."""
        ...


@dataclass(frozen=True, slots=True)
class TextGuess:
    """How the bytes of a text file were read, and what may be chosen instead (`OpenOptions`)."""

    encoding: str
    """As Python names it."""
    separator: str
    encodings: tuple[tuple[str, str], ...]
    """(value, French label) of each encoding that the bytes allow, the one in use first."""
    separators: tuple[tuple[str, str], ...]
    """(value, French label) of each usual separator, the one in use first."""


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A file read but not interpreted. `sha256` is of the file's bytes."""

    path: Path
    sha256: str
    sheets: tuple[RawSheet, ...]
    warnings: tuple[str, ...] = ()
    """French sentences about the file itself (repairs made, features not read)."""
    text_guess: TextGuess | None = None
    """For text files only."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a column was taken for. `field` is a name of `fields.toml`, or `None`: kept as is."""

    column: int
    header: str
    """As written, line breaks folded to spaces; with its group if there are two levels: « COÛT › Prix »."""
    field: str | None
    confidence: float
    """0 to 1."""
    reason: str
    """One French sentence: which alias or which values decided."""


class SourceCell(NamedTuple):
    """One non-empty cell of a course's row, kept for ever as the evidence of what was read."""

    column: int
    header: str
    field: str | None
    raw: str
    """The text a reader of the sheet sees (a date as `jj/mm/aaaa`, a number without a trailing `.0`)."""
    link: str | None = None


class Course(NamedTuple):
    """One training course as read from one row. Unknown is `None` or `()`: never 0, never an empty string.

    Field meanings and rules: `docs/domain.md`. Slugs are those of `resources/vocabulary`.
    A tuple, so that many courses are read and written column by column (`zip`).
    """

    sheet: str
    row: int
    title: str
    axis: str | None
    provider: str | None = None
    """As written; several establishments are separated by a line break."""
    siret: str | None = None
    """14 digits, as text."""
    training_type: str | None = None
    """`initiale`, `continue` or `initiale-continue`."""
    description: str | None = None
    objectives: str | None = None
    audience: str | None = None
    prerequisites: str | None = None
    skills: tuple[str, ...] = ()
    """Declared by the file: slugs of the study's 8 skills, or the words of the file for free ones."""
    job_families: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    """Finest slugs known (`classe-virtuelle` rather than `distance`); parents are in the vocabulary."""
    duration_min_hours: float | None = None
    duration_max_hours: float | None = None
    """Equal to the minimum for a single figure; `None` with a minimum means « à partir de »."""
    duration_raw: str | None = None
    price_min_eur: Decimal | None = None
    price_max_eur: Decimal | None = None
    price_basis: PriceBasis | None = None
    price_raw: str | None = None
    certifications: tuple[str, ...] = ()
    """Codes, normalised: `RNCP38616`, `RNCP38616BC02`, `RS6776`."""
    certification_kinds: tuple[str, ...] = ()
    """Slugs: `rncp`, `rs`, `cqp`, `titre`, `diplome`, `clea`, `attestation`, `aucune`."""
    certification_raw: str | None = None
    certification_expiry: date | None = None
    level: int | None = None
    """3 to 8 (cadre national des certifications)."""
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
    cells: tuple[SourceCell, ...] = ()
    """Every non-empty cell of the row, mapped or not: nothing is lost."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be a course. `reason` is a French sentence."""

    sheet: str
    row: int
    column: int | None
    raw: str | None
    reason: str
    cells: tuple[SourceCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the domain's word; Python's warnings are not used here
    """A value that was kept as text because it could not be read. The course goes in."""

    sheet: str
    row: int
    column: int | None
    field: str | None
    raw: str | None
    message: str


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row of a table's area that is no course and needs no attention: blank, section, total, footnote."""

    row: int
    kind: Literal["blank", "section", "total", "footnote", "repeated-header"]
    text: str


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was found in one sheet, imported or not."""

    name: str
    state: SheetState
    outcome: Outcome
    reason: str
    """French: why this outcome (« feuille masquée : 4 lignes, non importée »)."""
    axis: str | None = None
    axis_reason: str = ""
    header_rows: tuple[int, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()
    ignored: tuple[IgnoredRow, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    course_count: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole result of reading one file; nothing has been written anywhere."""

    path: Path
    sha256: str
    sheets: tuple[SheetReport, ...]
    courses: tuple[Course, ...]
    rejects: tuple[Reject, ...] = ()
    warnings: tuple[Warning, ...] = ()
    file_warnings: tuple[str, ...] = field(default=())
    is_corrected: bool = False
    """Whether the file holds refused rows that were put right: it says nothing of the other courses."""
    corrected_source: str | None = None
    """The source that such a file says its rows are of."""
