"""Read a whole file: which sheets hold courses, under which axis, and every course in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from importers.assembly import CourseReader
from importers.axes import axis_above, axis_in
from importers.errors import AxisNeeded, ImportRefused, NoCoursesFound
from importers.headers import is_header_word, is_set_aside
from importers.layout import Table, body, find_table, samples
from importers.mapping import is_course_table, map_columns
from importers.readers import open_workbook
from importers.records import (
    ColumnMapping,
    Course,
    IgnoredRow,
    Outcome,
    RawRow,
    RawSheet,
    Reading,
    Reject,
    SheetReport,
    Warning,  # noqa: A004 - the domain's word
)
from resources.vocabulary import vocabulary

Progress = Callable[[int, int | None], None]

_PROGRESS_EVERY: Final = 200
_ROWS_COUNTED: Final = 100_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user decides; the rest is found."""

    axis: str | None = None
    """For the sheets that tell none themselves."""
    sheets: tuple[str, ...] = ()
    """Only these, hidden ones included; empty: all that hold courses."""
    hours_per_day: float = 7.0


@dataclass(slots=True)
class _Inspected:
    """A sheet before its rows are read: `table` is `None` if it holds no courses."""

    sheet: RawSheet
    table: Table | None = None
    columns: tuple[ColumnMapping, ...] = ()
    axis: str | None = None
    axis_reason: str = ""
    has_axis_column: bool = False
    outcome: Outcome = "imported"
    reason: str = ""

    @property
    def is_imported(self) -> bool:
        return self.outcome == "imported"


@dataclass(slots=True)
class _Harvest:
    """What the sheets have given so far."""

    reports: list[SheetReport] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


def read(path: Path, options: ReadOptions | None = None, progress: Progress | None = None) -> Reading:
    """The courses of `path`; nothing is written anywhere.

    `progress` is called with the number of rows read so far (their total is not known ahead).
    Raises a subclass of `ImportRefused`.
    """
    options = options or ReadOptions()
    _check_axis(options.axis)
    workbook = open_workbook(path)
    _check_sheets(options.sheets, workbook.sheets)
    inspected = [_inspect(sheet) for sheet in workbook.sheets]
    _decide(inspected, options)
    _refuse_if_empty(path, inspected)
    harvest = _Harvest()
    for one in inspected:
        _harvest(one, options, harvest, progress)
    if not harvest.courses and not harvest.rejects:
        raise NoCoursesFound(
            f"« {path.name} » a bien un tableau de formations, mais aucune ligne de formation.",
            "Vérifiez que ce fichier est le bon, puis recommencez.",
        )
    return Reading(
        path,
        workbook.sha256,
        tuple(harvest.reports),
        tuple(harvest.courses),
        tuple(harvest.rejects),
        tuple(harvest.warnings),
        (*workbook.warnings, *_sheet_warnings(inspected)),
    )


def _inspect(sheet: RawSheet) -> _Inspected:
    found = _Inspected(sheet)
    table = find_table(sheet, is_header_word)
    if table is None:
        found.outcome, found.reason = "not-courses", "aucune ligne d’en-têtes reconnue"
        return found
    found.columns = map_columns(table.columns, samples(sheet, table))
    if not is_course_table(found.columns):
        found.outcome = "not-courses"
        has_title = any(column.field == "title" for column in found.columns)
        found.reason = (
            "un intitulé, mais aucune autre colonne de formation"
            if has_title
            else "aucune colonne d’intitulé"
        )
        return found
    found.table = table
    found.has_axis_column = any(column.field == "axis" for column in found.columns)
    if axis := axis_in(sheet.name):
        found.axis, found.axis_reason = axis, "d’après le nom de la feuille"
    elif above := axis_above(table.banner):
        found.axis, found.axis_reason = above[0], f"d’après le titre « {above[1]} »"
    if found.has_axis_column:
        found.axis_reason = "d’après la colonne de l’axe"
    return found


def _decide(inspected: list[_Inspected], options: ReadOptions) -> None:
    """Give each sheet its outcome. A sheet is set aside for its name only if another one can be imported."""
    ordinary = [
        one
        for one in inspected
        if one.is_imported and one.sheet.state == "visible" and not is_set_aside(one.sheet.name)
    ]
    for one in inspected:
        name = one.sheet.name
        if options.sheets and name not in options.sheets:
            if one.sheet.state != "visible":
                one.outcome, one.reason = "hidden", _hidden_reason(one)
            elif one.is_imported:
                one.outcome, one.reason = "not-chosen", "feuille non choisie"
        elif not options.sheets and one.sheet.state != "visible":
            one.outcome, one.reason = "hidden", _hidden_reason(one)
        elif not options.sheets and one.is_imported and is_set_aside(name) and ordinary:
            one.outcome = "not-chosen"
            one.reason = f"mise de côté d’après son nom : {_lines(one)}, à choisir pour l’importer"
        elif one.is_imported and one.axis is None and not one.has_axis_column:
            if options.axis is None:
                one.outcome = "axis-needed"
                one.reason = f"ni la feuille ni une colonne ne dit l’axe : {_lines(one)}, non importée"
            else:
                one.axis, one.axis_reason = options.axis, "choisi pour cet import"
        if one.is_imported and one.axis is None:
            one.axis = options.axis


def _refuse_if_empty(path: Path, inspected: list[_Inspected]) -> None:
    if any(one.is_imported for one in inspected):
        return
    waiting = tuple(one.sheet.name for one in inspected if one.outcome == "axis-needed")
    slugs = ", ".join(axis.slug for axis in vocabulary().axes)
    if waiting:
        names = ", ".join(f"« {name} »" for name in waiting)
        raise AxisNeeded(
            f"« {path.name} » ne dit pas à quel axe appartiennent ses formations ({names}).",
            f"Indiquez l’axe ({slugs}), puis recommencez.",
            waiting,
        )
    hidden = [f"« {one.sheet.name} »" for one in inspected if one.outcome == "hidden" and one.table]
    if hidden:
        raise NoCoursesFound(
            f"« {path.name} » n’a de formations que dans des feuilles masquées ({', '.join(hidden)}).",
            "Choisissez vous-même la feuille à importer.",
        )
    why = " ; ".join(f"« {one.sheet.name} » : {one.reason}" for one in inspected[:5] if one.reason)
    raise NoCoursesFound(
        f"« {path.name} » ne contient aucun tableau de formations ({why}).",
        "Il faut une ligne d’en-têtes avec au moins l’intitulé et une autre colonne (organisme, durée…).",
    )


def _harvest(one: _Inspected, options: ReadOptions, harvest: _Harvest, progress: Progress | None) -> None:
    sheet, table = one.sheet, one.table
    ignored: list[IgnoredRow] = []
    hidden_rows: list[int] = []
    count = 0
    if one.is_imported and table is not None:
        reader = CourseReader(sheet.name, one.columns, one.axis, options.hours_per_day)
        for row in _rows(sheet, table, one.columns):
            if isinstance(row, IgnoredRow):
                ignored.append(row)
                continue
            if row.hidden:
                hidden_rows.append(row.number)
            result = reader.read(row)
            if isinstance(result, Course):
                harvest.courses.append(result)
                count += 1
            else:
                harvest.rejects.append(result)
            done = len(harvest.courses) + len(harvest.rejects)
            if progress is not None and done % _PROGRESS_EVERY == 0:
                progress(done, None)
        harvest.warnings += reader.warnings
        if progress is not None:
            progress(len(harvest.courses) + len(harvest.rejects), None)
        one.reason = f"{count} {'formations' if count > 1 else 'formation'}"
    harvest.reports.append(
        SheetReport(
            name=sheet.name,
            state=sheet.state,
            outcome=one.outcome,
            reason=one.reason,
            axis=one.axis if one.table else None,
            axis_reason=one.axis_reason,
            header_rows=table.header_rows if table else (),
            columns=one.columns if table else (),
            ignored=tuple(ignored),
            hidden_columns=tuple(sorted(sheet.hidden_columns)) if table else (),
            hidden_rows=tuple(hidden_rows),
            course_count=count,
        )
    )


def _rows(sheet: RawSheet, table: Table, columns: tuple[ColumnMapping, ...]) -> Iterator[RawRow | IgnoredRow]:
    title = next((column.column for column in columns if column.field == "title"), None)
    return body(sheet, table, title)


def _hidden_reason(one: _Inspected) -> str:
    return f"feuille masquée : {_lines(one)}, non importée"


def _lines(one: _Inspected) -> str:
    """How many rows of data a sheet that is not imported holds: « 4 lignes »."""
    table = one.table or find_table(one.sheet, is_header_word)
    last_header = table.last_header_row if table is not None else 0
    rows = (row for row in one.sheet.rows() if row.number > last_header)
    count = sum(1 for _row in islice(rows, _ROWS_COUNTED))
    return f"{count} {'lignes' if count > 1 else 'ligne'}"


def _sheet_warnings(inspected: list[_Inspected]) -> Iterator[str]:
    """What a user must know about sheets left out though they may hold courses."""
    for one in inspected:
        if one.outcome in {"axis-needed", "hidden"} or (
            one.outcome == "not-chosen" and is_set_aside(one.sheet.name)
        ):
            yield f"Feuille « {one.sheet.name} » : {one.reason}."


def _check_axis(axis: str | None) -> None:
    slugs = [known.slug for known in vocabulary().axes]
    if axis is not None and axis not in slugs:
        raise ImportRefused(f"L’axe « {axis} » n’existe pas.", f"Choisissez parmi : {', '.join(slugs)}.")


def _check_sheets(chosen: tuple[str, ...], sheets: tuple[RawSheet, ...]) -> None:
    names = [sheet.name for sheet in sheets]
    for name in chosen:
        if name not in names:
            shown = ", ".join(f"« {known} »" for known in names)
            raise ImportRefused(f"La feuille « {name} » n’existe pas.", f"Choisissez parmi : {shown}.")
