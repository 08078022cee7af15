"""Which known course a row is: references, identities, and the one clear near-match."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.services.editions import name_for, stem_of
from explorer.services.imports import Imports
from importers.records import Reading

MakeReading = Callable[..., Reading]

A = {"title": "Vendre en ligne avec l’IA", "provider": "Greta", "certifications": ("RS6776",), "city": "Lyon"}


def _kinds(imports: Imports, make_reading: MakeReading, old: list[Any], new: list[Any]) -> list[str]:
    imports.apply(imports.plan(make_reading(old), source="S"))
    plan = imports.plan(make_reading(new, file="b.xlsx"), source="S")
    return sorted(each.kind for each in plan.changes)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Vendre en lgine avec l’IA"},
        {"title": "Vendre en ligne avec l'IA"},
        {"title": "VENDRE EN LIGNE AVEC L’IA"},
        {"title": "Vendre en-ligne avec l’ IA"},
        {"title": "Vendre en ligne avec l’IA !"},
        {"title": "Vendre en ligne avec l’IA (parcours)"},
        {"certifications": ("RS7311",)},
        {"certifications": ()},
        {"city": "Villeurbanne"},
        {"provider": "GRETA"},
        {"price_raw": "950 €"},
    ],
    ids=str,
)
def test_it_is_the_same_course(imports: Imports, make_reading: MakeReading, changed: dict[str, Any]) -> None:
    assert _kinds(imports, make_reading, [A], [{**A, **changed}]) == ["updated"]


@pytest.mark.parametrize(
    ("old", "changed"),
    [
        (A, {"axis": "sectorielle"}),
        (A, {"provider": "Afpa"}),
        (A, {"title": "Acheter en gros avec l’IA"}),
        (A, {"title": "Vendre en ligne avec l’IA 2"}),
        (A, {"title": "Vendre en ligne avec l’IA", "provider": "Cnam", "city": "Paris"}),
        ({**A, "title": "Excel, niveau 1"}, {"title": "Excel, niveau 2"}),
        ({**A, "title": "Atelier du vol"}, {"title": "Atelier du col"}),
        ({"title": "Boulanger"}, {"title": "Boulanger", "certifications": ("RNCP1",)}),
    ],
    ids=str,
)
def test_it_is_another_course(
    imports: Imports, make_reading: MakeReading, old: dict[str, Any], changed: dict[str, Any]
) -> None:
    assert _kinds(imports, make_reading, [old], [{**old, **changed}]) == ["created", "missing"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            [{"reference": "7"}],
            [{"reference": "7", "title": "Vente en ligne avec l’IA", "city": "Nice"}],
            ["updated"],
        ),
        (
            [{"reference": "1"}, {"reference": "2", "title": "Excel"}],
            [{"reference": "1", "title": "Excel"}, {"reference": "2"}],
            ["updated", "updated"],
        ),
        ([{"reference": "1"}, {"reference": "1"}], [{"reference": "1"}], ["missing", "unchanged"]),
        (
            [{"reference": "1"}],
            [{"reference": "1", "title": "Cuisine", "certifications": ()}],
            ["created", "missing"],
        ),
    ],
)
def test_references_decide_only_when_they_can(
    imports: Imports,
    make_reading: MakeReading,
    old: list[dict[str, Any]],
    new: list[dict[str, Any]],
    expected: list[str],
) -> None:
    assert _kinds(
        imports, make_reading, [{**A, **each} for each in old], [{**A, **each} for each in new]
    ) == (expected)


def test_a_renumbered_reference_does_not_cross_two_courses(
    imports: Imports, make_reading: MakeReading
) -> None:
    old = [{**A, "reference": "1"}, {**A, "title": "Excel", "certifications": (), "reference": "2"}]
    new = [{**old[1], "reference": "1"}, {**old[0], "reference": "2"}]
    imports.apply(imports.plan(make_reading(old), source="S"))
    plan = imports.plan(make_reading(new, file="b.xlsx"), source="S")
    assert [(each.title, each.course_id, set(each.fields)) for each in plan.changes] == [
        ("Excel", 2, {"reference"}),
        (A["title"], 1, {"reference"}),
    ]


def test_sessions_of_one_course_are_told_apart_by_what_they_say(
    imports: Imports, make_reading: MakeReading
) -> None:
    def session(start: str, hours: float) -> dict[str, Any]:
        return {**A, "duration_raw": start, "duration_min_hours": hours}

    imports.apply(
        imports.plan(make_reading([session("a", 7), session("b", 14), session("c", 21)]), source="S")
    )
    new = [session("c", 28), session("a", 7), session("b", 14)]
    plan = imports.plan(make_reading(new, file="b.xlsx"), source="S")
    assert [(each.kind, each.course_id) for each in plan.changes] == [
        ("updated", 3),
        ("unchanged", 1),
        ("unchanged", 2),
    ]


def test_identical_rows_are_two_courses_also_when_one_goes(
    imports: Imports, make_reading: MakeReading
) -> None:
    assert _kinds(imports, make_reading, [A, A, A], [A, A]) == ["missing", "unchanged", "unchanged"]


def test_identical_rows_in_another_order_change_nothing(imports: Imports, make_reading: MakeReading) -> None:
    assert _kinds(imports, make_reading, [A, {**A, "level": 5}, A], [A, A, {**A, "level": 5}]) == (
        ["unchanged"] * 3
    )


def test_two_near_titles_are_not_clear_enough(imports: Imports, make_reading: MakeReading) -> None:
    new = [{**A, "title": "Vendre en ligne avec l’IAG"}, {**A, "title": "Vandre en ligne avec l’IA"}]
    old = [{**A, "title": "Vendre en lignes avec l’IA"}]
    kinds = _kinds(imports, make_reading, old, [*new, {**A, "title": "Vendre en lignee avec l’IA"}])
    assert kinds == ["created", "created", "created", "missing"]


def test_a_present_course_is_preferred_to_a_missing_one(imports: Imports, make_reading: MakeReading) -> None:
    imports.apply(imports.plan(make_reading([A, {**A, "level": 5}]), source="S"))
    imports.apply(imports.plan(make_reading([{**A, "level": 5}], file="b.xlsx"), source="S"))
    plan = imports.plan(make_reading([{**A, "level": 6}], file="c.xlsx"), source="S")
    assert [(each.kind, each.course_id) for each in plan.changes] == [("updated", 2)]


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("cartographie_ia_commerce.xlsx", "cartographie ia commerce"),
        ("cartographie_ia_commerce_2.xlsx", "cartographie ia commerce"),
        ("Kit_apprentissage_20240119.xlsx", "kit apprentissage"),
        ("Catalogue 2026-10.csv", "catalogue"),
        ("Catalogue 12.10.2026.csv", "catalogue"),
        ("Catalogue v3.xls", "catalogue"),
        ("Catalogue (1).xlsx", "catalogue"),
        ("Catalogue_novembre_2026_copie.xlsx", "catalogue"),
        ("Métiers 2025.xlsx", "metiers"),
        ("2026.xlsx", "2026"),
        ("offre3000.csv", "offre3000"),
        ("adv2.xlsx", "adv2"),
    ],
)
def test_the_name_of_a_file_without_its_edition(file: str, stem: str) -> None:
    assert stem_of(file) == stem


@pytest.mark.parametrize(
    ("file", "taken", "name"),
    [
        ("cartographie_ia_commerce_2.xlsx", (), "Cartographie IA commerce"),
        ("catalogue CPF.xlsx", ("Catalogue cpf",), "Catalogue CPF (2)"),
        ("2026.xlsx", (), "2026"),
    ],
)
def test_the_name_of_a_new_source(file: str, taken: tuple[str, ...], name: str) -> None:
    assert name_for(file, taken) == name


@pytest.mark.parametrize(
    ("file", "courses", "is_new"),
    [
        ("catalogue_2.xlsx", [A], False),
        ("tout_autre_nom.xlsx", [A], False),
        ("tout_autre_nom.xlsx", [A, {"title": "Word"}], False),
        ("tout_autre_nom.xlsx", [A, {"title": "Word"}, {"title": "Access"}], True),
        ("catalogue_2.xlsx", [{"title": "Word"}, {"title": "Access"}], True),
    ],
)
def test_which_source_a_file_continues(
    imports: Imports, make_reading: MakeReading, file: str, courses: list[Any], is_new: bool
) -> None:
    imports.apply(imports.plan(make_reading([A], file="catalogue_1.xlsx")))
    plan = imports.plan(make_reading(courses, file=file))
    assert plan.is_new_source is is_new
    assert (plan.source == "Catalogue") is not is_new
