"""Which courses answer a typed text, and in which order: all words before some, sure words before guesses."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from explorer.search import matching
from explorer.search.lexicon import Lexicon
from explorer.search.matching import Reading
from explorer.search.outcome import TextField
from explorer.search.postings import Docs, FieldIndex
from explorer.search.scoring import Scorer, Scores
from explorer.search.staleness import IsStale, go_on, never
from explorer.search.synonyms import Synonyms
from explorer.search.typed import Term, parse

FEW: Final = 10
"""Below this many courses, words that exist are also read as slips of others."""
RERANKED: Final = 100
_LITTLE: Final = 0.15
_LENGTH: Final = 0.003
_RESEMBLANCE: Final = 0.25
_WHOLE: Final = 0.3
_SLIP: Final = 0.35
"""Of a word that exists, what it may be a slip of: below a literal hit, wherever that one stands."""
_GUESS: Final = 0.5
"""Of a word that does not exist but makes one with its neighbour, what it may be a slip of."""
_MOST_JOINED: Final = 4
_KEPT_BYTES: Final = 48_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """The courses that answer a text: `docs` ascending and their scores (0 to about 1)."""

    terms: tuple[Term, ...]
    readings: tuple[tuple[Reading, ...], ...]
    """For each term, the ways it was read; what explains and highlights the hits."""
    docs: Docs
    scores: Scores


@dataclass(frozen=True, slots=True)
class _Answer:
    """One term over all the courses."""

    readings: tuple[Reading, ...]
    scores: Scores
    """Already times `weight`."""
    weight: float
    """How rare the term is: 1 for one that every course holds."""
    is_guess: bool = False
    """No word of the catalogue is written so."""


class Ranker:
    """Answers typed texts over N courses.

    Threads may share it: what it remembers can be lost, never wrong.
    """

    def __init__(
        self, lexicon: Lexicon, fields: Mapping[TextField, FieldIndex], count: int, synonyms: Synonyms
    ) -> None:
        self.lexicon = lexicon
        self.fields = fields
        self.count = count
        self._scorer = Scorer(fields, count)
        self._synonyms = synonyms
        self._answers: OrderedDict[object, _Answer] = OrderedDict()
        self._kept = max(12, min(256, _KEPT_BYTES // max(1, 4 * count)))
        title = fields.get("title")
        lengths = np.zeros(count) if title is None else np.diff(title.starts)
        # Of two titles that hold the words asked, the shorter says less of something else.
        self._brevity: Scores = (1 / (1 + _LENGTH * np.minimum(lengths, 40))).astype(np.float32)

    def find(self, text: str, is_stale: IsStale = never) -> Found | None:
        """The courses that answer `text`; `None` when it asks for nothing.

        Raises `SearchAbandoned` between two words once `is_stale`.
        """
        terms = parse(text)
        if not terms:
            return None
        wanted = [i for i, term in enumerate(terms) if not term.excluded and not term.little]
        answers: list[_Answer] = []
        for term in terms:
            go_on(is_stale)
            answers.append(self._strict(term))
        if wanted:
            self._take_expressions(terms, answers)
            self._take_joined(terms, answers)
            scores = [answers[i].scores for i in wanted]
            everywhere = _all_found(scores)
            if np.count_nonzero(everywhere) < FEW:
                for i in wanted:
                    go_on(is_stale)
                    answers[i] = self._with_slips(terms[i], answers[i])
                scores = [answers[i].scores for i in wanted]
                everywhere = _all_found(scores)
            kept, total = self._total(everywhere, scores)
            total /= np.float32(sum(answers[i].weight for i in wanted))
        else:
            kept, total = np.ones(self.count, np.bool_), np.ones(self.count, np.float32)
        for term, answer in zip(terms, answers, strict=True):
            if term.excluded:
                kept &= answer.scores == 0
            elif term.little:
                total += answer.scores * np.float32(_LITTLE / answer.weight)
        docs = np.flatnonzero(kept).astype(np.int32)
        found = total[docs] * self._brevity[docs]
        go_on(is_stale)
        self._refine(docs, found, terms)
        return Found(terms, tuple(answer.readings for answer in answers), docs, found)

    def _total(self, everywhere: NDArray[np.bool_], scores: Sequence[Scores]) -> tuple[Any, Scores]:
        """What is kept, and the sum of the scores: all the words, or else at least half of them."""
        total: Scores = np.add.reduce(scores) if len(scores) > 1 else scores[0].copy()
        if len(scores) == 1 or everywhere.any():
            return everywhere, total
        held = np.zeros(self.count, np.float32)
        for each in scores:
            held += each > 0
        share = held / np.float32(len(scores))
        return held * 2 >= len(scores), total * share

    def _strict(self, term: Term) -> _Answer:
        key = (term.words, term.open, term.field, term.quoted, term.excluded)
        return self._remembered(key, partial(self._read_strictly, term))

    def _read_strictly(self, term: Term) -> _Answer:
        if term.excluded and not term.quoted:
            readings = matching.single(matching.exactly(self.lexicon, term.word, 1.0, "exact"))
        elif term.quoted:
            readings = self._quoted(term)
        else:
            readings = matching.strict(self.lexicon, term.word, is_open=term.open)
            if not readings and not term.little:
                readings = matching.loose(self.lexicon, term.word, is_open=term.open)
                return replace(self._weighed(tuple(readings), term.field), is_guess=True)
        return self._weighed(tuple(readings), term.field)

    def _read_loosely(self, term: Term) -> _Answer:
        return self._weighed(tuple(matching.loose(self.lexicon, term.word, is_open=term.open)), term.field)

    def _quoted(self, term: Term) -> list[Reading]:
        """The words as they are, in a row; the last one may go on while it is being typed."""
        parts = []
        for word in term.words:
            place = self.lexicon.find(word)
            exact = [] if place is None else [matching.Candidate(place, place + 1, 1.0, "exact")]
            if term.open and word is term.words[-1]:
                first, end = self.lexicon.beginning_with(word)
                exact.insert(0, matching.Candidate(first, end, matching.OPEN_PREFIX, "prefix"))
            if not exact:
                return []
            parts.append(tuple(exact))
        return [Reading(tuple(parts), follows=True)]

    def _with_slips(self, term: Term, answer: _Answer) -> _Answer:
        """`answer` and the words that the typed one may be a slip of, though it was found as it is."""
        if term.quoted or len(term.word) < 5:
            return answer
        key = ("slips", term.words, term.open, term.field)
        slips = self._remembered(key, partial(self._read_loosely, term))
        known = set(answer.readings)
        added = tuple(reading for reading in slips.readings if reading not in known)
        if not added:
            return answer
        share = 1.0 if answer.is_guess else _SLIP
        return self._merged(answer, added, slips.scores * np.float32(share * answer.weight / slips.weight))

    def _take_expressions(self, terms: Sequence[Term], answers: list[_Answer]) -> None:
        """Adds what stands for the typed words in the vocabulary: `RH` for « ressources humaines »."""
        for use in self._synonyms.uses(terms):
            quality = matching.RELATED if use.related else matching.SYNONYM
            parts = tuple(
                tuple(matching.exactly(self.lexicon, word, quality, "synonym")) for word in use.words
            )
            if not all(parts):
                continue
            reading = Reading(parts, follows=len(parts) > 1)
            field = terms[use.start].field
            key = ("expression", use.words, use.related, field)
            found = self._remembered(key, partial(self._weighed, (reading,), field))
            for i in range(use.start, use.end):
                scores = found.scores * np.float32(answers[i].weight / found.weight)
                answers[i] = self._merged(answers[i], (reading,), scores)

    def _take_joined(self, terms: Sequence[Term], answers: list[_Answer]) -> None:
        """Adds the courses that write in one word several typed ones: `e commerce`, `skills 4 all`."""
        guesses = [each.is_guess for each in answers]
        for start in range(len(terms)):
            for end in range(start + 2, min(len(terms), start + _MOST_JOINED) + 1):
                some = terms[start:end]
                if any(each.quoted or each.excluded or each.field != some[0].field for each in some):
                    break
                pieces = [each.word for each in some]
                candidates = matching.joined(self.lexicon, pieces, is_open=some[-1].open)
                is_sure = bool(candidates)
                if not candidates and len(some) == 2 and any(guesses[start:end]):
                    candidates = matching.joined_with_slip(self.lexicon, pieces)
                if not candidates:
                    continue
                reading = matching.single(candidates)[0]
                found = self._weighed((reading,), some[0].field)
                for i in range(start, end):
                    answer = answers[i]
                    if is_sure and guesses[i]:
                        answer = replace(answer, scores=answer.scores * np.float32(_GUESS))
                    scores = found.scores * np.float32(answer.weight / found.weight)
                    answers[i] = self._merged(answer, (reading,), scores)

    def _merged(self, answer: _Answer, readings: tuple[Reading, ...], scores: Scores) -> _Answer:
        return replace(
            answer, readings=(*answer.readings, *readings), scores=np.maximum(answer.scores, scores)
        )

    def _weighed(self, readings: tuple[Reading, ...], field: TextField | None) -> _Answer:
        scores = self._scorer.score(readings, field)
        held = int(np.count_nonzero(scores))
        weight = 1.0 + float(np.log((self.count + 1) / (held + 1)))
        scores *= np.float32(weight)
        return _Answer(readings, scores, weight)

    def _remembered(self, key: object, compute: Callable[[], _Answer]) -> _Answer:
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = compute()
            while len(self._answers) > self._kept:
                self._answers.popitem(last=False)
        return answer

    def _refine(self, docs: Docs, scores: Scores, terms: Sequence[Term]) -> None:
        """Raises, among the best, the titles that read most like what was typed."""
        title = self.fields.get("title")
        typed = " ".join(word for term in terms if not term.excluded for word in term.words)
        if title is None or not typed or not len(docs):
            return
        best = (
            np.argpartition(scores, -RERANKED)[-RERANKED:] if len(docs) > RERANKED else np.arange(len(docs))
        )
        words = self.lexicon.words
        titles = [" ".join([words[i] for i in title.read(int(docs[place]))]) for place in best]
        whole = process.cdist([typed], titles, scorer=fuzz.ratio, dtype=np.float32)[0]
        part = process.cdist([typed], titles, scorer=fuzz.partial_ratio, dtype=np.float32)[0]
        resemblance = (_WHOLE * whole + (1 - _WHOLE) * part) / 100
        # All of them are raised above the others, then told apart.
        scores[best] *= 1 + _RESEMBLANCE * resemblance


def _all_found(scores: Sequence[Scores]) -> NDArray[np.bool_]:
    everywhere: NDArray[np.bool_] = scores[0] > 0
    for each in scores[1:]:
        everywhere &= each > 0
    return everywhere
