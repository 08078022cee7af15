"""Places: postcodes and departments with their leading zeros, towns, regions under one writing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import is_moment
from importers.values.texts import clean, display, is_unknown
from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import fold, vocabulary

REGIONS: Final = {
    "01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte",
    "11": "Île-de-France", "24": "Centre-Val de Loire", "27": "Bourgogne-Franche-Comté", "28": "Normandie",
    "32": "Hauts-de-France", "44": "Grand Est", "52": "Pays de la Loire", "53": "Bretagne",
    "75": "Nouvelle-Aquitaine", "76": "Occitanie", "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d'Azur", "94": "Corse",
}  # fmt: skip
"""The regions since 2016 by their INSEE code. Former regions (« Champagne-Ardenne ») stay as written."""

_OTHER_NAMES: Final = {
    "idf": "11", "paca": "93", "ara": "84", "aura": "84", "bfc": "27", "hdf": "32", "na": "75", "cvl": "24",
    "pdl": "52", "centre": "24", "sud": "93", "sud provence alpes cote d azur": "93",
    "reunion": "04", "ile de la reunion": "04", "guyane francaise": "03",
}  # fmt: skip
_POSTCODE: Final = re.compile(r"(?<!\d)(?:F-|FR-)?(\d{2}) ?(\d{3})(?!\d)")
_SHORT_POSTCODE: Final = re.compile(r"[1-9]\d{3}")
_DEPARTMENT: Final = re.compile(r"(?:\d{1,2}|2[abAB]|97[1-8]|98\d)")
_CEDEX: Final = re.compile(r"\s+cedex(?:\s+\d{1,2})?\b", re.IGNORECASE)
_TOWN_CODE: Final = re.compile(
    r"(?:^(?P<before>\d{4,5})\s*[-,]?\s*(?P<after_town>\D.*)$)"
    r"|(?:^(?P<spaced>[^\d\n]*[^\W\d])\s+(?P<spaced_code>\d{5})$)"
    r"|(?:^(?P<town>.*?\D)\s*[-,(]\s*(?P<code>\d{5}|\d{2}|2[AB]|97\d)\)?$)"
)
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
    if _SHORT_POSTCODE.fullmatch(text):
        return PostcodeRead(text.zfill(_POSTCODE_DIGITS))
    found = _POSTCODE.search(text)
    return PostcodeRead(found[1] + found[2]) if found else PostcodeRead(unreadable=True)


def parse_department(value: CellValue) -> str | None:
    """A department as written: a code with its zero (« 08 », « 2A »), or a name."""
    text = clean(value)
    if text is None:
        return None
    return text.upper().zfill(_DEPARTMENT_DIGITS) if _DEPARTMENT.fullmatch(text) and text.strip("0") else text


def parse_region(value: CellValue) -> str | None:
    """A region under its official writing (« IDF », INSEE code 11 → « Île-de-France »), else as written."""
    text = clean(value)
    return None if text is None else _region(text)


@lru_cache(maxsize=2048)
def _region(text: str) -> str:
    key = _key(text)
    if key.isdigit():
        return REGIONS.get(key.zfill(_DEPARTMENT_DIGITS), text)
    for prefix in ("region academique ", "region ", ""):
        if key.startswith(prefix):
            bare = key.removeprefix(prefix)
            code = _OTHER_NAMES.get(bare) or _BY_NAME.get(bare)
            if code:
                return REGIONS[code]
    return text


def parse_town(value: CellValue) -> Town:
    """A town without « CEDEX », and the code beside it: « 75012 Paris », « Reims (51) », « Lyon 69003 ».

    « Distanciel » or « En ligne » in the column of the place is no town: the cell keeps it.
    """
    text = clean(value)
    return Town() if text is None else _town(text)


@lru_cache(maxsize=16_384)
def _town(text: str) -> Town:
    if index_of(vocabulary().formats).slug_of(fold_name(text)):
        return Town()
    text = _CEDEX.sub("", text).strip()
    found = None if "\n" in text else _TOWN_CODE.match(text)
    if not found:
        return Town(text or None)
    if found["before"]:
        return Town(found["after_town"].strip(), found["before"].zfill(_POSTCODE_DIGITS))
    if found["spaced"]:
        return Town(found["spaced"], found["spaced_code"])
    code = found["code"]
    town = found["town"].strip(" -,(")
    if len(code) == _POSTCODE_DIGITS:
        return Town(town or None, code)
    return Town(town or None, None, code)


def _key(text: str) -> str:
    return " ".join(re.sub(r"[-'.]+", " ", fold(text)).split())


_BY_NAME: Final = {_key(name): code for code, name in REGIONS.items()}
