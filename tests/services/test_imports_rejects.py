"""Refused rows leave as a workbook, are put right, and come back into the source that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from db.engine import Database
from db.repositories import Courses
from explorer.services.imports import Imports
from explorer.services.opening import Services, open_services
from explorer.services.plan import ImportPlan
from importers.choices import Choices

HEADER = ["Intitulé", "Organisme", "Durée", "Lien", "Remarque"]
ROWS = [
    ["Excel", "Greta", "3 jours", None, "places libres"],
    [None, "CNAM", "7 h", "Lien", "à vérifier"],
    ["Word", "Greta", "1 jour", None, None],
]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(open_services(tmp_path / "catalogue.sqlite3")) as opened:
        yield opened


def _workbook(path: Path, sheet: str, above: list[list[Any]]) -> Path:
    workbook = Workbook()
    page = workbook.active
    page.title = sheet
    for row in (*above, HEADER, *ROWS):
        page.append(row)
    page.cell(len(above) + 3, 4).hyperlink = "https://exemple.fr/stage"
    workbook.save(path)
    return path


def _rejected(services: Services, plan: ImportPlan, path: Path) -> Path:
    assert services.write_rejects(plan, path) == len(plan.rejects) == 1
    return path


def _put_right(path: Path, title: str) -> None:
    workbook = load_workbook(path)
    page = workbook.worksheets[0]
    headers = [cell.value for cell in page[1]]
    assert headers[-2:] == ["Motif du rejet", "Cellule"]
    assert "Pas d’intitulé" in page.cell(2, len(headers) - 1).value
    page.cell(2, headers.index("Intitulé") + 1).value = title
    workbook.save(path)


@pytest.mark.parametrize(
    ("sheet", "above", "choices"),
    [
        ("Sectorielles", [], Choices()),
        ("Feuil1", [["Axe 2 : formations sectorielles"]], Choices()),
        ("Feuil1", [], Choices(axis="sectorielle")),
    ],
)
def test_refused_rows_put_right_go_into_the_same_source(
    services: Services, tmp_path: Path, sheet: str, above: list[list[Any]], choices: Choices
) -> None:
    plan = services.imports.preview(_workbook(tmp_path / "Offre 2026.xlsx", sheet, above), choices)
    services.imports.apply(plan)
    rejects = _rejected(services, plan, tmp_path / "peu importe.xlsx")
    _put_right(rejects, "Access")
    back = services.imports.preview(rejects)
    assert (back.source, back.is_new_source) == (plan.source, False)
    assert (back.counts.created, back.counts.missing, back.counts.rejected) == (1, 0, 0)
    report = services.imports.apply(back)
    with services.database.read() as session:
        course = Courses(session).records()[-1]
        cells = {cell.header: cell.raw for cell in Courses(session).cells(course.id)}
        assert not Courses(session).missing(course.source_id)
    assert (course.title, course.provider, course.axis) == ("Access", "CNAM", "sectorielle")
    assert (course.duration_min_hours, course.url) == (7.0, "https://exemple.fr/stage")
    assert not {"Motif du rejet", "Cellule"} & set(cells)
    assert cells["Remarque"] == "à vérifier"
    undone = services.imports.undo(report.import_id or 0)
    assert (undone.removed, undone.restored) == (1, 0)


def test_rows_that_are_still_wrong_are_refused_again(services: Services, tmp_path: Path) -> None:
    plan = services.imports.preview(_workbook(tmp_path / "Offre.xlsx", "Sectorielles", []))
    services.imports.apply(plan)
    back = services.imports.preview(_rejected(services, plan, tmp_path / "r.xlsx"))
    assert (back.source, back.counts.rejected, back.counts.missing) == (plan.source, 1, 0)
    assert [each.reason for each in back.rejects] == [
        "Pas d’intitulé : la cellule A2 de la colonne « Intitulé » est vide."
    ]


def test_rows_saved_as_text_find_their_source_by_the_name_of_the_file(
    services: Services, tmp_path: Path
) -> None:
    plan = services.imports.preview(_workbook(tmp_path / "Offre sectorielle.xlsx", "Sectorielles", []))
    services.imports.apply(plan)
    path = tmp_path / "Offre sectorielle - rejets.csv"
    row = ["Access", "CNAM", "7 h", "", "", "Pas d’intitulé", "A3"]
    lines = [[*HEADER, "Motif du rejet", "Cellule"], row]
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    back = services.imports.preview(path, Choices(axis="sectorielle"))
    assert (back.source, back.counts.created, back.counts.missing) == (plan.source, 1, 0)


def test_the_next_edition_takes_up_the_rows_that_came_back(services: Services, tmp_path: Path) -> None:
    path = _workbook(tmp_path / "Offre.xlsx", "Sectorielles", [])
    plan = services.imports.preview(path)
    services.imports.apply(plan)
    rejects = _rejected(services, plan, tmp_path / "Offre - rejets.xlsx")
    _put_right(rejects, "Access")
    services.imports.apply(services.imports.preview(rejects))
    workbook = load_workbook(path)
    workbook.worksheets[0]["A3"] = "Access"
    workbook.save(path)
    again = services.imports.preview(path)
    assert (again.counts.created, again.counts.unchanged, again.counts.missing) == (0, 3, 0)


def test_the_refused_rows_of_the_map_come_back(
    imports: Imports, database: Database, tmp_path: Path, map_workbook: Path, next_map_workbook: Path
) -> None:
    imports.apply(imports.preview(map_workbook))
    plan = imports.preview(next_map_workbook)
    imports.apply(plan)
    with closing(open_services(database.path)) as services:
        rejects = _rejected(services, plan, tmp_path / "rejets.xlsx")
    workbook = load_workbook(rejects)
    page = workbook.worksheets[0]
    (sheet,) = (each for each in plan.sheets if each.name == page.title)
    (title,) = (each.column for each in sheet.columns if each.field == "title")
    page.cell(2, title + 1).value = "Un intitulé retrouvé"
    workbook.save(rejects)
    back = imports.preview(rejects)
    assert (back.source, back.counts.created, back.counts.missing) == (plan.source, 1, 0)
