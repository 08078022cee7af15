"""What an Excel number format says besides the figures: a unit, a currency, a percentage, a date, a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.)"
    r"|\[\$(?P<currency>[^\]\-]*)[^\]]*\]"
    r"|(?P<elapsed>\[(?:h+|m+|s+)\])"
    r"|\[[^\]]*\]"
    r"|_.|\*."
    r"|(?P<general>General|Standard)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FormatRead:
    """`words` are those shown beside the number (« h », « € HT »), « # » standing for the number itself."""

    words: str = ""
    is_percent: bool = False
    is_clock: bool = False
    """Hours or minutes: the number is a part of a day."""
    is_date: bool = False


@lru_cache(maxsize=512)
def read_number_format(number_format: str | None) -> FormatRead:
    """The first section of a format (the one of positive numbers), read."""
    if not number_format:
        return FormatRead()
    shown: list[str] = []
    letters = ""
    for match in _TOKEN.finditer(number_format):
        kind, text = match.lastgroup, match.group(match.lastgroup) if match.lastgroup else ""
        if kind == "other" and text == ";":
            break
        if kind in {"quoted", "escaped", "currency"}:
            shown.append(text)
        elif kind == "elapsed":
            letters += "h"
        elif kind == "general":
            shown.append("#")
        elif kind == "other" and text.casefold() in "dmyhsaj":
            letters += text.casefold()
        elif kind == "other" and text in "0#?":
            if not shown or shown[-1] != "#":
                shown.append("#")
        elif kind == "other" and text not in ".,/:-":
            shown.append(text)
    words = re.sub(r"(?:#\s*)+", "#", "".join(shown))
    return FormatRead(
        words="" if words.strip() in {"", "#", "#%", "# %"} else words.strip(),
        is_percent="%" in shown,
        is_clock=bool(set(letters) & set("hs")) and not set(letters) & set("dyj"),
        is_date=bool(set(letters) & set("dyj")),
    )
