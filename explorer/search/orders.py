"""The results in order: by how well they answer, or by a column, sorted once when it is first asked for."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.corpus import FacetPlan
from explorer.search.hits import Scores
from explorer.search.postings import Docs, FieldIndex
from explorer.search.query import FacetName, RangeName, SortField
from explorer.search.snapshot import Snapshot, ValueSets

_SORTED_WORDS: Final = 16
"""Words that are compared in bulk; the few texts equal so far are told apart one by one."""
_BY_FACET: Final[Mapping[SortField, FacetName]] = {"axis": "axis", "format": "format", "level": "level"}
_BY_FIGURE: Final[Mapping[SortField, RangeName]] = {
    "duration_hours": "duration_hours",
    "price_eur": "price_eur",
    "price_per_hour_eur": "price_per_hour_eur",
}
Keys = NDArray[np.float64]
"""One a course, to be sorted by; NaN where it is unknown."""


@dataclass(frozen=True, slots=True)
class Order:
    """The courses sorted by one column, once. `known` of them have a value and come first."""

    docs: Docs
    known: int
    ranks: NDArray[np.int32] = field(repr=False)

    @classmethod
    def of_keys(cls, keys: Keys) -> Order:
        """Smallest key first; equal ones by place."""
        docs = np.argsort(keys, kind="stable").astype(np.int32)
        ranks = np.empty(len(docs), np.int32)
        ranks[docs] = np.arange(len(docs), dtype=np.int32)
        return cls(docs, int(np.count_nonzero(~np.isnan(keys))), ranks)

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


def sources_of(name: SortField, snapshot: Snapshot) -> tuple[object, ...]:
    """What the keys of an order are read from: from the same objects come the same keys."""
    if name in ("title", "provider"):
        return (snapshot.fields.get("title" if name == "title" else "provider"),)
    if name == "certification":
        return snapshot.facets.get("certification_code"), snapshot.fields.get("certification")
    if name in _BY_FACET:
        return (snapshot.facets.get(_BY_FACET[name]),)
    if name in _BY_FIGURE:
        return snapshot.figures.get(_BY_FIGURE[name], ())
    return (snapshot.days.get(name),)


def is_same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether these are the very same objects, one by one."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def keys_of(name: SortField, snapshot: Snapshot, plans: Mapping[FacetName, FacetPlan]) -> Keys | None:
    """What courses are sorted by under one heading, or `None` when they say nothing of it."""
    if name in ("title", "provider"):
        text = snapshot.fields.get("title" if name == "title" else "provider")
        return None if text is None else _by_words(text)
    if name == "certification":
        return _by_certification(snapshot)
    if name in _BY_FACET:
        column = snapshot.facets.get(_BY_FACET[name])
        plan = plans.get(_BY_FACET[name], FacetPlan())
        return None if column is None else _by_place(column, {value: i for i, value in enumerate(plan.order)})
    if name in _BY_FIGURE:
        figures = snapshot.figures.get(_BY_FIGURE[name])
        return None if figures is None else figures[0]
    days = snapshot.days.get(name)
    return None if days is None else np.where(days == 0, np.nan, days)


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


def _by_words(text: FieldIndex) -> Keys:
    """The rank of each text among all, word after word: words are numbered in the order of their letters."""
    count = len(text.starts) - 1
    lengths = np.diff(text.starts)
    padded = np.append(text.words, np.int32(0))
    pairs = []
    for place in range(0, _SORTED_WORDS, 2):
        both = [
            np.where(
                lengths > each,
                padded[np.minimum(text.starts[:-1] + each, len(text.words))].astype(np.int64) + 1,
                0,
            )
            for each in (place, place + 1)
        ]
        pairs.append(both[0] << 32 | both[1])
        if lengths.max(initial=0) <= place + 2:
            break
    order = np.lexsort(pairs[::-1])
    differs = np.zeros(count, np.bool_)
    for pair in pairs:
        sorted_pair = pair[order]
        differs[1:] |= sorted_pair[1:] != sorted_pair[:-1]
    _part_the_long(order, differs, text, lengths)
    keys = np.empty(count)
    keys[order] = np.cumsum(differs)
    keys[lengths == 0] = np.nan
    return keys


def _part_the_long(
    order: NDArray[np.intp], differs: NDArray[np.bool_], text: FieldIndex, lengths: NDArray[np.int64]
) -> None:
    """Sorts, in place, the texts that are equal over the words compared in bulk and go on after them."""
    long = lengths[order] > _SORTED_WORDS
    firsts = np.flatnonzero(~differs & long)
    done = -1
    for place in firsts.tolist():
        if place <= done:
            continue
        start = place
        while not differs[start] and start:
            start -= 1
        end = place + 1
        while end < len(order) and not differs[end]:
            end += 1
        group = sorted(order[start:end].tolist(), key=lambda doc: (text.read(doc).tolist(), doc))
        order[start:end] = group
        read = [text.read(doc).tolist() for doc in group]
        differs[start + 1 : end] = [read[i] != read[i - 1] for i in range(1, len(read))]
        done = end - 1


def _by_certification(snapshot: Snapshot) -> Keys | None:
    """By its first code, else by what the file calls it."""
    codes, text = snapshot.facets.get("certification_code"), snapshot.fields.get("certification")
    if codes is None and text is None:
        return None
    keys = np.full(len(snapshot), np.nan)
    if text is not None:
        keys = _by_words(text) + len(snapshot)
    if codes is not None:
        first = sorted({each[0] for each in codes.sets if each})
        coded = _by_place(codes, {code: i for i, code in enumerate(first)})
        keys = np.where(np.isnan(coded), keys, coded)
    return keys


def _by_place(column: ValueSets, place_of: Mapping[str, int]) -> Keys:
    """By the place of the first value of each course; values without one come last."""
    of_sets = [float(place_of.get(each[0], len(place_of))) if each else np.nan for each in column.sets]
    keys: Keys = np.array(of_sets, np.float64)[column.of]
    return keys
