"""How answers are shown, as a saved view keeps it: the layout, the columns of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Layout = Literal["table", "cards"]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of the table, in the order seen; `width` in pixels."""

    name: str
    width: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Display:
    """How the answers are shown."""

    layout: Layout = "table"
    columns: tuple[ColumnShown, ...] = ()
    """Empty: as they are."""
