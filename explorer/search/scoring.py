"""How much each course answers one reading of a term: one float32 a course, 0 where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from explorer.search.matching import Candidate, Reading
from explorer.search.outcome import TextField
from explorer.search.postings import Docs, FieldIndex

Scores = NDArray[np.float32]

WEIGHTS: Final[Mapping[TextField, float]] = {
    "other": 0.2,
    "description": 0.3,
    "objectives": 0.36,
    "reference": 0.45,
    "skills": 0.5,
    "city": 0.6,
    "provider": 0.7,
    "certification": 0.72,
    "code": 0.9,
    "title": 1.0,
}
"""Ascending."""


class Scorer:
    """Scores N courses over their fields."""

    def __init__(self, fields: Mapping[TextField, FieldIndex], count: int) -> None:
        self.count = count
        self.fields = {name: fields[name] for name in WEIGHTS if name in fields}

    def score(self, readings: Iterable[Reading], field: TextField | None = None) -> Scores:
        """The best of the readings, course by course."""
        best: Scores | None = None
        for reading in readings:
            if len(reading.parts) == 1:
                found = self._of_words(reading.parts[0], field)
            elif reading.follows:
                found = self._of_sequence(reading.parts, field)
            else:
                found = self._of_all(reading.parts, field)
            if best is None:
                best = found
            else:
                np.maximum(best, found, out=best)
        return np.zeros(self.count, np.float32) if best is None else best

    def _of_words(self, candidates: Sequence[Candidate], field: TextField | None) -> Scores:
        scores = np.zeros(self.count, np.float32)
        steps = sorted(
            (
                (WEIGHTS[name] * candidate.quality, name, candidate)
                for name in self._searched(field)
                for candidate in candidates
            ),
            key=lambda step: step[0],
        )
        # From the least to the most: what is written last stands.
        for value, name, candidate in steps:
            docs = self.fields[name].holding(candidate.first, candidate.end)
            if len(docs):
                scores[docs] = value
        return scores

    def _of_all(self, parts: Sequence[Sequence[Candidate]], field: TextField | None) -> Scores:
        each = [self._of_words(part, field) for part in parts]
        everywhere = np.logical_and.reduce([scores > 0 for scores in each])
        mean: Scores = np.add.reduce(each) / np.float32(len(each))
        mean[~everywhere] = 0
        return mean

    def _of_sequence(self, parts: Sequence[Sequence[Candidate]], field: TextField | None) -> Scores:
        """Courses where the parts stand one after the other in one field."""
        scores = np.zeros(self.count, np.float32)
        for name in self._searched(field):
            index = self.fields[name]
            docs = self._holding_all(index, parts)
            if not len(docs):
                continue
            docs, quality = _in_sequence(index, docs, parts)
            scores[docs] = np.maximum(scores[docs], quality * np.float32(WEIGHTS[name]))
        return scores

    def _holding_all(self, index: FieldIndex, parts: Sequence[Sequence[Candidate]]) -> Docs:
        everywhere = np.ones(self.count, np.bool_)
        for part in parts:
            here = np.zeros(self.count, np.bool_)
            for each in part:
                here[index.holding(each.first, each.end)] = True
            everywhere &= here
        return np.flatnonzero(everywhere).astype(np.int32)

    def _searched(self, field: TextField | None) -> Iterable[TextField]:
        if field is None:
            return self.fields
        return (field,) if field in self.fields else ()


def _in_sequence(index: FieldIndex, docs: Docs, parts: Sequence[Sequence[Candidate]]) -> tuple[Docs, Scores]:
    """Among `docs`, those that hold the parts in a row, and the mean quality of the words found."""
    starts = index.starts[docs]
    lengths = index.starts[docs + 1] - starts
    # The words of all the docs end to end: place i of the run of a doc is starts[doc] + i.
    owner = np.repeat(np.arange(len(docs)), lengths)
    places = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    words = index.words[np.repeat(starts, lengths) + places]
    runs = len(words) - len(parts) + 1
    if runs <= 0:
        return docs[:0], np.empty(0, np.float32)
    fits = owner[:runs] == owner[len(parts) - 1 :]
    total = np.zeros(runs, np.float32)
    for shift, part in enumerate(parts):
        here = words[shift : shift + runs]
        quality = np.zeros(runs, np.float32)
        for each in sorted(part, key=lambda candidate: candidate.quality):
            quality[(here >= each.first) & (here < each.end)] = each.quality
        fits &= quality > 0
        total += quality
    best = np.zeros(len(docs), np.float32)
    np.maximum.at(best, owner[:runs][fits], total[fits] / np.float32(len(parts)))
    return docs[best > 0], best[best > 0]
