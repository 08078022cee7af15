"""Plans and imports of small files: what is written, what never is, and in which state of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from db.engine import Database
from db.repositories import Courses, Sources
from explorer.services.errors import NameTaken, StalePlan
from explorer.services.imports import ImportPlan, Imports
from importers.errors import UnreadableFile
from importers.records import Reading

MakeReading = Callable[..., Reading]

EXCEL = {"title": "Excel", "provider": "Greta", "price_min_eur": Decimal(950), "price_raw": "950 €"}
WORD = {"title": "Word", "provider": "Greta", "formats": ("presentiel", "distance")}


class Stop(Exception):
    """What a cancelled task raises."""


def _apply(imports: Imports, reading: Reading, **options: Any) -> ImportPlan:
    plan = imports.plan(reading, **options)
    imports.apply(plan)
    return plan


def _fields(plan: ImportPlan) -> list[tuple[str, dict[str, tuple[object, object]]]]:
    return [(each.kind, dict(each.fields)) for each in plan.changes if each.kind != "unchanged"]


def test_a_preview_writes_nothing(
    imports: Imports, make_reading: MakeReading, dump: Callable[[], Any]
) -> None:
    before = dump()
    imports.plan(make_reading([EXCEL]))
    assert dump() == before
    assert imports.history() == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"price_min_eur": Decimal("950.00")}, {}),
        ({"price_min_eur": Decimal(0)}, {"price_eur": ((Decimal(950), None), (Decimal(0), None))}),
        ({"price_raw": "950 euros"}, {"price_raw": ("950 €", "950 euros")}),
        ({"duration_min_hours": 7.0, "duration_max_hours": 7.0}, {"duration_hours": (None, 7.0)}),
        ({"duration_min_hours": 7.0, "duration_max_hours": 21.0}, {"duration_hours": (None, (7.0, 21.0))}),
        ({"formats": ("distance", "presentiel")}, {}),
        (
            {"formats": ("mixte", "distance")},
            {"formats": (("presentiel", "distance"), ("distance", "mixte"))},
        ),
        ({"level": 6}, {"level": (None, 6)}),
        ({"Remarque": "complet"}, {"Remarque": ("places libres", "complet")}),
        ({"Remarque": "PLACES  libres"}, {}),
        ({"N°": "12"}, {}),
        ({"Colonne nouvelle": "x"}, {}),
        (
            {"certification_raw": "RS 6776 (à vérifier)"},
            {"certification_raw": ("RS 6776", "RS 6776 (à vérifier)")},
        ),
        ({"certification_raw": "RS 6776\nTitre"}, {}),
    ],
)
def test_what_counts_as_a_change(
    imports: Imports, make_reading: MakeReading, changed: dict[str, Any], expected: dict[str, Any]
) -> None:
    course = {
        **EXCEL,
        "formats": ("presentiel", "distance"),
        "certification_raw": "RS 6776",
        "N°": "11",
        "Remarque": "places libres",
    }
    _apply(imports, make_reading([course]))
    plan = imports.plan(make_reading([{**course, **changed}]))
    assert _fields(plan) == ([("updated", expected)] if expected else [])


def test_a_moved_row_is_unchanged_and_its_new_place_is_kept(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _apply(imports, make_reading([EXCEL, WORD]))
    plan = _apply(imports, make_reading([WORD, EXCEL], file="catalogue_2.xlsx"))
    assert (plan.counts.unchanged, plan.changes_nothing) == (2, False)
    with database.read() as session:
        rows = {each.title: (each.row, each.import_id) for each in Courses(session).records()}
    assert rows == {"Excel": (3, 2), "Word": (2, 2)}


def test_a_missing_course_is_kept_and_comes_back(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _apply(imports, make_reading([EXCEL, WORD]))
    assert _fields(_apply(imports, make_reading([WORD]))) == [("missing", {})]
    still = imports.plan(make_reading([WORD, {"title": "Access"}]))
    assert _fields(still) == [("created", {})]
    assert still.still_missing == (1,)
    back = _apply(imports, make_reading([WORD, {**EXCEL, "level": 5}]))
    assert _fields(back) == [("reappeared", {"level": (None, 5)})]
    assert back.counts.updated == 1
    with database.read() as session:
        assert [each.missing_since_import_id for each in Courses(session).records()] == [None, None]


def test_an_extract_of_a_source_makes_nothing_missing(imports: Imports, make_reading: MakeReading) -> None:
    whole = [{"title": title} for title in ("Excel", "Word", "Access", "Outlook", "Teams")]
    _apply(imports, make_reading(whole))
    extract = imports.plan(make_reading([{"title": "Word"}, {"title": "Teams"}], file="Pour la réunion.xlsx"))
    assert (extract.source, extract.counts.missing, extract.counts.unchanged) == ("Catalogue", 0, 2)
    assert any("une partie de « Catalogue »" in each for each in extract.file_warnings)
    copy = imports.plan(make_reading(whole[:4], file="Autre nom.xlsx"))
    assert (copy.source, copy.counts.missing) == ("Catalogue", 1)


def test_a_file_whose_rows_are_all_rejected_makes_nothing_missing(
    imports: Imports, make_reading: MakeReading
) -> None:
    _apply(imports, make_reading([EXCEL]), source="Greta")
    assert imports.plan(make_reading([]), source="Greta").changes == ()


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [("hidden", 0), ("not-chosen", 0), ("axis-needed", 0), ("not-courses", 1), (None, 1)],
)
def test_a_sheet_that_was_not_read_says_nothing_of_its_courses(
    imports: Imports, make_reading: MakeReading, outcome: str | None, missing: int
) -> None:
    _apply(imports, make_reading([{**EXCEL, "sheet": "Archives"}, WORD]))
    report = {"name": "Archives", "outcome": outcome} if outcome else {}
    assert imports.plan(make_reading([WORD], **report)).counts.missing == missing


def test_a_plan_made_before_another_import_is_refused(
    imports: Imports, make_reading: MakeReading, dump: Callable[[], Any]
) -> None:
    stale = imports.plan(make_reading([EXCEL]))
    _apply(imports, make_reading([WORD], file="autre.xlsx"))
    before = dump()
    with pytest.raises(StalePlan, match=r"a changé depuis .* Rien n’a été modifié\. Relancez"):
        imports.apply(stale)
    assert dump() == before


def test_a_plan_cannot_be_applied_twice(imports: Imports, make_reading: MakeReading) -> None:
    plan = _apply(imports, make_reading([EXCEL]))
    with pytest.raises(StalePlan):
        imports.apply(plan)


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_a_cancelled_import_leaves_nothing(
    imports: Imports, make_reading: MakeReading, dump: Callable[[], Any], stop_at: int
) -> None:
    _apply(imports, make_reading([EXCEL]), source="Greta")
    before, calls = dump(), []

    def progress(done: int, total: int | None) -> None:
        calls.append((done, total))
        if len(calls) > stop_at:
            raise Stop

    plan = imports.plan(make_reading([{**EXCEL, "level": 5}, WORD]), source="Greta")
    with pytest.raises(Stop):
        imports.apply(plan, progress)
    assert dump() == before
    assert len(imports.history()) == 1


def test_progress_reaches_its_end(imports: Imports, make_reading: MakeReading) -> None:
    calls: list[tuple[int, int | None]] = []
    plan = imports.plan(make_reading([EXCEL, WORD]), progress=lambda *step: calls.append(step))
    imports.apply(plan, lambda *step: calls.append(step))
    assert calls == [(0, 2), (2, 2), (0, 2), (2, 2)]


def test_the_sample_map_gives_way_to_the_first_import_and_comes_back_with_its_undo(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _apply(imports, make_reading([EXCEL]), is_sample=True)
    own = imports.plan(make_reading([EXCEL]))
    assert own.is_new_source, "the same courses, but not the user's own source"
    number = imports.apply(own).import_id

    def retired() -> list[int | None]:
        with database.read() as session:
            return [each.retired_by_import_id for each in Sources(session).all()]

    assert retired() == [number, None]
    imports.undo(number or 0)
    assert retired() == [None, None]
    assert [each.is_sample for each in imports.history()] == [False, True]


def test_an_own_file_cannot_go_into_the_sample_map(imports: Imports, make_reading: MakeReading) -> None:
    sample = _apply(imports, make_reading([EXCEL]), is_sample=True)
    with pytest.raises(NameTaken, match="existe déjà"):
        imports.plan(make_reading([WORD]), source=sample.source.upper())


def test_the_history_says_what_each_import_did(imports: Imports, make_reading: MakeReading) -> None:
    _apply(imports, make_reading([EXCEL]), source="Greta")
    _apply(imports, make_reading([{**EXCEL, "level": 5}, WORD], file="b.xlsx"), source="greta")
    imports.undo(1)
    newest, oldest = imports.history()
    assert (newest.id, newest.source, newest.file_name, newest.undone_at) == (2, "Greta", "b.xlsx", None)
    assert (newest.counts.created, newest.counts.updated) == (1, 1)
    assert oldest.undone_at is not None
    assert oldest.imported_at.tzinfo is not None


def test_deduced_skills_are_kept_apart_from_declared_ones(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    course = {"title": "Prompt engineering : rédiger des prompts", "skills": ("culture-data", "vente")}
    _apply(imports, make_reading([course, {**course, "skills": ("prompt-engineering",)}]))
    with database.read() as session:
        one, other = Courses(session).records()
    assert one.skills == ("culture-data", "vente")
    assert [each.slug for each in one.deduced_skills if each.words] == ["prompt-engineering"]
    assert other.deduced_skills == (), "what a file declares needs no deduction"


def test_rows_of_one_course_are_named_by_their_places(imports: Imports, make_reading: MakeReading) -> None:
    rows = [{"title": "Vendre"}, {"title": "Vendre"}, {"title": "Classer"}, {"title": "Vendre"}]
    reading = make_reading([*rows, {"title": "Vendre", "sheet": "Suite"}])
    (doubt,) = imports.plan(reading).doubts
    assert (doubt.title, doubt.row) == ("Vendre", 2)
    assert doubt.message.startswith("figure aussi lignes 3 et 5, ligne 6 de « Suite » : ")


def test_the_catalogue_is_not_a_file_to_import(imports: Imports, database: Database) -> None:
    for ask in (imports.inspect, imports.preview, imports.already_in):
        with pytest.raises(UnreadableFile, match="le catalogue lui-même"):
            ask(database.path)
