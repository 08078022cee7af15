"""The first rows by SQLite's driver alone: what is not theirs to open, and what they must not import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.engine import open_database
from db.errors import DatabaseDamaged
from db.first_rows import read_first_rows


def read(path: Path) -> object:
    return read_first_rows(path, "id", str, 10)


def test_a_file_that_is_not_there_or_has_no_table_waits_for_its_opening(tmp_path: Path) -> None:
    absent, empty = tmp_path / "absent.sqlite3", tmp_path / "vide.sqlite3"
    empty.touch()
    assert read(absent) is None
    assert read(empty) is None
    assert not absent.exists(), "reading makes no file"


def test_a_file_of_an_older_schema_waits_for_its_migration(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    database = open_database(path, create=True)
    assert read(path) == ((), 0, {})
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    assert read(path) is None


def test_what_is_no_catalogue_is_told_as_by_its_opening(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(b"not a catalogue at all" * 50)
    with pytest.raises(DatabaseDamaged):
        read(path)


def test_the_window_shows_its_first_rows_before_sqlalchemy_and_numpy_are_imported() -> None:
    heavy = "{'sqlalchemy', 'numpy', 'openpyxl', 'rapidfuzz'} & set(sys.modules)"
    program = f"import sys, explorer.services.first_page, explorer.ui.pages.explorer; print({heavy})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
