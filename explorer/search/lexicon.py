"""The vocabulary of a catalogue: every word found in it, sorted, and the words that resemble a typed one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from explorer.search.stems import perhaps_of, stem

Ids = NDArray[np.intp]
Masks = NDArray[np.uint64]

LAST: Final = "\U0010ffff"
MAX_PREFIX: Final = 16
_WIDTH: Final = 32
"""Letters of a word that are compared in bulk; the few longer words are seen one by one."""
_AT_ONCE: Final = 5_000
"""Words handed over at once: meanwhile no other thread runs."""


def letter_mask(word: str) -> int:
    """64 bits: which letters and digits a folded word holds, and which letters twice or more.

    One edit changes at most one bit that a word has and one that it has not, so two words whose masks
    differ by more than k bits in either direction are more than k edits apart.
    """
    once = twice = 0
    for char in word:
        code = ord(char) - 97
        bit = 1 << (code if 0 <= code < 26 else 52 + ord(char) % 12)
        if code < 26:
            twice |= once & bit
        once |= bit
    return once | (twice & (1 << 26) - 1) << 26


def allowed_edits(word: str) -> int:
    """How many slips are forgiven in a typed word; codes and figures are never guessed."""
    if len(word) < 3 or any(char.isdigit() for char in word):
        return 0
    return 1 if len(word) < 6 else 2


class Lexicon:
    """V distinct folded words in order; a word's id is its place. Words of one beginning are contiguous."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self._lengths = np.fromiter(map(len, self.words), np.int32, len(self.words))
        self._masks, self._prefixes = _masks_and_prefixes(self.words, self._lengths)

    def __len__(self) -> int:
        return len(self.words)

    def find(self, word: str) -> int | None:
        """The id of `word`, or `None`."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def beginning_with(self, prefix: str) -> tuple[int, int]:
        """The ids of the words that begin with `prefix`: from the first, to the second excluded."""
        return bisect_left(self.words, prefix), bisect_left(self.words, prefix + LAST)

    def forms_of(self, word: str) -> list[int]:
        """The ids of the words that differ from `word` by number or gender only; `word` itself left out."""
        root = stem(word)
        perhaps = perhaps_of(root)
        # They begin alike: few other words stand between the first and the last of them.
        first = bisect_left(self.words, perhaps[0])
        end = bisect_right(self.words, perhaps[-1], first)
        found = []
        for form in perhaps:
            first = bisect_left(self.words, form, first, end)
            if first < end and self.words[first] == form != word and stem(form) == root:
                found.append(first)
        return found

    def near(self, word: str, edits: int) -> list[tuple[int, int]]:
        """`(id, distance)` of the words within `edits` insertions, deletions, substitutions, swaps."""
        close = np.abs(self._lengths - len(word)) <= edits
        candidates = np.flatnonzero(close & _resembling(self._masks, letter_mask(word), edits))
        return [
            (int(candidates[i]), distance)
            for i, distance in _distances(word, [self.words[i] for i in candidates], edits)
        ]

    def near_beginnings(self, word: str, edits: int) -> list[tuple[int, int, int]]:
        """`(first id, last id + 1, distance)` of the words that begin within `edits` of `word`."""
        found = []
        for length in range(max(2, len(word) - 1), len(word) + 2):
            table = self._prefixes.get(length)
            if table is None:
                continue
            near = np.flatnonzero(_resembling(table.masks, letter_mask(word), edits))
            firsts = table.firsts[near].tolist()
            texts = [self.words[first][:length] for first in firsts]
            found += [
                (firsts[i], int(table.ends[near[i]]), distance)
                for i, distance in _distances(word, texts, edits)
            ]
        return found


@dataclass(frozen=True, slots=True)
class _Prefixes:
    """The distinct beginnings of one length: for each, the range of the longer words that share it."""

    firsts: NDArray[np.int32]
    ends: NDArray[np.int32]
    masks: Masks


def _masks_and_prefixes(
    words: Sequence[str], lengths: NDArray[np.int32]
) -> tuple[Masks, dict[int, _Prefixes]]:
    """The letter mask of every word, and its beginnings by length, letter after letter over all words."""
    count = len(words)
    letters = np.zeros((_WIDTH, count), np.uint32)
    for first in range(0, count, _AT_ONCE):
        some = np.array(words[first : first + _AT_ONCE], f"U{_WIDTH}")
        letters[:, first : first + len(some)] = some.view(np.uint32).reshape(len(some), _WIDTH).T
    once, twice = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    fresh = np.zeros(count, np.bool_)
    fresh[:1] = True
    prefixes: dict[int, _Prefixes] = {}
    for place, column in enumerate(letters):
        length = place + 1
        held = np.flatnonzero(lengths >= length)
        code = column[held].astype(np.int64) - 97
        is_letter = (code >= 0) & (code < 26)
        bit = np.uint64(1) << np.where(is_letter, code, 52 + (code + 97) % 12).astype(np.uint64)
        before = once[held]
        twice[held] |= np.where(is_letter, before & bit, np.uint64(0))
        once[held] = before | bit
        # Sorted words share a beginning with the one before or start a new one.
        fresh[1:] |= column[1:] != column[:-1]
        if 2 <= length <= MAX_PREFIX:
            longer = np.flatnonzero(lengths > length)
            # A shorter word stands before the longer ones that it begins, so it never parts them.
            group = np.cumsum(fresh)[longer]
            starts = np.flatnonzero(np.diff(group, prepend=-1))
            ends = np.append(starts[1:], len(longer))[: len(starts)]
            firsts, lasts = longer[starts], longer[ends - 1]
            prefixes[length] = _Prefixes(
                firsts.astype(np.int32),
                (lasts + 1).astype(np.int32),
                once[firsts] | twice[firsts] << np.uint64(26),
            )
    masks = once | twice << np.uint64(26)
    for place in np.flatnonzero(lengths > _WIDTH).tolist():
        masks[place] = letter_mask(words[place])
    return masks, prefixes


def _resembling(masks: Masks, mask: int, edits: int) -> NDArray[np.bool_]:
    """Which masks differ from `mask` by at most `edits` (1 or 2) bits in each direction."""
    wanted = np.uint64(mask)
    return _few_bits(masks & ~wanted, edits) & _few_bits(~masks & wanted, edits)


def _few_bits(bits: Masks, most: int) -> NDArray[np.bool_]:
    one = np.uint64(1)
    for _ in range(most):
        # Clears the lowest bit that is set; on 0 the subtraction wraps and 0 stays 0.
        bits = bits & (bits - one)
    none_left: NDArray[np.bool_] = bits == 0
    return none_left


def _distances(word: str, candidates: Sequence[str], edits: int) -> list[tuple[int, int]]:
    if not candidates:
        return []
    found: NDArray[Any] = process.cdist(
        [word], candidates, scorer=OSA.distance, score_cutoff=edits, dtype=np.int32
    )[0]
    return [(int(i), int(found[i])) for i in np.flatnonzero(found <= edits)]
