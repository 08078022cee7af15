"""An export of ours that comes back: what its columns tell of a course, and all the rest that stays as it is.

It is an extract of the catalogue with chosen columns, written more tidily than the sources: what it does not
tell is not gone, and what it says in other words is not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from db.records import CourseWrite, KnownCourse
from explorer.services.exports.columns import all_columns
from explorer.services.exports.rows import clean
from explorer.services.exports.texts import harmless
from importers.records import Course, SheetReport, SourceCell
from resources.vocabulary import Vocabulary, fold

Told = frozenset[str]
"""Names of the fields of a course that the columns of an export tell."""

_FIRST: Final = ("rank", "title")
_TELLS: Final = {
    "duration": ("duration_min_hours", "duration_max_hours", "duration_raw"),
    "price": ("price_min_eur", "price_max_eur", "price_raw"),
    "certification": ("certification_kinds", "certification_raw"),
    "codes": ("certifications",),
    "funding": ("funding", "funding_raw"),
}
"""Column → fields, where it is not the field of its own name."""
_WORDS_OF: Final = {
    "duration_raw": ("duration_min_hours", "duration_max_hours"),
    "price_raw": ("price_min_eur", "price_max_eur"),
    "certification_raw": ("certifications", "certification_kinds"),
    "funding_raw": ("funding",),
}
"""The words of a source → the values read from them: an export writes the values."""
_OWN: Final = frozenset({"sheet", "row", "cells"})
_NAMES: Final = tuple(name for name in Course._fields if name not in _OWN)
_IDENTITY: Final = ("axis", "provider", "region", "department", "city", "postcode", "reference")


@cache
def _ours(words: Vocabulary) -> dict[str, str]:
    """Folded header → key of the column."""
    return {fold(each.layout.header): each.key for each in all_columns(words)}


def told_by(sheets: Iterable[SheetReport], words: Vocabulary) -> Told | None:
    """What an export tells; `None` for any other file.

    It is known by its first two columns and by headers that are all ours: its sheets may have been renamed,
    and a CSV file has none.
    """
    imported = [each for each in sheets if each.outcome == "imported"]
    if len(imported) != 1:
        return None
    ours = _ours(words)
    keys = [ours.get(fold(each.header)) for each in imported[0].columns]
    if tuple(keys[:2]) != _FIRST or None in keys:
        return None
    return frozenset(name for key in keys if key for name in _TELLS.get(key, (key,)) if name in _NAMES)


def recognisable(course: Course, told: Told) -> Course:
    """A row that the catalogue is searched for: without an axis or a place that no column of it told."""
    return course._replace(**_untold(told))


def as_told(course: KnownCourse, told: Told) -> KnownCourse:
    """A course of the catalogue as such a row would tell it."""
    return replace(course, **_untold(told))


def completed(course: Course, known: CourseWrite, told: Told) -> Course:
    """A row as it would be if the export had told all of its course, in the words of its source."""
    facts = known.facts
    found: dict[str, Any] = {
        name: _value(name, course, known) if name in told else getattr(facts, name) for name in _NAMES
    }
    for raw, values in _WORDS_OF.items():
        if all(found[each] == getattr(facts, each) for each in values):
            found[raw] = getattr(facts, raw)
    return course._replace(**found, cells=tuple(_cells(course, known)))


def _untold(told: Told) -> dict[str, Any]:
    """The parts of an identity that no column tells, blank."""
    blank: dict[str, Any] = {name: None for name in _IDENTITY if name not in told}
    return blank if "certifications" in told else {**blank, "certifications": ()}


def _value(name: str, course: Course, known: CourseWrite) -> object:
    """What the row says, or what the catalogue says if the export only wrote it otherwise."""
    new, old = getattr(course, name), getattr(known.facts, name)
    if isinstance(new, tuple) and sorted(new) == sorted(old):
        return old
    if isinstance(new, str) and isinstance(old, str):
        written = (_plain(clean(old)), _plain(harmless(old)))
        return old if _plain(new) in written else new
    return new


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cells(course: Course, known: CourseWrite) -> Iterator[SourceCell]:
    """The cells of the row, then those of the source that no column of the export takes up.

    What we add to a course (its rank, its status, a note) is none of its source's doing.
    """
    own = [each for each in course.cells if each.field is not None]
    yield from own
    taken = {each.field for each in own}
    kept = [SourceCell(*each) for each in known.cells if each.field is None or each.field not in taken]
    after = max((each.column for each in own), default=-1) + 1
    for place, each in enumerate(kept):
        yield each._replace(column=after + place)
