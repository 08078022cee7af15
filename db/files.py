"""A catalogue as a file: what it is before it is opened, and whole copies of it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from db import migrations
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
        if target.exists() and target.samefile(path):
            raise DatabaseReadOnly(
                "La sauvegarde porterait sur le catalogue lui-même.",
                "Rien n’a été écrit.",
                "Choisissez un autre nom de fichier.",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
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
