"""Workbooks of LibreOffice and of Excel 97–2003: the same links, hidden parts and units as in .xlsx.

`files/liens.ods` and `files/liens.xls` are `files/liens.xlsx` saved by LibreOffice 7.4.
"""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import olefile
import pytest

from importers.errors import UnreadableFile
from importers.readers import open_workbook
from importers.readers.biff import read_details
from importers.records import MergedRange, RawRow

FILES = Path(__file__).parent / "files"
BOTH = pytest.mark.parametrize("name", ["liens.ods", "liens.xls"])

MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
<office:body><office:spreadsheet><table:table table:name="Offre">{}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


@BOTH
def test_sheets_and_their_state(name: str) -> None:
    sheets = open_workbook(FILES / name).sheets
    assert [(sheet.name, sheet.state) for sheet in sheets] == [("Offre", "visible"), ("Archives", "hidden")]


@BOTH
def test_links_hidden_rows_and_units(name: str) -> None:
    sheet = open_workbook(FILES / name).sheets[0]
    header, first, second, last = sheet.rows()
    assert header.values == ("Intitulé", "Organisme", "Durée", "Prix", "Début", "Lien")
    assert first.values == ("Vendre", "Greta", 21, 0.5, date(2027, 3, 1), "Voir")
    assert first.links == {5: "https://exemple.fr/a?x=1&y=2"}
    assert first.formats == {3: "0%"}
    assert second.formats[2] == '0" h"'
    assert "€" in second.formats[3]
    assert (last.number, last.values[:4], last.hidden) == (5, ("Cachée", "Cnam", 7, "#DIV/0!"), True)
    assert [row.hidden for row in (header, first, second)] == [False] * 3


@BOTH
def test_merged_cells_and_hidden_columns(name: str) -> None:
    sheet = open_workbook(FILES / name).sheets[0]
    assert sheet.merged == (MergedRange(2, 1, 3, 1),)
    assert sheet.hidden_columns == {2}


@BOTH
def test_cells_in_error_are_told(name: str) -> None:
    assert open_workbook(FILES / name).warnings == (
        "Feuille « Offre » : 1 cellule en erreur (D5) : sa valeur reste inconnue.",
    )


def test_a_link_formula_of_opendocument_is_a_link() -> None:
    second = list(open_workbook(FILES / "liens.ods").sheets[0].rows())[2]
    assert (second.values[5], second.links) == ("Ici", {5: "https://b.fr"})


def opendocument(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "offre.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", CONTENT.format(rows))
        packed.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def cell(text: str, attributes: str = "") -> str:
    start = f'<table:table-cell office:value-type="string" {attributes}>'
    return f"{start}<text:p>{text}</text:p></table:table-cell>"


def test_rows_keep_their_numbers_after_repeated_ones(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        f'{cell("""<text:a xlink:href="https://a.fr">A</text:a>""")}</table:table-row>'
        f"<table:table-row>{cell('B')}</table:table-row>"
    )
    assert list(open_workbook(opendocument(tmp_path, rows)).sheets[0].rows()) == [
        RawRow(4, (None, "A"), links={1: "https://a.fr"}),
        RawRow(5, (None, "A"), links={1: "https://a.fr"}),
        RawRow(6, ("B", None)),
    ]


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:number-rows-repeated="1048576">'
        + cell("x", 'table:number-columns-repeated="16384"')
        + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        f"{cell('x')}</table:table-row>",
    ],
    ids=["a repeated cell", "a cell gone astray"],
)
def test_cells_too_far_apart_are_refused_not_reserved(tmp_path: Path, row: str) -> None:
    with pytest.raises(UnreadableFile, match="égarée"):
        open_workbook(opendocument(tmp_path, row))


def test_entities_of_an_opendocument_are_refused(tmp_path: Path) -> None:
    path = opendocument(tmp_path, "")
    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "aaa">]>' + CONTENT.format("&a;"))
    with pytest.raises(UnreadableFile, match="entités"):
        open_workbook(path)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_records_cut_short_give_no_details_rather_than_wrong_ones(keep: float) -> None:
    data = (FILES / "liens.xls").read_bytes()
    read_details(data[: int(len(data) * keep)])
    assert read_details(b"pas un classeur") is None


def test_sectors_that_turn_in_a_circle_are_refused(tmp_path: Path) -> None:
    """The native reader would follow them until the memory is full."""
    data = bytearray((FILES / "liens.xls").read_bytes())
    sector_size = 1 << int.from_bytes(data[30:32], "little")
    table = (int.from_bytes(data[76:80], "little") + 1) * sector_size
    with olefile.OleFileIO(FILES / "liens.xls") as container:
        start = container.direntries[container._find("Workbook")].isectStart
    data[table + 4 * start : table + 4 * start + 4] = start.to_bytes(4, "little")
    path = tmp_path / "cercle.xls"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile):
        open_workbook(path)
