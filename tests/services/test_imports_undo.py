"""Undoing imports in any order gives the catalogue as if they had never been made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import text

from db.engine import Database, open_database
from db.repositories import Courses
from explorer.services.corrections import Corrections
from explorer.services.dossiers import Dossiers
from explorer.services.duplicates import Duplicates
from explorer.services.errors import AlreadyUndone, UnknownImport
from explorer.services.imports import ImportCounts, Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]
Dump = Callable[[], dict[str, list[str]]]

EXCEL = {"title": "Excel", "provider": "Greta", "certifications": ("RS6776",)}
WORD = {"title": "Word", "provider": "Greta"}
ACCESS = {"title": "Access", "provider": "Greta"}

EDITIONS = (
    [EXCEL, WORD],
    [{**EXCEL, "level": 5, "city": "Lyon"}, ACCESS],
    [WORD, {**EXCEL, "level": 6, "city": "Lyon"}, {**ACCESS, "level": 4}],
)
"""Excel changes twice, in level and in place; Word goes and comes back; Access comes, then changes."""


def _import(imports: Imports, make_reading: MakeReading, *numbers: int) -> None:
    for number in numbers:
        reading = make_reading(EDITIONS[number], file=f"catalogue_{number}.xlsx")
        imports.apply(imports.plan(reading, source="Greta"))


def _facts(database: Database) -> list[tuple[object, ...]]:
    """The courses without their numbers, nor those of imports: these depend on the way."""
    with database.read() as session:
        return sorted(
            (each.title, each.row, each.level or 0, each.city or "", each.missing_since_import_id is not None)
            for each in Courses(session).records()
        )


@pytest.fixture
def facts_after(
    imports: Imports, make_reading: MakeReading, database: Database
) -> dict[tuple[int, ...], list[tuple[object, ...]]]:
    """Editions imported → the courses, each time from an empty catalogue."""
    facts: dict[tuple[int, ...], list[tuple[object, ...]]] = {}
    for editions in ((), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)):
        _import(imports, make_reading, *editions)
        facts[editions] = _facts(database)
        _undo_all(imports)
        assert _facts(database) == []
    return facts


def _undo_all(imports: Imports) -> None:
    for each in imports.history():
        if each.undone_at is None:
            imports.undo(each.id)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_any_order_gives_what_the_other_imports_alone_would_have_given(
    imports: Imports,
    make_reading: MakeReading,
    database: Database,
    facts_after: dict[tuple[int, ...], list[tuple[object, ...]]],
    order: tuple[int, ...],
) -> None:
    _import(imports, make_reading, 0, 1, 2)
    numbers = {edition: imports.history()[2 - edition].id for edition in range(3)}
    standing = {0, 1, 2}
    for edition in order:
        imports.undo(numbers[edition])
        standing.remove(edition)
        assert _facts(database) == facts_after[tuple(sorted(standing))]
        assert database.check() == ()


def test_undoing_the_last_import_puts_every_table_back(
    imports: Imports, make_reading: MakeReading, dump: Dump
) -> None:
    states = []
    for edition in range(3):
        states.append(dump())
        _import(imports, make_reading, edition)
    for number in (3, 2, 1):
        imports.undo(number)
        assert dump() == states.pop()


def test_courses_of_a_catalogue_that_hashed_their_cells_otherwise_are_unchanged(
    imports: Imports, make_reading: MakeReading, database: Database, dump: Dump
) -> None:
    _import(imports, make_reading, 0)
    with database.write() as session:
        session.execute(text("UPDATE course SET evidence_hash = 'ancien'"))
    before = dump()
    report = imports.apply(imports.plan(make_reading(EDITIONS[0], file="catalogue_1.xlsx"), source="Greta"))
    assert report.counts == ImportCounts(unchanged=2)
    assert imports.undo(2).restored == 0
    assert dump() == before


def test_what_a_later_import_also_says_stays_and_is_told(imports: Imports, make_reading: MakeReading) -> None:
    _import(imports, make_reading, 0, 1, 2)
    report = imports.undo(2)
    assert (report.removed, report.restored) == (0, 0)
    assert {each.title: each.reason for each in report.kept} == {
        "Excel": "l’import n° 3 (« catalogue_2.xlsx »), plus récent, en décide",
        "Access": "l’import n° 3 (« catalogue_2.xlsx »), plus récent, en décide",
    }
    assert "2\u00a0laissées en l’état" in str(report)


def test_a_course_that_is_missing_from_the_next_file_too_stays_missing(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _import(imports, make_reading, 0)
    for name in ("b.xlsx", "c.xlsx"):
        imports.apply(imports.plan(make_reading([EXCEL], file=name), source="Greta"))
    report = imports.undo(2)
    assert [(each.title, "ne la contient pas non plus" in each.reason) for each in report.kept] == [
        ("Word", True)
    ]
    with database.read() as session:
        (word,) = Courses(session).records(tuple(Courses(session).missing(1)))
    assert (word.title, word.missing_since_import_id) == ("Word", 3)
    assert imports.undo(3).restored == 1


def test_other_sources_are_left_alone(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _import(imports, make_reading, 0)
    imports.apply(imports.plan(make_reading([EXCEL], file="autre.xlsx"), source="Afpa"))
    imports.undo(1)
    assert [each[0] for each in _facts(database)] == ["Excel"]


@pytest.mark.parametrize(("number", "error"), [(9, UnknownImport), (1, AlreadyUndone)])
def test_what_cannot_be_undone_is_told(
    imports: Imports, make_reading: MakeReading, number: int, error: type[Exception], dump: Dump
) -> None:
    _import(imports, make_reading, 0)
    imports.undo(1)
    before = dump()
    with pytest.raises(error, match=r"Rien n’a été modifié\."):
        imports.undo(number)
    assert dump() == before


def test_an_undone_file_can_be_imported_again(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    _import(imports, make_reading, 0)
    before: Any = _facts(database)
    imports.undo(1)
    _import(imports, make_reading, 0)
    assert _facts(database) == before
    assert imports.history()[0].id == 2


def test_what_the_user_did_survives_the_undo_of_an_import_in_the_middle(
    imports: Imports, make_reading: MakeReading, database: Database
) -> None:
    treated = ("Noter", "Étoiler", "Ranger", "Corriger", "Rapprocher")
    vendre = {"title": "Vendre", "city": "Lyon"}
    editions = (
        [{"title": "Vendre"}, {"title": "Classer"}],
        [vendre, *({"title": each} for each in (*treated, "Oublier"))],
        [vendre],
    )
    for courses in editions:
        imports.apply(imports.plan(make_reading(courses, file="offre.xlsx"), source="Offre"))
    with database.read() as session:
        ids = {each.title: each.id for each in Courses(session).records()}
    dossiers, corrections, duplicates = Dossiers(database), Corrections(database), Duplicates(database)
    dossier = dossiers.create("Accompagnement").id
    dossiers.set_note(ids["Noter"], "à revoir")
    dossiers.set_rating(ids["Étoiler"], 4)
    dossiers.add(dossier, [ids["Ranger"]])
    corrections.correct(ids["Corriger"], "duration", "3 jours")
    duplicates.link(ids["Rapprocher"], ids["Classer"])
    database.close()

    with closing(open_database(database.path, create=False)) as reopened:
        later = Imports(reopened, vocabulary())
        assert [each.id for each in later.history()] == [3, 2, 1]
        report = later.undo(2)

        kept = {each.title: each.reason for each in report.kept}
        assert set(treated) < kept.keys()
        assert all("elle est gardée" in kept[title] for title in kept.keys() - {"Vendre", "Classer"})
        assert report.removed == 1, "nobody did anything with « Oublier »"
        assert Dossiers(reopened).note(ids["Noter"]) == "à revoir"
        assert Dossiers(reopened).rating(ids["Étoiler"]) == 4
        assert Dossiers(reopened).items(dossier) == (ids["Ranger"],)
        assert [each.text for each in Corrections(reopened).of(ids["Corriger"])] == ["3 jours"]
        assert [each.is_same for each in Duplicates(reopened).decisions()] == [True]
        with reopened.read() as session:
            left = {each.title for each in Courses(session).records()}
            assert {each.title: each.city for each in Courses(session).records()}["Vendre"] == "Lyon"
        assert left == ids.keys() - {"Oublier"}
        assert reopened.check() == ()
