"""What an Excel number format says besides the figures: a unit, a currency, a percentage, a date, a clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|\[\$(?P<currency>[^\]\-]*)[^\]]*\]"
    r"|(?P<elapsed>\[(?:h+|m+|s+)\])"
    r"|\[[^\]]*\]"  # a colour, a condition
    r"|_.|\*."  # a space as wide as, a filling of
    r"|(?P<number>General|Standard|[0#?](?:[0#?., ]*[0#?])?)"
    r"|(?P<end>;)"
    r"|(?P<percent>%)"
    r"|(?P<date>[dmyhsaj])"
    r"|(?P<other>[^.,/:-])",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FormatRead:
    """`words` are those shown around the number, for which « # » stands: « # h », « # € HT », « € # »."""

    words: str = ""
    is_percent: bool = False
    is_clock: bool = False
    """Hours or minutes: the number is a part of a day."""
    is_date: bool = False


@lru_cache(maxsize=512)
def read_number_format(number_format: str | None) -> FormatRead:
    """The first section of a format (the one of positive numbers), read."""
    tokens = list(_first_section(number_format or ""))
    letters = {text.casefold() for kind, text in tokens if kind == "date"}
    is_elapsed = any(kind == "elapsed" for kind, _ in tokens)
    is_date = bool(letters & set("dyj"))
    words = "".join(
        "#" if kind == "number" else text
        for kind, text in tokens
        if kind not in ("date", "elapsed", "percent")
    )
    return FormatRead(
        words=" ".join(words.split()) if words.strip(" #") else "",
        is_percent=any(kind == "percent" for kind, _ in tokens),
        is_clock=not is_date and (is_elapsed or bool(letters & set("hs"))),
        is_date=is_date,
    )


def _first_section(number_format: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(number_format):
        kind = match.lastgroup
        if kind == "end":
            return
        if kind is not None:
            yield kind, match[kind]
