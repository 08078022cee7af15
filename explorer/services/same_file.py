"""The very file that a source was last imported from: nothing in it needs to be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from db import repositories
from db.records import ImportRecord, KnownCourse
from explorer.services.plan import ImportCounts, ImportPlan, PlannedChange, Progress
from importers.choices import Choices
from importers.reading import outline
from importers.records import ColumnMapping, RawWorkbook
from importers.sheets import InspectedSheet, sheet_warnings


def last_of_its_source(session: Session, sha256: str, program_version: str) -> ImportRecord | None:
    """The import of this very file that is still the last of its source, by this version of the program.

    `None` too when several sources have it, or when an import of the source was undone since.
    """
    last = {each.source_id: each for each in repositories.Imports(session).all()}
    found = [each for each in last.values() if each.sha256 == sha256 and each.undone_at is None]
    if len(found) != 1 or found[0].program_version != program_version:
        return None
    return found[0]


def is_plain(choices: Choices) -> bool:
    """Whether the user decided nothing: the file alone tells how it is read."""
    return replace(choices, recall=False) == Choices(recall=False)


def plan_of_the_same(
    session: Session,
    workbook: RawWorkbook,
    inspected: Sequence[InspectedSheet],
    last: ImportRecord,
    progress: Progress | None,
) -> ImportPlan | None:
    """What an import of that file would do: nothing. `None` if it must be read after all.

    It must be when its rows had something to say (refused, to be checked), when the user had decided how to
    read it, or when its columns would be taken for others today.
    """
    if last.counts["rejected"] or last.counts["warnings"] or any(one.added for one in inspected):
        return None
    if list(last.mapping) != [
        column_taken(one.sheet.name, column) for one in inspected for column in one.columns if one.is_imported
    ]:
        return None
    source = next(each for each in repositories.Sources(session).all() if each.id == last.source_id)
    seen = repositories.Imports(session).sightings(last.id)
    sheets = outline(inspected, progress)
    places = {sheet.name: place for place, sheet in enumerate(sheets)}
    courses = [each for each in repositories.Courses(session).known(last.source_id) if seen.get(each.id)]
    if len(courses) != sum(sheet.course_count for sheet in sheets):
        return None
    courses.sort(key=lambda each: (places.get(each.sheet, -1), each.row))
    return ImportPlan(
        file=workbook.path,
        sha256=workbook.sha256,
        source=last.source_name,
        is_new_source=False,
        is_sample=source.is_sample,
        sheets=sheets,
        changes=tuple(map(_unchanged, courses)),
        rejects=(),
        warnings=(),
        file_warnings=(*workbook.warnings, *sheet_warnings(inspected), _told(last)),
        counts=ImportCounts(unchanged=len(courses)),
        revision=repositories.Settings(session).revision(),
        choices=Choices(recall=False),
        still_missing=tuple(course_id for course_id, is_present in seen.items() if not is_present),
    )


def column_taken(sheet: str, column: ColumnMapping) -> dict[str, object]:
    """What a column was taken for, as an import keeps it."""
    return {
        "sheet": sheet,
        "column": column.column,
        "header": column.header,
        "field": column.field,
        "confidence": round(column.confidence, 2),
    }


def _unchanged(known: KnownCourse) -> PlannedChange:
    return PlannedChange("unchanged", known.sheet, known.row, known.title, known.provider, known.id)


def _told(last: ImportRecord) -> str:
    day = last.imported_at.astimezone()
    return (
        f"C’est exactement le fichier importé le {day:%d/%m/%Y} à {day:%H:%M} : "
        "ses lignes n’ont pas été relues."
    )
