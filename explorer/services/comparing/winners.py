"""Which courses are best by a criterion, where better is objective and known: the price, the deadline.

A longer course or a higher level is not a better one: nothing is marked there. Only two known values that can
be compared make a best one; when all are equal none is. Equal best values are all marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.records import CourseRecord, PriceBasis


@dataclass(frozen=True, slots=True)
class _Cost:
    """`low` is sure; `is_exact`: the cost is that, not « à partir de »."""

    place: int
    low: Decimal
    is_exact: bool
    basis: PriceBasis | None


def lowest_price(courses: Sequence[CourseRecord]) -> frozenset[int]:
    """Places of the courses that surely cost least; none unless all known prices are on one basis."""
    return _cheapest([_price(place, each) for place, each in enumerate(courses)])


def lowest_price_per_hour(courses: Sequence[CourseRecord]) -> frozenset[int]:
    """Places of the courses that surely cost least an hour; none unless all are on one basis."""
    return _cheapest([_hourly(place, each) for place, each in enumerate(courses)])


def latest_expiry(courses: Sequence[CourseRecord]) -> frozenset[int]:
    """Places of the courses whose certification stands longest."""
    known = {
        place: each.certification_expiry for place, each in enumerate(courses) if each.certification_expiry
    }
    if len(known) < 2 or len(set(known.values())) == 1:  # noqa: PLR2004 - a comparison needs two
        return frozenset()
    latest = max(known.values())
    return frozenset(place for place, expiry in known.items() if expiry == latest)


Winners = Callable[[Sequence[CourseRecord]], frozenset[int]]


def _price(place: int, course: CourseRecord) -> _Cost | None:
    low = course.price_min_eur
    if low is None:
        return None
    return _Cost(place, low, course.price_max_eur == low, course.price_basis)


def _hourly(place: int, course: CourseRecord) -> _Cost | None:
    price = _price(place, course)
    shortest, longest = course.duration_min_hours, course.duration_max_hours
    if price is None or not shortest or not longest:
        return None
    # The surest lower bound: the smallest price over the most hours.
    low = price.low / Decimal(str(longest))
    return _Cost(place, low, price.is_exact and shortest == longest, price.basis)


def _cheapest(costs: Sequence[_Cost | None]) -> frozenset[int]:
    known = [each for each in costs if each is not None]
    # Nothing is nothing, with or without tax; any other price has a basis, or cannot be compared.
    bases = {each.basis for each in known if each.low}
    if len(known) < 2 or len(bases) > 1 or None in bases:  # noqa: PLR2004 - a comparison needs two
        return frozenset()
    least = min(each.low for each in known)
    at_least = [each for each in known if each.low == least]
    if len(at_least) == len(known) or not all(each.is_exact for each in at_least):
        return frozenset()
    return frozenset(each.place for each in at_least)
