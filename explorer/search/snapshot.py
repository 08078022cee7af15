"""What an index is made of: plain arrays and texts that can be merged, kept in a file and read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.search import postings
from explorer.search.corpus import Corpus
from explorer.search.numbering import Coded
from explorer.search.outcome import TextField
from explorer.search.postings import FieldIndex
from explorer.search.query import FacetName, RangeName, SortField

Figure = NDArray[np.float64]
"""NaN where it is unknown."""
Day = NDArray[np.int32]
"""20261231; 0 where it is unknown."""


@dataclass(frozen=True, slots=True)
class ValueSets:
    """The values of N courses: those of course d are `sets[of[d]]`."""

    sets: tuple[tuple[str, ...], ...]
    of: NDArray[Any]
    """The smallest unsigned integers that can number the sets: fifteen facets of a million courses add up."""

    @classmethod
    def numbered(cls, sets: Iterable[tuple[str, ...]], of: NDArray[np.int32]) -> ValueSets:
        """From the sets in the order of their numbers."""
        kept = tuple(sets)
        return cls(kept, of.astype(np.min_scalar_type(max(0, len(kept) - 1))))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """N courses in the order of their numbers, `ids`; every array below that has N items is in this order.

    `words` are the distinct folded words of all the fields, sorted: a word's number is its place. Nothing
    here depends on how facets are labelled.
    """

    ids: NDArray[np.int64]
    words: Sequence[str] = ()
    fields: Mapping[TextField, FieldIndex] = field(default_factory=dict)
    facets: Mapping[FacetName, ValueSets] = field(default_factory=dict)
    declared: Mapping[FacetName, ValueSets] = field(default_factory=dict)
    figures: Mapping[RangeName, tuple[Figure, Figure]] = field(default_factory=dict)
    days: Mapping[SortField, Day] = field(default_factory=dict)

    @classmethod
    def build(cls, corpus: Corpus) -> Snapshot:
        """From the courses column by column, which come in the order of their numbers."""
        words, fields = postings.build(corpus.texts)
        return cls(
            np.array(corpus.ids, np.int64),
            words,
            fields,
            {name: _sets(column) for name, column in corpus.facets.items()},
            {name: _sets(column) for name, column in corpus.declared.items()},
            {
                name: (lows.array(np.float64), highs.array(np.float64))
                for name, (lows, highs) in corpus.figures.items()
            },
            {name: _day(column) for name, column in corpus.days.items()},
        )

    def __len__(self) -> int:
        return len(self.ids)


def _sets(column: Coded[tuple[str, ...]]) -> ValueSets:
    return ValueSets.numbered(column.values, column.of)


def _day(column: Coded[str | None]) -> Day:
    """Dates written `2026-12-31` as numbers in the same order."""
    return column.map(lambda date: int(date.replace("-", "")) if date else 0).array(np.int32)
