"""Puts a finished file in its place: complete or not at all, and a French sentence when it cannot."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path
from typing import Final

from db import in_use
from explorer.services import wording
from explorer.services.errors import ExportRefused


@contextmanager
def replacing(path: Path) -> Iterator[BufferedWriter]:
    """A file beside `path` that takes its place when the block ends well, and disappears otherwise.

    Raises `ExportRefused` when the file cannot be written there.
    """
    if in_use.is_in_use(path):
        raise ExportRefused(
            f"« {path.name} » est le catalogue lui-même.", "Choisissez un autre nom de fichier."
        )
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            _check_free(path)
            with scratch.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())  # the name must never stand for a file that a power cut leaves empty
            os.replace(scratch, path)  # noqa: PTH105 - the same on every platform
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def check_name(path: Path, *extensions: str) -> str:
    """The extension of `path`, one of those. Raises `ExportRefused` for another."""
    extension = path.suffix.lower().removeprefix(".")
    if extension not in extensions:
        listed = wording.listed((f".{each}" for each in extensions), last="ou")
        raise ExportRefused(
            f"« {path.name} » ne dit pas le format du fichier.", f"Donnez un nom qui finit par {listed}."
        )
    return extension


def _check_free(path: Path) -> None:
    """Raises `OSError` at once, not after all the work, when the file is open in Excel or protected."""
    if path.exists():
        with path.open("r+b"):
            pass


_LONG: Final = 100
_TOLD: Final = {
    errno.ENOSPC: ("Le disque de « {} » est plein.", "Libérez de la place, puis recommencez."),
    errno.ENAMETOOLONG: ("Le nom « {} » est trop long.", "Donnez-en un plus court."),
}


def _refusal(path: Path, error: OSError) -> ExportRefused:
    if error.errno in _TOLD:
        what, todo = _TOLD[error.errno]
        return ExportRefused(what.format(f"{path.name[:40]}…" if len(path.name) > _LONG else path.name), todo)
    if path.parent.is_dir() and not os.access(path.parent, os.X_OK):
        return _closed(path.parent)  # asking anything of the file itself would fail too
    if not path.parent.is_dir():
        return ExportRefused(f"Le dossier « {path.parent} » n’existe pas.", "Choisissez un dossier existant.")
    if path.is_dir():
        return ExportRefused(f"« {path.name} » est un dossier.", "Choisissez un autre nom de fichier.")
    if path.exists():
        return ExportRefused(
            f"« {path.name} » ne peut pas être remplacé : il est ouvert dans un autre programme ou protégé.",
            "Fermez-le, ou choisissez un autre nom, puis recommencez.",
        )
    return _closed(path.parent)


def _closed(folder: Path) -> ExportRefused:
    return ExportRefused(
        f"On ne peut pas écrire dans le dossier « {folder} ».",
        "Choisissez un dossier où vous avez le droit d’écrire.",
    )
