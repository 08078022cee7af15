"""Honest sums: what is unknown is counted and named, HT and TTC stay apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from course_records import at, course, lasting

from explorer.services.totals import CourseRef, HourlyCost, Totals, add_up

NOTHING = Decimal(0)


COURSES = {
    each.id: each
    for each in (
        course(1, **lasting(21)),
        course(2, **lasting(7, 35), **at("6079.3333", None, "+")),
        course(3, **at(1490, "TTC")),
        course(4, **at(0, "HT")),
        course(5, duration_min_hours=14.0, **at(1800, "HT", "+")),
    )
}


def refs(*numbers: int) -> tuple[CourseRef, ...]:
    return tuple(CourseRef(each, f"T{each}") for each in numbers)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), Totals(0, 0, 0, (), NOTHING, NOTHING, NOTHING, ())),
        ((1,), Totals(1, 21, 21, (), NOTHING, NOTHING, NOTHING, refs(1))),
        (
            (1, 2),
            Totals(
                2,
                28,
                56,
                (),
                NOTHING,
                NOTHING,
                Decimal("6079.3333"),
                refs(1),
                refs(2),
                (HourlyCost(None, Decimal("868.48"), 1),),
            ),
        ),
        ((3, 4), Totals(2, 0, 0, refs(3, 4), NOTHING, Decimal(1490), NOTHING, ())),
        (
            (1, 2, 3, 4, 5),
            Totals(
                5,
                42,
                None,
                refs(3, 4),
                Decimal(1800),
                Decimal(1490),
                Decimal("6079.3333"),
                refs(1),
                refs(2, 5),
                (HourlyCost("HT", Decimal("128.57"), 1), HourlyCost(None, Decimal("868.48"), 1)),
            ),
        ),
    ],
)
def test_totals_name_what_is_unknown_and_never_mix_bases(numbers: tuple[int, ...], expected: Totals) -> None:
    assert add_up([COURSES[each] for each in numbers]) == expected
