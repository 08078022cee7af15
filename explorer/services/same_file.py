"""The very file that a source was last imported from: nothing in it needs to be read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from sqlalchemy.orm import Session

from db import repositories
from db.records import ImportRecord, KnownCourse
from explorer.services.plan import ImportCounts, ImportPlan, PlannedChange, Progress
from importers.choices import Choices, SheetChoice
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


def decided_by(choices: Choices) -> dict[str, object]:
    """A mark of how the user decided to read a file, as an import keeps it; empty: the file alone tells."""
    if replace(choices, recall=False) == Choices(recall=False):
        return {}
    sheets = {
        name: [each.included, each.axis, each.header_row, sorted(each.columns.items())]
        for name, each in choices.sheets.items()
        if each != SheetChoice()
    }
    told = [
        [choices.open.encoding, choices.open.separator],  # never the password
        [choices.axis, choices.only, choices.hours_per_day],
        sorted(sheets.items()),
        sorted([*key, slug] for key, slug in choices.values.items()),
        sorted(choices.providers.items()),
    ]
    text = json.dumps(told, ensure_ascii=True)
    return {"decided": blake2b(text.encode("ascii"), digest_size=16).hexdigest()}


def plan_of_the_same(
    session: Session,
    workbook: RawWorkbook,
    inspected: Sequence[InspectedSheet],
    choices: Choices,
    last: ImportRecord,
    *,
    progress: Progress | None,
) -> ImportPlan | None:
    """What an import of that file would do: nothing. `None` if it must be read after all.

    It must be when its rows had something to say (refused, to be checked), when the user decides to read it
    otherwise than last time, or when its columns would be taken for others today.
    """
    if last.counts["rejected"] or last.counts["warnings"] or any(one.added for one in inspected):
        return None
    decided = decided_by(choices)
    taken = [
        column_taken(one.sheet.name, column) | decided
        for one in inspected
        for column in one.columns
        if one.is_imported
    ]
    if list(last.mapping) != taken:
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
        file_warnings=(*workbook.warnings, *sheet_warnings(inspected), told(last, was_read=False)),
        counts=ImportCounts(unchanged=len(courses)),
        revision=repositories.Settings(session).revision(),
        choices=choices,
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


def told(last: ImportRecord, *, was_read: bool) -> str:
    """That a file is in already, in French."""
    day = last.imported_at.astimezone()
    text = f"C’est exactement le fichier importé le {day:%d/%m/%Y} à {day:%H:%M}"
    return f"{text}." if was_read else f"{text} : ses lignes n’ont pas été relues."
