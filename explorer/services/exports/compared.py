"""A comparison as it leaves the window: a table to paste, a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from explorer.services.comparing import Comparison
from explorer.services.exports.csv_table import TEXT_CELL, ClipboardTable
from explorer.services.exports.sheets import compared_text
from explorer.services.exports.texts import marked, one_line

_STYLE = (
    "h2, p, th, td { color: #17212b; } h2 { color: #0b6e69; } "
    "th, td { padding: 5px 7px; vertical-align: top; text-align: left; } th { background-color: #e1f1f0; }"
)
"""Every ink is said: a window in dark would lend its own, which is light."""
_RULES = "border-color: #dde3e9; border-style: solid; border-collapse: collapse"


def compared_table(comparison: Comparison) -> ClipboardTable:
    """What a paste takes; no text of it is ever taken for a formula."""
    lines = ["\t".join(("Critère", "≠", *(one_line(each.course.title) for each in comparison.courses)))]
    for group in comparison.groups:
        lines += [
            "\t".join(
                (row.label, "≠" if row.differs else "", *(one_line(compared_text(c)) for c in row.cells))
            )
            for row in group.rows
        ]
    return ClipboardTable(f"<meta charset='utf-8'>{_table(comparison)}", "\n".join(lines))


def compared_page(comparison: Comparison) -> str:
    """HTML for a printer or an image, in dark ink on white whatever the theme."""
    legend = "≠ les formations diffèrent · ✓ le plus favorable, quand c’est objectif et connu"
    return (
        f"<html><head><meta charset='utf-8'><style>{_STYLE}</style></head><body>"
        f"<h2>Comparaison de formations</h2>{_table(comparison)}<p>{legend}</p></body></html>"
    )


def _table(comparison: Comparison) -> str:
    width = 84 // max(len(comparison.courses), 1)
    heads = "".join(
        f"<th width='{width}%'>{_html(each.course.title)}<br><span style='font-weight: normal'>"
        f"{_html(each.provider or '')}</span></th>"
        for each in comparison.courses
    )
    rows = "".join(_rows(comparison))
    return (
        f"<table width='100%' border='1' cellspacing='0' cellpadding='5' style='{_RULES}'><thead><tr>"
        f"<th width='16%'>Critère</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _rows(comparison: Comparison) -> Iterator[str]:
    span = 1 + len(comparison.courses)
    for group in comparison.groups:
        yield f"<tr><th colspan='{span}'>{_html(group.label)}</th></tr>"
        for row in group.rows:
            mark = " ≠" if row.differs else ""
            cells = "".join(
                f'<td style="{TEXT_CELL}">{_html(compared_text(each))}</td>' for each in row.cells
            )
            yield f"<tr><td>{_html(row.label)}{mark}</td>{cells}</tr>"


def _html(text: str) -> str:
    return escape(marked(text)).replace("\n", "<br>")
