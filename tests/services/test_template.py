"""The empty map: an import knows its sheets and headers, whatever is filled in."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from explorer.services.errors import ExportRefused
from explorer.services.exports.template import write_template
from importers.errors import NoCoursesFound
from importers.reading import read
from resources.vocabulary import vocabulary

FILLED = {
    "Intitulé": "Vendre avec l’IA",
    "Organisme": "Greta",
    "Type de formation": "Formation continue",
    "Compétences": "Prompt engineering ; Culture data",
    "Modalité": "Classe virtuelle",
    "Durée": "2,5 jours",
    "Coût": 1290,
    "Base": "HT",
    "Certification": "RS 6776",
    "Échéance de la certification": datetime(2027, 9, 25),  # noqa: DTZ001 - as Excel holds it
    "Niveau": 6,
    "Financement": "CPF",
    "Code postal": "08200",
    "Lien": "https://exemple.fr/vendre",
    "Maturité": "Pour débuter",
    "Référence": "0042",
    "Ma colonne": "à moi",
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "carte.xlsx"
    write_template(path, vocabulary())
    return path


def test_a_sheet_for_each_axis_behind_the_explanations(template: Path) -> None:
    names = openpyxl.load_workbook(template).sheetnames
    assert names[0] == "Lisez-moi"
    assert len(names) == 1 + len(vocabulary().axes)


def test_an_empty_map_holds_no_course_and_says_so(template: Path) -> None:
    with pytest.raises(NoCoursesFound, match="aucune ligne de formation"):
        read(template)


def test_every_header_is_known_for_what_it_is(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    for sheet in workbook.worksheets[1:]:
        sheet["A2"] = "Vendre avec l’IA"
    workbook.save(template)
    reading = read(template)
    axes = {sheet.name: sheet.axis for sheet in reading.sheets if sheet.outcome == "imported"}
    assert list(axes.values()) == [axis.slug for axis in vocabulary().axes]
    for sheet in reading.sheets[1:]:
        labels = [vocabulary().field(column.field).label for column in sheet.columns if column.field]
        assert labels == [column.header for column in sheet.columns]


def test_a_filled_line_is_read_whole(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    sheet = workbook.worksheets[2]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(1, len(columns) + 1, "Ma colonne")
    columns["Ma colonne"] = len(columns) + 1
    for header, value in FILLED.items():
        sheet.cell(2, columns[header], value)
    workbook.save(template)
    (course,) = read(template).courses
    assert (course.title, course.provider, course.axis) == ("Vendre avec l’IA", "Greta", "sectorielle")
    assert (course.training_type, course.maturity, course.level) == ("continue", "pour-debuter", 6)
    assert course.skills == ("prompt-engineering", "culture-data")
    assert course.formats == ("classe-virtuelle",)
    assert (course.duration_min_hours, course.duration_max_hours) == (17.5, 17.5)
    assert (course.price_min_eur, course.price_basis) == (Decimal(1290), "HT")
    assert (course.certifications, course.certification_expiry) == (("RS6776",), date(2027, 9, 25))
    assert (course.funding, course.postcode, course.reference) == (("cpf",), "08200", "0042")
    assert course.url == "https://exemple.fr/vendre"
    assert ("Ma colonne", "à moi") in {(cell.header, cell.raw) for cell in course.cells}


@pytest.mark.parametrize(
    ("header", "offered"),
    [("Modalité", "Présentiel"), ("Niveau", "8"), ("Base", "TTC"), ("Maturité", "Pour débuter")],
)
def test_a_list_helps_but_forbids_nothing(template: Path, header: str, offered: str) -> None:
    sheet = openpyxl.load_workbook(template).worksheets[1]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == header)
    (rule,) = [
        each for each in sheet.data_validations.dataValidation if f"{letter}2" in str(each.sqref).split(":")
    ]
    assert offered in rule.formula1.strip('"').split(",")
    assert len(rule.formula1) <= 257, "Excel refuses the whole file beyond"
    assert not rule.showErrorMessage


def test_the_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="n’existe pas"):
        write_template(tmp_path / "absent" / "carte.xlsx", vocabulary())
