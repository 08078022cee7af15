"""Sources, imports, what each import saw and changed, and the catalogue's revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Final

from sqlalchemy import bindparam, delete, func, insert, literal, select, text, update
from sqlalchemy.orm import Session

from db.records import CourseChange, ImportRecord, SourceRecord
from db.repositories.bulk import insert_rows
from db.schema import Course, Import, Setting, Sighting, Source
from db.schema import CourseChange as ChangeRow

_REVISION: Final = "revision"
_CHANGES: Final = select(
    ChangeRow.import_id, ChangeRow.course_id, ChangeRow.kind, ChangeRow.before, ChangeRow.after
)


@dataclass(frozen=True, slots=True)
class NewImport:
    """What is recorded of an import when it is applied."""

    source_id: int
    file_name: str
    sha256: str
    imported_at: datetime
    program_version: str
    counts: Mapping[str, int]
    mapping: tuple[Mapping[str, object], ...]


class Settings:
    """Facts about the catalogue file itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def revision(self) -> int:
        """Goes up by one whenever an import or its undoing changes the courses."""
        query = select(Setting.value).where(Setting.name == _REVISION)
        return int(self._session.execute(query).scalar_one_or_none() or 0)

    def raise_revision(self) -> None:
        """To be called once in each transaction that changes courses."""
        value = str(self.revision() + 1)
        self._session.merge(Setting(name=_REVISION, value=value))
        self._session.flush()


class Sources:
    """Queries on sources."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[SourceRecord, ...]:
        """Every source, oldest first, also those that hold no course any more."""
        query = select(Source.id, Source.name, Source.is_sample, Source.retired_by_import_id)
        return tuple(SourceRecord(*row) for row in self._session.execute(query.order_by(Source.id)))

    def named(self, name: str) -> SourceRecord | None:
        """The source of this name, whatever its case."""
        return next((each for each in self.all() if each.name.casefold() == name.casefold()), None)

    def add(self, name: str, *, is_sample: bool) -> int:
        """Adds a source; returns its number."""
        statement = insert(Source).values(name=name, is_sample=is_sample).returning(Source.id)
        return self._session.execute(statement).scalar_one()

    def refresh_retirement(self) -> None:
        """The sample map is retired from the first import of real courses that still stands."""
        self._session.execute(
            text(
                "UPDATE source SET retired_by_import_id = (SELECT min(i.id) FROM import i"
                " JOIN source s ON s.id = i.source_id WHERE NOT s.is_sample AND i.undone_at IS NULL)"
                " WHERE is_sample"
            )
        )


class Imports:
    """Queries on imports and on what they did."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[ImportRecord, ...]:
        """Every import, oldest first, undone ones included."""
        query = (
            select(
                Import.id,
                Import.source_id,
                Source.name.label("source_name"),
                Import.file_name,
                Import.sha256,
                Import.imported_at,
                Import.program_version,
                Import.counts,
                Import.mapping,
                Import.undone_at,
            )
            .join(Source, Source.id == Import.source_id)
            .order_by(Import.id)
        )
        rows = self._session.execute(query).mappings()
        return tuple(ImportRecord(**{**row, "mapping": tuple(row["mapping"])}) for row in rows)

    def standing(self, source_id: int) -> tuple[ImportRecord, ...]:
        """The imports of a source that were not undone, oldest first."""
        return tuple(each for each in self.all() if each.source_id == source_id and each.undone_at is None)

    def add(self, new: NewImport) -> int:
        """Records an import; returns its number."""
        values = {name: getattr(new, name) for name in NewImport.__slots__}
        return self._session.execute(insert(Import).values(values).returning(Import.id)).scalar_one()

    def mark_undone(self, import_id: int, moment: datetime) -> None:
        """The import stays in the history, but counts for nothing any more."""
        self._session.execute(update(Import).where(Import.id == import_id).values(undone_at=moment))

    def add_sightings(self, import_id: int, present: Iterable[int], absent: Iterable[int]) -> None:
        """Which courses of its source the import's file held, and which it no longer did."""
        for courses, is_present in ((present, True), (absent, False)):
            rows = ((import_id, each, is_present) for each in courses)
            insert_rows(self._session, Sighting, ("import_id", "course_id", "is_present"), rows)

    def sightings(self, import_id: int) -> dict[int, bool]:
        """Course → whether the import's file held it."""
        query = select(Sighting.course_id, Sighting.is_present).where(Sighting.import_id == import_id)
        return dict(self._session.execute(query).all())

    def next_sightings(self, import_id: int, *, present: bool) -> dict[int, int]:
        """Course of this import → the first later standing import that holds it (or, if not, misses it)."""
        own = select(Sighting.course_id).where(Sighting.import_id == import_id)
        query = (
            select(Sighting.course_id, func.min(Sighting.import_id))
            .join(Import, Import.id == Sighting.import_id)
            .where(Sighting.course_id.in_(own), Sighting.import_id > import_id)
            .where(Import.undone_at.is_(None), Sighting.is_present == present)
            .group_by(Sighting.course_id)
        )
        return dict(self._session.execute(query).all())

    def changes(self, import_id: int) -> tuple[CourseChange, ...]:
        """What the import did, by course."""
        query = _CHANGES.where(ChangeRow.import_id == import_id).order_by(ChangeRow.course_id)
        return tuple(CourseChange(**row) for row in self._session.execute(query).mappings())

    def add_created(self, import_id: int) -> None:
        """Records that an import, the last so far, brought the courses that bear its number, and held them.

        By SQLite alone, which knows their numbers.
        """
        own = select(Course.id).where(Course.import_id == import_id).order_by(Course.id)
        change = own.add_columns(literal(import_id), literal("created"), literal("{}"), literal("{}"))
        sighting = own.add_columns(literal(import_id), literal(1))
        changed = ("course_id", "import_id", "kind", "before", "after")
        seen = ("course_id", "import_id", "is_present")
        self._session.execute(insert(ChangeRow).from_select(changed, change))
        self._session.execute(insert(Sighting).from_select(seen, sighting))

    def add_changes(self, changes: Iterable[CourseChange]) -> None:
        """Records what an import does."""
        names = tuple(CourseChange.__slots__)
        insert_rows(self._session, ChangeRow, names, map(attrgetter(*names), changes))

    def replace_changes(self, changes: Sequence[CourseChange]) -> None:
        """Records what imports answer for now that an earlier one was undone; nothing left, no record."""
        if not changes:
            return
        keys = [{"_import_id": each.import_id, "_course_id": each.course_id} for each in changes]
        self._session.connection().execute(
            delete(ChangeRow).where(
                ChangeRow.import_id == bindparam("_import_id"), ChangeRow.course_id == bindparam("_course_id")
            ),
            keys,
        )
        self.add_changes(each for each in changes if each.before or each.kind not in ("updated", "moved"))
