"""What the tests of the services share: an empty catalogue, imports into it, and readings made by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, open_database
from explorer.services.imports import Imports
from importers.records import ColumnMapping, Course, Reading, SheetReport, SourceCell
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]
Dump = dict[str, list[str]]

_HISTORY = (
    "import",
    "sighting",
    "course_change",
    "setting",
    "sqlite_sequence",
    "source",
    "course_touched",
    "catalogue_revision",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=True)) as opened:
        yield opened


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(database, vocabulary())


@pytest.fixture
def make_reading() -> MakeReading:
    """(courses as dictionaries, file=…, what differs in the sheet’s report) → a file of these, as read.

    Rows go 2, 3, 4… in the order given; a key that is not a field of a course is an unmapped column.
    """

    def make(courses: Sequence[dict[str, Any]], file: str = "catalogue.xlsx", **report: Any) -> Reading:
        read = tuple(_course(row, given) for row, given in enumerate(courses, start=2))
        headers = dict.fromkeys((each.header, each.field) for course in read for each in course.cells)
        columns = tuple(ColumnMapping(i, *each, 1.0, "") for i, each in enumerate(headers))
        sheet = SheetReport("Feuille", "visible", "imported", "", columns=columns, course_count=len(read))
        digest = sha256(repr((file, courses)).encode()).hexdigest()
        return Reading(Path(file), digest, (replace(sheet, **report),), read)

    return make


def _course(row: int, given: dict[str, Any]) -> Course:
    known = {name: value for name, value in given.items() if name in Course._fields}
    cells = tuple(
        SourceCell(i, name, name if name in known else None, str(value))
        for i, (name, value) in enumerate(given.items())
    )
    return Course(**{"sheet": "Feuille", "row": row, "axis": "generaliste", **known, "cells": cells})


@pytest.fixture
def dump(database: Database) -> Callable[[], Dump]:
    """Everything in the catalogue but the history of imports."""

    def take() -> Dump:
        with closing(sqlite3.connect(database.path)) as connection:
            names = [
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if name not in _HISTORY
            ]
            tables = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
        return {name: sorted(map(repr, rows)) for name, rows in tables.items()}

    return take
