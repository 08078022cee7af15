"""Reading a file, comparing it with the catalogue, writing the plan once confirmed, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from hashlib import file_digest
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from db import in_use, repositories
from db.engine import Database
from db.records import ChangeKind, CourseChange, CourseWrite, Evidence
from db.repositories import NewImport
from db.snapshots import difference, moved
from explorer.services import layouts
from explorer.services.differences import new_forms
from explorer.services.errors import FileChanged, StalePlan
from explorer.services.inspecting import Census, view_of
from explorer.services.inspection import Inspection
from explorer.services.opened import LastOpened, opened
from explorer.services.plan import (
    ImportCounts,
    ImportEntry,
    ImportPlan,
    ImportReport,
    KeptChange,
    PlannedChange,
    Progress,
    UndoReport,
)
from explorer.services.planning import Planner
from explorer.services.providers import group_providers
from explorer.services.same_file import column_taken, decided_by, last_of_its_source, plan_of_the_same, told
from explorer.services.undoing import undo
from importers.choices import Choices, SheetChoice
from importers.errors import PasswordNeeded, UnreadableFile
from importers.options import OpenOptions
from importers.reading import read_sheets
from importers.records import RawWorkbook, Reading, SheetReport
from importers.sheets import inspect_sheets, refuse_if_nothing_to_import
from resources.vocabulary import Vocabulary

__all__ = [
    "Choices",
    "ImportCounts",
    "ImportEntry",
    "ImportPlan",
    "ImportReport",
    "Imports",
    "Inspection",
    "KeptChange",
    "OpenOptions",
    "PasswordNeeded",
    "PlannedChange",
    "Progress",
    "SheetChoice",
    "SheetReport",
    "UndoReport",
]

_CHUNK: Final = 1_000
_Item = TypeVar("_Item")


class Imports:
    """The one way into the catalogue. Every call opens and closes its own transaction; any thread may call.

    Raises `importers.errors.ImportRefused`, `db.errors.DatabaseError` or `services.errors.ServiceRefused`:
    each says in French what happened, and nothing has been written. What `progress` raises passes through,
    with nothing written either.
    """

    def __init__(
        self, database: Database, vocabulary: Vocabulary, *, last_opened: LastOpened | None = None
    ) -> None:
        """With `last_opened`, a file that was inspected is not read again for its plan: one thread only."""
        self._database = database
        self._vocabulary = vocabulary
        self._last_opened = last_opened

    def inspect(
        self,
        path: Path,
        choices: Choices | None = None,
        *,
        progress: Progress | None = None,
    ) -> Inspection:
        """Looks at a file for the steps of an import; writes nothing.

        `progress` is called with the number of rows looked at so far.
        A file without any table of courses is shown as well: the user may point at its header.
        """
        choices = choices or Choices()
        workbook = self._open(path, choices.open)
        with self._database.read() as session:
            recalled = layouts.recall(session, workbook, choices, with_axes=True)
            known = repositories.Courses(session).providers()
            usual_axis = layouts.axis_of_last_edition(session, path.name)
        inspected = inspect_sheets(workbook, recalled.choices)
        census = Census(progress)
        views = []
        for one in inspected:
            if progress is not None:
                progress(census.rows, None)
            views.append(view_of(one, census))
        known_layout = next((one.known_layout for one in inspected if one.known_layout), None)
        return Inspection(
            path,
            workbook.sha256,
            tuple(views),
            recalled.choices,
            workbook.warnings,
            census.values(),
            group_providers(census.providers, census.sirets, known),
            recalled.fingerprints,
            workbook.text_guess,
            known_layout.label if known_layout else None,
            known_layout.notes if known_layout else "",
            usual_axis or (known_layout.axis if known_layout else None),
        )

    def forget(self, fingerprints: Sequence[str]) -> int:
        """Forgets what was decided for these layouts (`Inspection.layouts`); returns how many there were."""
        with self._database.write() as session:
            return repositories.Layouts(session).forget(fingerprints)

    def preview(
        self,
        path: Path,
        choices: Choices | None = None,
        *,
        source: str | None = None,
        axis: str | None = None,
        sheets: tuple[str, ...] = (),
        is_sample: bool = False,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """Reads the file and compares it with the catalogue; writes nothing.

        Without `source`, the file is taken for the next edition of the source that it resembles, else for a
        new one. `is_sample`: the courses give way to the first import of the user's own.
        """
        asked = choices or Choices(axis=axis, only=sheets)
        workbook = self._open(path, asked.open)
        if self._last_opened is not None:
            self._last_opened.drop()  # the plan takes its place in memory
        with self._database.read() as session:
            choices = layouts.recall(session, workbook, asked, with_axes=False).choices
            inspected = inspect_sheets(workbook, choices)
            last = last_of_its_source(session, workbook.sha256, _program_version())
            if last is not None and source is None and not is_sample:
                refuse_if_nothing_to_import(path.name, inspected)
                same = plan_of_the_same(session, workbook, inspected, choices, last, progress=progress)
                if same is not None:
                    return same
        reading = read_sheets(workbook, inspected, choices, progress)
        plan = self.plan(reading, source=source, is_sample=is_sample, progress=progress)
        if last is not None:
            plan = replace(plan, file_warnings=(*plan.file_warnings, told(last, was_read=True)))
        return replace(plan, choices=choices)

    def already_in(self, path: Path) -> ImportEntry | None:
        """The import of this very file, if it is still the last of its source: nothing would change.

        Takes no longer than reading the bytes of the file. Raises `OSError` for a file that cannot be read.
        """
        self._refuse_itself(path)
        with path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        with self._database.read() as session:
            last = last_of_its_source(session, sha256, _program_version())
        return next((each for each in self.history() if last is not None and each.id == last.id), None)

    def plan(
        self,
        reading: Reading,
        *,
        source: str | None = None,
        is_sample: bool = False,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """Compares what was read with the catalogue; writes nothing."""
        with self._database.read() as session:
            planner = Planner(session, reading, self._vocabulary, source=source, is_sample=is_sample)
            return planner.plan(progress)

    def apply(self, plan: ImportPlan, progress: Progress | None = None) -> ImportReport:
        """Writes a plan in one transaction, under one import number.

        A plan that changes nothing, of the very file that was imported last, is not recorded.
        Raises `StalePlan` if the courses of the catalogue changed since the plan was made, `FileChanged`
        if the file did. A file that is gone or locked by then was read whole: its plan still holds.
        """
        _check_file(plan)
        with self._database.write() as session:
            return _Writing(session, plan, progress).report()

    def undo(self, import_id: int) -> UndoReport:
        """Takes an import back, be it the last or not; see `services.undoing`."""
        with self._database.write() as session:
            return undo(session, import_id)

    def revision(self) -> int:
        """Goes up by one whenever an import or its undoing changes the courses."""
        with self._database.read() as session:
            return repositories.Settings(session).revision()

    def history(self) -> tuple[ImportEntry, ...]:
        """Every import, newest first, undone ones included."""
        with self._database.read() as session:
            samples = {each.id for each in repositories.Sources(session).all() if each.is_sample}
            return tuple(
                ImportEntry(
                    each.id,
                    each.source_name,
                    each.source_id in samples,
                    each.file_name,
                    each.sha256,
                    each.imported_at,
                    each.program_version,
                    ImportCounts(**each.counts),
                    each.undone_at,
                )
                for each in reversed(repositories.Imports(session).all())
            )

    def _open(self, path: Path, options: OpenOptions) -> RawWorkbook:
        self._refuse_itself(path)
        return (self._last_opened.open if self._last_opened else opened)(path, options)

    def _refuse_itself(self, path: Path) -> None:
        """Only SQLite may open the catalogue while it is in use (`db.in_use`)."""
        if in_use.is_in_use(path):
            raise UnreadableFile(
                f"« {path.name} » est le catalogue lui-même.",
                "Choisissez le fichier de formations à y importer.",
            )


def _check_file(plan: ImportPlan) -> None:
    try:
        with plan.file.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
    except OSError:
        return
    if sha256 != plan.sha256:
        raise FileChanged(
            f"« {plan.file.name} » a été modifié depuis sa lecture.",
            "Relancez l’import pour voir ce qu’il changerait maintenant.",
        )


class _Writing:
    """One plan being written."""

    def __init__(self, session: Session, plan: ImportPlan, progress: Progress | None) -> None:
        self._session = session
        self._plan = plan
        self._progress = progress
        self._courses = repositories.Courses(session)
        self._imports = repositories.Imports(session)
        self._sources = repositories.Sources(session)
        self._settings = repositories.Settings(session)
        self._done = 0

    def report(self) -> ImportReport:
        """Writes the plan."""
        plan = self._plan
        if self._settings.revision() != plan.revision:
            raise StalePlan(
                f"Le catalogue a changé depuis la lecture de « {plan.file.name} ».",
                "Relancez l’import pour voir ce qu’il changerait maintenant.",
            )
        source = self._sources.named(plan.source)
        if source is not None and plan.changes_nothing:
            last = self._imports.standing(source.id)
            if last and last[-1].sha256 == plan.sha256:
                return ImportReport(None, plan.source, plan.counts)
        source_id = source.id if source else self._sources.add(plan.source, is_sample=plan.is_sample)
        import_id = self._imports.add(self._entry(source_id))
        first_new = self._create(source_id, import_id)
        self._update(import_id)
        repositories.PairDecisions(self._session).restore_separations()
        missing = [each.course_id for each in plan.changes if each.kind == "missing" and each.course_id]
        self._imports.add_changes(CourseChange(import_id, each, "missing", {}, {}) for each in missing)
        seen = [
            each.course_id
            for each in plan.changes
            if each.course_id and each.kind != "missing" and (each.write or not plan.is_own_export)
        ]
        self._imports.add_sightings(import_id, seen, (*missing, *plan.still_missing))
        if not plan.is_sample:
            layouts.remember(self._session, plan)
        self._courses.refresh_presence(source_id, but_from=first_new)
        self._sources.refresh_retirement()
        self._settings.raise_revision()
        self._advance(0)
        return ImportReport(import_id, plan.source, plan.counts)

    def _entry(self, source_id: int) -> NewImport:
        plan = self._plan
        return NewImport(
            source_id=source_id,
            file_name=plan.file.name,
            sha256=plan.sha256,
            imported_at=datetime.now(UTC),
            program_version=_program_version(),
            counts=asdict(plan.counts),
            mapping=tuple(self._mapping()),
        )

    def _mapping(self) -> Iterator[dict[str, object]]:
        """How each column was taken; `decided` where the user had a say in how the file is read."""
        decided = decided_by(self._plan.choices)
        for sheet in self._plan.sheets:
            if sheet.outcome == "imported":
                for column in sheet.columns:
                    yield column_taken(sheet.name, column) | decided

    def _create(self, source_id: int, import_id: int) -> int:
        """Adds the new courses; returns the number of the first, which no course had before."""
        new = [each.new for each in self._plan.changes if each.new]
        number = first = self._courses.next_id()
        for part in _chunks(new):
            self._advance(len(part))
            self._courses.insert(source_id, import_id, dict(enumerate(new_forms(part), number)))
            number += len(part)
        self._imports.add_created(import_id)
        return first

    def _update(self, import_id: int) -> None:
        """Writes the courses that changed, moved or came back, and keeps what they were."""
        changed = [
            each
            for each in self._plan.changes
            if each.course_id is not None and (each.write or each.place or each.kind == "reappeared")
        ]
        for part in _chunks(changed):
            self._advance(len(part))
            writes = {each.course_id: each.write for each in part if each.course_id and each.write}
            places = {each.course_id: each.place for each in part if each.course_id and each.place}
            stored = self._courses.stored(tuple(writes))
            stood = self._courses.evidence(tuple(places))
            self._courses.update(writes)
            self._courses.relocate(places)
            self._imports.add_changes(_change(import_id, each, stored, stood) for each in part)
        if changed:
            self._courses.delete_unused_layouts()

    def _advance(self, steps: int) -> None:
        if self._progress is not None:
            self._progress(self._done, len(self._plan.changes))
        self._done += steps


def _change(
    import_id: int,
    planned: PlannedChange,
    stored: Mapping[int, CourseWrite],
    stood: Mapping[int, Evidence],
) -> CourseChange:
    number = planned.course_id or 0
    before: Mapping[str, object] = {}
    after: Mapping[str, object] = {}
    if planned.write:
        before, after = difference(stored[number], planned.write)
    elif planned.place:
        before, after = moved(stood[number], planned.place)
    kind: ChangeKind = "moved" if planned.kind == "unchanged" else planned.kind
    return CourseChange(import_id, number, kind, before, after)


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def _program_version() -> str:
    try:
        return version("explorateur-formations")
    except PackageNotFoundError:  # run from a checkout
        return ""
