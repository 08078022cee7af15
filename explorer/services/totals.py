"""Honest sums: what is unknown is counted and named, never taken as 0; HT and TTC never mix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from db.records import CourseRecord, PriceBasis


@dataclass(frozen=True, slots=True)
class CourseRef:
    """A course, to name it."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class HourlyCost:
    """Euros an hour over the courses of one basis whose price and duration are known, smallest figures."""

    basis: PriceBasis | None
    amount_eur: Decimal
    """To the cent."""
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over courses. Hours and prices add up the smallest figure of each: « à partir de »."""

    count: int
    hours_min: float
    hours_max: float | None
    """Sum of the largest figures; `None` when the duration of a course has no upper bound."""
    without_duration: tuple[CourseRef, ...]
    price_ht_eur: Decimal
    price_ttc_eur: Decimal
    price_unknown_basis_eur: Decimal
    """Prices that the file calls neither HT nor TTC."""
    without_price: tuple[CourseRef, ...]
    from_price: tuple[CourseRef, ...] = ()
    """Courses whose price has no upper bound, or a higher one: they count for their smallest."""
    per_hour: tuple[HourlyCost, ...] = ()
    """One for each basis that has a course with both figures: HT, TTC, not said."""
    set_aside: int = 0
    """Courses of the dossier that are left out, being « écartées »."""

    @property
    def missing_durations(self) -> int:
        """How many courses count for no hour."""
        return len(self.without_duration)

    @property
    def missing_prices(self) -> int:
        """How many courses count for no price."""
        return len(self.without_price)


_BASES: tuple[PriceBasis | None, ...] = ("HT", "TTC", None)


def add_up(courses: Sequence[CourseRecord]) -> Totals:
    """The totals of any courses."""
    timed = [each for each in courses if each.duration_min_hours is not None]
    highs = [each.duration_max_hours for each in timed if each.duration_max_hours is not None]
    priced = [each for each in courses if each.price_min_eur is not None]
    prices = {basis: _sum_prices(priced, basis) for basis in _BASES}
    return Totals(
        count=len(courses),
        hours_min=sum(each.duration_min_hours or 0.0 for each in timed),
        hours_max=sum(highs) if len(highs) == len(timed) else None,
        without_duration=_refs(each for each in courses if each.duration_min_hours is None),
        price_ht_eur=prices["HT"],
        price_ttc_eur=prices["TTC"],
        price_unknown_basis_eur=prices[None],
        without_price=_refs(each for each in courses if each.price_min_eur is None),
        from_price=_refs(each for each in priced if each.price_max_eur != each.price_min_eur),
        per_hour=tuple(found for basis in _BASES if (found := _hourly(priced, basis)) is not None),
    )


def price_per_hour(price_eur: Decimal | None, hours: float | None) -> Decimal | None:
    """Euros an hour, to the cent; `None` when either is unknown or the duration is 0."""
    if price_eur is None or not hours:
        return None
    return (price_eur / Decimal(str(hours))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def ref(course: CourseRecord) -> CourseRef:
    """What names a course."""
    return CourseRef(course.id, course.title)


def _refs(courses: Iterable[CourseRecord]) -> tuple[CourseRef, ...]:
    return tuple(ref(each) for each in courses)


def _sum_prices(courses: Sequence[CourseRecord], basis: PriceBasis | None) -> Decimal:
    amounts = (each.price_min_eur for each in courses if each.price_basis == basis)
    return sum((each for each in amounts if each is not None), Decimal(0))


def _hourly(priced: Sequence[CourseRecord], basis: PriceBasis | None) -> HourlyCost | None:
    both = [each for each in priced if each.price_basis == basis and each.duration_min_hours]
    if not both:
        return None
    hours = sum((Decimal(str(each.duration_min_hours)) for each in both), Decimal(0))
    amount = (_sum_prices(both, basis) / hours).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return HourlyCost(basis, amount, len(both))
