"""Likely duplicates across axes and sources: which are proposed, and what is remembered of the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.engine import Database
from explorer.services.catalogue import Catalogue
from explorer.services.duplicates import Duplicates
from explorer.services.errors import UnknownCourse
from explorer.services.imports import Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]
AddLists = Callable[..., None]

EXCEL = {
    "title": "Excel : les bases du tableur",
    "provider": "Dawan",
    "certifications": ("RS6776",),
    "duration_min_hours": 21.0,
    "duration_max_hours": 21.0,
}


@pytest.fixture
def duplicates(database: Database) -> Duplicates:
    return Duplicates(database)


@pytest.fixture
def add(imports: Imports, make_reading: MakeReading) -> AddLists:
    """Imports each list of courses as a source of its own."""

    def add(*lists: list[dict[str, Any]]) -> None:
        for number, courses in enumerate(lists, start=1):
            reading = make_reading(courses, file=f"liste {'abc'[number - 1]}.xlsx")
            imports.apply(imports.plan(reading, source=f"Liste {number}"))

    return add


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"provider": "DAWAN SARL"},
        {"title": "Les bases du tableur Excel"},
        {"title": "Excel : les bases du tableurs", "certifications": ()},
        {"certifications": (), "duration_min_hours": None, "duration_max_hours": None},
        {"axis": "opcommerce"},
        {"city": "Lyon"},
    ],
)
def test_what_is_likely_the_same_course(add: AddLists, duplicates: Duplicates, other: dict[str, Any]) -> None:
    add([EXCEL], [EXCEL | other])
    (pair,) = duplicates.proposals()
    assert {pair.left.source, pair.right.source} == {"Liste 1", "Liste 2"}
    assert 0.8 <= pair.likeness <= 1
    assert pair.reasons


@pytest.mark.parametrize(
    "other",
    [
        {"provider": "CNAM"},
        {"title": "Excel : les bases du tableur, niveau 2"},
        {"title": "Word : rédiger un courrier"},
        {"certifications": ("RS7000",)},
        {"title": "Excel : les macros du tableur", "certifications": ()},
    ],
)
def test_what_is_another_course(add: AddLists, duplicates: Duplicates, other: dict[str, Any]) -> None:
    add([EXCEL], [EXCEL | other])
    assert duplicates.proposals() == ()


def test_another_town_is_another_course(add: AddLists, duplicates: Duplicates) -> None:
    add([EXCEL | {"city": "Lille"}], [EXCEL | {"city": "Lyon"}])
    assert duplicates.proposals() == ()


def test_sessions_of_one_list_are_not_but_two_axes_are(add: AddLists, duplicates: Duplicates) -> None:
    add([EXCEL, EXCEL | {"session_start": None}, EXCEL | {"axis": "opcommerce"}])
    assert [(pair.left.course.axis, pair.right.course.axis) for pair in duplicates.proposals()] == [
        ("generaliste", "opcommerce"),
        ("generaliste", "opcommerce"),
    ]


def test_the_reasons_are_told(add: AddLists, duplicates: Duplicates) -> None:
    add([EXCEL], [EXCEL | {"provider": "Dawan SAS"}])
    (pair,) = duplicates.proposals()
    assert pair.reasons == (
        "même intitulé",
        "même organisme",
        "même certification (RS\u00a06776)",
        "même durée (21\u00a0h)",
    )


def test_answers_are_remembered_and_can_be_withdrawn(
    add: AddLists, duplicates: Duplicates, database: Database
) -> None:
    add([EXCEL], [EXCEL])
    (pair,) = duplicates.proposals()
    one, other = pair.left.course.id, pair.right.course.id
    duplicates.separate(other, one)
    assert duplicates.proposals() == ()
    assert [each.is_same for each in duplicates.decisions()] == [False]
    assert duplicates.withdraw(other, one)
    assert len(duplicates.proposals()) == 1
    duplicates.link(one, other)
    assert duplicates.proposals() == ()
    shown = Catalogue(database, vocabulary()).details(one)
    assert [(each.id, each.source) for each in shown.also_in] == [(other, "Liste 2")]
    assert duplicates.withdraw(one, other)
    assert not duplicates.withdraw(one, other)
    assert Catalogue(database, vocabulary()).details(one).also_in == ()


def test_links_go_through(add: AddLists, duplicates: Duplicates, database: Database) -> None:
    add([EXCEL], [EXCEL], [EXCEL])
    duplicates.link(1, 2)
    duplicates.link(2, 3)
    assert duplicates.proposals() == (), "1 and 3 are one by what was said of 2"
    assert [each.id for each in Catalogue(database, vocabulary()).details(1).also_in] == [2, 3]


@pytest.mark.parametrize(("one", "other"), [(1, 1), (1, 99), (98, 99)])
def test_only_two_known_courses_can_be_linked(
    add: AddLists, duplicates: Duplicates, one: int, other: int
) -> None:
    add([EXCEL])
    with pytest.raises(UnknownCourse):
        duplicates.link(one, other)


def test_a_linked_course_survives_the_undo_of_its_import(
    add: AddLists, duplicates: Duplicates, imports: Imports, database: Database
) -> None:
    add([EXCEL], [EXCEL])
    duplicates.link(1, 2)
    report = imports.undo(2)
    assert [(each.course_id, "rapprochée" in each.reason) for each in report.kept] == [(2, True)]
    assert [each.id for each in Catalogue(database, vocabulary()).details(1).also_in] == [2]
    assert database.check() == ()


def test_not_a_duplicate_is_remembered_when_a_course_goes_and_comes_back(
    add: AddLists, duplicates: Duplicates, imports: Imports, database: Database, make_reading: MakeReading
) -> None:
    add([EXCEL], [EXCEL, {**EXCEL, "title": "Word : les bases"}])
    duplicates.separate(1, 2)
    (decided,) = duplicates.decisions()
    imports.undo(2)
    assert duplicates.decisions() == (), "one of the two is out of the catalogue"
    reading = make_reading([EXCEL], file="liste b, reprise.xlsx")
    imports.apply(imports.plan(reading, source="Liste 2"))

    assert duplicates.proposals() == ()
    (again,) = duplicates.decisions()
    assert again.right.course.id not in (1, 2), "under a number of its own"
    assert again.decided_at == decided.decided_at
    assert duplicates.withdraw(1, again.right.course.id)
    imports.apply(imports.plan(make_reading([EXCEL], file="liste c.xlsx"), source="Liste 3"))
    assert duplicates.decisions() == (), "what was withdrawn does not come back"
    assert database.check() == ()


def test_the_undo_of_another_import_leaves_what_was_said_of_courses_that_stay(
    add: AddLists, duplicates: Duplicates, imports: Imports, make_reading: MakeReading
) -> None:
    add([EXCEL], [EXCEL])
    duplicates.separate(1, 2)
    imports.apply(
        imports.plan(make_reading([EXCEL, {"title": "Access"}], file="liste b.xlsx"), source="Liste 2")
    )
    imports.undo(3)
    duplicates.withdraw(1, 2)
    imports.apply(
        imports.plan(make_reading([EXCEL, {"title": "Access"}], file="liste b.xlsx"), source="Liste 2")
    )
    assert duplicates.decisions() == ()
    assert len(duplicates.proposals()) == 1
