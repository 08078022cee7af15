"""Dates and periods: real dates, Excel serial numbers, ISO, and the ways French texts write a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import as_decimal, is_moment
from importers.values.texts import is_unknown
from resources.vocabulary import fold

_EPOCH_1900: Final = date(1899, 12, 30)
_DAYS_TO_1904: Final = 1462
_SERIALS: Final = range(18_264, 80_000)
"""1950 to 2119: a number outside is not a day of a training catalogue."""
_CENTURY_TURN: Final = 70
_FIRST_YEAR: Final = 1950
_NO_END_YEAR: Final = 2100

_MONTH_NAMES: Final = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"),
    ("octobre", "october"), ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip
_SHORTEST_MONTH: Final = 3


def _month_writings() -> dict[str, int]:
    """Every beginning (three letters or more) that names one month only: « sept », « juill », not « jui »."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTH_NAMES, start=1):
        for name in names:
            for length in range(_SHORTEST_MONTH, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {writing: numbers.pop() for writing, numbers in found.items() if len(numbers) == 1}


_MONTHS: Final = _month_writings()
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE: Final = re.compile(
    r"(?<!\d)(?:"
    r"(?P<iso_y>\d{4})(?P<iso_sep>[-/.])(?P<iso_m>\d{1,2})(?P=iso_sep)(?P<iso_d>\d{1,2})(?!\d)"
    r"|(?P<d>\d{1,2})\s?(?P<sep>[-/. ])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4}|\d{2})(?!\d)"
    rf"(?!\s(?:{_MONTH})\b)"  # « 12-13-14 mars 2026 »
    rf"|(?P<word_d>\d{{1,2}})(?:\s?er|e|[°o])?[\s./-]{{0,2}}(?P<word_m>{_MONTH})\b[\s.,/-]{{0,3}}"
    r"(?P<word_y>\d{4}|\d{2})(?!\d)"
    rf"|(?P<en_m>{_MONTH})\b\.?\s(?P<en_d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<en_y>\d{{4}})(?!\d)"
    r"|(?P<compact>\d{8})(?!\d)"
    r")"
)
_COMPACT: Final = re.compile(r"(?P<y>(?:19|20|99)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_SERIAL_TEXT: Final = re.compile(r"(\d{5})(?:[.,]\d+)?")
_WITHOUT_DATE: Final = re.compile(
    r"\b(?:permanent\w*|continu|illimite\w*|sans (?:echeance|limite|fin|date)|toute l'annee|a la demande"
    r"|sur demande|des que possible|au plus tot|nous (?:consulter|contacter)|a (?:definir|fixer|planifier)"
    r"|prochainement|selon"
    r"|plusieurs (?:dates|sessions)|pas de (?:date|session)|aucune?|dates? a venir|non)\b"
    r"|^(?:0+|9{8}|[09/-]+)$"
)
_SHORT_START: Final = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:er)?(?:\s?[/.]\s?(?P<m>\d{{1,2}})|\s(?P<word>{_MONTH})\.?)?"
    r"(?:\s*[-,]\s*\d{1,2})*\s*(?:-|au|a|et|,|&|/|→|=?>)\s*(?:le )?$"
)
"""The first day of « du 12 au 14 janvier 2026 », « 12/01 - 14/01/2026 », « 12, 13 et 14 janvier 2026 »: its
end gives what it leaves out."""
_PERIOD_JOINT: Final = re.compile(
    r"(?:t| ?a)? ?(?:\d{1,2} ?[h:](?: ?[0-5]\d)?(?::[0-5]\d)?)?"
    r"\s*[,;(]?\s*(?:-|au|a|jusqu'au|>|→|=>|\b(?:date de )?fin)\s*(?:(?:date de )?fin)?\s*:?"
    r"\s*(?:le |jusqu'au )?"
)
_WEEKDAY: Final = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:lun|mer|jeu|ven|sam|dim)\b\.?)\s+(?=\d)"
)


@dataclass(frozen=True, slots=True)
class DateRead:
    """`date` is `None` for an empty, unknown or unreadable cell; only the last is `unreadable`."""

    date: date | None = None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a session; `end` is `None` when the cell gives one day only."""

    start: date | None = None
    end: date | None = None
    unreadable: bool = False


def parse_date(value: CellValue, *, number_format: str | None = None, epoch_1904: bool = False) -> DateRead:
    """The day of a cell. A bare number is an Excel serial (1900 system unless `epoch_1904`) or `aaaammjj`."""
    period = parse_period(value, number_format=number_format, epoch_1904=epoch_1904)
    return DateRead(period.start, period.unreadable)


def parse_period(
    value: CellValue,
    *,
    number_format: str | None = None,  # noqa: ARG001 - a serial is a day whatever its format shows
    epoch_1904: bool = False,
) -> Period:
    """The day or the two days of a cell: « du 12 au 14 janvier 2026 »."""
    if value is None:
        return Period()
    if isinstance(value, datetime):
        return Period(value.date())
    if isinstance(value, date):
        return Period(value)
    if isinstance(value, str):
        return _read_text(value, epoch_1904=epoch_1904)
    number = None if is_moment(value) else as_decimal(value)
    if number is None:
        return Period(unreadable=True)
    return _read_text(f"{number:f}", epoch_1904=epoch_1904)


@lru_cache(maxsize=16_384)
def _read_text(text: str, *, epoch_1904: bool) -> Period:
    folded = _WEEKDAY.sub("", fold(text[:400]))
    if is_unknown(text):
        return Period()
    if serial := _SERIAL_TEXT.fullmatch(folded):
        return _serial(int(serial[1]) + (_DAYS_TO_1904 if epoch_1904 else 0))
    if _WITHOUT_DATE.fullmatch(folded):
        return Period()
    matches = list(_DATE.finditer(folded))
    if not matches:
        return Period(unreadable=not _WITHOUT_DATE.search(folded))
    return _read_days(folded, matches)


def _serial(days: int) -> Period:
    return Period(_EPOCH_1900 + timedelta(days=days)) if days in _SERIALS else Period(unreadable=True)


def _read_days(folded: str, matches: list[re.Match[str]]) -> Period:
    """The first day written, and the last one where the two make a period."""
    day = _day(matches[0])
    if day is None or day.year >= _NO_END_YEAR:
        return Period(unreadable=day is None)
    if shorter := _SHORT_START.search(folded[: matches[0].start()]):
        month = _MONTHS[shorter["word"]] if shorter["word"] else int(shorter["m"] or day.month)
        # « du 28 décembre au 5 janvier 2027 »: the year written is that of the end.
        start = _make(day.year - (month > day.month), month, int(shorter["d"]))
        return Period(start, day) if start and start <= day else Period(day)
    if len(matches) > 1 and _makes_period(matches[0], matches[1], folded):
        last = _day(matches[1])
        return Period(day, last if last and day <= last else None)
    return Period(day)


def _makes_period(one: re.Match[str], two: re.Match[str], folded: str) -> bool:
    """« 12/01/2026 - 14/01/2026 », and ISO 8601 « 2026-01-12/2026-01-14 »."""
    joint = folded[one.end() : two.start()]
    is_iso = bool(one["iso_y"] and two["iso_y"])
    return _PERIOD_JOINT.fullmatch(joint) is not None or (is_iso and joint.strip() in ("/", "--"))


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["iso_y"]:
        return _make(int(part["iso_y"]), int(part["iso_m"]), int(part["iso_d"]))
    if part["word_m"]:
        return _make(_full_year(part["word_y"]), _MONTHS[part["word_m"]], int(part["word_d"]))
    if part["en_m"]:
        return _make(int(part["en_y"]), _MONTHS[part["en_m"]], int(part["en_d"]))
    if part["compact"]:
        compact = _COMPACT.fullmatch(part["compact"])
        return _make(int(compact["y"]), int(compact["m"]), int(compact["d"])) if compact else None
    day, month, year = int(part["d"]), int(part["m"]), _full_year(part["y"])
    # 08/31/2027 has one reading only: the American one.
    return _make(year, month, day) or _make(year, day, month)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _make(year: int, month: int, day: int) -> date | None:
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 31/02/2026: the text is kept, the day does not exist
        return None
