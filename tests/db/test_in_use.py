"""The files of an open catalogue: no copy, export or reading of the program lays a hand on them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import open_database
from db.errors import DatabaseReadOnly
from db.files import remove_unused
from db.in_use import is_in_use

PRIVILEGE_NOT_HELD = 1314
"""`ERROR_PRIVILEGE_NOT_HELD` of Windows."""
CRASHED = """
import os, sys
from pathlib import Path
from sqlalchemy import text
from db.engine import open_database
with open_database(Path(sys.argv[1]), create=True).write() as session:
    for number in range(500):
        session.execute(text("INSERT INTO setting (name, value) VALUES (:name, :value)"),
                        {"name": f"other {number}", "value": "x" * 200})
os._exit(1)  # after the commit, before any closing: its journal stays
"""


def test_a_catalogue_and_its_journals_are_in_use_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    first, second = open_database(path, create=True), open_database(path, create=False)
    names = ("", "-wal", "-shm", "-journal")
    assert [is_in_use(tmp_path / f"catalogue.sqlite3{end}") for end in names] == [True] * 4
    first.close()
    first.close()
    assert is_in_use(path), "another part of the program still has it"
    second.close()
    assert not is_in_use(path)


def test_it_is_in_use_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_database(path, create=True)):
        os.link(path, tmp_path / "autre.sqlite3")
        assert is_in_use(tmp_path / "autre.sqlite3")
        assert is_in_use(tmp_path / "." / "x" / ".." / "catalogue.sqlite3")
        assert not is_in_use(tmp_path / "absent.sqlite3")
        assert not is_in_use(tmp_path / "nul\0")


def test_it_is_in_use_through_a_symbolic_link(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    link = tmp_path / "lien.sqlite3"
    try:
        link.symlink_to(path)
    except OSError as error:
        if getattr(error, "winerror", None) != PRIVILEGE_NOT_HELD:
            raise
        pytest.skip("this user has no right to make symbolic links on Windows")
    with closing(open_database(path, create=True)):
        assert is_in_use(link)


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_backup_over_the_catalogue_or_its_journals_is_refused(tmp_path: Path, end: str) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_database(path, create=True)) as database:
        with database.write() as session:
            session.execute(text("INSERT INTO setting (name, value) VALUES ('ours', '1')"))
        with pytest.raises(DatabaseReadOnly, match="lui-même"):
            database.backup(tmp_path / f"catalogue.sqlite3{end}")
        assert database.check() == ()
    with closing(open_database(path, create=False)) as database, database.read() as session:
        assert session.execute(text("SELECT value FROM setting WHERE name = 'ours'")).scalar_one() == "1"


def test_a_backup_does_not_take_the_place_of_a_catalogue_that_was_not_closed(tmp_path: Path) -> None:
    other = tmp_path / "autre.sqlite3"
    subprocess.run([sys.executable, "-c", CRASHED, str(other)], check=False, timeout=60)
    assert other.with_name("autre.sqlite3-wal").stat().st_size > 0

    with closing(open_database(tmp_path / "catalogue.sqlite3", create=True)) as database:
        with pytest.raises(DatabaseReadOnly, match="qui n’a pas été refermé"):
            database.backup(other)
        with closing(open_database(other, create=False)) as found, found.read() as session:
            count = session.execute(text("SELECT count(*) FROM setting WHERE name LIKE 'other%'"))
            assert count.scalar_one() == 500
        database.backup(other)  # closed, it is a file like any other


def test_what_a_copy_that_was_cut_short_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".copie.sqlite3.partiel").write_bytes(b"rien de bon" * 1_000)
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=True)) as database:
        database.backup(tmp_path / "copie.sqlite3")
    assert not (tmp_path / ".copie.sqlite3.partiel").exists()
    shutil.move(tmp_path / "copie.sqlite3", tmp_path / "ailleurs.sqlite3")
    with closing(open_database(tmp_path / "ailleurs.sqlite3", create=False)) as copy:
        assert copy.check() == ()


def test_a_catalogue_made_for_nothing_is_removed_unless_another_has_it_or_wrote_in_it(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_database(path, create=True)) as other:
        assert not remove_unused(path), "it is open"
        with other.write() as session:
            session.execute(
                text("INSERT INTO selection (name, created_at) VALUES ('Dossier', '2026-11-24T08:00:00Z')")
            )
    assert not remove_unused(path), "it holds a dossier"
    with closing(open_database(path, create=False)) as other, other.write() as session:
        session.execute(text("DELETE FROM selection"))
    assert remove_unused(path)
    assert list(tmp_path.iterdir()) == []
