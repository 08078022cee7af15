"""Writes workbooks of tables: real Excel tables, typed cells, live links, pages that print, never a formula.

openpyxl makes everything but the rows; the rows are written straight into the file, since one openpyxl cell
object a value costs more than all the rest (`benchmarks/export_speed.py`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from explorer.services.exports.rows import FORMULA_LIKE, Counter, Styles, clean, coded, row_height, table_rows
from explorer.services.exports.tables import DATE, EUROS, Column, Link, TableSheet, TextSheet, Value
from explorer.services.plan import Progress

_MOST_LINKS: Final = 65_530
"""Excel drops every link of a sheet that holds more."""
_LONGEST_LINK: Final = 2_079
_SHEET_DATA: Final = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)

_LABEL_WIDTH: Final = 34
_TEXT_WIDTH: Final = 96
_FONT: Final = "Calibri"
_ACCENT: Final = "0B6E69"
_LINE: Final = "DDE3E9"
_MUTED: Final = "5B6B7A"
_ROOM: Final = "_N"
"""As much as a N takes, which is an indent; a letter of a date would make programs read days."""


def write_workbook(
    target: BinaryIO,
    sheets: Sequence[TableSheet | TextSheet],
    *,
    title: str,
    progress: Progress | None = None,
) -> None:
    """Writes the workbook to `target`. Whatever `progress` raises stops the work."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = clean(title)
    book.properties.creator = "Explorateur de formations"
    rows: list[tuple[Worksheet, Iterator[bytes]]] = []
    counter = Counter(sum(len(s.rows) for s in sheets if isinstance(s, TableSheet)), progress)
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
    _assemble(skeleton, target, streams)


def _assemble(skeleton: io.BytesIO, target: BinaryIO, streams: dict[str, Iterator[bytes]]) -> None:
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


def _prepare_table(sheet: Worksheet, content: TableSheet, number: int, counter: Counter) -> Iterator[bytes]:
    """Sets all of the sheet but its rows, which it gives as XML."""
    width, height = len(content.columns), len(content.rows) + content.spare_rows + 1
    letters = [get_column_letter(index) for index in range(1, width + 1)]
    area = f"A1:{letters[-1]}{height}"
    styles = _styles(sheet, content.columns)
    below = sum(len(each) + 1 for each in (content.footer, content.notes) if each)
    sheet.cell(height + below, width)  # the size that openpyxl declares goes up to here
    for letter, column in zip(letters, content.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        if column.choices:
            _offer(sheet, f"{letter}2:{letter}{height}", column.choices)
    table = Table(displayName=f"Tableau{number}", name=f"Tableau{number}", ref=area)
    table.tableColumns = [
        TableColumn(id=i, name=coded(c.header)) for i, c in enumerate(content.columns, start=1)
    ]
    table.autoFilter = AutoFilter(ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    frozen = content.frozen_columns if width > content.frozen_columns else 0
    sheet.freeze_panes = f"{letters[frozen]}2"
    sheet.print_title_rows = "1:1"
    if content.pages_wide > 1:
        sheet.page_setup.fitToWidth = content.pages_wide
        sheet.page_setup.pageOrder = "overThenDown"  # both halves of the same rows follow each other
        sheet.print_title_cols = f"A:{letters[content.frozen_columns - 1]}"
    if content.printed_columns is not None:
        sheet.print_area = f"A1:{letters[content.printed_columns - 1]}{height + below}"
    return table_rows(_with_links(sheet, content, letters), letters, styles, counter)


def _styles(sheet: Worksheet, columns: Sequence[Column]) -> Styles:
    def number(font: Font, column: Column, *, is_quoted: bool = False) -> int:
        # A cell of its own for each: openpyxl would let a change reach the formats registered before.
        cell = Cell(sheet, row=1, column=1)
        cell.font = font
        cell.number_format = column.number_format
        cell.alignment = _alignment(column, "top")
        cell.border = Border(bottom=Side("thin", color=_LINE))
        cell.quotePrefix = is_quoted
        return int(cell.style_id)

    def header(column: Column) -> int:
        cell = Cell(sheet, row=1, column=1)
        cell.font = _font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_ACCENT)
        cell.alignment = _alignment(replace(column, wraps=True), "center")
        return int(cell.style_id)

    def note() -> int:
        cell = Cell(sheet, row=1, column=1)
        cell.font = _font(italic=True, color=_MUTED)
        return int(cell.style_id)

    return Styles(
        tuple(map(header, columns)),
        tuple(number(_font(bold=column.is_strong), column) for column in columns),
        tuple(number(_font(bold=column.is_strong), _figure(column)) for column in columns),
        tuple(number(_font(bold=column.is_strong), column, is_quoted=True) for column in columns),
        number(_font(color=_ACCENT, underline="single"), Column("", 0)),
        tuple(
            number(_font(bold=True), _figure(column) if column.align == "right" else column)
            for column in columns
        ),
        note(),
    )


def _figure(column: Column) -> Column:
    """Of a figure, the room at its right stands in its format: LibreOffice forgets the indent of some."""
    room = _ROOM if column.align == "right" else ""
    return replace(column, wraps=False, number_format=f"{column.number_format}{room}")


def _alignment(column: Column, vertical: str) -> Alignment:
    is_spaced = column.align == "right" and not column.number_format.endswith(_ROOM)
    indent = 1 if is_spaced else 0  # or a figure touches the text of the next column
    return Alignment(wrap_text=column.wraps, vertical=vertical, horizontal=column.align, indent=indent)


def _font(**options: Any) -> Font:
    return Font(**{"name": _FONT, "size": 10, **options})


def _with_links(sheet: Worksheet, content: TableSheet, letters: Sequence[str]) -> TableSheet:
    """Makes the links live; those that Excel would not bear become their address."""
    found = [value for row in content.rows for value in row if isinstance(value, Link)]
    if not found:
        return content
    too_many = len(found) > _MOST_LINKS
    rows = []
    for row_number, row in enumerate(content.rows, start=2):
        values = list(row)
        for column, value in enumerate(row):
            if not isinstance(value, Link):
                continue
            if too_many or len(value.target) > _LONGEST_LINK:
                values[column] = value.target.removeprefix("mailto:")
                continue
            link = Hyperlink(ref=f"{letters[column]}{row_number}", target=clean(value.target))
            sheet.cell(row_number, column + 1).hyperlink = link
        rows.append(values)
    return replace(content, rows=rows)


def _offer(sheet: Worksheet, area: str, choices: Sequence[str]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    # Several values in a cell, or a new word, are fine: the list helps, it does not forbid.
    rule.showErrorMessage = False
    rule.add(area)
    sheet.add_data_validation(rule)


def _fill_text_sheet(sheet: Worksheet, content: TextSheet) -> None:
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    sheet.column_dimensions["B"].width = _TEXT_WIDTH
    sheet.sheet_view.showGridLines = False
    _put(sheet, 1, 1, content.title).font = _font(bold=True, size=16, color=_ACCENT)
    for number, (label, value) in enumerate(content.lines, start=3):
        head = _put(sheet, number, 1, label)
        if value is None:
            head.font = _font(bold=True, size=12, color=_ACCENT)
            continue
        head.font = _font(size=11, color=_MUTED)
        head.alignment = Alignment(vertical="top", wrap_text=True)
        cell = _put(sheet, number, 2, value)
        cell.font = _font(size=11)
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
        # 11 points, a tenth larger than those of a table.
        height = row_height((label, value), (_LABEL_WIDTH, _TEXT_WIDTH))
        if height is not None:
            sheet.row_dimensions[number].height = height * 1.1
        if isinstance(value, date):
            cell.number_format = DATE
        elif isinstance(value, Decimal):
            cell.number_format = EUROS


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Any:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"  # openpyxl takes « =… » for a formula
        cell.quotePrefix = value.startswith(FORMULA_LIKE)
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
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.35
    # In a header « & » starts an order, and an empty one is not understood.
    sheet.oddHeader.left.text = " ".join(clean(title).split())[:120].replace("&", "&&") or None
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Page &P / &N"
