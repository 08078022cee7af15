"""Writes workbooks of tables: real Excel tables, typed cells, live links, pages that print, never a formula.

openpyxl makes everything but the rows; the rows are written straight into the file, since one openpyxl cell
object a value costs more than all the rest (`benchmarks/`).
"""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from explorer.services import wording
from explorer.services.errors import ExportRefused
from explorer.services.exports.tables import DATE, EUROS, Column, Link, TableSheet, TextSheet, Value
from explorer.services.plan import Progress

_LONGEST_TEXT: Final = 32_767
_CUT: Final = " […]"
_MOST_LINKS: Final = 65_530
"""Excel drops every link of a sheet that holds more."""
_LONGEST_LINK: Final = 2_079
_FIRST_EXCEL_DAY: Final = date(1900, 3, 1)
_EXCEL_EPOCH: Final = date(1899, 12, 30).toordinal()
_PROGRESS_ROWS: Final = 200

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_LIKE: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SHEET_DATA: Final = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)

_ACCENT: Final = "0B6E69"
_LINE: Final = "DDE3E9"
_MUTED: Final = "5B6B7A"


@dataclass(frozen=True, slots=True)
class _Styles:
    """Numbers of the cell formats of one table, known before its rows are written."""

    header: int
    plain: tuple[int, ...]
    """By column: numbers, dates and texts."""
    quoted: tuple[int, ...]
    """By column: a text that Excel could take for a formula once it is edited."""
    link: int


def write_workbook(
    path: Path,
    sheets: Sequence[TableSheet | TextSheet],
    *,
    title: str,
    progress: Progress | None = None,
) -> None:
    """Writes the workbook to `path`, complete or not at all. Whatever `progress` raises stops the work.

    Raises `ExportRefused` when the file cannot be written there.
    """
    if path.suffix.lower() != ".xlsx":
        raise ExportRefused(
            f"« {path.name} » n’est pas un nom de classeur.", "Donnez un nom qui finit par .xlsx."
        )
    book = Workbook()
    book.remove(book.active)
    book.properties.title = _clean(title)
    book.properties.creator = "Explorateur de formations"
    rows: list[tuple[Worksheet, Iterator[bytes]]] = []
    counter = _Counter(sum(len(s.rows) for s in sheets if isinstance(s, TableSheet)), progress)
    for number, sheet in enumerate(sheets, start=1):
        worksheet = book.create_sheet(sheet.name)
        _set_page(worksheet, title)
        if isinstance(sheet, TextSheet):
            _fill_text_sheet(worksheet, sheet)
        else:
            rows.append((worksheet, _prepare_table(worksheet, sheet, number, counter)))
    skeleton = io.BytesIO()
    book.save(skeleton)
    # A sheet has its place in the file once the workbook is saved, not before.
    streams = {worksheet.path.lstrip("/"): stream for worksheet, stream in rows}
    with _replacing(path) as target:
        _assemble(skeleton, target, streams)


def _assemble(skeleton: io.BytesIO, target: io.BufferedWriter, streams: dict[str, Iterator[bytes]]) -> None:
    """Copies the workbook and writes the rows of each table in place of the few cells openpyxl knows."""
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            content = source.read(name)
            stream = streams.get(name)
            if stream is None:
                out.writestr(name, content)
                continue
            place = _SHEET_DATA.search(content)
            if place is None:
                raise ValueError(f"no sheetData in {name}")
            with out.open(name, "w", force_zip64=True) as part:
                part.write(content[: place.start()] + b"<sheetData>")
                for chunk in stream:
                    part.write(chunk)
                part.write(b"</sheetData>" + content[place.end() :])


@contextmanager
def _replacing(path: Path) -> Iterator[io.BufferedWriter]:
    """A file beside `path` that takes its place when the block ends well, and disappears otherwise."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with scratch.open("xb") as file:
                yield file
            os.replace(scratch, path)  # noqa: PTH105 - the same on every platform
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> ExportRefused:
    if not path.parent.is_dir():
        return ExportRefused(f"Le dossier « {path.parent} » n’existe pas.", "Choisissez un dossier existant.")
    if path.is_dir():
        return ExportRefused(f"« {path.name} » est un dossier.", "Choisissez un autre nom de fichier.")
    if error.errno == errno.ENOSPC:
        return ExportRefused(f"Le disque de « {path} » est plein.", "Libérez de la place, puis recommencez.")
    if path.exists():
        return ExportRefused(
            f"« {path.name} » ne peut pas être remplacé : il est ouvert dans un autre programme ou protégé.",
            "Fermez-le, ou choisissez un autre nom, puis recommencez.",
        )
    return ExportRefused(
        f"On ne peut pas écrire dans le dossier « {path.parent} ».",
        "Choisissez un dossier où vous avez le droit d’écrire.",
    )


@dataclass(slots=True)
class _Counter:
    total: int
    progress: Progress | None
    done: int = 0

    def step(self) -> None:
        self.done += 1
        if self.progress is not None and (self.done % _PROGRESS_ROWS == 0 or self.done == self.total):
            self.progress(self.done, self.total)


def _prepare_table(sheet: Worksheet, content: TableSheet, number: int, counter: _Counter) -> Iterator[bytes]:
    """Sets all of the sheet but its rows, which it gives as XML."""
    width, height = len(content.columns), len(content.rows) + content.spare_rows + 1
    letters = [get_column_letter(index) for index in range(1, width + 1)]
    area = f"A1:{letters[-1]}{height}"
    styles = _styles(sheet, content.columns)
    sheet.cell(height, width)  # the size that openpyxl declares goes up to here
    for letter, column in zip(letters, content.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        if column.choices:
            _offer(sheet, f"{letter}2:{letter}{height}", column.choices)
    table = Table(displayName=f"Tableau{number}", name=f"Tableau{number}", ref=area)
    table.tableColumns = [TableColumn(id=i, name=c.header) for i, c in enumerate(content.columns, start=1)]
    table.autoFilter = AutoFilter(ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "C2" if width > 2 else "A2"  # noqa: PLR2004 - rank and title stay in sight
    sheet.print_title_rows = "1:1"
    if content.printed_columns is not None:
        sheet.print_area = f"A1:{letters[content.printed_columns - 1]}{height}"
    _link(sheet, content, letters)
    return _rows(content, letters, styles, counter)


def _styles(sheet: Worksheet, columns: Sequence[Column]) -> _Styles:
    scratch = sheet.cell(1, 1)
    scratch.font = Font(bold=True, color="FFFFFF")
    scratch.fill = PatternFill("solid", fgColor=_ACCENT)
    scratch.alignment = Alignment(wrap_text=True, vertical="center")
    header = scratch.style_id
    scratch = sheet.cell(2, 1)
    scratch.border = Border(bottom=Side("thin", color=_LINE))
    plain, quoted = [], []
    for column in columns:
        scratch.number_format = column.number_format
        scratch.alignment = Alignment(wrap_text=True, vertical="top", horizontal=column.align)
        scratch.quotePrefix = False
        plain.append(scratch.style_id)
        scratch.quotePrefix = True
        quoted.append(scratch.style_id)
    scratch.quotePrefix = False
    scratch.number_format = "General"
    scratch.alignment = Alignment(wrap_text=True, vertical="top")
    scratch.font = Font(color=_ACCENT, underline="single")
    return _Styles(header, tuple(plain), tuple(quoted), scratch.style_id)


def _link(sheet: Worksheet, content: TableSheet, letters: Sequence[str]) -> None:
    made = 0
    for row_number, row in enumerate(content.rows, start=2):
        for column, value in enumerate(row):
            if isinstance(value, Link) and len(value.target) <= _LONGEST_LINK and made < _MOST_LINKS:
                reference = f"{letters[column]}{row_number}"
                cell = sheet.cell(row_number, column + 1)
                cell.hyperlink = Hyperlink(ref=reference, target=_clean(value.target))
                made += 1


def _offer(sheet: Worksheet, area: str, choices: Sequence[str]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    # Several values in a cell, or a new word, are fine: the list helps, it does not forbid.
    rule.showErrorMessage = False
    rule.add(area)
    sheet.add_data_validation(rule)


def _rows(content: TableSheet, letters: Sequence[str], styles: _Styles, counter: _Counter) -> Iterator[bytes]:
    headers = zip(letters, content.columns, strict=True)
    yield _row(1, [_text(f"{letter}1", styles.header, column.header) for letter, column in headers])
    for number, row in enumerate(content.rows, start=2):
        cells = zip(letters, row, styles.plain, styles.quoted, strict=True)
        yield _row(
            number,
            [
                _cell(f"{letter}{number}", value, plain, quoted, styles.link)
                for letter, value, plain, quoted in cells
            ],
        )
        counter.step()
    first_spare = len(content.rows) + 2
    for number in range(first_spare, first_spare + content.spare_rows):
        blanks = zip(letters, styles.plain, strict=True)
        yield _row(number, [f'<c r="{letter}{number}" s="{style}"/>' for letter, style in blanks])


def _row(number: int, cells: Sequence[str]) -> bytes:
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _cell(reference: str, value: Value, plain: int, quoted: int, link: int) -> str:
    if value is None:
        return f'<c r="{reference}" s="{plain}"/>'
    if isinstance(value, date) and value < _FIRST_EXCEL_DAY:
        value = wording.date(value)  # Excel knows no day before 1900 and invents 29/02/1900
    if isinstance(value, Link):
        return _text(reference, link, value.text)
    if isinstance(value, str):
        return _text(reference, quoted if value.startswith(_FORMULA_LIKE) else plain, value)
    number = value.toordinal() - _EXCEL_EPOCH if isinstance(value, date) else value
    return f'<c r="{reference}" s="{plain}"><v>{number}</v></c>'


def _text(reference: str, style: int, text: str) -> str:
    escaped = escape(_ESCAPE_LIKE.sub("_x005F_", _clean(text)))
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'


def _clean(text: str) -> str:
    """Without the characters that XML refuses, and no longer than a cell."""
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return legal if len(legal) <= _LONGEST_TEXT else legal[: _LONGEST_TEXT - len(_CUT)] + _CUT


def _fill_text_sheet(sheet: Worksheet, content: TextSheet) -> None:
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 96
    sheet.sheet_view.showGridLines = False
    _put(sheet, 1, 1, content.title).font = Font(bold=True, size=16, color=_ACCENT)
    for number, (label, value) in enumerate(content.lines, start=3):
        head = _put(sheet, number, 1, label)
        if value is None:
            head.font = Font(bold=True, size=12, color=_ACCENT)
            continue
        head.font = Font(color=_MUTED)
        head.alignment = Alignment(vertical="top", wrap_text=True)
        cell = _put(sheet, number, 2, value)
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
        if isinstance(value, date):
            cell.number_format = DATE
        elif isinstance(value, Decimal):
            cell.number_format = EUROS


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _clean(value)
        cell.data_type = "s"  # openpyxl takes « =… » for a formula
        cell.quotePrefix = value.startswith(_FORMULA_LIKE)
    else:
        cell.value = value
    return cell


def _set_page(sheet: Worksheet, title: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddHeader.left.text = _clean(title).replace("&", "&&")[:200]
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Page &P / &N"
