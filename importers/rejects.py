"""The workbook of refused rows: their own columns, why each was refused, and where it stands in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from importers.records import Reading, Reject, column_letter

REASON_HEADER: Final = "Motif du rejet"
CELL_HEADER: Final = "Cellule"

_WIDEST: Final = 60
_LONGEST_SHEET_NAME: Final = 31
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_BOLD: Final = Font(bold=True)
_REASON_FILL: Final = PatternFill("solid", fgColor="FBE6E6")


def write_rejects(reading: Reading, path: Path) -> int:
    """Write the rejects of `reading`, one sheet for each sheet of the file; returns how many rows there are.

    The headers are those of the file, so that the rows, put right, can be imported again.
    Raises `OSError` if `path` cannot be written.
    """
    workbook = Workbook(write_only=True)
    by_sheet: dict[str, list[Reject]] = {}
    for reject in reading.rejects:
        by_sheet.setdefault(reject.sheet, []).append(reject)
    headers = {report.name: {c.column: c.header for c in report.columns} for report in reading.sheets}
    for name, rejects in by_sheet.items():
        _write_sheet(workbook, name, rejects, headers.get(name, {}))
    if not by_sheet:
        workbook.create_sheet("Rejets").append([REASON_HEADER, CELL_HEADER])
    workbook.save(path)
    return len(reading.rejects)


def _write_sheet(workbook: Workbook, name: str, rejects: list[Reject], headers: dict[int, str]) -> None:
    sheet = workbook.create_sheet(_NOT_IN_SHEET_NAMES.sub(" ", name)[:_LONGEST_SHEET_NAME])
    columns = sorted(set(headers) | {cell.column for reject in rejects for cell in reject.cells})
    names = [headers.get(column, "") for column in columns]
    sheet.freeze_panes = "A2"
    for index, header in enumerate((*names, REASON_HEADER, CELL_HEADER)):
        sheet.column_dimensions[column_letter(index)].width = min(max(len(header) + 2, 14), _WIDEST)
    sheet.append([_cell(sheet, text, font=_BOLD) for text in (*names, REASON_HEADER, CELL_HEADER)])
    for reject in rejects:
        texts = {cell.column: cell.raw for cell in reject.cells}
        row = [_cell(sheet, texts.get(column)) for column in columns]
        row.append(_cell(sheet, reject.reason, fill=_REASON_FILL))
        at = (
            f"{column_letter(reject.column)}{reject.row}"
            if reject.column is not None
            else f"ligne {reject.row}"
        )
        row.append(_cell(sheet, at))
        sheet.append(row)


def _cell(
    sheet: Any, text: str | None, *, font: Font | None = None, fill: PatternFill | None = None
) -> WriteOnlyCell | None:
    """A cell that stays text: « =A1 » typed in a source must not become a formula."""
    if text is None:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if font is not None:
        cell.font = font
    if fill is not None:
        cell.fill = fill
    return cell
