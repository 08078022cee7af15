"""How much each course answers one reading of a term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from explorer.search.hits import Gathering, Hits, Scores, common
from explorer.search.matching import Candidate, Reading
from explorer.search.outcome import TextField
from explorer.search.postings import Docs, FieldIndex

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
        self.gathering = Gathering(count)
        self.fields = {name: fields[name] for name in WEIGHTS if name in fields}

    def score(self, readings: Iterable[Reading], field: TextField | None = None) -> Hits:
        """The best of the readings, course by course."""
        return self.gathering.best([self._of_reading(reading, field) for reading in readings])

    def _of_reading(self, reading: Reading, field: TextField | None) -> Hits:
        if len(reading.parts) == 1:
            return self._of_words(reading.parts[0], self._searched(field))
        return self._of_sequence(reading, field) if reading.follows else self._of_all(reading, field)

    def _of_words(self, candidates: Sequence[Candidate], names: Iterable[TextField]) -> Hits:
        steps = sorted(
            (
                (WEIGHTS[name] * candidate.quality, name, candidate)
                for name in names
                for candidate in candidates
            ),
            key=lambda step: step[0],
        )
        return self.gathering.rising(
            (self.fields[name].holding(candidate.first, candidate.end), value)
            for value, name, candidate in steps
        )

    def _of_all(self, reading: Reading, field: TextField | None) -> Hits:
        """Courses where all the parts stand, anywhere."""
        each = [self._of_words(part, self._searched(field)) for part in reading.parts]
        docs = common(each)
        total = np.add.reduce([hits.at(docs) for hits in each]) if len(docs) else np.empty(0, np.float32)
        return Hits(docs, (total / len(each)).astype(np.float32), self.count)

    def _of_sequence(self, reading: Reading, field: TextField | None) -> Hits:
        """Courses where the parts stand one after the other in one field."""
        found = []
        for name in self._searched(field):
            index = self.fields[name]
            docs = common([self._of_words(part, (name,)) for part in reading.parts])
            if len(docs):
                docs, quality = _in_sequence(index, docs, reading.parts)
                found.append(Hits(docs, quality * np.float32(WEIGHTS[name]), self.count))
        return self.gathering.best(found)

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
