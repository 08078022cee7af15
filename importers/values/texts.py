"""Free text of a cell: what a reader of the sheet sees, cleaned, and whether it only says « unknown »."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import as_decimal, plain
from importers.values.number_formats import read_number_format
from resources.vocabulary import fold, vocabulary

_LONGEST_UNKNOWN: Final = 60
_HIGHEST_ROUNDED: Final = Decimal(10) ** 15
_EXCEL_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_BREAK: Final = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|b|i|u|em|strong|a|h[1-6]|table|tr|td|th|font|sup|sub)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ANY_TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<(?:br\b[^<>]*|/(?:p|div|ul|ol|h[1-6]|tr|table))\s*/?>", re.IGNORECASE)
_ITEM: Final = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_DIGIT: Final = re.compile("[1-9]")
_NOT_A_WORD: Final = re.compile(r"[^\w€$£%+]+")
_GENDER_MARK: Final = re.compile(r"(?<=[a-z])\s?[(.·](?:e|es|s)\)?(?![a-z])")


def clean(value: CellValue) -> str | None:
    """The text of the cell without stray spaces, control characters and empty lines; unknown → `None`.

    Line breaks stay: they separate the items of a list.
    """
    return meaning(display(value))


def meaning(shown: str) -> str | None:
    """`clean` for a text that `display` has tidied."""
    if "<" in shown or "&" in shown:
        shown = _without_markup(shown)
    return None if is_unknown(shown) else shown


def _without_markup(text: str) -> str:
    """« <p>Vendre</p><ul><li>Accueillir… » of web exports as lines of plain text; « prix < 5 € » as it is."""
    if _TAG.search(text):
        text = _ANY_TAG.sub("", _BREAK.sub("\n", _ITEM.sub("\n- ", text)))
    return _tidy(html.unescape(text)) if _ENTITY.search(text) else _tidy(text)


@lru_cache(maxsize=16_384)
def _tidy(text: str) -> str:
    if "_x" in text:
        # Excel writes the characters that XML refuses as _x000D_.
        text = _EXCEL_ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return _single_spaced(text)
    lines = (_tidy_line(line) for line in _LINE_BREAK.split(text))
    return "\n".join(line for line in lines if line)


def _tidy_line(line: str) -> str:
    if line.isprintable():
        return _single_spaced(line)
    # Cf: soft hyphens, zero-width spaces, byte order marks. Cs: halves of a pair, which no file can hold.
    kept = "".join(
        " " if unicodedata.category(char) == "Cc" else char
        for char in line
        if unicodedata.category(char) not in {"Cf", "Cs"}
    )
    return " ".join(kept.split())


def _single_spaced(text: str) -> str:
    """A printable text, whose spaces are all plain ones; most are tidy already."""
    return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text


@cache
def _unknown_words() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary().unknown_words)


@cache
def _digits_may_be_unknown() -> bool:
    """Whether a word for « unknown » holds a figure but 0 (« #DIV/0! »); else most codes are known."""
    return any(_DIGIT.search(word) for word in _unknown_words())


@lru_cache(maxsize=16_384)
def is_unknown(text: str) -> bool:
    """Whether the text says no more than « unknown »: « NR », « - », « Non communiqué(e) », nothing."""
    if len(text) > _LONGEST_UNKNOWN and any(map(str.isalnum, text)):
        return False
    if not _digits_may_be_unknown() and _DIGIT.search(text):
        return False
    folded = fold(text)
    if folded in _unknown_words() or not _NOT_A_WORD.sub("", folded).strip("_"):
        return True
    bare = _GENDER_MARK.sub("", folded).strip(" .:;,!?*()[]-")
    return bare in _unknown_words()


def display(value: CellValue, number_format: str | None = None) -> str:
    """What a reader of the sheet sees: « 31/08/2027 », « 21 h », « 6079,3333 », « VRAI »; empty for none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _tidy(value)
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    return _number(value, number_format)


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    if isinstance(value, date):
        day = f"{value.day:02}/{value.month:02}/{value.year:04}"
        has_time = isinstance(value, datetime) and value.time() != time()
        return f"{day} {value:%H:%M}" if has_time else day
    minutes = round(abs(value).total_seconds() / 60)
    sign = "-" if value < timedelta() else ""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def _hundredfold(number: Decimal) -> Decimal:
    """To six decimals; a number beyond what can be rounded has none that a person reads."""
    return number * 100 if abs(number) > _HIGHEST_ROUNDED else round(number * 100, 6)


def _number(value: float, number_format: str | None) -> str:
    number = as_decimal(value)
    if number is None:
        return str(value)  # infinite or not a number
    shape = read_number_format(number_format)
    if shape.is_percent:
        return f"{plain(_hundredfold(number))} %"
    if not shape.words:
        return plain(number)
    if "#" not in shape.words:
        return f"{plain(number)} {shape.words}"
    before, _, after = shape.words.partition("#")
    return " ".join(f"{before.strip()} {plain(number)} {after.replace('#', ' ').strip()}".split())
