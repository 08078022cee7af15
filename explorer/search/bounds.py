"""Bounds said in a typed text: « moins de 500 euros », « 2 jours maximum », « entre 7 et 21 h », « gratuit ».

A bound is a filter like those of the panel, shown as such; it is not looked for in the courses. A figure
alone (« 3 jours ») or one that no filter can take (« moins de 3 mois ») is `loose`: its words may be in a
course, they need not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from explorer.search.query import Query, Range, RangeName

_HOURS: Final = {"demi": 3.5, "j": 7.0, "h": 1.0}
"""By the beginning of a unit; a day is 7 h, as in the files."""
_FIGURE: Final = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,6})(?:[.,]\d{1,2})?"
_EURO: Final = r"€|euros?\b|eur\b"
_TIME: Final = r"demi[- ]?journ[ée]es?\b|jours?\b|journ[ée]es?\b|j\b|heures?\b|h\b"
_LONG: Final = r"semaines?\b|mois\b|ans?\b|ann[ée]es?\b"
_UNIT: Final = rf"(?:{_EURO}|{_TIME}|{_LONG})"
_MOST: Final = (
    r"(?:[àa] |pas )?moins d[e'’]|pas plus de|max(?:i(?:mum)?)?\b\.?|au plus|jusqu['’ ]?[àa]"
    r"|inf[ée]rieure?s? [àa]|en dessous de|sous|<=?|budget(?: max\w*)?(?: de)?"
)
_LEAST: Final = r"plus de|au moins|min(?:i(?:mum)?)?\b\.?|[àa] partir de|d[èe]s|sup[ée]rieure?s? [àa]|>=?"
_NAMED: Final = r"(?:\b(?:prix|co[ûu]t|tarif|dur[ée]e)\s*:?\s*)?"
_BOUND: Final = re.compile(
    rf"(?<![^\W_]){_NAMED}(?:"
    rf"(?:entre|de)\s+(?P<from>{_FIGURE})\s*{_UNIT}?\s*(?:et|[àa]|-)\s*(?P<to>{_FIGURE})\s*(?P<to_unit>{_UNIT})"
    rf"|(?P<most>{_MOST})\s*:?\s*(?P<most_figure>{_FIGURE})\s*(?P<most_unit>{_UNIT})"
    rf"|(?P<least>{_LEAST})\s*:?\s*(?P<least_figure>{_FIGURE})\s*(?P<least_unit>{_UNIT})"
    rf"|(?P<figure>{_FIGURE})\s*(?P<unit>{_UNIT})"
    r"(?:\s*(?:(?P<most_after>max(?:i(?:mum)?)?\b\.?|au plus|ou moins)"
    r"|(?P<least_after>min(?:i(?:mum)?)?\b\.?|au moins|(?:ou|et) plus)))?"
    r"|(?P<free>gratuite?s?)(?![^\W_])"
    r")",
    re.IGNORECASE,
)
_UNFINISHED: Final = re.compile(
    rf"(?<![^\W_])(?:[àa] |pas )?(?:moins|plus) de(?:\s+(?:{_FIGURE})?(?:\s*[^\W\d_]{{1,5}})?)?$",
    re.IGNORECASE,
)
"""« moins de 5 », still being typed: neither a filter yet nor words to look for."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A part of a typed text, from `start` to `end` (excluded); `range` is `None` for a loose one."""

    text: str
    start: int
    end: int
    range: Range | None

    @property
    def is_long(self) -> bool:
        """Weeks, months or years: no file says them in hours."""
        return re.search(_LONG, self.text, re.IGNORECASE) is not None


def bounds_in(text: str) -> tuple[Bound, ...]:
    """The bounds of a typed text, in order; what is quoted or comes after `-` or a field is none."""
    return tuple(
        Bound(found[0], found.start(), found.end(), _range(found))
        for found in _BOUND.finditer(text)
        if _is_apart(text, found.start())
    )


def without_bounds(text: str) -> str:
    """The text with spaces in the place of its bounds, and of one that is still being typed."""
    for bound in bounds_in(text):
        if bound.range is not None:
            text = text[: bound.start] + " " * len(bound.text) + text[bound.end :]
    return _UNFINISHED.sub(lambda found: " " * len(found[0]), text)


def without_bound(text: str, bound: Bound) -> str:
    """The text without one of its bounds, as one would have typed it."""
    return " ".join((text[: bound.start] + text[bound.end :]).split())


def understood(query: Query) -> Query:
    """`query` with the bounds of its text as ranges; one that is set by hand stands in their place."""
    asked = query
    for bound in bounds_in(query.text):
        if bound.range is not None and query.range(bound.range.name) is None:
            asked = asked.with_range(_narrowed(asked.range(bound.range.name), bound.range))
    return asked if asked is query else replace(asked, text=query.text)


def _narrowed(known: Range | None, wanted: Range) -> Range:
    """Both: « plus de 2 jours, moins de 5 jours »."""
    if known is None:
        return wanted
    lows = [each.low for each in (known, wanted) if each.low is not None]
    highs = [each.high for each in (known, wanted) if each.high is not None]
    return Range(wanted.name, max(lows, default=None), min(highs, default=None))


def _is_apart(text: str, start: int) -> bool:
    """Neither in quotation marks, nor `-2 jours`, nor `code:2 h`."""
    before = text[:start]
    is_quoted = before.count('"') % 2 or any(
        before.count(opening) > before.count(closing) for opening, closing in ("«»", "“”")
    )
    return not is_quoted and not before.endswith((":", "-"))


def _range(found: re.Match[str]) -> Range | None:
    if found["free"]:
        return Range("price_eur", 0.0, 0.0)
    unit = found["to_unit"] or found["most_unit"] or found["least_unit"] or found["unit"]
    if re.fullmatch(_LONG, unit, re.IGNORECASE):
        return None
    name, size = _measure(unit)
    if found["to"]:
        return Range(name, _value(found["from"]) * size, _value(found["to"]) * size)
    figure = found["most_figure"] or found["least_figure"] or found["figure"]
    value = _value(figure) * size
    if found["most"] or found["most_after"]:
        return Range(name, None, value)
    return Range(name, value) if found["least"] or found["least_after"] else None


def _measure(unit: str) -> tuple[RangeName, float]:
    for beginning, hours in _HOURS.items():
        if unit.lower().startswith(beginning):
            return "duration_hours", hours
    return "price_eur", 1.0


def _value(figure: str) -> float:
    return float(re.sub(r"\s", "", figure).replace(",", "."))
