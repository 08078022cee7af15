"""One workbook with everything that real ones do to a reader, and what is read in it, cell by cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from importers.reading import read
from importers.records import Course, Reading

HEADER_ROW = 60
HEADERS = ["Intitulé", "Organisme", "Durée", "Coût", "Fin d'enregistrement", "Part à distance", "Remarque"]
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return read(_written(tmp_path_factory.mktemp("files") / "Offre.xlsx"))


@pytest.fixture
def courses(reading: Reading) -> dict[str, Course]:
    return {course.title: course for course in reading.courses}


def _written(path: Path) -> Path:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.title = "Offre"
    sheet["A1"] = "Axe 2 : formations sectorielles"
    sheet.merge_cells("A1:G1")
    for row in range(3, HEADER_ROW - 1, 8):
        sheet.cell(row, 1).value = "Extrait du catalogue, à jour des tarifs de l’année"
    for column, header in enumerate(HEADERS, start=1):
        sheet.cell(HEADER_ROW, column).value = header
    first = HEADER_ROW + 1
    rows = [
        ["Vendre en magasin", "Greta Sud", 21, "1490", datetime(2027, 8, 31), 0.5, "places libres"],  # noqa: DTZ001
        [None, None, "14", 950, "31/12/2027", 0.25, None],
        ["Créer une vitrine", None, "3 jours", "=300*3", None, None, None],
        ["Accueillir", "Cnam", "=7*3", 120, None, None, "rang masqué"],
    ]
    for place, values in enumerate(rows):
        for column, value in enumerate(values, start=1):
            sheet.cell(first + place, column).value = value
    sheet.cell(first + 1, 1).value = CellRichText(
        "Tenir une ", TextBlock(InlineFont(b=True), "caisse"), " connectée"
    )
    sheet.merge_cells(start_row=first, end_row=first + 2, start_column=2, end_column=2)
    for row in (first, first + 1):
        sheet.cell(row, 6).number_format = "0%"
    sheet.row_dimensions[first + 3].hidden = True
    sheet.column_dimensions["G"].hidden = True
    second = first + 8
    sheet.cell(second - 1, 1).value = "Axe 4 : formations recensées par les Carif-Oref"
    for column, header in enumerate(("Intitulé", "Organisme", "Durée"), start=1):
        sheet.cell(second, column).value = header
    for column, value in enumerate(("Apprendre le français", "Afpa", "70 h"), start=1):
        sheet.cell(second + 1, column).value = value
    workbook.save(path)
    return _edited(path)


def _edited(path: Path) -> Path:
    """With a wrong dimension, a million formatted rows and a formula whose result was saved."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts[SHEET].decode()
    xml = re.sub('<dimension ref="[^"]*"', '<dimension ref="A1:B2"', xml)
    xml, saved = re.subn(r"<f>7\*3</f><v ?(/>|></v>)", "<f>7*3</f><v>21</v>", xml)
    assert saved == 1
    formatted = "".join(_formatted_rows())
    parts[SHEET] = xml.replace("</sheetData>", f"{formatted}</sheetData>").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _formatted_rows() -> Iterator[str]:
    for number in (*range(200, 5_000), 1 << 20):
        yield f'<row r="{number}" s="1" customFormat="1"><c r="A{number}" s="1"/></row>'


def test_every_course_is_read_and_nothing_else(reading: Reading) -> None:
    assert [(course.title, course.axis, course.row) for course in reading.courses] == [
        ("Vendre en magasin", "sectorielle", 61),
        ("Tenir une caisse connectée", "sectorielle", 62),
        ("Créer une vitrine", "sectorielle", 63),
        ("Accueillir", "sectorielle", 64),
        ("Apprendre le français", "carif-oref", 70),
    ]
    assert reading.rejects == ()


@pytest.mark.parametrize(
    ("title", "field", "expected"),
    [
        ("Tenir une caisse connectée", "provider", "Greta Sud"),
        ("Créer une vitrine", "provider", "Greta Sud"),
        ("Accueillir", "provider", "Cnam"),
        ("Vendre en magasin", "duration_min_hours", 21.0),
        ("Tenir une caisse connectée", "duration_min_hours", 14.0),
        ("Créer une vitrine", "duration_min_hours", 21.0),
        ("Accueillir", "duration_min_hours", 21.0),
        ("Vendre en magasin", "price_min_eur", 1490),
        ("Tenir une caisse connectée", "price_min_eur", 950),
        ("Créer une vitrine", "price_min_eur", None),
        ("Vendre en magasin", "certification_expiry", date(2027, 8, 31)),
        ("Tenir une caisse connectée", "certification_expiry", date(2027, 12, 31)),
    ],
    ids=[
        *("merged over rows", "merged over the last row", "under the merged cells"),
        *("number", "number as text", "days", "formula with its result"),
        *("price as text", "price", "formula without result", "serial from 1904", "date as text"),
    ],
)
def test_a_cell_is_read(courses: dict[str, Course], title: str, field: str, expected: object) -> None:
    assert getattr(courses[title], field) == expected


def test_a_percentage_is_kept_as_people_see_it(courses: dict[str, Course]) -> None:
    shares = {
        title: cell.raw
        for title, course in courses.items()
        for cell in course.cells
        if cell.header == "Part à distance"
    }
    assert {title: text.replace("\u00a0", " ") for title, text in shares.items()} == {
        "Vendre en magasin": "50 %",
        "Tenir une caisse connectée": "25 %",
    }


def test_what_is_hidden_is_read_and_told(reading: Reading, courses: dict[str, Course]) -> None:
    (first, _second) = reading.sheets
    assert (first.hidden_rows, first.hidden_columns) == ((64,), (6,))
    assert [cell.raw for cell in courses["Accueillir"].cells if cell.header == "Remarque"] == ["rang masqué"]


def test_a_formula_without_result_is_told(reading: Reading) -> None:
    assert reading.file_warnings == (
        "Feuille « Offre » : 1 formule sans résultat enregistré (D63) : "
        "ouvrez le fichier dans Excel et enregistrez-le pour la calculer.",
    )
