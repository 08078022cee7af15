"""The first rows of a catalogue, by SQLite's driver alone: it answers before SQLAlchemy is even imported."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from db import files, migrations
from db.amounts import euros_of
from db.records import LineRecord

Fold = Callable[[str | None], str | None]
"""A text as it is sorted: SQLite's own orders know nothing of accents."""

ORDERS: Final[Mapping[str, str]] = {
    "id": "",
    "title": "sort_text(title)",
    "provider": "sort_text(provider)",
    "level": "level",
    "duration_hours": "duration_min_hours",
    "price_eur": "price_min_eur",
    "certification_expiry": "certification_expiry",
    "session_start": "session_start",
}
"""Orders that SQLite knows as well as the index does → what courses are sorted by."""
COUNTED_UP_TO: Final = 100_000
"""Counting a million takes ten times as long as all the rest, and more from a cold disk."""
_NAMES: Final = LineRecord.__slots__
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "certification_kinds": lambda text: tuple(json.loads(text)),
    "formats": lambda text: tuple(json.loads(text)),
    "certifications": lambda text: tuple(json.loads(text)),
    "certification_expiry": date.fromisoformat,
    "session_start": date.fromisoformat,
    "price_min_eur": euros_of,
    "price_max_eur": euros_of,
}
_SHOWN: Final = (
    "missing_since_import_id IS NULL"
    " AND source_id IN (SELECT id FROM source WHERE retired_by_import_id IS NULL)"
)


class FirstRows(NamedTuple):
    """The first courses, and how many there are: `None` for too many to be counted."""

    lines: tuple[LineRecord, ...]
    total: int | None
    corrected: Mapping[int, Mapping[str, datetime]]
    """Course → field → when the user put it right, for those of these courses that were."""


def read_first_rows(
    path: Path,
    order: str,
    fold: Fold,
    limit: int,
    *,
    descending: bool = False,
    counted_up_to: int = COUNTED_UP_TO,
) -> FirstRows | None:
    """The first `limit` courses in one of `ORDERS`, counted unless they are more than `counted_up_to`.

    By number they are found in the same time whatever the size of the catalogue; in another order every
    course is read once. `None` for a file that is not there yet or that must be brought to this program's
    schema. Raises what `db.files.inspect` raises, and `sqlite3.Error`.
    """
    if not files.holds_something(path) or files.inspect(path) != migrations.HEAD:
        return None
    with closing(sqlite3.connect(path, timeout=5)) as connection:
        connection.create_function("sort_text", 1, fold, deterministic=True)
        connection.execute("BEGIN")  # both readings of the same state
        some = f"SELECT 1 FROM course WHERE {_SHOWN} LIMIT ?"
        total = connection.execute(f"SELECT count(*) FROM ({some})", (counted_up_to + 1,)).fetchone()[0]
        # By its index, SQLite would gather all the courses of a source, then sort them to keep a few.
        numbers = connection.execute(
            f"SELECT id FROM course NOT INDEXED WHERE {_SHOWN}"
            f" ORDER BY {_sorted_by(order, descending)} LIMIT ?",
            (limit,),
        )
        ids = [number for (number,) in numbers]
        known = total if total <= counted_up_to else None
        return FirstRows(tuple(_lines(connection, ids)), known, _corrected(connection, ids))


def _sorted_by(order: str, descending: bool) -> str:
    key = ORDERS[order]
    if not key:
        return "id"
    # Backwards, only the known ones are turned round.
    turned = f"{key} DESC, CASE WHEN {key} IS NULL THEN id ELSE -id END" if descending else f"{key}, id"
    return f"{key} IS NULL, {turned}"


def _lines(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterable[LineRecord]:
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(f"SELECT {', '.join(_NAMES)} FROM course WHERE id IN ({marks})", ids)
    found = {row[0]: dict(zip(_NAMES, row, strict=True)) for row in rows}
    for number in ids:
        facts = found[number]
        for name, read in _READ.items():
            if facts[name] is not None:
                facts[name] = read(facts[name])
        yield LineRecord(**facts)


def _corrected(connection: sqlite3.Connection, ids: Sequence[int]) -> Mapping[int, Mapping[str, datetime]]:
    found: dict[int, dict[str, datetime]] = defaultdict(dict)
    marks = ", ".join("?" * len(ids))
    wanted = f"WHERE course_id IN ({marks}) ORDER BY field"
    query = f"SELECT course_id, field, corrected_at FROM correction {wanted}"
    for number, field, moment in connection.execute(query, ids):
        found[number][field] = datetime.fromisoformat(moment)
    return dict(found)
