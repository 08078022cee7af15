"""The training plan: exact sums on each basis, and the name of every figure that is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from course_records import at, course
from hypothesis import given
from hypothesis import strategies as st

from db.records import CourseRecord, SelectionItemRecord
from explorer.services.totals import CourseRef
from explorer.services.training_plan import Figure, plan_line, training_plan

NOW = datetime(2026, 11, 12, tzinfo=UTC)
KNOWN: dict[str, Any] = {
    "headcount": 4,
    "additional_costs_eur": Decimal("250.5"),
    "funding_eur": Decimal(1000),
}


def item(number: int, **figures: Any) -> SelectionItemRecord:
    status = figures.pop("status", "a-etudier")
    return SelectionItemRecord(number, number, status, None, NOW, **figures)


def test_a_line_is_people_times_cost_plus_extras_minus_funding() -> None:
    line = plan_line(item(1, **KNOWN), course(1, **at("333.3333", "HT")))
    assert (line.teaching_eur, line.remaining_eur) == (Decimal("1333.3332"), Decimal("583.8332"))
    assert (line.basis, line.is_entered, line.is_minimum, line.missing) == ("HT", False, False, ())


@pytest.mark.parametrize(
    ("figures", "facts", "cost", "basis", "flags"),
    [
        ({}, at(900, "TTC"), 900, "TTC", (False, False)),
        ({}, at(900, "TTC", 1200), 900, "TTC", (False, True)),
        ({}, at(900, "TTC", "+"), 900, "TTC", (False, True)),
        ({}, {}, None, None, (False, False)),
        ({"cost_basis": "HT"}, at(900), 900, "HT", (False, False)),
        ({"unit_cost_eur": Decimal(700)}, at(900, "TTC", "+"), 700, None, (True, False)),
        ({"unit_cost_eur": Decimal(0), "cost_basis": "HT"}, at(900, "TTC"), 0, "HT", (True, False)),
    ],
)
def test_what_the_user_entered_goes_before_what_the_source_tells(
    figures: dict[str, Any],
    facts: dict[str, Any],
    cost: int | None,
    basis: str | None,
    flags: tuple[bool, bool],
) -> None:
    line = plan_line(item(1, **figures), course(1, **facts))
    assert (line.unit_cost_eur, line.basis) == (cost, basis)
    assert (line.is_entered, line.is_minimum) == flags


@pytest.mark.parametrize("figure", ["headcount", "unit_cost", "additional_costs", "funding"])
def test_without_one_figure_nothing_is_left_to_tell(figure: Figure) -> None:
    figures = {**KNOWN, "unit_cost_eur": Decimal(100)}
    del figures[figure if figure == "headcount" else f"{figure}_eur"]
    plan = training_plan([item(1, **figures)], {1: course(1)})
    assert plan.lines[0].remaining_eur is None
    assert plan.sums[0].remaining_eur is None, "and not 0"
    assert [(each.figure, each.courses) for each in plan.missing] == [(figure, (CourseRef(1, "T1"),))]


def test_bases_are_added_up_apart_and_complete_lines_counted() -> None:
    courses = {1: course(1, **at(100, "HT")), 2: course(2, **at(50, "TTC")), 3: course(3, **at(10, "HT"))}
    items = [item(1, **KNOWN), item(2, headcount=2), item(3, **KNOWN | {"funding_eur": Decimal(0)})]
    plan = training_plan(items, courses)
    assert [(each.basis, each.count, each.complete) for each in plan.sums] == [("HT", 2, 2), ("TTC", 1, 0)]
    ht, ttc = plan.sums
    assert (ht.teaching_eur, ht.additional_costs_eur, ht.funding_eur) == (440, 501, 1000)
    assert ht.remaining_eur == -59, "more funded than spent is told as it is"
    assert (ttc.teaching_eur, ttc.additional_costs_eur, ttc.remaining_eur) == (100, None, None)
    assert plan.headcount == 10


def test_courses_set_aside_cost_nothing() -> None:
    plan = training_plan([item(1, status="ecartee", **KNOWN)], {1: course(1, **at(100, "HT"))})
    assert (plan.lines, plan.sums, plan.headcount, plan.is_started) == ((), (), None, False)


amounts = st.none() | st.decimals(0, 1_000_000, places=4)
lines = st.tuples(
    st.none() | st.integers(1, 500), amounts, st.sampled_from(["HT", "TTC", None]), amounts, amounts
)


@given(st.lists(lines, max_size=8))
def test_sums_are_exactly_those_of_the_known_figures(entered: list[tuple[Any, ...]]) -> None:
    courses: dict[int, CourseRecord] = {number: course(number) for number in range(len(entered))}
    names = ("headcount", "unit_cost_eur", "cost_basis", "additional_costs_eur", "funding_eur")
    items = [item(number, **dict(zip(names, each, strict=True))) for number, each in enumerate(entered)]
    plan = training_plan(items, courses)
    for total in plan.sums:
        own = [each for each in entered if each[2] == total.basis]
        whole = [h * u + a - f for h, u, _basis, a, f in own if None not in (h, u, a, f)]
        assert total.remaining_eur == (sum(whole) if whole else None)
        assert total.complete == len(whole)
        funded = [each[4] for each in own if each[4] is not None]
        assert total.funding_eur == (sum(funded) if funded else None)
    named = {(each.figure, ref.id) for each in plan.missing for ref in each.courses}
    assert ("headcount" in {figure for figure, _ in named}) == any(each[0] is None for each in entered)
    assert sum(each.count for each in plan.sums) == len(entered)
