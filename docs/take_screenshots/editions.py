"""Two editions of the bundled map, one after the other: what an import meets in a real file.

The facts are those of the bundled map. The earlier edition lacks four of its rows, so that a saved view has
news; the later one lacks three others, has one row without a title, and some writings of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import resources
from explorer.services.opening import SAMPLE

GENERAL, SECTORS, REGIONAL = "1 - IA-IAG généralistes", "2 - Sectorielles", "4 - Carif-Oref"
NOT_YET_THERE = (12, 13, 14, 16)
"""Rows of the sheet `SECTORS`."""
GONE = (17, 20, 26)
"""Rows of the sheet `REGIONAL`."""


def earlier_edition(folder: Path) -> Path:
    """Writes the earlier edition into `folder`."""
    book = _bundled()
    _empty(book[SECTORS], NOT_YET_THERE)
    return _save(book, folder / "Cartographie commerce - juin.xlsx")


def later_edition(folder: Path) -> Path:
    """Writes the later edition into `folder`."""
    book = _bundled()
    general, sectors, regional = book[GENERAL], book[SECTORS], book[REGIONAL]
    general["A11"] = None
    general["D12"] = "18h"
    general["C28"] = "e-formation asynchrone"
    general["C29"] = "e-formation asynchrone"
    general["E30"] = "2 280 HT / groupe, à confirmer"
    sectors["G6"] = 650
    sectors["B17"] = "Skema Business School"
    _empty(regional, GONE)
    draft = book.create_sheet("Brouillon")
    draft.sheet_state = "hidden"
    for row in sectors.iter_rows(min_row=5, max_row=7, max_col=7, values_only=True):
        draft.append(row)
    return _save(book, folder / "Cartographie commerce - octobre.xlsx")


def text_edition(folder: Path) -> Path:
    """Writes the sheet `GENERAL` as a text file in an encoding of old, with semicolons."""
    sheet = _bundled()[GENERAL]
    file = folder / "liste généralistes.csv"
    rows = sheet.iter_rows(min_row=6, max_row=20, max_col=5, values_only=True)
    lines = (";".join(_cell(each) for each in row) for row in rows)
    file.write_text("\r\n".join(lines), encoding="cp1252", errors="replace", newline="")
    return file


def _empty(sheet: Worksheet, rows: Sequence[int]) -> None:
    """Rows are emptied where they stand: openpyxl leaves links behind when it deletes one."""
    for row in rows:
        for cell in sheet[row]:
            cell.value = None
            cell.hyperlink = None


def _cell(value: object) -> str:
    return '"' + str("" if value is None else value).replace('"', '""').replace("\n", " ") + '"'


def _bundled() -> Workbook:
    with as_file(files(resources).joinpath("samples", SAMPLE)) as file:
        return load_workbook(file)


def _save(book: Workbook, file: Path) -> Path:
    book.save(file)
    return file
