"""What a workbook holds, before any spreadsheet library is needed: sheets of text, sheets of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

EUROS: Final = '[$-40C]#,##0.00\\ "€"'
"""`# ##0,00 €` in French."""
EUROS_PER_HOUR: Final = '[$-40C]#,##0.00\\ "€/h"'
HOURS: Final = 'General\\ "h"'
"""« 21 h », « 21,5 h »: a format with optional decimals would leave a comma behind whole numbers."""
DAYS: Final = 'General\\ "j"'
DATE: Final = "dd/mm/yyyy"
"""`jj/mm/aaaa` in French, whatever the computer's settings."""
WHOLE: Final = "0"


@dataclass(frozen=True, slots=True)
class Link:
    """A text to click on. `target` is an http(s) or mailto address."""

    text: str
    target: str


Value = str | int | float | Decimal | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in characters; `number_format` for its numbers and dates."""

    header: str
    width: float
    number_format: str = "General"
    align: Literal["left", "right", "center"] = "left"
    choices: tuple[str, ...] = ()
    """Values offered by a drop-down list; others stay allowed."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that holds one table from its first row. At least one row: Excel knows no empty table."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    printed_columns: int | None = None
    """How many columns, from the first, are printed; all by default."""
    spare_rows: int = 0
    """Empty rows below the last one that belong to the table: room to fill in."""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet to read: a title, then lines of a label and a text; a line without text is a subtitle."""

    name: str
    title: str
    lines: Sequence[tuple[str, Value]]
