"""Which course of the catalogue a row of the next edition is (`docs/domain.md`)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple, Protocol, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from db.records import KnownCourse
from explorer.services.provider_names import core_of
from resources.vocabulary import fold

_PLAUSIBLE_TITLE: Final = 60
"""A reference that would join two titles less alike than this was given anew to another course."""
_ALIKE: Final = 75
"""Texts less alike than this are not even looked at word by word."""
_SHORTEST_TYPO: Final = 4
_LONG_WORD: Final = 8
_MOST_TYPOS: Final = 2
_MOST_PAIRS: Final = 5_000_000
"""Larger blocks are not searched for near matches: nothing in them would be clear."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")

_Key = TypeVar("_Key", bound=Hashable)
Alikeness = Callable[[int, int], int]
"""(index of the file's course, number of the known one) → how much they say the same."""


class Sign(NamedTuple):
    """What two editions of a course are compared by, folded."""

    axis: str
    provider: str
    title: str
    codes: tuple[str, ...]
    place: str
    reference: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The known course that a row is; `note` says in French how, when it was not plain."""

    course_id: int
    note: str = ""


class Identifiable(Protocol):
    """What a sign is made of: a course of a file or of the catalogue, or one that a colleague wrote of."""

    @property
    def axis(self) -> str | None: ...
    @property
    def provider(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def certifications(self) -> tuple[str, ...]: ...
    @property
    def region(self) -> str | None: ...
    @property
    def department(self) -> str | None: ...
    @property
    def city(self) -> str | None: ...
    @property
    def postcode(self) -> str | None: ...
    @property
    def reference(self) -> str | None: ...


def sign_of(course: Identifiable) -> Sign:
    """The sign of a course."""
    return Sign(
        course.axis or "",
        fold(course.provider or ""),
        fold(course.title),
        tuple(sorted(course.certifications)),
        _place(course.region, course.department, course.city, course.postcode),
        fold(course.reference or ""),
    )


@lru_cache(maxsize=4_096)
def _place(*parts: str | None) -> str:
    """Folded; the courses of a provider are given in the same few places."""
    return " ".join(fold(each) for each in parts if each)


def identity_key(sign: Sign) -> str:
    """Equal for the courses of a source that are taken for the same when no reference tells."""
    # « Dawan » and « DAWAN SARL » are one: approving a name must not make other courses of a whole catalogue.
    parts = (sign.axis, core_of(sign.provider), sign.title, *sign.codes, sign.place)
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def recognise(
    signs: Sequence[Sign],
    content_hashes: Sequence[str],
    known: Sequence[KnownCourse],
    alikeness: Alikeness,
) -> dict[int, Recognised]:
    """Index of a file's course → the known course that it is; new courses are absent.

    No known course is given twice. `alikeness` is only asked where several rows have the same identity.
    """
    if not known:
        return {}
    matching = _Matching(signs, known)
    matching.pair_unchanged(content_hashes)
    matching.pair_references()
    matching.pair_identities(alikeness)
    matching.pair_replacements()
    matching.pair_typos()
    return matching.found


class _Matching:
    """The rows and the known courses that are still to be paired."""

    def __init__(self, signs: Sequence[Sign], known: Sequence[KnownCourse]) -> None:
        self.found: dict[int, Recognised] = {}
        self._signs = signs
        # Present courses first: a missing one only comes back when no present one is the row's course.
        self._known = {each.id: each for each in sorted(known, key=lambda each: (each.is_missing, each.id))}
        self._known_signs = {number: sign_of(each) for number, each in self._known.items()}
        self._rows_left = dict.fromkeys(range(len(signs)))
        self._known_left = dict.fromkeys(self._known)

    def pair_unchanged(self, content_hashes: Sequence[str]) -> None:
        """Rows that say exactly what a known course says."""
        known: dict[str, list[int]] = defaultdict(list)
        for number, course in self._known.items():
            known[course.content_hash].append(number)
        for row in tuple(self._rows_left):
            if numbers := known.get(content_hashes[row]):
                self._pair(row, numbers.pop(0))

    def pair_references(self) -> None:
        """Rows whose reference, with or without their certification, is theirs alone on both sides."""
        self._pair_sole(lambda sign: (sign.reference, sign.codes) if sign.reference and sign.codes else None)
        self._pair_sole(lambda sign: sign.reference or None)

    def _pair_sole(self, reference_of: Callable[[Sign], Hashable]) -> None:
        rows = _groups(range(len(self._signs)), lambda row: reference_of(self._signs[row]))
        known = _groups(self._known, lambda number: reference_of(self._known_signs[number]))
        for reference, (row, *other_rows) in rows.items():
            number, *other_numbers = known.get(reference, [0])
            if reference and number and not other_rows and not other_numbers and self._are_left(row, number):
                old, new = self._known_signs[number], self._signs[row]
                alike = fuzz.token_set_ratio(old.title, new.title) >= _PLAUSIBLE_TITLE
                if alike or set(old.codes) & set(new.codes):
                    self._pair(row, number, _told_by_reference(old, new))

    def pair_identities(self, alikeness: Alikeness) -> None:
        """Rows of the same identity; among several sessions, those that say most the same."""
        known = _groups(self._known_left, lambda number: self._known[number].identity_key)
        for key, rows in _groups(self._rows_left, lambda row: identity_key(self._signs[row])).items():
            numbers = known.get(key, [])
            if len(rows) == len(numbers) == 1:
                self._pair(rows[0], numbers[0])
                continue
            if len(rows) * len(numbers) > _MOST_PAIRS:
                continue
            # Stable: equal pairs keep the order of the file, present courses before missing ones.
            pairs = sorted(
                ((row, number) for row in rows for number in numbers), key=lambda pair: -alikeness(*pair)
            )
            for row, number in pairs:
                if self._are_left(row, number):
                    self._pair(row, number)

    def pair_replacements(self) -> None:
        """One course of a provider under one title whose certification or place is another one now."""

        def title_of(sign: Sign) -> Hashable:
            return (sign.axis, sign.provider, sign.title) if sign.provider else None

        rows = _groups(range(len(self._signs)), lambda row: title_of(self._signs[row]))
        known = _groups(self._known_left, lambda number: title_of(self._known_signs[number]))
        for key, numbers in known.items():
            present = [each for each in numbers if not self._known[each].is_missing] or numbers
            candidates = rows.get(key, [])
            if key and len(candidates) == len(present) == 1 and self._are_left(candidates[0], present[0]):
                old, new = self._known_signs[present[0]], self._signs[candidates[0]]
                what = "certification remplacée" if old.codes != new.codes else "lieu changé"
                self._pair(candidates[0], present[0], f"même intitulé et même organisme, {what}")

    def pair_typos(self) -> None:
        """One title, or one provider, corrected while all the rest of the identity stays."""
        self._pair_alike(
            lambda sign: (
                (sign.axis, sign.provider, sign.codes, sign.place) if sign.provider or sign.codes else None
            ),
            lambda sign: sign.title,
            is_typo,
            "intitulé corrigé",
        )
        self._pair_alike(
            lambda sign: (sign.axis, sign.title, sign.codes, sign.place),
            lambda sign: sign.provider,
            is_typo,
            "nom de l’organisme corrigé",
        )
        self._pair_alike(
            lambda sign: (
                (sign.axis, sign.provider, sign.codes, sign.place) if sign.provider and sign.codes else None
            ),
            lambda sign: sign.title,
            _is_longer,
            "intitulé complété ou abrégé, même organisme et même certification",
        )

    def _pair_alike(
        self,
        block_of: Callable[[Sign], Hashable],
        text_of: Callable[[Sign], str],
        is_near: Callable[[str, str], bool],
        note: str,
    ) -> None:
        """Pairs, inside each block, the texts that are near each other and near no other one."""
        known = _groups(self._known_left, lambda number: block_of(self._known_signs[number]))
        for block, rows in _groups(self._rows_left, lambda row: block_of(self._signs[row])).items():
            numbers = known.get(block, [])
            if not block or not numbers or len(rows) * len(numbers) > _MOST_PAIRS:
                continue
            texts = {number: text_of(self._known_signs[number]) for number in numbers}
            near_rows: dict[int, list[int]] = defaultdict(list)
            near_numbers: dict[int, list[int]] = {}
            for row in rows:
                text = text_of(self._signs[row])
                close = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
                near_numbers[row] = [number for other, _, number in close if is_near(text, other)]
                for number in near_numbers[row]:
                    near_rows[number].append(row)
            for row, candidates in near_numbers.items():
                if len(candidates) == 1 and len(near_rows[candidates[0]]) == 1:
                    self._pair(row, candidates[0], note)

    def _are_left(self, row: int, number: int) -> bool:
        return row in self._rows_left and number in self._known_left

    def _pair(self, row: int, number: int, note: str = "") -> None:
        del self._rows_left[row], self._known_left[number]
        self.found[row] = Recognised(number, note)


def _told_by_reference(old: Sign, new: Sign) -> str:
    if old.title != new.title:
        return "reconnue à sa référence"
    return "même référence, certification remplacée" if old.codes and new.codes != old.codes else ""


def _groups(numbers: Iterable[int], key: Callable[[int], _Key]) -> dict[_Key, list[int]]:
    groups: dict[_Key, list[int]] = defaultdict(list)
    for each in numbers:
        groups[key(each)].append(each)
    return groups


def is_typo(one: str, other: str) -> bool:
    """Whether two folded texts are the same but for a slip in one or two of their words, or their spacing."""
    words, others = _WORD.findall(one), _WORD.findall(other)
    if "".join(words) == "".join(others):
        return bool(words)
    if len(words) != len(others):
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(pairs) <= _MOST_TYPOS and all(_is_slip(a, b) for a, b in pairs)


def _is_slip(word: str, other: str) -> bool:
    shortest = min(len(word), len(other))
    # « niveau 1 » and « niveau 2 » are two courses, and so are « vol » and « col ».
    if word.isdigit() or other.isdigit() or shortest < _SHORTEST_TYPO:
        return False
    return OSA.distance(word, other) <= (2 if shortest >= _LONG_WORD else 1)


def _is_longer(one: str, other: str) -> bool:
    """Whether one folded text has all the words of the other, in order, and some more that are no number."""
    short, long = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    rest = iter(long)
    added = Counter(long) - Counter(short)
    return all(word in rest for word in short) and not any(word.isdigit() for word in added)
