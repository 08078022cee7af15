"""What the user decides of an import, step by step; all that is not said is found out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from importers.options import OpenOptions


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What the user decides of one sheet. `None`: as suggested."""

    included: bool | None = None
    """Whether to import it, hidden or set aside as it may be."""
    axis: str | None = None
    """Slug of the axis of the rows that tell none themselves."""
    header_row: int | None = None
    """Excel's number of the row (any of them, if there are two) that names the columns."""
    columns: Mapping[int, str | None] = field(default_factory=dict)
    """0-based column → name of a field, or `None` to keep it as an extra column; absent: as suggested."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that the user decides of one import."""

    open: OpenOptions = field(default_factory=OpenOptions)
    axis: str | None = None
    """For the sheets that tell none themselves."""
    only: tuple[str, ...] = ()
    """Names of the only sheets to import, hidden ones included; empty: all that hold courses."""
    sheets: Mapping[str, SheetChoice] = field(default_factory=dict)
    """By name of the sheet."""
    values: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """(field, writing met in the file) → slug of the vocabulary, or `None`: to be left as it is."""
    providers: Mapping[str, str] = field(default_factory=dict)
    """Name of a provider as written → the name to keep for it; the cell keeps what was written."""
    hours_per_day: float = 7.0
    recall: bool = True
    """Whether what was decided before for a file laid out like this one completes these choices."""

    def of(self, sheet: str) -> SheetChoice:
        """What was decided of a sheet."""
        return self.sheets.get(sheet, _AS_SUGGESTED)

    def with_sheet(self, sheet: str, **changes: Any) -> Choices:
        """These choices with other ones for a sheet: `with_sheet("Feuil1", axis="sectorielle")`."""
        return replace(self, sheets={**self.sheets, sheet: replace(self.of(sheet), **changes)})


_AS_SUGGESTED: Final = SheetChoice()
