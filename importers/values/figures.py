"""Numbers as people write them: « 1 490,50 », « 1.490 », « 1'490.- », « 2 ½ », « une trentaine »."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from importers.records import CellValue

NUMBER: Final = (
    r"(?<![\d.,])(?:"
    r"\d{1,3}(?:[ '.]\d{3})+(?:,\d{1,6}|(?<=[ '\d]\d{3})\.\d{1,2}(?!\d))?(?![\d])"
    r"|\d{1,3}(?:,\d{3})+\.\d{1,6}(?!\d)"
    r"|\d{1,12}(?:[.,]\d{1,12})?(?!\d)"
    r")"
)
"""A number in folded text: groups of three by spaces, dots or apostrophes, then decimals."""

_ONE_GROUP: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_SIMPLE: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_GROUPS: Final = {
    "cent": 100, "cents": 100, "dizaine": 10, "dizaines": 10, "douzaine": 12, "quinzaine": 15,
    "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    "centaine": 100, "centaines": 100,
}  # fmt: skip
_WORD: Final = "|".join(sorted((*_SIMPLE, *_GROUPS, "mille"), key=len, reverse=True))
_WORDS: Final = re.compile(rf"\b(?:{_WORD})(?:(?:[- ]|[- ]et[- ])(?:{_WORD}))*\b")
_QUATRE: Final = 4
_VINGT: Final = 20


def read_number(text: str, *, dot_groups: bool, comma_groups: bool) -> Decimal:
    """The value of a text that `NUMBER` matched.

    « 1.490 » and « 1,490 » are one thousand or one unit and a half: the caller says which, by what its
    column holds. Everything else tells by itself.
    """
    digits = text.replace(" ", "").replace("'", "")
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal_sign = max(".,", key=digits.rfind)
        digits = digits.replace("." if decimal_sign == "," else ",", "")
    elif (
        dots > 1
        or commas > 1
        or (
            _ONE_GROUP.fullmatch(digits)
            and not digits.startswith("0")
            and (dot_groups if dots else comma_groups)
        )
    ):
        digits = digits.replace(".", "").replace(",", "")
    return Decimal(digits.replace(",", "."))


def figures_for_words(folded: str) -> str:
    """`folded` with number words written in figures: « une trentaine d'heures » → « 30 d'heures »."""
    return _WORDS.sub(lambda match: str(_value_of_words(match.group())), folded)


def _value_of_words(words: str) -> int:
    thousands, units = 0, 0
    for word in re.split(r"[- ]+", words):
        if word == "mille":
            thousands, units = max(units, 1) * 1000, 0
        elif word in _GROUPS:
            units = max(units, 1) * _GROUPS[word]
        elif word.startswith("vingt") and units % 10 == _QUATRE:
            units += _QUATRE * _VINGT - _QUATRE
        else:
            units += _SIMPLE.get(word, 0)
    return thousands + units


def as_decimal(value: CellValue) -> Decimal | None:
    """The exact number of a numeric cell; `None` for anything else and infinities."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(repr(value)) if math.isfinite(value) else None


def plain(number: Decimal) -> str:
    """A number as a French reader sees it: no trailing zeros, a decimal comma."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def is_moment(value: CellValue) -> bool:
    """Whether the cell holds a date, a time or a duration."""
    return isinstance(value, date | time | timedelta)
