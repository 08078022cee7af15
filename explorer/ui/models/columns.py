"""The columns that the table of results can show: names, order, first widths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from explorer.search.query import SortField

ColumnName = Literal[
    "star",
    "title",
    "format",
    "certification",
    "level",
    "duration",
    "price",
    "price_per_hour",
    "provider",
    "axis",
    "city",
    "expiry",
    "session",
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Widths are in average characters of the table's font; `sort`: its order, if it has one.

    At its `least` width, in a narrow window, no word of its usual values is broken.
    """

    name: ColumnName
    sort: SortField | None
    width: float
    least: float
    shown: bool = True
    right: bool = False


COLUMNS: Final = (
    Column("star", None, 4, 4),
    Column("title", "title", 40, 15.5),
    Column("format", "format", 14.5, 14),
    Column("certification", "certification", 18, 16.5),
    Column("level", "level", 9, 9, shown=False),
    Column("duration", "duration_hours", 12.5, 12.5, right=True),
    Column("price", "price_eur", 14, 14, right=True),
    Column("price_per_hour", "price_per_hour_eur", 8, 7, right=True),
    Column("provider", "provider", 24, 14, shown=False),
    Column("axis", "axis", 16, 14, shown=False),
    Column("city", None, 16, 12, shown=False),
    Column("expiry", "certification_expiry", 14, 13, shown=False, right=True),
    Column("session", "session_start", 14, 13, shown=False, right=True),
)
"""The title takes what the others leave; it is always shown, as the star is."""

ALWAYS_SHOWN: Final = frozenset(("star", "title"))
TITLE_COMFORT: Final = 24
"""Average characters of the title below which the other columns are narrowed."""


def index_of(name: ColumnName) -> int:
    """The model's column number of `name`."""
    return next(i for i, column in enumerate(COLUMNS) if column.name == name)
