"""Texts turned into arrays: for each field, which courses hold a word and which words a course holds.

Built with bulk operations in chunks of a few milliseconds, so that other threads run meanwhile.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.fold import MAY_HOLD_COMPOUND, WORD, closed_forms, fold
from explorer.search.outcome import TextField

Docs = NDArray[np.int32]

_CHUNK: Final = 2_000
_SEPARATOR: Final = "\x1e"
_END: Final = 0
"""The number of the separator among those of the words."""
_WORD_OR_END: Final = re.compile(rf"{WORD.pattern}|{_SEPARATOR}")


@dataclass(frozen=True, slots=True)
class FieldIndex:
    """One field of N courses, V words. A "doc" is a course's place, 0 to N - 1.

    `docs[offsets[w]:offsets[w + 1]]`: the docs that hold word w, ascending.
    `words[starts[d]:starts[d + 1]]`: the words of doc d in order, closed-up forms left out.
    """

    offsets: NDArray[np.int64]
    docs: Docs
    starts: NDArray[np.int32]
    words: NDArray[np.int32]
    closed_docs: Docs
    closed_words: NDArray[np.int32]
    """The closed-up forms (`ecommerce`) and the docs that hold them, in the order of the docs."""

    @classmethod
    def empty(cls, doc_count: int, word_count: int) -> FieldIndex:
        """A field that no course fills."""
        none = np.empty(0, np.int32)
        offsets, starts = np.zeros(word_count + 1, np.int64), np.zeros(doc_count + 1, np.int32)
        return cls(offsets, none, starts, none, none, none)

    def holding(self, first: int, end: int) -> Docs:
        """The docs that hold one of the words `first` to `end` (excluded); a doc may come twice."""
        return self.docs[self.offsets[first] : self.offsets[end]]

    def read(self, doc: int) -> NDArray[np.int32]:
        """The word ids of a doc, in order."""
        return self.words[self.starts[doc] : self.starts[doc + 1]]

    def read_closed(self, doc: int) -> NDArray[np.int32]:
        """The closed-up forms of a doc."""
        first, end = np.searchsorted(self.closed_docs, (doc, doc + 1))
        return self.closed_words[first:end]


def build(texts: Mapping[TextField, Sequence[str]]) -> tuple[list[str], dict[TextField, FieldIndex]]:
    """The sorted words of all the fields and one index a field; fields without any word are left out."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    numbers[_SEPARATOR] = _END
    read = {field: _read(column, numbers) for field, column in texts.items()}
    order = sorted(word for word in numbers if word != _SEPARATOR)
    final = np.empty(len(numbers), np.int32)
    final[np.fromiter(map(numbers.__getitem__, order), np.int32, len(order))] = np.arange(
        len(order), dtype=np.int32
    )
    return order, {
        field: _invert(stream, final, len(texts[field]), len(order))
        for field, stream in read.items()
        if len(stream.words) or len(stream.closed)
    }


@dataclass(frozen=True, slots=True)
class _Stream:
    """Words as numbered on the way, their docs' lengths, and the closed-up forms apart."""

    words: NDArray[np.int32]
    lengths: NDArray[np.int64]
    closed: NDArray[np.int32]
    closed_docs: Docs


def _read(column: Sequence[str], numbers: Mapping[str, int]) -> _Stream:
    places: dict[str, int] = {}
    distinct = np.fromiter((places.setdefault(text, len(places)) for text in column), np.int64, len(column))
    if len(places) * 2 > len(column):
        return _read_each(column, numbers)
    # Towns, providers, lists of skills: the same few texts come again and again.
    once = _read_each(tuple(places), numbers)
    ends = np.cumsum(once.lengths)
    lengths = once.lengths[distinct]
    first = np.repeat((ends - once.lengths)[distinct] - (np.cumsum(lengths) - lengths), lengths)
    words = once.words[first + np.arange(len(first))]
    holding = np.bincount(once.closed_docs, minlength=len(places))
    closed_starts = np.cumsum(holding) - holding
    held = holding[distinct]
    first = np.repeat(closed_starts[distinct] - (np.cumsum(held) - held), held)
    closed = once.closed[first + np.arange(len(first))]
    return _Stream(words, lengths, closed, np.repeat(np.arange(len(column), dtype=np.int32), held))


def _read_each(column: Sequence[str], numbers: Mapping[str, int]) -> _Stream:
    words: list[NDArray[np.int32]] = []
    lengths: list[NDArray[np.int64]] = []
    closed: list[str] = []
    closed_docs: list[int] = []
    for first in range(0, len(column), _CHUNK):
        chunk = column[first : first + _CHUNK]
        joined = _SEPARATOR.join(chunk)
        if joined.count(_SEPARATOR) != len(chunk) - 1:
            joined = _SEPARATOR.join(text.replace(_SEPARATOR, " ") for text in chunk)
        joined = fold(joined)
        found = _WORD_OR_END.findall(joined + _SEPARATOR)
        read = np.fromiter(map(numbers.__getitem__, found), np.int32, len(found))
        ends = np.flatnonzero(read == _END)
        lengths.append(np.diff(ends, prepend=-1) - 1)
        words.append(read[read != _END])
        for place, forms in _closed(joined):
            closed += forms
            closed_docs += [first + place] * len(forms)
    return _Stream(
        np.concatenate(words) if words else np.empty(0, np.int32),
        np.concatenate(lengths) if lengths else np.empty(0, np.int64),
        np.fromiter(map(numbers.__getitem__, closed), np.int32, len(closed)),
        np.array(closed_docs, np.int32),
    )


def _closed(joined: str) -> Iterator[tuple[int, list[str]]]:
    """The texts, by their place among those joined, that have closed-up forms."""
    suspects = [match.start() for match in MAY_HOLD_COMPOUND.finditer(joined)]
    if suspects:
        texts = joined.split(_SEPARATOR)
        ends = np.cumsum([len(text) + 1 for text in texts])
        for place in dict.fromkeys(np.searchsorted(ends, suspects, side="right").tolist()):
            forms = closed_forms(texts[place])
            if forms:
                yield place, forms


def _invert(stream: _Stream, final: NDArray[np.int32], doc_count: int, word_count: int) -> FieldIndex:
    words, closed = final[stream.words], final[stream.closed]
    starts = starts_of(stream.lengths)
    docs = np.repeat(np.arange(doc_count, dtype=np.int64), stream.lengths)
    keys = np.concatenate(
        (
            words.astype(np.int64) << 32 | docs,
            closed.astype(np.int64) << 32 | stream.closed_docs.astype(np.int64),
        )
    )
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    docs_of_words = (keys & 0xFFFFFFFF).astype(np.int32)
    return FieldIndex(offsets_of(keys, word_count), docs_of_words, starts, words, stream.closed_docs, closed)


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int32]:
    """Where the words of each doc begin, and where they all end: two thousand million words at most."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)


def offsets_of(keys: NDArray[np.int64], word_count: int) -> NDArray[np.int64]:
    """Where the docs of each word begin among sorted keys `word << 32 | doc`, and where they all end."""
    return np.searchsorted(keys, np.arange(word_count + 1, dtype=np.int64) << 32).astype(np.int64)
