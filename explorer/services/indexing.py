"""The search index kept true to the catalogue: read whole once, then only what an import or an edit changed.

Between two starts it is kept in a file beside the catalogue. That file can be deleted at any time: what is
absent, damaged, of another program or of another copy of the catalogue is built anew.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from glob import escape
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Final

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.repositories.imports import Settings
from db.schema import CatalogueRevision, Course, CourseTouched, Source
from explorer.search.merging import merged, together
from explorer.search.packing import DamagedSnapshot, pack, unpack
from explorer.search.patching import patched
from explorer.search.snapshot import Snapshot
from explorer.services.corpus import read_corpus
from explorer.services.corpus_columns import Numbered, OneOf, Part
from resources.vocabulary import Vocabulary

_CHUNK: Final = 100_000
"""Courses read at once: fewer take longer to put together, more take too much memory while they are read."""
_LISTED: Final = 20_000
"""Courses asked for by their numbers at once: SQLite takes some 32,000."""
_KEPT_FROM: Final = 2_000
"""Smaller catalogues are read again faster than a file beside them is worth."""

_LEFT_FOR_S: Final = 3_600
"""So long after its last byte, nobody is writing a file any more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """What an index was built from; two equal ones mean the same index."""

    revision: int
    token: str
    """Drawn at random for this revision of this very file; empty before the first import."""
    sources: str
    """The sources that are not retired."""
    words: str
    """Of the vocabulary, whose labels are searched."""

    @classmethod
    def read(cls, session: Session, vocabulary: Vocabulary) -> CatalogueState:
        """The present state."""
        revision = Settings(session).revision()
        current = select(Source.id).where(Source.retired_by_import_id.is_(None)).order_by(Source.id)
        return cls(
            revision,
            _token(session, revision),
            " ".join(map(str, session.scalars(current))),
            sha256(repr(vocabulary).encode()).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class Indexed:
    """A snapshot and what it is of. `unsaved`: courses that changed since it was last written to the file."""

    state: CatalogueState
    snapshot: Snapshot
    unsaved: int = 0


ReadParts = Callable[[CatalogueState, Sequence[Part]], Sequence[Snapshot] | None]
"""Reads parts of a catalogue that is in a certain state; `None` if it no longer is."""


def index(
    session: Session,
    vocabulary: Vocabulary,
    before: Indexed | None,
    read_parts: ReadParts | None = None,
    readers: int = 1,
) -> Indexed:
    """The courses as they are now; `before`, of an earlier state of the same file, spares most reading.

    `read_parts`: who may read them faster than this session does, so many parts at a time.
    """
    state = CatalogueState.read(session, vocabulary)

    def read(parts: Sequence[Part]) -> Snapshot:
        built = read_parts(state, parts) if read_parts and len(parts) > 1 else None
        if built is None:
            built = [read_part(session, vocabulary, each) for each in parts or (Numbered(0, 0),)]
        return together(built)

    if before is not None:
        if before.state == state:
            return before
        changed = _changed(session, before, state)
        if changed is not None:
            few: list[Part] = [OneOf(changed[i : i + _LISTED]) for i in range(0, len(changed), _LISTED)]
            fresh = read(few)
            gone = np.array(changed, np.int64)
            snapshot = patched(before.snapshot, gone, fresh)
            if snapshot is None:
                snapshot = merged(before.snapshot, gone, fresh)
            return Indexed(state, snapshot, before.unsaved + len(changed))
    snapshot = read(_parts(session, readers))
    return Indexed(state, snapshot, len(snapshot))


def read_part(session: Session, vocabulary: Vocabulary, part: Part) -> Snapshot:
    """A part of the catalogue, as it is added to the others."""
    return Snapshot.build(read_corpus(session, vocabulary, part))


def _parts(session: Session, readers: int) -> list[Part]:
    """The whole catalogue in equal parts, as many for each reader."""
    first, last = session.execute(select(func.min(Course.id), func.max(Course.id))).one()
    numbers = range(first or 0, (last or 0) + 1)
    rounds = ceil(len(numbers) / (_CHUNK * readers))
    size = ceil(len(numbers) / (rounds * readers))
    return [Numbered(each, each + size - 1) for each in numbers[::size]]


def courses_to_read(session: Session, vocabulary: Vocabulary, before: Indexed | None) -> int:
    """How many courses `index` would read."""
    state = CatalogueState.read(session, vocabulary)
    if before is not None:
        if before.state == state:
            return 0
        changed = _changed(session, before, state)
        if changed is not None:
            return len(changed)
    return session.scalar(select(func.count(Course.id))) or 0


class IndexFile:
    """The file beside the catalogue."""

    def __init__(self, catalogue: Path) -> None:
        self.path = catalogue.with_name(f"{catalogue.name}.index")

    def load(self) -> Indexed | None:
        """What was kept, whatever its state; `None` when there is nothing whole."""
        try:
            about, snapshot = unpack(self.path.read_bytes())
            return Indexed(CatalogueState(**about), snapshot)  # type: ignore[arg-type]
        except FileNotFoundError:
            return None
        except (OSError, DamagedSnapshot, TypeError) as error:
            _log.warning("the index kept in %s is built anew: %s", self.path.name, error)
            return None

    def is_due(self, indexed: Indexed) -> bool:
        """Whether enough has changed for the file to be worth writing."""
        count = len(indexed.snapshot)
        return count >= _KEPT_FROM and indexed.unsaved * 50 > count

    def save(self, indexed: Indexed) -> Indexed:
        """Writes the file, whole or not at all. A disk that refuses only costs time at the next start."""
        unfinished = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self._tidy()
            with unfinished.open("wb") as file:
                file.writelines(pack(indexed.snapshot, asdict(indexed.state)))
            unfinished.replace(self.path)
        except OSError as error:
            _log.warning("the index could not be kept in %s: %s", self.path.name, error)
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return Indexed(indexed.state, indexed.snapshot)

    def _tidy(self) -> None:
        """Removes what processes that were killed while they wrote have left."""
        for each in self.path.parent.glob(f"{escape(self.path.name)}.*"):
            with suppress(FileNotFoundError):  # another one finished it, or tidied too
                if each.suffix[1:].isdigit() and time.time() - each.stat().st_mtime > _LEFT_FOR_S:
                    each.unlink()


def _changed(session: Session, before: Indexed, now: CatalogueState) -> Sequence[int] | None:
    """The courses changed, deleted or added since; `None` when only a whole reading can tell."""
    was = before.state
    if (was.sources, was.words) != (now.sources, now.words):
        return None
    # A copy put back in place of the catalogue has gone through other states.
    if not was.token or _token(session, was.revision) != was.token:
        return None
    touched = select(CourseTouched.course_id).where(CourseTouched.revision > was.revision)
    last = int(before.snapshot.ids[-1]) if len(before.snapshot) else 0
    added = select(Course.id).where(Course.id > last)
    changed = sorted({*session.scalars(touched), *session.scalars(added)})
    return changed if len(changed) * 2 <= len(before.snapshot) else None


def _token(session: Session, revision: int) -> str:
    query = select(CatalogueRevision.token).where(CatalogueRevision.number == revision)
    return session.scalar(query) or ""
