"""Read a whole file: every course of the sheets that hold some, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from importers.assembly import CourseReader
from importers.choices import Choices
from importers.corrected import source_told_by, without
from importers.errors import NoCoursesFound
from importers.layout import Table, body
from importers.readers import open_workbook
from importers.readers.unread import cell_warnings, with_its_reason
from importers.records import (
    ColumnMapping,
    Course,
    IgnoredRow,
    RawRow,
    RawWorkbook,
    Reading,
    Reject,
    SheetReport,
    Warning,  # noqa: A004 - the domain's word
)
from importers.sheets import (
    InspectedSheet,
    inspect_sheets,
    refuse_if_nothing_to_import,
    sheet_warnings,
)
from importers.tables import with_tables

Progress = Callable[[int, int | None], None]

_AT_ONCE: Final = 200
"""Rows read between two tellings of the progress."""


@dataclass(slots=True)
class _Harvest:
    """What the sheets have given so far."""

    reports: list[SheetReport] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


def read(path: Path, choices: Choices | None = None, progress: Progress | None = None) -> Reading:
    """The courses of `path`; nothing is written anywhere.

    `progress` is called with the number of rows read so far (their total is not known ahead).
    Raises a subclass of `ImportRefused`.
    """
    choices = choices or Choices()
    workbook = with_tables(open_workbook(path, choices.open))
    return read_sheets(workbook, inspect_sheets(workbook, choices), choices, progress)


def read_sheets(
    workbook: RawWorkbook,
    inspected: list[InspectedSheet],
    choices: Choices,
    progress: Progress | None = None,
) -> Reading:
    """`read` for a file that is open, its sheets inspected under the same choices."""
    name = workbook.path.name
    refuse_if_nothing_to_import(name, inspected)
    harvest = _Harvest()
    for one in inspected:
        _harvest(one, choices, harvest, progress)
    if not harvest.courses and not harvest.rejects:
        raise NoCoursesFound(
            f"« {name} » a bien un tableau de formations, mais aucune ligne de formation.",
            "Vérifiez que ce fichier est le bon, puis recommencez.",
        )
    return Reading(
        workbook.path,
        workbook.sha256,
        tuple(harvest.reports),
        tuple(harvest.courses),
        tuple(harvest.rejects),
        tuple(harvest.warnings),
        (*workbook.warnings, *sheet_warnings(inspected)),
        *_corrected(workbook, inspected),
    )


def _corrected(workbook: RawWorkbook, inspected: Sequence[InspectedSheet]) -> tuple[bool, str | None]:
    """Whether the rows are refused ones that come back, and of which source."""
    is_corrected = any(one.is_imported and one.added for one in inspected)
    return is_corrected, source_told_by(workbook) if is_corrected else None


def _harvest(one: InspectedSheet, choices: Choices, harvest: _Harvest, progress: Progress | None) -> None:
    sheet = one.sheet
    table = one.table if one.holds_courses else None
    ignored: list[IgnoredRow] = []
    hidden_rows: list[int] = []
    count = 0
    if one.is_imported and table is not None:
        reader = CourseReader(sheet.name, one.columns, one.axis, choices)
        unread = sheet.unread
        for block in _blocks(body(sheet, table, one.title_column), ignored):
            hidden_rows += [row.number for row in block if row.hidden]
            for result in reader.read([without(row, one.added) for row in block] if one.added else block):
                if isinstance(result, Course):
                    harvest.courses.append(result)
                    count += 1
                else:
                    harvest.rejects.append(with_its_reason(result, unread))
            if progress is not None:
                progress(len(harvest.courses) + len(harvest.rejects), None)
        harvest.warnings += reader.warnings
        if unread:
            rows = {each.row for each in harvest.courses if each.sheet == sheet.name}
            told = {(each.row, each.column) for each in reader.warnings}
            cells = cell_warnings(sheet.name, unread, one.columns, rows)
            harvest.warnings += [each for each in cells if (each.row, each.column) not in told]
    harvest.reports.append(_report(one, ignored, hidden_rows, count))


def _blocks(rows: Iterable[RawRow | IgnoredRow], ignored: list[IgnoredRow]) -> Iterator[list[RawRow]]:
    """The rows of courses, so many at a time; those that are none go to `ignored`."""
    block: list[RawRow] = []
    for row in rows:
        if isinstance(row, IgnoredRow):
            ignored.append(row)
            continue
        block.append(row)
        if len(block) == _AT_ONCE:
            yield block
            block = []
    if block:
        yield block


def _report(
    one: InspectedSheet, ignored: Sequence[IgnoredRow], hidden_rows: Sequence[int], count: int
) -> SheetReport:
    sheet = one.sheet
    table = one.table if one.holds_courses else None
    if one.is_imported:
        one.reason = f"{count} {'formations' if count > 1 else 'formation'}"
    return SheetReport(
        name=sheet.name,
        state=sheet.state,
        outcome=one.outcome,
        reason=one.reason,
        axis=one.axis if one.table else None,
        axis_reason=one.axis_reason,
        header_rows=table.header_rows if table else (),
        columns=_of_the_file(one.columns, table) if table else (),
        ignored=tuple(ignored),
        hidden_columns=tuple(sorted(sheet.hidden_columns)) if table else (),
        hidden_rows=tuple(hidden_rows),
        course_count=count,
    )


def _of_the_file(columns: Sequence[ColumnMapping], table: Table) -> tuple[ColumnMapping, ...]:
    """The columns that stand in the file, and the one made of its titles if it is taken for a field."""
    return tuple(each for each in columns if each.column != table.section_column or each.field is not None)


def outline(inspected: Sequence[InspectedSheet], progress: Progress | None) -> tuple[SheetReport, ...]:
    """What `read_sheets` reports of the sheets of a file none of whose rows is refused, read or not."""
    reports = []
    done = 0
    for one in inspected:
        ignored: list[IgnoredRow] = []
        hidden_rows: list[int] = []
        count = 0
        if one.is_imported and one.holds_courses and one.table is not None:
            for row in body(one.sheet, one.table, one.title_column):
                if isinstance(row, IgnoredRow):
                    ignored.append(row)
                    continue
                count += 1
                if row.hidden:
                    hidden_rows.append(row.number)
                if progress is not None and (done + count) % _AT_ONCE == 0:
                    progress(done + count, None)
        done += count
        reports.append(_report(one, ignored, hidden_rows, count))
    return tuple(reports)
