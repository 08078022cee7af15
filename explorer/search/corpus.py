"""What an index is built from: the courses column by column, texts, facet values and figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from explorer.search.numbering import Coded
from explorer.search.outcome import TextField
from explorer.search.query import FacetName, RangeName, SortField

Figures = tuple[Sequence[float | None], Sequence[float | None]]
"""Lows and highs, one of each a course."""
_NONE: Final[Mapping[Any, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FacetPlan:
    """How one facet is shown: `order` of the values known beforehand, `parents` of the values below another.

    `most_first` orders the values by their number of courses rather than as in `order`. `nested`: the second
    of the two values of a course is the parent of the first, when all courses agree on it.
    """

    label: Callable[[str], str] = str
    order: Sequence[str] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    most_first: bool = True
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """N courses. Every column below has N places, in the order of `ids`.

    `texts`: what is searched, by field; several columns are lines of one text. `facets`: the values of each
    course, finest only. `days`: dates to sort by, `2026-12-31`, `None` when unknown.
    """

    ids: Sequence[int]
    texts: Mapping[TextField, Sequence[Coded[str | None]]]
    facets: Mapping[FacetName, Coded[tuple[str, ...]]] = field(default_factory=dict)
    declared: Mapping[FacetName, Coded[tuple[str, ...]]] = field(default_factory=dict)
    """For the facets whose values may be deduced: those that files declare, all among `facets`."""
    figures: Mapping[RangeName, tuple[Coded[float | None], Coded[float | None]]] = field(default_factory=dict)
    """Lows and highs; a single figure has both equal, an unknown one has neither."""
    days: Mapping[SortField, Coded[str | None]] = field(default_factory=dict)
    plans: Mapping[FacetName, FacetPlan] = field(default_factory=dict)
    synonyms: Sequence[tuple[tuple[str, ...], bool]] = ()
    """Groups of expressions that stand for each other; `True` when they are only related."""

    @classmethod
    def of(
        cls,
        ids: Sequence[int],
        texts: Mapping[TextField, Sequence[str]],
        facets: Mapping[FacetName, Sequence[tuple[str, ...]]] = _NONE,
        declared: Mapping[FacetName, Sequence[tuple[str, ...]]] = _NONE,
        figures: Mapping[RangeName, Figures] = _NONE,
        *,
        days: Mapping[SortField, Sequence[str | None]] = _NONE,
        plans: Mapping[FacetName, FacetPlan] = _NONE,
        synonyms: Sequence[tuple[tuple[str, ...], bool]] = (),
    ) -> Corpus:
        """From columns that hold one item a course."""
        return cls(
            ids,
            {name: (Coded[str | None].build(column),) for name, column in texts.items()},
            {name: Coded.build(column) for name, column in facets.items()},
            {name: Coded.build(column) for name, column in declared.items()},
            {name: (Coded.build(lows), Coded.build(highs)) for name, (lows, highs) in figures.items()},
            {name: Coded.build(column) for name, column in days.items()},
            plans,
            synonyms,
        )
