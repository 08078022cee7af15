"""What a process of its own does to build a large index: a very large one is read in parts on every core.

Python reads on one core at a time: each reader is a process too.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import closing
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Final

from db.engine import Database, open_database
from explorer.search.snapshot import Snapshot
from explorer.services.corpus_columns import Part
from explorer.services.indexing import CatalogueState, IndexFile, courses_to_read, index, read_part
from resources.vocabulary import vocabulary

_POLITENESS: Final = 5
_MOST_READERS: Final = 4
"""Each takes some 250 MB."""
WORTH_A_READER: Final = 100_000
"""Courses: a reader takes about as long to start and to hand over what it read as they take to be read."""


def build(catalogue: Path, worth_a_reader: int = WORTH_A_READER) -> None:
    """Brings the index kept beside `catalogue` up to date. Raises `OSError` and what a reader raises."""
    _begin()
    words = vocabulary()
    with closing(open_database(catalogue, create=False)) as database, database.read() as session:
        file = IndexFile(catalogue)
        before = file.load()
        busy = courses_to_read(session, words, before) // worth_a_reader
        count = min(os.cpu_count() or 1, _MOST_READERS, busy)
        if count < 2:  # noqa: PLR2004 - one reader would leave this process idle
            file.save(index(session, words, before))
            return
        spawning = get_context("spawn")
        with ProcessPoolExecutor(count, spawning, _begin_reader, (catalogue,)) as readers:
            file.save(index(session, words, before, partial(_read_parts, readers), count))


def _read_parts(readers: Executor, state: CatalogueState, parts: Sequence[Part]) -> Sequence[Snapshot] | None:
    read = list(readers.map(_read_part, parts))
    # Each reader has its own view of the file: someone may have written between two of them.
    return [snapshot for _, snapshot in read] if all(each == state for each, _ in read) else None


def _begin_reader(catalogue: Path) -> None:
    _begin()
    _open(catalogue)


def _open(catalogue: Path) -> None:
    """Opens what a reader reads."""
    global _database  # noqa: PLW0603 - what a process of a pool keeps from one task to the next
    _database = open_database(catalogue, create=False)


_database: Database | None = None


def _read_part(part: Part) -> tuple[CatalogueState, Snapshot]:
    """What a reader does."""
    if _database is None:
        raise RuntimeError("the reader was not begun")
    with _database.read() as session:
        return CatalogueState.read(session, vocabulary()), read_part(session, vocabulary(), part)


def _begin() -> None:
    gc.disable()  # nothing here goes round in circles; looking for it would take a third of the time
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)  # on a busy machine the window comes first


def _end_with_parent() -> None:
    """No process outlives a window that was killed, nor a reader the process that it reads for."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
