"""What a search answers: ordered ids, counts a facet, histograms, why a course was found, what to drop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from explorer.search.query import FacetName, Query, RangeName

MatchKind = Literal["exact", "prefix", "fuzzy", "synonym"]
TextField = Literal[
    "title",
    "provider",
    "certification",
    "code",
    "city",
    "skills",
    "objectives",
    "description",
    "reference",
    "other",
]
"""Where a text stands, for people and for ranking: the finer fields of a course are grouped under these.

`other`: the columns that no field stands for."""
Span = tuple[int, int]
"""Start and end (excluded) in characters of the text as it is shown."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a course answers one typed word: `typed` stands for `word` in `field`.

    `typed` is the word as typed; `word` is as written in the course; `edits` is the number of slips
    forgiven (0 unless `kind` is `fuzzy`).
    """

    typed: str
    word: str
    kind: MatchKind
    field: TextField
    edits: int = 0


class FacetCount(NamedTuple):
    """One value of a facet. `count`: how many courses a search with this value alone in the facet would give.

    `depth` is 1 for a value shown under its parent (`classe-virtuelle` under `distance`).
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    included: bool = False
    excluded: bool = False
    depth: int = 0
    declared: int | None = None
    """Of `count`, the courses whose file says so itself; `None` where nothing is ever deduced."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """How a figure is spread: bin i is `edges[i]` ≤ figure < `edges[i + 1]` (the last includes its end).

    `counts` is over the catalogue, `matching` over the courses that pass all the rest of the query;
    `unknown` courses pass it and have no figure; `low`, `high` are the extremes of the catalogue
    (`None` when no course has a figure). A range `7–21 h` stands at its start.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    matching: tuple[int, ...]
    unknown: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A way out of an empty result: `label` says in French what is dropped, `total` courses come back."""

    label: str
    query: Query
    total: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole answer to one query. `ids` holds every course found, in order (an int32 or int64 array).

    `scores` is parallel to `ids` when a text was searched, else empty. `relaxations` is filled when
    `total` is 0 only. `catalogue_total` counts the courses that are not missing.
    """

    query: Query
    ids: Sequence[int]
    total: int
    catalogue_total: int
    facets: Mapping[FacetName, Sequence[FacetCount]]
    histograms: Mapping[RangeName, Histogram]
    relaxations: tuple[Relaxation, ...]
    took_ms: float
    scores: Sequence[float] = ()
