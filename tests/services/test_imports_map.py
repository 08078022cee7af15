"""The two editions of the training map: what the plan of the second says, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.repositories import Courses
from explorer.services.dossiers import Dossiers
from explorer.services.imports import ImportPlan, Imports

Key = tuple[str, str, int]


@pytest.fixture
def first(imports: Imports, map_workbook: Path) -> ImportPlan:
    """The plan of the first edition, applied."""
    plan = imports.preview(map_workbook)
    imports.apply(plan)
    return plan


@pytest.fixture
def expected(shared_data: Path) -> dict[str, Any]:
    file = shared_data / "cartographie_ia_commerce_2.expected_diff.json"
    return dict(json.loads(file.read_text(encoding="utf-8")))


def _changes(plan: ImportPlan) -> dict[Key, dict[str, Any]]:
    return {
        (each.kind, each.sheet, each.row): {name: [*map(_plain, pair)] for name, pair in each.fields.items()}
        for each in plan.changes
        if each.kind != "unchanged"
    }


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
    return value


def test_the_first_edition_creates_every_course(first: ImportPlan, database: Database) -> None:
    assert first.is_new_source
    assert first.source == "Cartographie IA commerce"
    assert {each.kind for each in first.changes} == {"created"}
    with database.read() as session:
        assert len(Courses(session).records()) == first.counts.created == 203
    assert database.check() == ()


def test_rows_of_one_identity_are_kept_apart_and_named(first: ImportPlan) -> None:
    (doubt, *_) = [each for each in first.doubts if "doublon" in each.message]
    assert doubt.row == 34
    assert "ligne 35" in doubt.message


def test_the_same_file_again_changes_nothing(imports: Imports, first: ImportPlan, map_workbook: Path) -> None:
    plan = imports.preview(map_workbook)
    assert not plan.is_new_source
    assert (plan.counts.unchanged, plan.changes_nothing) == (203, True)
    assert imports.apply(plan).import_id is None
    assert len(imports.history()) == 1


def test_the_second_edition_gives_the_expected_plan(
    imports: Imports, first: ImportPlan, next_map_workbook: Path, expected: Mapping[str, Any]
) -> None:
    plan = imports.preview(next_map_workbook)
    assert (plan.source, plan.is_new_source) == (first.source, False)
    assert (plan.counts.unchanged, plan.counts.updated, plan.counts.missing) == (183, 14, 6)
    # Two rows hold one unreadable value each: kept with a warning, they count as created too.
    assert (plan.counts.created, plan.counts.rejected, plan.counts.warnings) == (10, 1, 2)
    wanted = {
        (each["kind"], each["sheet"], each["row"]): each["fields"]
        for each in expected["changes"]
        if each["kind"] not in ("rejected", "warning")
    }
    doubtful = {
        ("created", each["sheet"], each["row"]): {}
        for each in expected["changes"]
        if each["kind"] == "warning"
    }
    assert _changes(plan) == wanted | doubtful


def test_a_course_keeps_its_number_through_a_corrected_title(
    imports: Imports, first: ImportPlan, next_map_workbook: Path, database: Database
) -> None:
    with database.read() as session:
        before = {each.title: each.id for each in Courses(session).records()}
    imports.apply(imports.preview(next_map_workbook))
    with database.read() as session:
        after = {each.title: each.id for each in Courses(session).records()}
    assert (
        after["Apprivoiser l'intelligence artificielle"] == before["Aprivoiser l'intelligence artificielle"]
    )


def test_undo_puts_the_catalogue_back_exactly(
    imports: Imports, first: ImportPlan, next_map_workbook: Path, dump: Callable[[], Any], database: Database
) -> None:
    before = dump()
    report = imports.apply(imports.preview(next_map_workbook))
    assert dump() != before
    undone = imports.undo(report.import_id or 0)
    assert (undone.removed, undone.restored, undone.kept) == (10, 20, ())
    assert dump() == before
    assert database.check() == ()


def test_notes_and_selections_survive_import_and_undo(
    imports: Imports, first: ImportPlan, next_map_workbook: Path, database: Database
) -> None:
    selections = Dossiers(database)
    dossier = selections.create("Dossier").id
    plan = imports.preview(next_map_workbook)
    gone = [each.course_id for each in plan.changes if each.kind == "missing" and each.course_id]
    selections.add(dossier, gone)
    selections.set_note(gone[0], "vue avec le bénéficiaire")
    number = imports.apply(plan).import_id or 0
    with database.read() as session:
        new = max(each.id for each in Courses(session).records())
    selections.set_note(new, "nouvelle, à étudier")

    undone = imports.undo(number)

    assert selections.items(dossier) == tuple(gone)
    assert (selections.note(gone[0]), selections.note(new)) == (
        "vue avec le bénéficiaire",
        "nouvelle, à étudier",
    )
    assert [each.course_id for each in undone.kept] == [new]
    assert "notée, sélectionnée" in undone.kept[0].reason
    with database.read() as session:
        assert Courses(session).records([new])[0].missing_since_import_id == number
        assert not Courses(session).missing(1) & set(gone)
    assert database.check() == ()


def test_a_noted_course_of_an_undone_import_comes_back_with_its_file(
    imports: Imports, first: ImportPlan, map_workbook: Path, database: Database
) -> None:
    Dossiers(database).set_note(7, "à suivre")
    imports.undo(1)
    plan = imports.preview(map_workbook)
    assert not plan.is_new_source
    assert [each.course_id for each in plan.changes if each.kind == "reappeared"] == [7]
    imports.apply(plan)
    with database.read() as session:
        assert Courses(session).missing(1) == frozenset()
    assert Dossiers(database).note(7) == "à suivre"


def test_importing_one_sheet_says_nothing_of_the_others(
    imports: Imports, first: ImportPlan, next_map_workbook: Path
) -> None:
    counts = imports.preview(next_map_workbook, sheets=("5 - Transitions Pro",)).counts
    assert (counts.created, counts.updated, counts.unchanged, counts.missing) == (0, 0, 10, 1)


def test_real_kits_of_two_dates_are_two_editions(imports: Imports, shared_data: Path) -> None:
    folder = shared_data / "real"
    first = imports.preview(folder / "Kit_apprentissage_20240119.xlsx", axis="generaliste")
    imports.apply(first)
    second = imports.preview(folder / "Kit_apprentissage_20240625.xlsx", axis="generaliste")
    assert (first.source, second.is_new_source) == ("Kit apprentissage", False)
    assert first.counts.created == 5730
    counts = second.counts
    assert counts.created + counts.updated + counts.unchanged == 6039
    assert counts.updated + counts.unchanged + counts.missing == 5730
    assert counts.unchanged > 4500, "eight columns more say nothing of a single course"
    recognised = [each.course_id for each in second.changes if each.course_id]
    assert len(recognised) == len(set(recognised)), "no course is two rows of the file"
