"""Honest sums: what is unknown is counted and named, HT and TTC stay apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from db.records import CourseRecord
from explorer.services.totals import CourseRef, HourlyCost, Totals, add_up

NOTHING = Decimal(0)


def course(number: int, **facts: Any) -> CourseRecord:
    return CourseRecord(
        id=number,
        source_id=1,
        import_id=1,
        missing_since_import_id=None,
        sheet="S",
        row=1,
        title=f"T{number}",
        **facts,
    )


COURSES = {
    each.id: each
    for each in (
        course(1, duration_min_hours=21.0, duration_max_hours=21.0),
        course(2, duration_min_hours=7.0, duration_max_hours=35.0, price_min_eur=Decimal("6079.3333")),
        course(3, price_min_eur=Decimal(1490), price_max_eur=Decimal(1490), price_basis="TTC"),
        course(4, price_min_eur=NOTHING, price_max_eur=NOTHING, price_basis="HT"),
        course(5, duration_min_hours=14.0, price_min_eur=Decimal(1800), price_basis="HT"),
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
