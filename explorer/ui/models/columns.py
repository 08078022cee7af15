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
    """One column. `width` is in average characters of the table's font; `sort`: its order, if it has one."""

    name: ColumnName
    sort: SortField | None
    width: float
    shown: bool = True
    right: bool = False


COLUMNS: Final = (
    Column("star", None, 4),
    Column("title", "title", 40),
    Column("format", "format", 14.5),
    Column("certification", "certification", 18),
    Column("level", "level", 9, shown=False),
    Column("duration", "duration_hours", 12.5, right=True),
    Column("price", "price_eur", 14, right=True),
    Column("price_per_hour", "price_per_hour_eur", 8, right=True),
    Column("provider", "provider", 24, shown=False),
    Column("axis", "axis", 16, shown=False),
    Column("city", None, 16, shown=False),
    Column("expiry", "certification_expiry", 14, shown=False, right=True),
    Column("session", "session_start", 14, shown=False, right=True),
)
"""The title takes what the others leave; it is always shown, as the star is."""

ALWAYS_SHOWN: Final = frozenset(("star", "title"))
TITLE_MINIMUM: Final = 24
"""Average characters below which the table scrolls sideways rather than crush the title."""


def index_of(name: ColumnName) -> int:
    """The model's column number of `name`."""
    return next(i for i, column in enumerate(COLUMNS) if column.name == name)
