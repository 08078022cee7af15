"""Two snapshots made into one: what changed is read anew, the rest is moved as it is.

The result is what a snapshot of all the courses together would be, word for word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from explorer.search.outcome import TextField
from explorer.search.postings import Docs, FieldIndex, offsets_of, starts_of
from explorer.search.snapshot import Snapshot, ValueSets

_Name = TypeVar("_Name", bound=str)
_NOWHERE = -1


def merged(old: Snapshot, gone: NDArray[np.int64], new: Snapshot) -> Snapshot:
    """`old` without the courses numbered in `gone`, and with those of `new`, that `old` keeps none of."""
    kept = np.flatnonzero(~np.isin(old.ids, gone))
    ids = np.concatenate((old.ids[kept], new.ids))
    order = np.argsort(ids, kind="stable")
    places = np.empty(len(ids), np.int32)
    places[order] = np.arange(len(ids), dtype=np.int32)
    place_of = np.full(len(old), _NOWHERE, np.int32)
    place_of[kept] = places[: len(kept)]
    sides = (_Side(old, place_of), _Side(new, places[len(kept) :]))
    words, fields = _fields(sides, len(ids))
    return Snapshot(
        ids[order],
        words,
        fields,
        _value_sets([each.snapshot.facets for each in sides], sides, len(ids)),
        _value_sets([each.snapshot.declared for each in sides], sides, len(ids)),
        {
            name: (
                _column([each.snapshot.figures[name][0] for each in sides], sides, len(ids)),
                _column([each.snapshot.figures[name][1] for each in sides], sides, len(ids)),
            )
            for name in old.figures
        },
        {name: _column([each.snapshot.days[name] for each in sides], sides, len(ids)) for name in old.days},
    )


def together(parts: Sequence[Snapshot]) -> Snapshot:
    """One snapshot of several without a common course; neighbours first, so that none is moved often."""
    nobody = np.empty(0, np.int64)
    while len(parts) > 1:
        pairs = [parts[i : i + 2] for i in range(0, len(parts), 2)]
        parts = [merged(pair[0], nobody, pair[1]) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two snapshots; `place_of[d]`: where its course d goes, `_NOWHERE` when it is left out."""

    snapshot: Snapshot
    place_of: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Postings:
    """What one side gives to one field: its words at their new places, word numbers still its own."""

    field: FieldIndex
    words: NDArray[np.int64]
    docs: Docs


def _fields(sides: Sequence[_Side], count: int) -> tuple[list[str], dict[TextField, FieldIndex]]:
    names: dict[TextField, None] = dict.fromkeys(name for side in sides for name in side.snapshot.fields)
    moved = {name: [_moved(side, name) for side in sides] for name in names}
    used = [np.zeros(len(side.snapshot.words), np.bool_) for side in sides]
    for both in moved.values():
        for of_side, postings in zip(used, both, strict=True):
            of_side[postings.words] = True
    kept = [
        [side.snapshot.words[i] for i in np.flatnonzero(of_side).tolist()]
        for side, of_side in zip(sides, used, strict=True)
    ]
    words = sorted({*kept[0], *kept[1]})
    number = {word: i for i, word in enumerate(words)}
    numbers = []
    for of_side, own in zip(used, kept, strict=True):
        mapped = np.zeros(len(of_side), np.int64)
        mapped[of_side] = np.fromiter(map(number.__getitem__, own), np.int64, len(own))
        numbers.append(mapped)
    fields = {
        name: _field(both, sides, numbers, count, len(words))
        for name, both in moved.items()
        if any(len(postings.words) for postings in both)
    }
    return words, fields


def _moved(side: _Side, name: TextField) -> _Postings:
    field = side.snapshot.fields.get(name) or FieldIndex.empty(len(side.snapshot), len(side.snapshot.words))
    docs = side.place_of[field.docs]
    words = np.repeat(np.arange(len(field.offsets) - 1), np.diff(field.offsets))
    stays = docs != _NOWHERE
    return _Postings(field, words[stays], docs[stays])


def _field(
    both: Sequence[_Postings],
    sides: Sequence[_Side],
    numbers: Sequence[NDArray[np.int64]],
    count: int,
    word_count: int,
) -> FieldIndex:
    # Words and places keep their order on both sides: two sorted runs, that a stable sort merges in one pass.
    keys = np.concatenate([of[each.words] << 32 | each.docs for of, each in zip(numbers, both, strict=True)])
    keys.sort(kind="stable")
    lengths = np.zeros(count, np.int64)
    for side, each in zip(sides, both, strict=True):
        stays = side.place_of != _NOWHERE
        lengths[side.place_of[stays]] = np.diff(each.field.starts)[stays]
    starts = starts_of(lengths)
    words = np.empty(starts[-1], np.int32)
    for side, of, each in zip(sides, numbers, both, strict=True):
        stays = side.place_of != _NOWHERE
        own = np.diff(each.field.starts)
        run = own[stays]
        first = starts[side.place_of[stays]] - (np.cumsum(run) - run)
        at = np.repeat(first, run) + np.arange(int(run.sum()))
        words[at] = of[each.field.words[np.repeat(stays, own)]]
    closed_docs = [side.place_of[each.field.closed_docs] for side, each in zip(sides, both, strict=True)]
    closed_words = [of[each.field.closed_words] for of, each in zip(numbers, both, strict=True)]
    docs_of_closed, words_of_closed = np.concatenate(closed_docs), np.concatenate(closed_words)
    stays = docs_of_closed != _NOWHERE
    order = np.argsort(docs_of_closed[stays], kind="stable")
    return FieldIndex(
        offsets_of(keys, word_count),
        (keys & 0xFFFFFFFF).astype(np.int32),
        starts,
        words,
        docs_of_closed[stays][order],
        words_of_closed[stays][order].astype(np.int32),
    )


def _value_sets(
    columns: Sequence[Mapping[_Name, ValueSets]], sides: Sequence[_Side], count: int
) -> dict[_Name, ValueSets]:
    found: dict[_Name, ValueSets] = {}
    for name in columns[0]:
        sets: dict[tuple[str, ...], int] = {}
        of = np.zeros(count, np.int32)
        for side, column in zip(sides, (each[name] for each in columns), strict=True):
            stays = side.place_of != _NOWHERE
            kept = column.of[stays]
            numbers = np.zeros(len(column.sets), np.int32)
            for i in np.unique(kept).tolist():
                numbers[i] = sets.setdefault(column.sets[i], len(sets))
            of[side.place_of[stays]] = numbers[kept]
        found[name] = ValueSets.numbered(sets, of)
    return found


def _column(columns: Sequence[NDArray[Any]], sides: Sequence[_Side], count: int) -> NDArray[Any]:
    whole = np.empty(count, columns[0].dtype)
    for side, column in zip(sides, columns, strict=True):
        stays = side.place_of != _NOWHERE
        whole[side.place_of[stays]] = column[stays]
    return whole
