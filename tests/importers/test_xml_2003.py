"""The XML that Excel 2003 wrote and that sites still call « .xls »."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from importers.choices import Choices
from importers.errors import UnreadableFile
from importers.readers import open_workbook
from importers.reading import read
from importers.records import MergedRange, RawRow

HEAD = (
    '<?xml version="1.0"{}?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">'
)
HIDDEN = (
    '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
    "<Visible>SheetHidden</Visible></WorksheetOptions>"
)


def cell(value: object, kind: str = "String", more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<Row{more}>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</Row>"


def sheet(name: str, *rows: str, after: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{"".join(rows)}</Table>{after}</Worksheet>'


def book(folder: Path, *sheets: str, head: str = HEAD.format(""), codec: str = "utf-8") -> Path:
    path = folder / "offre.xls"
    path.write_bytes((head + "".join(sheets) + "</Workbook>").encode(codec))
    return path


HEADER = row("Intitulé", "Organisme", "Durée", "Début", "Lien")


def test_values_places_links_and_hidden_parts(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Width="60"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>',
        row('<Cell ss:MergeAcross="2"><Data ss:Type="String">Offre</Data></Cell>', "à droite"),
        row("Vendre", cell("Greta", more=' ss:MergeDown="1"'), cell(21, "Number"), more=' ss:Index="4"'),
        row(
            cell("Gérer<html:B> mieux</html:B>"),
            cell("2027-03-01T00:00:00.000", "DateTime", ' ss:Index="4"'),
            cell("voir", more=' ss:HRef="https://a.fr"'),
            more=' ss:Hidden="1"',
        ),
        row(
            cell("2027-03-01T09:30:00.000", "DateTime"),
            cell("1899-12-31T09:30:00.000", "DateTime"),
            cell("1", "Boolean"),
            '<Cell><Comment><ss:Data ss:Type="String">dit à côté</ss:Data></Comment></Cell>',
        ),
    )
    workbook = open_workbook(book(tmp_path, sheet("Offre", *rows), sheet("Liste", row("a"), after=HIDDEN)))
    first, second = workbook.sheets
    assert list(first.rows()) == [
        RawRow(1, ("Offre", None, None, "à droite")),
        RawRow(4, ("Vendre", "Greta", 21.0)),
        RawRow(
            5, ("Gérer mieux", None, None, date(2027, 3, 1), "voir"), hidden=True, links={4: "https://a.fr"}
        ),
        RawRow(6, (datetime(2027, 3, 1, 9, 30), time(9, 30), True)),  # noqa: DTZ001 - cells have no zone
    ]
    assert first.merged == (MergedRange(1, 0, 1, 2), MergedRange(4, 1, 5, 1))
    assert first.hidden_columns == {2, 3}
    assert (second.name, second.state) == ("Liste", "hidden")
    assert workbook.warnings == ()


@pytest.mark.parametrize(
    ("told", "codec"), [("", "utf-8"), (' encoding="windows-1252"', "cp1252"), ("", "utf-16")]
)
def test_its_courses_go_in(tmp_path: Path, told: str, codec: str) -> None:
    rows = (HEADER, row("Vendre à l’été", "Greta", "3 jours"), row("Gérer", "Cnam", cell(14, "Number")))
    path = book(tmp_path, sheet("Généralistes", *rows), head=HEAD.format(told), codec=codec)
    courses = read(path).courses
    assert [(each.title, each.duration_min_hours) for each in courses] == [
        ("Vendre à l’été", 21.0),
        ("Gérer", 14.0),
    ]
    assert {each.axis for each in courses} == {"generaliste"}


def test_cells_without_a_value_are_told(tmp_path: Path) -> None:
    rows = (HEADER, row("Vendre", cell("#N/A", "Error"), '<Cell ss:Formula="=RC[-1]"/>'))
    reading = read(book(tmp_path, sheet("Offre", *rows)), Choices(axis="sectorielle"))
    assert [(each.row, each.column, each.field) for each in reading.warnings] == [
        (2, 1, "provider"),
        (2, 2, "duration"),
    ]
    assert len(reading.file_warnings) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD.format("") + "<Worksheet><Table><Row>", "endommagé"),
        (HEAD.format("") + f'<!ENTITY a "b">{sheet("A", HEADER)}</Workbook>', "endommagé"),
        (
            HEAD.format("") + sheet("A", row(cell("a", more=' ss:Index="9999999"'))) + "</Workbook>",
            "endommagé",
        ),
    ],
)
def test_what_is_not_sound_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "offre.xls"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=says):
        open_workbook(path)
