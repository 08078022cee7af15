"""What a page says as a reader who hears it needs it: headings, lists, tables, links, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

ROW_HEADER: Final = "/O /Table /Scope /Row"
COLUMN_HEADER: Final = "/O /Table /Scope /Column"
_MOST_EXTRA: Final = 254


@dataclass(slots=True)
class Element:
    """A structure element of ISO 32000-1, 14.8.4: its type, what stands in it, where its text is drawn."""

    kind: str
    children: list[Element] = field(default_factory=list)
    attributes: str = ""
    """Entries of an attribute dictionary, as a PDF writes them."""
    is_repeated: bool = False
    """A table’s header: drawn on each page, told on the first."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page, from 0, and number of the marked content there."""
    annotations: list[int] = field(default_factory=list)
    """Numbers of the objects that make a link live."""
    number: int = 0
    """Of its own object, once it has one."""


Channels = tuple[int, int, int]


def inked(colour: Channels, number: int) -> Channels:
    """A colour of 8 bits a channel as one of 16 bits that also bears a number from 0 to 16,711,679.

    The eye sees no difference: a channel `vv` is written `vvnn` in place of `vvvv`. Qt draws a document whole
    and gives no place to say what is drawn; the ink of a text goes with it all the way into the file.
    """
    red, green, blue = colour
    extra = number >> 16
    if extra > _MOST_EXTRA:
        raise ValueError(f"no ink for a text number {number}")
    last = (blue + 1 + extra) & 0xFF  # never `blue` itself, which is what a plain colour has there
    return red << 8 | number & 0xFF, green << 8 | number >> 8 & 0xFF, blue << 8 | last


def read_ink(channels: Channels) -> tuple[Channels, int | None]:
    """The colour as it was, and the number it bears; `None` for a plain colour."""
    high = tuple(each >> 8 for each in channels)
    low = tuple(each & 0xFF for each in channels)
    plain = (high[0], high[1], high[2])
    if low[2] == high[2]:
        return plain, None
    extra = (low[2] - high[2] - 1) & 0xFF
    return plain, extra << 16 | low[1] << 8 | low[0]
