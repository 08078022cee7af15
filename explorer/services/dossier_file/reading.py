"""Reads a dossier file that may come from anywhere: every value is checked, nothing is believed.

A file that is too large, too deep, not JSON, of a later version, or in which one value is not what it should
be is refused as a whole, in French, with the place that is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from db import in_use
from explorer.services.dossier_file.values import FORMAT, VERSION, DossierFile, FileCourse
from explorer.services.dossiers.names import LONGEST_NAME, LONGEST_TEXT, MOST_EUROS, MOST_PEOPLE
from explorer.services.dossiers.values import STATUSES
from explorer.services.errors import DossierFileRefused

MOST_BYTES: Final = 20_000_000
MOST_COURSES: Final = 20_000
MOST_CODES: Final = 200
LONGEST_FACT: Final = 32_767
"""Titles, providers, places: no cell of a workbook is longer."""
MOST_STARS: Final = 5

_AMOUNT: Final = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_T = TypeVar("_T")


class _Wrong(Exception):
    """A value that is not what it should be; the argument is where, in French."""


def read_dossier_file(path: Path) -> DossierFile:
    """The dossier of a file. Raises `DossierFileRefused`; nothing is written."""
    if in_use.is_in_use(path):
        raise DossierFileRefused(
            f"« {path.name} » est le catalogue lui-même.",
            "Choisissez le fichier que l’on vous a envoyé.",
        )
    document = _document(path)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        _refuse(path, "n’est pas un dossier de formations")
    if document.get("version") != VERSION:
        raise DossierFileRefused(
            f"« {path.name} » vient d’une autre version du programme.",
            "Installez la dernière version, ou demandez un dossier enregistré avec celle-ci.",
        )
    try:
        return _dossier(document)
    except _Wrong as wrong:
        _refuse(path, f"est abîmé ou a été modifié ({wrong})", wrong)


def _document(path: Path) -> Any:
    try:
        if not path.is_file():
            _refuse(path, "n’est pas un fichier lisible")
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        _refuse(path, f"ne peut pas être lu ({error.strerror})", error)
    if len(content) > MOST_BYTES:
        _refuse(path, "est trop gros pour être un dossier")
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_no_double
        )
    except (ValueError, RecursionError, _Wrong) as error:
        _refuse(path, "n’est pas un dossier de formations", error)


def _no_constant(name: str) -> NoReturn:
    raise _Wrong(name)


def _no_double(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two values under one name: readers would disagree on which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Wrong("nom en double")
    return found


def _refuse(path: Path, what: str, cause: BaseException | None = None) -> NoReturn:
    raise DossierFileRefused(
        f"« {path.name} » {what}.", "Demandez à votre collègue de l’enregistrer à nouveau."
    ) from cause


def _dossier(document: Mapping[str, Any]) -> DossierFile:
    facts = document.get("dossier")
    courses = document.get("courses")
    if not isinstance(facts, dict):
        raise _Wrong("dossier")
    if not isinstance(courses, list) or len(courses) > MOST_COURSES:
        raise _Wrong("formations")
    name = _field(facts, "name", _text(LONGEST_NAME), "dossier")
    if name is None:
        raise _Wrong("nom du dossier")
    return DossierFile(
        name=name,
        reference=_field(facts, "reference", _text(LONGEST_TEXT), "dossier"),
        purpose=_field(facts, "purpose", _text(LONGEST_TEXT), "dossier"),
        retention_date=_field(facts, "retention_date", _date, "dossier"),
        written_on=_field(document, "written_on", _date, "fichier"),
        courses=tuple(_course(each, number) for number, each in enumerate(courses, start=1)),
    )


def _course(values: object, number: int) -> FileCourse:
    where = f"formation n° {number}"
    if not isinstance(values, dict):
        raise _Wrong(where)
    read = {name: _field(values, name, reader, where) for name, reader in _READERS.items()}
    if read["title"] is None:
        raise _Wrong(f"{where}, title")
    kept = {name: value for name, value in read.items() if value is not None}
    return FileCourse(**kept)


def _field(values: Mapping[str, Any], name: str, read: Callable[[Any], _T], where: str) -> _T | None:
    value = values.get(name)
    if value is None:
        return None
    try:
        return read(value)
    except (ValueError, TypeError) as error:
        raise _Wrong(f"{where}, {name}") from error


def _text(longest: int) -> Callable[[Any], str | None]:
    def read(value: Any) -> str | None:
        if not isinstance(value, str) or len(value) > longest or _FORBIDDEN.search(value):
            raise ValueError
        return value.strip() or None

    return read


def _codes(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_CODES:
        raise ValueError
    codes = [_text(LONGEST_FACT)(each) for each in value]
    return tuple(each for each in codes if each)


def _date(value: Any) -> date:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def _amount(value: Any) -> Decimal:
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value) or Decimal(value) > MOST_EUROS:
        raise ValueError
    return Decimal(value)


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:  # True is an int, and no number here
            raise ValueError
        return value

    return read


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError
        return value

    return read


_FACT: Final = _text(LONGEST_FACT)
_WORDS: Final = _text(LONGEST_TEXT)
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": _FACT,
    "source": _FACT,
    "content_hash": _FACT,
    "axis": _FACT,
    "provider": _FACT,
    "certifications": _codes,
    "region": _FACT,
    "department": _FACT,
    "city": _FACT,
    "postcode": _FACT,
    "reference": _FACT,
    "status": _one_of(*STATUSES),
    "reason": _WORDS,
    "headcount": _whole(1, MOST_PEOPLE),
    "unit_cost_eur": _amount,
    "cost_basis": _one_of("HT", "TTC"),
    "additional_costs_eur": _amount,
    "funding_eur": _amount,
    "comment": _WORDS,
    "next_action": _WORDS,
    "next_action_date": _date,
    "note": _WORDS,
    "rating": _whole(0, MOST_STARS),
}
