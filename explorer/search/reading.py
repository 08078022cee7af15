"""Columns of texts read as numbered words: each distinct text once, and each distinct piece of them once.

A hundred thousand courses are written with some tens of thousands of pieces between two spaces. Only these
are folded and cut into words; all the rest is bulk copying.
Done in chunks of a few milliseconds, so that other threads run meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.fold import CODE_BEGUN, MAY_HOLD_COMPOUND, WORD, closed_forms, fold
from explorer.search.numbering import Coded, Numbers

_CHUNK: Final = 2_000
_BETWEEN_TEXTS: Final = "\0"
_SEPARATOR: Final = "\x1e"
"""Between pieces: a kind of space, so that none holds it."""
_WORD_OR_SEPARATOR: Final = re.compile(rf"{WORD.pattern}|{_SEPARATOR}")
_CODE_BEGUN: Final = re.compile(CODE_BEGUN + _SEPARATOR)


@dataclass(frozen=True, slots=True)
class Runs:
    """Numbers in runs one after the other: run i is `lengths[i]` of them."""

    numbers: NDArray[np.int32]
    lengths: NDArray[np.int64]

    @classmethod
    def ended(cls, numbers: Sequence[NDArray[np.int32]]) -> Runs:
        """From numbers among which 0 ends each run; the others are counted from 1."""
        whole = np.concatenate((*numbers, np.empty(0, np.int32)))
        ends = np.flatnonzero(whole == 0)
        return cls(whole[whole != 0] - np.int32(1), np.diff(ends, prepend=-1) - 1)

    def at(self, places: NDArray[Any]) -> Runs:
        """The runs of these places."""
        lengths = self.lengths[places]
        starts = np.cumsum(self.lengths) - self.lengths
        found = np.repeat(starts[places] - (np.cumsum(lengths) - lengths), lengths)
        found += np.arange(len(found))
        return Runs(self.numbers[found], lengths)

    def lines(self, places: NDArray[np.int32]) -> Runs:
        """For each line of places, their runs as one."""
        found = self.at(places.ravel())
        return Runs(found.numbers, found.lengths.reshape(places.shape).sum(axis=1))

    def through(self, others: Runs) -> Runs:
        """Run n of `others` in place of each number n."""
        found = others.at(self.numbers)
        ends = np.concatenate(([0], np.cumsum(found.lengths)))
        bounds = np.concatenate(([0], np.cumsum(self.lengths)))
        return Runs(found.numbers, np.diff(ends[bounds]))

    def replaced(self, places: Sequence[int], others: Runs) -> Runs:
        """The runs of these places become those of `others`."""
        which = np.arange(len(self.lengths))
        which[places] = len(which) + np.arange(len(places))
        both = Runs(
            np.concatenate((self.numbers, others.numbers)), np.concatenate((self.lengths, others.lengths))
        )
        return both.at(which)


@dataclass(frozen=True, slots=True)
class Read:
    """The words of each text in order, and its closed-up forms apart."""

    words: Runs
    closed: Runs


def read(columns: Iterable[Sequence[Coded[str | None]]]) -> tuple[list[str], list[Read]]:
    """The distinct words, in the order of their numbers, and what is read in each text of each column.

    A text has a line from each of the columns that stand together; no word goes on from a line to the next.
    """
    pieces, words = _numbers(_BETWEEN_TEXTS), _numbers(_SEPARATOR)
    cut = [_Cut.at_spaces(column, pieces) for column in columns]
    of_pieces = _read_pieces(list(pieces)[1:], words)
    found = [each.read(of_pieces, words) for each in cut]
    return list(words)[1:], found


def _numbers(end: str) -> Numbers[str]:
    """Numbers from 1 on; what ends a run of them is 0."""
    numbers = Numbers[str]()
    numbers.of((end,))
    return numbers


@dataclass(frozen=True, slots=True)
class _Cut:
    """Texts cut at their spaces: text i is the lines at `places[i]`, `pieces` are those of each line."""

    lines: Sequence[str]
    places: NDArray[np.int32]
    pieces: Runs

    @classmethod
    def at_spaces(cls, columns: Sequence[Coded[str | None]], numbers: Numbers[str]) -> _Cut:
        filled = [column for column in columns if any(column.values)] or columns[:1]
        lines = [text or "" for column in filled for text in column.values]
        firsts = np.cumsum([0, *(len(column.values) for column in filled[:-1])], dtype=np.int32)
        places = np.stack([column.of for column in filled], axis=1) + firsts
        return cls(lines, places, Runs.ended([_pieces(chunk, numbers) for chunk in _chunks(lines)]))

    def read(self, of_pieces: _Pieces, numbers: Numbers[str]) -> Read:
        """What each text holds."""
        closed = self.pieces.through(of_pieces.closed)
        holders = np.repeat(np.arange(len(self.lines)), self.pieces.lengths)
        whole = np.unique(holders[of_pieces.begins_code[self.pieces.numbers]]).tolist()
        if whole:
            forms = [closed_forms(fold(self.lines[place])) for place in whole]
            closed = closed.replaced(whole, _runs(forms, numbers))
        words = self.pieces.through(of_pieces.words)
        return Read(words.lines(self.places), closed.lines(self.places))


def _pieces(texts: Sequence[str], numbers: Numbers[str]) -> NDArray[np.int32]:
    end = f" {_BETWEEN_TEXTS} "
    found = numbers.of((end.join(texts) + end).split())
    if np.count_nonzero(found == 0) != len(texts):
        return _pieces([text.replace(_BETWEEN_TEXTS, " ") for text in texts], numbers)
    return found


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What is read in each piece by itself."""

    words: Runs
    closed: Runs
    begins_code: NDArray[np.bool_]
    """Whether its end may begin a code, « RS » of « RS 6776 »: the lines that hold it are read whole."""


def _read_pieces(pieces: Sequence[str], words: Numbers[str]) -> _Pieces:
    found: list[NDArray[np.int32]] = []
    closed: list[Sequence[str]] = [()] * len(pieces)
    begins_code = np.zeros(len(pieces), np.bool_)
    first = 0
    for chunk in _chunks(pieces):
        joined = fold(_SEPARATOR.join(chunk)) + _SEPARATOR
        found.append(words.of(_WORD_OR_SEPARATOR.findall(joined)))
        folded = joined.split(_SEPARATOR)
        ends = np.cumsum([len(piece) + 1 for piece in folded])
        for place in _holding(MAY_HOLD_COMPOUND, joined, ends).tolist():
            closed[first + place] = closed_forms(folded[place])
        begins_code[first + _holding(_CODE_BEGUN, joined, ends)] = True
        first += len(chunk)
    return _Pieces(Runs.ended(found), _runs(closed, words), begins_code)


def _holding(pattern: re.Pattern[str], joined: str, ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """Which pieces of a text hold it."""
    starts = [match.start() for match in pattern.finditer(joined)]
    return np.unique(np.searchsorted(ends, starts, side="right"))


def _runs(texts: Sequence[Sequence[str]], numbers: Numbers[str]) -> Runs:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return Runs(numbers.of(list(chain.from_iterable(texts))) - np.int32(1), lengths)


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[first : first + _CHUNK] for first in range(0, len(texts), _CHUNK))
