"""The sheets of a dossier’s workbook: comparison, plan, what is printed, what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.engine import Database
from db.repositories import Courses
from explorer.services.dossiers import Dossiers, PlanFigures
from explorer.services.duplicates import Duplicates
from explorer.services.exports import Exports
from explorer.services.exports.options import PRESETS, ExportOptions
from explorer.services.exports.sheets import PAGE_WIDTH, printed_columns
from explorer.services.exports.tables import Column
from explorer.services.imports import Imports
from importers.reading import read
from importers.records import Reading
from resources.vocabulary import vocabulary

TODAY = date(2026, 11, 12)
COURSES: list[dict[str, Any]] = [
    {
        "title": "Vendre avec l’IA",
        "provider": "Greta",
        "price_min_eur": Decimal(1290),
        "price_max_eur": Decimal(1290),
        "price_basis": "HT",
        "duration_min_hours": 21.0,
        "duration_max_hours": 21.0,
        "certifications": ("RS6776",),
        "certification_expiry": date(2026, 12, 1),
    },
    {
        "title": "Vendre avec l’IA",
        "provider": "Cnam",
        "price_min_eur": Decimal(990),
        "price_max_eur": Decimal(990),
        "price_basis": "HT",
        "duration_min_hours": 21.0,
        "duration_max_hours": 21.0,
        "objectives": "Rédiger une fiche produit",
    },
    {"title": "Caisse", "provider": "Afpa", "price_min_eur": Decimal(500), "price_basis": "TTC"},
    {"title": "Stock", "provider": "Afpa"},
]


@pytest.fixture
def dossier(
    database: Database, imports: Imports, make_reading: Callable[..., Reading]
) -> tuple[Dossiers, int, tuple[int, ...]]:
    imports.apply(imports.plan(make_reading(COURSES)))
    with database.read() as session:
        ids = tuple(each.id for each in Courses(session).records())
    dossiers = Dossiers(database)
    made = dossiers.create("Plan du magasin", reference="RH-2027", purpose="Réunion du CSE")
    dossiers.add(made.id, ids)
    return dossiers, made.id, ids


@pytest.fixture
def export(
    database: Database, dossier: tuple[Dossiers, int, tuple[int, ...]], tmp_path: Path
) -> Callable[..., Workbook]:
    def run(formulas: bool = True, **options: Any) -> Workbook:
        target = tmp_path / "dossier.xlsx"
        Exports(database, vocabulary()).write_selection(
            dossier[1], target, options=ExportOptions(**options), today=TODAY
        )
        return openpyxl.load_workbook(target, data_only=not formulas)

    return run


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows of the sheet's table, by header."""
    (found,) = sheet.tables.values()
    header, *rows = ([cell.value for cell in row] for row in sheet[found.ref])
    return [dict(zip(header, row, strict=True)) for row in rows]


def plain(text: object) -> str:
    return str(text).replace("\u202f", " ").replace("\u00a0", " ")


def test_criteria_are_rows_and_differences_are_marked(export: Callable[..., Workbook]) -> None:
    rows = {each["Critère"]: each for each in table(export()["Comparaison"])}
    columns = ["1. Vendre avec l’IA", "2. Vendre avec l’IA", "3. Caisse", "4. Stock"]
    assert list(rows["Organisme"]) == ["Thème", "Critère", "≠", *columns]
    assert [rows["Organisme"][each] for each in columns] == ["Greta", "Cnam", "Afpa", "Afpa"]
    assert rows["Organisme"]["≠"] == "≠"
    assert rows["Axe"]["≠"] is None
    assert rows["Durée"][columns[3]] == "Non renseigné"
    assert rows["Échéance"][columns[0]].startswith("01/12/2026")
    assert "SIRET" not in rows, "known of none"


def test_courses_that_were_set_aside_are_neither_compared_nor_added_up(
    export: Callable[..., Workbook], dossier: tuple[Dossiers, int, tuple[int, ...]]
) -> None:
    dossiers, number, ids = dossier
    dossiers.set_status(number, [ids[0]], "ecartee", "trop chère")
    workbook = export()
    assert list(table(workbook["Comparaison"])[0])[3:] == ["2. Vendre avec l’IA", "3. Caisse", "4. Stock"]
    told = {row[0].value: row[1].value for row in workbook["Synthèse"].iter_rows(max_col=2)}
    assert (told["Formations"], told["Écartées, hors totaux"], told["Coût HT"]) == (3, 1, 990)
    assert table(workbook["Sélection"])[0]["Statut"] == "écartée : trop chère"


def test_the_summary_names_what_is_missing_and_what_to_check(export: Callable[..., Workbook]) -> None:
    lines = [(row[0].value, plain(row[1].value)) for row in export()["Synthèse"].iter_rows(max_col=2)]
    assert ("Référence", "RH-2027") in lines
    assert ("Objet", "Réunion du CSE") in lines
    assert ("Durées non renseignées", "2 : « Caisse », « Stock »") in lines
    assert ("Coûts non renseignés", "1 : « Stock »") in lines
    assert ("Comptées à leur plus petit coût", "1 : « Caisse »") in lines
    assert any(label == "À vérifier" and "expire dans 19 jours" in text for label, text in lines)


def test_a_pair_that_the_user_judged_is_told_as_they_said(
    export: Callable[..., Workbook], database: Database, dossier: tuple[Dossiers, int, tuple[int, ...]]
) -> None:
    def told() -> list[str]:
        return [plain(row[1].value) for row in export()["Synthèse"].iter_rows(max_col=2) if row[1].value]

    first, *_others, last = dossier[2]
    assert not any("la même formation" in each for each in told())
    Duplicates(database).link(first, last)
    assert any("comme vous l’avez indiqué" in each for each in told())


def test_no_plan_without_headcount(export: Callable[..., Workbook]) -> None:
    assert "Plan RH" not in export().sheetnames


@pytest.fixture
def planned(dossier: tuple[Dossiers, int, tuple[int, ...]]) -> None:
    dossiers, number, ids = dossier
    for place, figures in enumerate(
        (
            PlanFigures(3, None, None, Decimal(120), Decimal(2000)),
            PlanFigures(2, Decimal("890.50"), "HT", Decimal(0), Decimal(0)),
            PlanFigures(1, None, None, None, Decimal(0)),
        )
    ):
        dossiers.set_plan(number, ids[place], figures)


@pytest.mark.usefixtures("planned")
def test_the_plan_holds_live_formulas_and_their_values(export: Callable[..., Workbook]) -> None:
    values = table(export(formulas=False)["Plan RH"])
    assert [each["Coût pédagogique"] for each in values] == [3870, 1781, 500, None]
    assert [each["Reste à charge"] for each in values] == [1990, 1781, None, None]
    assert values[3]["À compléter ou à vérifier"] == (
        "Manque : effectif, coût pédagogique, frais annexes et prise en charge OPCO."
    )
    formulas = table(export()["Plan RH"])
    assert formulas[0]["Coût pédagogique"] == '=IF(OR(D2="",E2=""),"",D2*E2)'
    assert formulas[2]["Reste à charge"] == '=IF(OR(F4="",G4="",H4=""),"",F4+G4-H4)'


@pytest.mark.usefixtures("planned")
def test_the_plan_adds_up_each_basis_and_names_what_is_missing(export: Callable[..., Workbook]) -> None:
    sheet = export(formulas=False)["Plan RH"]
    below = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    sums = {row[2]: row[5:9] for row in below if row[2]}
    assert sums == {
        "HT": [5651, 120, 2000, 3771],
        "TTC": [500, None, 0, None],
        "non précisée": [None, None, None, None],
    }
    notes = [plain(row[1]) for row in below if row[1] and not row[2]]
    assert "Frais annexes : manque pour 2 formations (rangs 3 et 4)." in notes


@pytest.mark.usefixtures("planned")
def test_the_plan_is_left_out_on_request(export: Callable[..., Workbook]) -> None:
    assert "Plan RH" not in export(plan=False).sheetnames


@pytest.mark.usefixtures("planned")
def test_only_the_formulas_of_the_plan_are_formulas(export: Callable[..., Workbook]) -> None:
    found = {sheet.title for sheet in export() for row in sheet for cell in row if cell.data_type == "f"}
    assert found == {"Plan RH"}


@pytest.mark.usefixtures("planned")
def test_an_import_reads_the_selection_alone(export: Callable[..., Workbook], tmp_path: Path) -> None:
    export()
    reading = read(tmp_path / "dossier.xlsx")
    assert [each.name for each in reading.sheets if each.course_count] == ["Sélection"]
    assert len(reading.courses) == len(COURSES)


@pytest.mark.parametrize("preset", [*PRESETS])
def test_only_the_columns_chosen_are_there(export: Callable[..., Workbook], preset: str) -> None:
    chosen = PRESETS[preset]  # type: ignore[index]
    headers = [*table(export(columns=chosen)["Sélection"])[0]]
    assert headers[:2] == ["Rang", "Intitulé"]
    assert "Axe" in headers, "or the workbook could not be read back"
    assert ("Région" in headers) is (chosen is None)
    assert "Note personnelle" not in headers
    assert "Commentaire" not in headers


def test_a_criterion_that_was_not_chosen_is_not_compared(export: Callable[..., Workbook]) -> None:
    rows = {each["Critère"] for each in table(export(columns=frozenset({"price"}))["Comparaison"])}
    assert rows == {"Coût par personne"}


def test_comments_go_with_the_private_notes(
    export: Callable[..., Workbook], dossier: tuple[Dossiers, int, tuple[int, ...]]
) -> None:
    dossiers, number, ids = dossier
    dossiers.set_comment(number, ids[0], "Pas pour elle.")
    assert "Commentaire" not in table(export()["Sélection"])[0]
    assert table(export(private_notes=True)["Sélection"])[0]["Commentaire"] == "Pas pour elle."


def test_every_sheet_prints_whole_on_a4_in_landscape(export: Callable[..., Workbook]) -> None:
    for sheet in export():
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
        pages = sheet.page_setup.fitToWidth
        assert pages == 1 or (pages == 2 and sheet.print_title_cols == "$A:$B"), sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert not sheet.merged_cells.ranges, sheet.title
        if sheet.title == "Synthèse":
            continue
        assert sheet.print_title_rows == "$1:$1", sheet.title
        (area,) = (each.split("!")[-1].replace("$", "") for each in [sheet.print_area or sheet.dimensions])
        printed = sheet[area][0]
        widths = [
            sheet.column_dimensions[get_column_letter(cell.column)].width
            for cell in printed
            if not sheet.column_dimensions[get_column_letter(cell.column)].hidden
        ]
        repeated = sum(widths[:2]) * (pages - 1)
        assert sum(widths) + repeated <= pages * PAGE_WIDTH + 10, sheet.title


@pytest.mark.parametrize(
    ("widths", "pages", "printed"),
    [
        ([6, 30, 60, 60], 1, None),
        ([6, 30, 60, 60, 60], 1, 4),
        ([6, 30, 60, 60, 60, 60], 2, None),
        ([6, 30, 60, 60, 60, 60, 60], 2, 6),
        ([6, 300, 60], 1, 2),
    ],
)
def test_the_columns_that_so_many_pages_bear(widths: list[int], pages: int, printed: int | None) -> None:
    columns = [Column(str(place), width) for place, width in enumerate(widths)]
    assert printed_columns(columns, pages) == printed


def test_what_a_meeting_needs_is_printed_whole(export: Callable[..., Workbook]) -> None:
    workbook = export(columns=PRESETS["meeting"])
    assert not workbook["Sélection"].print_area
    assert "Impression" not in [row[0].value for row in workbook["Synthèse"].iter_rows(max_col=1)]
