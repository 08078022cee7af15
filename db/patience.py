"""How long the writers of a catalogue wait for each other.

An import of 40,000 rows holds the write lock for five seconds, one of a million for minutes: what a user
writes meanwhile in another window waits for its turn.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

ATTEMPT_MS = 5_000
"""SQLite's own wait, in one attempt."""
WINDOW_PATIENCE_S = 120.0
"""Of a window: an import of 100,000 rows takes a tenth of it."""


class Patience:
    """Begins writes. With `seconds` up to one attempt, a held lock is told at once after it."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self._last = float("inf")
        self.on_wait: Callable[[str], None] | None = None
        """Called by the thread that writes: `wait` after a first attempt, `end` when that is over."""

    def begin(self, connection: sqlite3.Connection) -> None:
        """Takes the write lock. Raises the `SQLITE_BUSY` of the last attempt, or what else SQLite raises."""
        deadline = time.monotonic() + self._seconds
        is_told = False
        try:
            while True:
                try:
                    connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                    if not is_busy or time.monotonic() >= min(deadline, self._last):
                        raise
                else:
                    return
                if self.on_wait is not None and not is_told:
                    is_told = True
                    self.on_wait("wait")
        finally:
            if self.on_wait is not None and is_told:
                self.on_wait("end")

    def end_within(self, seconds: float) -> None:
        """From now on all that waits, together, waits no longer than that (and one attempt)."""
        self._last = time.monotonic() + seconds
