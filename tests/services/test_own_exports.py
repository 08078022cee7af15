"""An export of ours that is dropped back on its own catalogue: what it does not tell stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.engine import Database
from db.records import CourseRecord
from db.repositories import Courses
from explorer.services.dossiers import Dossiers
from explorer.services.exports import Exports
from explorer.services.exports.options import PRESETS, ExportOptions
from explorer.services.imports import Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]
WriteExport = Callable[..., Path]

FIRST: dict[str, Any] = {
    "title": "Vente assistée",
    "provider": "Greta",
    "axis": "sectorielle",
    "duration_min_hours": 21.0,
    "duration_max_hours": 21.0,
    "duration_raw": "3 jours (21 heures)",
    "price_min_eur": Decimal(1290),
    "price_max_eur": Decimal(1290),
    "price_basis": "HT",
    "price_raw": "1 290 € HT",
    "prerequisites": "Aucun",
    "certifications": ("RS6776",),
    "certification_kinds": ("rs",),
    "city": "Lyon",
    "phone": "+33 4 00 00 00 00",
    "Code interne": "A-12",
}
COURSES = (FIRST, {"title": "Caisse", "provider": "Cnam", "city": "Paris", "Code interne": "B-3"})


@pytest.fixture
def export(database: Database, imports: Imports, make_reading: MakeReading, tmp_path: Path) -> WriteExport:
    """Two courses in the catalogue, and what writes them under a name."""
    imports.apply(imports.plan(make_reading(COURSES)))

    def write(name: str = "Pour la réunion.xlsx", columns: frozenset[str] | None = None) -> Path:
        target = tmp_path / name
        Exports(database, vocabulary()).write_courses(
            [each.id for each in records(database)],
            target,
            query_sentence="Toutes les formations",
            options=ExportOptions(columns=columns),
        )
        return target

    return write


def records(database: Database) -> tuple[CourseRecord, ...]:
    with database.read() as session:
        return Courses(session).records()


def rewritten(path: Path, changes: dict[str, object], row: int = 2) -> Path:
    """The workbook with some cells of a line changed by hand, by header."""
    book = openpyxl.load_workbook(path)
    sheet = book["Sélection"]
    for header in sheet[1]:
        if header.value in changes:
            sheet.cell(row, header.column).value = changes[header.value]  # type: ignore[assignment]
    book.save(path)
    return path


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("preset", [*PRESETS])
def test_whatever_its_columns_it_changes_nothing(
    export: WriteExport, imports: Imports, database: Database, preset: str, extension: str
) -> None:
    before = records(database)
    plan = imports.preview(export(f"Réunion.{extension}", PRESETS[preset]))  # type: ignore[index]
    assert (plan.counts.unchanged, plan.is_new_source, plan.changes_nothing) == (len(COURSES), False, True)
    imports.apply(plan)
    assert records(database) == before


@pytest.mark.parametrize("columns", [{"provider"}, {"city"}, {"price"}, {"codes", "duration"}])
def test_without_its_axis_it_is_recognised_under_any(
    export: WriteExport, imports: Imports, columns: set[str]
) -> None:
    plan = imports.preview(export(columns=frozenset(columns)), axis="opcommerce")
    assert (plan.counts.unchanged, plan.changes_nothing) == (len(COURSES), True)


def test_only_the_selection_is_read_and_nothing_is_said_of_the_other_sheets(
    export: WriteExport, imports: Imports
) -> None:
    plan = imports.preview(export())
    assert [each.name for each in plan.sheets if each.outcome != "not-courses"] == ["Sélection"]
    assert plan.file_warnings == (
        "Ce fichier est un export de « Catalogue » : ce qu’il ne dit pas ne change pas.",
    )


def test_a_figure_changed_in_it_is_the_only_thing_that_changes(
    export: WriteExport, imports: Imports, database: Database
) -> None:
    before = records(database)
    path = rewritten(export(columns=frozenset({"axis", "provider", "price"})), {"Coût": 1490})
    plan = imports.preview(path)
    assert [dict(each.fields) for each in plan.changes if each.kind == "updated"] == [
        {"price_eur": (Decimal(1290), Decimal(1490)), "price_raw": ("1 290 € HT", "1490 €")}
    ]
    report = imports.apply(plan)
    after = records(database)
    assert (
        replace(
            after[0],
            price_min_eur=Decimal(1290),
            price_max_eur=Decimal(1290),
            price_raw="1 290 € HT",
            sheet="Feuille",
            import_id=before[0].import_id,
        )
        == before[0]
    )
    assert after[1] == before[1]
    with database.read() as session:
        cells = {each.header: each.raw for each in Courses(session).cells_of([after[0].id])[after[0].id]}
    assert cells["Code interne"] == "A-12", "a column that no field takes is not lost"
    assert "Rang" not in cells, "what the export adds is no fact of the course"
    assert report.import_id is not None
    imports.undo(report.import_id)
    assert records(database) == before


def test_an_old_export_neither_removes_the_courses_that_came_since_nor_brings_any_back(
    export: WriteExport, imports: Imports, database: Database, make_reading: MakeReading
) -> None:
    path = export()
    imports.apply(imports.plan(make_reading([FIRST, {"title": "Stock", "provider": "Cnam"}])))
    before = records(database)
    plan = imports.preview(path)
    assert (plan.counts.created, plan.counts.updated, plan.counts.missing) == (0, 0, 0)
    imports.apply(plan)
    assert records(database) == before
    assert [each.missing_since_import_id is None for each in before] == [True, False, True]


def test_courses_of_another_source_are_not_doubled(
    export: WriteExport, imports: Imports, database: Database, make_reading: MakeReading, tmp_path: Path
) -> None:
    imports.apply(imports.plan(make_reading([{"title": "Logistique"}], file="Autre liste.xlsx")))
    dossiers = Dossiers(database)
    made = dossiers.create("Plan 2027")
    dossiers.add(made.id, [each.id for each in records(database)])
    target = tmp_path / "Plan.xlsx"
    Exports(database, vocabulary()).write_selection(made.id, target)
    plan = imports.preview(target)
    assert (plan.source, plan.counts.created, plan.counts.unchanged) == ("Catalogue", 0, 2)
    assert any("Lignes de « Autre liste » dans cet export : 1." in each for each in plan.file_warnings)


def test_a_file_of_the_users_own_is_no_export(imports: Imports, make_reading: MakeReading) -> None:
    """Its next edition does take values and courses away."""
    imports.apply(imports.plan(make_reading(COURSES)))
    plan = imports.plan(make_reading([{**FIRST, "prerequisites": None}]))
    assert not plan.is_own_export
    assert plan.counts.missing == 1
    assert [dict(each.fields) for each in plan.changes if each.fields] == [{"prerequisites": ("Aucun", None)}]
