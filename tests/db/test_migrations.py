"""The schema steps: the same as the models, all or nothing, never without a copy of the file."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from db import files, migrations
from db.engine import open_database
from db.errors import DatabaseBusy, DatabaseFull
from db.records import CourseRecord, DeducedTerm
from db.repositories import Courses
from db.schema import Base
from explorer.services.differences import evidence_hash
from importers.records import Course, SourceCell

TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
HEAD = migrations.HEAD
MOMENT = "2026-11-12T10:00:00Z"
NEXT_STEP = f'''
"""A step of tomorrow."""
from alembic import op
revision = "9999"
down_revision = "{HEAD}"
def upgrade():
    op.execute("CREATE TABLE tomorrow (x INTEGER)")
'''


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The steps of a later version of the program, in a folder of their own."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.LOCATION, folder)
    (folder / "versions" / "9999_tomorrow.py").write_text(NEXT_STEP, encoding="utf-8")
    monkeypatch.setattr(migrations, "LOCATION", folder)
    monkeypatch.setattr(migrations, "KNOWN_REVISIONS", (*migrations.KNOWN_REVISIONS, "9999"))
    monkeypatch.setattr(migrations, "HEAD", "9999")
    return folder


def _tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _normalised(sql: str) -> str:
    return "".join(sql.split())


def test_the_steps_give_the_schema_of_the_models(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "c.db", create=True)) as database, database.read() as session:
        assert compare_metadata(MigrationContext.configure(session.connection()), Base.metadata) == []


def test_the_steps_enforce_the_checks_of_the_models(tmp_path: Path) -> None:
    """`compare_metadata` does not look at CHECK constraints, WITHOUT ROWID nor AUTOINCREMENT."""
    with closing(open_database(tmp_path / "c.db", create=True)) as database, database.read() as session:
        migrated = dict(session.execute(text(TABLES)).all())
    with closing(sqlite3.connect(":memory:")) as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        modelled = dict(connection.execute(TABLES))
    assert {name: _normalised(migrated[name]) for name in modelled} == {
        name: _normalised(sql) for name, sql in modelled.items()
    }


def test_the_steps_give_the_triggers_of_the_models(tmp_path: Path) -> None:
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    with closing(open_database(tmp_path / "c.db", create=True)) as database, database.read() as session:
        migrated = dict(session.execute(text(triggers)).all())
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        modelled = dict(connection.execute(text(triggers)).all())
    engine.dispose()
    assert modelled
    assert {name: _normalised(sql) for name, sql in migrated.items()} == {
        name: _normalised(sql) for name, sql in modelled.items()
    }


def test_the_known_revisions_are_those_of_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.LOCATION))
    config.set_main_option("path_separator", "os")
    steps = reversed(list(ScriptDirectory.from_config(config).walk_revisions()))
    assert tuple(each.revision for each in steps) == migrations.KNOWN_REVISIONS


def test_an_older_catalogue_is_copied_then_moved_on(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "catalogue.db"
    with closing(open_database(path, create=True)) as database, database.write() as session:
        session.execute(text("INSERT INTO source (name) VALUES ('Carif')"))
    request.getfixturevalue("tomorrow")
    with closing(open_database(path, create=False)) as database, database.read() as session:
        assert session.execute(text("SELECT name FROM source")).scalar_one() == "Carif"
    assert "tomorrow" in _tables(path)
    (copy,) = tmp_path.glob(f"catalogue.sauvegarde-{HEAD}-avant-9999-*.db")
    assert "tomorrow" not in _tables(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM source").fetchall() == [("Carif",)]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "catalogue.db"
    open_database(path, create=True).close()
    folder: Path = request.getfixturevalue("tomorrow")
    step = folder / "versions" / "9999_tomorrow.py"
    step.write_text(f"{NEXT_STEP}    raise RuntimeError('disque débranché')\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="débranché"):
        open_database(path, create=False)
    assert "tomorrow" not in _tables(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_disk_too_small_for_a_step_keeps_no_copy(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each attempt would leave less room to the next."""
    path = tmp_path / "catalogue.db"
    open_database(path, create=True).close()
    folder: Path = request.getfixturevalue("tomorrow")
    step = folder / "versions" / "9999_tomorrow.py"
    fill = """
    op.execute("PRAGMA max_page_count = 1")
    op.execute("CREATE TABLE large (text)")
    op.execute("INSERT INTO large VALUES (zeroblob(100000))")
"""
    step.write_text(NEXT_STEP + fill, encoding="utf-8")
    with pytest.raises(DatabaseFull):
        open_database(path, create=False)
    assert [each.name for each in tmp_path.glob("*sauvegarde*")] == []
    assert "tomorrow" not in _tables(path)


def test_a_catalogue_that_another_program_writes_is_not_copied(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.db"
    open_database(path, create=True).close()
    request.getfixturevalue("tomorrow")
    monkeypatch.setattr("db.engine.ATTEMPT_MS", 10)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            open_database(path, create=False)
    assert [each.name for each in tmp_path.glob("*sauvegarde*")] == []


def test_a_catalogue_that_another_program_has_just_moved_on_is_not_copied(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw the older schema: the second finds it moved on once the first lets go of the file."""
    path = tmp_path / "catalogue.db"
    open_database(path, create=True).close()
    request.getfixturevalue("tomorrow")
    seen = iter((HEAD, "9999"))
    monkeypatch.setattr(files, "inspect", lambda _path: next(seen))
    open_database(path, create=False).close()
    assert [each.name for each in tmp_path.glob("*sauvegarde*")] == []


def test_a_new_catalogue_needs_no_copy(tmp_path: Path) -> None:
    open_database(tmp_path / "c.db", create=True).close()
    assert [each.name for each in tmp_path.iterdir()] == ["c.db"]


def test_an_up_to_date_catalogue_opens_without_alembic(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    open_database(path, create=True).close()
    code = (
        "import sys; from pathlib import Path; from db.engine import open_database;"
        "open_database(Path(sys.argv[1]), create=False).close(); print('alembic' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=root
    )
    assert run.stdout.strip() == "False"


def test_the_dossiers_of_a_first_catalogue_are_kept_whole(tmp_path: Path) -> None:
    """Step 0002 makes the tables of selections anew: names, ranks, statuses and numbers stay."""
    path = tmp_path / "ancien.db"
    _first_catalogue(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"""
            INSERT INTO source (id, name) VALUES (1, 'Carif');
            INSERT INTO import VALUES (1, 1, 'a.xlsx', '{"0" * 64}', '{MOMENT}', '', '{{}}', '[]', NULL);
            INSERT INTO course (id, source_id, import_id, identity_key, content_hash, evidence_hash, sheet,
                "row", title, certification_kinds, rome, formacode, nsf)
                VALUES (4, 1, 1, '', '', '', 'S', 1, 'Vendre', '[]', '[]', '[]', '[]'),
                       (5, 1, 1, '', '', '', 'S', 2, 'Acheter', '[]', '[]', '[]', '[]');
            INSERT INTO course_cells VALUES (4, '[]'), (5, '[]');
            INSERT INTO sighting VALUES (1, 4, 1), (1, 5, 1);
            INSERT INTO selection VALUES (2, 'Été', 'D-12', '{MOMENT}', NULL),
                                         (3, 'Jetée', NULL, '{MOMENT}', '{MOMENT}'),
                                         (9, 'Oubliée', NULL, '{MOMENT}', NULL);
            DELETE FROM selection WHERE id = 9;
            INSERT INTO selection_item VALUES (2, 5, 1, 'retenue', 'la plus courte', '{MOMENT}'),
                                              (2, 4, 2, 'a-etudier', NULL, '{MOMENT}'),
                                              (3, 4, 1, 'ecartee', 'trop loin', '{MOMENT}');
            INSERT INTO note VALUES (4, 'à revoir', 3, '{MOMENT}');
            """
        )
    before = _what_users_added(path)
    with closing(open_database(path, create=False)) as database:
        assert database.check() == ()
    assert _what_users_added(path) == before
    with closing(sqlite3.connect(path)) as connection:
        insertion = "INSERT INTO selection (name, created_at) VALUES ('Neuve', ?)"
        number = connection.execute(insertion, (MOMENT,)).lastrowid
    assert number == 10, "the number of a selection that is gone names no other one"


def test_the_lists_of_a_first_catalogue_are_kept_in_their_order(tmp_path: Path) -> None:
    """Step 0006 puts the lists of a course, which had tables of their own, into its row."""
    path = tmp_path / "ancien.db"
    _first_catalogue(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"""
            INSERT INTO source (id, name) VALUES (1, 'Carif');
            INSERT INTO import VALUES (1, 1, 'a.xlsx', '{"0" * 64}', '{MOMENT}', '', '{{}}', '[]', NULL);
            INSERT INTO course (id, source_id, import_id, identity_key, content_hash, evidence_hash, sheet,
                "row", title, certification_kinds, rome, formacode, nsf)
                VALUES (4, 1, 1, '', '', '', 'S', 1, 'Vendre', '[]', '[]', '[]', '[]'),
                       (5, 1, 1, '', '', '', 'S', 2, 'Acheter', '[]', '[]', '[]', '[]');
            INSERT INTO course_cells VALUES (4, '[]'), (5, '[]');
            INSERT INTO sighting VALUES (1, 4, 1), (1, 5, 1);
            INSERT INTO certification (id, code, kind) VALUES (1, 'RS1', 'rs'), (2, 'RNCP2', 'rncp');
            INSERT INTO course_certification VALUES (4, 1, 1), (4, 2, 0), (5, 1, 0);
            INSERT INTO course_skill VALUES (4, 'z « é »', 0, 1, '[]'), (4, 'a', 1, 1, '["à"]'),
                                            (4, 'b', 2, 0, '["Œuvre", "d''art"]');
            INSERT INTO course_job_family VALUES (5, 'vente', 0, 0, '["vendeurs"]');
            INSERT INTO course_format VALUES (5, 'presentiel', 1, 1, '[]'), (5, 'distance', 0, 1, '[]');
            INSERT INTO course_funding VALUES (4, 'cpf', 0, 1, '[]');
            INSERT INTO course_sector VALUES (5, 'mode', 0, 1, '[]');
            """
        )
    with closing(open_database(path, create=False)) as database:
        assert database.check() == ()
        with database.read() as session:
            first, second = Courses(session).records()
    assert first == CourseRecord(
        id=4,
        source_id=1,
        import_id=1,
        sheet="S",
        row=1,
        title="Vendre",
        certifications=("RNCP2", "RS1"),
        skills=("z « é »", "a"),
        deduced_skills=(DeducedTerm("a", ("à",)), DeducedTerm("b", ("Œuvre", "d'art"))),
        funding=("cpf",),
    )
    assert second == CourseRecord(
        id=5,
        source_id=1,
        import_id=1,
        sheet="S",
        row=2,
        title="Acheter",
        certifications=("RS1",),
        sectors=("mode",),
        formats=("distance", "presentiel"),
        deduced_job_families=(DeducedTerm("vente", ("vendeurs",)),),
    )


def test_the_cells_of_a_first_catalogue_are_kept_and_known_again(tmp_path: Path) -> None:
    """Step 0007 keeps apart what rows share: the next import of the same rows has nothing to write."""
    path = tmp_path / "ancien.db"
    _first_catalogue(path)
    rows = {
        4: (
            SourceCell(0, "Titre", "title", "Vendre « bien »", "https://a.fr"),
            SourceCell(3, "N°", None, "7"),
        ),
        5: (SourceCell(0, "Titre", "title", "Ache\x1fter"), SourceCell(3, "N°", None, "8", "mailto:b")),
        6: (),
    }
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"""
            INSERT INTO source (id, name) VALUES (1, 'Carif');
            INSERT INTO import VALUES (1, 1, 'a.xlsx', '{"0" * 64}', '{MOMENT}', '', '{{}}', '[]', NULL);
            """
        )
        course = """
            INSERT INTO course (id, source_id, import_id, identity_key, content_hash, evidence_hash, sheet,
                "row", title, certification_kinds, rome, formacode, nsf)
                VALUES (?, 1, 1, '', '', 'ancienne', 'Été', ?, 'Vendre', '[]', '[]', '[]', '[]')
        """
        for number, cells in rows.items():
            connection.execute(course, (number, number + 10))
            connection.execute("INSERT INTO sighting VALUES (1, ?, 1)", (number,))
            written = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
            connection.execute("INSERT INTO course_cells VALUES (?, ?)", (number, written))
        connection.commit()
    with closing(open_database(path, create=False)) as database:
        assert database.check() == ()
        with database.read() as session:
            found = Courses(session).evidence(tuple(rows))
    assert {number: each.cells for number, each in found.items()} == rows
    read = {number: Course("Été", number + 10, "Vendre", None, cells=cells) for number, cells in rows.items()}
    assert {number: each.evidence_hash for number, each in found.items()} == {
        number: evidence_hash(each) for number, each in read.items()
    }


def _what_users_added(path: Path) -> dict[str, list[tuple[object, ...]]]:
    columns = {
        "selection": "id, name, reference, created_at, deleted_at",
        "selection_item": "selection_id, course_id, rank, status, reason, added_at",
        "note": "*",
    }
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT {each} FROM {name}").fetchall()
            for name, each in columns.items()
        }


def _first_catalogue(path: Path) -> None:
    """A file as the first version of the program made it."""
    config = Config()
    config.set_main_option("script_location", str(migrations.LOCATION))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
