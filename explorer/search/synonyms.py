"""Expressions that stand for each other: found among typed words, replaced by the others of their group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.search.fold import words_of
from explorer.search.places import LITTLE_WORDS
from explorer.search.stems import stem
from explorer.search.typed import Term

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """The terms `start` to `end` (excluded) may be read as `words`; `related`: near in meaning, no more."""

    start: int
    end: int
    words: Words
    related: bool


class Synonyms:
    """Groups of expressions; number, gender, case and little words do not matter."""

    def __init__(self, groups: Sequence[tuple[tuple[str, ...], bool]]) -> None:
        self._others: dict[Words, list[tuple[Words, bool]]] = {}
        for expressions, related in groups:
            written = [tuple(words_of(each)) for each in expressions]
            for expression in written:
                others = self._others.setdefault(_key(expression), [])
                others += [(each, related) for each in written if _key(each) != _key(expression)]
        self._longest = max(map(len, self._others), default=0)

    def uses(self, terms: Sequence[Term]) -> Iterator[Use]:
        """Every replacement that the typed terms allow."""
        for start, first in enumerate(terms):
            key: Words = ()
            for end in range(start, len(terms)):
                term = terms[end]
                # What is quoted is wanted as it is written.
                if term.excluded or term.quoted or term.field != first.field:
                    break
                key += _key(term.words)
                if len(key) > self._longest or (term.little and end == start and len(terms) > 1):
                    break
                if not term.little:
                    for words, related in self._others.get(key, ()):
                        yield Use(start, end + 1, words, related)


def _key(words: Words) -> Words:
    kept = tuple(stem(word) for word in words if word not in LITTLE_WORDS)
    return kept or words
