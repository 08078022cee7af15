"""Sheets whose headers stand one under the other: a form for each course, or a column for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from importers.choices import Choices
from importers.errors import NoCoursesFound
from importers.reading import read
from importers.records import Reading

Rows = Sequence[Sequence[object]]

FORM: Rows = (
    ("FICHE PROGRAMME",),
    (),
    ("Intitulé :", "Vendre avec l’IA"),
    ("Organisme :", "Greta Sud"),
    ("Durée :", "14 h"),
    ("Objectifs :", "- Conseiller"),
    (None, "- Encaisser"),
    ("Informations utiles", "Badge à retirer"),
)
COLUMNS: Rows = (
    ("Intitulé", "Vendre", "Acheter", None),
    ("Organisme", "Greta Sud", "Cnam", "Afpa"),
    ("Durée (h)", 7, 14, 21),
    ("Coût", "100 €", "gratuit", None),
)


def read_rows(folder: Path, **sheets: Rows) -> Reading:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "fiches.xlsx")
    return read(folder / "fiches.xlsx", Choices(axis="generaliste"))


def test_a_form_is_a_course(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, Fiche=FORM, Autre=[*FORM[:2], ("Intitulé :", "Acheter"), *FORM[3:]])
    one, other = reading.courses
    assert (one.title, one.provider, one.duration_min_hours) == ("Vendre avec l’IA", "Greta Sud", 14.0)
    assert one.objectives == "- Conseiller\n- Encaisser", "lines without a header go on"
    assert other.title == "Acheter"
    assert "Badge à retirer" in [cell.raw for cell in one.cells], "what no field takes is kept"
    assert not reading.rejects
    assert [each for each in reading.file_warnings if "transposée" in each] == [
        f"Feuille « {name} » : ses en-têtes sont de haut en bas ; elle est lue transposée, "
        "lignes et colonnes échangées."
        for name in ("Fiche", "Autre")
    ]


def test_each_column_is_a_course_at_the_address_of_the_turned_sheet(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, Offre=COLUMNS)
    vendre, acheter = reading.courses
    assert (vendre.sheet, vendre.row, acheter.row) == ("Offre (transposée)", 2, 3)
    assert (acheter.provider, acheter.duration_min_hours, acheter.price_min_eur) == ("Cnam", 14.0, 0)
    (refused,) = reading.rejects
    assert (refused.row, refused.column) == (4, 0), "a column without a title"
    assert "Afpa" in [cell.raw for cell in refused.cells]


def test_links_formats_merges_and_what_is_hidden_turn_too(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*COLUMNS, ("Modalité", "Présentiel"), ("Lien", "ici", "ici")):
        sheet.append(list(row))
    sheet.merge_cells("B5:C5")
    sheet["B6"].hyperlink = "https://example.org/vendre"
    sheet["C3"].number_format = '0" jours"'
    sheet["B1"].font, sheet["B1"].comment = Font(bold=True), Comment("à revoir", "moi")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "offre.xlsx")
    reading = read(tmp_path / "offre.xlsx", Choices(axis="generaliste"))
    vendre, acheter = reading.courses
    assert vendre.url == "https://example.org/vendre"
    assert acheter.duration_min_hours == 98.0, "14 days of 7 hours"
    assert vendre.formats == acheter.formats == ("presentiel",)
    (report,) = reading.sheets
    assert report.hidden_columns == (3,)
    assert report.hidden_rows == (3,)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (
                ("Intitulé", "Vendre", "Durée", "14 h"),
                ("Organisme", "Greta", "Coût", "900 €"),
                ("Objectifs", "Conseiller", "Public", "Tous"),
            ),
            id="a form of two columns",
        ),
        pytest.param([*FORM, *([("Note", "texte")] * 200)], id="far too long for a form"),
    ],
)
def test_other_forms_are_told_from_lists_of_courses(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(NoCoursesFound):
        read_rows(tmp_path, Fiche=rows)


def test_a_table_from_left_to_right_stays_as_it_is(tmp_path: Path) -> None:
    rows = (("Intitulé", "Organisme", "Durée"), ("Durée", "Greta", "7 h"), ("Organisme", "Cnam", "14 h"))
    reading = read_rows(tmp_path, Offre=rows)
    assert [each.title for each in reading.courses] == ["Durée", "Organisme"]
    assert reading.sheets[0].name == "Offre"
