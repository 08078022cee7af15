"""One typed word over all the courses: read as it is, as its synonyms, with its neighbours, or as a slip."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from explorer.search import matching
from explorer.search.hits import Hits
from explorer.search.lexicon import Lexicon
from explorer.search.matching import Reading
from explorer.search.outcome import TextField
from explorer.search.scoring import Scorer
from explorer.search.synonyms import Synonyms
from explorer.search.typed import Term

_SLIP: Final = 0.35
"""Of a word that exists, what it may be a slip of: below a literal hit, wherever that one stands."""
_GUESS: Final = 0.5
"""Of a word that does not exist but makes one with its neighbour, what it may be a slip of."""
_SURE_LENGTH: Final = 5
"""A shorter word that exists is taken as it is."""
_MOST_JOINED: Final = 4
_KEPT_BYTES: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """One term over all the courses. `key`: two answers of one index that have the same are the same."""

    key: Hashable
    readings: tuple[Reading, ...]
    hits: Hits
    weight: float
    """How rare the term is: 1 for one that every course holds."""
    is_guess: bool = False
    """No word of the catalogue is written so."""


class Answers:
    """Answers terms over N courses, and remembers: a keystroke changes one word, the others are there."""

    def __init__(self, lexicon: Lexicon, scorer: Scorer, synonyms: Synonyms) -> None:
        self._lexicon = lexicon
        self._scorer = scorer
        self._synonyms = synonyms
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def of(self, term: Term) -> Answer:
        """The term as it is typed, or as a slip when no word of the catalogue is written so."""
        key = (term.words, term.open, term.field, term.quoted, term.excluded)

        def read() -> Answer:
            readings = self._as_typed(term)
            if readings or term.little or term.quoted or term.excluded:
                return self._weighed(key, tuple(readings), term.field)
            slips = matching.loose(self._lexicon, term.word, is_open=term.open)
            return replace(self._weighed(key, tuple(slips), term.field), is_guess=True)

        return self._remembered(key, read)

    def widened(self, terms: Sequence[Term], answers: Sequence[Answer]) -> list[Answer]:
        """The answers with what else the terms may stand for, alone or together with their neighbours."""
        added: list[list[Answer]] = [[] for _ in terms]
        doubted = [False] * len(terms)
        for places, found, is_same in self._expressions(terms):
            for i in places:
                added[i].append(found)
                # `MUC` is an acronym that no course writes rather than a slip of `MC`.
                doubted[i] |= is_same and answers[i].is_guess
        for places, found, is_sure in self._joined(terms, answers):
            for i in places:
                added[i].append(found)
                doubted[i] |= is_sure and answers[i].is_guess
        return [
            self._with(answer, tuple(others), is_doubted=doubt) if others else answer
            for answer, others, doubt in zip(answers, added, doubted, strict=True)
        ]

    def with_slips(self, term: Term, answer: Answer) -> Answer:
        """The answer and the words that the typed one may be a slip of, though it was found as it is."""
        if term.quoted or len(term.word) < _SURE_LENGTH or answer.is_guess:
            return answer
        key = ("slips", term.words, term.open, term.field)

        def read() -> Answer:
            slips = matching.loose(self._lexicon, term.word, is_open=term.open)
            found = self._weighed(key, tuple(slips), term.field)
            return replace(found, hits=found.hits.times(_SLIP))

        return self._with(answer, (self._remembered(key, read),), is_doubted=False)

    def _as_typed(self, term: Term) -> list[Reading]:
        if term.quoted:
            return self._quoted(term)
        if term.excluded:
            return matching.single(matching.exactly(self._lexicon, term.word, 1.0, "exact"))
        has_articles = term.field != "city"
        return matching.strict(self._lexicon, term.word, is_open=term.open, has_articles=has_articles)

    def _quoted(self, term: Term) -> list[Reading]:
        """The words as they are, in a row; the last one may go on while it is being typed."""
        parts = []
        for word in term.words:
            place = self._lexicon.find(word)
            exact = [] if place is None else [matching.Candidate(place, place + 1, 1.0, "exact")]
            if term.open and word is term.words[-1]:
                first, end = self._lexicon.beginning_with(word)
                exact.insert(0, matching.Candidate(first, end, matching.OPEN_PREFIX, "prefix"))
            if not exact:
                return []
            parts.append(tuple(exact))
        return [Reading(tuple(parts), follows=True)]

    def _expressions(self, terms: Sequence[Term]) -> Iterator[tuple[range, Answer, bool]]:
        """What stands for typed words in the vocabulary: `RH` for « ressources humaines »; is it the same."""
        for use in self._synonyms.uses(terms):
            field = terms[use.start].field
            key = ("expression", use.words, use.related, field)
            quality = matching.RELATED if use.related else matching.SYNONYM

            def read(words=use.words, quality=quality, field=field, key=key) -> Answer:  # type: ignore[no-untyped-def]
                parts = tuple(
                    tuple(matching.exactly(self._lexicon, word, quality, "synonym")) for word in words
                )
                readings = (Reading(parts, follows=len(parts) > 1),) if all(parts) else ()
                return self._weighed(key, readings, field)

            found = self._remembered(key, read)
            if len(found.hits):
                yield range(use.start, use.end), found, not use.related

    def _joined(
        self, terms: Sequence[Term], answers: Sequence[Answer]
    ) -> Iterator[tuple[range, Answer, bool]]:
        """What is written in one word and typed in several: `e commerce`, `skills 4 all`; whether surely."""
        for start in range(len(terms)):
            for end in range(start + 2, min(len(terms), start + _MOST_JOINED) + 1):
                some = terms[start:end]
                field = some[0].field
                if any(each.quoted or each.excluded or each.field != field for each in some):
                    break
                pieces = tuple(each.word for each in some)
                candidates = matching.joined(self._lexicon, pieces, is_open=some[-1].open)
                is_sure = bool(candidates)
                if not candidates and len(some) == 2 and any(each.is_guess for each in answers[start:end]):
                    candidates = matching.joined_with_slip(self._lexicon, pieces)
                if candidates:
                    readings = tuple(matching.single(candidates))
                    key = ("joined", readings, field)
                    found = self._remembered(key, lambda k=key, r=readings, f=field: self._weighed(k, r, f))  # type: ignore[misc]
                    yield range(start, end), found, is_sure

    def _with(self, answer: Answer, others: tuple[Answer, ...], *, is_doubted: bool) -> Answer:
        """The best of several answers, as rare as the first; it counts for less when `is_doubted`."""
        key = ("with", answer.key, is_doubted, tuple(each.key for each in others))

        def read() -> Answer:
            own = answer.hits.times(_GUESS) if is_doubted else answer.hits
            readings = dict.fromkeys((*answer.readings, *(r for each in others for r in each.readings)))
            hits = self._scorer.gathering.best((own, *(each.hits for each in others)))
            return replace(answer, key=key, readings=tuple(readings), hits=hits)

        return self._remembered(key, read)

    def _weighed(self, key: Hashable, readings: tuple[Reading, ...], field: TextField | None) -> Answer:
        hits = self._scorer.score(readings, field)
        weight = 1.0 + math.log((hits.count + 1) / (len(hits) + 1))
        return Answer(key, readings, hits, weight)

    def _remembered(self, key: Hashable, read: Callable[[], Answer]) -> Answer:
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
                return answer
        answer = read()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = answer
                self._held += answer.hits.size
            while self._held > _KEPT_BYTES and len(self._kept) > 1:
                self._held -= self._kept.popitem(last=False)[1].hits.size
        return answer
