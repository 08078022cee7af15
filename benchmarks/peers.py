"""The other ways to search titles that ours is measured against, each over the same folded titles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from explorer.search.fold import fold, words_of

Engine = Callable[[str], Sequence[int]]
"""A typed text → the places of the ten best titles, best first."""

WRATIO = "rapidfuzz WRatio"
TANTIVY = "tantivy flou, puis WRatio"
_RERANKED = 500


def engines(titles: Sequence[str]) -> dict[str, Engine]:
    """Every peer that is installed; they get the titles folded, which helps them."""
    folded = [fold(title) for title in titles]
    made = {
        WRATIO: scan(folded, fuzz.WRatio),
        "rapidfuzz token_set_ratio": scan(folded, fuzz.token_set_ratio),
        "FTS5 unicode61, AND sinon OR": _full_text(folded, "unicode61", _words),
        "FTS5 trigram, OR": _full_text(folded, "trigram", _trigrams),
    }
    library = tantivy(folded)
    return made if library is None else {**made, TANTIVY: library}


def scan(folded: Sequence[str], scorer: Callable[..., float]) -> Engine:
    """Every title scored by rapidfuzz."""
    return lambda text: [
        place for _, _, place in process.extract(fold(text), folded, scorer=scorer, limit=10)
    ]


def tantivy(folded: Sequence[str]) -> Engine | None:
    """A search engine library: each word within one or two slips, the last one as a beginning.

    `None` when it is not installed (`pip install tantivy`).
    """
    try:
        import tantivy as library  # noqa: PLC0415 - installed for benchmarks only
    except ImportError:
        return None
    schema = library.SchemaBuilder()
    schema.add_text_field("title", stored=False)
    schema.add_integer_field("place", stored=True)
    schema = schema.build()
    index = library.Index(schema)
    writer = index.writer(200_000_000)
    for place, title in enumerate(folded):
        writer.add_document(library.Document(title=title, place=place))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    should = library.Occur.Should

    def term(word: str, *, is_last: bool) -> Any:
        slips = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
        return library.Query.fuzzy_term_query(schema, "title", word, slips, prefix=is_last)

    def search(text: str) -> list[int]:
        words = words_of(text)
        if not words:
            return []
        terms = [
            (should, each)
            for word in words
            for each in (
                library.Query.boost_query(library.Query.term_query(schema, "title", word), 3.0),
                term(word, is_last=word is words[-1] and text[-1:].isalnum()),
            )
        ]
        hits = searcher.search(library.Query.boolean_query(terms), _RERANKED).hits
        places = [searcher.doc(address)["place"][0] for _, address in hits]
        best = process.extract(fold(text), [folded[each] for each in places], scorer=fuzz.WRatio, limit=10)
        return [places[at] for _, _, at in best]

    return search


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
