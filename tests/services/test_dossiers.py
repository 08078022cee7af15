"""Named selections, honest totals, notes and ratings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, open_database
from db.records import CourseFacts, CourseWrite
from db.repositories import Courses, Imports, NewImport, Sources
from db.snapshots import new_course
from explorer.services.dossiers import DossierEvent, Dossiers, PlanFigures
from explorer.services.dossiers.privacy import months_later
from explorer.services.duplicates import Duplicates
from explorer.services.errors import (
    InvalidFigure,
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
            file = NewImport(source, "a.xlsx", "0" * 64, datetime.now(UTC), "", {}, ())
            number = Imports(session).add(file)
            new = {
                i: new_course(CourseWrite(each, (), str(i), "", ""))
                for i, each in enumerate(COURSES, start=1)
            }
            Courses(session).insert(source, number, new)
            Imports(session).add_sightings(number, new, ())
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


def test_a_dossier_says_what_it_is_for(selections: Dossiers) -> None:
    number = selections.create("Un", purpose=" reconversion ", retention_date=date(2027, 5, 1)).id
    assert (selections.get(number).purpose, selections.get(number).retention_date) == (
        "reconversion",
        date(2027, 5, 1),
    )
    selections.describe(number, reference=" VENTE-014 ", purpose="  ", retention_date=None)
    described = selections.get(number)
    assert (described.reference, described.purpose, described.retention_date) == ("VENTE-014", None, None)


def test_an_archived_dossier_stays_readable(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (1,))
    selections.archive(number)
    assert selections.archive(number) is None
    assert selections.all()[0].archived_at is not None
    assert selections.items(number) == (1,)
    selections.unarchive(number)
    assert selections.get(number).archived_at is None


def test_a_copy_holds_the_same_and_lives_its_own_life(selections: Dossiers) -> None:
    number = selections.create("Un", "D-1", purpose="plan", retention_date=date(2027, 1, 1)).id
    selections.add(number, (3, 1))
    selections.set_status(number, (3,), "retenue", "la meilleure")
    copy = selections.duplicate(number)
    assert (copy.name, copy.reference, copy.purpose, copy.count) == ("Un (copie)", "D-1", "plan", 2)
    assert selections.entries(copy.id) == selections.entries(number)
    selections.remove(copy.id, (3,))
    assert selections.items(number) == (3, 1)
    assert selections.duplicate(number).name == "Un (copie) (2)"
    assert selections.duplicate(number, "Deux").name == "Deux"


@pytest.mark.parametrize(
    ("moved", "rank", "expected"),
    [
        ((4,), 1, (4, 1, 2, 3)),
        ((1,), 4, (2, 3, 4, 1)),
        ((3, 2), 1, (2, 3, 1, 4)),
        ((1,), 99, (2, 3, 4, 1)),
        ((2,), -5, (2, 1, 3, 4)),
        ((9,), 1, (1, 2, 3, 4)),
        ((), 1, (1, 2, 3, 4)),
    ],
)
def test_courses_move_to_a_rank(
    selections: Dossiers, moved: tuple[int, ...], rank: int, expected: tuple[int, ...]
) -> None:
    number = selections.create("Un").id
    selections.add(number, (1, 2, 3, 4))
    event = selections.move(number, moved, rank)
    assert selections.items(number) == expected
    assert (event is None) == (expected == (1, 2, 3, 4))


def test_what_is_decided_of_a_course_stays_with_it(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (1, 2))
    selections.set_status(number, (2,), "ecartee", " trop chère ")
    selections.set_comment(number, 1, "proche\nde chez elle")
    selections.set_next_action(number, 1, "demander un devis", date(2026, 12, 1))
    selections.set_plan(number, 1, PlanFigures(4, Decimal("350.5"), "HT", Decimal(0), None))
    one, two = selections.entries(number)
    assert (two.status, two.reason) == ("ecartee", "trop chère")
    assert (one.comment, one.next_action, one.next_action_date) == (
        "proche\nde chez elle",
        "demander un devis",
        date(2026, 12, 1),
    )
    assert (one.headcount, one.unit_cost_eur, one.cost_basis, one.additional_costs_eur, one.funding_eur) == (
        4,
        Decimal("350.5"),
        "HT",
        Decimal(0),
        None,
    )
    selections.reorder(number, (2, 1))
    assert selections.entries(number)[1] == replace(one, rank=2)


def test_a_decision_on_a_course_that_is_not_in_is_refused(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (1,))
    with pytest.raises(UnknownCourse, match="n° 2 n’est pas dans cette sélection"):
        selections.set_status(number, (1, 2), "retenue")
    assert selections.entries(number)[0].status == "a-etudier"


@pytest.mark.parametrize(
    "figures",
    [
        PlanFigures(headcount=0),
        PlanFigures(headcount=100_001),
        PlanFigures(unit_cost_eur=Decimal(-1)),
        PlanFigures(additional_costs_eur=Decimal("NaN")),
        PlanFigures(funding_eur=Decimal("Infinity")),
        PlanFigures(funding_eur=Decimal(10**9)),
    ],
)
def test_figures_that_cannot_be_are_refused(selections: Dossiers, figures: PlanFigures) -> None:
    number = selections.create("Un").id
    selections.add(number, (1,))
    with pytest.raises(InvalidFigure, match="n’est pas possible"):
        selections.set_plan(number, 1, figures)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_that_cannot_be_is_refused(selections: Dossiers, name: str) -> None:
    with pytest.raises(NameTaken):
        selections.create(name)


def test_totals_leave_out_what_was_set_aside(selections: Dossiers) -> None:
    number = selections.create("Un").id
    selections.add(number, (1, 3, 4))
    selections.set_status(number, (3,), "ecartee")
    totals = selections.totals(number)
    assert (totals.count, totals.set_aside, totals.price_ttc_eur) == (2, 1, 0)
    assert totals == selections.view(number, date(2026, 11, 12)).totals


def test_a_view_holds_the_whole_dossier(selections: Dossiers) -> None:
    number = selections.create("Un", retention_date=date(2026, 1, 1)).id
    selections.add(number, (3, 1))
    selections.set_headcount(number, (3, 1), 2)
    selections.set_note(1, "à revoir")
    selections.set_rating(1, 5)
    seen = selections.view(number, date(2026, 11, 12))
    assert [(each.course.id, each.item.rank, each.note, each.rating) for each in seen.lines] == [
        (3, 1, "", None),
        (1, 2, "à revoir", 5),
    ]
    assert seen.plan.lines == tuple(each.plan for each in seen.lines)
    assert seen.plan.headcount == 4
    assert [each.kind for each in seen.alerts] == ["retention_past", "duration_unknown", "cost_unknown"]
    assert [[each.kind for each in line.alerts] for line in seen.lines] == [
        ["duration_unknown"],
        ["cost_unknown"],
    ]


def test_a_view_knows_what_the_user_said_of_a_pair(selections: Dossiers, database: Database) -> None:
    number = selections.create("Un").id
    selections.add(number, (1, 2))
    Duplicates(database).link(2, 1)
    told = selections.view(number, date(2026, 11, 12)).alerts
    assert "duplicate" in [each.kind for each in told]


def test_dossiers_that_should_go_are_listed_deleted_ones_too(selections: Dossiers) -> None:
    days = (date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 13), None)
    numbers = [selections.create(str(each), retention_date=each).id for each in days]
    selections.delete(numbers[0])
    due = selections.due(date(2026, 11, 12))
    assert {each.id for each in due} == set(numbers[:2])


def test_what_is_purged_is_gone_from_the_disk(selections: Dossiers, database: Database) -> None:
    kept, gone = selections.create("Gardé").id, selections.create("Jeté", "RÉF-SECRÈTE").id
    for number in (kept, gone):
        selections.add(number, (1,))
    selections.set_comment(gone, 1, "commentaire-secret")
    selections.set_comment(gone, 1, "autre-commentaire-secret")
    selections.add(gone, (2,))
    for course_id in (1, 2):
        selections.set_note(course_id, "note-effacée-secrète")
        selections.set_note(course_id, "")
    selections.remove(gone, (2,))
    selections.delete(gone)
    assert b"commentaire-secret" in stored_bytes(database)
    assert selections.purge((gone,)) == 1
    assert selections.items(kept) == (1,)
    assert selections.deleted() == ()
    with pytest.raises(UnknownSelection):
        selections.restore(gone)
    with pytest.raises(UnknownSelection):
        selections.history(gone)
    left = stored_bytes(database)
    for secret in ("commentaire-secret", "note-effacée-secrète", "RÉF-SECRÈTE"):
        assert secret.encode() not in left
    assert database.check() == ()


def stored_bytes(database: Database) -> bytes:
    """All that the file and its journal hold."""
    return b"".join(each.read_bytes() for each in database.path.parent.glob(f"{database.path.name}*"))


def test_one_unknown_dossier_and_none_is_purged(selections: Dossiers) -> None:
    number = selections.create("Un").id
    with pytest.raises(UnknownSelection):
        selections.purge((number, 99))
    assert selections.get(number).name == "Un"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 12), 6, date(2027, 5, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 1, 31), 24, date(2028, 1, 31)),
    ],
)
def test_retention_counts_in_months(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_looking_at_the_dossiers_does_not_wait_for_another_window_that_writes(
    database: Database,
) -> None:
    dossiers = Dossiers(database)
    dossiers.in_use("Ma sélection")
    with database.write():
        assert [each.name for each in dossiers.in_use("Ma sélection")] == ["Ma sélection"]
