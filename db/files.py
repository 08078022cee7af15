"""A catalogue as a file: what it is before it is opened, and whole copies of it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from db import in_use, migrations
from db.errors import DatabaseDamaged, DatabaseReadOnly, DatabaseTooNew

HEADER_SIZE = 100
"""Bytes at the head of every SQLite file; SQLite takes a file of a single byte for an empty catalogue."""
_UNTOUCHED = "Le fichier n’a pas été modifié."


def holds_something(path: Path) -> bool:
    """Whether there is a file with at least one byte. Raises `DatabaseReadOnly` if the system refuses."""
    try:
        return path.exists() and (path.is_dir() or path.stat().st_size > 0)
    except OSError as error:  # a folder closed to this user, a name too long
        raise DatabaseReadOnly(
            f"Le catalogue « {path} » ne peut pas être ouvert ({error.strerror}).",
            _UNTOUCHED,
            "Vérifiez le chemin et vos droits, ou choisissez un autre emplacement.",
        ) from error


def make_folder(folder: Path) -> None:
    """Makes the folder of a new catalogue; raises `DatabaseReadOnly` if that is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseReadOnly(
            f"Le dossier « {folder} » ne peut pas être créé.",
            "Rien n’a été écrit.",
            "Choisissez un autre emplacement pour le catalogue.",
        ) from error


def inspect(path: Path) -> str | None:
    """The schema revision of the catalogue at `path`, `None` if it has no table yet.

    Raises `DatabaseDamaged`, `DatabaseTooNew` or `DatabaseReadOnly` for what cannot be used. The catalogue
    may be in use.
    """
    folder = path.parent
    if not holds_something(path):
        if not os.access(folder, os.W_OK):
            raise _read_only(folder)
        return None
    if path.is_dir():
        raise DatabaseDamaged(
            f"« {path} » est un dossier, pas un catalogue.", _UNTOUCHED, "Indiquez le fichier du catalogue."
        )
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        raise _read_only(path)
    # Only through SQLite: on POSIX systems, closing any other handle on the file would drop the locks that
    # this program's connections hold on it, and another program would take their journal away.
    with closing(sqlite3.connect(path, timeout=5)) as connection:
        tables = _tables(path, connection)
        if not tables:
            return None
        if not {"alembic_version", "course", "source"} <= tables:
            raise _not_a_catalogue(path)
        revision = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
    if revision is None:
        raise _not_a_catalogue(path)
    if revision not in migrations.KNOWN_REVISIONS:
        raise DatabaseTooNew(
            f"Le catalogue « {path.name} » a été enregistré par une version plus récente du programme.",
            _UNTOUCHED,
            "Installez la dernière version, ou ouvrez un autre catalogue.",
        )
    return str(revision)


def _tables(path: Path, connection: sqlite3.Connection) -> frozenset[str]:
    try:
        if path.stat().st_size < HEADER_SIZE:
            raise _not_a_catalogue(path)
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise _not_a_catalogue(path) from error
        raise
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in what it says of it
        raise _not_a_catalogue(path) from error
    return frozenset(name for (name,) in found)


def copy_before_migration(path: Path, revision: str) -> Path:
    """Copies the file beside itself before its schema moves on from `revision`; returns the copy."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    copy = path.with_name(f"{path.stem}.sauvegarde-{revision}-avant-{migrations.HEAD}-{stamp}{path.suffix}")
    copy_database(path, copy)
    return copy


def copy_database(path: Path, target: Path) -> None:
    """Copies a catalogue that may be in use to `target`: complete, or `target` stays as it was."""
    partial = target.with_name(f".{target.name}.partiel")
    try:
        _check_target(path, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)  # of a copy that was cut short
        with closing(sqlite3.connect(path, timeout=5)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, without a journal beside it
        partial.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseReadOnly(
            f"La sauvegarde « {target} » n’a pas pu être écrite ({error}).",
            "Le catalogue n’a pas été modifié.",
            "Choisissez un autre dossier, avec assez de place.",
        ) from error
    finally:
        with suppress(OSError):  # where nothing could be made there is nothing to remove
            partial.unlink(missing_ok=True)


def remove_unused(path: Path) -> bool:
    """Removes a catalogue that was made for nothing, unless another program has it open or wrote in it.

    Returns whether it is gone. Not to be called while this program has it open.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # refused while anybody else has it open
            connection.execute("BEGIN EXCLUSIVE")
            if path.stat().st_size and _tables(path, connection) and _holds_work(connection):
                return False
            if os.name == "posix":  # elsewhere an open file stays: SQLite's own hold on it would be enough
                path.unlink()
        path.unlink(missing_ok=True)
    except (OSError, sqlite3.Error, DatabaseDamaged):
        return False  # what cannot be told apart from the work of another stays
    return True


def _holds_work(connection: sqlite3.Connection) -> bool:
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM import WHERE undone_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM selection) OR EXISTS (SELECT 1 FROM note)"
    )
    return bool(found.fetchone()[0])


def _check_target(path: Path, target: Path) -> None:
    if in_use.is_in_use(target) or (target.exists() and target.samefile(path)):
        raise DatabaseReadOnly(
            "La sauvegarde porterait sur le catalogue lui-même.",
            "Rien n’a été écrit.",
            "Choisissez un autre nom de fichier.",
        )
    # SQLite would read into the copy the journal of what it took the place of.
    if any(target.with_name(target.name + end).exists() for end in in_use.JOURNALS):
        raise DatabaseReadOnly(
            f"« {target.name} » est un catalogue ouvert ailleurs, ou qui n’a pas été refermé.",
            "Rien n’a été écrit.",
            "Choisissez un autre nom de fichier.",
        )


def _not_a_catalogue(path: Path) -> DatabaseDamaged:
    return DatabaseDamaged(
        f"« {path.name} » n’est pas un catalogue de formations, ou il est abîmé.",
        _UNTOUCHED,
        "Ouvrez un autre fichier ou restaurez une sauvegarde.",
    )


def _read_only(path: Path) -> DatabaseReadOnly:
    return DatabaseReadOnly(
        f"« {path} » est protégé en écriture.",
        _UNTOUCHED,
        "Copiez le catalogue dans un dossier à vous, ou demandez le droit d’y écrire.",
    )
