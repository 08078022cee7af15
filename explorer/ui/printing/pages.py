"""The pages of the PDF as the HTML that `QTextDocument` knows: tables with widths, sizes in `px`, no flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from explorer.services import wording
from explorer.services.exports.cover import LEGEND, cover_lines, line_text, source_lines
from explorer.services.exports.plan_sheet import plan_sheet
from explorer.services.exports.sheets import cells_of, compared_text
from explorer.services.exports.tables import Column, Link, Value
from explorer.services.exports.texts import legible, shown, spaced

if TYPE_CHECKING:
    from explorer.services.comparing import Comparison
    from explorer.services.exports.cover import Line
    from explorer.services.exports.document import ExportDocument
    from explorer.services.training_plan import TrainingPlan

STYLE: Final = """
h1 { color: #0b6e69; font-size: 20px; }
h2 { color: #0b6e69; font-size: 15px; margin-top: 18px; }
table.ruled { font-size: 11px; }
td, th { padding: 3px 6px; vertical-align: top; }
th { background-color: #e1f1f0; text-align: left; }
.label { color: #5b6b7a; font-weight: normal; background-color: #ffffff; padding-left: 0; }
table.small { font-size: 11px; }
.muted { color: #5b6b7a; }
a { color: #0b6e69; }
"""
_LABEL_SHARE: Final = 28
_SHORT: Final = frozenset({"rank", "title", "provider", "duration", "price", "price_basis", "status"})
_MOST_LISTED: Final = 200
"""Courses in the table of the first pages; they all have their own page."""
_CRITERION_SHARE: Final = 18
_PLAN_SHARES: Final = (5, 20, 8, 7, 8, 10, 8, 8, 8, 18)
_NARROWEST: Final = 9.0
"""Characters: « Rang » and « Base » in bold."""
_STATUS: Final = 20.0
"""Characters: a reason stands behind it."""
_LONGEST_HEADER: Final = 80


@dataclass(frozen=True, slots=True)
class Part:
    """What starts on a page of its own."""

    title: str
    html: str
    is_wide: bool = False
    """On pages in landscape."""


def first_parts(document: ExportDocument) -> Iterator[Part]:
    """Before the courses: what the export says of itself, the courses in short, comparison, plan."""
    yield Part(
        document.cover.title,
        f"<h1>{_text(document.cover.title)}</h1>{_lines(cover_lines(document))}{_overview(document)}"
        f"<h2>Sources</h2>{_lines(source_lines(document), 'small')}"
        f"<h2>Légende</h2>{_lines(LEGEND, 'small')}",
    )
    if document.comparison is not None:
        yield Part("Comparaison", _comparison(document.comparison), is_wide=True)
    if document.plan is not None:
        yield Part("Plan RH", _plan(document.plan, document), is_wide=True)


def course_part(document: ExportDocument, place: int) -> Part:
    """Everything chosen of one course, what to ask its provider, where it stands in its file."""
    course = document.courses[place]
    facts = [
        (layout.header, _value(value, layout))
        for key, layout, value in document.facts(place)
        if key not in ("rank", "title")
    ]
    title = f"{course.rank}. {course.facts.title}"
    parts = [f"<h1>{_text(title)}</h1>", _labelled(facts)]
    questions = document.asked(course)
    if questions:
        items = "".join(f"<li>{_text(question)}</li>" for _fact, question in questions)
        parts.append(f"<h2>À demander à l’organisme</h2><ul>{items}</ul>")
    origin = f"{course.file_name}, feuille {wording.quoted(course.facts.sheet)}, {cells_of(course)}"
    parts.append(f'<p class="muted">Source{wording.FIXED}: {_text(origin)}</p>')
    return Part(title, "".join(parts))


def _overview(document: ExportDocument) -> str:
    places = [
        place
        for place, each in enumerate(document.columns)
        if each.key in _SHORT and not document.layouts[place].hidden
    ]
    layouts = [document.layouts[place] for place in places]
    rows = (
        [_value(row[place], layout) for place, layout in zip(places, layouts, strict=True)]
        for row in document.values[:_MOST_LISTED]
    )
    widths = [
        max(layout.width, _STATUS if document.columns[place].key == "status" else _NARROWEST)
        for place, layout in zip(places, layouts, strict=True)
    ]
    shares = [100 * each / sum(widths) for each in widths]
    count = len(document.courses)
    rest = count - _MOST_LISTED
    more = f"<p>Et {wording.count(rest, 'autre')}, aux pages suivantes.</p>" if rest > 0 else ""
    return f"<h2>{wording.count(count, 'formation')}</h2>{_table(layouts, shares, rows)}{more}"


def _comparison(found: Comparison) -> str:
    columns = [Column("Critère", 0), *(Column(_short(each.course.title), 0) for each in found.courses)]
    share = (100 - _CRITERION_SHARE) / len(found.courses)
    rows = (
        [
            f"<b>{_text(row.label)}</b>{' ≠' if row.differs else ''}",
            *(_text(compared_text(cell)) for cell in row.cells),
        ]
        for group in found.groups
        for row in group.rows
    )
    told = (
        "≠ : les formations diffèrent. ✓ : la plus favorable des valeurs connues, quand elles se comparent."
    )
    table = _table(columns, [_CRITERION_SHARE, *[share] * len(found.courses)], rows)
    return f"<h2>Comparaison</h2><p>{_text(told)}</p>{table}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_HEADER else f"{title[:_LONGEST_HEADER]}…"


def _plan(plan: TrainingPlan, document: ExportDocument) -> str:
    sheet = plan_sheet(plan, {each.facts.id: each.rank for each in document.courses})
    rows = [[_value(*each) for each in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
    rows += [
        [f"<b>{_value(*each)}</b>" for each in zip(row, sheet.columns, strict=True)] for row in sheet.footer
    ]
    notes = "".join(f'<p class="muted">{_text(each)}</p>' for each in sheet.notes)
    return f"<h2>Plan RH</h2>{_table(sheet.columns, _PLAN_SHARES, rows)}{notes}"


def _table(columns: Sequence[Column], shares: Sequence[float], rows: Iterable[list[str]]) -> str:
    """A `thead` is drawn again on each page."""
    head = "".join(
        f'<th width="{share:.2f}%" align="{each.align}">{_text(each.header)}</th>'
        for each, share in zip(columns, shares, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f'<td align="{each.align}">{cell}</td>' for each, cell in zip(columns, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        '<table class="ruled" width="100%" border="1" cellspacing="0" '
        'style="border-color: #dde3e9; border-style: solid; border-collapse: collapse">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"
    )


def _lines(lines: Sequence[Line], size: str = "") -> str:
    written: list[str] = []
    group: list[tuple[str, str]] = []
    for label, value in lines:
        if value is None:
            written += [_labelled(group, size), f"<h2>{_text(label)}</h2>"]
            group = []
        elif value != "":
            group.append((label, _text(line_text(value))))
    return "".join((*written, _labelled(group, size)))


def _labelled(facts: Sequence[tuple[str, str]], size: str = "") -> str:
    if not facts:
        return ""
    rows = "".join(
        f'<tr><td width="{_LABEL_SHARE}%" class="label">{_text(label)}</td>'
        f'<td width="{100 - _LABEL_SHARE}%">{text}</td></tr>'
        for label, text in facts
    )
    return f'<table class="{size}" width="100%" cellspacing="0">{rows}</table>'


def _value(value: Value, column: Column) -> str:
    """An address is written whole: paper is not clicked on."""
    if isinstance(value, Link):
        return f'<a href="{escape(value.target)}">{_text(value.target.removeprefix("mailto:"))}</a>'
    return _text(shown(value, column))


def _text(text: str) -> str:
    """Nothing computes in a PDF: the text is left as it is."""
    return escape(spaced(legible(text))).replace("\n", "<br>")
