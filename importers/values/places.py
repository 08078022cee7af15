"""Places under one writing: regions by name, departments by code, towns as they are officially written.

Nothing is guessed: a place that the vocabulary does not know, or several in one cell, stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import is_moment
from importers.values.texts import clean, display, is_unknown
from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import vocabulary
from resources.vocabulary.territories import place_key, territories

_POSTCODE: Final = re.compile(r"(?<!\d)(?:F-|FR-)?(?!00)(\d{2}) ?(\d{3})(?!\d)")
_SHORT_POSTCODE: Final = re.compile(r"([1-9]\d{3})(?:[.,]0)?")
_DEPARTMENT_WORDS: Final = re.compile(r"^(?:departements?|dept?|dpts?)\b ?(?:de la |de l |du |des |de |d )?")
_DEPARTMENT_CODE: Final = re.compile(r"(?:^|(?<= ))0?(\d{1,2}|2[ab]|97\d)(?: |$)")
_REGION_WORDS: Final = re.compile(r"^regions? (?:academique )?")
_REGION_PARTS: Final = re.compile(r"\s*[()\[\]/,:;]\s*|\s+[-–—]\s+")
_CODE_BESIDE: Final = re.compile(r"^\d{1,3} (?=\D)|(?<=\D) \d{1,3}$")
_CEDEX: Final = re.compile(r"[\s,-]+cedex(?:\s+\d{1,2})?\b", re.IGNORECASE)
_AT: Final = re.compile(r"^(?:à (?=[A-ZÉÈÎ])|À (?=[A-ZÉÈÎ][^\W\d_]?[a-zéèêëîïôœûü]))")
_AT_ARTICLE: Final = re.compile(r"^(au|aux) ")
_ARTICLES: Final = {"au": "le ", "aux": "les "}
"""« au Mans », « aux Ulis »."""
_TOWN_CODE: Final = re.compile(
    r"(?:^(?:FR?-)?(?P<before>\d{4,5})\s*[-,:]?\s*(?P<after_town>\D.*)$)"
    r"|(?:^\(?(?P<first>\d{2}|2[AB]|97\d)\)?\s*[-–:,]\s*(?P<then>\D.*)$)"
    r"|(?:^(?P<spaced>[^\d\n]*[^\W\d])\s+(?P<spaced_code>\d{5}|2[AB]|97\d)$)"
    r"|(?:^(?P<town>.*?\D)\s*[-–,(]\s*(?P<code>\d{5}|\d{2}|2[AB]|97\d)\)?$)"
    r"|(?:^(?P<named>[^\d\n()]+?)\s*\((?P<department>[^\d()]+)\)$)",
    re.IGNORECASE,
)
_BARE_DEPARTMENT: Final = re.compile(
    r"(?P<town>[^\d,()]+) (?P<code>\d\d)|(?P<first>\d\d) (?P<last>[^\d,()]+)"
    r"|(?P<named>[^\d,()]+), (?P<department>[^\d,()]+)"
)
_TOWN_AND_CODE: Final = (
    ("after_town", "before"),
    ("then", "first"),
    ("spaced", "spaced_code"),
    ("town", "code"),
)
_ARRONDISSEMENT: Final = re.compile(
    r"(?P<town>[a-z]+) (?P<number>\d{1,2}|[ivx]+)(?P<ordinal> ?(?:er|eme|ieme|e|°))?(?: arr\w*)?"
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CAPITALS: Final = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*")
_LITTLE: Final = frozenset(
    "a au aux d de des du en et l la le les lès lez sous sur à".split()  # noqa: SIM905 - one line to read
)
_SHORTEST_NAME: Final = 4
"""Fewer capitals may be an abbreviation: « CCI LYON » is left as it is."""
_WRITTEN_SAINT: Final = re.compile(r"\b(St|Ste)[. -]+(?=[^\W\d_])", re.IGNORECASE)
_SAINT_WORDS: Final = {"st": "Saint", "ste": "Sainte"}
_POSTCODE_DIGITS: Final = 5
_DEPARTMENT_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class PostcodeRead:
    """Five digits as text; `None` with `unreadable` for a text that holds none."""

    postcode: str | None = None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A town, with the postcode or the department written beside it."""

    city: str | None = None
    postcode: str | None = None
    department: str | None = None


def parse_postcode(value: CellValue) -> PostcodeRead:
    """A postcode; a number cell has lost its zero: 8200 → « 08200 »."""
    text = display(value)
    if not text or is_unknown(text):
        return PostcodeRead()
    if isinstance(value, bool) or is_moment(value):
        return PostcodeRead(unreadable=True)
    if short := _SHORT_POSTCODE.fullmatch(text):
        return PostcodeRead(short[1].zfill(_POSTCODE_DIGITS))
    found = _POSTCODE.search(text)
    return PostcodeRead(found[1] + found[2]) if found else PostcodeRead(unreadable=True)


def parse_department(value: CellValue) -> str | None:
    """The code of a department: « 8 », « Ardennes », « Ardennes (08) », « 08 - Ardennes » → « 08 ».

    As written when the cell names several or none, or a code and a name that disagree.
    """
    text = clean(value)
    return None if text is None else _department(text)


@lru_cache(maxsize=2048)
def _department(text: str) -> str:
    known = territories()
    key = _DEPARTMENT_WORDS.sub("", place_key(text))
    codes = _DEPARTMENT_CODE.findall(key)
    name = " ".join(_DEPARTMENT_CODE.sub(" ", key).split())
    written = codes[0].upper().zfill(_DEPARTMENT_DIGITS) if codes else None
    if len(codes) > 1 or (written is not None and written not in known.departments):
        return text
    named = known.department_codes.get(name) or _departments_by_main_words().get(_main_words(name))
    if not name:
        return written or text
    return text if named is None or written not in (None, named) else named


def parse_region(value: CellValue) -> str | None:
    """A region under its official writing (« IDF », INSEE code 11 → « Île-de-France »), else as written."""
    text = clean(value)
    return None if text is None else _region(text)


@lru_cache(maxsize=2048)
def _region(text: str) -> str:
    known = territories()
    key = place_key(text)
    if key.isdigit():
        return known.regions.get(key.zfill(_DEPARTMENT_DIGITS), text)
    # « Sud - PACA », « PACA (Provence-Alpes-Côte d'Azur) » name one region twice, « IDF, PACA » name two.
    parts = [part for part in map(place_key, _REGION_PARTS.split(text)) if part and not part.isdigit()]
    for names in ([key], parts):
        codes = {_region_code(name) for name in names}
        if len(codes) == 1 and (code := codes.pop()):
            return known.regions[code]
    return text


def _region_code(key: str) -> str | None:
    codes = territories().region_codes
    bare = _CODE_BESIDE.sub("", _REGION_WORDS.sub("", key))
    return codes.get(key) or codes.get(bare) or _regions_by_main_words().get(_main_words(bare))


def _main_words(key: str) -> str:
    """Without articles: « pays de la loire » and « pays de loire » give the same."""
    return " ".join(word for word in key.split() if word not in _LITTLE)


@cache
def _regions_by_main_words() -> Mapping[str, str]:
    return {_main_words(name): code for name, code in territories().region_codes.items()}


@cache
def _departments_by_main_words() -> Mapping[str, str]:
    return {_main_words(name): code for name, code in territories().department_codes.items()}


def parse_town(value: CellValue) -> Town:
    """A town without « CEDEX », and the code beside it: « 75012 Paris », « Reims (51) », « Lyon 69003 ».

    The arrondissement of a town gives its postcode (« Paris 11e » → Paris, 75011). « Distanciel » or
    « En ligne » in the column of the place is no town: the cell keeps it.
    """
    text = clean(value)
    return Town() if text is None else _town(text)


@lru_cache(maxsize=16_384)
def _town(text: str) -> Town:
    if index_of(vocabulary().formats).slug_of(fold_name(text)):
        return Town()
    text = _AT.sub("", _CEDEX.sub("", text).strip())
    if "\n" in text:
        return Town(text)
    return (
        _in_arrondissement(text)
        or _with_code(text)
        or _with_department(text)
        or Town(_official(text) or None)
    )


def _with_code(text: str) -> Town | None:
    """« 75012 Paris », « 59 - Lille », « Lyon 69003 », « Reims (51) », « Lille (Nord) »."""
    found = _TOWN_CODE.match(text)
    if not found:
        return None
    for town, code in _TOWN_AND_CODE:
        if found[town]:
            return _beside(found[town], found[code])
    department = territories().department_codes.get(place_key(found["department"]))
    return Town(_official(found["named"]), None, department) if department else None


def _with_department(text: str) -> Town | None:
    """« LILLE 59 », « 44 Nantes », « Lille, Nord »: only beside the name of a known town."""
    known = territories()
    found = _BARE_DEPARTMENT.fullmatch(text)
    if not found:
        return None
    town = found["town"] or found["named"] or found["last"]
    named = known.department_codes.get(place_key(found["department"] or ""))
    code = named or found["code"] or found["first"]
    key = place_key(town)
    if key not in known.towns or code not in known.departments:
        return None
    if found["code"] and key in known.arrondissements:
        return None  # « Lyon 12 » is neither an arrondissement nor in the Aveyron
    return Town(_official(town), None, code)


def _beside(town: str, code: str) -> Town:
    """A town and the postcode (which may have lost its zero) or the department written beside it."""
    if code.isdigit() and len(code) == _POSTCODE_DIGITS - 1:
        code = code.zfill(_POSTCODE_DIGITS)
    bare = town.strip(" -–,(")
    within = _in_arrondissement(bare)
    city = within.city if within else _official(bare) or None
    if len(code) == _POSTCODE_DIGITS:
        return Town(city, code)
    return Town(city, within.postcode if within else None, _department(code))


def _in_arrondissement(text: str) -> Town | None:
    """« PARIS 11e », « Lyon 03 », « Marseille 8ème arrondissement »."""
    known = territories()
    found = _ARRONDISSEMENT.fullmatch(place_key(text))
    if not found or found["town"] not in known.arrondissements:
        return None
    first, count = known.arrondissements[found["town"]]
    name = known.towns[found["town"]]
    digits = found["number"]
    number = int(digits) if digits.isdigit() else _roman(digits)
    department = f"{first // 1000}"
    if digits == department and not found["ordinal"]:
        return Town(name, None, department)  # « Paris 75 », and « Marseille 13 » whichever it says
    return Town(name, str(first + number - 1)) if 1 <= number <= count else None


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < max(values[place:], default=0) else value for place, value in enumerate(values)
    )


def _official(text: str) -> str:
    """A known town as it is officially written; another with its capitals and « Saint- » put right."""
    key, towns = place_key(text), territories().towns
    with_article = _AT_ARTICLE.sub(lambda found: _ARTICLES[found[1]], key)
    if (known := towns.get(key) or towns.get(with_article)) is not None:
        return known
    return _WRITTEN_SAINT.sub(lambda found: f"{_SAINT_WORDS[found[1].lower()]}-", _without_capitals(text))


def _without_capitals(text: str) -> str:
    """« TRIFOUILLIS-LES-OIES » → « Trifouillis-les-Oies »."""
    words = _LETTERS.findall(text)
    is_name = all(len(word) >= _SHORTEST_NAME or word.lower() in {*_LITTLE, *_SAINT_WORDS} for word in words)
    if not text.isupper() or not is_name or not _CAPITALS.fullmatch(text):
        return text
    lowered = _LETTERS.sub(
        lambda found: found[0].lower() if found[0].lower() in _LITTLE else found[0].capitalize(), text
    )
    return lowered[0].upper() + lowered[1:]
