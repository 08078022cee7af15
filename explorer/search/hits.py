"""The courses that answer something, and how well: cut and joined at the cost of the fewest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import local
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.postings import Docs

Scores = NDArray[np.float32]

_MANY: Final = 32
"""Above one course in so many, scores are also laid out over all the courses."""


class Hits:
    """`docs`, ascending, each once, out of `count`; their `values`, above 0."""

    __slots__ = ("_spread", "count", "docs", "values")

    def __init__(self, docs: Docs, values: Scores, count: int) -> None:
        self.docs = docs
        self.values = values
        self.count = count
        self._spread: Scores | None = None

    def __len__(self) -> int:
        return len(self.docs)

    @property
    def size(self) -> int:
        """Bytes held."""
        return 8 * len(self.docs) + (4 * self.count if len(self.docs) * _MANY > self.count else 0)

    def at(self, docs: Docs) -> Scores:
        """The values of these courses, 0 for those that are not among the hits."""
        if not len(self.docs):
            return np.zeros(len(docs), np.float32)
        if len(self.docs) * _MANY > self.count:
            if self._spread is None:
                spread = np.zeros(self.count, np.float32)
                spread[self.docs] = self.values
                self._spread = spread
            return self._spread[docs]
        places = np.minimum(np.searchsorted(self.docs, docs), len(self.docs) - 1)
        return np.where(self.docs[places] == docs, self.values[places], np.float32(0))

    def times(self, factor: float) -> Hits:
        """The same courses, each answering so much less."""
        return Hits(self.docs, self.values * np.float32(factor), self.count)


def common(hits: Sequence[Hits]) -> Docs:
    """The courses that are among all the hits."""
    fewest, *others = sorted(hits, key=len)
    docs = fewest.docs
    for each in others:
        docs = docs[each.at(docs) > 0]
    return docs


class Gathering:
    """Gathers hits course by course, on boards as long as the catalogue that each thread keeps clean."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._own = local()

    def nothing(self) -> Hits:
        """No course."""
        return Hits(np.empty(0, np.int32), np.empty(0, np.float32), self.count)

    def rising(self, parts: Iterable[tuple[Docs, float]]) -> Hits:
        """The last value of each course, over parts whose values rise; a part may name a course twice."""
        filled = [part for part in parts if len(part[0])]
        if not filled:
            return self.nothing()
        # The number of a part is a quarter of its value: the board of a million courses stays in the cache.
        board: NDArray[Any] = self._board(np.uint8 if len(filled) < 256 else np.uint16)
        for number, (docs, _) in enumerate(filled, 1):
            board[docs] = number
        docs = np.flatnonzero(board != 0).astype(np.int32)
        values = np.array([0.0, *(value for _, value in filled)], np.float32)[board[docs]]
        self._wipe(board, docs)
        return Hits(docs, values, self.count)

    def best(self, hits: Sequence[Hits]) -> Hits:
        """The largest value of each course."""
        filled = [each for each in hits if len(each)]
        if len(filled) < 2:
            return filled[0] if filled else self.nothing()
        board: Scores = self._board(np.float32)
        for each in filled:
            board[each.docs] = np.maximum(board[each.docs], each.values)
        docs = np.flatnonzero(board != 0).astype(np.int32)
        values = board[docs]
        self._wipe(board, docs)
        return Hits(docs, values, self.count)

    def _board(self, kind: type[Any]) -> NDArray[Any]:
        boards: dict[type[Any], NDArray[Any]] = self._own.__dict__.setdefault("boards", {})
        if kind not in boards:
            boards[kind] = np.zeros(self.count, kind)
        return boards[kind]

    def _wipe(self, board: NDArray[Any], docs: Docs) -> None:
        if len(docs) * _MANY > self.count:
            board[:] = 0
        else:
            board[docs] = 0
