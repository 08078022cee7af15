"""The sheets of a workbook: *Synthèse*, *Sélection*, *Comparaison*, *À compléter*, *Sources*, *Plan RH*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from explorer.services.comparing import Cell, Comparison
from explorer.services.exports.cover import LEGEND, Line, cover_lines, source_lines
from explorer.services.exports.document import MOST_COMPARED, ExportDocument
from explorer.services.exports.plan_sheet import plan_sheet
from explorer.services.exports.tables import DATE, WHOLE, Column, TableSheet, TextSheet, Value
from explorer.services.exports.values import ExportedCourse
from importers.records import column_letter
from importers.sections import stands_above

SUMMARY: Final = "Synthèse"
SELECTION: Final = "Sélection"
COMPARISON: Final = "Comparaison"
TO_COMPLETE: Final = "À compléter"
SOURCES: Final = "Sources"
PAGE_WIDTH: Final = 179.0
"""Characters that an A4 page in landscape bears in letters of 8 points, still read without effort."""
_MOST_PAGES_WIDE: Final = 2
_REPEATED: Final = 2
"""Rank and title, without which a second page would tell nothing."""
_LONGEST_CELL: Final = 900
"""Letters of a cell of *Comparaison*: a row cannot be higher than Excel's 409 points."""
_LONGEST_HEADER: Final = 120
_WIDEST: Final = 70.0
_MOST_LETTERS_A_UNIT: Final = 26.0
"""Of the width of a column, in a row of 409 points."""


def workbook_sheets(document: ExportDocument) -> tuple[TableSheet | TextSheet, ...]:
    """All the sheets, in the order of their tabs."""
    plan: tuple[TableSheet, ...] = ()
    if document.plan is not None:
        ranks = {each.facts.id: each.rank for each in document.courses}
        plan = (plan_sheet(document.plan, ranks),)
    return (
        summary(document),
        selection(document),
        comparison(document),
        to_complete(document),
        sources(document),
        *plan,
    )


def summary(document: ExportDocument) -> TextSheet:
    """Reference, date, the query sentence, totals, what to check, legend, source editions."""
    lines: list[Line] = [*cover_lines(document), ("", ""), ("Légende", None), *LEGEND]
    table = selection(document)
    if table.printed_columns is not None:
        header = document.layouts[table.printed_columns].header
        lines.append(
            (
                "Impression",
                f"« {SELECTION} » imprime les colonnes qui tiennent sur deux pages côte à côte ; celles "
                f"qui suivent, à partir de « {header} », se lisent à l’écran.",
            )
        )
    lines += [("", ""), ("Éditions des sources", None), *source_lines(document)]
    return TextSheet(SUMMARY, document.cover.title, lines)


def selection(document: ExportDocument) -> TableSheet:
    """The table itself: empty columns are hidden; those that fit on two pages side by side are printed."""
    by_column = zip(*document.values, strict=True)
    columns = tuple(map(_fitted, document.layouts, by_column))
    on_one_page = printed_columns(columns, 1)
    if on_one_page is None:
        return TableSheet(SELECTION, columns, document.values)
    return TableSheet(
        SELECTION,
        columns,
        document.values,
        printed_columns=printed_columns(columns, _MOST_PAGES_WIDE),
        pages_wide=_MOST_PAGES_WIDE,
    )


def comparison(document: ExportDocument) -> TableSheet:
    """Criteria as rows, the first courses as columns; ≠ where they differ."""
    found = document.comparison
    if found is None:
        alone = (Column("Thème", 16), Column("Critère", 20), Column("≠", 5), Column("Formation", 60))
        told = (None, None, None, "Il faut au moins deux formations à comparer.")
        return TableSheet(COMPARISON, alone, [told])
    ranks = {each.facts.id: each.rank for each in document.courses}
    width = max(26.0, (PAGE_WIDTH - 53) / len(found.courses))
    columns = (
        Column("Thème", 19),
        Column("Critère", 20, is_strong=True),
        Column("≠", 5, "General", "center"),
        *(
            Column(_header(ranks[each.course.id], each.course.title), min(width, 60.0))
            for each in found.courses
        ),
    )
    return TableSheet(COMPARISON, columns, _compared_rows(found, len(document.courses)), frozen_columns=3)


def _compared_rows(found: Comparison, course_count: int) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = [
        (group.label, row.label, "≠" if row.differs else None, *map(compared_text, row.cells))
        for group in found.groups
        for row in group.rows
    ]
    if course_count > MOST_COMPARED:
        told = f"Les {len(found.courses)} premières formations non écartées, sur {course_count}."
        rows.append(("Lecture", "Formations", None, told, *[None] * (len(found.courses) - 1)))
    return rows


def compared_text(cell: Cell) -> str:
    """« ✓ 390 € HT » for the best of the values that can be compared; long texts are shortened."""
    text = cell.text if len(cell.text) <= _LONGEST_CELL else f"{cell.text[:_LONGEST_CELL]} […]"
    return f"✓ {text}" if cell.is_best else text


def _header(rank: int, title: str) -> str:
    """Unlike any other header, as Excel wants them: the rank is."""
    text = f"{rank}. {' '.join(title.split())}"
    return text if len(text) <= _LONGEST_HEADER else f"{text[:_LONGEST_HEADER]}…"


def to_complete(document: ExportDocument) -> TableSheet:
    """Missing facts as questions to the provider, with room for the answers."""
    rows: list[tuple[Value, ...]] = [
        (each.rank, each.facts.title, each.facts.provider, fact, question, None)
        for each in document.courses
        for fact, question in document.asked(each)
    ]
    columns = (
        Column("Rang", 6, WHOLE, "center"),
        Column("Formation", 42),
        Column("Organisme", 26),
        Column("Ce qui manque", 18),
        Column("Question à l’organisme", 52),
        Column("Réponse", 36),
    )
    nothing = (None, "Rien ne manque.", None, None, None, None)
    return TableSheet(TO_COMPLETE, columns, rows or [nothing])


def sources(document: ExportDocument) -> TableSheet:
    """Where each course stands in its file."""
    columns = (
        Column("Rang", 6, WHOLE, "center"),
        Column("Formation", 46),
        Column("Source", 28),
        Column("Fichier", 34),
        Column("Feuille", 28),
        Column("Cellules", 12),
        Column("Importée le", 12, DATE),
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.rank,
            each.facts.title,
            each.source,
            each.file_name,
            each.facts.sheet,
            cells_of(each),
            each.imported_at.date() if each.imported_at else None,
        )
        for each in document.courses
    ]
    return TableSheet(SOURCES, columns, rows)


def cells_of(course: ExportedCourse) -> str:
    """« A14:T14 », the cells of a course in its sheet."""
    last = max((cell.column for cell in course.cells), default=0)
    indexes = [cell.column for cell in course.cells if not stands_above(cell.header, cell.column, last)]
    row = course.facts.row
    if not indexes:
        return f"ligne {row}"
    return f"{column_letter(min(indexes))}{row}:{column_letter(max(indexes))}{row}"


def printed_columns(columns: Sequence[Column], pages: int) -> int | None:
    """How many columns so many pages side by side bear, rank and title on each; `None` for all."""
    repeated = sum(each.width for each in columns[:_REPEATED])
    used, page = 0.0, 1
    for place, column in enumerate(columns):
        width = 0.0 if column.hidden else column.width
        if used + width > PAGE_WIDTH and place >= _REPEATED:
            if page == pages:
                return place
            used, page = repeated, page + 1
        used += width
    return None


def _fitted(column: Column, found: Sequence[Value]) -> Column:
    """The column wide enough for its longest text to stand in the highest row, as far as a screen bears."""
    longest = max((len(each) for each in found if isinstance(each, str)), default=0)
    width = min(_WIDEST, longest / _MOST_LETTERS_A_UNIT)
    return replace(column, width=width) if width > column.width else column
