"""How likely two courses of different lists are the same one: title, provider, certification, duration.

Courses are only compared within small blocks that share something rare, so that 100,000 of them take seconds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from db.records import ComparedCourse
from explorer.services import wording
from explorer.services.identity import is_typo
from explorer.services.provider_names import core_of
from resources.vocabulary import fold

LIKELY: Final = 0.8
"""Pairs less alike than this are not proposed."""

_LARGEST_BLOCK: Final = 24
"""What more courses than this share is not rare, and tells nothing."""
_LIKE_TITLES: Final = 70
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL_WORDS: Final = frozenset(
    {"de", "du", "des", "la", "le", "les", "un", "une", "et", "en", "a", "au", "aux", "d", "l", "pour", "par"}
    | {"sur", "avec", "dans", "formation", "stage", "cours", "module", "parcours", "programme"}
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a course is compared by."""

    id: int
    title: str
    """Folded, its words in their order, small ones left out."""
    words: frozenset[str]
    provider: str
    """Without case, accents and legal form; empty when unknown."""
    codes: frozenset[str]
    hours: float | None
    place: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two courses, `left` < `right`, how alike they are (0 to 1) and why, in French."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


def traits_of(course: ComparedCourse) -> Traits:
    """The traits of a course."""
    words = [word for word in _WORD.findall(fold(course.title)) if word not in _SMALL_WORDS]
    return Traits(
        course.id,
        " ".join(words) or fold(course.title),
        frozenset(words),
        core_of(course.provider) if course.provider else "",
        frozenset(course.certifications),
        course.duration_min_hours,
        fold(course.city or ""),
    )


def candidates(courses: Iterable[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: they share a provider and a rare word of their titles, a code or a whole title."""
    every = list(courses)
    often = Counter(word for each in every for word in each.words)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for each in every:
        for key in _block_keys(each, often):
            blocks[key].append(each.id)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if not 1 < len(numbers) <= _LARGEST_BLOCK:
            continue
        for pair in combinations(sorted(numbers), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """How alike two courses are; `None` when they are different or not likely enough the same."""
    if 2 * len(one.words & other.words) < min(len(one.words), len(other.words)):
        return None
    titles = max(fuzz.ratio(one.title, other.title), fuzz.token_sort_ratio(one.title, other.title))
    if titles < _LIKE_TITLES or _differ(one, other):
        return None
    if not one.codes & other.codes and _say_other_things(one, other):
        return None
    reasons = ["même intitulé" if one.title == other.title else "intitulés proches"]
    score = 0.55 * titles / 100
    if one.provider and other.provider:
        score += 0.25
        reasons.append("même organisme" if one.provider == other.provider else "organismes presque homonymes")
    if common := one.codes & other.codes:
        score += 0.2
        reasons.append(f"même certification ({wording.codes(sorted(common))})")
    elif one.codes and other.codes:
        score -= 0.25
    if one.hours is not None and one.hours == other.hours:
        score += 0.1
        reasons.append(f"même durée ({wording.hours(one.hours)})")
    elif one.hours is not None and other.hours is not None:
        score -= 0.05
    if score < LIKELY:
        return None
    return Likeness(min(one.id, other.id), max(one.id, other.id), round(min(score, 1.0), 2), tuple(reasons))


def _block_keys(each: Traits, often: Counter[str]) -> Iterator[Hashable]:
    rare = sorted(each.words, key=lambda word: (often[word], word))[:2]
    # The first word of a name stands for it: the rest may hold a slip.
    provider = each.provider.split(" ")[0][:5]
    for word in rare:
        yield provider, word
    for code in each.codes:
        yield provider, code
    yield provider, each.title
    if not each.provider:
        yield each.title, each.codes


def _differ(one: Traits, other: Traits) -> bool:
    """Whether something sure tells them apart: another provider, another town, another number in a title."""
    providers = {one.provider, other.provider} - {""}
    if len(providers) > 1 and not is_typo(one.provider, other.provider):
        return True
    return len({one.place, other.place} - {""}) > 1 or _numbers(one.words) != _numbers(other.words)


def _say_other_things(one: Traits, other: Traits) -> bool:
    """Whether each title has a word that the other replaces: « les bases », « les macros »."""
    own, others = one.words - other.words, other.words - one.words
    left = [word for word in own if not any(is_typo(word, each) for each in others)]
    right = [word for word in others if not any(is_typo(word, each) for each in own)]
    return bool(left and right)


def _numbers(words: Collection[str]) -> frozenset[str]:
    """« Niveau 1 » and « niveau 2 » are two courses."""
    return frozenset(word for word in words if word.isdigit())
