"""Durations in hours: « 21 h 30 », « 3 jours (21 heures) », « 2 x 3h30 », « 1 à 2 jours », clocks and unit formats.

A day is `hours_per_day` hours and a half-day half of it; weeks, months and years give no hours, except beside
a figure in hours. What a rate says (« 20 h par semaine ») is not the length of the course.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, Literal

from importers.records import CellValue
from importers.values.number_formats import read_number_format
from importers.values.figures import NUMBER, as_decimal, figures_for_words, read_number
from importers.values.texts import is_unknown
from resources.vocabulary import fold

MOST_HOURS: Final = 20_000
"""Above, a figure is a code or a date, not the length of a course (seven years of 35-hour weeks hold 12,000)."""
_READ_LENGTH: Final = 400
Unit = Literal["hour", "half-day", "day", "minute", "long"]


@dataclass(frozen=True, slots=True)
class Duration:
    """Hours. Both `None`: the cell gives none; `max_hours` alone `None`: « à partir de »."""

    min_hours: float | None = None
    max_hours: float | None = None
    unreadable: bool = False


_NOTHING: Final = Duration()
_UNREADABLE: Final = Duration(unreadable=True)

_PLURAL_MARK: Final = re.compile(r"(?<=[a-z])\s?[(\[](?:s|e|es)[)\]]")
_HALF: Final = r"(?:\s*(?:et demie?|et quart|(?:et )?1/2)\b)?"
_UNITS: Final = (
    r"(?P<half>(?:demi[e]?[- ]?|1/2 ?)(?:journees?|jours?|j)\b)"
    r"|(?P<day>(?:journees?|jours?|jrs?|days?|j)(?![a-z'])(?P<day_half>" + _HALF + r"))"
    r"|(?P<hour>(?:heures?|hours?|hrs?|h)(?![a-z])\.?(?:(?P<hour_half>\s*(?:et demie?|et quart|et trois quarts|1/2)\b)"
    r"|\s*(?:et )?(?P<minutes>[0-5]?\d)(?:\s*(?:minutes?|min|mn|m|')(?![a-z])|(?<=\d\d)(?!\s?\d|[.,/]\d|\s*(?:h|j|x|modules?|jours?|heures?|demi|semaines?|mois|ans?|seances?|sessions?|ateliers?)\b)))?)"
    r"|(?P<minute>(?:minutes?|mins?|mn|m|')(?![a-z]))"
    r"|(?P<long>(?:semaines?|sem|weeks?|mois|months?|ans?|annees?|years?|semestres?|trimestres?|quinzaines?)(?![a-z]))"
)
_ITEM: Final = (
    r"(?:x|\*|fois|modules?|seances?|sessions?|ateliers?|webinaires?|classes? virtuelles?|cours|rdv|rendez-vous|blocs?|sequences?"
    r"|lecons?|etapes?|visios?|capsules?|videos?|rencontres?|regroupements?|parties|unites|chapitres?|episodes?)"
)
_QUANTITY: Final = re.compile(
    rf"(?:(?P<count>{NUMBER})\s*{_ITEM}(?:\s+(?!de\b)[a-z-]+){{0,2}}?\s*(?:de |d'|x|:|@|\()?\s*(?:environ )?)?"
    rf"(?P<low>{NUMBER})(?:\s*(?P<joint>a|-|ou|et|/|jusqu'a)\s*(?P<high>{NUMBER}))?\s*(?:d'|de )?(?:{_UNITS})"
    rf"(?:\s*(?:x|\*)\s*(?P<times>\d{{1,3}})(?!\d|[.,]\d))?"
)
_RATE: Final = re.compile(
    r"^[ a-z]{0,12}?(?:\s*/\s*|\s+par\s+|\s+chaque\s+|\s+a la\s+|\s+the\s+)(?P<per>semaine|sem|mois|an|annee|jour|journee|j|seance|module|day|week)\b"
    r"|^\s*(?P<often>hebdo\w*|mensuel\w*|annuel\w*|quotidien\w*|journalier\w*)"
)
_TOTAL: Final = re.compile(r"\bsoit\b|=|\b(?:duree )?total\w*(?: de)? ?:?|\bau total\b")
_DETAIL: Final = re.compile(
    r"\b(?:dont|incluant|inclus|comprenant|y compris|compris|repartis?|reparties|decomposee?s?)\b"
)
_PARENTHESES: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_DETAIL_START: Final = re.compile(r"\s*(?:dont|incluant|y compris|avec|hors|\+|plus|et)\b|\s*\+")
_RANGE: Final = re.compile(r"\s*(?:a|-|jusqu'a|et)\s*(?:environ |plus de )?")
_SUM: Final = re.compile(r"\+|\bet\b|\bpuis\b|\bplus\b|\bsuivie?s?\b|&|\bainsi que\b")
_COMPLEMENT: Final = re.compile(
    r"presentiel|distanc|e-?learning|classe virtuelle|centre|entreprise|stage|theori|pratique|synchron|autoformation|coaching|tutorat"
    r"|individuel|collectif|ligne|visio|accompagnement|evaluation"
)
_SPREAD: Final = re.compile(r"\b(?:sur|en|pendant|etale\w*|reparti\w*|dans|maximum|sous)\b")
_SCHEDULE: Final = re.compile(r"\bde\s*$|^\s*[(:]|,\s*$")
_AT_LEAST: Final = re.compile(
    r"\ba partir de\b|\bminimum\b|\bau moins\b|\bau minimum\b|\bmini\b|(?<!\d)(?<!\d )\bmin\b(?=\.? ?\d)|(?<=[a-z] )min$|\bdes\s+\d|\bplus de\b|>|\d\s*h?\s*\+\s*$|\bet plus\b"
)
_AT_MOST: Final = re.compile(r"\bmax\w*\b|\bjusqu'a\b|\bmoins de\b|<|\bau plus\b")
_BARE: Final = re.compile(
    rf"(?:(?:environ|env\.?|duree|≈|~|:)\s*)*(?P<low>{NUMBER})(?:\s*(?:a|-|/|ou|et)\s*(?P<high>{NUMBER}))?(?:\s*environ)?"
)
_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d(?:[.,]0+)?)?")
_ISO: Final = re.compile(r"p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?)?")
_ONE: Final = re.compile(
    r"(?:sur |en |la |l')?(?P<half>demi[e]?[- ]?)?(?:journee|jour)(?: (?:complete|entiere))?"
)
_WITHOUT_HOURS: Final = re.compile(
    r"\b(?:heures?|jours?|jrs|journees?|semaines?|mois|ans?|annees?|semestres?|trimestres?|modules?|videos?|seances?|sessions?|parcours"
    r"|variables?|selon|mesure|adaptee?|adaptable|personnalis\w+|individualis\w+|rythme|demande|devis|consulter|contacter|voir|fonction|flexible"
    r"|illimite\w*|permanent\w*|libre|modulable|evolutif|duree|temps|acces|programme|court\w*|long\w*|etapes?|blocs?|ects|credits?|continu|alternance"
    r"|projet|positionnement|sans|aucune?|stage|promotion|annee|rentree|formation|cycle|ateliers?|cours|webinaires?|pas de|plein|partiel|hebdo\w*)\b"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One quantity of the text: hours unless `unit` is `long`; `start` and `end` are its place."""

    unit: Unit
    low: float
    high: float
    start: int
    end: int


def parse_duration(
    value: CellValue, *, number_format: str | None = None, header: str = "", hours_per_day: float = 7.0
) -> Duration:
    """The hours of a cell; a bare number has the unit of its number format, else of its header, else hours."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, _header_unit(header), hours_per_day)
    if isinstance(value, timedelta):
        return _checked(value.total_seconds() / 3600)
    if isinstance(value, time):
        return _checked(value.hour + value.minute / 60)
    if isinstance(value, datetime) and value.year < 1902:  # noqa: PLR2004 - a clock over 24 h, read as a day of 1900
        # Excel believes in a 29 February 1900: its day 0 is 31/12/1899 before it, 30/12/1899 after.
        origin = datetime(1899, 12, 31) if value < datetime(1900, 3, 1) else datetime(1899, 12, 30)  # noqa: DTZ001
        return (
            _checked((value.replace(tzinfo=None) - origin).total_seconds() / 3600)
            if value >= origin
            else _UNREADABLE
        )
    number = None if isinstance(value, date) else as_decimal(value)
    if number is None:
        return _UNREADABLE
    shape = read_number_format(number_format)
    if shape.is_clock:
        return _checked(float(number) * 24)
    if shape.is_date or shape.is_percent:
        return _UNREADABLE
    unit = _header_unit(header)
    if shape.words:
        one = _read_text(shape.words.replace("#", "1 "), unit, hours_per_day)
        if one.min_hours is not None:
            return _checked(float(number) * one.min_hours)
        if _long_unit(fold(shape.words)):
            return _NOTHING
    return _in_unit(float(number), float(number), unit, hours_per_day)


@lru_cache(maxsize=1024)
def _header_unit(header: str) -> Unit:
    words = set(re.sub(r"[^a-z]+", " ", fold(_PLURAL_MARK.sub("s", header))).split())
    if words & {"hebdomadaire", "hebdo", "quotidienne"}:
        return "long"
    for unit, names in (
        ("hour", {"h", "heure", "heures", "hours", "nbheures", "hr", "hrs"}),
        ("half-day", {"demi", "demies"}),
        ("day", {"j", "jour", "jours", "jrs", "journees", "journee", "days", "nbjours"}),
        ("minute", {"minute", "minutes", "mn"}),
        ("long", {"mois", "semaine", "semaines", "an", "ans", "annees", "annee", "months", "weeks"}),
    ):
        if words & names:
            return unit  # type: ignore[return-value]
    return "hour"


def _hours_in(unit: Unit, hours_per_day: float) -> float:
    return {"hour": 1.0, "half-day": hours_per_day / 2, "day": hours_per_day, "minute": 1 / 60, "long": 0.0}[
        unit
    ]


def _in_unit(low: float, high: float, unit: Unit, hours_per_day: float) -> Duration:
    if unit == "long":
        return _NOTHING
    size = _hours_in(unit, hours_per_day)
    return _checked(low * size, high * size)


def _checked(low: float, high: float | None = -1.0) -> Duration:
    """`high` left out means the same as `low`. Nothing at all lasts 0 hours: that is « unknown »."""
    if high is not None and high < 0:
        high = low
    if not 0 <= low <= MOST_HOURS or (high is not None and high > MOST_HOURS):
        return _UNREADABLE
    if high is not None and high < low:
        low, high = high, low
    if high == 0:
        return _NOTHING
    return Duration(round(low, 2), None if high is None else round(high, 2))


def _plain_words(text: str) -> str:
    text = (
        re.sub(r"(\d)\s?½", r"\1,5", text[:_READ_LENGTH])
        .replace("½", "1/2 ")
        .replace("¾", "0,75 ")
        .replace("¼", "0,25 ")
    )
    folded = _PLURAL_MARK.sub(lambda match: "s" if "s" in match.group() else "", fold(text))
    folded = re.sub(r"\b(?:trois quarts|3/4) d'heure", "0,75 h", folded.replace("→", "-"))
    folded = re.sub(r"\b1/4 d'heure|\bquart d'heure", "0,25 h", folded)
    folded = re.sub(r"(\d) 1/2(?= ?(?:h|j|heure|jour))", r"\1,5", folded)
    folded = re.sub(r"(?<![\d/])1/2(?= ?(?:h\b|heure))", "0,5", folded)
    folded = re.sub(r"(?<![\d/,])(?=1/2 ?(?:j|jour|journee)s?\b)", "1 ", folded)
    folded = (
        re.sub(r"(?<!\d )\b(?=demie?[- ]heure)", "0,5 ", folded)
        .replace("0,5 demi", "0,5")
        .replace("1 demi-heure", "0,5 h")
    )
    return figures_for_words(re.sub(r"\bune?\s+0,5\s*-?", "0,5 ", folded.replace("0,5-heure", "0,5 heure")))


def _long_unit(folded: str) -> bool:
    return re.search(r"\b(?:semaines?|mois|ans?|annees?)\b", folded) is not None


@lru_cache(maxsize=16_384)
def _read_text(text: str, bare_unit: Unit, hours_per_day: float) -> Duration:
    if is_unknown(text):
        return _NOTHING
    folded = _plain_words(text).strip(" .;,:*")
    if bare := _BARE.fullmatch(folded):
        low, high = (_number(bare[name]) for name in ("low", "high"))
        return _in_unit(low or 0.0, low or 0.0 if high is None else high, bare_unit, hours_per_day)
    if clock := _CLOCK.fullmatch(folded):
        return _checked(int(clock[1]) + int(clock[2]) / 60)
    if (iso := _ISO.fullmatch(folded)) and any(iso.groups()):
        days, hours, minutes = (int((digits or "0")[:9]) for digits in iso.groups())
        return _checked(days * hours_per_day + hours + minutes / 60)
    if one := _ONE.fullmatch(folded):
        return _checked(hours_per_day / 2 if one["half"] else hours_per_day)
    read = _read_phrase(folded, hours_per_day)
    if read is not None:
        low, high = read
        if _AT_MOST.search(folded) is None and low == high and _AT_LEAST.search(folded):
            return _checked(low, None)
        return _checked(low, high)
    return _NOTHING if _WITHOUT_HOURS.search(folded) else _UNREADABLE


def _number(text: str | None) -> float | None:
    return None if text is None else float(read_number(text, dot_groups=True, comma_groups=False))


def _read_phrase(folded: str, hours_per_day: float) -> tuple[float, float] | None:
    """The hours of a phrase: outside its parentheses first, inside when they give the hours that days hide."""
    inside = [match[1] for match in _PARENTHESES.finditer(folded)]
    outside = _PARENTHESES.sub(" ; ", folded) if inside else folded
    outside_parts, per_day = _parts(outside, hours_per_day)
    for each in inside:
        per_day = per_day or _parts(each, hours_per_day)[1]
    if any(part.unit in ("hour", "minute") for part in outside_parts):
        return _read_outside(outside, per_day or hours_per_day)
    days = _read_outside(outside, per_day or hours_per_day)
    if per_day is not None and days is not None:
        return days
    for each in inside:
        if days is not None and _DETAIL_START.match(each):
            continue
        parts, _ = _parts(each, hours_per_day)
        if not any(part.unit in ("hour", "minute") for part in parts):
            continue
        hours = _read_outside(each, hours_per_day)
        if hours is None or (days is not None and _is_schedule(*hours, each)):
            continue
        if days is not None and hours[1] <= hours_per_day + 1 and days[0] > 2.5 * hours_per_day:  # noqa: PLR2004
            return days[0] / hours_per_day * hours[0], days[1] / hours_per_day * hours[
                1
            ]  # « 5 jours (7h) »: a day's hours
        return hours
    if days is not None:
        return days
    return next((read for each in inside if (read := _read_outside(each, hours_per_day))), None)


def _read_outside(text: str, hours_per_day: float) -> tuple[float, float] | None:
    for total in _TOTAL.finditer(text):
        if (read := _without_details(text[total.end() :], hours_per_day)) is not None:
            return read
    return _without_details(text, hours_per_day)


def _without_details(text: str, hours_per_day: float) -> tuple[float, float] | None:
    """What a text says before « dont 7 h à distance »."""
    if detail := _DETAIL.search(text):
        head = _combine(text[: detail.start()], hours_per_day)
        if head is not None:
            return head
    return _combine(text, hours_per_day)


def _is_schedule(low: float, high: float, text: str) -> bool:
    """« 9h-17h30 » beside a number of days: when it starts and ends, not how long it lasts."""
    return 7 <= low <= 14 and low < high <= 21 and len(re.findall(r"\d\s?h", text)) > 1  # noqa: PLR2004


def _parts(text: str, hours_per_day: float) -> tuple[list[_Part], float | None]:
    """The quantities of a text in order, and the hours of a day where the text gives them (« 6 h par jour »)."""
    found: list[_Part] = []
    per_day: float | None = None
    for match in _QUANTITY.finditer(text):
        part = _part(match, hours_per_day)
        rate = _RATE.match(text[match.end() : match.end() + 30])
        if rate:
            daily = rate["per"] in ("jour", "journee", "j", "day") or (rate["often"] or "").startswith(
                ("quot", "jour")
            )
            if daily and part.unit == "hour":
                per_day = part.low
            continue
        if re.search(r"\ba raison de\s*$|\brythme de\s*$", text[: match.start()]):
            continue
        found.append(part)
    return found, per_day


def _part(match: re.Match[str], hours_per_day: float) -> _Part:
    unit: Unit = next(
        name
        for name, group in (
            ("half-day", "half"),
            ("day", "day"),
            ("hour", "hour"),
            ("minute", "minute"),
            ("long", "long"),
        )
        if match[group]
    )  # type: ignore[assignment]
    low = _number(match["low"]) or 0.0
    high = _number(match["high"])
    more = 0.0
    beside = (match["hour_half"] or match["day_half"] or "").strip()
    if beside:
        more = 0.75 if "trois" in beside else 0.25 if "quart" in beside else 0.5
    if match["minutes"]:
        more = int(match["minutes"]) / 60
    size = _hours_in(unit, hours_per_day) * (_number(match["count"]) or 1.0) * float(match["times"] or 1)
    return _Part(
        unit,
        (low + (more if high is None else 0)) * size,
        ((low if high is None else high) + more) * size,
        match.start(),
        match.end(),
    )


def _combine(text: str, hours_per_day: float) -> tuple[float, float] | None:
    parts, per_day = _parts(text, hours_per_day)
    if per_day is not None and per_day != hours_per_day:
        parts, _ = _parts(text, per_day)
    parts = _without_schedules(parts, text)
    timed = [part for part in parts if part.unit in ("hour", "minute")]
    daily = [part for part in parts if part.unit in ("day", "half-day")]
    long = [part for part in parts if part.unit == "long"]
    if not timed and daily and long:
        between = text[min(daily[0].end, long[0].end) : max(daily[0].start, long[0].start)]
        if daily[0].start > long[0].start or not _SPREAD.search(between):
            return None
    if timed and daily:
        multiplied = _days_times_hours(timed, daily, text, hours_per_day)
        if multiplied is not None:
            return multiplied
        kept = [part for part in parts if part.unit != "long"]
        added = all(_SUM.search(text[one.end : two.start]) for one, two in zip(kept, kept[1:], strict=False))
        return _joined(kept if added else timed, text)
    if timed and long and timed[0].start > long[0].start:
        weeks = re.fullmatch(r"\s*(?:de|x|a)\s*", text[long[0].end : timed[0].start])
        count = re.match(rf"({NUMBER})\s*semaines?", text[long[0].start : long[0].end])
        if weeks and count:
            number = _number(count[1]) or 0.0
            return timed[0].low * number, timed[0].high * number
    return _joined(timed or daily, text)


def _without_schedules(parts: list[_Part], text: str) -> list[_Part]:
    """Without « de 9h à 17h » when the text also counts days."""
    if not any(part.unit in ("day", "half-day") for part in parts):
        return parts
    for one, two in zip(parts, parts[1:], strict=False):
        if (
            one.unit == two.unit == "hour"
            and _RANGE.fullmatch(text[one.end : two.start])
            and _SCHEDULE.search(text[: one.start])
            and one.low < two.high
        ):
            return [part for part in parts if part not in (one, two)]
    return [
        part
        for part in parts
        if not (part.unit == "hour" and part.low < part.high and re.search(r"\bde\s*$", text[: part.start]))
    ]


def _days_times_hours(
    timed: list[_Part], daily: list[_Part], text: str, hours_per_day: float
) -> tuple[float, float] | None:
    """« 4 demi-journées de 3h30 », « 3 jours x 7 h »."""
    first, hours = daily[0], timed[0]
    if len(daily) > 1 or len(timed) > 1 or first.start > hours.start:
        return None
    if not re.fullmatch(r"\s*(?:de|x|\*)\s*", text[first.end : hours.start]):
        return None
    size = _hours_in(first.unit, hours_per_day)
    return first.low / size * hours.low, first.high / size * hours.high


def _joined(parts: list[_Part], text: str) -> tuple[float, float] | None:
    """Parts joined by what stands between them: a range, a sum, or alternatives (their whole span)."""
    if not parts:
        return None
    low, high = parts[0].low, parts[0].high
    for one, two in zip(parts, parts[1:], strict=False):
        between = text[one.end : two.start]
        opened = re.search(r"\bentre\b|\bde\s*$", text[: one.start]) is not None
        if _RANGE.fullmatch(between) and (opened or not re.fullmatch(r"\s*et\s*", between)):
            low, high = min(low, two.low), max(high, two.high)
        elif _SUM.search(between) or (
            _COMPLEMENT.search(between)
            and _COMPLEMENT.search(text[two.end :])
            and not re.search(r"\bou\b", between)
        ):
            low, high = low + two.low, high + two.high
        else:
            low, high = min(low, two.low), max(high, two.high)
    return low, high
