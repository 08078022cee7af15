"""Which courses pass the filters of a query, all of them or all but one: what each facet is counted over."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Final

import numpy as np

from explorer.search.bitmaps import Bits, docs_of, packed, size
from explorer.search.counts import FacetCounts, Totals
from explorer.search.facets import FacetColumn
from explorer.search.labels import PRESENT
from explorer.search.outcome import Histogram
from explorer.search.postings import Docs
from explorer.search.query import Choice, FacetName, Query, RangeName
from explorer.search.ranges import RangeColumn

_KEPT_SETS: Final = 64


class Filters:
    """The facets and figures of N courses, and the sets of courses that recent filters keep."""

    def __init__(
        self,
        count: int,
        facets: Mapping[FacetName, FacetColumn],
        declared: Mapping[FacetName, FacetColumn],
        ranges: Mapping[RangeName, RangeColumn],
    ) -> None:
        self.count = count
        self.facets = facets
        self.declared = {name: _Declared(facets[name], column) for name, column in declared.items()}
        self.ranges = ranges
        self.everything = packed(np.ones(count, np.bool_))
        self._sets: OrderedDict[Hashable, Bits] = OrderedDict()
        self._lock = Lock()

    def column(self, name: FacetName, query: Query) -> FacetColumn | None:
        """The facet as `query` looks at it: with what the texts suggest, or without."""
        if query.declared_only and name in self.declared:
            return self.declared[name].column
        return self.facets.get(name)

    def parts(self, query: Query) -> dict[str, Bits]:
        """The courses that each filter of `query` keeps, by facet or figure."""
        choices = {choice.facet: choice for choice in query.choices}
        # A missing course comes back only when asked for.
        if "missing" in self.facets and "missing" not in choices:
            choices["missing"] = Choice("missing", (PRESENT,))
        kept: dict[str, Bits] = {}
        for name, choice in choices.items():
            column = self.column(name, query)
            if column is not None:
                key = (query.declared_only, choice)
                kept[name] = self._remembered(key, lambda of=column, by=choice: of.passing(by))  # type: ignore[misc]
            elif choice.included:
                kept[name] = np.zeros_like(self.everything)
        for wanted in query.ranges:
            figures = self.ranges.get(wanted.name)
            if figures is not None:
                kept[wanted.name] = self._remembered(
                    wanted,
                    lambda of=figures, by=wanted: packed(of.passing(by)),  # type: ignore[misc]
                )
        return kept

    def _remembered(self, key: Hashable, compute: Callable[[], Bits]) -> Bits:
        with self._lock:
            found = self._sets.get(key)
        if found is None:
            found = compute()
            with self._lock:
                self._sets[key] = found
                while len(self._sets) > _KEPT_SETS:
                    self._sets.popitem(last=False)
        return found


class Narrowed:
    """The courses that answer a text and pass the filters of one query."""

    def __init__(self, filters: Filters, query: Query, answering: Bits | None) -> None:
        self._filters = filters
        self._query = query
        self._parts = filters.parts(query)
        self._answering = filters.everything if answering is None else answering
        self._cut: dict[str, _Cut] = {}

    @property
    def all(self) -> Bits:
        """The courses that pass everything."""
        return self._without("").bits

    def counts(self, name: FacetName) -> FacetCounts:
        """The values of a facet, each with what it would give: the choice made in it does not narrow it."""
        column = self._filters.column(name, self._query) or self._filters.facets[name]
        cut = self._without(name)
        totals = self._counted(column, cut)
        declared: Totals | None = None
        if name in self._filters.declared:
            of_declared = self._filters.declared[name]
            declared = (
                totals
                if column is of_declared.column
                else of_declared.among(self._counted(of_declared.column, cut))
            )
        return FacetCounts(column, totals, self._query.choice(name), declared)

    def histogram(self, name: RangeName) -> Histogram:
        """How a figure is spread over what passes all the rest."""
        cut = self._without(name)
        return self._filters.ranges[name].histogram(cut.bits)

    def _counted(self, column: FacetColumn, cut: _Cut) -> Totals:
        if column.is_narrow:
            return column.counted(cut.bits)
        return column.counted_at(cut.fewer, outside=cut.is_outside)

    def _without(self, name: str) -> _Cut:
        """What passes every filter but the one named, if there is one."""
        name = name if name in self._parts else ""
        if name not in self._cut:
            bits = self._answering
            for each, kept in self._parts.items():
                if each != name:
                    bits = bits & kept
            self._cut[name] = _Cut(bits, self._filters)
        return self._cut[name]


class _Cut:
    """A set of courses, and the places of those in it or of those out of it, whichever are fewer."""

    def __init__(self, bits: Bits, filters: Filters) -> None:
        self.bits = bits
        self._filters = filters
        self._fewer: Docs | None = None
        self.is_outside = size(bits) * 2 > filters.count

    @property
    def fewer(self) -> Docs:
        if self._fewer is None:
            bits = self._filters.everything & ~self.bits if self.is_outside else self.bits
            self._fewer = docs_of(bits, self._filters.count)
        return self._fewer


class _Declared:
    """What files declare of a facet, beside the whole facet."""

    def __init__(self, whole: FacetColumn, column: FacetColumn) -> None:
        self.column = column
        self._numbers = np.array([column.numbers.get(value, len(column.values)) for value in whole.values])

    def among(self, totals: Totals) -> Totals:
        """The totals of the declared values, as the values of the whole facet are numbered."""
        found: Totals = np.append(totals, 0)[self._numbers]
        return found
