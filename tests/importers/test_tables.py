"""Several tables in one sheet: each is read, at its own place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from importers.choices import Choices
from importers.readers import open_workbook
from importers.reading import read
from importers.tables import with_tables
from tests.importers.conftest import MakeWorkbook

FIRST = ["Intitulé", "Organisme", "Durée"]
SECOND = ["Nom de la formation", "Prestataire", "Coût TTC", "Lien"]


def parts(path: Path) -> list[tuple[str, list[tuple[int, tuple[Any, ...]]]]]:
    return [
        (sheet.name, [(row.number, row.values) for row in sheet.rows()])
        for sheet in with_tables(open_workbook(path)).sheets
    ]


def titles(path: Path) -> list[tuple[str, int, str]]:
    courses = read(path, Choices(axis="sectorielle")).courses
    return [(course.sheet, course.row, course.title) for course in courses]


def test_one_under_the_other(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Offre": [
                FIRST,
                ["Vendre", "Greta", "7 h"],
                ["Gérer", "Cnam", "14 h"],
                [],
                ["Catalogue des partenaires"],
                SECOND,
                ["Encaisser", "Afpa", 100, None],
            ]
        }
    )
    assert titles(path) == [
        ("Offre", 2, "Vendre"),
        ("Offre", 3, "Gérer"),
        ("Offre (tableau 2)", 7, "Encaisser"),
    ]
    name, rows = parts(path)[1]
    assert (name, rows[0]) == ("Offre (tableau 2)", (5, ("Catalogue des partenaires", None, None, None)))
    course = read(path, Choices(axis="sectorielle")).courses[2]
    assert (course.provider, course.price_basis) == ("Afpa", "TTC")


def test_without_any_row_between(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Offre": [
                FIRST,
                ["Vendre", "Greta", "7 h"],
                ["Intitulé", "Organisme", "Prix"],
                ["Gérer", "Cnam", 9],
            ]
        }
    )
    assert titles(path) == [("Offre", 2, "Vendre"), ("Offre (tableau 2)", 4, "Gérer")]


def test_side_by_side(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Offre": [
                [*FIRST, None, *SECOND],
                ["Vendre", "Greta", "7 h", None, "Encaisser", "Afpa", 100, None],
                ["Gérer", "Cnam", "14 h", None, None, None, None, None],
            ]
        }
    )
    assert titles(path) == [
        ("Offre", 2, "Vendre"),
        ("Offre", 3, "Gérer"),
        ("Offre (tableau 2)", 2, "Encaisser"),
    ]
    cells = read(path, Choices(axis="sectorielle")).courses[2].cells
    assert [(cell.column, cell.header) for cell in cells] == [
        (4, "Nom de la formation"),
        (5, "Prestataire"),
        (6, "Coût TTC"),
    ]


def test_each_table_has_the_axis_of_its_own_title(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Offre": [
                ["Dispositifs de reconversion (Transitions Pro)"],
                FIRST,
                ["Vendre", "Greta", "7 h"],
                [],
                ["Formations recensées par les Carif-Oref"],
                SECOND,
                ["Encaisser", "Afpa", 100, None],
            ]
        }
    )
    assert [(course.title, course.axis) for course in read(path).courses] == [
        ("Vendre", "transitions-pro"),
        ("Encaisser", "carif-oref"),
    ]


def test_a_first_header_with_an_unknown_name_is_a_header(make_workbook: MakeWorkbook) -> None:
    first = [[*FIRST, "Zone libre"], ["Vendre", "Greta", "7 h", "x"], [], []]
    path = make_workbook({"Offre": [*first, ["Titre", "Organisme", "Durée"], ["Gérer", "Cnam", "14 h"]]})
    courses = read(path, Choices(axis="sectorielle")).courses
    assert [(course.title, course.row) for course in courses] == [("Vendre", 2), ("Gérer", 6)]


def test_the_parts_keep_merged_cells_and_free_names(make_workbook: MakeWorkbook) -> None:
    rows = [FIRST, ["Vendre", "Greta", "7 h"], [], SECOND, ["A", "Afpa", 1, None], ["B", None, 2, None]]
    path = make_workbook(
        {"Offre": rows, "Offre (tableau 2)": [["x"]]}, merge={"Offre": "B5:B6"}, name="deux.xlsx"
    )
    sheets = with_tables(open_workbook(path)).sheets
    assert [sheet.name for sheet in sheets] == ["Offre", "Offre (tableau 2)'", "Offre (tableau 2)"]
    assert [len(sheet.merged) for sheet in sheets] == [0, 1, 0]
    assert [course.provider for course in read(path, Choices(axis="sectorielle")).courses] == [
        "Greta",
        "Afpa",
        "Afpa",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [FIRST, ["Vendre", "Greta", "7 h"], [], FIRST, ["Gérer", "Cnam", "14 h"]],
        [FIRST, ["Vendre", "Greta", "7 h"], ["Vente"], ["Gérer", "Cnam", "14 h"]],
        [FIRST, ["Formation", "Organisme à venir", "NR"], ["Gérer", "Cnam", "14 h"]],
        [[*FIRST, None, "Prix", "Lien"], ["Vendre", "Greta", "7 h", None, 100, "https://a.fr"]],
        [["Titre", "Date"], ["Version", "2027"], [], FIRST, ["Vendre", "Greta", "7 h"]],
        [FIRST, ["Vendre", "Greta", "7 h"], [], ["Total", 1]],
        [["Liste"]],
        [],
    ],
    ids=[
        "repeated",
        "section",
        "data like headers",
        "a gap in columns",
        "a note above",
        "total",
        "list",
        "none",
    ],
)
def test_a_single_table_stays_a_sheet(make_workbook: MakeWorkbook, rows: list[list[Any]]) -> None:
    assert [name for name, _rows in parts(make_workbook({"Offre": rows}))] == ["Offre"]


def test_the_real_files_hold_one_table_a_sheet(shared_data: Path) -> None:
    for path in sorted(shared_data.glob("**/*.xlsx")) + sorted(shared_data.glob("**/*.ods")):
        workbook = open_workbook(path)
        assert len(with_tables(workbook).sheets) == len(workbook.sheets), path.name
