"""Which course of this catalogue each course of a dossier file is. Nothing is invented: in doubt, none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz

from db.records import KnownCourse
from explorer.services.dossier_file.values import FileCourse
from explorer.services.identity import Sign, identity_key, sign_of
from explorer.services.totals import CourseRef
from resources.vocabulary import fold

How = Literal["source", "certification", "title"]
Why = Literal["absent", "ambiguous", "double"]

_PLAUSIBLE_TITLE: Final = 60
"""Titles less alike than this are of two courses, be their reference or certification the same."""

_NUMBER: Final = re.compile(r"\d+")

_HOW: Final[Mapping[How, str]] = {
    "source": "même source",
    "certification": "même certification, même organisme",
    "title": "même intitulé, même organisme, même lieu",
}
_WHY: Final[Mapping[Why, str]] = {
    "absent": "elle n’est pas dans votre catalogue",
    "ambiguous": "plusieurs formations de votre catalogue lui ressemblent",
    "double": "elle désigne la même formation qu’une autre du dossier",
}


@dataclass(frozen=True, slots=True)
class MatchedCourse:
    """A course of the file and the course of this catalogue that it is."""

    written: FileCourse
    course: CourseRef
    how: How

    @property
    def text(self) -> str:
        """By what it was found, in French."""
        return _HOW[self.how]


@dataclass(frozen=True, slots=True)
class UnmatchedCourse:
    """A course of the file that is left out."""

    written: FileCourse
    why: Why

    @property
    def text(self) -> str:
        """Why it is left out, in French."""
        return _WHY[self.why]


def match(
    written: Sequence[FileCourse], known: Mapping[str, Sequence[KnownCourse]]
) -> tuple[MatchedCourse | UnmatchedCourse, ...]:
    """The courses of a file in their order; `known`: name of a source → its courses.

    By its identity or its reference in the source of the same name; else by certification and provider,
    with a title alike; else by title, provider and place in any source. Several courses that answer are one
    when they say the same, or when one alone says exactly what the sender's said.
    """
    finder = _Finder(known)
    taken: set[int] = set()
    found: list[MatchedCourse | UnmatchedCourse] = []
    for course in written:
        outcome = finder.find(course)
        if isinstance(outcome, MatchedCourse):
            if outcome.course.id in taken:
                outcome = UnmatchedCourse(course, "double")
            else:
                taken.add(outcome.course.id)
        found.append(outcome)
    return tuple(found)


class _Finder:
    """The courses of a catalogue by what they can be recognised by."""

    def __init__(self, known: Mapping[str, Sequence[KnownCourse]]) -> None:
        self._tables: dict[Hashable, list[KnownCourse]] = defaultdict(list)
        for source, courses in known.items():
            for course in courses:
                for key in _keys(sign_of(course), source):
                    self._tables[key].append(course)

    def find(self, written: FileCourse) -> MatchedCourse | UnmatchedCourse:
        """The course that a course of the file is; the surest way first."""
        sign = sign_of(written)
        is_ambiguous = False
        for key in _keys(sign, written.source):
            how: How = key[0]
            candidates = [
                each
                for each in self._tables.get(key, ())
                if key[1] != "alike" or _is_alike(sign.title, each.title)
            ]
            chosen = _choose(candidates, written)
            if chosen is not None:
                return MatchedCourse(written, CourseRef(chosen.id, chosen.title), how)
            is_ambiguous = is_ambiguous or bool(candidates)
        return UnmatchedCourse(written, "ambiguous" if is_ambiguous else "absent")


_Key = tuple[How, str, Hashable]


def _keys(sign: Sign, source: str | None) -> Iterator[_Key]:
    """What a course can be recognised by, surest first. « alike »: only with a title alike."""
    if source:
        name = fold(source)
        yield "source", "same", (name, identity_key(sign))
        if sign.reference:
            yield "source", "alike", (name, sign.reference)
    if sign.provider:
        if sign.codes:
            yield "certification", "alike", (sign.codes, sign.provider)
        yield "title", "same", (sign.title, sign.provider, sign.place)


def _is_alike(title: str, other: str) -> bool:
    """Whether two titles may be of one course: « niveau 1 » and « niveau 2 » are not."""
    other = fold(other)
    has_same_numbers = _NUMBER.findall(title) == _NUMBER.findall(other)
    return has_same_numbers and fuzz.token_set_ratio(title, other) >= _PLAUSIBLE_TITLE


def _choose(candidates: Iterable[KnownCourse], written: FileCourse) -> KnownCourse | None:
    """The one course meant, or `None`: those of the last editions first, then what says the same."""
    found = list(candidates)
    for is_meant in (
        lambda each: not each.is_missing,
        lambda each: each.content_hash == written.content_hash,
        lambda each: fold(each.title) == fold(written.title),
    ):
        found = [each for each in found if is_meant(each)] or found
    if len({each.content_hash for each in found}) == 1:
        return found[0]
    return None
