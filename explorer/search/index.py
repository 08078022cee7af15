"""An immutable snapshot of what can be searched: built once from the catalogue, then asked by any thread."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from explorer.search.bitmaps import Bits, docs_of, packed_docs, size
from explorer.search.bounds import understood
from explorer.search.columns import Columns
from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.explain import Explainer
from explorer.search.hits import Scores
from explorer.search.lexicon import Lexicon
from explorer.search.narrowing import Narrowed
from explorer.search.orders import as_array, by_score
from explorer.search.outcome import Outcome
from explorer.search.postings import Docs
from explorer.search.query import FacetName, Query, Sort
from explorer.search.rank import Found, Ranker
from explorer.search.relaxations import relaxations
from explorer.search.snapshot import Snapshot
from explorer.search.staleness import IsStale, go_on, never
from explorer.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class _Answered:
    """The answer to a text alone, and the same courses as a set."""

    text: str
    found: Found | None
    bits: Bits | None


class SearchIndex:
    """N courses ready to be searched. Nothing changes once built but a few remembered answers."""

    def __init__(
        self,
        snapshot: Snapshot,
        plans: Mapping[FacetName, FacetPlan] | None = None,
        synonyms: Synonyms | None = None,
        before: SearchIndex | None = None,
    ) -> None:
        """`before`: the index of much the same courses, of which some parts may serve again."""
        self.snapshot = snapshot
        self.ids = snapshot.ids
        self.count = len(snapshot)
        if before is not None and before.lexicon.words == snapshot.words:
            self.lexicon: Lexicon = before.lexicon
        else:
            self.lexicon = Lexicon(snapshot.words)
        self.ranker = Ranker(self.lexicon, snapshot.fields, self.count, synonyms or Synonyms(()))
        self.columns: Columns = Columns(snapshot, plans or {}, before.columns if before is not None else None)
        self.facets = self.columns.facets
        self.ranges = self.columns.ranges
        self._filters = self.columns.filters
        self._last = _Answered("", None, None)
        self._explainer: Explainer | None = None

    @classmethod
    def of(cls, corpus: Corpus) -> SearchIndex:
        """The index of courses given column by column."""
        return cls(Snapshot.build(corpus), corpus.plans, Synonyms(corpus.synonyms))

    @property
    def catalogue_total(self) -> int:
        """How many courses are not missing."""
        return len(self.columns.catalogue)

    def search(self, query: Query, is_stale: IsStale = never) -> Outcome:
        """Everything that answers `query`; a relaxation is looked for when nothing does.

        Raises `SearchAbandoned` between two stages once `is_stale`.
        """
        started = perf_counter()
        answered = self._answered(query.text, is_stale)
        narrowed = Narrowed(self._filters, understood(query), answered.bits)
        docs = docs_of(narrowed.all, self.count)
        ids, scores = self._ordered(docs, answered.found, query.sort)
        facets = {}
        for name in self.facets:
            go_on(is_stale)
            facets[name] = narrowed.counts(name)
        histograms = {name: narrowed.histogram(name) for name in self.ranges}
        go_on(is_stale)
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
        return size(Narrowed(self._filters, understood(query), self._answered(query.text).bits).all)

    def found(self, text: str) -> Found | None:
        """The answer to a text alone; `None` when it asks for nothing."""
        return self._answered(text).found

    def _answered(self, text: str, is_stale: IsStale = never) -> _Answered:
        """Remembered from one call to the next: filters change, it does not."""
        last = self._last
        if last.text == text:
            return last
        found = self.ranker.find(text, is_stale)
        bits = None if found is None else packed_docs(found.docs, self.count)
        self._last = answered = _Answered(text, found, bits)
        return answered

    def explainer(self, text: str) -> Explainer | None:
        """What explains and highlights the hits of a text; `None` when it asks for nothing."""
        found = self.found(text)
        if found is None:
            return None
        last = self._explainer
        if last is None or last.found is not found:
            last = self._explainer = Explainer(self.lexicon, self.ranker.fields, found)
        return last

    def place(self, course_id: int) -> int | None:
        """Where a course stands in the columns, or `None`."""
        place = int(np.searchsorted(self.ids, course_id))
        return place if place < self.count and self.ids[place] == course_id else None

    def _ordered(self, docs: Docs, found: Found | None, sort: Sort) -> tuple[array[int], array[float]]:
        scores = _scores_of(docs, found)
        order = self.columns.order(sort.field)
        if order is not None:
            docs = order.of(docs, descending=sort.descending)
            if found is not None:
                scores = found.scores[np.searchsorted(found.docs, docs)]
        elif len(scores):
            best = by_score(scores)
            if sort.descending:
                best = best[::-1]
            docs, scores = docs[best], scores[best]
        return as_array(self.ids[docs], "q"), as_array(scores, "f")


def _scores_of(docs: Docs, found: Found | None) -> Scores:
    if found is None:
        return np.empty(0, np.float32)
    if len(docs) == len(found.docs):
        return found.scores
    return found.scores[np.searchsorted(found.docs, docs)]
