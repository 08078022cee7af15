"""Named selections, honest totals, notes and ratings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, open_database
from db.records import CourseFacts, CourseWrite
from db.repositories import Courses, Imports, NewImport, Sources
from explorer.services.dossiers import DossierEvent, Dossiers
from explorer.services.errors import (
    InvalidRating,
    NameTaken,
    ServiceRefused,
    UnknownCourse,
    UnknownSelection,
)

BARE = CourseFacts(sheet="S", row=1, title="T")
COURSES = (
    replace(BARE, duration_min_hours=21.0, duration_max_hours=21.0),
    replace(BARE, duration_min_hours=7.0, duration_max_hours=35.0, price_min_eur=Decimal("6079.3333")),
    replace(BARE, price_min_eur=Decimal(1490), price_basis="TTC"),
    replace(BARE, price_min_eur=Decimal(0), price_max_eur=Decimal(0), price_basis="HT"),
    replace(BARE, duration_min_hours=14.0, price_min_eur=Decimal(1800), price_basis="HT"),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "c.db", create=True)) as opened:
        with opened.write() as session:
            source = Sources(session).add("Carif", is_sample=False)
            new = NewImport(source, "a.xlsx", "0" * 64, datetime.now(UTC), "", {}, ())
            number = Imports(session).add(new)
            writes = {i: CourseWrite(each, (), str(i), "", "") for i, each in enumerate(COURSES, start=1)}
            Courses(session).insert(source, number, writes)
            Imports(session).add_sightings(number, writes, ())
        yield opened


@pytest.fixture
def selections(database: Database) -> Dossiers:
    return Dossiers(database)


def count_of(event: DossierEvent | None) -> int:
    assert event is not None
    return event.count


def test_a_new_selection_is_empty_and_listed(selections: Dossiers) -> None:
    made = selections.create("  Dossier   12 ", reference="D-12")
    assert (made.name, made.reference, made.count) == ("Dossier 12", "D-12", 0)
    assert selections.all() == (made,)
    assert selections.items(made.id) == ()


@pytest.mark.parametrize("name", ["Équipe", "équipe", " ÉQUIPE "])
def test_two_selections_never_share_a_name(selections: Dossiers, name: str) -> None:
    selections.create("Équipe")
    with pytest.raises(NameTaken, match=r"(?i)équipe"):
        selections.create(name)


def test_a_selection_keeps_its_own_name_when_renamed(selections: Dossiers) -> None:
    first, second = selections.create("Un"), selections.create("Deux")
    selections.rename(first.id, "UN")
    with pytest.raises(NameTaken):
        selections.rename(second.id, "un")
    assert [each.name for each in selections.all()] == ["UN", "Deux"]


def test_courses_keep_the_order_in_which_they_came(selections: Dossiers) -> None:
    number = selections.create("Un").id
    assert count_of(selections.add(number, (3, 1, 3))) == 2
    assert count_of(selections.add(number, (1, 2))) == 1
    assert selections.add(number, (1, 2)) is None
    assert selections.items(number) == (3, 1, 2)


def test_ranks_close_up_when_a_course_goes(selections: Dossiers, database: Database) -> None:
    number = selections.create("Un").id
    selections.add(number, (3, 1, 2, 4))
    assert count_of(selections.remove(number, (1, 99))) == 1
    assert [(each.course_id, each.rank) for each in selections.entries(number)] == [(3, 1), (2, 2), (4, 3)]
    assert database.check() == ()


def test_a_course_moves_with_its_status(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (3, 1, 2))
    added = {each.course_id: each.added_at for each in selections.entries(number)}
    selections.reorder(number, (2, 99))
    assert selections.items(number) == (2, 3, 1)
    assert {each.course_id: each.added_at for each in selections.entries(number)} == added


def test_one_unknown_course_adds_none(selections: Dossiers) -> None:
    number = selections.create("Un").id
    with pytest.raises(UnknownCourse, match="99"):
        selections.add(number, (1, 99))
    assert selections.items(number) == ()


def test_a_deleted_selection_comes_back_whole(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (3, 1))
    before = selections.entries(number)
    selections.delete(number)
    assert selections.all() == ()
    assert selections.restore(number).name == "Un"
    assert selections.entries(number) == before


def test_a_restored_selection_gives_way_to_a_newer_of_its_name(selections: Dossiers) -> None:
    old = selections.create("Un")
    selections.delete(old.id)
    selections.create("un")
    assert selections.restore(old.id).name == "Un (2)"


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("rename", ("Deux",)),
        ("delete", ()),
        ("restore", ()),
        ("add", ((1,),)),
        ("remove", ((1,),)),
        ("reorder", ((1,),)),
        ("items", ()),
        ("totals", ()),
    ],
)
def test_an_unknown_selection_is_told(selections: Dossiers, method: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(UnknownSelection) as refusal:
        getattr(selections, method)(7, *arguments)
    assert str(refusal.value).startswith("La sélection n° 7 n’existe pas. Rien n’a été modifié.")


def test_a_note_and_a_rating_live_apart(selections: Dossiers) -> None:
    assert (selections.note(1), selections.rating(1)) == ("", None)
    selections.set_note(1, "  à revoir\nen janvier ")
    selections.set_rating(1, 0)
    assert (selections.note(1), selections.rating(1)) == ("à revoir\nen janvier", 0)
    selections.set_note(1, "")
    assert (selections.note(1), selections.rating(1)) == ("", 0)
    selections.set_rating(1, None)
    assert (selections.note(1), selections.rating(1)) == ("", None)


@pytest.mark.parametrize("rating", [-1, 6])
def test_a_rating_off_the_scale_is_refused(selections: Dossiers, rating: int) -> None:
    with pytest.raises(InvalidRating, match="hors de l’échelle"):
        selections.set_rating(1, rating)


def test_a_note_on_an_unknown_course_is_refused(selections: Dossiers) -> None:
    with pytest.raises(ServiceRefused, match="99"):
        selections.set_note(99, "perdue")
