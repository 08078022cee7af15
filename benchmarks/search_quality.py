"""Whether the title meant is found, kind of error by kind of error, beside other engines; prints Markdown.

.venv/bin/python -m benchmarks.search_quality [SIZE] [QUERIES A KIND]        10000 and 40 by default
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from benchmarks import corruption, generate
from explorer.search.fold import fold, words_of
from explorer.search.index import SearchIndex
from explorer.search.query import Query

Engine = Callable[[str], Sequence[int]]
"""A typed text → the places of the ten best titles, best first."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over some queries, 0 to 1: right answer first, 1 / its rank, in the first ten."""

    top: float
    mrr: float
    recall: float

    @classmethod
    def of(cls, ranks: Sequence[int | None]) -> Quality:
        """From the rank of the right answer of each query, 0 for the first, `None` when it is not there."""
        found = [rank for rank in ranks if rank is not None]
        size = len(ranks)
        return cls(
            sum(rank == 0 for rank in found) / size,
            sum(1 / (rank + 1) for rank in found) / size,
            len(found) / size,
        )


def engines(titles: Sequence[str], index: SearchIndex) -> dict[str, Engine]:
    """Ours and the others, all over the same titles; the others get them folded, which helps them."""
    folded = [fold(title) for title in titles]
    return {
        "le nôtre": lambda text: [each - 1 for each in index.search(Query(text)).ids[:10]],
        "rapidfuzz WRatio": _scan(folded, fuzz.WRatio),
        "rapidfuzz token_set_ratio": _scan(folded, fuzz.token_set_ratio),
        "FTS5 unicode61, AND sinon OR": _full_text(folded, "unicode61", _words),
        "FTS5 trigram, OR": _full_text(folded, "trigram", _trigrams),
    }


def _scan(titles: Sequence[str], scorer: Callable[..., float]) -> Engine:
    return lambda text: [
        place for _, _, place in process.extract(fold(text), titles, scorer=scorer, limit=10)
    ]


def _full_text(titles: Sequence[str], tokenizer: str, expressions: Callable[[str], list[str]]) -> Engine:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE title USING fts5(text, tokenize = '{tokenizer}')")
    connection.executemany("INSERT INTO title (rowid, text) VALUES (?, ?)", enumerate(titles))

    def search(text: str) -> list[int]:
        for expression in expressions(text):
            query = "SELECT rowid FROM title WHERE title MATCH ? ORDER BY rank LIMIT 10"
            if found := [place for (place,) in connection.execute(query, (expression,))]:
                return found
        return []

    return search


def _words(text: str) -> list[str]:
    words = [f'"{word}"*' for word in words_of(text)]
    return [" AND ".join(words), " OR ".join(words)] if words else []


def _trigrams(text: str) -> list[str]:
    parts = {word[i : i + 3] for word in words_of(text) for i in range(len(word) - 2)}
    return [" OR ".join(f'"{part}"' for part in sorted(parts))] if parts else []


def main() -> None:
    """Prints one line a kind of error and one column an engine."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    per_kind = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    made = generate.catalogue(size)
    asked = corruption.queries(made.titles, per_kind)
    compared = engines(made.titles, SearchIndex(generate.corpus(made)))
    print(f"# Recherche : qualité sur {size:,} formations, {per_kind} requêtes par genre".replace(",", " "))
    print("\nMRR@10 (une seule bonne réponse par requête)\n")
    print(f"| Genre | {' | '.join(compared)} |")
    print(f"|---|{'--:|' * len(compared)}")
    ranks: dict[str, list[int | None]] = {name: [] for name in compared}
    for kind, queries in asked.items():
        line = []
        for name, engine in compared.items():
            of_kind = [_rank(engine(text), place) for text, place in queries]
            ranks[name] += of_kind
            line.append(f"{Quality.of(of_kind).mrr:.3f}")
        print(f"| {kind} | {' | '.join(line)} |", flush=True)
    whole = {name: Quality.of(found) for name, found in ranks.items()}
    for label, measure in (("**MRR@10**", "mrr"), ("**premier**", "top"), ("**rappel@10**", "recall")):
        print(f"| {label} | {' | '.join(f'{getattr(each, measure):.3f}' for each in whole.values())} |")


def _rank(found: Sequence[int], wanted: int) -> int | None:
    return next((rank for rank, place in enumerate(found) if place == wanted), None)


if __name__ == "__main__":
    main()
