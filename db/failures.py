"""Turns SQLite's refusals into errors that a user can act upon."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseError,
    DatabaseFull,
    DatabaseReadOnly,
    DiskFailing,
)

_PRIMARY_CODE = 0xFF


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Inside the block, an SQLite failure about the file at `path` becomes a `DatabaseError`.

    Broken constraints and wrong SQL are bugs: they pass through as they are.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (refusal := _refusal(path, error.orig)) is not None:
            raise refusal from error
        raise
    except sqlite3.Error as error:
        if (refusal := _refusal(path, error)) is not None:
            raise refusal from error
        raise


def _refusal(path: Path, error: sqlite3.Error) -> DatabaseError | None:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    name = path.name
    untouched = "Aucune donnée n’a été modifiée."
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseBusy(
            f"Le catalogue « {name} » est occupé par une autre fenêtre ou un autre programme.",
            untouched,
            "Attendez la fin de l’autre travail, puis recommencez.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return DatabaseReadOnly(
            f"Le catalogue « {path} » ne peut pas être ouvert en écriture.",
            untouched,
            "Vérifiez vos droits sur ce dossier ou choisissez-en un autre.",
        )
    # The driver's own words, without a code: a text of a damaged page is no text.
    is_undecodable = str(error).startswith("Could not decode to UTF-8")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or is_undecodable:
        return DatabaseDamaged(
            f"Le catalogue « {name} » est abîmé.",
            "Il n’a pas été modifié davantage.",
            "Restaurez une sauvegarde ou réimportez vos fichiers dans un nouveau catalogue.",
        )
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return (DatabaseFull if code == sqlite3.SQLITE_FULL else DiskFailing)(
            f"Le disque de « {path} » est plein ou ne répond pas.",
            untouched,
            "Libérez de la place, puis recommencez.",
        )
    return None
