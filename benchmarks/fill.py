"""A generated catalogue written straight into a catalogue file, as one import would have left it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generate import Catalogue
from db.amounts import PRICE_SCALE
from db.cells import kept
from db.engine import open_database
from db.records import CellRecord

_COURSE = (
    *("id", "source_id", "import_id", "identity_key", "content_hash", "evidence_hash", "sheet", '"row"'),
    *("title", "axis", "provider", "city", "level", "duration_min_hours", "duration_max_hours"),
    *("price_min_eur", "price_max_eur", "certification_kinds", "rome", "formacode", "nsf"),
    *("certifications", "skills", "job_families", "formats", "funding"),
)


def fill(path: Path, made: Catalogue) -> None:
    """Makes a catalogue file of the generated courses; it must not exist."""
    open_database(path, create=True).close()
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbers = range(1, len(made.titles) + 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO source (id, name) VALUES (1, 'Catalogue fabriqué')")
        connection.execute(
            'INSERT INTO "import" (id, source_id, file_name, sha256, imported_at, program_version, counts,'
            " mapping) VALUES (1, 1, 'catalogue.xlsx', ?, ?, '', '{}', '[]')",
            ("0" * 64, now),
        )
        _insert(connection, "course", _COURSE, _courses(made))
        cells = [kept(_cells(made, n - 1)) for n in numbers]
        layouts = {each.layout_id: each.layout for each in cells}
        _insert(connection, "cell_layout", ("id", "layout"), layouts.items())
        held = ((n, each.layout_id, each.texts, each.links) for n, each in zip(numbers, cells, strict=True))
        _insert(connection, "course_cells", ("course_id", "layout_id", "texts", "links"), held)
        sightings = ((1, n, 1) for n in numbers)
        _insert(connection, "sighting", ("import_id", "course_id", "is_present"), sightings)
        changes = ((1, n, "created", "{}", "{}") for n in numbers)
        _insert(
            connection, "course_change", ("import_id", "course_id", "kind", '"before"', '"after"'), changes
        )
        connection.execute("INSERT INTO setting (name, value) VALUES ('revision', '1')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def _courses(made: Catalogue) -> Iterable[Sequence[object]]:
    lists = (made.certifications, made.skills, made.job_families, made.formats, made.fundings)
    for i, title in enumerate(made.titles):
        euros, hours = made.euros[i], made.hours[i]
        price = None if euros is None else int(euros * PRICE_SCALE)
        yield (
            *(i + 1, 1, 1, f"k{i}", f"c{i}", f"e{i}", "Formations", i + 2, title, made.axes[i]),
            *(made.providers[i], made.cities[i], made.levels[i], hours, hours, price, price),
            *(json.dumps(made.kinds[i]), "[]", "[]", "[]"),
            *(json.dumps(values[i], ensure_ascii=False) for values in lists),
        )


def _cells(made: Catalogue, place: int) -> list[CellRecord]:
    """The cells of the row: those that identify the course."""
    return [
        CellRecord(0, "Axe", "axis", made.axes[place]),
        CellRecord(1, "Intitulé", "title", made.titles[place]),
        CellRecord(2, "Organisme", "provider", made.providers[place]),
    ]
