"""Opening, indexing and updating large catalogues: time, memory, file sizes; prints Markdown.

    .venv/bin/python -m benchmarks.search_scale [SIZE…]        10000 100000 by default

Each step runs in a process of its own over one catalogue file, as the application does from start to start.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from sqlalchemy import text

from benchmarks import generate
from benchmarks.fill import fill
from benchmarks.measures import memory
from db.engine import Database, open_database
from explorer.search.query import Query, Sort
from explorer.services.catalogue import Catalogue
from explorer.services.indexing import IndexFile
from resources.vocabulary import vocabulary

TOUCHED = 200


def first_page(database: Database) -> dict[str, float]:
    """The rows of a window whose index is not ready."""
    catalogue = Catalogue(database, vocabulary())
    started = perf_counter()
    page = catalogue.first_page()
    seconds = perf_counter() - started
    if page is None or not page.rows:
        raise RuntimeError("no first page")
    return {"première page, sans index (ms)": seconds * 1000}


def build(database: Database) -> dict[str, float]:
    """Everything read and indexed, the file written."""
    before = memory()
    started = perf_counter()
    Catalogue(database, vocabulary()).refresh()
    seconds = perf_counter() - started
    size = IndexFile(database.path).path.stat().st_size if IndexFile(database.path).path.exists() else 0
    return {
        "index lu et construit (s)": seconds,
        "mémoire de plus, index en place (Mo)": memory() - before,
        "catalogue (Mo)": database.path.stat().st_size / 1e6,
        "fichier d’index (Mo)": size / 1e6,
    }


def warm(database: Database) -> dict[str, float]:
    """The next start: the kept index taken up, a first search answered."""
    before = memory()
    catalogue = Catalogue(database, vocabulary())
    started = perf_counter()
    catalogue.refresh()
    ready = perf_counter() - started
    catalogue.search(Query("vente"))
    answered = perf_counter() - started
    catalogue.search(Query(sort=Sort("title")))
    by_title = perf_counter() - started - answered
    return {
        "index repris au démarrage suivant (ms)": ready * 1000,
        "… et première recherche faite (ms)": answered * 1000,
        "premier tri par intitulé (ms)": by_title * 1000,
        "mémoire de plus, index repris (Mo)": memory() - before,
    }


def update(database: Database) -> dict[str, float]:
    """Some courses change: what an import or an edit costs the index."""
    catalogue = Catalogue(database, vocabulary())
    catalogue.refresh()
    taken = {}
    for changed, name in (
        (1, "une formation modifiée (ms)"),
        (TOUCHED, f"{TOUCHED} formations modifiées (ms)"),
    ):
        with database.write() as session:
            session.execute(
                text(
                    "UPDATE course SET title = title || ' (bis)', content_hash = 'x'"
                    " WHERE id % 97 = 1 AND id <= :n"
                ),
                {"n": 97 * changed},
            )
            session.execute(text("UPDATE setting SET value = value + 1 WHERE name = 'revision'"))
        started = perf_counter()
        catalogue.refresh()
        taken[name] = (perf_counter() - started) * 1000
    return taken


STEPS: dict[str, Callable[[Database], dict[str, float]]] = {
    "first_page": first_page,
    "build": build,
    "warm": warm,
    "update": update,
}


def report(sizes: list[int]) -> None:
    """One column a size."""
    columns: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.sqlite3"
            fill(path, generate.catalogue(size))
            found: dict[str, float] = {}
            for step in STEPS:
                command = [sys.executable, "-m", "benchmarks.search_scale", "--step", step, str(path)]
                run = subprocess.run(command, check=True, capture_output=True, text=True)
                found |= json.loads(run.stdout)
            columns.append(found)
            path.unlink()
    print("# Grands catalogues : ouverture, index, mises à jour\n")
    print(f"| | {' | '.join(f'{size:,}'.replace(',', ' ') for size in sizes)} |")
    print(f"|---|{'--:|' * len(sizes)}")
    for name in columns[0]:
        print(f"| {name} | {' | '.join(f'{each[name]:,.1f}'.replace(',', ' ') for each in columns)} |")


def main() -> None:
    """The whole report, or one step of it."""
    if sys.argv[1:2] == ["--step"]:
        with closing(open_database(Path(sys.argv[3]), create=False)) as database:
            print(json.dumps(STEPS[sys.argv[2]](database)))
        return
    report([int(each) for each in sys.argv[1:]] or [10_000, 100_000])


if __name__ == "__main__":
    main()
