"""A page that stands alone: one HTML file without script or network, read on screen, aloud or on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import BinaryIO, Final

import resources
from explorer.services import wording
from explorer.services.comparing import Comparison
from explorer.services.exports.cover import LEGEND, Line, cover_lines, line_text, source_lines
from explorer.services.exports.document import ExportDocument
from explorer.services.exports.plan_sheet import plan_sheet
from explorer.services.exports.sheets import cells_of, compared_text, printed_columns
from explorer.services.exports.tables import Column, Link, Value
from explorer.services.exports.texts import marked, shown, spaced
from explorer.services.exports.values import ExportedCourse
from explorer.services.plan import Progress
from explorer.services.training_plan import TrainingPlan

_PROGRESS_ROWS: Final = 200
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""A browser that knows it loads nothing, whatever the courses say."""


def write_html(document: ExportDocument, target: BinaryIO, progress: Progress | None = None) -> None:
    """Summary, table of the courses, comparison, plan, then each course with what to ask, and the sources."""
    for part in _page(document, progress):
        target.write(part.encode())


def _page(document: ExportDocument, progress: Progress | None) -> Iterator[str]:
    cover = document.cover
    title = _text(cover.title)
    style = files(resources).joinpath("styles", "export.css").read_text("utf-8")
    yield (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<header><h1>{title}</h1></header>\n<main>\n"
    )
    yield f'<section class="summary">{_lines(cover_lines(document))}</section>\n'
    yield from _overview(document)
    if document.comparison is not None:
        yield from _comparison(document.comparison)
    if document.plan is not None:
        yield _plan(document.plan, document)
    yield "<h2>Les formations une à une</h2>\n"
    total = len(document.courses)
    for place, course in enumerate(document.courses):
        yield _course(document, place, course)
        if progress is not None and ((place + 1) % _PROGRESS_ROWS == 0 or place + 1 == total):
            progress(place + 1, total)
    yield f"<section><h2>Légende</h2>{_lines(LEGEND)}</section>\n"
    yield f"<section><h2>Sources</h2>{_lines(source_lines(document))}</section>\n"
    yield "</main>\n</body>\n</html>\n"


def _overview(document: ExportDocument) -> Iterator[str]:
    count = printed_columns(document.layouts, 1) or len(document.layouts)
    places = [place for place in range(count) if any(row[place] is not None for row in document.values)]
    layouts = [document.layouts[place] for place in places]
    rows = (
        [
            f'<a href="#f{course.rank}">{_value(row[place], layout)}</a>'
            if document.columns[place].key == "title"
            else _value(row[place], layout)
            for place, layout in zip(places, layouts, strict=True)
        ]
        for course, row in zip(document.courses, document.values, strict=True)
    )
    yield _wide(wording.count(len(document.courses), "formation"))
    yield from _table(layouts, rows)
    yield "</section>\n"


def _comparison(found: Comparison) -> Iterator[str]:
    columns = [
        Column("Critère", 0),
        Column("≠", 0),
        *(Column(each.course.title, 0) for each in found.courses),
    ]
    rows = (
        [
            _text(row.label),
            "≠" if row.differs else "",
            *(_text(compared_text(cell)) for cell in row.cells),
        ]
        for group in found.groups
        for row in group.rows
    )
    yield _wide("Comparaison")
    yield "<p>≠ : les formations diffèrent. ✓ : la plus "
    yield "favorable des valeurs connues, quand elles se comparent.</p>\n"
    yield from _table(columns, rows, first="th scope='row'")
    yield "</section>\n"


def _plan(plan: TrainingPlan, document: ExportDocument) -> str:
    sheet = plan_sheet(plan, {each.facts.id: each.rank for each in document.courses})
    rows = [*sheet.rows, *sheet.footer]
    cells = (
        [_value(value, column) for value, column in zip(row, sheet.columns, strict=True)] for row in rows
    )
    table = "".join(_table(sheet.columns, cells))
    remarks = "".join(f"<p>{_text(each)}</p>" for each in sheet.notes)
    return f"{_wide('Plan RH')}{table}{remarks}</section>\n"


def _wide(heading: str) -> str:
    """A table may be wider than the window: the keyboard scrolls it too."""
    name = _text(heading)
    return f'<section class="wide" tabindex="0" role="region" aria-label="{name}"><h2>{name}</h2>\n'


def _table(columns: Sequence[Column], rows: Iterator[list[str]], *, first: str = "td") -> Iterator[str]:
    """`first`: the tag of the first cell of a row, which may be what the row is about."""
    head = "".join(f'<th scope="col"{_side(each)}>{_text(each.header)}</th>' for each in columns)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    for row in rows:
        tags = (first, *["td"] * (len(columns) - 1))
        cells = (
            f"<{tag}{_side(column)}>{cell}</{tag[:2]}>"
            for tag, column, cell in zip(tags, columns, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _course(document: ExportDocument, place: int, course: ExportedCourse) -> str:
    facts = "".join(
        f"<dt>{_text(layout.header)}</dt><dd>{_value(value, layout)}</dd>"
        for key, layout, value in document.facts(place)
        if key not in ("rank", "title")
    )
    questions = "".join(f"<li>{_text(question)}</li>" for _fact, question in document.asked(course))
    ask = f"<h4>À demander à l’organisme</h4><ul>{questions}</ul>" if questions else ""
    origin = f"{course.file_name}, feuille {wording.quoted(course.facts.sheet)}, {cells_of(course)}"
    return (
        f'<article id="f{course.rank}"><h3>{course.rank}. {_text(course.facts.title)}</h3>'
        f'<dl>{facts}</dl>{ask}<p class="origin">Source : {_text(origin)}</p></article>\n'
    )


def _lines(lines: Sequence[Line]) -> str:
    """Labels and what they tell; a label alone is a heading."""
    written, is_open = "", False
    for label, value in lines:
        if value is None:
            written += ("</dl>" if is_open else "") + f"<h2>{_text(label)}</h2>"
            is_open = False
        elif value != "":
            written += "" if is_open else "<dl>"
            is_open = True
            written += f"<dt>{_text(label)}</dt><dd>{_text(line_text(value))}</dd>"
    return written + ("</dl>" if is_open else "")


def _value(value: Value, column: Column) -> str:
    text = _text(shown(value, column))
    if isinstance(value, Link):
        return f'<a href="{escape(value.target)}" rel="noopener noreferrer">{text}</a>'
    return text


def _text(text: str) -> str:
    """Excel opens a page too, and would compute its cells."""
    return escape(spaced(marked(text))).replace("\n", "<br>")


def _side(column: Column) -> str:
    return "" if column.align == "left" else f' class="{column.align}"'
