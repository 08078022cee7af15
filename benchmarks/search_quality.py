"""Whether the title meant is found, kind of error by kind of error, beside other engines; prints Markdown.

.venv/bin/python -m benchmarks.search_quality [--size 10000] [--each 40] [--examples FILE.json] [FILE…]

Three sources of queries: corrupted titles of a generated catalogue (`--size 0`: none), corrupted titles
of the real FILES, and `--examples`, typed by hand on a map that stands beside it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corruption, generate, peers
from benchmarks.peers import Engine
from db.engine import open_database
from explorer.search.corpus import Corpus
from explorer.search.index import SearchIndex
from explorer.search.query import Query
from explorer.services.catalogue import Catalogue
from explorer.services.imports import Imports
from importers.reading import Choices, read
from resources.vocabulary import vocabulary

OURS = "le nôtre"
Asked = Mapping[str, Sequence[tuple[str, frozenset[int]]]]
"""Kind of error → typed text, places of the right answers."""


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


def compare(heading: str, engines: Mapping[str, Engine], asked: Asked) -> dict[str, Quality]:
    """Prints one line a kind of error and one column an engine; returns the means of each engine."""
    print(f"\n## {heading}\n\nMRR@10\n")
    print(f"| Genre | {' | '.join(engines)} |")
    print(f"|---|{'--:|' * len(engines)}")
    ranks: dict[str, list[int | None]] = {name: [] for name in engines}
    for kind, queries in asked.items():
        line = []
        for name, engine in engines.items():
            of_kind = [_rank(engine(text), wanted) for text, wanted in queries]
            ranks[name] += of_kind
            line.append(f"{Quality.of(of_kind).mrr:.3f}")
        print(f"| {kind} | {' | '.join(line)} |", flush=True)
    whole = {name: Quality.of(found) for name, found in ranks.items()}
    for label, measure in (("**MRR@10**", "mrr"), ("**premier**", "top"), ("**rappel@10**", "recall")):
        print(f"| {label} | {' | '.join(f'{getattr(each, measure):.3f}' for each in whole.values())} |")
    return whole


def on_titles(heading: str, titles: Sequence[str], corpus: Corpus, each: int) -> None:
    """Compares the engines on corrupted titles."""
    first = corpus.ids[0]
    index = SearchIndex.of(corpus)

    def ours(text: str) -> list[int]:
        return [found - first for found in index.search(Query(text)).ids[:10]]

    asked = {
        kind: [(typed, frozenset((place,))) for typed, place in queries]
        for kind, queries in corruption.queries(titles, each).items()
    }
    compare(
        f"{heading} ({len(titles)} intitulés, {each} requêtes par genre)",
        {OURS: ours, **peers.engines(titles)},
        asked,
    )


def on_examples(file: Path) -> None:
    """Compares the engines on queries typed by hand; the others get one text a course."""
    examples = json.loads(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "catalogue.sqlite3", create=True)
        with closing(database):
            imports = Imports(database, vocabulary())
            imports.apply(imports.preview(file.parent / examples["file"]))
            catalogue = Catalogue(database, vocabulary())
            ids = list(catalogue.search(Query()).ids)
            courses = [catalogue.details(each) for each in ids]
            place_of = {(each.sheet, each.row): place for place, each in enumerate(courses)}
            asked: defaultdict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
            for example in examples["queries"]:
                wanted = frozenset(place_of[sheet, row] for sheet, row in example["acceptable"])
                asked[example["kind"]].append((example["query"], wanted))
            texts = [" ".join((each.title, each.provider or "", *each.certifications)) for each in courses]

            def ours(text: str) -> list[int]:
                return [ids.index(each) for each in catalogue.search(Query(text)).ids[:10]]

            compare(f"{file.name} ({len(courses)} formations)", {OURS: ours, **peers.engines(texts)}, asked)


def real_titles(file: Path) -> list[str]:
    """The distinct titles of a real catalogue, as the application reads it."""
    reading = read(file, Choices(axis="generaliste"))
    return list(dict.fromkeys(each.title for each in reading.courses))


def main() -> None:
    """One table a source of queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--examples", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    print("# Recherche : qualité, genre d’erreur par genre")
    if asked.examples:
        on_examples(asked.examples)
    for file in asked.files:
        titles = real_titles(file)
        synonyms = [(each.words, each.related) for each in vocabulary().synonyms]
        corpus = Corpus.of(range(len(titles)), {"title": titles}, synonyms=synonyms)
        on_titles(file.name, titles, corpus, asked.each)
    if asked.size:
        made = generate.catalogue(asked.size)
        on_titles("Catalogue fabriqué", made.titles, generate.corpus(made), asked.each)


def _rank(found: Sequence[int], wanted: frozenset[int]) -> int | None:
    return next((rank for rank, place in enumerate(found) if place in wanted), None)


if __name__ == "__main__":
    main()
