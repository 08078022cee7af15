"""Rows of a table as the XML of a sheet: typed cells, texts that stay texts, rows as high as their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from explorer.services import wording
from explorer.services.exports.tables import Column, Formula, Link, TableSheet, Value
from explorer.services.plan import Progress

FORMULA_LIKE: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that starts so could be taken for a formula once it is edited."""

_LONGEST_TEXT: Final = 32_767
_CUT: Final = " […]"
_FIRST_EXCEL_DAY: Final = date(1900, 3, 1)
_EXCEL_EPOCH: Final = date(1899, 12, 30).toordinal()
_PROGRESS_ROWS: Final = 200

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_POINTS: Final = 13.5
_HIGHEST_ROW_POINTS: Final = 409.0
_HEADER_POINTS: Final = 43.0
_CAPITAL: Final = 0.3
_BOLD: Final = 0.8
"""Bold letters are wider, and a filter's button covers some."""
_LETTERS_A_UNIT: Final = 1.15
"""A column is measured in figures of 11 points; letters of 10 points are narrower."""
_EDGES: Final = 1.0
_INDENT: Final = 1.5


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of the cell formats of one table, by column, known before its rows are written."""

    header: tuple[int, ...]
    plain: tuple[int, ...]
    """Texts, and what is not known."""
    figures: tuple[int, ...]
    """Numbers and dates: kept on one line, or LibreOffice misplaces those that it could break."""
    quoted: tuple[int, ...]
    """Texts that Excel could take for a formula once they are edited."""
    link: int
    footer: tuple[int, ...]
    """Lines below the table."""
    note: int


class Kinds(NamedTuple):
    """The formats that a cell of one column can take, after what it holds."""

    plain: int
    figure: int
    quoted: int
    link: int


@dataclass(slots=True)
class Counter:
    """Rows written in the whole workbook, told now and then."""

    total: int
    progress: Progress | None
    done: int = 0

    def step(self) -> None:
        """One more row."""
        self.done += 1
        if self.progress is not None and (self.done % _PROGRESS_ROWS == 0 or self.done == self.total):
            self.progress(self.done, self.total)


def table_rows(
    content: TableSheet, letters: Sequence[str], styles: Styles, counter: Counter
) -> Iterator[bytes]:
    """Every row of the sheet, from its header."""
    widths = [_letters(column) for column in content.columns]
    headers = zip(letters, styles.header, content.columns, strict=True)
    cells = [_text(f"{letter}1", style, column.header) for letter, style, column in headers]
    headers_only = [column.header for column in content.columns]
    height = row_height(headers_only, [width * _BOLD for width in widths]) or 0.0
    yield _row(1, cells, max(height, _HEADER_POINTS))
    kinds = [
        Kinds(*each, styles.link) for each in zip(styles.plain, styles.figures, styles.quoted, strict=True)
    ]
    for number, row in enumerate(content.rows, start=2):
        columns = zip(letters, row, kinds, strict=True)
        cells = [_cell(f"{letter}{number}", value, kind) for letter, value, kind in columns]
        yield _row(number, cells, row_height(row, widths))
        counter.step()
    first_spare = len(content.rows) + 2
    for number in range(first_spare, first_spare + content.spare_rows):
        blanks = zip(letters, styles.plain, strict=True)
        yield _row(number, [f'<c r="{letter}{number}" s="{style}"/>' for letter, style in blanks])
    yield from _footer(content, letters, styles, widths)


def _footer(
    content: TableSheet, letters: Sequence[str], styles: Styles, widths: Sequence[float]
) -> Iterator[bytes]:
    """Lines below the table, after an empty one."""
    first = len(content.rows) + content.spare_rows + 3
    kinds = [Kinds(style, style, style, style) for style in styles.footer]
    for number, row in enumerate(content.footer, start=first):
        columns = zip(letters, row, kinds, strict=True)
        cells = [_cell(f"{letter}{number}", value, kind) for letter, value, kind in columns]
        yield _row(number, cells, row_height(row, widths))
    after = first + len(content.footer) + (1 if content.footer else 0)
    for number, note in enumerate(content.notes, start=after):
        yield _row(number, [_text(f"{letters[min(1, len(letters) - 1)]}{number}", styles.note, note)])


def _letters(column: Column) -> float:
    """How many letters a line of the column bears, its edges and the indent of a figure taken off."""
    edges = _EDGES + (_INDENT if column.align == "right" else 0.0)
    return max(column.width * _LETTERS_A_UNIT - edges, 2.0)


def _row(number: int, cells: Sequence[str], height: float | None = None) -> bytes:
    size = f' ht="{height}" customHeight="1"' if height is not None else ""
    return f'<row r="{number}"{size}>{"".join(cells)}</row>'.encode()


def row_height(row: Sequence[Value], widths: Sequence[float]) -> float | None:
    """In points, for the longest text; `None` for one line. LibreOffice makes no row higher by itself."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, sum(_wrapped(part, width) for part in value.split("\n")))
    return min(lines * _LINE_POINTS + 2, _HIGHEST_ROW_POINTS) if lines > 1 else None


def _wrapped(text: str, width: float) -> int:
    """Lines that `text` takes, its words kept whole where they fit; capitals are wide."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        size = len(word) + _CAPITAL * sum(map(str.isupper, word))
        if used and used + 1 + size > width:
            lines, used = lines + 1, 0.0
        lines += ceil(size / width) - 1 if size > width else 0
        used += size + (1 if used else 0)
    return lines


def _cell(reference: str, value: Value, kind: Kinds) -> str:
    if value is None:
        return f'<c r="{reference}" s="{kind.plain}"/>'
    if isinstance(value, date) and value < _FIRST_EXCEL_DAY:
        value = wording.date(value)  # Excel knows no day before 1900 and invents 29/02/1900
    if isinstance(value, Link):
        return _text(reference, kind.link, value.text)
    if isinstance(value, Formula):
        return _formula(reference, kind.figure, value)
    if isinstance(value, str):
        return _text(reference, kind.quoted if value.startswith(FORMULA_LIKE) else kind.plain, value)
    number = value.toordinal() - _EXCEL_EPOCH if isinstance(value, date) else value
    return f'<c r="{reference}" s="{kind.figure}"><v>{number}</v></c>'


def _formula(reference: str, style: int, formula: Formula) -> str:
    """With its value of today, for programs that compute nothing."""
    kind, value = (' t="str"', "") if formula.value is None else ("", str(formula.value))
    return f'<c r="{reference}" s="{style}"{kind}><f>{escape(formula.text)}</f><v>{value}</v></c>'


def _text(reference: str, style: int, text: str) -> str:
    escaped = escape(coded(text))
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'


def coded(text: str) -> str:
    """As Excel writes a text: `_x0041_` would be read as « A »."""
    return _ESCAPE_LIKE.sub("_x005F_", clean(text))


def clean(text: str) -> str:
    """Without the characters that XML refuses, and no longer than a cell."""
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return legal if len(legal) <= _LONGEST_TEXT else legal[: _LONGEST_TEXT - len(_CUT)] + _CUT
