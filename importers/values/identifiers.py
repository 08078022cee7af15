"""Codes kept as text: SIRET, ROME, Formacode, NSF, Certif Info, the file's own reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import is_moment
from importers.values.texts import clean, display, is_unknown

_SIRET_DIGITS: Final = 14
_LOST_DECIMAL: Final = re.compile(r"(?<=\d{12})[.,]0$")
"""A number cell that a program wrote as a decimal one."""
_SCIENTIFIC: Final = re.compile(r"([1-9])[.,](\d{13})[eE]\+?13")
_ROME: Final = re.compile(r"(?<![A-Z0-9])([A-N])\s?-?\s?(\d{4})(?!\d)")
_FORMACODE: Final = re.compile(r"(?<![\d])(\d{5})(?!\d)")
_NSF: Final = re.compile(r"(?<![\dA-Za-z])([1-4]\d{2})\s?([a-z])?(?![a-z\d])", re.IGNORECASE)
_CERTIF_INFO: Final = re.compile(r"(?<!\d)0*([1-9]\d{2,6})(?!\d)")


@dataclass(frozen=True, slots=True)
class CodesRead:
    """Codes in the order of the cell; `unreadable` when it holds a text without any."""

    codes: tuple[str, ...] = ()
    unreadable: bool = False


_NOTHING: Final = CodesRead()
_UNREADABLE: Final = CodesRead(unreadable=True)


def parse_rome(value: CellValue) -> CodesRead:
    """ROME codes: « M1805 », « M1805 - Études et développement », « H2502,M1805 »."""
    return _read("rome", value)


def parse_formacode(value: CellValue) -> CodesRead:
    """Formacodes of five digits, with or without their wording."""
    return _read("formacode", value)


def parse_nsf(value: CellValue) -> CodesRead:
    """NSF codes of three digits with their letter if any: « 326 », « 326t : Programmation »."""
    return _read("nsf", value)


def parse_certif_info(value: CellValue) -> CodesRead:
    """The Certif Info number of a course, as text."""
    read = _read("certif-info", value)
    return CodesRead(read.codes[:1], read.unreadable)


def parse_siret(value: CellValue) -> CodesRead:
    """A SIRET: 14 digits as text; leading zeros lost by a number cell come back if the check digit agrees."""
    text = display(value)
    if not text or is_unknown(text):
        return _NOTHING
    if isinstance(value, bool) or is_moment(value):
        return _UNREADABLE
    digits = re.sub(r"[\s.\u202f-]+", "", _LOST_DECIMAL.sub("", _in_full(text)))
    if not re.fullmatch(r"[0-9]+", digits):
        found = re.search(r"(?<!\d)\d{3}\s?\d{3}\s?\d{3}\s?\d{5}(?!\d)", text)
        digits = re.sub(r"\s", "", found.group()) if found else ""
    if len(digits) in (_SIRET_DIGITS - 2, _SIRET_DIGITS - 1) and _luhn(digits):
        digits = digits.zfill(_SIRET_DIGITS)
    return CodesRead((digits,)) if len(digits) == _SIRET_DIGITS and digits.strip("0") else _UNREADABLE


def _in_full(text: str) -> str:
    """« 3.5600000000048E+13 » with its fourteen digits; « 3.56E+13 » has lost them."""
    found = _SCIENTIFIC.fullmatch(text)
    return found[1] + found[2] if found else text


def parse_reference(value: CellValue) -> str | None:
    """The file's own reference as a reader sees it: « 12 », never « 12.0 »."""
    return clean(value)


def _read(kind: str, value: CellValue) -> CodesRead:
    if value is None:
        return _NOTHING
    if isinstance(value, bool) or is_moment(value):
        return _UNREADABLE
    return _read_text(kind, display(value))


@lru_cache(maxsize=16_384)
def _read_text(kind: str, text: str) -> CodesRead:
    if is_unknown(text) or not text.strip("0 .,;"):
        return _NOTHING
    if kind == "rome":
        codes = [letter + digits for letter, digits in _ROME.findall(text.upper())]
    elif kind == "formacode":
        codes = _FORMACODE.findall(text)
    elif kind == "nsf":
        codes = [digits + letter.lower() for digits, letter in _NSF.findall(text)]
    else:
        codes = _CERTIF_INFO.findall(text)
    return CodesRead(tuple(dict.fromkeys(codes))) if codes else _UNREADABLE


def _luhn(digits: str) -> bool:
    """The check of INSEE on SIREN and SIRET numbers."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0
