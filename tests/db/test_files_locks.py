"""Two programs on one catalogue: looking at the file must not let go of what SQLite holds of it.

On POSIX systems, closing any handle on a file drops every lock that the process has on it. A catalogue that
was looked at while it was in use then lost its journal to the next program that closed it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from other_program import write_from_another_program
from sqlalchemy import text

from db import files
from db.engine import open_database
from db.errors import DatabaseDamaged


def test_looking_at_a_catalogue_in_use_leaves_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    database = open_database(path, create=True)
    with database.write() as session:
        session.execute(text("INSERT INTO setting (name, value) VALUES ('ours', '1')"))
    assert files.inspect(path) is not None

    write_from_another_program(path)

    assert path.with_name(f"{path.name}-wal").exists(), "its journal went with the other program"
    with database.write() as session:
        session.execute(text("INSERT INTO setting (name, value) VALUES ('ours too', '2')"))
    with database.read() as session:
        count = session.execute(text("SELECT count(*) FROM setting WHERE name LIKE 'o%'")).scalar_one()
    assert count == 2_002
    assert database.check() == ()
    database.close()


@pytest.mark.parametrize("content", [b"x", b"pas une base de donn\xc3\xa9es", b"PK\x03\x04" + bytes(4_000)])
def test_what_is_no_catalogue_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        files.inspect(path)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
