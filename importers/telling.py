"""What a column holds where its header alone does not tell (« Type », « Lieu », « Code »): its values do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from importers.headers import header_words
from importers.records import CellValue
from importers.sampling import CHECKS, strict_certification
from importers.values.dates import parse_period
from importers.values.durations import parse_duration
from importers.values.formats import parse_formats
from importers.values.places import parse_department, parse_region, parse_town
from importers.values.prices import parse_price
from importers.values.texts import display, is_unknown
from importers.values.vocabularies import match_terms
from resources import read_bytes
from resources.vocabulary import Term, fold, vocabulary
from resources.vocabulary.territories import place_key, territories

_FEW: Final = 3
"""Fewer known values than this tell nothing."""
_MOST: Final = 0.8
_LEVEL: Final = re.compile(r"(?:niveau|niv\.?|bac)\s*\+?\s*(?:\d|[iv]+\b)[^,;]{0,24}|i{1,3}|iv|v")
_BASIS: Final = re.compile(
    r"\W*(?:h\.?t\.?|t\.?t\.?c\.?|nets?(?: de taxes?)?|hors taxes?|toutes taxes comprises)\W*"
)
_MONEY: Final = re.compile(r"€|\beuros?\b|\beur\b|\b(?:ht|ttc)\b|\bgratuit|\bdevis\b")
_HOURS: Final = re.compile(r"\d\s*(?:h|j|min|mn|demi|heures?|jours?|journees?|minutes?)\b|\bjournee\b")
_POSTCODE: Final = re.compile(r"\d{5}")
_CODE: Final = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9][\w./-]{1,19}")
_FIELD_OF: Final = {"period": "session_start"}

Check = Callable[[str], bool]


def field_told(header: str, values: Sequence[tuple[CellValue, str | None]]) -> str | None:
    """The field that most of the values (with their links) plainly are, among those that the header may mean.

    `None` for a header that tells by itself, for too few values, and for values that tell nothing.
    """
    candidates = _candidates().get(header_words(header), ())
    known = [(value, link) for value, link in values if not (isinstance(value, str) and is_unknown(value))]
    if len(known) < _FEW:
        return None
    return next((_FIELD_OF.get(each, each) for each in candidates if _is_told(each, known)), None)


def _is_told(name: str, values: Sequence[tuple[CellValue, str | None]]) -> bool:
    if name == "reference":
        written = [str(value).strip() for value, _ in values]
        return len(set(written)) == len(written) and all(_CODE.fullmatch(each) for each in written)
    if name in _BY_TEXT:
        check = _BY_TEXT[name]
        # Excel makes numbers of postcodes; of the others a bare number tells nothing.
        texts = [display(value) for value, _ in values if isinstance(value, str) or name == "postcode"]
        fitting = sum(map(check, texts))
    elif name in _DAYS:
        fitting = sum(_DAYS[name](value) for value, _ in values)
    else:
        fitting = sum(CHECKS[name](value, link) for value, link in values)
    return fitting >= _MOST * len(values)


@cache
def _candidates() -> Mapping[frozenset[str], tuple[str, ...]]:
    """By the words of a header, the fields that it may mean, in the order in which they are tried."""
    data: Any = tomllib.loads(read_bytes("vocabulary", "headers.toml").decode("utf-8"))["ambiguous"]
    return {header_words(word): tuple(each["told"]) for each in data for word in each["words"]}


def _all_known(terms: Callable[[], tuple[Term, ...]]) -> Check:
    """Whether every part of a text is a word of a vocabulary."""

    def check(text: str) -> bool:
        found = match_terms(text, terms())
        return bool(found.slugs) and not found.unknown_parts

    return check


def _is_format(text: str) -> bool:
    read = parse_formats(text)
    return bool(read.slugs) and not read.unknown_parts


def _is_training_type(text: str) -> bool:
    read = parse_formats(text)
    return read.training_type is not None and not (read.slugs or read.unknown_parts)


def _is_kind(text: str) -> bool:
    return strict_certification(text, None) or _all_known(lambda: vocabulary().certification_kinds)(text)


def _is_price(text: str) -> bool:
    read = parse_price(text)
    return _MONEY.search(fold(text)) is not None and not read.unreadable


def _is_duration(text: str) -> bool:
    read = parse_duration(text)
    is_known = read.min_hours is not None or read.max_hours is not None
    return is_known and _HOURS.search(fold(text)) is not None and "€" not in text


def _is_region(text: str) -> bool:
    return parse_region(text) in territories().regions.values()


def _is_department(text: str) -> bool:
    """With its name: a number alone may be anything."""
    return any(map(str.isalpha, text)) and parse_department(text) in territories().departments


def _is_town(text: str) -> bool:
    read = parse_town(text)
    return read.city is not None and (
        read.postcode is not None or place_key(read.city) in territories().towns
    )


def _is_postcode(text: str) -> bool:
    return _POSTCODE.fullmatch(text.strip()) is not None and text.strip()[:2] not in ("00", "99")


_BY_TEXT: Final[Mapping[str, Check]] = {
    "formats": _is_format,
    "training_type": _is_training_type,
    "certifications": _is_kind,
    "funding": _all_known(lambda: vocabulary().fundings),
    "sectors": _all_known(lambda: vocabulary().branches),
    "job_families": _all_known(lambda: vocabulary().job_families),
    "skills": _all_known(lambda: vocabulary().skills),
    "level": lambda text: _LEVEL.fullmatch(fold(text)) is not None,
    "price": _is_price,
    "price_basis": lambda text: _BASIS.fullmatch(fold(text)) is not None,
    "duration": _is_duration,
    "region": _is_region,
    "department": _is_department,
    "city": _is_town,
    "postcode": _is_postcode,
}
_DAYS: Final[Mapping[str, Callable[[CellValue], bool]]] = {
    "session_start": lambda value: parse_period(value).start is not None,
    "period": lambda value: parse_period(value).end is not None,
}
