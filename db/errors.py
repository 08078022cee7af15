"""What can go wrong with the catalogue file: each error says in French what happened and what to do."""

from __future__ import annotations


class DatabaseError(Exception):
    """A catalogue file that cannot be used as asked.

    `what`, `safe` and `todo` are French sentences for the user; `str()` joins them in one line.
    """

    def __init__(self, what: str, safe: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.safe} {self.todo}"


class DatabaseMissing(DatabaseError):
    """There is no file where a catalogue was expected."""


class DatabaseDamaged(DatabaseError):
    """Not an SQLite file, or one whose integrity check fails."""


class DatabaseTooNew(DatabaseError):
    """Written by a later version of the program."""


class DatabaseBusy(DatabaseError):
    """Another window or program holds the file."""


class DatabaseReadOnly(DatabaseError):
    """The file or its folder cannot be written."""


class DiskFailing(DatabaseError):
    """The disk does not answer, or has no room left."""


class DatabaseFull(DiskFailing):
    """The disk has no room left for sure: what was begun was given up, and nothing else is wrong."""
