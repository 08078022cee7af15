"""Columns of texts read as numbered words: each distinct text once, and each distinct piece of them once.

A hundred thousand courses are written with some tens of thousands of pieces between two spaces. Only these
are folded and cut into words; all the rest is bulk copying.
Done in chunks of a few milliseconds, so that other threads run meanwhile.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.fold import CODE_BEGUN, WORD, closed_forms, fold

_CHUNK: Final = 2_000
_BETWEEN_TEXTS: Final = "\0"
_SEPARATOR: Final = "\x1e"
"""Between pieces: a kind of space, so that none holds it."""
_WORD_OR_SEPARATOR: Final = re.compile(rf"{WORD.pattern}|{_SEPARATOR}")


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
        moved = starts[places] - (np.cumsum(lengths) - lengths)
        return Runs(self.numbers[np.repeat(moved, lengths) + np.arange(lengths.sum())], lengths)

    def through(self, others: Runs) -> Runs:
        """Run n of `others` in place of each number n."""
        ends = np.concatenate(([0], np.cumsum(others.lengths[self.numbers])))
        bounds = np.concatenate(([0], np.cumsum(self.lengths)))
        return Runs(others.at(self.numbers).numbers, np.diff(ends[bounds]))

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

    def at(self, places: NDArray[Any]) -> Read:
        """What is read at these places."""
        return Read(self.words.at(places), self.closed.at(places))


def read(columns: Iterable[Sequence[str]]) -> tuple[list[str], list[Read]]:
    """The distinct words, in the order of their numbers, and what is read in each text of each column."""
    pieces, words = _Numbers(_BETWEEN_TEXTS), _Numbers(_SEPARATOR)
    cut = [_Cut.at_spaces(column, pieces) for column in columns]
    of_pieces = _read_pieces(pieces.texts(), words)
    found = [each.read(of_pieces, words) for each in cut]
    return words.texts(), found


class _Numbers(defaultdict[str, int]):
    """Numbers new texts from 1 on; what ends a run of them is 0."""

    def __init__(self, end: str) -> None:
        super().__init__()
        self.default_factory = self.__len__
        self[end] = 0

    def of(self, texts: Sequence[str]) -> NDArray[np.int32]:
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))

    def texts(self) -> list[str]:
        """From number 1 on."""
        return list(self)[1:]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A column of texts cut at its spaces: text i is `texts[of[i]]`, `pieces` are those of `texts`."""

    texts: Sequence[str]
    of: NDArray[np.int32]
    pieces: Runs

    @classmethod
    def at_spaces(cls, column: Sequence[str], numbers: _Numbers) -> _Cut:
        places: dict[str, int] = {}
        of = np.fromiter((places.setdefault(text, len(places)) for text in column), np.int32, len(column))
        texts = list(places)
        return cls(texts, of, Runs.ended([_pieces(chunk, numbers) for chunk in _chunks(texts)]))

    def read(self, of_pieces: _Pieces, words: _Numbers) -> Read:
        """What each text of the column holds."""
        closed = self.pieces.through(of_pieces.closed)
        holders = np.repeat(np.arange(len(self.texts)), self.pieces.lengths)
        whole = np.unique(holders[of_pieces.begins_code[self.pieces.numbers]]).tolist()
        if whole:
            forms = [closed_forms(fold(self.texts[place])) for place in whole]
            closed = closed.replaced(whole, _runs(forms, words))
        return Read(self.pieces.through(of_pieces.words).at(self.of), closed.at(self.of))


def _pieces(texts: Sequence[str], numbers: _Numbers) -> NDArray[np.int32]:
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
    """Whether its end may begin a code, « RS » of « RS 6776 »: the texts that hold it are read whole."""


def _read_pieces(pieces: Sequence[str], words: _Numbers) -> _Pieces:
    found: list[NDArray[np.int32]] = []
    closed: list[list[str]] = []
    begins_code: list[bool] = []
    for chunk in _chunks(pieces):
        joined = fold(_SEPARATOR.join(chunk))
        found.append(words.of(_WORD_OR_SEPARATOR.findall(joined + _SEPARATOR)))
        folded = joined.split(_SEPARATOR)
        closed += map(closed_forms, folded)
        begins_code += [CODE_BEGUN.search(piece) is not None for piece in folded]
    return _Pieces(Runs.ended(found), _runs(closed, words), np.array(begins_code, np.bool_))


def _runs(texts: Sequence[list[str]], numbers: _Numbers) -> Runs:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return Runs(numbers.of(list(chain.from_iterable(texts))) - np.int32(1), lengths)


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[first : first + _CHUNK] for first in range(0, len(texts), _CHUNK))
