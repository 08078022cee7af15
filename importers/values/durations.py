"""Durations in hours: « 21 h 30 », « 3 jours (21 heures) », « 2 x 3h30 », « 1 à 2 jours », clocks, formats.

A day is `hours_per_day` hours and a half-day half of it; weeks, months and years give no hours, except beside
a figure in hours. What a rate says (« 20 h par semaine ») is not the length of the course.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.duration_phrases import PLURAL_MARK, Unit, hours_in, read_figure, read_phrase
from importers.values.figures import NUMBER, as_decimal, figures_for_words
from importers.values.number_formats import read_number_format
from importers.values.texts import is_unknown
from resources.vocabulary import fold

MOST_HOURS: Final = 20_000
"""Above, a figure is a code or a date, not the length of a course (seven years of full weeks hold 12,000)."""
_READ_LENGTH: Final = 400


@dataclass(frozen=True, slots=True)
class Duration:
    """Hours. Both `None`: none given; `max_hours` alone `None`: « à partir de »; `min_hours`: « jusqu'à »."""

    min_hours: float | None = None
    max_hours: float | None = None
    unreadable: bool = False


_NOTHING: Final = Duration()
_UNREADABLE: Final = Duration(unreadable=True)

_HEADER_UNITS: Final[tuple[tuple[Unit, frozenset[str]], ...]] = (
    ("long", frozenset({"hebdomadaire", "hebdo", "quotidienne"})),
    ("hour", frozenset({"h", "hr", "hrs", "hre", "hres", "heure", "heures", "hours", "nbheures"})),
    ("half-day", frozenset({"demi", "demies"})),
    ("day", frozenset({"j", "jour", "jours", "jrs", "journee", "journees", "days", "nbjours"})),
    ("minute", frozenset({"minute", "minutes", "mn"})),
    ("long", frozenset({"mois", "semaine", "semaines", "an", "ans", "annee", "annees", "months", "weeks"})),
)
"""The first that a header names; « min » is none of them: it says minimum (`nombre_heures_total_min`)."""

_BARE: Final = re.compile(
    rf"(?:(?:environ|env\.?|duree|≈|~|:)\s*)*(?P<low>{NUMBER})"
    rf"(?:\s*(?:a|-|/|ou|et)\s*(?P<high>{NUMBER}))?(?:\s*environ)?"
)
_PLAIN: Final = re.compile(
    r"(?P<figure>\d{1,4}(?:[.,]\d{1,2})?) ?(?:(?P<hour>h(?:eures?)?)(?: ?(?P<minutes>[0-5]\d))?|j(?:ours?)?)",
    re.IGNORECASE,
)
"""Nine cells out of ten: « 21 h », « 21 h 30 », « 3 jours ». The grammar would read the same, slower."""
_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d(?:[.,]0+)?)?")
_ISO: Final = re.compile(r"p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?)?")
_ONE: Final = re.compile(
    r"(?:sur |en |la |l'|full |one |a )?(?P<half>demi[e]?[- ]?|half[- ])?(?:journee|jour|day)"
    r"(?: (?:complete|entiere))?"
)
_LONG: Final = re.compile(r"\b(?:semaines?|mois|ans?|annees?)\b")
_AT_LEAST: Final = re.compile(
    r"\ba partir de\b|\bminimum\b|\bau moins\b|\bau minimum\b|\bmini\b|(?<!\d)(?<!\d )\bmin\b(?=\.? ?\d)"
    r"|(?<=[a-z] )min$|\bdes\s+\d|\bplus de\b|\bsuperieure?s? a\b|\+ de\b|>|\d\s*h?\s*\+\s*$|\bet plus\b"
)
_AT_MOST: Final = re.compile(r"\bmax\w*\b|\bjusqu'a\b|\bmoins d(?:e\b|')|\binferieure?s? a\b|<|\bau plus\b")
_WITHOUT_HOURS: Final = re.compile(
    r"\b(?:heures?|jours?|jrs|journees?|semaines?|mois|ans?|annees?|semestres?|trimestres?"
    r"|modules?|videos?|seances?|sessions?|parcours|etapes?|blocs?|ects|credits?|ateliers?|cours|webinaires?"
    r"|variables?|selon|mesure|adaptee?|adaptable|personnalis\w+|individualis\w+|rythme|fonction|flexible"
    r"|demande|devis|consulter|contacter|voir|illimite\w*|permanent\w*|libre|modulable|evolutif|continu"
    r"|duree|temps|acces|programme|court\w*|long\w*|alternance|projet|positionnement|sans|aucune?|pas de"
    r"|weeks?|months?|years?|soirees?|soirs?|matinees?|carte|periodes?|lecons?|samedis?|stage|promotion|rentree|formation|cycle|plein|partiel|hebdo\w*)\b|\dh\b"
)
"""A text with one of these speaks of time without saying how many hours: it is read, and gives none."""

_FRACTION: Final = re.compile(r"(\d ?h|\d) ?([½¾¼])", re.IGNORECASE)
_FRACTIONS: Final = {"½": (",5", "30"), "¾": (",75", "45"), "¼": (",25", "15")}
"""After a number, after its hours."""
_SIGNS: Final = str.maketrans({"½": "1/2 ", "¾": "0,75 ", "¼": "0,25 ", "→": "-", "×": "x"})

_REWRITTEN: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"\b(?:trois quarts|3/4) d'heure"), "0,75 h"),
    (re.compile(r"\b(?:un )?quart d'heure|\b1/4 d'heure"), "0,25 h"),
    (re.compile(r"(\d) 1/2(?= ?(?:h|j)(?!ournee))"), r"\1,5"),
    (re.compile(r"(\d) 1/2 ?(?=journee)"), r"\1 demi-"),
    (re.compile(r"(?<![\d/])1/2(?= ?(?:h\b|heure))"), "0,5"),
    (re.compile(r"(?<![\d/,])(?=1/2 ?(?:j|jour|journee)s?\b)"), "1 "),
    (re.compile(r"\b(?:une )?demie?[- ]heure"), "0,5 heure"),
    # « 7 h/j x 3 », « 2 h par semaine x 10 semaines ».
    (
        re.compile(
            r"(\d{1,2}(?: ?h ?[0-5]\d| ?h|(?:[.,]\d)? ?(?:h|heures?))) ?(?:/|par|chaque) ?"
            r"(?:j|jour|journee|sem|semaine|seance|mois)\b\.? ?[x*] ?(\d{1,3})(?! ?h)"
            r"(?: ?(?:j|jours?|journees?|sem|semaines?|seances?|mois)\b)?"
        ),
        r"\2 x \1",
    ),
    # « 1h30 x 6 », « 3h30 de visio x 2 ».
    (
        re.compile(
            r"(\d{1,2}h[0-5]\d|\d{1,2} ?h(?= ?(?:de|d'|en) ))((?: (?:de |d'|en )?[a-z-]{3,}){0,3})"
            r" ?[x*] ?(\d{1,2})(?! ?h\b|[.,]?\d)"
            r"(?: ?(?:j|jours?|journees?|seances?|sessions?|modules?|semaines?|mois)\b)?"
        ),
        r"\3 x \1\2",
    ),
    # The unit beside its number: « Nombre d'heures : 14 », « 14 (heures) », « 2+1 jours ».
    (re.compile(rf"(?<!\d)(?<!\d )\b(heures?|jours?|h|j)\s*[:=]\s*({NUMBER})(?!\s*[a-z'])"), r"\2 \1"),
    (re.compile(r"(\d)\s*\((heures?|jours?|h|j)\)"), r"\1 \2"),
    (
        re.compile(r"(?<![\d,.])(\d{1,3})\s*\+\s*(\d{1,3})(?=\s*(?:heures?|jours?|h|j)\b)"),
        lambda match: str(int(match[1]) + int(match[2])),
    ),
)
"""Fractions as figures with a decimal comma, each unit after its number."""


def parse_duration(
    value: CellValue, *, number_format: str | None = None, header: str = "", hours_per_day: float = 7.0
) -> Duration:
    """The hours of a cell; a bare number has the unit of its format, else of its header, else hours."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, _header_unit(header), hours_per_day)
    if isinstance(value, date | time | timedelta):
        return _read_clock(value)
    number = as_decimal(value)
    return (
        _UNREADABLE if number is None else _read_number(float(number), number_format, header, hours_per_day)
    )


def _read_clock(value: date | time | timedelta) -> Duration:
    if isinstance(value, timedelta):
        return _checked(value.total_seconds() / 3600)
    if isinstance(value, time):
        return _checked(value.hour + value.minute / 60)
    if not isinstance(value, datetime):
        return _UNREADABLE
    # A clock over 24 h can come as a day of 1900, and Excel believes in a 29 February 1900:
    # its day 0 is 31/12/1899 before it, 30/12/1899 after. A real date is far above MOST_HOURS.
    moment = value.replace(tzinfo=None)
    last_day = 31 if moment < datetime(1900, 3, 1) else 30  # noqa: DTZ001 - cells have no time zone
    return _checked((moment - datetime(1899, 12, last_day)).total_seconds() / 3600)  # noqa: DTZ001


def _read_number(number: float, number_format: str | None, header: str, hours_per_day: float) -> Duration:
    shape = read_number_format(number_format)
    if shape.is_clock:
        return _checked(number * 24)
    if shape.is_date or shape.is_percent:
        return _UNREADABLE
    unit = _header_unit(header)
    if shape.words:
        one = _read_text(shape.words.replace("#", "1 "), unit, hours_per_day)
        size = one.max_hours if one.min_hours is None else one.min_hours
        if size is not None:
            return _checked(number * size)
        if _LONG.search(fold(shape.words)):
            return _NOTHING
    return _in_unit(number, number, unit, hours_per_day)


@lru_cache(maxsize=1024)
def _header_unit(header: str) -> Unit:
    words = set(re.sub(r"[^a-z]+", " ", fold(PLURAL_MARK.sub("s", header))).split())
    return next((unit for unit, names in _HEADER_UNITS if words & names), "hour")


def _in_unit(low: float, high: float, unit: Unit, hours_per_day: float) -> Duration:
    if unit == "long":
        return _NOTHING
    size = hours_in(unit, hours_per_day)
    return _checked(low * size, high * size)


def _checked(low: float, high: float | None = -1.0) -> Duration:
    """`high` left out means the same as `low`. Nothing at all lasts 0 hours: that is « unknown »."""
    if high is not None and high < 0:
        high = low
    if not 0 <= low <= MOST_HOURS or (high is not None and high > MOST_HOURS):
        return _UNREADABLE
    low = round(low, 2)
    if high is None:
        return Duration(low, None)
    high = round(high, 2)
    return Duration(min(low, high), max(low, high)) if max(low, high) else _NOTHING


def _with_fraction(found: re.Match[str]) -> str:
    """« 2½ » → « 2,5 », « 5 h ¾ » → « 5 h45 »."""
    part, minutes = _FRACTIONS[found[2]]
    return found[1] + (part if found[1].isdigit() else minutes)


def _plain_words(text: str) -> str:
    """Folded, with plural marks resolved and every number in figures."""
    text = _FRACTION.sub(_with_fraction, text[:_READ_LENGTH])
    text = text.translate(_SIGNS)
    folded = PLURAL_MARK.sub(lambda match: "s" if "s" in match.group() else "", fold(text))
    for pattern, written in _REWRITTEN:
        folded = pattern.sub(written, folded)
    return figures_for_words(folded).strip(" .;,:*")


@lru_cache(maxsize=16_384)
def _read_text(text: str, bare_unit: Unit, hours_per_day: float) -> Duration:
    if plain := _PLAIN.fullmatch(text):
        figure = float(plain["figure"].replace(",", ".")) * (1 if plain["hour"] else hours_per_day)
        return _checked(figure + int(plain["minutes"] or 0) / 60)
    if is_unknown(text):
        return _NOTHING
    folded = _plain_words(text)
    short = _read_short(folded, bare_unit, hours_per_day)
    if short is not None:
        return short
    read = read_phrase(folded, hours_per_day)
    if read is None:
        return _NOTHING if _WITHOUT_HOURS.search(folded) else _UNREADABLE
    low, high = read
    at_least, at_most = _AT_LEAST.search(folded), _AT_MOST.search(folded)
    if low != high or (at_least and at_most):
        return _checked(low, high)
    found = _checked(low, None if at_least else high)
    return Duration(None, found.max_hours) if at_most and found.max_hours is not None else found


def _read_short(folded: str, bare_unit: Unit, hours_per_day: float) -> Duration | None:
    """A cell without a phrase: « 39 », « 7-21 », « 21:00 », « PT21H », « Journée »."""
    if bare := _BARE.fullmatch(folded):
        low = read_figure(bare["low"])
        return _in_unit(low, read_figure(bare["high"]) if bare["high"] else low, bare_unit, hours_per_day)
    if clock := _CLOCK.fullmatch(folded):
        return _checked(int(clock[1]) + int(clock[2]) / 60)
    if (iso := _ISO.fullmatch(folded)) and any(iso.groups()):
        days, hours, minutes = (int((digits or "0")[:9]) for digits in iso.groups())
        return _checked(days * hours_per_day + hours + minutes / 60)
    if one := _ONE.fullmatch(folded):
        return _checked(hours_per_day / 2 if one["half"] else hours_per_day)
    return None
