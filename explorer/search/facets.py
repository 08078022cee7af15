"""Live counts: for each facet, how many courses each of its values would give; exact, unknown included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.corpus import FacetPlan
from explorer.search.fold import fold
from explorer.search.outcome import FacetCount
from explorer.search.postings import Docs
from explorer.search.query import UNKNOWN, Choice, FacetName

Flags = NDArray[np.bool_]

LONG: Final = 60
"""A facet with more values is searched rather than read through."""


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """One facet of N courses.

    Courses that have the same set of values share a number: `set_of[doc]`. There are far fewer sets than
    courses, so a filter and a count over many values both cost one pass over one int32 a course.
    `codes[i]` is a value of set `owners[i]`; the parents of a value are in its sets too.
    Value 0 is « Non renseigné ».
    """

    name: FacetName
    values: tuple[str, ...]
    labels: tuple[str, ...]
    depths: tuple[int, ...]
    shown: tuple[int, ...]
    """The values in the order in which they are shown."""
    places: NDArray[np.intp]
    """The place of each value in this order."""
    set_of: NDArray[np.int32]
    owners: NDArray[np.int32]
    codes: NDArray[np.int32]
    set_count: int
    numbers: dict[str, int] = field(repr=False)
    """Value, or folded value, → its number."""

    @classmethod
    def build(cls, name: FacetName, column: Sequence[tuple[str, ...]], plan: FacetPlan) -> FacetColumn:
        """The facet of a column of values, one tuple a course; two writings of a word are one value."""
        sets: dict[tuple[str, ...], int] = {}
        set_of = np.fromiter((sets.setdefault(values, len(sets)) for values in column), np.int32, len(column))
        sizes = np.bincount(set_of, minlength=len(sets))
        values, members = _members(list(sets), sizes, plan)
        owners = np.fromiter((i for i, each in enumerate(members) for _ in each), np.int32)
        codes = np.fromiter((code for each in members for code in each), np.int32)
        totals = (
            np.bincount(codes, sizes[owners], minlength=len(values)) if len(codes) else np.zeros(len(values))
        )
        labels = tuple(plan.label(value) for value in values)
        shown, depths = _arranged(values, labels, totals, plan)
        numbers = {fold(value): i for i, value in enumerate(values)}
        numbers |= {value: i for i, value in enumerate(values)}
        places = np.full(len(values), len(values))
        places[list(shown)] = np.arange(len(shown))
        return cls(name, values, labels, depths, shown, places, set_of, owners, codes, len(sets), numbers)

    def passing(self, choice: Choice) -> Flags:
        """Which courses have one of the values taken (when there are any) and none of those refused."""
        kept = np.ones(self.set_count, np.bool_)
        if choice.included:
            kept = self._sets_with(choice.included)
        if choice.excluded:
            kept &= ~self._sets_with(choice.excluded)
        return kept[self.set_of]

    def counts(self, docs: Docs | None, choice: Choice) -> tuple[FacetCount, ...]:
        """Each value with its number of courses among `docs` (`None`: all), in the order shown.

        A long facet lists those that have courses, most first; every one lists what is chosen.
        """
        of_sets = np.bincount(self.set_of if docs is None else self.set_of[docs], minlength=self.set_count)
        if len(self.codes):
            totals = np.bincount(self.codes, of_sets[self.owners], minlength=len(self.values)).astype(
                np.int64
            )
        else:
            totals = np.zeros(len(self.values), np.int64)
        included, excluded = self._numbers(choice.included), self._numbers(choice.excluded)
        shown: Iterable[int] = self.shown
        if len(self.values) > LONG:
            present = np.flatnonzero(totals)
            present = present[np.lexsort((self.places[present], -totals[present], present == 0))]
            shown = [*present.tolist(), *sorted(each for each in included | excluded if not totals[each])]
        counts = totals.tolist()
        found = [
            FacetCount(
                self.values[i], self.labels[i], counts[i], i in included, i in excluded, self.depths[i]
            )
            for i in shown
        ]
        found += [
            FacetCount(value, value, 0, value in choice.included, value in choice.excluded)
            for value in (*choice.included, *choice.excluded)
            if self.number(value) is None
        ]
        return tuple(found)

    def _numbers(self, values: Iterable[str]) -> set[int]:
        return {number for value in values if (number := self.number(value)) is not None}

    def number(self, value: str) -> int | None:
        """The number of a value, however it is written."""
        found = self.numbers.get(value)
        return self.numbers.get(fold(value)) if found is None else found

    def _sets_with(self, values: Iterable[str]) -> Flags:
        wanted = np.zeros(len(self.values), np.bool_)
        for value in values:
            number = self.number(value)
            if number is not None:
                wanted[number] = True
        kept = np.zeros(self.set_count, np.bool_)
        kept[self.owners[wanted[self.codes]]] = True
        return kept


def _members(
    sets: Sequence[tuple[str, ...]], sizes: NDArray[np.intp], plan: FacetPlan
) -> tuple[tuple[str, ...], list[list[int]]]:
    """The distinct values, UNKNOWN first, and the numbers of each set's values with their parents'."""
    writings: dict[str, dict[str, int]] = {}
    for values, size in zip(sets, sizes.tolist(), strict=True):
        for value in values:
            of_value = writings.setdefault(fold(value), {})
            of_value[value] = of_value.get(value, 0) + size
    # The most usual writing stands for the others.
    usual = {key: max(each, key=lambda w: (each[w], w)) for key, each in writings.items()}
    for value in list(usual.values()):
        parent = plan.parents.get(value)
        if parent is not None:
            usual.setdefault(fold(parent), parent)
    usual.pop(UNKNOWN, None)
    values = (UNKNOWN, *usual.values())
    numbers = {key: i for i, key in enumerate(usual, 1)}
    members = []
    for each in sets:
        found = {numbers[fold(value)]: None for value in each if value != UNKNOWN}
        for number in list(found):
            parent = plan.parents.get(values[number])
            if parent is not None:
                found[numbers[fold(parent)]] = None
        members.append(list(found) or [0])
    return values, members


def _arranged(
    values: Sequence[str], labels: Sequence[str], totals: NDArray[Any], plan: FacetPlan
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The order in which values are shown, children after their parent, unknown last; and their depths."""
    rank = {value: i for i, value in enumerate(plan.order)}

    def key(number: int) -> tuple[float, float, str]:
        known = float(rank.get(values[number], len(rank)))
        most = -float(totals[number])
        return (most, known, fold(labels[number])) if plan.most_first else (known, most, fold(labels[number]))

    present = set(values)
    children: dict[str, list[int]] = {}
    tops = []
    for number in range(1, len(values)):
        parent = plan.parents.get(values[number])
        if parent in present and parent is not None:
            children.setdefault(parent, []).append(number)
        else:
            tops.append(number)
    shown: list[int] = []
    depths = [0] * len(values)
    for top in sorted(tops, key=key):
        shown.append(top)
        for child in sorted(children.get(values[top], ()), key=key):
            depths[child] = 1
            shown.append(child)
    if totals[0]:
        shown.append(0)
    return tuple(shown), tuple(depths)
