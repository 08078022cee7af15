"""Why a course was found, and which characters of its texts answer the typed words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.search.fold import Token, tokens
from explorer.search.lexicon import Lexicon
from explorer.search.matching import Candidate, Reading
from explorer.search.outcome import Match, MatchKind, Span, TextField
from explorer.search.postings import FieldIndex
from explorer.search.rank import Found
from explorer.search.scoring import WEIGHTS

_GUESSED = 0.3
"""A word this much less sure than the best of its course is neither shown nor highlighted."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """One reading found in one text: the words of `places` (their order in the text) answer it."""

    places: tuple[int, ...]
    quality: float
    kind: MatchKind
    edits: int


class Explainer:
    """Explains the hits of one answer, course by course."""

    def __init__(self, lexicon: Lexicon, fields: Mapping[TextField, FieldIndex], found: Found) -> None:
        self.found = found
        self._lexicon = lexicon
        self._fields = fields
        self._terms = [
            (term, readings)
            for term, readings in zip(found.terms, found.readings, strict=True)
            if not term.excluded and not term.little
        ]
        # By the identity of a part, which lives as long as the terms: hashing its candidates costs more.
        self._best: dict[tuple[int, int], Candidate | None] = {}

    def matches(self, doc: int, texts: Mapping[TextField, str]) -> tuple[Match, ...]:
        """For each typed word, where `doc` answers it best.

        `texts`, the fields at hand as they are written, give the words as the course writes them.
        """
        found = []
        for term, readings in self._terms:
            best: tuple[float, TextField, _Hit, Sequence[int]] | None = None
            for name, index in self._fields.items():
                if term.field not in (None, name):
                    continue
                words = index.read(doc).tolist()
                all_words = words + index.read_closed(doc).tolist()
                for hit in self._hits(readings, all_words, len(words)):
                    value = hit.quality * WEIGHTS[name]
                    if best is None or value > best[0]:
                        best = (value, name, hit, all_words)
            if best is not None:
                _, name, hit, all_words = best
                word = self._written(texts.get(name, ""), hit, all_words)
                found.append(Match(term.typed, word, hit.kind, name, hit.edits))
        return tuple(found)

    def spans(self, field: TextField, text: str | None) -> tuple[Span, ...]:
        """The characters of a text of `field` to highlight: ordered, apart from each other."""
        if not text:
            return ()
        found, words, plain = self._read(text)
        spans: list[Span] = []
        for term, readings in self._terms:
            if term.field not in (None, field):
                continue
            hits = list(self._hits(readings, words, plain))
            least = max((hit.quality for hit in hits), default=0.0) - _GUESSED
            for hit in hits:
                if hit.quality >= least:
                    spans += [(found[place].start, found[place].end) for place in hit.places]
        return _apart(spans)

    def _hits(self, readings: Sequence[Reading], words: Sequence[int], plain: int) -> Iterator[_Hit]:
        """Where the readings stand in a text; its closed-up forms come after its `plain` words."""
        for reading in readings:
            if len(reading.parts) == 1:
                for place, word in enumerate(words):
                    candidate = self._candidate(reading.parts[0], word)
                    if candidate is not None:
                        yield _Hit((place,), candidate.quality, candidate.kind, candidate.edits)
            elif reading.follows:
                size = len(reading.parts)
                for start in range(plain - size + 1):
                    run = range(start, start + size)
                    yield from self._whole(reading, [(place, words[place]) for place in run])
            else:
                places = [
                    next(((i, word) for i, word in enumerate(words) if self._candidate(part, word)), None)
                    for part in reading.parts
                ]
                if all(places):
                    yield from self._whole(reading, [each for each in places if each is not None])

    def _whole(self, reading: Reading, run: Sequence[tuple[int, int]]) -> Iterator[_Hit]:
        """The hit of a reading in several parts, when every word of `run` (place, word) answers its part."""
        found = [self._candidate(part, word) for part, (_, word) in zip(reading.parts, run, strict=True)]
        known = [each for each in found if each is not None]
        if len(known) == len(run):
            kinds = {each.kind for each in known}
            yield _Hit(
                tuple(place for place, _ in run),
                sum(each.quality for each in known) / len(known),
                next(iter(kinds)) if len(kinds) == 1 else "fuzzy",
                sum(each.edits for each in known),
            )

    def _candidate(self, part: tuple[Candidate, ...], word: int) -> Candidate | None:
        key = (id(part), word)
        if key not in self._best:
            self._best[key] = max(
                (each for each in part if each.first <= word < each.end),
                key=lambda each: each.quality,
                default=None,
            )
        return self._best[key]

    def _read(self, text: str) -> tuple[list[Token], list[int], int]:
        """The tokens of a text, their numbers (-1: unknown), and how many come before the closed-up forms."""
        found = list(tokens(text))
        words = [-1 if (place := self._lexicon.find(each.text)) is None else place for each in found]
        return found, words, sum(not each.closed for each in found)

    def _written(self, text: str, hit: _Hit, words: Sequence[int]) -> str:
        """The words of a hit as the text writes them, or folded when the text is not at hand."""
        wanted = [words[place] for place in hit.places]
        found, numbers, _ = self._read(text)
        if set(wanted) <= set(numbers):
            chosen = [found[numbers.index(word)] for word in wanted]
            return " ".join(text[each.start : each.end] for each in chosen)
        return " ".join(self._lexicon.words[word] for word in wanted)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order; those that overlap become one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
