"""A snapshot with a few courses changed or added at its end, without moving any other.

Merging two snapshots moves a million courses to change one: seconds. Here arrays are copied around the few
places that change, and what does not change at all is shared with the former snapshot. The result is what
merging gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.snapshot import Snapshot, ValueSets
from explorer.search.splicing import spliced

MOST: Final = 512
"""Courses; beyond, one pass over everything is as quick."""
_Numbers = NDArray[Any]


def patched(old: Snapshot, gone: NDArray[np.int64], new: Snapshot) -> Snapshot | None:
    """As `merging.merged`; `None` when there are many courses, or when some would change their places."""
    if not len(old) or len(new) > MOST or np.isin(np.setdiff1d(gone, new.ids), old.ids).any():
        return None
    places = np.searchsorted(old.ids, new.ids)
    is_known = old.ids[np.minimum(places, len(old) - 1)] == new.ids
    if (places[~is_known] != len(old)).any():
        return None
    places[~is_known] += np.arange(int((~is_known).sum()))
    change = _Change(old, new, places.tolist(), int(is_known.sum()))
    words, fields = spliced(old, new, change.places, change.known)
    figures = {
        name: tuple(
            change.column(before, new.figures[name][side]) for side, before in enumerate(old.figures[name])
        )
        for name in old.figures
    }
    return Snapshot(
        np.concatenate((old.ids, new.ids[change.known :])) if change.added else old.ids,
        words,
        fields,
        {name: change.sets(column, new.facets[name]) for name, column in old.facets.items()},
        {name: change.sets(column, new.declared[name]) for name, column in old.declared.items()},
        figures,  # type: ignore[arg-type]  # two columns in, two columns out
        {name: change.column(column, new.days[name]) for name, column in old.days.items()},
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """Course i of `new` goes to `places[i]`; the first `known` of them are in `old` already."""

    old: Snapshot
    new: Snapshot
    places: Sequence[int]
    known: int

    @property
    def added(self) -> int:
        """How many courses are after the last one."""
        return len(self.places) - self.known

    def column(self, before: _Numbers, fresh: _Numbers) -> _Numbers:
        """One number a course; the very same array when none of them changes."""
        known = self.places[: self.known]
        is_same = np.array_equal(before[known], fresh[: self.known], equal_nan=before.dtype.kind == "f")
        if is_same and not self.added:
            return before
        column = np.concatenate((before, fresh[self.known :]))
        column[known] = fresh[: self.known]
        return column

    def sets(self, before: ValueSets, fresh: ValueSets) -> ValueSets:
        """The values of each course; the very same when none of them changes."""
        values = [fresh.sets[number] for number in fresh.of.tolist()]
        former = [before.sets[number] for number in before.of[self.places[: self.known]].tolist()]
        if former == values:
            return before
        numbers = {each: number for number, each in enumerate(before.sets)}
        of = np.concatenate((before.of.astype(np.int32), np.zeros(self.added, np.int32)))
        of[self.places] = [numbers.setdefault(each, len(numbers)) for each in values]
        # The set of a number that nobody has any more gives it to the last one.
        sets = list(numbers)
        for number in sorted({numbers[each] for each in former}, reverse=True):
            if not (of == number).any():
                last = sets.pop()
                if number < len(sets):
                    sets[number] = last
                    of[of == len(sets)] = number
        return ValueSets.numbered(sets, of)
