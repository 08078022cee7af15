"""Texts turned into arrays: for each field, which courses hold a word and which words a course holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.search.numbering import Coded
from explorer.search.outcome import TextField
from explorer.search.reading import Read, read

Docs = NDArray[np.int32]


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


def build(
    texts: Mapping[TextField, Sequence[Coded[str | None]]],
) -> tuple[list[str], dict[TextField, FieldIndex]]:
    """The sorted words of all the fields and one index a field; fields without any word are left out."""
    words, columns = read(texts.values())
    used = np.zeros(len(words), np.bool_)
    for column in columns:
        used[column.words.numbers] = True
        used[column.closed.numbers] = True
    order = sorted(np.flatnonzero(used).tolist(), key=words.__getitem__)
    final = np.empty(len(words), np.int32)
    final[order] = np.arange(len(order), dtype=np.int32)
    return [words[number] for number in order], {
        field: _invert(column, final, len(order))
        for field, column in zip(texts, columns, strict=True)
        if len(column.words.numbers) or len(column.closed.numbers)
    }


def _invert(column: Read, final: NDArray[np.int32], word_count: int) -> FieldIndex:
    words, closed = final[column.words.numbers], final[column.closed.numbers]
    places = np.arange(len(column.words.lengths), dtype=np.int32)
    docs, closed_docs = np.repeat(places, column.words.lengths), np.repeat(places, column.closed.lengths)
    keys = np.concatenate((words, closed), dtype=np.int64)
    keys <<= 32
    keys |= np.concatenate((docs, closed_docs))
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    docs_of_words = (keys & 0xFFFFFFFF).astype(np.int32)
    starts = starts_of(column.words.lengths)
    return FieldIndex(offsets_of(keys, word_count), docs_of_words, starts, words, closed_docs, closed)


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int32]:
    """Where the words of each doc begin, and where they all end: two thousand million words at most."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)


def offsets_of(keys: NDArray[np.int64], word_count: int) -> NDArray[np.int64]:
    """Where the docs of each word begin among sorted keys `word << 32 | doc`, and where they all end."""
    return np.searchsorted(keys, np.arange(word_count + 1, dtype=np.int64) << 32).astype(np.int64)
