"""Cells whose value the file does not hold: told with the course of their row, never taken for empty."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from importers.choices import Choices
from importers.reading import read
from importers.records import Reading

MakeWorkbook = Callable[..., Path]

HEADER = ["Intitulé", "Organisme", "Durée", "Remarque"]


def read_here(path: Path) -> Reading:
    return read(path, Choices(axis="generaliste"))


def told(reading: Reading) -> list[tuple[int, int | None, str | None, str]]:
    return [(each.row, each.column, each.field, each.message) for each in reading.warnings]


def test_a_formula_without_result_is_told_with_its_course(make_workbook: MakeWorkbook) -> None:
    rows = [HEADER, ["Vendre", "Cnam", "=7*3", "=A1"], ["Gérer", "Cnam", "7 h"], ["", "", "=SUM(C2:C3)"]]
    reading = read_here(make_workbook({"Offre": rows}))
    how = (
        "Formule sans résultat enregistré : ouvrez le fichier dans Excel et enregistrez-le pour la calculer."
    )
    assert told(reading) == [(2, 2, "duration", f"C2 : {how}"), (2, 3, None, f"D2 : {how}")]
    assert reading.courses[0].duration_min_hours is None
    assert reading.file_warnings == (
        "Feuille « Offre » : 3 formules sans résultat enregistré (C2, D2, C4) : "
        "ouvrez le fichier dans Excel et enregistrez-le pour les calculer.",
    )


def test_a_title_that_was_never_computed_is_refused_for_that(make_workbook: MakeWorkbook) -> None:
    rows = [HEADER, ['="Vendre "&B2', "Cnam", "7 h"], ["Gérer", "Cnam", "7 h"], ["", "Cnam", "8 h"]]
    reading = read_here(make_workbook({"Offre": rows}))
    first, second = reading.rejects
    assert (first.row, first.column) == (2, 0)
    assert first.reason.startswith("A2 : Formule sans résultat enregistré")
    assert second.reason == "Pas d’intitulé : la cellule A4 de la colonne « Intitulé » est vide."


def errors_in(path: Path) -> Path:
    """A workbook with two cells in error, as Excel computes them."""
    workbook = Workbook()
    sheet = workbook.active
    for row in (HEADER, ["Vendre", "Cnam", "#N/A", "x"], ["Gérer", "#REF!", "7 h", "y"]):
        sheet.append(row)
    workbook.save(path)
    return path


def test_a_cell_in_error_is_told_with_its_course(tmp_path: Path) -> None:
    reading = read_here(errors_in(tmp_path / "erreurs.xlsx"))
    assert told(reading) == [
        (2, 2, "duration", "C2 : Cellule en erreur (« #N/A ») : sa valeur reste inconnue."),
        (3, 1, "provider", "B3 : Cellule en erreur (« #REF! ») : sa valeur reste inconnue."),
    ]
    assert [each.provider for each in reading.courses] == ["Cnam", None]
    assert [each.raw for each in reading.courses[0].cells] == ["Vendre", "Cnam", "#N/A", "x"]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
MANIFEST = f'<manifest:manifest xmlns:manifest="{OFFICE.format("manifest")}"/>'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ('<table:table-cell table:formula="of:=7*3"/>', "Formule sans résultat"),
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'calcext:value-type="error"><text:p>#DIV/0 !</text:p></table:table-cell>',
            "« #DIV/0! »",
        ),
        (
            '<table:table-cell table:formula="of:=X" office:value-type="string" '
            'calcext:value-type="error"><text:p>Err:508</text:p></table:table-cell>',
            "« #VALUE! »",
        ),
    ],
)
def test_opendocument_says_the_same(tmp_path: Path, cell: str, message: str) -> None:
    spaces = " ".join(f'xmlns:{name}="{OFFICE.format(name)}"' for name in ("office", "table", "text"))
    header = "".join(CELL.format(each) for each in HEADER)
    row = CELL.format("Vendre") + CELL.format("Cnam") + cell + CELL.format("x")
    content = (
        f"<office:document-content {spaces} "
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Offre"><table:table-row>{header}'
        f"</table:table-row><table:table-row>{row}</table:table-row></table:table></office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    path = tmp_path / "offre.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    reading = read_here(path)
    assert [(row, column) for row, column, _field, _text in told(reading)] == [(2, 2)]
    assert message in reading.warnings[0].message
    assert reading.courses[0].duration_min_hours is None
    assert len(reading.file_warnings) == 1


def test_each_table_of_a_sheet_tells_its_own(make_workbook: MakeWorkbook) -> None:
    rows = [
        HEADER,
        ["Vendre", "Cnam", "=7*3"],
        [],
        [],
        ["Titre de la formation", "Organisme", "Durée", "Ville"],
    ]
    reading = read_here(make_workbook({"Offre": [*rows, ["Gérer", "Cnam", "7 h", "=A1"]]}))
    assert [(each.sheet, each.row, each.column) for each in reading.warnings] == [
        ("Offre", 2, 2),
        ("Offre (tableau 2)", 6, 3),
    ]
