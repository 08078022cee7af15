"""French writing of figures, dates, codes and counts, the same in the window, the exports and the console.

Spaces never break between a number and its unit: U+202F before € and between thousands, U+00A0 elsewhere.
What is not known gives an empty text (or `None`); the caller writes `UNKNOWN_LABEL` or « – » in its place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, Protocol

from resources.vocabulary.territories import department_label

UNKNOWN_LABEL: Final = "Non renseigné"
THIN: Final = "\u202f"
FIXED: Final = "\u00a0"

HOURS_PER_DAY: Final = 7.0
SOON_MONTHS: Final = 6
"""A certification that lapses within so many months is worth a warning."""

_CODE = re.compile(r"(RNCP|RS)(\d+)(BC\d+)?", re.IGNORECASE)


class HasDuration(Protocol):
    """Anything with the duration of a course."""

    @property
    def duration_min_hours(self) -> float | None: ...
    @property
    def duration_max_hours(self) -> float | None: ...
    @property
    def duration_raw(self) -> str | None: ...


class HasPrice(Protocol):
    """Anything with the price of a course."""

    @property
    def price_min_eur(self) -> Decimal | None: ...
    @property
    def price_max_eur(self) -> Decimal | None: ...
    @property
    def price_basis(self) -> Literal["HT", "TTC"] | None: ...
    @property
    def price_raw(self) -> str | None: ...


class HasPlace(Protocol):
    """A course as far as its place is concerned."""

    @property
    def city(self) -> str | None: ...
    @property
    def postcode(self) -> str | None: ...
    @property
    def department(self) -> str | None: ...
    @property
    def region(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Expiry:
    """How far a deadline is. `text`: « jusqu’au 25/09/2027 », « expire dans 4 mois », « expirée le … »."""

    state: Literal["valid", "soon", "expired"]
    text: str


def number(value: float | Decimal, decimals: int = 0) -> str:
    """`1290` → « 1 290 », `61.5` with two decimals → « 61,50 »; halves go up, as people expect."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{exact:,f}".replace(",", THIN).replace(".", ",")


def count(quantity: int, singular: str, plural: str | None = None) -> str:
    """« 0 formation », « 1 formation », « 21 formations »; every word takes an s unless `plural` is given."""
    if abs(quantity) < 2:  # noqa: PLR2004 - the French rule: 0 and 1 are singular
        return f"{number(quantity)}{FIXED}{singular}"
    words = plural or " ".join(w if w.endswith(("s", "x", "z")) else f"{w}s" for w in singular.split(" "))
    return f"{number(quantity)}{FIXED}{words}"


def hours(value: float) -> str:
    """`21.5` → « 21 h 30 », `0.5` → « 30 min »; rounded to the minute."""
    minutes = int(Decimal(str(value)) * 60 + Decimal("0.5"))
    whole, rest = divmod(minutes, 60)
    if not whole and rest:
        return f"{rest}{FIXED}min"
    return f"{number(whole)}{FIXED}h" + (f"{FIXED}{rest:02d}" if rest else "")


def days(value_hours: float, hours_per_day: float = HOURS_PER_DAY) -> str:
    """`21` → « 3 jours », `3.5` → « 1 demi-journée »; empty when it makes no whole number of half-days."""
    halves = value_hours * 2 / hours_per_day
    if halves < 1 or abs(halves - round(halves)) > 0.01:  # noqa: PLR2004 - float noise only
        return ""
    if round(halves) == 1:
        return f"1{FIXED}demi-journée"
    half_too = ",5" if round(halves) % 2 else ""
    whole = round(halves) // 2
    return f"{number(whole)}{half_too}{FIXED}{'jour' if whole == 1 else 'jours'}"


def duration(course: HasDuration, *, with_days: bool = False) -> str:
    """« 21 h », « 7 à 21 h », « à partir de 7 h », « 21 h (3 jours) »; without hours, the file's text."""
    low, high = course.duration_min_hours, course.duration_max_hours
    if low is None and high is None:
        return course.duration_raw or ""
    if low is None or high is None:
        return f"à partir de {hours(low)}" if low is not None else f"jusqu’à {hours(high or 0)}"
    if low != high:
        return span(hours(low), hours(high))
    in_days = days(low) if with_days else ""
    return f"{hours(low)} ({in_days})" if in_days else hours(low)


def span(low: str, high: str) -> str:
    """« 7 h » and « 21 h » → « 7 à 21 h »: a unit that ends both is said once."""
    figure, _, unit = low.rpartition(FIXED if FIXED in low else THIN)
    if figure and re.fullmatch(r"h|€", unit) and high.endswith(unit):
        return f"{figure} à {high}"
    return f"{low} à {high}"


def euros(amount: Decimal | float) -> str:
    """`1290` → « 1 290 € », `890.5` → « 890,50 € »."""
    whole = Decimal(str(amount)) == Decimal(str(amount)).to_integral_value()
    return f"{number(amount, 0 if whole else 2)}{THIN}€"


def price(course: HasPrice) -> str:
    """« 1 290 € HT », « 890 à 1 290 € », « à partir de 390 € HT »; the file's text without an amount."""
    low, high = course.price_min_eur, course.price_max_eur
    if low is None and high is None:
        return course.price_raw or ""
    if low is None or high is None:
        text = f"à partir de {euros(low)}" if low is not None else f"jusqu’à {euros(high or 0)}"
    else:
        text = euros(low) if low == high else span(euros(low), euros(high))
    return f"{text}{FIXED}{course.price_basis}" if course.price_basis else text


def place(course: HasPlace) -> str:
    """« 69003 Lyon · Rhône (69) · Auvergne-Rhône-Alpes », of which what is known."""
    town = " ".join(filter(None, (course.postcode, course.city)))
    department = course.department and department_label(course.department)
    return " · ".join(filter(None, (town, department, course.region)))


def price_per_hour(amount: Decimal | None) -> str:
    """`61.43` → « 61 €/h »; below 10 the cents count: « 4,50 €/h »."""
    if amount is None:
        return ""
    cents = amount < 10 and amount != amount.to_integral_value()  # noqa: PLR2004 - see above
    return f"{number(amount, 2 if cents else 0)}{THIN}€/h"


def date(value: dt.date | None) -> str:
    """« 25/09/2027 »; the hour of a datetime is left out."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}" if value is not None else ""


def moment(value: dt.datetime | None) -> str:
    """« 12/11/2026 à 14 h 05 », in the computer's time zone."""
    if value is None:
        return ""
    local = value.astimezone() if value.tzinfo is not None else value
    return f"{date(local)} à {local.hour}{FIXED}h{FIXED}{local.minute:02d}"


def expiry_state(value: dt.date | None, today: dt.date) -> Expiry | None:
    """How far the deadline `value` is from `today`; its own day is still valid. `None` without a deadline."""
    if value is None:
        return None
    if value < today:
        return Expiry("expired", f"expirée le {date(value)}")
    months = (value.year - today.year) * 12 + value.month - today.month - (value.day < today.day)
    if months >= SOON_MONTHS:
        return Expiry("valid", f"jusqu’au {date(value)}")
    if months:
        return Expiry("soon", f"expire dans {months}{FIXED}mois")
    left = (value - today).days
    return Expiry("soon", f"expire dans {count(left, 'jour')}" if left else "expire aujourd’hui")


def code(value: str) -> str:
    """`RS6776` → « RS 6776 », `RNCP38616BC02` → « RNCP 38616 BC02 »; any other writing stays as it is."""
    found = _CODE.fullmatch(value)
    if found is None:
        return value
    return FIXED.join(part.upper() for part in found.groups() if part)


def codes(values: Iterable[str]) -> str:
    """« RS 6776, RNCP 38616 BC02 »."""
    return ", ".join(code(value) for value in values)


def listed(values: Iterable[str], last: str = "et") -> str:
    """« a », « a et b », « a, b et c »."""
    *before, end = [*values] or [""]
    return f"{', '.join(before)} {last} {end}" if before else end


def quoted(text: str) -> str:
    """« texte », with spaces that do not break."""
    return f"«{FIXED}{text}{FIXED}»"
