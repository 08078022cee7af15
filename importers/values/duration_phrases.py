"""The grammar of a duration in words: quantities with units, rates, totals, sums, ranges, alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from importers.values.figures import NUMBER, read_number

Unit = Literal["hour", "half-day", "day", "minute", "long"]
Span = tuple[float, float]
"""The lowest and highest number of hours."""

PLURAL_MARK: Final = re.compile(r"(?<=[a-z])\s?[(\[](?:s|e|es)[)\]]")
"""« Jour(s) »."""

_MINUTES_OF_HOUR: Final = (
    r"\s*(?:et )?(?P<minutes>[0-5]?\d)(?:\s*(?:minutes?|min|mn|m|')(?![a-z])"
    # « 21 h 30 », but neither « 7 h 14 h » nor « 35 h 12 semaines ».
    r"|(?<=\d\d)(?!\s?\d|[.,/]\d|\s*(?:h|j|x|modules?|jours?|heures?|demi|semaines?|mois|ans?|seances?"
    r"|sessions?|ateliers?)\b))"
)
_UNITS: Final = (
    r"(?P<half>(?:demi[e]?[- ]?|1/2 ?)(?:journees?|jours?|j)\b)"
    r"|(?P<day>(?:journees?|jours?|jrs?|days?|j)(?![a-z'])"
    r"(?P<day_half>(?:\s*(?:et demie?|et quart|(?:et )?1/2)\b)?))"
    r"|(?P<hour>(?:heures?|hours?|hrs?|hres?|h)(?![a-z])\.?"
    rf"(?:(?P<hour_half>\s*(?:et demie?|et quart|et trois quarts|1/2)\b)|{_MINUTES_OF_HOUR})?)"
    r"|(?P<minute>(?:minutes?|mins?|mn|m|')(?![a-z]))"
    r"|(?P<long>(?:semaines?|sem|weeks?|mois|months?|ans?|annees?|years?|semestres?|trimestres?|quinzaines?)"
    r"(?![a-z]))"
)
_UNIT_GROUPS: Final[tuple[tuple[Unit, str], ...]] = (
    ("half-day", "half"), ("day", "day"), ("hour", "hour"), ("minute", "minute"), ("long", "long"),
)  # fmt: skip
_NOT_AN_ITEM: Final = (
    r"(?:jours|journees|demi|heures|hours|days|minutes|mins|semaines|mois|ans|annees|semestres|trimestres"
    r"|options|formules|choix|niveaux|formats|versions|personnes|stagiaires|participants|places|ects"
    r"|soirs|soirees|matins|matinees|apres-midis|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches)"
)
_ITEM: Final = (
    # « 2 cycles de 3 jours », « 4 volets de 7 h »: any plural but a unit, what is to choose from, and people.
    rf"(?:(?!{_NOT_AN_ITEM})[a-z]{{4,}}s(?= (?:de |d')(?:{NUMBER}) ?(?:h|j|m))"
    r"|x|\*|fois|modules?|seances?|sessions?|ateliers?|webinaires?|classes? virtuelles?|cours|rdv"
    r"|rendez-vous|blocs?|sequences?|lecons?|etapes?|visios?|capsules?|videos?|rencontres?|regroupements?"
    r"|parties|unites|chapitres?|episodes?|periodes?"
    r"|(?:soirees?|matinees?|apres-midis?)(?! de \d{1,2} ?h ?\d{0,2} ?[a-]))"
)
"""« 6 soirées de 3 h », not « 3 soirées de 18h à 21h »."""
_QUANTITY: Final = re.compile(
    # « 5 modules de », « 2 x »
    rf"(?:(?P<count>{NUMBER})\s*{_ITEM}(?:\s+(?!de\b)[a-z-]+){{0,2}}?\s*"
    r"(?:de |d'|x|:|@|\()?\s*(?:environ )?)?"
    # « 3 », « 1 à 2 »
    rf"(?P<low>{NUMBER})(?:\s*(?P<joint>a|-|ou|et|/|jusqu'a)\s*(?P<high>{NUMBER}))?\s*(?:d'|de )?(?:{_UNITS})"
    # « x 2 »
    r"(?:\s*(?:x|\*)\s*(?P<times>\d{1,3})(?!\d|[.,]\d|\s?h))?"
)
_RATE: Final = re.compile(
    r"^[ a-z]{0,12}?(?:\s*/\s*|\s+par\s+|\s+chaque\s+|\s+a la\s+|\s+the\s+)"
    r"(?P<per>semaine|sem|mois|an|annee|jour|journee|j|seance|module|day|week)\b"
    r"|^\s*(?P<often>hebdo\w*|mensuel\w*|annuel\w*|quotidien\w*|journalier\w*)"
)
_RATE_AHEAD: Final = re.compile(r"\b(?:a raison|rythme) de\s*$")
_TOTAL: Final = re.compile(r"\bsoit\b|=|\b(?:duree )?total\w*(?: de)? ?:?|\bau total\b")
_DETAIL: Final = re.compile(
    r"\b(?:dont|incluant|inclus|comprenant|y compris|compris|repartie?s?|decomposee?s?)\b"
)
_PARENTHESES: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_DAYS_IN_HOURS: Final = re.compile(
    rf"{NUMBER}\s*(?:demi[- ]?)?(?:jours?|jrs?|j|journees?|semaines?|sem)\b\.?"
    r"\s*\(([^()\d]*\d+(?:[.,]\d+)?\s*h[^()]*)\)"
)
"""Each of « 5 jours (35h) + 1 jour (7h) », the first of « 1 sem. (35 h) + 2 j »."""
_DAYS_TIMES_HOURS: Final = re.compile(r"\b(jours?|journees?|j)\s*[x*]\s*(?=\d{1,2}(?:[.,]\d+)?\s*h)")
"""« 5 jours x 7 h » is « 5 jours de 7 h »."""
_DETAIL_START: Final = re.compile(r"\s*(?:dont|incluant|y compris|avec|hors|plus|et)\b|\s*\+")
_RANGE: Final = re.compile(r"\s*(?:a|-|jusqu'a|et)\s*(?:environ |plus de )?")
_SUM: Final = re.compile(r"\+|\bet\b|\bpuis\b|\bplus\b|\bsuivie?s?\b|&|\bainsi que\b")
_COMPLEMENT: Final = re.compile(
    r"presentiel|distanc|e-?learning|classe virtuelle|centre|entreprise|stage|theori|pratique|synchron"
    r"|autoformation|coaching|tutorat|individuel|collectif|ligne|visio|accompagnement|evaluation"
)
"""Ways of learning that add up: « 7 h en présentiel, 3 h à distance »."""
_PLACE_IN_COURSE: Final = re.compile(
    r"\b(?:modules?|parties?|blocs?|jours?|journees?|seances?|sequences?|etapes?|phases?)"
    r" ?(?:n°? ?)?\d{1,2} ?[:=(-] ?$"
)
"""« Module 1 : 7 h, module 2 : 7 h » add up; « Niveau 1 : 14 h ; niveau 2 : 21 h » are to choose from."""
_TAUGHT: Final = re.compile(r"\b(?:formation|cours) ?: ?$")
_SPREAD: Final = re.compile(r"\b(?:sur|en|pendant|etale\w*|reparti\w*|dans|maximum|sous)\b")
_SCHEDULE_AHEAD: Final = re.compile(r"\bde\s*$|^\s*[(:]|,\s*$|(?:dis?|soirs?|matins?)\s*$")
_WEEKS: Final = re.compile(rf"({NUMBER})\s*semaines?")
_LONG_COUNT: Final = re.compile(rf"(?P<count>{NUMBER})\s*(?P<unit>semaines?|sem|mois|ans?)(?![a-z])")
_PER_OFTEN: Final = {"hebd": "semaine", "mens": "mois", "annu": "an"}
_MOMENTS: Final = re.compile(
    r"\b(?:soirs?|soirees?|matins?|matinees?|apres-midis?|lundis?|mardis?|mercredis?|jeudis?|vendredis?"
    r"|samedis?|dimanches?)\b"
)
_SCHEDULE: Final = re.compile(r"(?:de )?\d{1,2} ?h ?(?:[0-5]\d)? ?(?:a|-) ?\d{1,2} ?h ?(?:[0-5]\d)?")
"""« 3 soirées (18h-21h) »."""
_WORKDAY_STARTS: Final = (8.5, 9, 9.5)
_WORKDAY_ENDS: Final = (16.5, 17, 17.5, 18)
_CLOCK: Final = r"(?:[7-9]|1\d|2[01])\s?h\s?[0-5]\d"
_HALF_DAYS: Final = re.compile(
    rf"{_CLOCK}\s?(?:a|-)\s?{_CLOCK}\s*(?:/|et|,|;|puis|-)\s*(?:de )?{_CLOCK}\s?(?:a|-)\s?{_CLOCK}"
)
"""« 9h00 - 12h30 / 13h30 - 17h00 » is when a day is taught, not for how long."""
_OPENING_HOURS: Final = range(7, 15)
_CLOSING_HOUR: Final = 21
_A_DAY_S_HOURS_RATIO: Final = 2.5
_A_LONG_DAY: Final = 10
"""« 3 jours à 7 h » gives the hours of each day, « 3 jours à 21 h » those of all."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One quantity of the text, in hours (0 if `unit` is `long`); `start` and `end` are its place."""

    unit: Unit
    low: float
    high: float
    start: int
    end: int

    @property
    def is_timed(self) -> bool:
        return self.unit in ("hour", "minute")

    @property
    def is_daily(self) -> bool:
        return self.unit in ("day", "half-day")


def hours_in(unit: Unit, hours_per_day: float) -> float:
    """The hours of one unit; 0 for those that give none."""
    return {"hour": 1.0, "half-day": hours_per_day / 2, "day": hours_per_day, "minute": 1 / 60, "long": 0.0}[
        unit
    ]


def read_figure(text: str) -> float:
    """A figure of a duration: « 1.200 » heures are many, « 3,500 » are three and a half."""
    return float(read_number(text, dot_groups=True, comma_groups=False))


def read_phrase(folded: str, hours_per_day: float) -> Span | None:
    """The hours of a folded phrase: outside its parentheses first, inside for the hours that days hide.

    `None` if it gives no hours.
    """
    folded = _DAYS_TIMES_HOURS.sub(r"\1 de ", folded)
    inside = [match[1] for match in _PARENTHESES.finditer(folded)]
    outside = _PARENTHESES.sub(" ; ", folded) if inside else folded
    parts, per_day = _parts(outside, hours_per_day)
    for each in inside:
        per_day = per_day or _parts(each, hours_per_day)[1]
    read = _read(outside, per_day or hours_per_day)
    if any(part.is_timed for part in parts) or (per_day is not None and read is not None):
        return read
    in_hours, count = _DAYS_IN_HOURS.subn(r"\1", folded)
    if count > 1 or (count and _SUM.search(outside) and len(parts) > 1):
        return _read(in_hours, hours_per_day)
    if _MOMENTS.search(outside):
        inside = [each for each in inside if not _SCHEDULE.fullmatch(each)]
    for each in inside:
        if hours := _hours_beside_days(each, read, hours_per_day):
            return hours
    return read or next((found for each in inside if (found := _read(each, hours_per_day))), None)


def _hours_beside_days(text: str, days: Span | None, hours_per_day: float) -> Span | None:
    """The hours in parentheses beside a number of days, unless they are a detail or a schedule."""
    if days is not None and _DETAIL_START.match(text):
        return None
    if not any(part.is_timed for part in _parts(text, hours_per_day)[0]):
        return None
    hours = _read(text, hours_per_day)
    if hours is None or days is None:
        return hours
    low, high = hours
    if int(low) in _OPENING_HOURS and low < high <= _CLOSING_HOUR and len(re.findall(r"\d\s?h", text)) > 1:
        return None  # « 2 jours (9h-17h30) »
    if high <= hours_per_day + 1 and days[0] > _A_DAY_S_HOURS_RATIO * hours_per_day:
        # « 5 jours (7h) »: so few hours are those of each day.
        return days[0] / hours_per_day * low, days[1] / hours_per_day * high
    return hours


def _read(text: str, hours_per_day: float) -> Span | None:
    """A text without parentheses: its stated total if there is one, else its parts put together."""
    for total in _TOTAL.finditer(text):
        if (read := _without_details(text[total.end() :], hours_per_day)) is not None:
            return read
    return _without_details(text, hours_per_day)


def _without_details(text: str, hours_per_day: float) -> Span | None:
    """What a text says before « dont 7 h à distance »."""
    if detail := _DETAIL.search(text):
        head = _combine(text[: detail.start()], hours_per_day)
        if head is not None:
            return head
    return _combine(text, hours_per_day)


def _parts(text: str, hours_per_day: float) -> tuple[list[_Part], float | None]:
    """The quantities in order, and the hours of a day where the text gives them (« 6 h par jour »)."""
    found: list[_Part] = []
    per_day: float | None = None
    for match in _QUANTITY.finditer(text):
        part = _part(match, hours_per_day)
        if rate := _RATE.match(text[match.end() : match.end() + 30]):
            is_daily = rate["per"] in ("jour", "journee", "j", "day") or (rate["often"] or "")[:4] in (
                "quot",
                "jour",
            )
            if is_daily and part.unit == "hour":
                per_day = part.low
        elif not _RATE_AHEAD.search(text[: match.start()]):
            found.append(part)
    return found, per_day


def _part(match: re.Match[str], hours_per_day: float) -> _Part:
    unit = next(unit for unit, group in _UNIT_GROUPS if match[group])
    low = read_figure(match["low"])
    high = read_figure(match["high"]) if match["high"] else None
    more = _fraction((match["hour_half"] or match["day_half"] or "").strip())
    if match["minutes"]:
        more = int(match["minutes"]) / 60
    size = hours_in(unit, hours_per_day) * float(match["times"] or 1)
    if match["count"]:
        size *= read_figure(match["count"])
    if high is None:
        return _Part(unit, (low + more) * size, (low + more) * size, match.start(), match.end())
    return _Part(unit, low * size, (high + more) * size, match.start(), match.end())


def _fraction(words: str) -> float:
    if "trois" in words:
        return 0.75
    if "quart" in words:
        return 0.25
    return 0.5 if words else 0.0


def _combine(text: str, hours_per_day: float) -> Span | None:
    text = _HALF_DAYS.sub(" ", text)
    parts, per_day = _parts(text, hours_per_day)
    if per_day is not None and per_day != hours_per_day:
        parts, _ = _parts(text, per_day)
    parts = _without_schedules(parts, text)
    timed = [part for part in parts if part.is_timed]
    daily = [part for part in parts if part.is_daily]
    long = next((part for part in parts if part.unit == "long"), None)
    if timed and daily:
        return _hours_and_days(timed, daily, text, hours_per_day)
    if timed and long and (count := _weeks_of(long, timed[0], text)):
        return timed[0].low * count, timed[0].high * count
    if daily and long and not _is_spread(daily[0], long, text):
        return None
    return _joined(timed or daily, text) or _repeated(text, hours_per_day)


def _repeated(text: str, hours_per_day: float) -> Span | None:
    """« 2 h par semaine pendant 10 semaines », « 6 mois à raison de 2 jours par mois »."""
    counts = {match["unit"][:3]: read_figure(match["count"]) for match in _LONG_COUNT.finditer(text)}
    for match in _QUANTITY.finditer(text):
        rate = _RATE.match(text[match.end() : match.end() + 30])
        if rate is None:
            continue
        count = counts.get((rate["per"] or _PER_OFTEN.get(rate["often"][:4], ""))[:3])
        part = _part(match, hours_per_day)
        if count and part.low:
            return part.low * count, part.high * count
    return None


def _without_schedules(parts: list[_Part], text: str) -> list[_Part]:
    """Without « de 9h à 17h »: a working day, or any hours of the clock beside a number of days."""
    counts_days = any(part.is_daily for part in parts)
    has_moments = counts_days or _MOMENTS.search(text) is not None
    for one, two in pairwise(parts):
        is_range = one.unit == two.unit == "hour" and _RANGE.fullmatch(text[one.end : two.start])
        is_workday = one.low in _WORKDAY_STARTS and two.high in _WORKDAY_ENDS
        is_beside = has_moments and one.low < two.high and _SCHEDULE_AHEAD.search(text[: one.start])
        if is_range and (is_workday or is_beside):
            return [part for part in parts if part not in (one, two)]
    if not counts_days:
        return parts
    return [
        part
        for part in parts
        if not (part.unit == "hour" and part.low < part.high and re.search(r"\bde\s*$", text[: part.start]))
    ]


def _hours_and_days(timed: list[_Part], daily: list[_Part], text: str, hours_per_day: float) -> Span | None:
    """« 4 demi-journées de 3h30 » multiplies, « 2 jours + 3 heures » adds; else the hours are the days'."""
    first, hours = daily[0], timed[0]
    if len(daily) == len(timed) == 1 and (
        re.fullmatch(r"\s*(?:de|x|\*)\s*", text[first.end : hours.start])
        or (hours.high <= _A_LONG_DAY and re.fullmatch(r"\s*[a@]\s*", text[first.end : hours.start]))
    ):
        size = hours_in(first.unit, hours_per_day)
        return first.low / size * hours.low, first.high / size * hours.high
    both = sorted((*timed, *daily), key=lambda part: part.start)
    added = all(_SUM.search(text[one.end : two.start]) for one, two in pairwise(both))
    return _joined(both if added else timed, text)


def _weeks_of(long: _Part, hours: _Part, text: str) -> float | None:
    """How many times « 35 h » in « 12 semaines de 35 h »."""
    if not re.fullmatch(r"\s*(?:de|x|a)\s*", text[long.end : hours.start]):
        return None
    weeks = _WEEKS.match(text[long.start : long.end])
    return read_figure(weeks[1]) if weeks else None


def _is_spread(days: _Part, long: _Part, text: str) -> bool:
    """« 10 jours sur 3 mois », not « 1 an + 2 jours »."""
    return days.start < long.start and _SPREAD.search(text[days.end : long.start]) is not None


def _joined(parts: list[_Part], text: str) -> Span | None:
    """Parts joined by what stands between them: a range, a sum, or alternatives (their whole span)."""
    if not parts:
        return None
    low, high = parts[0].low, parts[0].high
    if len(parts) > 1 and all(_PLACE_IN_COURSE.search(text[: part.start]) for part in parts):
        return sum(part.low for part in parts), sum(part.high for part in parts)
    for one, two in pairwise(parts):
        between = text[one.end : two.start]
        opened = re.search(r"\bentre\b|\bde\s*$", text[: one.start]) is not None
        is_range = _RANGE.fullmatch(between) and (opened or between.strip() != "et")
        is_sum = _SUM.search(between) or _is_complement(text, one, two)
        if is_sum and not is_range:
            low, high = low + two.low, high + two.high
        else:
            low, high = min(low, two.low), max(high, two.high)
    return low, high


def _is_complement(text: str, one: _Part, two: _Part) -> bool:
    """« 7 h en présentiel, 3 h à distance », « présentiel : 2 jours ; distanciel : 1 jour »."""
    between = text[one.end : two.start]
    if not _COMPLEMENT.search(between) or re.search(r"\bou\b", between):
        return False
    ahead = text[: one.start]
    is_announced = "/" not in between and (_COMPLEMENT.search(ahead) or _TAUGHT.search(ahead)) is not None
    return is_announced or _COMPLEMENT.search(text[two.end :]) is not None
