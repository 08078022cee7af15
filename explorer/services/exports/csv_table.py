"""The courses as a table of text: a CSV file that French Excel opens as it is, and what a paste takes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import BinaryIO, Final

from explorer.services import wording
from explorer.services.exports.document import ExportDocument
from explorer.services.exports.tables import Link
from explorer.services.exports.texts import bare, harmless, marked, one_line, shown
from explorer.services.plan import Progress

_PROGRESS_ROWS: Final = 200
TEXT_CELL: Final = "mso-number-format:'\\@'"
"""Excel keeps the cell as text: codes keep their zeros, and nothing is ever computed."""


@dataclass(frozen=True, slots=True)
class ClipboardTable:
    """The same table twice: a program takes the richest that it knows."""

    html: str
    text: str
    """Cells apart by tabs."""


def write_csv(document: ExportDocument, target: BinaryIO, progress: Progress | None = None) -> None:
    """Semicolons, UTF-8 with its mark, decimal commas, every text in quotes; remarks below the courses."""
    target.write(codecs.BOM_UTF8)
    wrapped = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    try:
        lines = csv.writer(wrapped, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        lines.writerow([harmless(each.header) for each in document.layouts])
        total = len(document.values)
        for number, row in enumerate(document.values, start=1):
            lines.writerow(map(bare, row))
            if progress is not None and (number % _PROGRESS_ROWS == 0 or number == total):
                progress(number, total)
        lines.writerow([])
        lines.writerows([harmless(line)] for line in remarks(document))
    finally:
        wrapped.detach()


def clipboard_table(document: ExportDocument) -> ClipboardTable:
    """What a paste into a spreadsheet, a letter or a message takes; empty columns are left out."""
    places = [place for place, each in enumerate(document.layouts) if not each.hidden]
    layouts = [document.layouts[place] for place in places]
    head = "".join(f"<th scope='col'>{escape(marked(each.header))}</th>" for each in layouts)
    body = []
    lines = ["\t".join(one_line(each.header) for each in layouts)]
    for row in document.values:
        cells = []
        for place, layout in zip(places, layouts, strict=True):
            value = row[place]
            text = escape(marked(shown(value, layout))).replace("\n", "<br>")
            if isinstance(value, Link):
                text = f'<a href="{escape(value.target)}">{text}</a>'
            style = f' style="{TEXT_CELL}"' if isinstance(value, str | Link) else ""
            cells.append(f"<td{style}>{text}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
        lines.append("\t".join(one_line(bare(row[place])) for place in places))
    told = remarks(document)
    below = "".join(f"<p>{escape(marked(line))}</p>" for line in told)
    html = (
        f"<meta charset='utf-8'><table border='1'><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>{below}"
    )
    return ClipboardTable(html, "\n".join((*lines, "", *map(one_line, told))))


def remarks(document: ExportDocument) -> Sequence[str]:
    """The search and the sources, which go with the courses wherever they go."""
    return tuple(_remarks(document))


def _remarks(document: ExportDocument) -> Iterator[str]:
    cover = document.cover
    yield f"Recherche : {cover.query_sentence}"
    yield f"Export du {wording.date(cover.today)}"
    for each in document.editions:
        yield f"Source : {each.name}, {each.text}"
