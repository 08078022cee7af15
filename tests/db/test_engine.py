"""Opening, sharing, copying and checking a catalogue file, and how each trouble is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from db import engine
from db.engine import Database, open_database
from db.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseError,
    DatabaseFull,
    DatabaseMissing,
    DatabaseReadOnly,
    DatabaseTooNew,
)
from db.patience import Patience

ADD_SOURCE = text("INSERT INTO source (name) VALUES ('Carif')")
COUNT_SOURCES = text("SELECT count(*) FROM source")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "catalogue.sqlite3", create=True)
    yield opened
    opened.close()


def _count(database: Database) -> int:
    with database.read() as session:
        return int(session.execute(COUNT_SOURCES).scalar_one())


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_every_connection_is_made_safe(database: Database, pragma: str, expected: object) -> None:
    with database.read() as session:
        assert session.execute(text(f"PRAGMA {pragma}")).scalar_one() == expected


@pytest.mark.parametrize("name", ["catalogue.sqlite3", "été 100 % d’été #1?.db", "sous/dossier/c.db"])
def test_a_new_catalogue_is_sound_and_opens_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with closing(open_database(path, create=True)) as database, database.write() as session:
        session.execute(ADD_SOURCE)
    with closing(open_database(path, create=False)) as database:
        assert _count(database) == 1
        assert database.check() == ()
    assert not path.with_name(f"{path.name}-wal").exists(), "closing leaves one file"


def test_an_empty_file_becomes_a_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "vide.db"
    path.touch()
    with closing(open_database(path, create=True)) as database:
        assert database.check() == ()


def test_a_missing_file_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match=r"Aucun catalogue"):
        open_database(tmp_path / "absent.db", create=False)
    assert list(tmp_path.iterdir()) == []


def _text_file(path: Path) -> None:
    path.write_text("intitulé;organisme\n" * 200, encoding="utf-8")


def _someone_elses(path: Path) -> None:
    _run(path, "CREATE TABLE recettes (nom TEXT)")


def _truncated(path: Path) -> None:
    open_database(path, create=True).close()
    path.write_bytes(path.read_bytes()[:5000])


def _scribbled(path: Path) -> None:
    open_database(path, create=True).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


def _folder(path: Path) -> None:
    path.mkdir()


def _newer(path: Path) -> None:
    open_database(path, create=True).close()
    _run(path, "UPDATE alembic_version SET version_num = '9999'")


def _undecodable(path: Path) -> None:
    open_database(path, create=True).close()
    change = "UPDATE sqlite_master SET sql = CAST(x'a5a5a5' AS TEXT) WHERE name = 'course'"
    _run(path, "PRAGMA writable_schema = ON", change)


def _without_revision(path: Path) -> None:
    open_database(path, create=True).close()
    _run(path, "DELETE FROM alembic_version")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (_text_file, DatabaseDamaged),
        (_someone_elses, DatabaseDamaged),
        (_truncated, DatabaseDamaged),
        (_scribbled, DatabaseDamaged),
        (_undecodable, DatabaseDamaged),
        (_folder, DatabaseDamaged),
        (_newer, DatabaseTooNew),
        (_without_revision, DatabaseDamaged),
    ],
)
def test_what_is_not_a_usable_catalogue_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], None], error: type[DatabaseError]
) -> None:
    path = tmp_path / "catalogue.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as refusal:
        open_database(path, create=True)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert all((refusal.value.what, refusal.value.safe, refusal.value.todo))
    assert "n’a pas été modifié" in str(refusal.value)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(DatabaseReadOnly, match=r"ne peut pas être créé"):
        open_database(tmp_path / "fichier" / "c.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_path_that_the_system_refuses_is_told(tmp_path: Path, create: bool) -> None:
    with pytest.raises(DatabaseReadOnly, match=r"ne peut pas être ouvert"):
        open_database(tmp_path / ("x" * 300), create=create)


def _write(database: Database, *statements: str) -> None:
    with database.write() as session:
        for statement in statements:
            session.execute(text(statement))


def test_a_write_is_all_or_nothing(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        _write(database, "INSERT INTO source (name) VALUES ('Carif')", "DELETE FROM nowhere")
    assert _count(database) == 0


def test_ddl_rolls_back_too(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        _write(database, "CREATE TABLE passagere (x)", "DELETE FROM nowhere")
    with database.read() as session:
        assert not session.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'passagere'")).all()


def test_a_reader_writes_nothing(database: Database) -> None:
    with database.read() as session:
        session.execute(ADD_SOURCE)
    assert _count(database) == 0


def test_a_reader_keeps_its_state_while_another_writes(database: Database) -> None:
    with database.read() as reading:
        assert reading.execute(COUNT_SOURCES).scalar_one() == 0
        with database.write() as writing:
            writing.execute(ADD_SOURCE)
        assert reading.execute(COUNT_SOURCES).scalar_one() == 0
    assert _count(database) == 1


def test_a_broken_rule_is_a_bug_not_a_trouble_of_the_file(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text("INSERT INTO source (name) VALUES (' ')"))


def test_a_second_writer_waits_then_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "ATTEMPT_MS", 20)
    with (
        closing(open_database(tmp_path / "c.db", create=True)) as database,
        closing(sqlite3.connect(tmp_path / "c.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy, match=r"occupé"), database.write() as session:
            session.execute(ADD_SOURCE)
        assert _count(database) == 0, "reading goes on meanwhile"


@pytest.mark.parametrize(
    ("pragma", "error"), [("query_only = ON", DatabaseReadOnly), ("max_page_count = 1", DatabaseFull)]
)
def test_a_refused_write_is_told_and_leaves_nothing(
    database: Database, pragma: str, error: type[DatabaseError]
) -> None:
    large = "INSERT INTO source (name) VALUES (hex(randomblob(1000000)))"
    with pytest.raises(error):
        _write(database, f"PRAGMA {pragma}", large)
    database.close()
    assert _count(database) == 0


def test_a_backup_is_one_complete_file(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        session.execute(ADD_SOURCE)
    target = tmp_path / "copies" / "copie.db"
    database.backup(target)
    assert [each.name for each in target.parent.iterdir()] == ["copie.db"]
    with closing(open_database(target, create=False)) as copy:
        assert _count(copy) == 1


def test_a_backup_where_the_system_refuses_it_is_told(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseReadOnly, match=r"n’a pas pu être écrite"):
        database.backup(tmp_path / ("x" * 300))


def test_a_backup_over_the_catalogue_itself_is_refused(database: Database) -> None:
    with pytest.raises(DatabaseReadOnly, match=r"lui-même"):
        database.backup(database.path)
    assert database.check() == ()


def test_a_backup_that_fails_leaves_the_older_one(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "copie.db"
    target.mkdir()
    with pytest.raises(DatabaseReadOnly, match=r"n’a pas pu être écrite"):
        database.backup(target)
    assert target.is_dir()
    assert {each.suffix for each in tmp_path.iterdir()} <= {".db", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm"}


def test_a_lost_reference_is_found(database: Database) -> None:
    _run(
        database.path,
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO note (course_id, text, updated_at) VALUES (7, 'à revoir', '2026-11-24T08:00:00Z')",
    )
    assert database.check() == ("Table « note » : référence perdue vers « course ».",)


def test_ranks_with_a_hole_are_found(database: Database) -> None:
    _run(
        database.path,
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO selection (id, name, created_at) VALUES (1, 'Dossier', '2026-11-24T08:00:00Z')",
        'INSERT INTO selection_item (selection_id, course_id, "rank", added_at)'
        " VALUES (1, 1, 2, '2026-11-24T08:00:00Z')",
    )
    assert "1 sélection(s) dont les rangs ne se suivent pas." in database.check()


def test_a_patient_writer_waits_longer_says_so_and_gives_up_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ATTEMPT_MS", 20)
    told: list[str] = []
    patience = Patience(60.0)
    with (
        closing(open_database(tmp_path / "c.db", create=True, patience=patience)) as database,
        closing(sqlite3.connect(tmp_path / "c.db", isolation_level=None, check_same_thread=False)) as other,
    ):

        def let_go(state: str) -> None:
            told.append(state)
            if state == "wait":
                other.execute("ROLLBACK")

        patience.on_wait = let_go
        other.execute("BEGIN IMMEDIATE")
        _write(database, "INSERT INTO source (name) VALUES ('Une source')")
        assert (told, _count(database)) == (["wait", "end"], 1)

        patience.on_wait = told.append
        patience.end_within(0)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            _write(database, "INSERT INTO source (name) VALUES ('Une autre')")
        assert (told, _count(database)) == (["wait", "end"], 1)


def test_a_text_that_is_none_is_a_damaged_catalogue(database: Database) -> None:
    _write(database, "INSERT INTO source (name) VALUES (CAST(x'a5a5' AS TEXT))")
    with pytest.raises(DatabaseDamaged, match="abîmé"), database.read() as session:
        session.execute(text("SELECT name FROM source")).all()
