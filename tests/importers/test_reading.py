"""Whole files: axes, chosen and hidden sheets, refused rows with their cell, an export that reads back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importers.choices import Choices, SheetChoice
from importers.errors import AxisNeeded, ImportRefused, NoCoursesFound
from importers.reading import read
from importers.records import Course
from importers.rejects import write_rejects

MakeWorkbook = Callable[..., Path]

HEADER = ["Intitulé", "Organisme", "Durée"]
ROW = ["Découvrir l'IA", "CCI", "7 h"]


@pytest.mark.parametrize(
    ("sheet", "above", "axis"),
    [
        ("2 - Sectorielles", [], "sectorielle"),
        ("Carif-Oref", [], "carif-oref"),
        ("Feuil1", [["Axe 5 : dispositifs de reconversion"]], "transitions-pro"),
        ("Opcommerce", [["Formations généralistes"]], "opcommerce"),
    ],
)
def test_axis_from_the_sheet_or_the_title_above(
    make_workbook: MakeWorkbook, sheet: str, above: list[list[Any]], axis: str
) -> None:
    reading = read(make_workbook({sheet: [*above, HEADER, ROW]}), Choices(axis="generaliste"))
    assert [course.axis for course in reading.courses] == [axis]
    assert reading.sheets[0].axis_reason


def test_axis_from_a_column(make_workbook: MakeWorkbook) -> None:
    rows = [[*HEADER, "Axe"], [*ROW, "Sectorielle"], [*ROW, "carif-oref"], [*ROW, "Jardinage"]]
    reading = read(make_workbook({"Liste": rows}))
    assert [course.axis for course in reading.courses] == ["sectorielle", "carif-oref", None]
    assert {warning.field for warning in reading.warnings} == {"axis"}


def test_axis_from_titles_among_the_rows(make_workbook: MakeWorkbook) -> None:
    rows = [HEADER, ["Axe 1 – Généralistes"], ROW, ROW, ["Axe 2 : formations sectorielles"], ROW]
    reading = read(make_workbook({"Liste": rows}))
    assert [course.axis for course in reading.courses] == ["generaliste", "generaliste", "sectorielle"]


def test_a_title_among_the_rows_is_kept_with_each_course_and_may_be_its_provider(
    make_workbook: MakeWorkbook,
) -> None:
    rows = [
        ["Intitulé", "Durée", "Prix"],
        ["CEGOS"],
        ["Vendre", "7 h", 90],
        ["ORSYS"],
        ["Prompter", "7 h", 80],
    ]
    path = make_workbook({"Liste": rows})
    kept = read(path, Choices(axis="opcommerce"))
    assert [course.cells[-1].raw for course in kept.courses] == ["CEGOS", "ORSYS"]
    assert [course.provider for course in kept.courses] == [None, None]

    assert [column.header for column in kept.sheets[0].columns] == rows[0]

    chosen = SheetChoice(columns={len(rows[0]): "provider"})
    reading = read(path, Choices(axis="opcommerce", sheets={"Liste": chosen}))
    assert reading.sheets[0].columns[-1].header == "Intertitre"
    assert [course.provider for course in reading.courses] == ["CEGOS", "ORSYS"]


def test_a_column_that_the_file_calls_as_titles_are_called_stays_in_the_report(
    make_workbook: MakeWorkbook,
) -> None:
    header = [*HEADER, "Intertitre"]
    reading = read(make_workbook({"Liste": [header, [*ROW, "a"]]}), Choices(axis="opcommerce"))
    assert [column.header for column in reading.sheets[0].columns] == header


def test_axis_is_asked_for(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Liste": [HEADER, ROW]})
    with pytest.raises(AxisNeeded) as refusal:
        read(path)
    assert refusal.value.sheets == ("Liste",)
    assert [course.axis for course in read(path, Choices(axis="opcommerce")).courses] == ["opcommerce"]


def test_sheet_without_axis_beside_others_is_told(make_workbook: MakeWorkbook) -> None:
    reading = read(make_workbook({"Carif-Oref": [HEADER, ROW], "Liste": [HEADER, ROW, ROW]}))
    assert [report.outcome for report in reading.sheets] == ["imported", "axis-needed"]
    assert len(reading.courses) == 1
    assert any("« Liste »" in warning and "2 lignes" in warning for warning in reading.file_warnings)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (Choices(axis="jardinage"), "« jardinage » n’existe pas"),
        (Choices(only=("Absente",)), "« Absente » n’existe pas"),
    ],
)
def test_unknown_choices_are_refused(make_workbook: MakeWorkbook, options: Choices, says: str) -> None:
    with pytest.raises(ImportRefused, match=says):
        read(make_workbook({"Carif-Oref": [HEADER, ROW]}), options)


def test_hidden_sheet_only_if_named(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {"Carif-Oref": [HEADER, ROW], "Retrait Carif-Oref": [HEADER, ROW]}, hidden=["Retrait Carif-Oref"]
    )
    assert [report.outcome for report in read(path).sheets] == ["imported", "hidden"]
    chosen = read(path, Choices(only=("Retrait Carif-Oref",)))
    assert [report.outcome for report in chosen.sheets] == ["not-chosen", "imported"]
    assert [course.sheet for course in chosen.courses] == ["Retrait Carif-Oref"]


@pytest.mark.parametrize(
    "name",
    [
        "dares_ape_idcc_sample.xlsx",
        "messytables_weird_head_padding.csv",
        "closedxml_EmptyFill.xlsx",
        "poi_52348.xlsx",
        "calamine_date.ods",
    ],
)
def test_files_without_courses_are_refused(shared_data: Path, name: str) -> None:
    with pytest.raises(NoCoursesFound, match="aucun tableau de formations"):
        read(shared_data / "real" / name, Choices(axis="generaliste"))


@pytest.mark.parametrize(
    ("name", "courses"),
    [
        ("Kit_apprentissage_20240119.xlsx", 5730),
        ("Kit_apprentissage_20240625.xlsx", 6039),
        ("certif_info_3000.csv", 3000),
    ],
)
def test_public_bases(shared_data: Path, name: str, courses: int) -> None:
    path = shared_data / "real" / name
    with pytest.raises(AxisNeeded):
        read(path)
    reading = read(path, Choices(axis="generaliste"))
    assert (len(reading.courses), reading.rejects, reading.warnings) == (courses, (), ())


def test_ranges_from_two_columns(make_workbook: MakeWorkbook) -> None:
    rows = [
        [
            "intitule_formation",
            "nombre_heures_total_min",
            "nombre_heures_total_max",
            "nombre_heures_total_mean",
            "frais_ttc_tot_min",
            "frais_ttc_tot_max",
        ],
        ["IA", 7, 21, 14, 500, 1500],
        ["IA 2", 14, 14, 14, 900, None],
    ]
    first, second = read(make_workbook({"Carif": rows})).courses
    assert (first.duration_min_hours, first.duration_max_hours, first.duration_raw) == (7, 21, "7 – 21")
    assert (first.price_min_eur, first.price_max_eur, first.price_basis) == (500, 1500, "TTC")
    assert (second.duration_min_hours, second.duration_max_hours, second.duration_raw) == (14, 14, "14")
    assert (second.price_min_eur, second.price_max_eur) == (900, None)


def test_columns_complete_each_other(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["Intitulé", "Heures", "Jours", "Coût", "Base", "N° RNCP", "N° RS", "Lieu", "CP"],
        ["A", 21, 3, 1290, "HT", 38616, None, "Paris", 75001],
        ["B", None, 2, 990, None, None, 6776, "51100 Reims", None],
    ]
    first, second = read(make_workbook({"Carif": rows})).courses
    assert (first.duration_min_hours, first.price_min_eur, first.price_basis) == (21, Decimal(1290), "HT")
    assert (first.certifications, first.city, first.postcode) == (("RNCP38616",), "Paris", "75001")
    assert (second.duration_min_hours, second.price_basis) == (14, None)
    assert (second.certifications, second.city, second.postcode) == (("RS6776",), "Reims", "51100")


def test_rejects_and_warnings_tell_the_cell(make_workbook: MakeWorkbook) -> None:
    rows = [HEADER, ROW, [None, "CCI", "14 h"], ["42", "CCI", "14 h"], ["IA", "CCI", "abc"]]
    reading = read(make_workbook({"Carif": rows}))
    assert [(reject.row, reject.column, reject.raw) for reject in reading.rejects] == [
        (3, 0, None),
        (4, 0, "42"),
    ]
    assert "« Intitulé » est vide" in reading.rejects[0].reason
    (warning,) = reading.warnings
    assert (warning.row, warning.column, warning.field, warning.raw) == (5, 2, "duration", "abc")
    assert reading.courses[-1].duration_raw == "abc"
    assert reading.courses[-1].duration_min_hours is None


def test_rejects_workbook_put_right_goes_in(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    rows = [
        ["FORMATION", None, "COÛT"],
        ["Intitulé", "Organisme", "Prix"],
        ["IA", "CCI", 1],
        [None, "=CCI", "300 €"],
    ]
    reading = read(make_workbook({"Carif": rows}, merge={"Carif": "A1:B1"}))
    path = tmp_path / "rejets.xlsx"
    assert write_rejects(reading, path) == 1
    workbook = load_workbook(path)
    sheet = workbook["Carif"]
    written = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert written[0] == [
        "FORMATION › Intitulé",
        "FORMATION › Organisme",
        "COÛT › Prix",
        "Motif du rejet",
        "Cellule",
    ]
    assert written[1][0] is None
    assert written[1][4] == "A4"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    sheet["A2"] = "Découvrir l'IA"
    workbook.save(path)
    (course,) = read(path).courses
    assert (course.title, course.axis, course.price_min_eur) == ("Découvrir l'IA", "carif-oref", 300)


def test_exported_selection_reads_back(make_workbook: MakeWorkbook) -> None:
    """The headings of the export; its other sheets hold no courses."""
    headings = {
        "Rang": 1,
        "Intitulé": "Découvrir l'IA générative",
        "Organisme": "CCI",
        "Axe": "Sectorielle",
        "Compétences": "Esprit critique",
        "Familles de métiers": "Marketing",
        "Niveau": 6,
        "Certification": "RS",
        "Code": "RS6776",
        "Échéance": date(2027, 8, 31),
        "Modalité": "À distance",
        "Heures": 21,
        "Jours": 3,
        "Prochaine session": date(2027, 3, 1),
        "Lieu": "Paris",
        "Prérequis": "Aucun",
        "Public": "Salariés",
        "Coût": 1290,
        "Base": "HT",
        "€/h": 61.43,
        "Financement à vérifier": "CPF ; OPCO",
        "Contact": "a@b.fr",
        "Lien": "https://exemple.fr",
        "Avis": 4,
        "Statut": "retenue",
        "Source": "Carte 2026",
        "Date": date(2026, 10, 30),
    }
    path = make_workbook(
        {
            "Synthèse": [["Sélection de formations", None], ["Nombre", 1], ["Durée totale", "21 h"]],
            "Sélection": [list(headings), list(headings.values())],
            "Sources": [
                ["Intitulé", "Fichier", "Feuille", "Cellule"],
                ["Découvrir l'IA générative", "c.xlsx", "F", "A2"],
            ],
        }
    )
    reading = read(path)
    assert [report.outcome for report in reading.sheets] == ["not-courses", "imported", "not-courses"]
    (course,) = reading.courses
    expected = {
        "title": "Découvrir l'IA générative",
        "provider": "CCI",
        "axis": "sectorielle",
        "skills": ("esprit-critique",),
        "job_families": ("marketing",),
        "level": 6,
        "certifications": ("RS6776",),
        "certification_expiry": date(2027, 8, 31),
        "formats": ("distance",),
        "duration_min_hours": 21.0,
        "duration_max_hours": 21.0,
        "session_start": date(2027, 3, 1),
        "city": "Paris",
        "audience": "Salariés",
        "price_min_eur": Decimal(1290),
        "price_max_eur": Decimal(1290),
        "price_basis": "HT",
        "email": "a@b.fr",
        "url": "https://exemple.fr",
    }
    assert {name: getattr(course, name) for name in expected} == expected
    unmapped = {cell.header for cell in course.cells if cell.field is None}
    assert unmapped == {"Rang", "€/h", "Avis", "Statut", "Source", "Date"}


def test_unknown_is_none_never_empty(map_workbook: Path) -> None:
    for course in read(map_workbook).courses:
        empty = {name for name in Course._fields if getattr(course, name) in ("", 0, [])}
        assert empty <= {"price_min_eur", "price_max_eur"}


def test_boxes_to_tick_give_the_header_they_stand_under(make_workbook: MakeWorkbook) -> None:
    header = [*HEADER, "Présentiel", "À distance", "Culture data", "Prompt engineering", "CPF", "OPCO"]
    rows = [[*ROW, "x", None, "X", None, "oui", "non"], [*ROW, 0, 1, None, "✓", "non", "oui"]]
    reading = read(make_workbook({"Carif-Oref": [header, *rows]}))
    assert [course.formats for course in reading.courses] == [("presentiel",), ("distance",)]
    assert [course.skills for course in reading.courses] == [("culture-data",), ("prompt-engineering",)]
    assert [course.funding for course in reading.courses] == [("cpf",), ("opco",)]
    assert [course.funding_raw for course in reading.courses] == ["CPF", "OPCO"]
    assert [cell.raw for cell in reading.courses[0].cells if cell.field == "formats"] == ["x"]
    assert not reading.warnings


def test_boxes_to_tick_for_what_a_course_has_one_of(make_workbook: MakeWorkbook) -> None:
    header = [
        "Intitulé",
        "Durée",
        "Généraliste",
        "Sectorielle",
        "Débutant",
        "Expert",
        "FI",
        "FC",
        "CQP",
        "RS",
    ]
    rows = [
        ["Vendre", "7 h", "x", None, "x", None, "x", None, "non", "oui"],
        ["Gérer", "7 h", None, "x", None, "x", None, "x", "oui", "non"],
    ]
    courses = read(make_workbook({"Offre": [header, *rows]})).courses
    assert [course.axis for course in courses] == ["generaliste", "sectorielle"]
    assert [course.maturity for course in courses] == ["pour-debuter", "pour-devenir-expert"]
    assert [course.training_type for course in courses] == ["initiale", "continue"]
    assert [course.certification_kinds for course in courses] == [("rs",), ("cqp",)]


def test_the_header_above_tells_what_a_box_is_for(make_workbook: MakeWorkbook) -> None:
    groups = [None, None, "Axe", None, "Financement"]
    header = ["Intitulé", "Durée", "Sectorielle", "Opcommerce", "Opcommerce"]
    rows = [["Vendre", "7 h", None, "x", None], ["Gérer", "7 h", "x", None, "x"]]
    path = make_workbook({"Offre": [groups, header, *rows]}, merge={"Offre": "A1:B1 C1:D1"})
    courses = read(path).courses
    assert [course.axis for course in courses] == ["opcommerce", "sectorielle"]
    assert [bool(course.funding) for course in courses] == [False, True]
