"""The fast reader agrees with openpyxl, cell by cell: values, links, hidden parts and merged blocks.

openpyxl is slow (8 to 18 times) and does not open every workbook; where it does, it tells what is there.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from importers.readers import open_workbook
from importers.records import MergedRange, RawSheet, column_letter

Cells = dict[tuple[int, int], Any]

BEYOND_OPENPYXL = frozenset({"closedxml_EmptyFill.xlsx"})
"""It raises TypeError on their styles."""


def plain(value: Any) -> Any:
    """One form for what both libraries spell differently: numbers, midnights, line ends, errors."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return round(float(value), 9)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.replace(microsecond=0)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("_x000D_", "") or None
    return value


def fast(sheet: RawSheet) -> tuple[Cells, dict[tuple[int, int], str], set[int]]:
    cells: Cells = {}
    links = {}
    hidden = set()
    for row in sheet.rows():
        if row.hidden:
            hidden.add(row.number)
        cells.update(
            {
                (row.number, column): plain(value)
                for column, value in enumerate(row.values)
                if plain(value) is not None
            }
        )
        links.update({(row.number, column): target for column, target in row.links.items()})
    return cells, links, hidden


def complete(sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and plain(cell.value) is not None:
                yield (cell.row, cell.column - 1), cell


def compare(path: Path) -> None:
    with warnings.catch_warnings():
        # openpyxl says so of styles and extensions that hold no value.
        warnings.simplefilter("ignore")
        workbook = load_workbook(path, data_only=True)
    read = open_workbook(path)
    assert [sheet.name for sheet in read.sheets] == workbook.sheetnames
    for sheet in read.sheets:
        other = workbook[sheet.name]
        cells, links, hidden_rows = fast(sheet)
        expected = dict(complete(other))
        values = {place: plain(cell.value) for place, cell in expected.items()}
        assert cells == values, sheet.name
        targets = {
            place: cell.hyperlink.target + (f"#{cell.hyperlink.location}" if cell.hyperlink.location else "")
            for place, cell in expected.items()
            if cell.hyperlink and cell.hyperlink.target
        }
        formulas = {place: target for place, target in links.items() if place not in targets}
        assert {place: links[place] for place in targets} == targets
        assert all(place in values for place in formulas), "a link formula shows a text"
        used = {row for row, _column in values}
        hidden = {row for row, size in other.row_dimensions.items() if size.hidden}
        assert hidden_rows == hidden & used
        blocks = {MergedRange(b.min_row, b.min_col - 1, b.max_row, b.max_col - 1) for b in other.merged_cells}
        assert set(sheet.merged) == blocks
        state = {"visible": "visible", "hidden": "hidden", "veryHidden": "very-hidden"}[other.sheet_state]
        assert sheet.state == state
        letters = {column_letter(column) for column in sheet.hidden_columns}
        told = {letter for letter, size in other.column_dimensions.items() if size.hidden}
        # openpyxl names a group of hidden columns by its first one.
        assert told <= letters


def test_on_the_real_workbooks(shared_data: Path) -> None:
    paths = [path for path in shared_data.glob("**/*.xlsx") if path.name not in BEYOND_OPENPYXL]
    assert len(paths) >= 6
    for path in sorted(paths):
        compare(path)


def many_kinds(workbook: Workbook) -> None:
    sheet = workbook.active
    sheet.title = "Offre"
    sheet.append([None, "Intitulé", "Durée", "Prix", "Début", "Heure", "Écart", "Vrai", "Lien", "Lignes"])
    for number in range(1, 40):
        sheet.append(
            [
                None,
                f"Formation {number} <&> « été »",
                number * 3.5,
                number * 100 if number % 3 else str(number * 100),
                date(2027, 1, 1) + timedelta(days=number),
                datetime.combine(date(2027, 3, 1), time(9, 30)) if number % 2 else time(9, 30),
                timedelta(hours=number),
                number % 2 == 0,
                "Voir",
                "un\ndeux\ttrois",
            ]
        )
        if number % 4 == 0:
            sheet.cell(number + 1, 9).hyperlink = f"https://exemple.fr/{number}?a=1&b=é"
        if number % 5 == 0:
            sheet.row_dimensions[number + 1].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("B10:B12")
    sheet.merge_cells("C20:E20")
    sheet["AC60"] = "loin"
    other = workbook.create_sheet("Archives & co")
    other.sheet_state = "veryHidden"
    other["C3"] = "seule"
    workbook.create_sheet("Vide")


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_on_a_workbook_with_values_of_every_kind(tmp_path: Path, epoch_1904: bool) -> None:
    workbook = Workbook()
    if epoch_1904:
        workbook.epoch = CALENDAR_MAC_1904
    many_kinds(workbook)
    path = tmp_path / "tout.xlsx"
    workbook.save(path)
    compare(path)
