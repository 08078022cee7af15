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
TEXT: Final = "@"
"""Codes: a leading zero stays."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text to click on. `target` is an http(s) or mailto address."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own (cell references only, never a user's text) and the value that it gives today."""

    text: str
    value: int | Decimal | None
    """`None`: an empty text."""


Value = str | int | float | Decimal | date | Link | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in characters; `number_format` for its numbers and dates."""

    header: str
    width: float
    number_format: str = "General"
    align: Literal["left", "right", "center"] = "left"
    choices: tuple[str, ...] = ()
    """Values offered by a drop-down list; others stay allowed."""
    is_strong: bool = False
    """Its texts are bold."""
    wraps: bool = True
    """Its texts; figures never do."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that holds one table from its first row. At least one row: Excel knows no empty table."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    printed_columns: int | None = None
    """How many columns, from the first, are printed; all by default."""
    pages_wide: int = 1
    """On how many pages side by side; the frozen columns are printed again on each."""
    footer: Sequence[Sequence[Value]] = ()
    """Lines below the table, after an empty one: totals."""
    notes: Sequence[str] = ()
    """Short remarks below them, each on one line across the columns."""
    frozen_columns: int = 2
    """Columns that stay in sight, and are printed again on a further page: rank and title."""
    spare_rows: int = 0
    """Empty rows below the last one that belong to the table: room to fill in."""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet to read: a title, then lines of a label and a text; a line without text is a subtitle."""

    name: str
    title: str
    lines: Sequence[tuple[str, Value]]
