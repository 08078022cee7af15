"""The results in order: by how well they answer, or by a column sorted once beforehand."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.search.postings import Docs
from explorer.search.scoring import Scores


@dataclass(frozen=True, slots=True)
class Order:
    """The courses sorted by one column, once. `known` of them have a value and come first."""

    docs: Docs
    known: int
    ranks: NDArray[np.int32] = field(repr=False)

    @classmethod
    def build(cls, keys: Sequence[Any]) -> Order:
        """Sorts by `keys`, one a course, comparable with each other or `None`; equal ones by place."""
        known = [place for place, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__)
        unknown = [place for place, key in enumerate(keys) if key is None]
        docs = np.array(known + unknown, np.int32)
        ranks = np.empty(len(docs), np.int32)
        ranks[docs] = np.arange(len(docs), dtype=np.int32)
        return cls(docs, len(known), ranks)

    def of(self, docs: Docs, *, descending: bool) -> Docs:
        """`docs` in this order, unknown last in both directions."""
        count = len(self.docs)
        if len(docs) == count:
            ranks = np.arange(count, dtype=np.int32)
        elif len(docs) * 8 < count:
            ranks = np.sort(self.ranks[docs])
        else:
            flags = np.zeros(count, np.bool_)
            flags[self.ranks[docs]] = True
            ranks = np.flatnonzero(flags).astype(np.int32)
        if descending:
            split = np.searchsorted(ranks, self.known)
            ranks = np.concatenate((ranks[:split][::-1], ranks[split:]))
        return self.docs[ranks]


def by_score(scores: Scores) -> NDArray[np.intp]:
    """Places from the best score to the least; equal ones as they stand in the catalogue.

    Sixteen bits are enough to tell scores apart and are sorted in linear time.
    """
    top = float(scores.max(initial=0))
    if len(scores) < 5_000 or top <= 0:
        return np.argsort(-scores, kind="stable")
    return np.argsort((65_535 - scores * (65_535 / top)).astype(np.uint16), kind="stable")


def as_array(values: NDArray[Any], typecode: str) -> array[Any]:
    """A plain array: it behaves as any sequence of Python numbers and is filled at memory speed."""
    made: array[Any] = array(typecode)
    made.frombytes(np.ascontiguousarray(values).data.cast("B") if len(values) else b"")
    return made
