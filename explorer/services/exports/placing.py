"""Puts a finished file in its place: complete or not at all, and a French sentence when it cannot."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path

from explorer.services.errors import ExportRefused


@contextmanager
def replacing(path: Path) -> Iterator[BufferedWriter]:
    """A file beside `path` that takes its place when the block ends well, and disappears otherwise.

    Raises `ExportRefused` when the file cannot be written there.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with scratch.open("xb") as file:
                yield file
            os.replace(scratch, path)  # noqa: PTH105 - the same on every platform
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> ExportRefused:
    if not path.parent.is_dir():
        return ExportRefused(f"Le dossier « {path.parent} » n’existe pas.", "Choisissez un dossier existant.")
    if path.is_dir():
        return ExportRefused(f"« {path.name} » est un dossier.", "Choisissez un autre nom de fichier.")
    if error.errno == errno.ENOSPC:
        return ExportRefused(f"Le disque de « {path} » est plein.", "Libérez de la place, puis recommencez.")
    if path.exists():
        return ExportRefused(
            f"« {path.name} » ne peut pas être remplacé : il est ouvert dans un autre programme ou protégé.",
            "Fermez-le, ou choisissez un autre nom, puis recommencez.",
        )
    return ExportRefused(
        f"On ne peut pas écrire dans le dossier « {path.parent} ».",
        "Choisissez un dossier où vous avez le droit d’écrire.",
    )
