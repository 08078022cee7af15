"""An immutable snapshot of what can be searched: built once from the catalogue, then asked by any thread."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.search import postings
from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.explain import Explainer
from explorer.search.facets import FacetColumn, Flags
from explorer.search.labels import PRESENT
from explorer.search.outcome import Outcome
from explorer.search.postings import Docs
from explorer.search.query import Choice, Query, Sort
from explorer.search.ranges import RangeColumn
from explorer.search.rank import Found, Ranker
from explorer.search.relaxations import relaxations
from explorer.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class _Kept:
    """What passes the filters. `fails[doc]`: how many of them a course does not pass."""

    fails: NDArray[np.uint8]
    flags: Mapping[str, Flags]
    """Facet or range name → which courses pass it."""

    def docs(self, but: str | None = None) -> Docs:
        """The courses that pass every filter, or every one `but` one."""
        fails = self.fails
        if but is not None and but in self.flags:
            fails = fails - ~self.flags[but]
        return np.flatnonzero(fails == 0).astype(np.int32)


class SearchIndex:
    """N courses ready to be searched. Nothing changes once built but a few remembered answers."""

    def __init__(self, corpus: Corpus) -> None:
        self.ids: NDArray[np.int64] = np.array(corpus.ids, np.int64)
        self.count = len(self.ids)
        self.lexicon, fields = postings.build(corpus.texts)
        self.ranker = Ranker(self.lexicon, fields, self.count, Synonyms(corpus.synonyms))
        self.facets = {
            name: FacetColumn.build(name, column, corpus.plans.get(name, FacetPlan()))
            for name, column in corpus.facets.items()
        }
        self._orders = {name: _Order.build(keys) for name, keys in corpus.sort_keys.items()}
        self._catalogue = self._present()
        self.ranges = {
            name: RangeColumn.build(name, figures, self._catalogue)
            for name, figures in corpus.figures.items()
        }
        self._last: tuple[str, Found | None] = ("", None)
        self._explainer: Explainer | None = None
        self._lock = Lock()

    @property
    def catalogue_total(self) -> int:
        """How many courses are not missing."""
        return len(self._catalogue)

    def search(self, query: Query) -> Outcome:
        """Everything that answers `query`; a relaxation is looked for when nothing does."""
        started = perf_counter()
        found = self.found(query.text)
        kept = self._kept(query, found)
        docs = kept.docs()
        ids, scores = self._ordered(docs, found, query.sort)
        facets = {
            name: facet.counts(kept.docs(name) if name in kept.flags else docs, query.choice(name))
            for name, facet in self.facets.items()
        }
        histograms = {
            name: each.histogram(kept.docs(name) if name in kept.flags else docs)
            for name, each in self.ranges.items()
        }
        ways_out = () if len(docs) else relaxations(self, query)
        return Outcome(
            query,
            ids,
            len(docs),
            self.catalogue_total,
            facets,
            histograms,
            ways_out,
            (perf_counter() - started) * 1000,
            scores,
        )

    def total(self, query: Query) -> int:
        """How many courses answer `query`, without ordering or counting anything else."""
        return int(np.count_nonzero(self._kept(query, self.found(query.text)).fails == 0))

    def found(self, text: str) -> Found | None:
        """The answer to a text alone, remembered from one call to the next: filters change, it does not."""
        with self._lock:
            last_text, last = self._last
        if last_text == text and (last is not None or not text):
            return last
        found = self.ranker.find(text)
        with self._lock:
            self._last = (text, found)
        return found

    def explainer(self, text: str) -> Explainer | None:
        """What explains and highlights the hits of a text; `None` when it asks for nothing."""
        found = self.found(text)
        if found is None:
            return None
        with self._lock:
            last = self._explainer
        if last is None or last.found is not found:
            last = self._explainer = Explainer(self.lexicon, self.ranker.fields, found)
        return last

    def place(self, course_id: int) -> int | None:
        """Where a course stands in the columns, or `None`."""
        return self._places.get(course_id)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {course_id: place for place, course_id in enumerate(self.ids.tolist())}

    def _present(self) -> Docs:
        facet = self.facets.get("missing")
        if facet is None:
            return np.arange(self.count, dtype=np.int32)
        return np.flatnonzero(facet.passing(Choice("missing", (PRESENT,)))).astype(np.int32)

    def _kept(self, query: Query, found: Found | None) -> _Kept:
        fails = np.zeros(self.count, np.uint8)
        if found is not None:
            fails += 1
            fails[found.docs] = 0
        flags: dict[str, Flags] = {}
        choices = {choice.facet: choice for choice in query.choices}
        # A missing course comes back only when asked for.
        if "missing" in self.facets and "missing" not in choices:
            choices["missing"] = Choice("missing", (PRESENT,))
        for name, choice in choices.items():
            facet = self.facets.get(name)
            if facet is None:
                fails += bool(choice.included)
                continue
            flags[name] = facet.passing(choice)
            fails += ~flags[name]
        for wanted in query.ranges:
            column = self.ranges.get(wanted.name)
            if column is not None:
                flags[wanted.name] = column.passing(wanted)
                fails += ~flags[wanted.name]
        return _Kept(fails, flags)

    def _ordered(self, docs: Docs, found: Found | None, sort: Sort) -> tuple[array[int], array[float]]:
        scores = _scores_of(docs, found)
        order = self._orders.get(sort.field)
        if order is not None:
            docs = order.of(docs, self.count, descending=sort.descending)
            if found is not None:
                scores = found.scores[np.searchsorted(found.docs, docs)]
        elif len(scores):
            by_score = _by_score(scores)
            if sort.descending:
                by_score = by_score[::-1]
            docs, scores = docs[by_score], scores[by_score]
        # A plain array behaves as any sequence of Python ints and is filled at memory speed.
        ids = array("q")
        ids.frombytes(self.ids[docs].tobytes())
        values = array("f")
        values.frombytes(scores.tobytes())
        return ids, values


@dataclass(frozen=True, slots=True)
class _Order:
    """The courses sorted by one column, once. `known` of them have a value and come first."""

    docs: Docs
    known: int
    ranks: NDArray[np.int32] = field(repr=False)

    @classmethod
    def build(cls, keys: Sequence[Any]) -> _Order:
        known = [place for place, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__)
        unknown = [place for place, key in enumerate(keys) if key is None]
        docs = np.array(known + unknown, np.int32)
        ranks = np.empty(len(docs), np.int32)
        ranks[docs] = np.arange(len(docs), dtype=np.int32)
        return cls(docs, len(known), ranks)

    def of(self, docs: Docs, count: int, *, descending: bool) -> Docs:
        """`docs` in this order, unknown last in both directions."""
        if len(docs) * 8 < count:
            ranks = np.sort(self.ranks[docs])
        else:
            flags = np.zeros(count, np.bool_)
            flags[self.ranks[docs]] = True
            ranks = np.flatnonzero(flags).astype(np.int32)
        if descending:
            split = np.searchsorted(ranks, self.known)
            ranks = np.concatenate((ranks[:split][::-1], ranks[split:]))
        return self.docs[ranks]


def _scores_of(docs: Docs, found: Found | None) -> NDArray[np.float32]:
    if found is None:
        return np.empty(0, np.float32)
    if len(docs) == len(found.docs):
        return found.scores
    return found.scores[np.searchsorted(found.docs, docs)]


def _by_score(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """Places from the best score to the least; equal ones as they stand in the catalogue.

    Sixteen bits are enough to tell scores apart and are sorted in linear time.
    """
    top = float(scores.max())
    if len(scores) < 5_000 or top <= 0:
        return np.argsort(-scores, kind="stable")
    return np.argsort((65_535 - scores * (65_535 / top)).astype(np.uint16), kind="stable")
