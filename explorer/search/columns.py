"""What filters, counts and sorts courses: made of the columns of a snapshot, kept while these stay."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from explorer.search.bitmaps import docs_of
from explorer.search.corpus import FacetPlan
from explorer.search.facets import FacetColumn
from explorer.search.labels import PRESENT
from explorer.search.narrowing import Filters
from explorer.search.orders import Order, is_same, keys_of, sources_of
from explorer.search.postings import Docs
from explorer.search.query import Choice, FacetName, RangeName, SortField
from explorer.search.ranges import RangeColumn
from explorer.search.snapshot import Figure, Snapshot, ValueSets

Plans = Mapping[FacetName, FacetPlan]


class Columns:
    """The facets, ranges and orders of N courses.

    After an edit most columns of the snapshot are the very arrays of before: what was made of them, with all
    that it has counted and sorted since, serves again.
    """

    def __init__(self, snapshot: Snapshot, plans: Plans, before: Columns | None = None) -> None:
        self.snapshot = snapshot
        self.plans = plans
        former = before if before is not None and before.plans == plans else None
        self.facets: dict[FacetName, FacetColumn] = {}
        self.declared: dict[FacetName, FacetColumn] = {}
        self.ranges: dict[RangeName, RangeColumn] = {}
        for name, column in snapshot.facets.items():
            kept = former.kept_facet(name, column) if former else None
            self.facets[name] = kept or self._facet(name, column)
        for name, column in snapshot.declared.items():
            kept = former.kept_declared(name, column) if former else None
            self.declared[name] = kept or self._facet(name, column)
        catalogue = former.kept_catalogue(snapshot, self.facets.get("missing")) if former else None
        self.catalogue: Docs = _present(self.facets, len(snapshot)) if catalogue is None else catalogue
        """The courses that are not missing."""
        for range_name, figures in snapshot.figures.items():
            same = former.kept_range(range_name, figures) if former and catalogue is not None else None
            self.ranges[range_name] = same or RangeColumn.build(range_name, figures, self.catalogue)
        self.filters = Filters(len(snapshot), self.facets, self.declared, self.ranges)
        self._orders = former.kept_orders(snapshot) if former else {}

    def order(self, name: SortField) -> Order | None:
        """The courses in an order, sorted when it is first asked for; `None` when no column gives it."""
        if name == "relevance":
            return None
        if name not in self._orders:
            keys = keys_of(name, self.snapshot, self.plans)
            self._orders[name] = None if keys is None else Order.of_keys(keys)
        return self._orders[name]

    # What serves again; nothing when it is of another array.

    def kept_facet(self, name: FacetName, column: ValueSets) -> FacetColumn | None:
        """The facet made of this very column."""
        return self.facets[name] if self.snapshot.facets.get(name) is column else None

    def kept_declared(self, name: FacetName, column: ValueSets) -> FacetColumn | None:
        """What files declare of it, made of this very column."""
        return self.declared[name] if self.snapshot.declared.get(name) is column else None

    def kept_range(self, name: RangeName, figures: tuple[Figure, Figure]) -> RangeColumn | None:
        """The range made of these very figures."""
        return self.ranges[name] if is_same(self.snapshot.figures.get(name, ()), figures) else None

    def kept_orders(self, snapshot: Snapshot) -> dict[SortField, Order | None]:
        """The orders that `snapshot` has too."""
        return {
            name: order
            for name, order in list(self._orders.items())
            if is_same(sources_of(name, self.snapshot), sources_of(name, snapshot))
        }

    def kept_catalogue(self, snapshot: Snapshot, missing: FacetColumn | None) -> Docs | None:
        """The courses that are not missing, where `snapshot` has the same."""
        is_kept = snapshot.ids is self.snapshot.ids and missing is self.facets.get("missing")
        return self.catalogue if is_kept else None

    def _facet(self, name: FacetName, column: ValueSets) -> FacetColumn:
        return FacetColumn.build(name, column, self.plans.get(name, FacetPlan()))


def _present(facets: Mapping[FacetName, FacetColumn], count: int) -> Docs:
    if "missing" not in facets:
        return np.arange(count, dtype=np.int32)
    return docs_of(facets["missing"].passing(Choice("missing", (PRESENT,))), count)
