"""Live counts: for each facet, how many courses each of its values would give; exact, unknown included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.bitmaps import Bits, Flags, packed, sizes
from explorer.search.corpus import FacetPlan
from explorer.search.counts import Totals
from explorer.search.fold import fold
from explorer.search.postings import Docs
from explorer.search.query import UNKNOWN, Choice, FacetName
from explorer.search.snapshot import ValueSets

LONG: Final = 60
"""A facet with more values is searched rather than read through."""
NARROW: Final = 48
"""A facet with at most so many values keeps one set of courses a value."""


@dataclass(frozen=True)
class FacetColumn:
    """One facet of N courses.

    Courses that have the same values share a number: `set_of[doc]`, below `set_count`.
    There are far fewer sets than courses, so a filter and a count over thousands of values both cost one
    pass over one int32 a course. `codes[i]` is a value of set `owners[i]`; the parents of a value are in
    its sets too. Value 0 is « Non renseigné ».
    """

    name: FacetName
    values: tuple[str, ...]
    labels: tuple[str, ...]
    depths: NDArray[np.int8]
    shown: NDArray[np.intp]
    """The values in the order in which they are shown."""
    places: NDArray[np.intp]
    """The place of each value in this order."""
    totals: Totals
    """How many courses have each value."""
    set_count: int
    set_of: NDArray[Any]
    owners: NDArray[np.int32]
    codes: NDArray[np.int32]
    numbers: Mapping[str, int] = field(repr=False)
    """Value, or folded value, → its number."""
    label: Callable[[str], str] = field(repr=False)
    """What is read for any value, also one that no course has."""

    @classmethod
    def build(cls, name: FacetName, column: ValueSets, plan: FacetPlan) -> FacetColumn:
        """The facet of a column of values; two writings of a word are one value."""
        courses = np.bincount(column.of, minlength=len(column.sets))
        parents = _nested(column.sets) if plan.nested else plan.parents
        values, members = _members(column.sets, courses, parents)
        owners = np.fromiter((i for i, each in enumerate(members) for _ in each), np.int32)
        codes = np.fromiter((code for each in members for code in each), np.int32)
        totals = _per_value(courses, owners, codes, len(values))
        labels = tuple(plan.label(value) for value in values)
        shown, depths = _arranged(values, labels, totals, plan, parents)
        places = np.full(len(values), len(values))
        places[shown] = np.arange(len(shown))
        numbers = {fold(value): i for i, value in enumerate(values)}
        numbers |= {value: i for i, value in enumerate(values)}
        return cls(
            name,
            values,
            labels,
            depths,
            shown,
            places,
            totals,
            len(column.sets),
            column.of,
            owners,
            codes,
            numbers,
            plan.label,
        )

    @property
    def is_long(self) -> bool:
        """Whether it has more values than a person reads through."""
        return len(self.values) > LONG

    @cached_property
    def folded_labels(self) -> tuple[str, ...]:
        """The labels as they are searched."""
        return tuple(map(fold, self.labels))

    def passing(self, choice: Choice) -> Bits:
        """The courses that have one of the values taken (when there are any) and none of those refused."""
        if self.is_narrow:
            return self._passing_rows(choice)
        kept = np.ones(self.set_count, np.bool_)
        if choice.included:
            kept = self._sets_with(choice.included)
        if choice.excluded:
            kept &= ~self._sets_with(choice.excluded)
        return packed(kept[self.set_of])

    @property
    def is_narrow(self) -> bool:
        """Whether it has so few values that each keeps the set of its courses."""
        return len(self.values) <= NARROW

    def counted(self, within: Bits) -> Totals:
        """Value → how many courses of a set have it. For a narrow facet."""
        return sizes(self._rows, within)

    def counted_at(self, docs: Docs, *, outside: bool = False) -> Totals:
        """Value → how many of these courses have it, or, `outside`, how many of all the others."""
        found = _per_value(
            np.bincount(self.set_of[docs], minlength=self.set_count),
            self.owners,
            self.codes,
            len(self.values),
        )
        return self.totals - found if outside else found

    def number(self, value: str) -> int | None:
        """The number of a value, however it is written."""
        found = self.numbers.get(value)
        return self.numbers.get(fold(value)) if found is None else found

    def numbers_of(self, values: Iterable[str]) -> frozenset[int]:
        """The numbers of these values, those that no course has left out."""
        return frozenset(number for value in values if (number := self.number(value)) is not None)

    @cached_property
    def _rows(self) -> NDArray[np.uint64]:
        """The set of courses of each value."""
        rows = np.zeros((len(self.values), -(-len(self.set_of) // 64)), np.uint64)
        for number in range(len(self.values)):
            holding = np.zeros(self.set_count, np.bool_)
            holding[self.owners[self.codes == number]] = True
            rows[number] = packed(holding[self.set_of])
        return rows

    def _passing_rows(self, choice: Choice) -> Bits:
        rows = self._rows
        kept = packed(np.ones(len(self.set_of), np.bool_))
        if choice.included:
            kept = np.bitwise_or.reduce(rows[list(self.numbers_of(choice.included))], axis=0)
        for number in self.numbers_of(choice.excluded):
            kept = kept & ~rows[number]
        return kept

    def _sets_with(self, values: Iterable[str]) -> Flags:
        wanted = np.zeros(len(self.values), np.bool_)
        wanted[list(self.numbers_of(values))] = True
        kept = np.zeros(self.set_count, np.bool_)
        kept[self.owners[wanted[self.codes]]] = True
        return kept


def _per_value(
    of_sets: NDArray[np.intp], owners: NDArray[np.int32], codes: NDArray[np.int32], value_count: int
) -> Totals:
    """Value → number of courses, from the number of courses of each set."""
    if not len(codes):
        return np.zeros(value_count, np.int64)
    return np.bincount(codes, of_sets[owners], minlength=value_count).astype(np.int64)


def _nested(sets: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Value → its parent, for the values that always come with the same one."""
    met: dict[str, set[str]] = {}
    for values in sets:
        if len(values) == 2 and fold(values[0]) != fold(values[1]):
            met.setdefault(values[0], set()).add(values[1])
    return {value: next(iter(parents)) for value, parents in met.items() if len(parents) == 1}


def _members(
    sets: Sequence[tuple[str, ...]], sizes: NDArray[np.intp], parents: Mapping[str, str]
) -> tuple[tuple[str, ...], list[list[int]]]:
    """The distinct values, UNKNOWN first, and the numbers of each set's values with their parents'."""
    key = cache(fold)
    writings: dict[str, dict[str, int]] = {}
    for values, size in zip(sets, sizes.tolist(), strict=True):
        for value in values:
            of_value = writings.setdefault(key(value), {})
            of_value[value] = of_value.get(value, 0) + size
    # The most usual writing stands for the others.
    usual = {folded: max(each, key=lambda w: (each[w], w)) for folded, each in writings.items()}
    for value in list(usual.values()):
        parent = parents.get(value)
        if parent is not None:
            usual.setdefault(key(parent), parent)
    usual.pop(UNKNOWN, None)
    values = (UNKNOWN, *usual.values())
    numbers = {folded: i for i, folded in enumerate(usual, 1)}
    members = []
    for each in sets:
        found = {numbers[key(value)]: None for value in each if value != UNKNOWN}
        for number in list(found):
            parent = parents.get(values[number])
            if parent is not None:
                found[numbers[key(parent)]] = None
        members.append(list(found) or [0])
    return values, members


def _arranged(
    values: Sequence[str], labels: Sequence[str], totals: Totals, plan: FacetPlan, parents: Mapping[str, str]
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
        parent = parents.get(values[number])
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
