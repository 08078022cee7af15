"""What a file holds and what would be read in it, before any plan: what the steps of an import show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from importers.choices import Choices
from importers.records import Outcome, SheetState, TextGuess

RowKind = Literal["banner", "header", "data", "blank", "section", "total", "footnote", "repeated-header"]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One of the first rows of a sheet. `number` is Excel's; `texts[0]` is column A."""

    number: int
    texts: tuple[str, ...]
    kind: RowKind
    hidden: bool


@dataclass(frozen=True, slots=True)
class ColumnView:
    """What a column is taken for."""

    column: int
    """0-based."""
    letter: str
    header: str
    field: str | None
    """Name of a field, as the user corrected it; `None`: kept as an extra column."""
    suggested: str | None
    """What was found before any correction."""
    confidence: float
    """0 to 1."""
    reason: str
    """One French sentence."""
    hidden: bool
    samples: tuple[tuple[str, str], ...]
    """Up to three different values: as written, and as they would be read (empty: not understood)."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet of the file."""

    name: str
    state: SheetState
    outcome: Outcome
    reason: str
    """French: why this outcome."""
    axis: str | None
    axis_reason: str
    header_rows: tuple[int, ...]
    preview: tuple[PreviewRow, ...]
    hidden_columns: tuple[int, ...]
    """0-based."""
    hidden_row_count: int
    row_count: int
    """Rows of data under the header; without a header, rows that hold something."""
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A writing that no word of a vocabulary explains. `proposals`: (slug, label), the likeliest first."""

    field: str
    raw: str
    count: int
    """Rows that hold it."""
    proposals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderGroup:
    """Writings of a file that seem to name one provider."""

    names: tuple[tuple[str, int], ...]
    """(name as written, rows), the most frequent first."""
    proposed: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """One file, looked at under some choices. Nothing has been written."""

    file: Path
    sha256: str
    sheets: tuple[SheetView, ...]
    choices: Choices
    """Those that were given, completed by what was remembered: to be changed and given back."""
    warnings: tuple[str, ...] = ()
    """French sentences about the file itself."""
    values: tuple[UnknownValue, ...] = ()
    provider_groups: tuple[ProviderGroup, ...] = ()
    layouts: tuple[str, ...] = ()
    """Layouts of earlier imports whose choices were taken again; to be given to `Imports.forget`."""
    text_guess: TextGuess | None = None
    """How a text file was read, and what may be chosen instead; `None` for a workbook."""

    known_layout: str | None = None
    """French name of the public file that this is a copy of: « Catalogue Mon Compte Formation »."""
    layout_note: str = ""
    """One French sentence on that file."""
    proposed_axis: str | None = None
    """The axis of the last edition, else that of the courses of such files; to be confirmed."""

    @property
    def remembered(self) -> bool:
        """Whether choices of an earlier import of the same layout were taken again."""
        return bool(self.layouts)

    @property
    def axis_needed(self) -> tuple[str, ...]:
        """Names of the sheets that cannot be imported before their axis is chosen."""
        return tuple(each.name for each in self.sheets if each.outcome == "axis-needed")

    @property
    def title_needed(self) -> tuple[str, ...]:
        """Names of the sheets that the user wants, and where nobody said which column holds the titles."""
        return tuple(
            each.name
            for each in self.sheets
            if each.outcome == "not-courses" and each.columns and self.choices.of(each.name).included
        )

    @property
    def is_ready(self) -> bool:
        """Whether at least one sheet would be imported."""
        return any(each.outcome == "imported" for each in self.sheets)
