"""Values met again and again, replaced by their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")
Other = TypeVar("Other")

_NEARLY_ALL: Final = 0.9


class Numbers(defaultdict[Value, int]):
    """Gives the next number to each value met for the first time, from 0 on."""

    def __init__(self) -> None:
        # A counter apart: a method of this very dictionary would keep it alive until cycles are collected.
        super().__init__(count().__next__)

    def of(self, values: Collection[Value]) -> NDArray[np.int32]:
        """The number of each of these values."""
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))


@dataclass(frozen=True, slots=True)
class Coded(Generic[Value]):
    """A column: the value of place i is `values[of[i]]`. They are distinct, in their order of appearance."""

    values: Sequence[Value]
    of: NDArray[np.int32]

    @classmethod
    def build(cls, column: Collection[Value]) -> Coded[Value]:
        """From one value a place."""
        numbers = Numbers[Value]()
        of = numbers.of(column)
        return cls(list(numbers), of)

    def map(self, function: Callable[[Value], Other]) -> Coded[Other]:
        """What `function` makes of each value."""
        made = Coded.build([function(value) for value in self.values])
        return Coded(made.values, made.of[self.of])

    def at(self, places: NDArray[Any]) -> Coded[Value]:
        """The values of these places; some of `values` may then have none."""
        return Coded(self.values, self.of[places])

    def array(self, kind: type[Any]) -> NDArray[Any]:
        """One item a place; NaN for `None` among floats."""
        whole: NDArray[Any] = np.array(self.values, kind)[self.of]
        return whole


def side_by_side(*columns: Coded[Any]) -> Coded[tuple[Any, ...]]:
    """The values of each place together."""
    of = columns[0].of
    for column in columns[1:]:
        pairs = of.astype(np.int64) * len(column.values) + column.of
        of = Coded.build(pairs.tolist()).of
    _, firsts = np.unique(of, return_index=True)
    values = [[column.values[number] for number in column.of[firsts].tolist()] for column in columns]
    return Coded(list(zip(*values, strict=True)), of)


class Coding(Generic[Value]):
    """A column that comes some thousands of values at a time.

    Once nearly all those that came at a time were new, none is looked for any more: titles and references
    hardly repeat, and finding it out takes longer than reading the few that do twice.
    """

    def __init__(self) -> None:
        self._numbers = Numbers[Value]()
        self._others: list[Value] = []
        self._of = [np.empty(0, np.int32)]
        self._repeats = True

    def extend(self, values: Sequence[Value]) -> None:
        """These come next."""
        known = len(self._numbers)
        if self._repeats:
            self._of.append(self._numbers.of(values))
            self._repeats = len(self._numbers) - known <= _NEARLY_ALL * len(values)
        else:
            first = known + len(self._others)
            self._of.append(np.arange(first, first + len(values), dtype=np.int32))
            self._others += values

    def repeat(self) -> None:
        """Those that came last come once more."""
        self._of.append(self._of[-1])

    def coded(self) -> Coded[Value]:
        """All that came; a value may be there twice where hardly any is."""
        return Coded([*self._numbers, *self._others], np.concatenate(self._of))
