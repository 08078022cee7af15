"""The words of the domain, read once from the TOML files of this folder and checked on the way in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from resources import read_bytes
from resources.vocabulary.folding import fold, slugify
from resources.vocabulary.terms import (
    UNKNOWN_LABEL,
    UNKNOWN_VALUE,
    Axis,
    Branch,
    CertificationKind,
    Field,
    FormatKind,
    Funding,
    GlossaryTerm,
    JobFamily,
    Level,
    Maturity,
    Skill,
    Synonym,
    Term,
    TrainingType,
    Vocabulary,
)

__all__ = [
    "UNKNOWN_LABEL",
    "UNKNOWN_VALUE",
    "Axis",
    "Branch",
    "CertificationKind",
    "Field",
    "FormatKind",
    "Funding",
    "GlossaryTerm",
    "JobFamily",
    "Level",
    "Maturity",
    "Skill",
    "Synonym",
    "Term",
    "TrainingType",
    "Vocabulary",
    "fold",
    "load",
    "slugify",
    "vocabulary",
]

_T = TypeVar("_T")
Reader = Callable[[str], bytes]
"""Gives the bytes of a file of this folder by its name."""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary shipped with the application."""
    return load(lambda name: read_bytes("vocabulary", name))


def load(read: Reader) -> Vocabulary:
    """The vocabulary whose files `read` gives.

    Raises `ValueError` that names the file for TOML that cannot be parsed, a missing or unexpected key,
    a slug given twice and a parent that does not exist.
    """
    words = Vocabulary(
        axes=_terms(read, "axes.toml", "axis", Axis),
        skills=_terms(read, "skills.toml", "skill", Skill),
        job_families=_terms(read, "job_families.toml", "job_family", JobFamily),
        formats=_terms(read, "formats.toml", "format", FormatKind),
        training_types=_terms(read, "training_types.toml", "training_type", TrainingType),
        levels=_terms(read, "levels.toml", "level", Level),
        certification_kinds=_terms(read, "certification_kinds.toml", "certification_kind", CertificationKind),
        fundings=_terms(read, "funding.toml", "funding", Funding),
        branches=_terms(read, "branches.toml", "branch", Branch),
        maturities=_terms(read, "maturities.toml", "maturity", Maturity),
        glossary=_entries(read, "glossary.toml", "term", GlossaryTerm, unique="term"),
        synonyms=_entries(read, "synonyms.toml", "group", Synonym),
        fields=_entries(read, "fields.toml", "field", Field, unique="name"),
        unknown_words=_unknown_words(read, "unknown_words.toml"),
    )
    _check_parents(words.formats)
    return words


def _parse(read: Reader, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(read(name).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{name}: {error}") from error


def _entries(
    read: Reader, name: str, table: str, make: Callable[..., _T], *, unique: str | None = None
) -> tuple[_T, ...]:
    """One `make` for each `[[table]]` of the file; no two with the same `unique` key."""
    made: list[_T] = []
    seen: set[object] = set()
    for number, entry in enumerate(_parse(read, name).get(table, ()), start=1):
        try:
            made.append(make(**_frozen(entry)))
        except TypeError as error:
            raise ValueError(f"{name}: [[{table}]] no. {number}: {error}") from error
        if unique is not None:
            key = entry[unique]
            if key in seen:
                raise ValueError(f"{name}: {unique} {key!r} is given twice")
            seen.add(key)
    if not made:
        raise ValueError(f"{name}: no [[{table}]]")
    return tuple(made)


def _terms(read: Reader, name: str, table: str, make: Callable[..., _T]) -> tuple[_T, ...]:
    return _entries(read, name, table, make, unique="number" if table == "level" else "slug")


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The same keys with tuples for arrays; anything but texts, numbers, booleans and dates is refused."""
    frozen: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, list):
            if not all(isinstance(item, str) for item in value):
                raise TypeError(f"{key!r} holds something else than texts")
            frozen[key] = tuple(value)
        elif isinstance(value, str | int | date):
            frozen[key] = value
        else:
            raise TypeError(f"{key!r} is neither a text, a number, a boolean, a date nor a list of texts")
    return frozen


def _unknown_words(read: Reader, name: str) -> tuple[str, ...]:
    words = _parse(read, name).get("words")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{name}: « words » must be a list of texts")
    return tuple(words)


def _check_parents(formats: tuple[FormatKind, ...]) -> None:
    broad = {each.slug for each in formats if each.parent is None}
    for each in formats:
        if each.parent is not None and each.parent not in broad:
            raise ValueError(f"formats.toml: {each.slug!r} has an unknown parent {each.parent!r}")
