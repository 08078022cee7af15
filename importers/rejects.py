"""The workbook of refused rows: their own columns, why each was refused, and where it stands in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from importers.axes import axis_in
from importers.corrected import ABOUT_SHEET, CELL_HEADER, REASON_HEADER, SOURCE_LABEL
from importers.records import Reading, Reject, SheetReport, SourceCell, column_letter
from resources.vocabulary import vocabulary

_WIDEST: Final = 60
_LONGEST_SHEET_NAME: Final = 31
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_BOLD: Final = Font(bold=True)
_REASON_FILL: Final = PatternFill("solid", fgColor="FBE6E6")


def write_rejects(reading: Reading, target: Path | IO[bytes], source: str | None = None) -> int:
    """Write the rejects of `reading`, one sheet for each sheet of the file; returns how many rows there are.

    The headers are those of the file, so that the rows, put right, can be imported again, into `source`.
    Raises `OSError` if `target` cannot be written.
    """
    workbook = Workbook(write_only=True)
    by_sheet: dict[str, list[Reject]] = {}
    for reject in reading.rejects:
        by_sheet.setdefault(reject.sheet, []).append(reject)
    reports = {report.name: report for report in reading.sheets}
    for name, rejects in by_sheet.items():
        _write_sheet(workbook, name, rejects, reports.get(name))
    if not by_sheet:
        workbook.create_sheet("Rejets").append([REASON_HEADER, CELL_HEADER])
    _write_about(workbook, reading.path.name, source)
    workbook.save(target)
    return len(reading.rejects)


def _write_sheet(workbook: Workbook, name: str, rejects: list[Reject], report: SheetReport | None) -> None:
    title = _NOT_IN_SHEET_NAMES.sub(" ", name)[:_LONGEST_SHEET_NAME]
    sheet = workbook.create_sheet(title)
    headers = {column.column: column.header for column in report.columns} if report else {}
    columns = sorted(set(headers) | {cell.column for reject in rejects for cell in reject.cells})
    axis = _axis_to_write(title, report)
    names = [*(headers.get(column, "") for column in columns), *axis]
    sheet.freeze_panes = "A2"
    for index, header in enumerate((*names, REASON_HEADER, CELL_HEADER)):
        sheet.column_dimensions[column_letter(index)].width = min(max(len(header) + 2, 14), _WIDEST)
    sheet.append([_cell(sheet, text, font=_BOLD) for text in (*names, REASON_HEADER, CELL_HEADER)])
    for reject in rejects:
        texts = {cell.column: _text(cell) for cell in reject.cells}
        row = [_cell(sheet, texts.get(column)) for column in columns]
        row += [_cell(sheet, label) for label in axis.values()]
        row.append(_cell(sheet, reject.reason, fill=_REASON_FILL))
        at = (
            f"{column_letter(reject.column)}{reject.row}"
            if reject.column is not None
            else f"ligne {reject.row}"
        )
        row.append(_cell(sheet, at))
        sheet.append(row)


def _axis_to_write(title: str, report: SheetReport | None) -> dict[str, str]:
    """Header and label of a column for the axis of a sheet, when nothing else would tell it."""
    if report is None or report.axis is None or axis_in(title) == report.axis:
        return {}
    if any(column.field == "axis" for column in report.columns):
        return {}
    words = vocabulary()
    return {words.field("axis").label: words.axis(report.axis).label}


def _text(cell: SourceCell) -> str:
    """What stands in a cell; the target of a link rather than the word « Lien » that hides it."""
    return cell.link if cell.field == "url" and cell.link else cell.raw


def _write_about(workbook: Workbook, file_name: str, source: str | None) -> None:
    """A sheet for the reader, which also says where the rows go when they come back."""
    sheet = workbook.create_sheet(ABOUT_SHEET)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, _WIDEST
    lines = [
        ("Fichier", file_name),
        (SOURCE_LABEL, source or ""),
        (
            "À faire",
            "Corrigez chaque ligne d’après son motif, puis importez ce classeur : ses lignes rejoignent la"
            " source ci-dessus, sans rien changer aux autres formations.",
        ),
    ]
    for label, text in lines:
        sheet.append([_cell(sheet, label, font=_BOLD), _cell(sheet, text)])


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
