"""Which courses answer a typed text, and in which order: all words before some, sure words before guesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from explorer.search.answers import Answer, Answers
from explorer.search.hits import Scores, common
from explorer.search.lexicon import Lexicon
from explorer.search.matching import Reading
from explorer.search.outcome import TextField
from explorer.search.postings import Docs, FieldIndex
from explorer.search.scoring import Scorer
from explorer.search.staleness import IsStale, go_on, never
from explorer.search.synonyms import Synonyms
from explorer.search.typed import Term, parse

FEW: Final = 10
"""Below this many courses, words that exist are also read as slips of others."""
RERANKED: Final = 100
_TELLING: Final = 3
"""Fewer letters resemble everything."""
_LITTLE: Final = 0.15
"""Added by the little words of a text, all of them together."""
_LENGTH: Final = 0.003
_RESEMBLANCE: Final = 0.25
_WHOLE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """The courses that answer a text: `docs` ascending and their scores (0 to about 1)."""

    terms: tuple[Term, ...]
    readings: tuple[tuple[Reading, ...], ...]
    """For each term, the ways it was read; what explains and highlights the hits."""
    docs: Docs
    scores: Scores


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
        self._answers = Answers(lexicon, Scorer(fields, count), synonyms)
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
        answers: list[Answer] = []
        for term in terms:
            go_on(is_stale)
            answers.append(self._answers.of(term))
        if wanted:
            answers = self._answers.widened(terms, answers)
            docs = common([answers[i].hits for i in wanted])
            if len(docs) < FEW:
                for i in wanted:
                    go_on(is_stale)
                    answers[i] = self._answers.with_slips(terms[i], answers[i])
                docs = common([answers[i].hits for i in wanted])
            demanded = [terms[i].quoted or terms[i].field is not None for i in wanted]
            docs, scores = self._summed(docs, [answers[i] for i in wanted], demanded)
        else:
            docs, scores = np.arange(self.count, dtype=np.int32), np.ones(self.count, np.float32)
        # Together, so that a sentence full of them does not outweigh what it is about.
        little = np.float32(_LITTLE / max(1, sum(term.little for term in terms)))
        for term, answer in zip(terms, answers, strict=True):
            go_on(is_stale)
            if term.excluded:
                kept = answer.hits.at(docs) == 0
                docs, scores = docs[kept], scores[kept]
            elif term.little:
                scores += answer.hits.at(docs) * little
        scores *= self._brevity[docs]
        go_on(is_stale)
        self._refine(docs, scores, terms)
        return Found(terms, tuple(answer.readings for answer in answers), docs, scores)

    def _summed(self, docs: Docs, answers: Sequence[Answer], demanded: Sequence[bool]) -> tuple[Docs, Scores]:
        """The mean of the answers over `docs`, which have all the words, else over what has half of them.

        What is `demanded`, a phrase or a place, is never done without.
        """
        share: Scores | None = None
        if not len(docs) and len(answers) > 1:
            held = np.zeros(self.count, np.uint8)
            for each in answers:
                held[each.hits.docs] += 1
            docs = np.flatnonzero(held * 2 >= len(answers)).astype(np.int32)
            for each, is_demanded in zip(answers, demanded, strict=True):
                if is_demanded:
                    docs = docs[each.hits.at(docs) > 0]
            share = held[docs].astype(np.float32) / np.float32(len(answers))
        total = np.zeros(len(docs), np.float32)
        for each in answers:
            total += each.hits.at(docs) * np.float32(each.weight)
        total /= np.float32(sum(each.weight for each in answers))
        return docs, total if share is None else total * share

    def _refine(self, docs: Docs, scores: Scores, terms: Sequence[Term]) -> None:
        """Raises, among the best, the titles that read most like what was typed."""
        title = self.fields.get("title")
        typed = " ".join(word for term in terms if not term.excluded for word in term.words)
        if title is None or len(typed) < _TELLING or not len(docs):
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
