"""The courses: read whole or as needed, written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Insert, Update, bindparam, delete, insert, select, text, union, update
from sqlalchemy.orm import Session

from db.cells import cells_of, kept
from db.records import (
    STATED,
    CellRecord,
    ComparedCourse,
    CourseFacts,
    CourseRecord,
    CourseWrite,
    Evidence,
    KeptCells,
    KnownCourse,
    NewCourse,
)
from db.repositories.bulk import chunks, insert_columns
from db.repositories.decisions import Corrections
from db.schema import CellLayout, Correction, Course, CourseCells, Note, PairDecision, SelectionItem, Source

_COLUMNS: Final = Course.__table__.columns
_FACTS: Final = tuple(each.name for each in fields(CourseFacts))
_OWN_COLUMNS: Final = ("id", "source_id", "import_id", "missing_since_import_id")
_KEY_COLUMNS: Final = ("identity_key", "content_hash", "evidence_hash")
_facts: Final = attrgetter(*_FACTS)
_keys: Final = attrgetter(*_KEY_COLUMNS)

# An import that was undone says nothing about the presence of its courses.
_LAST_SEEN: Final = """
    SELECT max(s.import_id) FROM sighting s JOIN import i ON i.id = s.import_id
    WHERE s.course_id = course.id AND s.is_present AND i.undone_at IS NULL
"""
_MISSING_SINCE: Final = f"""
    CASE WHEN ({_LAST_SEEN}) IS NULL THEN course.import_id ELSE (
        SELECT min(s.import_id) FROM sighting s JOIN import i ON i.id = s.import_id
        WHERE s.course_id = course.id AND NOT s.is_present AND i.undone_at IS NULL
            AND s.import_id > course.import_id
    ) END
"""  # noqa: S608 - two constants


class Courses:
    """Queries on courses in the caller's transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._layouts = set[int]()
        """Numbers of the layouts of cells that are in the catalogue for sure."""

    def records(self, ids: Sequence[int] | None = None) -> tuple[CourseRecord, ...]:
        """These courses in this order (unknown numbers are left out), or all of them by number."""
        if ids is None:
            return self._records(None)
        found = {each.id: each for part in chunks(ids) for each in self._records(part)}
        return tuple(found[each] for each in ids if each in found)

    def get(self, course_id: int) -> CourseRecord | None:
        """One course."""
        return next(iter(self.records((course_id,))), None)

    def titles(self, ids: Sequence[int]) -> dict[int, str]:
        """Number → title of those of these courses that the catalogue holds."""
        query = select(Course.id, Course.title)
        return {
            number: title
            for part in chunks(ids)
            for number, title in self._session.execute(query.where(Course.id.in_(part)))
        }

    def cells(self, course_id: int) -> tuple[CellRecord, ...]:
        """The cells of the course's row in its last file."""
        return self.cells_of((course_id,)).get(course_id, ())

    def cells_of(self, ids: Sequence[int]) -> dict[int, tuple[CellRecord, ...]]:
        """The cells of many courses, by number."""
        query = select(CourseCells.course_id, CellLayout.layout, CourseCells.texts, CourseCells.links)
        query = query.join(CellLayout, CellLayout.id == CourseCells.layout_id)
        return {
            number: cells_of(layout, texts, links)
            for part in chunks(ids)
            for number, layout, texts, links in self._session.execute(
                query.where(CourseCells.course_id.in_(part))
            )
        }

    def missing(self, source_id: int) -> frozenset[int]:
        """Courses of a source that its last files no longer hold."""
        query = select(Course.id).where(
            Course.source_id == source_id, Course.missing_since_import_id.is_not(None)
        )
        return frozenset(self._session.execute(query).scalars())

    def identity_keys(self, source_id: int) -> frozenset[str]:
        """What the courses of a source are recognised by."""
        query = select(Course.identity_key).where(Course.source_id == source_id)
        return frozenset(self._session.execute(query).scalars())

    def providers(self) -> tuple[str, ...]:
        """Every name of a provider, one establishment each, in the order of the letters."""
        cells = self._session.execute(select(Course.provider).where(Course.provider.is_not(None)).distinct())
        return tuple(sorted({name for (cell,) in cells if cell for name in cell.splitlines()}))

    def compared(self) -> tuple[ComparedCourse, ...]:
        """Every present course of the sources in use, by what tells two lists' courses alike."""
        query = (
            select(
                Course.id,
                Course.source_id,
                Course.axis,
                Course.title,
                Course.provider,
                Course.city,
                Course.duration_min_hours,
                Course.certifications,
            )
            .join(Source, Source.id == Course.source_id)
            .where(Course.missing_since_import_id.is_(None), Source.retired_by_import_id.is_(None))
            .order_by(Course.id)
        )
        return tuple(ComparedCourse(*row) for row in self._session.execute(query))

    def known(self, source_id: int) -> tuple[KnownCourse, ...]:
        """Every course of a source, missing ones included, as the next edition is compared with them."""
        query = select(
            Course.id,
            Course.sheet,
            Course.row,
            Course.axis,
            Course.provider,
            Course.title,
            Course.certifications,
            Course.region,
            Course.department,
            Course.city,
            Course.postcode,
            Course.reference,
            Course.identity_key,
            Course.content_hash,
            Course.evidence_hash,
            Course.missing_since_import_id.is_not(None).label("is_missing"),
        )
        rows = self._session.execute(query.where(Course.source_id == source_id).order_by(Course.id))
        found = (KnownCourse(**row) for row in rows.mappings())
        told = self._told_by_files()
        return tuple(_with_known(each, told[each.id]) if each.id in told else each for each in found)

    def stored(self, ids: Sequence[int]) -> dict[int, CourseWrite]:
        """These courses as their file tells them, not as they were corrected; cells and keys included."""
        told = self._told_by_files()
        records = {each.id: each for each in self.records(ids)}
        stored: dict[int, CourseWrite] = {}
        keys = [_COLUMNS[name] for name in ("id", *_KEY_COLUMNS)]
        query = select(*keys)
        cells = self.cells_of(ids)
        for part in chunks(ids):
            for course_id, *hashes in self._session.execute(query.where(Course.id.in_(part))):
                record = records[course_id]
                values = {name: getattr(record, name) for name in _FACTS} | told.get(course_id, {})
                facts = CourseFacts(**values)
                stored[course_id] = CourseWrite(facts, cells[course_id], *hashes)
        return stored

    def evidence(self, ids: Sequence[int]) -> dict[int, Evidence]:
        """Where these courses stand in their last file."""
        query = select(Course.id, Course.sheet, Course.row, Course.evidence_hash)
        cells = self.cells_of(ids)
        return {
            number: Evidence(sheet, row, evidence_hash, cells[number])
            for part in chunks(ids)
            for number, sheet, row, evidence_hash in self._session.execute(query.where(Course.id.in_(part)))
        }

    def relocate(self, places: Mapping[int, Evidence]) -> None:
        """Writes where courses stand now, whose facts are the same."""
        if not places:
            return
        names = ("sheet", "row", "evidence_hash")
        rows = [
            {"_id": number, **{f"_{name}": getattr(each, name) for name in names}}
            for number, each in places.items()
        ]
        self._execute_many(
            update(Course)
            .where(Course.id == bindparam("_id"))
            .values({name: bindparam(f"_{name}") for name in names}),
            rows,
        )
        self._write_cells_anew({number: each.cells for number, each in places.items()})

    def next_id(self) -> int:
        """A number that no course ever had, nor any number after it."""
        last = text("SELECT seq FROM sqlite_sequence WHERE name = 'course'")
        return (self._session.execute(last).scalar_one_or_none() or 0) + 1

    def insert(self, source_id: int, import_id: int, courses: Mapping[int, NewCourse]) -> None:
        """Adds courses under new numbers."""
        if not courses:
            return
        columns = _columns(courses)
        own = {
            "id": courses.keys(),
            "source_id": (source_id,) * len(courses),
            "import_id": (import_id,) * len(courses),
        }
        said = {name: columns[name] for name in (*_KEY_COLUMNS, *_FACTS)}
        insert_columns(self._session, Course, own | said)
        self._write_cells(dict(zip(courses, columns["cells"], strict=True)))

    def update(self, writes: Mapping[int, CourseWrite]) -> None:
        """Writes everything that a file says of these courses anew; what was corrected stays so."""
        if not writes:
            return
        writes = self._corrected(writes)
        columns = (*_FACTS, *_KEY_COLUMNS)
        statement = (
            update(Course)
            .where(Course.id == bindparam("_id"))
            .values({name: bindparam(f"_{name}") for name in columns})
        )
        rows = [
            {"_id": number, **{f"_{name}": value for name, value in _row(each).items()}}
            for number, each in writes.items()
        ]
        self._execute_many(statement, rows)
        self._write_cells_anew({number: each.cells for number, each in writes.items()})

    def refresh_presence(self, source_id: int, *, but_from: int | None = None) -> None:
        """Sets the last import that holds each course of a source, and since when it is missing.

        Courses from the number `but_from` on were just added: nothing is to be set of them.
        """
        for column, value in (
            ("import_id", f"coalesce(({_LAST_SEEN}), import_id)"),
            ("missing_since_import_id", _MISSING_SINCE),
        ):
            self._session.execute(
                text(
                    f"UPDATE course SET {column} = {value}"  # noqa: S608 - constants
                    " WHERE source_id = :source AND (:but_from IS NULL OR id < :but_from)"
                    f" AND {column} IS NOT ({value})"
                ),
                {"source": source_id, "but_from": but_from},
            )

    def delete_unseen(self, source_id: int) -> frozenset[int]:
        """Deletes the courses that no import still tells of, unless the user has done something with them."""
        used = union(
            select(SelectionItem.course_id),
            select(Note.course_id),
            select(Correction.course_id),
            select(PairDecision.course_id).where(PairDecision.is_same),
            select(PairDecision.other_id).where(PairDecision.is_same),
        )
        unseen = text(f"({_LAST_SEEN}) IS NULL")
        deleted = self._session.execute(
            delete(Course)
            .where(Course.source_id == source_id, unseen, Course.id.not_in(used))
            .returning(Course.id)
        ).scalars()
        gone = frozenset(deleted)
        self.delete_unused_layouts()
        return gone

    def delete_unused_layouts(self) -> None:
        """Forgets the layouts of cells that no course has any more."""
        used = select(CourseCells.layout_id)
        self._session.execute(delete(CellLayout).where(CellLayout.id.not_in(used)))
        self._layouts.clear()

    def _told_by_files(self) -> dict[int, dict[str, Any]]:
        """Corrected course → what its file says of the fields that were corrected."""
        told: dict[int, dict[str, Any]] = {}
        for each in Corrections(self._session).all():
            told.setdefault(each.course_id, {}).update(each.file_facts)
        return told

    def _corrected(self, writes: Mapping[int, CourseWrite]) -> Mapping[int, CourseWrite]:
        """`writes` with the corrections over them, which keep what the file says now."""
        corrections = Corrections(self._session)
        written = dict(writes)
        for each in corrections.all():
            if each.course_id in writes:
                said = writes[each.course_id].facts
                corrections.put(replace(each, file_facts={name: getattr(said, name) for name in each.facts}))
                write = written[each.course_id]
                written[each.course_id] = replace(write, facts=replace(write.facts, **each.facts))
        return written

    def _records(self, ids: Sequence[int] | None) -> tuple[CourseRecord, ...]:
        names = (*_OWN_COLUMNS, *_FACTS)
        query = select(*(_COLUMNS[name] for name in names)).order_by(Course.id)
        if ids is not None:
            query = query.where(Course.id.in_(ids))
        rows: Iterable[Sequence[Any]] = self._session.execute(query)
        return tuple(CourseRecord(**dict(zip(names, row, strict=True))) for row in rows)

    def _write_cells(self, cells: Mapping[int, KeptCells]) -> None:
        columns = dict(zip(KeptCells._fields, zip(*cells.values(), strict=True), strict=True))
        layouts = dict(zip(columns["layout_id"], columns.pop("layout"), strict=True))
        self._add_layouts({each: layout for each, layout in layouts.items() if each not in self._layouts})
        insert_columns(self._session, CourseCells, {"course_id": cells.keys(), **columns})

    def _write_cells_anew(self, cells: Mapping[int, Sequence[CellRecord]]) -> None:
        for part in chunks(tuple(cells)):
            self._session.execute(delete(CourseCells).where(CourseCells.course_id.in_(part)))
        self._write_cells({number: kept(each) for number, each in cells.items()})

    def _add_layouts(self, layouts: Mapping[int, str]) -> None:
        statement = insert(CellLayout).prefix_with("OR IGNORE")
        rows = [{"id": number, "layout": layout} for number, layout in layouts.items()]
        if rows:
            self._execute_many(statement, rows)
            self._layouts.update(layouts)

    def _execute_many(self, statement: Insert | Update, rows: Sequence[Mapping[str, Any]]) -> None:
        # Not through the session: it would look at each row as at an object.
        self._session.connection().execute(statement, rows)


def _columns(courses: Mapping[int, NewCourse]) -> dict[str, Sequence[Any]]:
    """Field of `NewCourse`, or of what a file states → its value in each course."""
    columns = dict(zip(NewCourse._fields, zip(*courses.values(), strict=True), strict=True))
    stated = zip(*columns.pop("stated"), strict=True)
    return columns | dict(zip(STATED, stated, strict=False))  # a file's own cells come after what it states


def _with_known(course: KnownCourse, facts: Mapping[str, Any]) -> KnownCourse:
    """The course with those of the facts that it is recognised by."""
    return replace(course, **{name: value for name, value in facts.items() if name in KnownCourse.__slots__})


def _row(write: CourseWrite) -> dict[str, Any]:
    values = (*_facts(write.facts), *_keys(write))
    return dict(zip((*_FACTS, *_KEY_COLUMNS), values, strict=True))
