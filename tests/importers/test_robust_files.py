"""Workbooks as other programs write them: out of the ordinary, and read whole all the same."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from importers.errors import UnreadableFile
from importers.readers import open_workbook
from importers.readers.sheet_xml import scan
from importers.records import RawRow, RawWorkbook

SHEET = "xl/worksheets/sheet1.xml"
Edit = Callable[[str, bytes], bytes | None]

ROWS = [
    RawRow(1, ("Intitulé", "Organisme", "Durée", "Part à distance", "Début")),
    RawRow(2, ("Vendre", "Greta Sud", 21.0, 0.5, date(2027, 3, 1)), formats={3: "0%"}),
    RawRow(3, ("Gérer", "Cnam", "14", None, None)),
]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A small ordinary workbook, as openpyxl writes it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Offre"
    sheet.append(list(ROWS[0].values))
    sheet.append(["Vendre", None, 21, 0.5, date(2027, 3, 1)])
    sheet["B2"] = CellRichText("Gre", TextBlock(InlineFont(b=True), "ta"), " Sud")
    sheet["D2"].number_format = "0%"
    sheet.append(["Gérer", "Cnam", "14"])
    sheet.auto_filter.ref = "A1:E3"
    path = tmp_path / "ordinaire.xlsx"
    workbook.save(path)
    return path


def edited(plain: Path, edit: Edit) -> RawWorkbook:
    """The same workbook with each part changed by `edit(name, content)`; `None` leaves the part out."""
    path = plain.with_name("modifié.xlsx")
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = edit(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return open_workbook(path)


def in_sheet(before: str, after: str) -> Edit:
    """Replaces a pattern in the XML of the worksheet."""
    return lambda name, content: (
        re.sub(before.encode(), after.encode(), content) if name == SHEET else content
    )


def strict(_name: str, content: bytes) -> bytes:
    transitional, strict = b"http://schemas.openxmlformats.org", b"http://purl.oclc.org/ooxml"
    content = content.replace(transitional + b"/spreadsheetml/2006", strict + b"/spreadsheetml")
    return content.replace(transitional + b"/officeDocument/2006", strict + b"/officeDocument")


def with_prefix(name: str, content: bytes) -> bytes:
    if name != SHEET:
        return content
    content = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", content)
    return content.replace(b" xmlns=", b" xmlns:x=")


WHOLE: dict[str, Edit] = {
    "ordinary": lambda _name, content: content,
    "strict OOXML": strict,
    "a wrong dimension": in_sheet('<dimension ref="[^"]*"', '<dimension ref="A1"'),
    "an invalid filter": lambda _name, content: content.replace(
        b'autoFilter ref="A1:E3"', b'autoFilter ref="#REF!"'
    ).replace(b"$A$1:$E$3", b"#REF!"),
    "tags with a prefix": with_prefix,
    "attributes in another order": in_sheet(r'<c r="(\w+)" s="(\d)"', r'<c s="\2" r="\1"'),
    "the type before the style": in_sheet(r'<c r="(\w+)" s="(\d)" t="n"', r'<c r="\1" t="n" s="\2"'),
    "rows without number": in_sheet(r'<row r="\d+"', "<row"),
    "no theme": lambda name, content: None if name == "xl/theme/theme1.xml" else content,
}


@pytest.mark.parametrize("edit", WHOLE.values(), ids=WHOLE.keys())
def test_nothing_is_lost(plain: Path, edit: Edit) -> None:
    workbook = edited(plain, edit)
    assert list(workbook.sheets[0].rows()) == ROWS
    assert workbook.warnings == ()


def test_without_styles_a_date_is_its_number(plain: Path) -> None:
    workbook = edited(plain, lambda name, content: None if name == "xl/styles.xml" else content)
    assert [row.values for row in workbook.sheets[0].rows()][1] == ("Vendre", "Greta Sud", 21.0, 0.5, 46447.0)


def test_a_million_formatted_rows_do_not_count(plain: Path) -> None:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(4, 60_001))
    last = '<row r="1048576" s="1" customFormat="1"><c r="ZZ1048576" s="1"/></row>'
    workbook = edited(plain, in_sheet("</sheetData>", f"{rows}{last}</sheetData>"))
    assert list(workbook.sheets[0].rows()) == ROWS


@pytest.mark.parametrize("cell", ['<c r="XFD1048576"><v>1</v></c>', '<c s="0" r="XFD1048576"><v>1</v></c>'])
def test_a_cell_gone_astray_is_refused_however_it_is_written(plain: Path, cell: str) -> None:
    with pytest.raises(UnreadableFile, match="égarée"):
        edited(plain, in_sheet("</sheetData>", f'<row r="1048576">{cell}</row></sheetData>'))


def test_a_cell_that_tells_another_row_than_its_own_is_refused_when_it_is_far(plain: Path) -> None:
    with pytest.raises(UnreadableFile, match="égarée"):
        edited(plain, in_sheet("</sheetData>", '<row r="4"><c r="A99999999"><v>1</v></c></row></sheetData>'))


def test_formulas_without_a_result_are_named(make_cells: Callable[[str], RawWorkbook]) -> None:
    workbook = make_cells(
        '<c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1" t="str"><f>IF(1,"","")</f><v></v></c><c r="E1"><f t="shared" si="0"/><v/></c>'
    )
    assert workbook.warnings == (
        "Feuille « Offre » : 3 formules sans résultat enregistré (A1, B1, E1) : "
        "ouvrez le fichier dans Excel et enregistrez-le pour les calculer.",
    )
    assert list(workbook.sheets[0].rows()) == [RawRow(1, (None, None, 2.0, None))]


def test_cells_in_error_are_named_and_unknown(make_cells: Callable[[str], RawWorkbook]) -> None:
    workbook = make_cells(
        '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><v>2</v></c>'
    )
    assert workbook.warnings == (
        "Feuille « Offre » : 2 cellules en erreur (A1, B1) : leur valeur reste inconnue.",
    )
    assert list(workbook.sheets[0].rows()) == [RawRow(1, ("#N/A", "#DIV/0!", 2.0))]


@pytest.mark.parametrize("quote", ['"', "&quot;"])
@pytest.mark.parametrize("separator", [",", ", ", ";"])
def test_a_link_formula_gives_its_text_and_its_target(
    make_cells: Callable[[str], RawWorkbook], quote: str, separator: str
) -> None:
    formula = f"HYPERLINK({quote}https://a.fr/?x=1&amp;y=2{quote}{separator}{quote}Voir l’offre{quote})"
    workbook = make_cells(
        f'<c r="A1"><v>1</v></c><c r="B1"><f>{formula}</f><v></v></c><c r="C1"><v>2</v></c>'
    )
    assert list(workbook.sheets[0].rows()) == [
        RawRow(1, (1.0, "Voir l’offre", 2.0), links={1: "https://a.fr/?x=1&y=2"})
    ]
    assert workbook.warnings == ()


@pytest.fixture
def make_cells(plain: Path) -> Callable[[str], RawWorkbook]:
    """A workbook whose first sheet is one row with these cells."""

    def make(cells: str) -> RawWorkbook:
        rows = f'<sheetData><row r="1">{cells}</row></sheetData>'
        return edited(plain, in_sheet("(?s)<sheetData>.*</sheetData>", rows.replace("\\", "\\\\")))

    return make


def test_scan_of_any_cut_finds_formulas_and_errors() -> None:
    xml = (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'
        b'<row r="2"><c r="AB2"><f>1+1</f><v></v></c></row></sheetData></worksheet>'
    )
    whole = scan([xml], {}, {})
    assert whole.unread == {1: {0: "#N/A"}, 2: {27: ""}}
    assert whole.uncached == ((2, 27),)
    assert (whole.reach_rows, whole.reach_columns) == (2, 28)
    for size in (1, 9, 60):
        assert scan([xml[start : start + size] for start in range(0, len(xml), size)], {}, {}) == whole
