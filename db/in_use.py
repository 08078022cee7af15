"""The catalogues that this program holds open: no other hand of the program may touch their files.

On POSIX systems, closing any handle on a file drops every lock that the process has on it, those of SQLite
too (sqlite.org/howtocorrupt.html, 2.2): another program then takes the journal away under an open window.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from pathlib import Path
from typing import Final

JOURNALS: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is in use, or since it was not closed."""

_open: Counter[Path] = Counter()
_lock = threading.Lock()


def hold(catalogue: Path) -> None:
    """Tells that this program opens `catalogue`, once more."""
    with _lock:
        _open[catalogue] += 1


def let_go(catalogue: Path) -> None:
    """Tells that it closed it, once."""
    with _lock:
        _open[catalogue] -= 1
        if _open[catalogue] <= 0:
            del _open[catalogue]


def is_in_use(path: Path) -> bool:
    """Whether `path` is a catalogue that this program holds open, or a journal of it, under any name."""
    with _lock:
        catalogues = tuple(_open)
    return any(
        _are_same(path, each.with_name(each.name + end)) for each in catalogues for end in ("", *JOURNALS)
    )


def _are_same(one: Path, other: Path) -> bool:
    try:
        if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
            return True  # also where there is no file yet
        return one.samefile(other)
    except (OSError, ValueError):  # told by whoever opens it
        return False
