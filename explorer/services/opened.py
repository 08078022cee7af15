"""The workbook that was read last, kept for the plan that follows its inspection."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

from importers.options import OpenOptions
from importers.readers import open_workbook
from importers.records import RawWorkbook
from importers.tables import with_tables


class LastOpened:
    """Holds one workbook at most. Reading one is half of an inspection, and half of a plan."""

    def __init__(self) -> None:
        self._workbook: RawWorkbook | None = None
        self._options: OpenOptions | None = None

    def open(self, path: Path, options: OpenOptions) -> RawWorkbook:
        """The workbook of `path`: the one that is held, if its bytes are the same. Raises as `opened`."""
        held = self._workbook
        if held is None or (held.path, self._options) != (path, options) or _digest(path) != held.sha256:
            self._workbook = held = None  # its memory is free before another one is read
            held = opened(path, options)
            self._workbook, self._options = held, options
        return held

    def drop(self) -> None:
        """Frees it."""
        self._workbook = None


def opened(path: Path, options: OpenOptions) -> RawWorkbook:
    """A workbook with each of its tables as a sheet. Raises what `importers.readers.open_workbook` raises."""
    return with_tables(open_workbook(path, options))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:  # told by whoever opens it
        return ""
