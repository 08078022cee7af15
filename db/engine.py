"""One catalogue file: opening it safely, short read and write transactions, backup and integrity check."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from db import checks, files, in_use, migrations
from db.errors import DatabaseFull, DatabaseMissing
from db.failures import translated
from db.patience import ATTEMPT_MS, Patience

_PATIENCE = "patience"


class Database:
    """An open catalogue file. Threads may share it: each `read()` or `write()` uses its own connection."""

    def __init__(self, path: Path, engine: Engine, patience: Patience) -> None:
        self.path = path
        self.patience = patience
        self._is_held = True
        in_use.hold(path)
        self._reading = engine
        self._writing = engine.execution_options(**{_PATIENCE: patience})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one unchanging state of the catalogue; whatever it changes is dropped."""
        with translated(self.path), Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits when the block ends well, and leaves no trace when it raises.

        Writers wait for each other as long as `patience` tells, then `DatabaseBusy` is raised.
        """
        with translated(self.path), Session(self._writing) as session, session.begin():
            session.connection()  # takes the write lock now rather than at the first change
            yield session

    def backup(self, target: Path) -> None:
        """Copies the catalogue to `target`, complete or not at all, while it may be in use."""
        files.copy_database(self.path, target)

    def shred(self) -> None:
        """Empties the journal beside the file: what was deleted and overwritten is no longer on the disk.

        While another window reads an older state, that is left for later.
        """
        # A checkpoint runs outside of any transaction: on the driver's own connection.
        with translated(self.path), closing(self._writing.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> tuple[str, ...]:
        """French sentences on what is wrong inside the file; empty when all is well."""
        with self.read() as session:
            return checks.problems(session)

    def close(self) -> None:
        """Lets go of the file."""
        self._reading.dispose()
        if self._is_held:
            self._is_held = False
            in_use.let_go(self.path)


def open_database(path: Path, *, create: bool, patience: Patience | None = None) -> Database:
    """Opens the catalogue at `path`, brought to this program's schema (a copy is kept beside it first).

    With `create`, a missing or empty file becomes an empty catalogue. Without `patience`, writers wait for
    each other up to five seconds.
    Raises `DatabaseMissing`, `DatabaseDamaged`, `DatabaseTooNew`, `DatabaseBusy` or `DatabaseReadOnly`.
    """
    with translated(path):
        if not files.holds_something(path):
            if not create:
                raise DatabaseMissing(
                    f"Aucun catalogue à l’emplacement « {path} ».",
                    "Rien n’a été créé.",
                    "Vérifiez le chemin, ou importez d’abord un fichier de formations.",
                )
            files.make_folder(path.parent)
        is_up_to_date = files.inspect(path) == migrations.HEAD
        database = Database(path, _engine(path), patience or Patience())
        try:
            if not is_up_to_date:
                _move_on(database)
            else:
                with database.read() as session:
                    session.connection()
        except BaseException:
            database.close()
            raise
    return database


def _move_on(database: Database) -> None:
    """Brings the schema to this program's; what two programs do at once, the first of them has done."""
    copy = None
    try:
        with database.write() as session:  # a copy made before the lock would be left behind by each attempt
            revision = files.inspect(database.path)
            if revision not in (None, migrations.HEAD):
                copy = files.copy_before_migration(database.path, revision)
            migrations.upgrade(session.connection())
    except DatabaseFull:
        if copy is not None:  # the catalogue is as it was: its copy would take the room of the next attempt
            copy.unlink(missing_ok=True)
        raise


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": ATTEMPT_MS / 1000}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own BEGIN comes late and never before DDL: transactions are begun explicitly below.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys = ON",
        f"busy_timeout = {ATTEMPT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    patience: Patience | None = connection.get_execution_options().get(_PATIENCE)
    if patience is None:
        connection.exec_driver_sql("BEGIN")
    else:
        driver: Any = connection.connection.driver_connection
        patience.begin(driver)
