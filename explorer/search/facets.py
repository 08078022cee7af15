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
Texts = NDArray[np.object_]

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
    labels: Texts
    depths: NDArray[np.int8]
    shown: NDArray[np.intp]
    """The values in the order in which they are shown."""
    places: NDArray[np.intp]
    """The place of each value in this order."""
    totals: NDArray[np.int64]
    """How many courses have each value."""
    set_of: NDArray[np.int32]
    owners: NDArray[np.int32]
    codes: NDArray[np.int32]
    set_count: int
    numbers: dict[str, int] = field(repr=False)
    """Value, or folded value, → its number."""
    _texts: Texts = field(repr=False)

    @classmethod
    def build(cls, name: FacetName, column: Sequence[tuple[str, ...]], plan: FacetPlan) -> FacetColumn:
        """The facet of a column of values, one tuple a course; two writings of a word are one value."""
        sets: dict[tuple[str, ...], int] = {}
        set_of = np.fromiter((sets.setdefault(values, len(sets)) for values in column), np.int32, len(column))
        sizes = np.bincount(set_of, minlength=len(sets))
        values, members = _members(list(sets), sizes, plan)
        owners = np.fromiter((i for i, each in enumerate(members) for _ in each), np.int32)
        codes = np.fromiter((code for each in members for code in each), np.int32)
        totals = _per_value(sizes, owners, codes, len(values))
        labels = [plan.label(value) for value in values]
        shown, depths = _arranged(values, labels, totals, plan)
        places = np.full(len(values), len(values))
        places[shown] = np.arange(len(shown))
        numbers = {fold(value): i for i, value in enumerate(values)}
        numbers |= {value: i for i, value in enumerate(values)}
        return cls(
            name=name,
            values=values,
            labels=np.array(labels, object),
            depths=depths,
            shown=shown,
            places=places,
            totals=totals,
            set_of=set_of,
            owners=owners,
            codes=codes,
            set_count=len(sets),
            numbers=numbers,
            _texts=np.array(values, object),
        )

    def passing(self, choice: Choice) -> Flags:
        """Which courses have one of the values taken (when there are any) and none of those refused."""
        kept = np.ones(self.set_count, np.bool_)
        if choice.included:
            kept = self._sets_with(choice.included)
        if choice.excluded:
            kept &= ~self._sets_with(choice.excluded)
        return kept[self.set_of]

    def counts(self, docs: Docs, choice: Choice) -> tuple[FacetCount, ...]:
        """Each value with its number of courses among `docs`, in the order shown.

        A long facet lists those that have courses, most first; every one lists what is chosen.
        """
        totals = self.totals if len(docs) == len(self.set_of) else self._totals(self.set_of[docs])
        included, excluded = self._numbers(choice.included), self._numbers(choice.excluded)
        order = self.shown
        if len(self.values) > LONG:
            order = np.flatnonzero(totals)
            order = order[np.lexsort((self.places[order], -totals[order], order == 0))]
            without = sorted(each for each in included | excluded if not totals[each])
            order = np.concatenate((order, np.array(without, np.intp)))
        chosen = included | excluded
        # Filled by C code: thousands of values are counted at each keystroke.
        no = [False] * len(order)
        columns = (self._texts[order].tolist(), self.labels[order].tolist(), totals[order].tolist())
        made = map(FacetCount._make, zip(*columns, no, no, self.depths[order].tolist(), strict=True))
        found = list(made)
        if chosen:
            for place, number in enumerate(order.tolist()):
                if number in chosen:
                    found[place] = found[place]._replace(
                        included=number in included, excluded=number in excluded
                    )
        found += [
            FacetCount(value, value, 0, value in choice.included, value in choice.excluded)
            for value in (*choice.included, *choice.excluded)
            if self.number(value) is None
        ]
        return tuple(found)

    def _totals(self, sets: NDArray[np.int32]) -> NDArray[np.int64]:
        """Value → number of courses, from the sets of these courses."""
        return _per_value(
            np.bincount(sets, minlength=self.set_count), self.owners, self.codes, len(self.values)
        )

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


def _per_value(
    of_sets: NDArray[np.intp], owners: NDArray[np.int32], codes: NDArray[np.int32], value_count: int
) -> NDArray[np.int64]:
    """Value → number of courses, from the number of courses of each set."""
    if not len(codes):
        return np.zeros(value_count, np.int64)
    return np.bincount(codes, of_sets[owners], minlength=value_count).astype(np.int64)


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
) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
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
    return np.array(shown, np.intp), np.array(depths, np.int8)
