"""Durations and prices: which courses a range keeps, and the histograms from which one is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.bitmaps import Bits, Flags, packed, sizes
from explorer.search.outcome import Histogram
from explorer.search.postings import Docs
from explorer.search.query import Range, RangeName
from explorer.search.snapshot import Figure

# Steps that mean something to a reader: half a day, a day, a week, a month of full-time training…
STEPS: Final[dict[RangeName, tuple[float, ...]]] = {
    "duration_hours": (0, 3.5, 7, 14, 21, 28, 35, 70, 140, 280, 420, 600, 800, 1000, 1200, 1600, 2000),
    "price_eur": (0, 1, 250, 500, 750, 1000, 1500, 2000, 3000, 5000, 7500, 10000, 15000, 20000, 30000),
    "price_per_hour_eur": (0, 1, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500),
}


@dataclass(frozen=True)
class RangeColumn:
    """One figure of N courses as float64 `lows` and `highs`, NaN when unknown."""

    lows: NDArray[np.float64]
    highs: NDArray[np.float64]
    edges: tuple[float, ...]
    bins: NDArray[np.uint8]
    """The histogram bin of each course's low, the number of bins when it is unknown."""

    counts: tuple[int, ...]
    low: float | None
    high: float | None
    """The spread and the extremes over the catalogue."""

    @classmethod
    def build(cls, name: RangeName, figures: tuple[Figure, Figure], catalogue: Docs) -> RangeColumn:
        """The figure of a column; a course that has one bound only is taken at this bound.

        `catalogue`: the courses that are not missing.
        """
        low, high = figures
        low, high = np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high)
        edges = _edges(low, STEPS[name])
        size = max(0, len(edges) - 1)
        bins = np.searchsorted(np.array(edges[1:-1]), low, side="right").astype(np.uint8)
        bins[np.isnan(low)] = size
        counts = np.bincount(bins[catalogue], minlength=size + 1)[:size]
        known = ~np.isnan(low)
        return cls(
            low,
            high,
            edges,
            bins,
            tuple(counts.tolist()),
            float(low[known].min()) if known.any() else None,
            float(high[known].max()) if known.any() else None,
        )

    def passing(self, wanted: Range) -> Flags:
        """Which courses have a figure that overlaps the range, bounds included."""
        unknown = np.isnan(self.lows)
        if wanted.only_unknown:
            return unknown
        kept = ~unknown
        if wanted.low is not None:
            kept &= self.highs >= wanted.low
        if wanted.high is not None:
            kept &= self.lows <= wanted.high
        return kept | unknown if wanted.with_unknown else kept

    def histogram(self, within: Bits) -> Histogram:
        """How the figure is spread over the catalogue and over the courses of a set."""
        *matching, unknown = sizes(self._rows, within).tolist()
        return Histogram(self.edges, self.counts, tuple(matching), unknown, self.low, self.high)

    @cached_property
    def _rows(self) -> NDArray[np.uint64]:
        """The set of courses of each bin, then of those whose figure is unknown."""
        return np.stack([packed(self.bins == each) for each in range(len(self.counts) + 1)])


def _edges(figures: NDArray[np.float64], steps: Sequence[float]) -> tuple[float, ...]:
    """The steps that the figures reach, from the last one below them to the first one above."""
    known = figures[~np.isnan(figures)]
    if not len(known):
        return ()
    low, high = float(known.min()), float(known.max())
    if high > steps[-1]:
        steps = (*steps, high)
    first = max(i for i, step in enumerate(steps) if step <= max(low, steps[0]))
    last = min(i for i, step in enumerate(steps) if step >= high)
    return tuple(float(step) for step in steps[first : max(last, first + 1) + 1])
