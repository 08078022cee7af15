"""Undo and redo as data: any sequence undone gives the first state, after a restart too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine import Database, open_database
from db.records import CourseFacts, CourseWrite, SelectionItemRecord, SelectionRecord
from db.repositories import Courses, Imports, NewImport, Sources
from db.snapshots import new_course
from explorer.services.dossiers import STATUSES, DossierEvent, Dossiers, PlanFigures
from explorer.services.errors import NotInTurn, UnknownEvent
from explorer.services.undoing import undo as undo_import

COURSES = 6
NUMBERS = tuple(range(1, COURSES + 1))
State = tuple[SelectionRecord, tuple[SelectionItemRecord, ...]]
Step = Callable[[Dossiers, int], Any]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One catalogue for the many sequences; each has a dossier of its own."""
    path = tmp_path_factory.mktemp("historique") / "c.db"
    with closing(open_database(path, create=True)) as database:
        fill(database)
        yield database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "c.db", create=True)) as database:
        fill(database)
        yield database


@pytest.fixture
def dossiers(database: Database) -> Dossiers:
    return Dossiers(database)


def fill(database: Database) -> None:
    """One import of six courses."""
    with database.write() as session:
        source = Sources(session).add("Carif", is_sample=False)
        number = Imports(session).add(NewImport(source, "a.xlsx", "0" * 64, datetime.now(UTC), "", {}, ()))
        facts = {each: CourseFacts(sheet="S", row=each, title=f"Cours {each}") for each in NUMBERS}
        new = {each: new_course(CourseWrite(facts[each], (), str(each), "", "")) for each in NUMBERS}
        Courses(session).insert(source, number, new)
        Imports(session).add_sightings(number, new, ())


def state(dossiers: Dossiers, number: int) -> State:
    """Without the count, which follows from the items."""
    return replace(dossiers.get(number), count=0), dossiers.entries(number)


def step(draw: st.DrawFn) -> Step:
    """Something that a user does, chosen at random; courses that are not in the dossier are left alone."""
    chosen = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=4))
    text = draw(st.sampled_from([None, "", "Déjà vue ?", "  trop loin "]))
    day = draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)))
    amount = draw(st.none() | st.decimals(0, 99_999, places=4))
    status = draw(st.sampled_from(STATUSES))
    rank = draw(st.integers(-1, COURSES + 2))
    heads = draw(st.none() | st.integers(1, 40))
    basis = draw(st.sampled_from([None, "HT", "TTC"]))
    figures = PlanFigures(heads, amount, basis, amount, None)

    def edits(do: Callable[[Dossiers, int, list[int]], Any]) -> Step:
        def run(dossiers: Dossiers, number: int) -> Any:
            inside = [each for each in chosen if each in dossiers.items(number)]
            return do(dossiers, number, inside) if inside else None

        return run

    return draw(
        st.sampled_from(
            [
                lambda d, n: d.add(n, chosen),
                lambda d, n: d.add(n, NUMBERS),
                lambda d, n: d.remove(n, chosen),
                lambda d, n: d.reorder(n, chosen),
                lambda d, n: d.move(n, chosen, rank),
                lambda d, n: d.rename(n, f"Dossier {n} {rank}"),
                lambda d, n: d.describe(n, reference=text, purpose=text, retention_date=day),
                lambda d, n: d.archive(n),
                lambda d, n: d.unarchive(n),
                edits(lambda d, n, inside: d.set_status(n, inside, status, text)),
                edits(lambda d, n, inside: d.set_comment(n, inside[0], text)),
                edits(lambda d, n, inside: d.set_next_action(n, inside[0], text, day)),
                edits(lambda d, n, inside: d.set_headcount(n, inside, heads)),
                edits(lambda d, n, inside: d.set_plan(n, inside[0], figures)),
            ]
        )
    )


steps = st.lists(st.composite(step)(), max_size=12)


@given(steps)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_undone_gives_the_first_state_and_redone_the_last(
    shared: Database, sequence: list[Step]
) -> None:
    dossiers = Dossiers(shared)
    number = dossiers.duplicate(dossiers.create(f"Dossier {len(dossiers.all())}").id).id
    states: list[State] = [state(dossiers, number)]
    events: list[DossierEvent] = []
    for do in sequence:
        event = do(dossiers, number)
        now = state(dossiers, number)
        assert (event is None) == (now == states[-1]), "what changes is remembered, and nothing else"
        if event is not None:
            events.append(event)
            states.append(now)
    for event, before in zip(reversed(events), reversed(states[:-1]), strict=True):
        assert dossiers.undo(event.id).lost == ()
        assert state(dossiers, number) == before
    reopened = Dossiers(shared)
    for event, after in zip(events, states[1:], strict=True):
        assert reopened.redo(event.id).event.is_undone is False
        assert state(dossiers, number) == after
    assert shared.check() == ()


def test_the_history_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with closing(open_database(path, create=True)) as database:
        fill(database)
        number = Dossiers(database).create("Un").id
        Dossiers(database).add(number, (3, 1))
        Dossiers(database).set_status(number, (3,), "ecartee", "trop loin")
    with closing(open_database(path, create=False)) as database:
        dossiers = Dossiers(database)
        told = [(each.kind, each.count, each.text, each.is_undone) for each in dossiers.history(number)]
        assert told == [
            ("created", 0, "création du dossier", False),
            ("added", 2, "ajout de 2\u00a0formations", False),
            ("status", 1, "statut de 1\u00a0formation", False),
        ]
        dossiers.undo(dossiers.history(number)[-1].id)
        assert dossiers.entries(number)[0].status == "a-etudier"


def test_actions_are_undone_from_the_last_and_redone_from_the_first(dossiers: Dossiers) -> None:
    number = dossiers.create("Un").id
    first, second = (kept(dossiers.add(number, (each,))) for each in (1, 2))
    with pytest.raises(NotInTurn, match="ne peut pas être annulée"):
        dossiers.undo(first)
    with pytest.raises(NotInTurn, match="ne peut pas être rétablie"):
        dossiers.redo(second)
    dossiers.undo(second)
    dossiers.undo(first)
    with pytest.raises(NotInTurn):
        dossiers.undo(first)
    with pytest.raises(NotInTurn):
        dossiers.redo(second)
    dossiers.redo(first)
    assert dossiers.items(number) == (1,)


def test_a_new_action_forgets_what_was_undone(dossiers: Dossiers) -> None:
    number = dossiers.create("Un").id
    undone = kept(dossiers.add(number, (1,)))
    dossiers.undo(undone)
    dossiers.add(number, (2,))
    with pytest.raises(UnknownEvent, match="n’est plus dans l’historique"):
        dossiers.redo(undone)
    assert [each.kind for each in dossiers.history(number)] == ["created", "added"]


def test_dossiers_and_notes_are_undone_apart(dossiers: Dossiers) -> None:
    one, two = dossiers.create("Un").id, dossiers.create("Deux").id
    added = kept(dossiers.add(one, (1,)))
    dossiers.add(two, (1,))
    note = kept(dossiers.set_note(1, "à revoir"))
    rating = kept(dossiers.set_rating(1, 4))
    dossiers.undo(added)
    assert (dossiers.items(one), dossiers.items(two), dossiers.note(1)) == ((), (1,), "à revoir")
    dossiers.undo(rating)
    dossiers.undo(note)
    assert (dossiers.note(1), dossiers.rating(1)) == ("", None)
    dossiers.redo(note)
    dossiers.redo(rating)
    assert (dossiers.note(1), dossiers.rating(1)) == ("à revoir", 4)


def test_making_and_deleting_a_dossier_are_undone_too(dossiers: Dossiers) -> None:
    number = dossiers.create("Un").id
    dossiers.add(number, (1,))
    kept(dossiers.delete(number))
    for event in reversed(dossiers.history(number)):
        dossiers.undo(event.id)
    assert dossiers.all() == ()
    for event in dossiers.history(number)[:2]:
        dossiers.redo(event.id)
    assert dossiers.items(number) == (1,)


def test_a_name_given_again_meanwhile_is_not_taken_back(dossiers: Dossiers) -> None:
    number = dossiers.create("Un").id
    renamed = kept(dossiers.rename(number, "Deux"))
    dossiers.create("un")
    dossiers.undo(renamed)
    assert [each.name for each in dossiers.all()] == ["Un (2)", "un"]


def test_a_course_that_left_the_catalogue_is_named_and_the_others_come_back(
    dossiers: Dossiers, database: Database
) -> None:
    number = dossiers.create("Un").id
    dossiers.add(number, (1, 2, 3))
    dossiers.set_status(number, (1, 2), "retenue")
    removed = kept(dossiers.remove(number, (1, 2)))
    dossiers.set_note(1, "gardée")
    with database.write() as session:
        undo_import(session, 1)
    replay = dossiers.undo(removed)
    assert replay.lost == ("Cours 2",)
    assert [(each.course_id, each.rank, each.status) for each in dossiers.entries(number)] == [
        (1, 1, "retenue"),
        (3, 2, "a-etudier"),
    ]
    dossiers.undo(dossiers.history(number)[-2].id)
    assert dossiers.items(number) == (1, 3)
    dossiers.redo(dossiers.history(number)[-2].id)
    dossiers.redo(removed)
    assert dossiers.items(number) == (3,)
    assert database.check() == ()


def test_the_last_actions_of_all_make_one_stack(dossiers: Dossiers) -> None:
    one, two = dossiers.create("Un").id, dossiers.create("Deux").id
    left_behind = kept(dossiers.add(one, (1,)))
    dossiers.undo(left_behind)
    dossiers.add(two, (1,))
    undone = kept(dossiers.set_note(1, "vue"))
    dossiers.undo(undone)
    stack = [(each.kind, each.is_undone) for each in dossiers.recent(10)]
    assert stack == [("created", False), ("created", False), ("added", False), ("note", True)]
    assert [each.kind for each in dossiers.recent(1)] == ["added", "note"]


def test_the_oldest_actions_are_forgotten(dossiers: Dossiers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.services.dossiers.history.MOST_EVENTS", 3)
    number = dossiers.create("Un").id
    for each in NUMBERS:
        dossiers.add(number, (each,))
    assert len(dossiers.history(number)) == 3
    for event in reversed(dossiers.history(number)):
        dossiers.undo(event.id)
    assert dossiers.items(number) == (1, 2, 3)


def test_amounts_come_back_exact(dossiers: Dossiers) -> None:
    number = dossiers.create("Un").id
    dossiers.add(number, (1,))
    figures = PlanFigures(3, Decimal("0.1"), "HT", Decimal("1234.5678"), Decimal("99999999.9999"))
    written = kept(dossiers.set_plan(number, 1, figures))
    before = dossiers.entries(number)
    dossiers.undo(written)
    dossiers.redo(written)
    assert dossiers.entries(number) == before
    assert before[0].funding_eur == Decimal("99999999.9999")


def kept(event: DossierEvent | None) -> int:
    """The number of an event that there is."""
    assert event is not None
    return event.id
