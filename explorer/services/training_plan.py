"""The training plan: people × « coût pédagogique » + « frais annexes » − « prise en charge OPCO ».

What is left to pay (« reste à charge ») is only told of a line whose four figures are known. A figure
that was not entered is missing, and named; 0 is entered as 0. HT, TTC and an unknown basis never mix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from db.records import CourseRecord, PriceBasis, SelectionItemRecord
from explorer.services.totals import CourseRef, ref

Figure = Literal["headcount", "unit_cost", "additional_costs", "funding"]

FIGURES: Final[Mapping[Figure, str]] = {
    "headcount": "effectif",
    "unit_cost": "coût pédagogique",
    "additional_costs": "frais annexes",
    "funding": "prise en charge OPCO",
}
"""What each figure is called."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One course of the plan. Amounts are in euros, on `basis` (`None`: not known)."""

    course: CourseRef
    basis: PriceBasis | None
    headcount: int | None
    unit_cost_eur: Decimal | None
    """For one person: what the user entered, or else the smallest price that the source tells."""
    is_entered: bool
    """The user entered the unit cost."""
    is_minimum: bool
    """The unit cost is the smallest of several: the line costs that or more."""
    additional_costs_eur: Decimal | None
    funding_eur: Decimal | None

    @property
    def teaching_eur(self) -> Decimal | None:
        """People × unit cost."""
        if self.headcount is None or self.unit_cost_eur is None:
            return None
        return self.headcount * self.unit_cost_eur

    @property
    def remaining_eur(self) -> Decimal | None:
        """« Reste à charge »; below 0 when the funding exceeds the cost, `None` when a figure is missing."""
        if self.teaching_eur is None or self.additional_costs_eur is None or self.funding_eur is None:
            return None
        return self.teaching_eur + self.additional_costs_eur - self.funding_eur

    @property
    def missing(self) -> tuple[Figure, ...]:
        """The figures without which nothing is left to tell."""
        known: Mapping[Figure, object] = {
            "headcount": self.headcount,
            "unit_cost": self.unit_cost_eur,
            "additional_costs": self.additional_costs_eur,
            "funding": self.funding_eur,
        }
        return tuple(figure for figure, value in known.items() if value is None)


@dataclass(frozen=True, slots=True)
class PlanSum:
    """The lines of one basis, added up. A sum is `None` when no line has its figure."""

    basis: PriceBasis | None
    count: int
    complete: int
    """Lines whose four figures are known: those that `remaining_eur` adds up."""
    teaching_eur: Decimal | None
    additional_costs_eur: Decimal | None
    funding_eur: Decimal | None
    remaining_eur: Decimal | None
    is_minimum: bool
    """Some unit cost counts for the smallest of several."""


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure and the courses that have none."""

    figure: Figure
    courses: tuple[CourseRef, ...]

    @property
    def label(self) -> str:
        """« frais annexes »."""
        return FIGURES[self.figure]


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The lines by rank, without the courses that were set aside; their sums: HT, TTC, basis not known."""

    lines: tuple[PlanLine, ...]
    sums: tuple[PlanSum, ...]
    missing: tuple[MissingFigure, ...]
    headcount: int | None
    """People over all lines; someone who takes two courses counts twice. `None` when none was entered."""

    @property
    def is_started(self) -> bool:
        """A headcount was entered: there is a plan to show."""
        return self.headcount is not None


_BASES: Final[tuple[PriceBasis | None, ...]] = ("HT", "TTC", None)


def training_plan(items: Sequence[SelectionItemRecord], courses: Mapping[int, CourseRecord]) -> TrainingPlan:
    """The plan of a dossier; `courses` by number."""
    lines = tuple(
        plan_line(item, courses[item.course_id])
        for item in items
        if item.status != "ecartee" and item.course_id in courses
    )
    heads = [each.headcount for each in lines if each.headcount is not None]
    missing = (
        MissingFigure(figure, tuple(each.course for each in lines if figure in each.missing))
        for figure in FIGURES
    )
    return TrainingPlan(
        lines,
        tuple(
            _sum(basis, group)
            for basis in _BASES
            if (group := [each for each in lines if each.basis == basis])
        ),
        tuple(each for each in missing if each.courses),
        sum(heads) if heads else None,
    )


def plan_line(item: SelectionItemRecord, course: CourseRecord) -> PlanLine:
    """The line of one course. What the user entered goes before what the source tells."""
    is_entered = item.unit_cost_eur is not None
    return PlanLine(
        course=ref(course),
        basis=item.cost_basis if is_entered else item.cost_basis or course.price_basis,
        headcount=item.headcount,
        unit_cost_eur=item.unit_cost_eur if is_entered else course.price_min_eur,
        is_entered=is_entered,
        is_minimum=not is_entered
        and course.price_min_eur is not None
        and course.price_max_eur != course.price_min_eur,
        additional_costs_eur=item.additional_costs_eur,
        funding_eur=item.funding_eur,
    )


def _sum(basis: PriceBasis | None, lines: Sequence[PlanLine]) -> PlanSum:
    return PlanSum(
        basis,
        len(lines),
        sum(each.remaining_eur is not None for each in lines),
        _total(lines, lambda line: line.teaching_eur),
        _total(lines, lambda line: line.additional_costs_eur),
        _total(lines, lambda line: line.funding_eur),
        _total(lines, lambda line: line.remaining_eur),
        any(each.is_minimum and each.teaching_eur is not None for each in lines),
    )


def _total(lines: Iterable[PlanLine], amount: Callable[[PlanLine], Decimal | None]) -> Decimal | None:
    known = [value for each in lines if (value := amount(each)) is not None]
    return sum(known, Decimal(0)) if known else None
