"""What is asked: the typed text and the filters, one frozen value that can be compared, stored and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

UNKNOWN: Final = "?"
"""The value that stands for « Non renseigné » in every facet, as on the command line (`level=?`)."""

FacetName = Literal[
    "axis",
    "skill",
    "format",
    "certification",
    "certification_code",
    "level",
    "funding",
    "job_family",
    "sector",
    "provider",
    "territory",
    "maturity",
    "training_type",
    "language",
    "source",
    "missing",
]
RangeName = Literal["duration_hours", "price_eur", "price_per_hour_eur"]
SortField = Literal[
    "relevance",
    "title",
    "provider",
    "axis",
    "format",
    "certification",
    "certification_expiry",
    "level",
    "duration_hours",
    "price_eur",
    "price_per_hour_eur",
    "session_start",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """The values taken (`included`, OR between them) and refused (`excluded`) in one facet."""

    facet: FacetName
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Courses whose figure overlaps `low`–`high`, bounds included; `None` leaves a side open.

    Courses whose figure is unknown are out, unless `with_unknown`; `low = high = None` with
    `only_unknown` asks for those courses alone (`price_eur=?`).
    """

    name: RangeName
    low: float | None = None
    high: float | None = None
    with_unknown: bool = False
    only_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """One order of the results; courses whose value is unknown come last in both directions."""

    field: SortField = "relevance"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Text AND every choice AND every range.

    Missing courses are out unless the facet `missing` asks for them.
    """

    text: str = ""
    choices: tuple[Choice, ...] = ()
    ranges: tuple[Range, ...] = ()
    sort: Sort = Sort()
    declared_only: bool = False
    """Skills and job families count where a file declares them, not where its text suggests them."""

    def choice(self, facet: FacetName) -> Choice:
        """The choice made in `facet`, empty when there is none."""
        return next((choice for choice in self.choices if choice.facet == facet), Choice(facet))

    def range(self, name: RangeName) -> Range | None:
        """The range set on `name`, if any."""
        return next((each for each in self.ranges if each.name == name), None)

    def toggled(self, facet: FacetName, value: str) -> Query:
        """Takes `value` if it was not taken, drops it if it was (an exclusion becomes an inclusion)."""
        before = self.choice(facet)
        excluded = tuple(v for v in before.excluded if v != value)
        if value in before.included:
            included = tuple(v for v in before.included if v != value)
        else:
            included = (*before.included, value)
        return self._with_choice(Choice(facet, included, excluded))

    def excluding(self, facet: FacetName, value: str) -> Query:
        """Refuses `value` if it was not refused, stops refusing it if it was."""
        before = self.choice(facet)
        included = tuple(v for v in before.included if v != value)
        if value in before.excluded:
            excluded = tuple(v for v in before.excluded if v != value)
        else:
            excluded = (*before.excluded, value)
        return self._with_choice(Choice(facet, included, excluded))

    def without_value(self, facet: FacetName, value: str) -> Query:
        """Neither takes nor refuses `value` any more."""
        before = self.choice(facet)
        return self._with_choice(
            Choice(
                facet,
                tuple(v for v in before.included if v != value),
                tuple(v for v in before.excluded if v != value),
            )
        )

    def without_choice(self, facet: FacetName) -> Query:
        """Drops every value of `facet`."""
        return replace(self, choices=tuple(c for c in self.choices if c.facet != facet))

    def with_range(self, wanted: Range) -> Query:
        """Sets a range; one open on both sides and not about unknowns is dropped."""
        others = tuple(each for each in self.ranges if each.name != wanted.name)
        if wanted.low is None and wanted.high is None and not wanted.only_unknown:
            return replace(self, ranges=others)
        return replace(self, ranges=(*others, wanted))

    def without_range(self, name: RangeName) -> Query:
        """Drops the range on `name`."""
        return replace(self, ranges=tuple(each for each in self.ranges if each.name != name))

    def without_filters(self) -> Query:
        """The text and the order alone."""
        return replace(self, choices=(), ranges=(), declared_only=False)

    @property
    def has_filters(self) -> bool:
        """Whether anything but the text narrows the results."""
        return bool(self.choices or self.ranges or self.declared_only)

    def _with_choice(self, choice: Choice) -> Query:
        others = tuple(c for c in self.choices if c.facet != choice.facet)
        if choice.included or choice.excluded:
            # A facet keeps its place among the chips when one of its values changes.
            places = {c.facet: i for i, c in enumerate(self.choices)}
            at = places.get(choice.facet, len(others))
            return replace(self, choices=(*others[:at], choice, *others[at:]))
        return replace(self, choices=others)
