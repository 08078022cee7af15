"""The vocabulary of a catalogue: every word found in it, sorted, and the words that resemble a typed one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

Ids = NDArray[np.intp]
Masks = NDArray[np.uint64]

LAST: Final = "\U0010ffff"
MAX_PREFIX: Final = 14


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


def stem(word: str) -> str:
    """`word` without its plural and feminine endings: `generatives` and `generatif` give the same."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        word = word[:-3] + "al"
    elif word[-1] in "sx" and word[-2] != "s":
        word = word[:-1]
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) - len(feminine) >= 3:
            return word[: -len(feminine)] + masculine
    return word


_FEMININE: Final = (
    ("euse", "eur"),
    ("trice", "teur"),
    ("ive", "if"),
    ("ienne", "ien"),
    ("onne", "on"),
    ("elle", "el"),
    ("iere", "ier"),
    ("e", ""),
)


class Lexicon:
    """V distinct folded words in order; a word's id is its place. Words of one beginning are contiguous."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self._masks = _masks_of(self.words)
        self._lengths = np.fromiter(map(len, self.words), np.int16, len(self.words))
        self._stems: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            self._stems.setdefault(stem(word), []).append(i)
        self._prefixes: dict[int, _Prefixes] = {}

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
        return [i for i in self._stems.get(stem(word), ()) if self.words[i] != word]

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
        for length in range(max(2, len(word) - 1), min(MAX_PREFIX, len(word) + 1) + 1):
            table = self._prefixes.get(length)
            if table is None:
                # Two threads may build the same table: the last one stays, both are right.
                table = self._prefixes[length] = _Prefixes(self.words, length)
            found += [
                (int(table.starts[i]), int(table.ends[i]), distance)
                for i, distance in table.near(word, edits)
            ]
        return found


class _Prefixes:
    """The distinct beginnings of one length, each with the range of the longer words that share it."""

    def __init__(self, words: Sequence[str], length: int) -> None:
        self.texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for i, word in enumerate(words):
            if len(word) <= length:
                continue
            beginning = word[:length]
            if self.texts and self.texts[-1] == beginning:
                ends[-1] = i + 1
            else:
                self.texts.append(beginning)
                starts.append(i)
                ends.append(i + 1)
        self.starts = np.array(starts, np.int32)
        self.ends = np.array(ends, np.int32)
        self._masks = _masks_of(self.texts)

    def near(self, word: str, edits: int) -> list[tuple[int, int]]:
        """`(place, distance)` of the beginnings within `edits` of `word`."""
        candidates = np.flatnonzero(_resembling(self._masks, letter_mask(word), edits))
        return [
            (int(candidates[i]), distance)
            for i, distance in _distances(word, [self.texts[i] for i in candidates], edits)
        ]


def _masks_of(words: Sequence[str]) -> Masks:
    return np.fromiter(map(letter_mask, words), np.uint64, len(words))


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
