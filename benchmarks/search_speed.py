"""Time and memory of a search, keystroke by keystroke, beside a rapidfuzz scan and SQL; prints Markdown.

.venv/bin/python -m benchmarks.search_speed [SIZE…]        10000 100000 by default
"""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Final

from rapidfuzz import fuzz

from benchmarks import corruption, generate, peers
from benchmarks.measures import memory, timed
from benchmarks.search_quality import Quality
from explorer.search.corpus import Corpus
from explorer.search.fold import fold
from explorer.search.index import SearchIndex
from explorer.search.query import Choice, Query

QUERIES_PER_KIND: Final = 5
QUALITY_PER_KIND: Final = 15
SCANNED: Final = 40
"""Keystrokes given to the slow peer, spread evenly over all of them."""


def keystrokes(titles: Sequence[str]) -> list[str]:
    """Every state of the search field while the queries of each kind of error are typed."""
    by_kind = corruption.queries(titles, QUERIES_PER_KIND).values()
    texts = [typed for found in by_kind for typed, _ in found]
    return [text[:end] for text in texts for end in range(1, len(text) + 1) if text[end - 1] != " "]


def report(size: int) -> None:
    """Measures one size and prints its lines."""
    made = generate.catalogue(size)
    corpus = generate.corpus(made)
    # The generated columns stay in memory for the peers; the application lets go of its own.
    gc.collect()
    gc.freeze()
    before = memory()
    started = perf_counter()
    index = SearchIndex.of(corpus)
    built = perf_counter() - started
    held = memory() - before
    typed = keystrokes(made.titles)
    index.search(Query("premier appel"))
    alone = timed([_call(index.ranker.find, text) for text in typed])
    index = SearchIndex.of(corpus)
    index.search(Query("premier appel"))
    whole = timed([_call(index.search, Query(text)) for text in typed])
    folded = [fold(title) for title in made.titles]
    few = typed[:: max(1, len(typed) // SCANNED)][:SCANNED]
    scan = timed([_call(peers.scan(folded, fuzz.WRatio), text) for text in few])
    library = peers.tantivy(folded)
    print(
        f"\n## {size:,} formations, {len(index.lexicon):,} mots, {len(typed):,} frappes\n".replace(",", " ")
    )
    print(f"Index construit en {built:.2f} s ; mémoire {held:.0f} Mo de plus (corpus non compris).\n")
    print("| Par frappe | p50 ms | p95 ms | p95 / le nôtre |\n|---|--:|--:|--:|")
    print(f"| recherche seule | {alone} | 1 |")
    print(f"| recherche, ordre, facettes et histogrammes | {whole} | {whole.p95 / alone.p95:.1f} |")
    print(f"| {peers.WRATIO}, titres pliés ({len(few)} frappes) | {scan} | {scan.p95 / alone.p95:.0f} |")
    if library is not None:
        taken = timed([_call(library, text) for text in typed])
        print(f"| {peers.TANTIVY} | {taken} | {taken.p95 / alone.p95:.1f} |")
        _report_quality(made.titles, index, library)
    _report_facets(index, corpus)


def _report_quality(titles: Sequence[str], index: SearchIndex, library: peers.Engine) -> None:
    """Speed is worth what it finds: the rank of the title meant, over other queries of the same kinds."""
    asked = corruption.queries(titles, QUALITY_PER_KIND, seed=11)
    queries = [each for of_kind in asked.values() for each in of_kind]
    for name, found in (
        ("le nôtre", [[each - 1 for each in index.search(Query(text)).ids[:10]] for text, _ in queries]),
        (peers.TANTIVY, [library(text) for text, _ in queries]),
    ):
        ranks = [
            list(ids).index(place) if place in ids else None
            for ids, (_, place) in zip(found, queries, strict=True)
        ]
        quality = Quality.of(ranks)
        print(
            f"\n{name} : MRR@10 {quality.mrr:.3f}, premier {quality.top:.3f}, rappel@10 {quality.recall:.3f}."
        )


def _report_facets(index: SearchIndex, corpus: Corpus) -> None:
    queries = [
        Query(choices=(Choice("axis", (axis,)), Choice("skill", (skill,))))
        for axis in index.facets["axis"].values[1:]
        for skill in index.facets["skill"].values[1:]
    ]
    ours = timed([_call(index.search, query) for query in queries])
    connection = _database(corpus)
    theirs = timed([_call(_counted_by_sql, connection, query) for query in queries[:10]])
    print("\n| Facettes, deux filtres, chacune sans son propre choix | p50 ms | p95 ms | p95 / le nôtre |")
    print("|---|--:|--:|--:|")
    print(f"| comptes, histogrammes et ordre ({len(queries)} clics) | {ours} | 1 |")
    print(f"| SQL GROUP BY (SQLite en mémoire, 10 clics) | {theirs} | {theirs.p95 / ours.p95:.0f} |")


def _call(function: Callable[..., object], *args: object) -> Callable[[], object]:
    return lambda: function(*args)


def _database(corpus: Corpus) -> sqlite3.Connection:
    """One indexed table a facet, as a database that counts them would have."""
    connection = sqlite3.connect(":memory:")
    for name, column in corpus.facets.items():
        connection.execute(f"CREATE TABLE {name} (course INTEGER, value TEXT)")
        lists = [column.values[number] or ("?",) for number in column.of.tolist()]
        rows = [(i, value) for i, values in enumerate(lists) for value in values]
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)
        connection.execute(f"CREATE INDEX {name}_value ON {name} (value, course)")
        connection.execute(f"CREATE INDEX {name}_course ON {name} (course, value)")
    connection.execute("ANALYZE")
    return connection


def _counted_by_sql(connection: sqlite3.Connection, query: Query) -> None:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for facet in tables:
        if facet.startswith("sqlite_"):
            continue
        others = [choice for choice in query.choices if choice.facet != facet]
        where = " AND ".join(
            f"course IN (SELECT course FROM {each.facet} WHERE value = ?)" for each in others
        )
        connection.execute(
            f"SELECT value, count(*) FROM {facet} WHERE {where} GROUP BY value",
            [each.included[0] for each in others],
        ).fetchall()


def main() -> None:
    """Each size in a process of its own, so that one does not use the memory of another."""
    if sys.argv[1:2] == ["--one"]:
        report(int(sys.argv[2]))
        return
    print("# Recherche : temps par frappe")
    for size in sys.argv[1:] or ("10000", "100000"):
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "benchmarks.search_speed", "--one", size], check=True)


if __name__ == "__main__":
    main()
