"""The words of a snapshot changed for a few courses: what stands before, between and after them is copied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.search.outcome import TextField
from explorer.search.postings import FieldIndex, starts_of
from explorer.search.snapshot import Snapshot

_Numbers = NDArray[Any]
_Pair = tuple[int, int]
"""A word and the place of a course that holds it."""


class _Cut(NamedTuple):
    """What stands from `start` to `end` (excluded) gives way to `fresh`."""

    start: int
    end: int
    fresh: Sequence[int] | _Numbers


def spliced(
    old: Snapshot, new: Snapshot, places: Sequence[int], known: int
) -> tuple[Sequence[str], dict[TextField, FieldIndex]]:
    """The words and the fields of `old` once course i of `new` is at `places[i]`; the rest does not move.

    The first `known` courses of `new` take the place of their former selves, the others come after the last.
    """
    both = _BothWords.of(old.words, new.words)
    names: dict[TextField, None] = dict.fromkeys((*old.fields, *new.fields))
    changes = {
        name: _FieldChange.of(
            old.fields.get(name) or FieldIndex.empty(len(old), len(old.words)),
            new.fields.get(name) or FieldIndex.empty(len(new), len(new.words)),
            both,
            places,
            known,
        )
        for name in names
    }
    used = np.zeros(both.count, np.int64)
    for each in changes.values():
        used += each.counts
    if not both.strange and used.all():
        # No word came nor went: those of the fields that do not change are the very same.
        numbers = None
        words = old.words
    else:
        numbers = (np.cumsum(used > 0) - 1).astype(np.int32)
        words = both.those_with(used)
    fields = {name: each.made(both, numbers) for name, each in changes.items()}
    return words, {name: field for name, field in fields.items() if len(field.docs)}


@dataclass(frozen=True, slots=True)
class _BothWords:
    """The words of both snapshots in one order; "number" is the place of a word among them."""

    old: Sequence[str]
    strange: Sequence[str]
    """The words that only the new snapshot has, in order."""
    slots: _Numbers
    """Before which former word each of them comes."""
    of_old: _Numbers
    """Former number → number."""
    of_new: _Numbers

    @classmethod
    def of(cls, old: Sequence[str], new: Sequence[str]) -> _BothWords:
        found = [bisect_left(old, word) for word in new]
        is_known = [at < len(old) and old[at] == word for at, word in zip(found, new, strict=True)]
        slots = np.array([at for at, known in zip(found, is_known, strict=True) if not known], np.int64)
        all_old = np.arange(len(old))
        of_old = all_old + np.searchsorted(slots, all_old, side="right")
        ranks = np.cumsum(~np.array(is_known, np.bool_)) - 1
        of_new = [
            int(of_old[at]) if known else at + int(rank)
            for at, known, rank in zip(found, is_known, ranks, strict=True)
        ]
        strange = [word for word, known in zip(new, is_known, strict=True) if not known]
        return cls(old, strange, slots, of_old, np.array(of_new, np.int64))

    @property
    def count(self) -> int:
        return len(self.old) + len(self.strange)

    def former(self, number: int) -> tuple[int, bool]:
        """The former number of a word, or of the one that it comes before; whether it is this very word."""
        at = int(np.searchsorted(self.of_old, number))
        return at, at < len(self.of_old) and int(self.of_old[at]) == number

    def those_with(self, used: _Numbers) -> list[str]:
        """The words that some course holds."""
        whole = list(self.old)
        for rank, (slot, word) in enumerate(zip(self.slots.tolist(), self.strange, strict=True)):
            whole.insert(slot + rank, word)
        for number in np.flatnonzero(used == 0)[::-1].tolist():
            del whole[number]
        return whole


@dataclass(frozen=True, slots=True)
class _FieldChange:
    """What changes in one field; words by their numbers in both snapshots."""

    old: FieldIndex
    counts: _Numbers
    """Word → how many courses will hold it."""
    docs: Sequence[_Cut]
    words: Sequence[_Cut]
    closed_docs: Sequence[_Cut]
    closed_words: Sequence[_Cut]
    lengths: dict[int, int]
    """Place → how many words more."""
    added: Sequence[int]
    """Lengths of the courses that come after the last."""

    @classmethod
    def of(
        cls, old: FieldIndex, new: FieldIndex, both: _BothWords, places: Sequence[int], known: int
    ) -> _FieldChange:
        former: set[_Pair] = set()
        fresh: set[_Pair] = set()
        words, closed_docs, closed_words = [], [], []
        lengths: dict[int, int] = {}
        added = []
        for i, place in enumerate(places):
            after, after_closed = both.of_new[new.read(i)], both.of_new[new.read_closed(i)]
            fresh.update((word, place) for word in (*after.tolist(), *after_closed.tolist()))
            start = end = len(old.words)
            closed_start = closed_end = len(old.closed_docs)
            if i < known:
                start, end = old.starts[place : place + 2].tolist()
                closed_start, closed_end = np.searchsorted(old.closed_docs, (place, place + 1)).tolist()
                before = both.of_old[old.words[start:end]]
                before_closed = both.of_old[old.closed_words[closed_start:closed_end]]
                former.update((word, place) for word in (*before.tolist(), *before_closed.tolist()))
                if np.array_equal(before, after) and np.array_equal(before_closed, after_closed):
                    continue
                lengths[place] = len(after) - len(before)
            else:
                added.append(len(after))
            words.append(_Cut(start, end, after))
            closed_docs.append(_Cut(closed_start, closed_end, [place] * len(after_closed)))
            closed_words.append(_Cut(closed_start, closed_end, after_closed))
        counts = np.zeros(both.count, np.int64)
        counts[both.of_old] = np.diff(old.offsets)
        gone, come = former - fresh, fresh - former
        for pairs, step in ((gone, -1), (come, 1)):
            np.add.at(counts, [word for word, _place in pairs], step)
        docs = _posting_cuts(old, both, gone, come)
        return cls(old, counts, docs, words, closed_docs, closed_words, lengths, added)

    def made(self, both: _BothWords, numbers: _Numbers | None) -> FieldIndex:
        """The field with these changes. `numbers`: number of a word in both → final one; `None`: the same."""
        old = self.old
        if numbers is None and not self.words:
            return old
        counts = self.counts if numbers is None else self.counts[_kept(numbers)]
        own = None if numbers is None else numbers[both.of_old]
        return FieldIndex(
            np.concatenate(([0], np.cumsum(counts))),
            _with_cuts(old.docs, self.docs),
            self._starts(),
            _with_cuts(_numbered(old.words, own), _renumbered(self.words, numbers)),
            _with_cuts(old.closed_docs, self.closed_docs),
            _with_cuts(_numbered(old.closed_words, own), _renumbered(self.closed_words, numbers)),
        )

    def _starts(self) -> NDArray[np.int32]:
        if not self.words:
            return self.old.starts
        lengths = np.concatenate((np.diff(self.old.starts), np.array(self.added, np.int32)))
        for place, more in self.lengths.items():
            lengths[place] += more
        return starts_of(lengths)


def _posting_cuts(
    old: FieldIndex, both: _BothWords, gone: Iterable[_Pair], come: Iterable[_Pair]
) -> list[_Cut]:
    """Where the courses that no longer hold a word leave its postings, and where those that now do come."""
    cuts: list[tuple[int, _Pair, _Cut]] = []
    for pairs, is_gone in ((gone, True), (come, False)):
        for word, place in pairs:
            at, is_known = both.former(word)
            start = int(old.offsets[at])
            if is_known:
                start += int(np.searchsorted(old.docs[start : old.offsets[at + 1]], place))
            cuts.append(
                (start, (word, place), _Cut(start, start + 1, ()) if is_gone else _Cut(start, start, [place]))
            )
    # What comes in front of a pair that goes is less than it: one order for both.
    return [cut for _start, _pair, cut in sorted(cuts, key=lambda each: each[:2])]


def _with_cuts(array: _Numbers, cuts: Iterable[_Cut]) -> Any:
    pieces: list[Any] = []
    last = 0
    for start, end, fresh in cuts:
        pieces += (array[last:start], np.asarray(fresh, array.dtype))
        last = end
    return np.concatenate((*pieces, array[last:])) if pieces else array


def _numbered(words: _Numbers, numbers: _Numbers | None) -> _Numbers:
    return words if numbers is None else numbers[words]


def _renumbered(cuts: Iterable[_Cut], numbers: _Numbers | None) -> list[_Cut]:
    return [cut._replace(fresh=_numbered(np.asarray(cut.fresh, np.int64), numbers)) for cut in cuts]


def _kept(numbers: _Numbers) -> NDArray[np.bool_]:
    """Which of the words of both snapshots have a final number of their own."""
    return np.diff(numbers, prepend=-1) > 0
