"""The counts of one facet, made into values to show only as far as they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from explorer.search.fold import fold
from explorer.search.outcome import FacetCount
from explorer.search.query import Choice

if TYPE_CHECKING:
    from explorer.search.facets import FacetColumn

Totals = NDArray[np.int64]
"""One number of courses a value."""


class FacetCounts(Sequence[FacetCount]):
    """Every value of a facet with its count, in the order shown; reads as a tuple of `FacetCount`.

    A catalogue has thousands of values, counted at each keystroke, of which a person sees twenty: none is
    made before it is asked for.
    """

    def __init__(
        self, column: FacetColumn, totals: Totals, choice: Choice, declared: Totals | None = None
    ) -> None:
        self._column = column
        self._totals = totals
        self._declared = declared
        self._choice = choice

    @property
    def used(self) -> int:
        """How many values have a course, or are chosen."""
        return int(np.count_nonzero(self._is_used)) + len(self._strangers)

    @property
    def most(self) -> int:
        """The largest count of a value, « Non renseigné » left out."""
        return int(self._totals[1:].max(initial=0))

    def first(self, limit: int) -> list[FacetCount]:
        """The first values that have a course or are chosen.

        Chosen ones always, wherever they stand, and « Non renseigné », which is last.
        """
        used = self._order[self._is_used[self._order]]
        shown = np.zeros(len(used), np.bool_)
        shown[:limit] = True
        shown |= np.isin(used, [0, *self._chosen])
        return [*map(self._made, used[shown].tolist()), *self._strangers]

    def matching(self, text: str, limit: int) -> list[FacetCount]:
        """The first values whose label holds `text`, whatever its case and accents."""
        wanted = fold(text.strip())
        found: list[FacetCount] = []
        for number in self._order.tolist():
            if wanted in self._column.folded_labels[number]:
                found.append(self._made(number))
                if len(found) == limit:
                    break
        return found

    def __len__(self) -> int:
        return len(self._order) + len(self._strangers)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        whole = range(len(self))[place]
        known = len(self._order)
        return self._made(int(self._order[whole])) if whole < known else self._strangers[whole - known]

    def __iter__(self) -> Iterator[FacetCount]:
        yield from map(self._made, self._order.tolist())
        yield from self._strangers

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _made(self, number: int) -> FacetCount:
        column = self._column
        return FacetCount(
            column.values[number],
            column.labels[number],
            int(self._totals[number]),
            number in self._included,
            number in self._excluded,
            int(column.depths[number]),
            # Nobody declares that a value is unknown.
            None if self._declared is None or not number else int(self._declared[number]),
        )

    @cached_property
    def _included(self) -> frozenset[int]:
        return self._column.numbers_of(self._choice.included)

    @cached_property
    def _excluded(self) -> frozenset[int]:
        return self._column.numbers_of(self._choice.excluded)

    @property
    def _chosen(self) -> frozenset[int]:
        return self._included | self._excluded

    @cached_property
    def _is_used(self) -> NDArray[np.bool_]:
        used = self._totals > 0
        used[list(self._chosen)] = True
        return used

    @cached_property
    def _strangers(self) -> tuple[FacetCount, ...]:
        """What is chosen and no course has."""
        return tuple(
            FacetCount(
                value,
                self._column.label(value),
                0,
                value in self._choice.included,
                value in self._choice.excluded,
                declared=None if self._declared is None else 0,
            )
            for value in dict.fromkeys((*self._choice.included, *self._choice.excluded))
            if self._column.number(value) is None
        )

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        """A long facet lists the values that have courses, most first, then what is chosen; others all."""
        column = self._column
        if not column.is_long:
            return column.shown
        order = np.flatnonzero(self._totals)
        order = order[np.lexsort((column.places[order], -self._totals[order], order == 0))]
        without = sorted(each for each in self._chosen if not self._totals[each])
        return np.concatenate((order, np.array(without, np.intp)))
