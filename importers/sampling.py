"""What a sample of values tells about a column: which share fits a field, or which field alone fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from importers.axes import axis_in
from importers.records import CellValue
from importers.values.texts import is_unknown
from importers.values.ticks import ticked
from resources.vocabulary import fold, vocabulary

Check = Callable[[CellValue, str | None], bool]

_NUMBER: Final = re.compile(r"\d")
_SIRET: Final = re.compile(r"\d{14}")
_URL: Final = re.compile(r"https?://|www\.|[\w-]+\.(fr|com|org|net|eu|io|gouv\.fr)(/|$)", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_PHONE: Final = re.compile(r"(\+?\d[\s./()-]*){9,13}")
_POSTCODE: Final = re.compile(r"\d{4,5}")
_ROME: Final = re.compile(r"\b[A-N]\d{4}\b", re.IGNORECASE)
_CODE_5: Final = re.compile(r"(?<!\d)\d{5}(?!\d)")
_NSF: Final = re.compile(r"(?<!\d)\d{2,3}[a-z]?(?![\da-z])", re.IGNORECASE)
_CERTIFICATION_CODE: Final = re.compile(r"\b(RNCP|RS)\s*\d{3,6}", re.IGNORECASE)
_DATE_TEXT: Final = re.compile(
    r"\d{1,4}\s*[-/.]\s*\d{1,2}|\b(19|20)\d{2}\b|\d{1,2}(er)?\s+(jan|fev|mar|avr|mai|juin|juil|aou|sep|oct|nov|dec)"
)
_FIRST_SERIAL: Final = 20_000  # October 1954
_LAST_SERIAL: Final = 80_000  # January 2119
_LEAST_CERTIFICATION: Final = 3_000
"""Numbers below are not those of RNCP or RS sheets in force: « code_type_diplome » holds 20 or 156."""
_LEVEL: Final = re.compile(r"\d|\b(i{1,3}|iv|v|vi{0,3})\b|bac|cap|bep|bts|licence|master|doctorat|infra")
_MONEY: Final = re.compile(r"\d|gratuit|devis|demande|consult|€|euro|offert|prise en charge")
_HOURS: Final = re.compile(r"\d|jour|heure|mois|semaine|demi|variable|journee|mesure|an\b")
_BASIS: Final = re.compile(r"\b(ht|ttc|net|hors taxe|toutes taxes|exoner)")


def fitting_share(field: str, values: Sequence[tuple[CellValue, str | None]]) -> float | None:
    """The share of `values` (with their links) that could be of `field`; « NR » and « - » do not count.

    `None` if nothing can be said: no value left, or a field that takes any text.
    """
    check = CHECKS.get(field)
    known = [(value, link) for value, link in values if not _is_unknown(value)]
    if check is None or not known:
        return None
    return sum(check(value, link) for value, link in known) / len(known)


def kind_told_by_values(values: Sequence[tuple[CellValue, str | None]]) -> str | None:
    """The field that values alone tell beyond doubt: SIRET, links, e-mails, RNCP, RS or ROME codes, axes."""
    for field, check in _TELLING.items():
        if sum(check(value, link) for value, link in values) >= 0.8 * len(values):
            return field
    return None


def is_running_number(values: Sequence[CellValue]) -> bool:
    """1, 2, 3…: each value is the one before plus one (a gap or a repeat now and then is allowed)."""
    numbers = [_whole_number(value) for value in values]
    if len(numbers) < 2 or any(number is None for number in numbers):  # noqa: PLR2004 - one number tells nothing
        return False
    plain = [number for number in numbers if number is not None]
    steps = [after - before for before, after in pairwise(plain)]
    return plain[0] <= 1 and sum(step == 1 for step in steps) >= 0.8 * len(steps)


def _text(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _is_unknown(value: CellValue) -> bool:
    return isinstance(value, str) and is_unknown(value)


def _whole_number(value: CellValue) -> int | None:
    text = _text(value)
    return int(text) if text.isdecimal() and not isinstance(value, bool) else None


def _is_number(value: CellValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: CellValue, _link: str | None) -> bool:
    if isinstance(value, date | datetime):
        return True
    number = _whole_number(value)
    if number is not None:
        return _FIRST_SERIAL < number < _LAST_SERIAL or len(str(number)) == len("20270831")
    return isinstance(value, str) and bool(_DATE_TEXT.search(fold(value)))


def _is_link(value: CellValue, link: str | None) -> bool:
    return link is not None or (isinstance(value, str) and bool(_URL.match(value.strip())))


def _is_certification(value: CellValue, _link: str | None) -> bool:
    number = _whole_number(value)
    if number is not None:
        return number >= _LEAST_CERTIFICATION
    return not isinstance(value, date | datetime | time | timedelta | bool)


def strict_certification(value: CellValue, _link: str | None) -> bool:
    """Whether a text begins with a code of the RNCP or of the RS."""
    return isinstance(value, str) and bool(_CERTIFICATION_CODE.match(value.strip()))


def _is_axis(value: CellValue, _link: str | None) -> bool:
    return isinstance(value, str) and axis_in(value) is not None


def _is_hours(value: CellValue, _link: str | None) -> bool:
    return _is_number(value) or isinstance(value, time | timedelta) or _found(_HOURS, value)


def _is_money(value: CellValue, _link: str | None) -> bool:
    return _is_number(value) or _found(_MONEY, value)


def _is_words(value: CellValue, _link: str | None) -> bool:
    """A text with letters, not a link: what a title or a provider's name is at least."""
    return isinstance(value, str) and any(char.isalpha() for char in value) and not _URL.match(value)


def _is_maturity(value: CellValue, _link: str | None) -> bool:
    if not isinstance(value, str):
        return False
    text = fold(value)
    return any(
        text == fold(word)
        for term in vocabulary().maturities
        for word in (term.label, term.slug, *term.aliases)
    )


def _found(pattern: re.Pattern[str], value: CellValue) -> bool:
    return isinstance(value, str) and bool(pattern.search(fold(value)))


def _whole(pattern: re.Pattern[str]) -> Check:
    return lambda value, _link: bool(pattern.fullmatch(re.sub(r"\s", "", _text(value))))


def _part(pattern: re.Pattern[str]) -> Check:
    return lambda value, _link: bool(pattern.search(_text(value)))


CHECKS: Final[Mapping[str, Check]] = {
    "title": _is_words,
    "provider": _is_words,
    "siret": _whole(_SIRET),
    "description": _is_words,
    "objectives": _is_words,
    "audience": _is_words,
    "formats": _is_words,
    "job_families": _is_words,
    "skills": _is_words,
    "duration": _is_hours,
    "price": _is_money,
    "price_basis": lambda value, _link: _found(_BASIS, value),
    "certifications": _is_certification,
    "certification_expiry": _is_date,
    "session_start": _is_date,
    "session_end": _is_date,
    "funding": lambda value, link: _is_words(value, link) or ticked(value) is not None,
    "level": lambda value, _link: _is_number(value) or _found(_LEVEL, value),
    "city": _is_words,
    "postcode": _whole(_POSTCODE),
    "url": _is_link,
    "email": _part(_EMAIL),
    "phone": _part(_PHONE),
    "rome": _part(_ROME),
    "formacode": _part(_CODE_5),
    "nsf": _part(_NSF),
    "certif_info": _part(_NUMBER),
    "maturity": _is_maturity,
}
"""Fields whose values have a look of their own; the others take any text."""

_TELLING: Final[Mapping[str, Check]] = {
    **{field: CHECKS[field] for field in ("siret", "url", "email")},
    "certifications": strict_certification,
    "rome": CHECKS["rome"],
    "axis": _is_axis,
}
"""Fields that their values alone tell, the surest first."""
