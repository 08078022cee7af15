"""Compares what was read in a file with the catalogue, and says what an import would do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from sqlalchemy.orm import Session

from db import repositories
from db.records import CourseWrite, Evidence, ImportRecord, KnownCourse, SourceRecord
from explorer.services import wording
from explorer.services.differences import (
    Fields,
    Numbering,
    Unwritten,
    alikeness,
    changed_fields,
    content_hash,
    content_hashes,
    evidence_hash,
    headers_of,
    numbering_columns,
    place_of,
    stored_form,
)
from explorer.services.editions import Continued, name_for, source_of
from explorer.services.errors import NameTaken
from explorer.services.identity import Alikeness, Recognised, identity_key, recognise, sign_of
from explorer.services.own_exports import as_told, completed, recognisable, told_by
from explorer.services.plan import (
    ImportCounts,
    ImportPlan,
    PlanKind,
    PlannedChange,
    Progress,
    RowDoubt,
)
from importers.records import Course, Reading
from resources.vocabulary import Vocabulary, fold

SAMPLE_NAME: Final = "Cartographie d’exemple"
_PROGRESS_EVERY: Final = 200
_DUPLICATES_NAMED: Final = 20


class Planner:
    """One comparison of a file with one state of the catalogue; writes nothing.

    Raises `NameTaken` when `source` names the sample map for the user's own file, or the reverse.
    """

    def __init__(
        self,
        session: Session,
        reading: Reading,
        vocabulary: Vocabulary,
        *,
        source: str | None,
        is_sample: bool,
    ) -> None:
        self._skills = frozenset(each.slug for each in vocabulary.skills)
        self._formats = tuple(each.slug for each in vocabulary.formats)
        self._courses = repositories.Courses(session)
        self._revision = repositories.Settings(session).revision()
        self._reading = reading
        self._is_sample = is_sample
        self._told = told_by(reading.sheets, vocabulary)
        """What an export of ours tells of its courses; `None` for a file that is none."""
        self._numbering: Numbering = numbering_columns(reading.courses)
        self._hashes = content_hashes(reading.courses, self._numbering)
        self._signs = [sign_of(each) for each in map(self._recognisable, reading.courses)]
        self._keys = [identity_key(each) for each in self._signs]
        self._imports = [each for each in repositories.Imports(session).all() if each.undone_at is None]
        sources = repositories.Sources(session).all()
        source = " ".join(source.split()) if source else reading.corrected_source or ""
        continued = self._find_source(source or None, sources)
        self._source = continued.source if continued else None
        self._is_extract = reading.is_corrected or (
            continued is not None and (continued.is_extract or self._told is not None)
        )
        self._elsewhere = self._courses_elsewhere(sources)
        self._recast = self._recast_fields()
        taken = [each.name for each in sources]
        self._name = self._source.name if self._source else source or self._new_name(taken)

    def plan(self, progress: Progress | None) -> ImportPlan:
        """What an import would do: recognises the courses, then says what changes of each."""
        reading = self._reading
        known = {each.id: each for each in self._known(self._source)} if self._source else {}
        found = recognise(self._signs, self._hashes, tuple(known.values()), self._alikeness(known))
        differing = [
            each.course_id
            for row, each in found.items()
            if known[each.course_id].content_hash != self._hashes[row]
        ]
        stored = self._courses.stored(differing)
        common_headers = headers_of(reading.sheets) & self._old_headers()
        changes: list[PlannedChange] = []
        for row, course in enumerate(reading.courses):
            if progress and row % _PROGRESS_EVERY == 0:
                progress(row, len(reading.courses))
            recognised = found.get(row)
            if recognised is None and self._keys[row] in self._elsewhere:
                continue
            if recognised is None:
                changes.append(_created(course, self._unwritten(row)))
                continue
            changes.append(self._seen(row, recognised, known[recognised.course_id], stored, common_headers))
        absent = self._absent(known, found)
        changes += [_missing(each) for each in absent if not each.is_missing]
        if progress:
            progress(len(reading.courses), len(reading.courses))
        return ImportPlan(
            file=reading.path,
            sha256=reading.sha256,
            source=self._name,
            is_new_source=self._source is None,
            is_sample=self._is_sample,
            sheets=reading.sheets,
            changes=tuple(changes),
            rejects=reading.rejects,
            warnings=reading.warnings,
            file_warnings=(*reading.file_warnings, *self._extract(len(known)), *self._more_repeated()),
            doubts=self._doubts(),
            is_own_export=self._told is not None,
            counts=_counts(changes, reading),
            revision=self._revision,
            still_missing=tuple(each.id for each in absent if each.is_missing),
        )

    def _seen(
        self,
        row: int,
        recognised: Recognised,
        known: KnownCourse,
        stored: Mapping[int, CourseWrite],
        common_headers: frozenset[str],
    ) -> PlannedChange:
        """A row that is a known course."""
        course = self._reading.courses[row]
        fields: Fields = {}
        write: CourseWrite | None = None
        place: Evidence | None = None
        if self._told is not None:
            return self._told_again(row, recognised, known, stored)
        if known.id in stored:
            write = stored_form(self._unwritten(row))
            old = stored[known.id]
            fields = changed_fields(
                old, write, common_headers, self._numbering, formats=self._formats, recast=self._recast
            )
        elif known.evidence_hash != evidence_hash(course):
            place = place_of(course)
        kind: PlanKind = "reappeared" if known.is_missing else "updated" if fields else "unchanged"
        return PlannedChange(
            kind,
            course.sheet,
            course.row,
            course.title,
            course.provider,
            known.id,
            fields,
            recognised.note,
            write,
            place,
        )

    def _told_again(
        self, row: int, recognised: Recognised, known: KnownCourse, stored: Mapping[int, CourseWrite]
    ) -> PlannedChange:
        """A row of an export of ours: only what was changed in it since is new, and nothing comes back."""
        course = self._reading.courses[row]
        fields: Fields = {}
        write: CourseWrite | None = None
        if known.id in stored and self._told is not None:
            old = stored[known.id]
            write = stored_form(self._unwritten_course(completed(course, old, self._told)))
            fields = changed_fields(old, write, frozenset(), self._numbering, formats=self._formats)
        return PlannedChange(
            "updated" if fields else "unchanged",
            course.sheet,
            course.row,
            course.title,
            course.provider,
            known.id,
            fields,
            recognised.note,
            write if fields else None,
        )

    def _find_source(self, name: str | None, sources: Sequence[SourceRecord]) -> Continued | None:
        if name is None and self._is_sample:
            name = SAMPLE_NAME
        if name is not None:
            named = next((each for each in sources if each.name.casefold() == name.casefold()), None)
            if named is not None and named.is_sample != self._is_sample:
                raise NameTaken(
                    f"La source « {named.name} » existe déjà et ne peut pas recevoir ce fichier.",
                    "Choisissez un autre nom de source.",
                )
            return Continued(named) if named else None
        own = [each for each in sources if not each.is_sample]
        keys_of = {each.id: self._keys_of(each) for each in own}
        return source_of(
            self._reading.path.name,
            self._keys,
            own,
            self._imports,
            keys_of,
            is_corrected=self._reading.is_corrected,
        )

    def _new_name(self, taken: Sequence[str]) -> str:
        return SAMPLE_NAME if self._is_sample else name_for(self._reading.path.name, taken)

    def _old_imports(self) -> list[ImportRecord]:
        return [each for each in self._imports if self._source and each.source_id == self._source.id]

    def _old_headers(self) -> frozenset[str]:
        """Folded headers of the unmapped columns that the source had so far."""
        return frozenset(
            fold(str(column["header"]))
            for each in self._old_imports()
            for column in each.mapping
            if column["field"] is None
        )

    def _recast_fields(self) -> frozenset[str]:
        """Fields that other columns give in this file than in the last one of its source."""
        imports = self._old_imports()
        before = (
            {(fold(str(each["header"])), each["field"]) for each in imports[-1].mapping} if imports else set()
        )
        after = {
            (fold(column.header), column.field)
            for sheet in self._reading.sheets
            if sheet.outcome == "imported"
            for column in sheet.columns
        }
        return frozenset(str(field) for _header, field in before ^ after if field is not None)

    def _alikeness(self, known: dict[int, KnownCourse]) -> Alikeness:
        """Reads at once the courses that share their identity: only these are ever compared."""
        often = Counter(self._keys) + Counter(each.identity_key for each in known.values())
        often_in_file = Counter(self._keys)
        wanted = [
            each.id
            for each in known.values()
            if often[each.identity_key] > 2 and often_in_file[each.identity_key]  # noqa: PLR2004
        ]
        stored = self._courses.stored(wanted)
        return lambda row, number: alikeness(stored[number].facts, self._reading.courses[row])

    def _unwritten(self, row: int) -> Unwritten:
        if self._told is not None:
            return self._unwritten_course(self._reading.courses[row])
        return Unwritten(self._reading.courses[row], self._keys[row], self._hashes[row], self._skills)

    def _unwritten_course(self, course: Course) -> Unwritten:
        key, content = identity_key(sign_of(course)), content_hash(course, self._numbering)
        return Unwritten(course, key, content, self._skills)

    def _recognisable(self, course: Course) -> Course:
        return course if self._told is None else recognisable(course, self._told)

    def _known(self, source: SourceRecord) -> Iterator[KnownCourse]:
        """The courses of a source, as the columns of the file can tell them."""
        for each in self._courses.known(source.id):
            if self._told is None:
                yield each
                continue
            seen = as_told(each, self._told)
            yield replace(seen, identity_key=identity_key(sign_of(seen)))

    def _keys_of(self, source: SourceRecord) -> frozenset[str]:
        if self._told is None:
            return self._courses.identity_keys(source.id)
        return frozenset(each.identity_key for each in self._known(source))

    def _courses_elsewhere(self, sources: Sequence[SourceRecord]) -> Mapping[str, str]:
        """Key of a course that an export brings back to another source than its own → name of its own."""
        if self._told is None or self._source is None:
            return {}
        others = (each for each in sources if each.id != self._source.id and not each.is_sample)
        return {key: each.name for each in others for key in self._keys_of(each)}

    def _absent(self, known: dict[int, KnownCourse], found: dict[int, Recognised]) -> list[KnownCourse]:
        """Known courses that the file should hold and does not.

        A sheet that stands in the file but was not read says nothing of its courses, nor does a file
        without any readable course, nor an extract of the source.
        """
        if not self._reading.courses or self._is_extract:
            return []
        unread = {
            each.name
            for each in self._reading.sheets
            if each.outcome in ("hidden", "not-chosen", "axis-needed")
        }
        present = {each.course_id for each in found.values()}
        return [each for each in known.values() if each.id not in present and each.sheet not in unread]

    def _extract(self, known: int) -> tuple[str, ...]:
        """Says that nothing is taken for missing, when the file is only a part of its source."""
        if self._reading.is_corrected:
            return (f"Lignes corrigées de « {self._name} » : ses autres formations ne changent pas.",)
        if not self._is_extract:
            return ()
        if self._told is not None:
            return self._told_of_export()
        return (
            f"Ce fichier ne reprend qu’une partie de « {self._name} » ({len(self._keys)} lignes pour {known}"
            " formations) : les autres restent présentes.",
        )

    def _told_of_export(self) -> tuple[str, ...]:
        own = self._keys_of(self._source) if self._source else frozenset()
        names = Counter(self._elsewhere[key] for key in self._keys if key in self._elsewhere.keys() - own)
        return (
            f"Ce fichier est un export de « {self._name} » : ce qu’il ne dit pas ne change pas.",
            *(
                f"Lignes de « {name} » dans cet export : {count}. Elles n’y changent rien."
                for name, count in names.items()
            ),
        )

    def _doubts(self) -> tuple[RowDoubt, ...]:
        """The courses that stand on several rows, each at its first one."""
        return tuple(
            RowDoubt(
                each[0].sheet,
                each[0].row,
                each[0].title,
                f"figure aussi {_places(each[1:], each[0].sheet)} :"
                " deux sessions ou un doublon ; toutes ces lignes sont gardées.",
            )
            for each in self._repeated[:_DUPLICATES_NAMED]
        )

    def _more_repeated(self) -> tuple[str, ...]:
        others = len(self._repeated) - _DUPLICATES_NAMED
        if others <= 0:
            return ()
        told = wording.count(others, "autre formation figure", "autres formations figurent")
        return (f"{told} sur plusieurs lignes, toutes gardées.",)

    @cached_property
    def _repeated(self) -> list[list[Course]]:
        """Rows that nothing but their other fields tells apart."""
        if self._told is not None and self._source is not None:
            return []
        rows: dict[tuple[str, str], list[Course]] = defaultdict(list)
        for key, sign, course in zip(self._keys, self._signs, self._reading.courses, strict=True):
            rows[key, sign.reference].append(course)
        return [each for each in rows.values() if len(each) > 1]


def _places(courses: Sequence[Course], sheet: str) -> str:
    """« lignes 35 et 36 », the sheet named where it is another one than `sheet`."""
    by_sheet: dict[str, list[str]] = {}
    for each in courses:
        by_sheet.setdefault(each.sheet, []).append(str(each.row))
    parts = []
    for name, rows in by_sheet.items():
        numbers = " et ".join(filter(None, (", ".join(rows[:-1]), rows[-1])))
        where = f" de « {name} »" if name != sheet else ""
        parts.append(f"{'lignes' if len(rows) > 1 else 'ligne'} {numbers}{where}")
    return ", ".join(parts)


def _created(course: Course, new: Unwritten) -> PlannedChange:
    return PlannedChange("created", course.sheet, course.row, course.title, course.provider, new=new)


def _missing(course: KnownCourse) -> PlannedChange:
    return PlannedChange("missing", course.sheet, course.row, course.title, course.provider, course.id)


def _counts(changes: Sequence[PlannedChange], reading: Reading) -> ImportCounts:
    kinds = Counter(each.kind for each in changes)
    return ImportCounts(
        created=kinds["created"],
        updated=kinds["updated"] + kinds["reappeared"],
        unchanged=kinds["unchanged"],
        missing=kinds["missing"],
        rejected=len(reading.rejects),
        warnings=len(reading.warnings),
    )
