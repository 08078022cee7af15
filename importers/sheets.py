"""Which sheets of a workbook hold courses, where, under which axis, and which of them to import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from importers import known_layouts
from importers.axes import axis_above, axis_in
from importers.choices import Choices, SheetChoice
from importers.companions import is_companion, is_set_aside
from importers.corrected import added_columns
from importers.errors import AxisNeeded, ImportRefused, NoCoursesFound
from importers.headers import is_header_word
from importers.known_layouts import KnownLayout
from importers.layout import Table, find_table, samples, table_at
from importers.mapping import is_course_table, map_columns, with_choices
from importers.records import ColumnMapping, Outcome, RawSheet, RawWorkbook
from importers.sideways import headers_down
from resources.vocabulary import vocabulary

CHOSEN: Final = "Choisi par vous."
_ROWS_COUNTED: Final = 100_000
_SHEETS_TOLD: Final = 5


@dataclass(slots=True)
class InspectedSheet:
    """A sheet before its rows are read. Without a `table`, no row of headers was found."""

    sheet: RawSheet
    table: Table | None = None
    suggested: tuple[ColumnMapping, ...] = ()
    """What the columns were taken for."""
    columns: tuple[ColumnMapping, ...] = ()
    """The same, as the user corrected them."""
    axis: str | None = None
    axis_reason: str = ""
    known_layout: KnownLayout | None = None
    """The public file that its columns are those of."""
    has_axis_column: bool = False
    added: frozenset[int] = frozenset()
    """Columns that a workbook of refused rows adds to the user's own: not read."""
    holds_courses: bool = False
    outcome: Outcome = "imported"
    reason: str = ""

    @property
    def is_imported(self) -> bool:
        """Whether its rows are to be read."""
        return self.outcome == "imported"

    @property
    def title_column(self) -> int | None:
        """0-based column of the title, the one that every course fills."""
        return next((column.column for column in self.columns if column.field == "title"), None)


def inspect_sheets(workbook: RawWorkbook, choices: Choices) -> list[InspectedSheet]:
    """Every sheet of a file, in order, with its outcome under these choices.

    Raises `ImportRefused` when the choices name an axis, a sheet or a field that does not exist.
    """
    _check(choices, workbook.sheets)
    inspected = [_inspect(sheet, choices.of(sheet.name)) for sheet in workbook.sheets]
    _decide(inspected, choices)
    return inspected


def refuse_if_nothing_to_import(name: str, inspected: Sequence[InspectedSheet]) -> None:
    """Raises `AxisNeeded` or `NoCoursesFound` when no sheet of the file `name` is to be imported."""
    if any(one.is_imported for one in inspected):
        return
    waiting = tuple(one.sheet.name for one in inspected if one.outcome == "axis-needed")
    slugs = ", ".join(axis.slug for axis in vocabulary().axes)
    if waiting:
        names = ", ".join(f"« {each} »" for each in waiting)
        raise AxisNeeded(
            f"« {name} » ne dit pas à quel axe appartiennent ses formations ({names}).",
            f"Indiquez l’axe ({slugs}), puis recommencez.",
            waiting,
        )
    hidden = [f"« {one.sheet.name} »" for one in inspected if one.outcome == "hidden" and one.holds_courses]
    if hidden:
        raise NoCoursesFound(
            f"« {name} » n’a de formations que dans des feuilles masquées ({', '.join(hidden)}).",
            "Choisissez vous-même la feuille à importer.",
        )
    by_reason: dict[str, list[str]] = {}
    for one in inspected[:_SHEETS_TOLD]:
        by_reason.setdefault(one.reason, []).append(f"« {one.sheet.name} »")
    why = " ; ".join(f"{', '.join(names)} : {reason}" for reason, names in by_reason.items() if reason)
    raise NoCoursesFound(
        f"« {name} » ne contient aucun tableau de formations ({why}).",
        "Il faut une ligne d’en-têtes avec au moins l’intitulé et une autre colonne (organisme, durée…).",
    )


def sheet_warnings(inspected: Sequence[InspectedSheet]) -> Iterator[str]:
    """What a user must know about sheets left out though they may hold courses."""
    for one in inspected:
        if one.outcome in {"axis-needed", "hidden"} or (
            one.outcome == "not-chosen" and is_set_aside(one.sheet.name)
        ):
            yield f"Feuille « {one.sheet.name} » : {one.reason}."


def _inspect(sheet: RawSheet, choice: SheetChoice) -> InspectedSheet:
    found = InspectedSheet(sheet)
    if choice.header_row is not None:
        table = table_at(sheet, choice.header_row, is_header_word)
    else:
        table = find_table(sheet, is_header_word)
        if sideways := _sideways(sheet):
            # « Intitulé | … | Organisme | … » at the top of a form looks like a row of headers.
            found.table, found.outcome, found.reason = table, "not-courses", sideways
            return found
    if table is None:
        found.outcome, found.reason = "not-courses", "aucune ligne d’en-têtes reconnue"
        return found
    found.table = table
    found.added = added_columns(table.columns)
    own = [column for column in table.columns if column.index not in found.added]
    found.known_layout = known_layouts.recognise(column.shown for column in own)
    found.suggested = map_columns(own, samples(sheet, table))
    found.columns = with_choices(found.suggested, choice.columns, CHOSEN)
    found.has_axis_column = any(column.field == "axis" for column in found.columns)
    if reason := _not_courses(found, choice):
        found.outcome, found.reason = "not-courses", reason
        return found
    found.holds_courses = True
    found.axis, found.axis_reason = _axis(found, table, choice)
    return found


def _not_courses(found: InspectedSheet, choice: SheetChoice) -> str:
    """Why a table is not one of courses; empty if it is. One that a user includes may have a title only."""
    headers = found.table.columns if found.table is not None else ()
    if not choice.included and is_companion(each.text for each in headers):
        return "feuille d’un export, sans formation à importer"
    has_title = found.title_column is not None
    if is_course_table(found.columns) or (has_title and choice.included):
        return ""
    return "un intitulé, mais aucune autre colonne de formation" if has_title else "aucune colonne d’intitulé"


def _sideways(sheet: RawSheet) -> str:
    """What to do with a sheet whose headers stand one under the other; empty for any other."""
    column = headers_down(sheet)
    if column is None:
        return ""
    return (
        f"les en-têtes sont de haut en bas dans la colonne {column} : copiez le tableau, "
        "collez-le avec « Collage spécial › Transposé » dans une autre feuille"
    )


def _axis(found: InspectedSheet, table: Table, choice: SheetChoice) -> tuple[str | None, str]:
    """The axis of the rows that tell none themselves, and what tells it."""
    column = "d’après la colonne de l’axe"
    if choice.axis is not None:
        return choice.axis, "choisi par vous"
    if axis := axis_in(found.sheet.name):
        return axis, column if found.has_axis_column else "d’après le nom de la feuille"
    if above := axis_above(table.banner):
        return above[0], column if found.has_axis_column else f"d’après le titre « {above[1]} »"
    return None, column if found.has_axis_column else ""


def _decide(inspected: list[InspectedSheet], choices: Choices) -> None:
    """Give each sheet its outcome. A sheet is set aside for its name only if another one can be imported."""
    has_ordinary = any(
        one.is_imported
        and one.sheet.state == "visible"
        and not is_set_aside(one.sheet.name)
        and choices.of(one.sheet.name).included is not False
        for one in inspected
    )
    wanted = {name.casefold() for name in choices.only}
    for one in inspected:
        included = choices.of(one.sheet.name).included
        if included is None and wanted:
            included = one.sheet.name.casefold() in wanted
        _set_outcome(one, included, choices.axis, has_ordinary=has_ordinary)


def _set_outcome(one: InspectedSheet, included: bool | None, axis: str | None, *, has_ordinary: bool) -> None:
    is_visible = one.sheet.state == "visible"
    if not included and not is_visible:
        one.outcome, one.reason = "hidden", f"feuille masquée : {_lines(one)}, non importée"
    elif not one.is_imported:
        return
    elif included is False:
        one.outcome, one.reason = "not-chosen", "feuille non choisie"
    elif included is None and is_set_aside(one.sheet.name) and has_ordinary:
        one.outcome = "not-chosen"
        one.reason = f"mise de côté d’après son nom : {_lines(one)}, à choisir pour l’importer"
    elif one.axis is None and not one.has_axis_column and axis is None:
        one.outcome = "axis-needed"
        one.reason = f"ni la feuille ni une colonne ne dit l’axe : {_lines(one)}, non importée"
    elif one.axis is None:
        one.axis = axis
        if not one.has_axis_column:
            one.axis_reason = "choisi pour cet import"


def _lines(one: InspectedSheet) -> str:
    """How many rows of data a sheet that is not imported holds: « 4 lignes »."""
    last_header = one.table.last_header_row if one.table is not None else 0
    rows = (row for row in one.sheet.rows() if row.number > last_header)
    count = sum(1 for _row in islice(rows, _ROWS_COUNTED))
    return f"{count} {'lignes' if count > 1 else 'ligne'}"


def _check(choices: Choices, sheets: Sequence[RawSheet]) -> None:
    axes = [axis.slug for axis in vocabulary().axes]
    fields = {field.name for field in vocabulary().fields}
    for axis in (choices.axis, *(each.axis for each in choices.sheets.values())):
        if axis is not None and axis not in axes:
            raise ImportRefused(f"L’axe « {axis} » n’existe pas.", f"Choisissez parmi : {', '.join(axes)}.")
    names = {sheet.name.casefold() for sheet in sheets}
    for name in (*choices.only, *choices.sheets):
        if name.casefold() not in names:
            shown = ", ".join(f"« {sheet.name} »" for sheet in sheets)
            raise ImportRefused(f"La feuille « {name} » n’existe pas.", f"Choisissez parmi : {shown}.")
    for field in {field for each in choices.sheets.values() for field in each.columns.values()}:
        if field is not None and field not in fields:
            raise ImportRefused(f"Le champ « {field} » n’existe pas.", "Choisissez-en un de la liste.")
