"""The sheet *Plan RH*: a line a course, what is left to pay computed by Excel, what is missing named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from explorer.services import wording
from explorer.services.exports.tables import EUROS, WHOLE, Column, Formula, TableSheet, Value
from explorer.services.training_plan import FIGURES, PlanLine, PlanSum, TrainingPlan

PLAN: Final = "Plan RH"
_COLUMNS: Final = (
    Column("Rang", 6, WHOLE, "center"),
    Column("Formation", 40),
    Column("Base", 13),
    Column("Effectif", 9, WHOLE, "center"),
    Column("Coût par personne", 15, EUROS, "right"),
    Column("Coût pédagogique", 15, EUROS, "right"),
    Column("Frais annexes", 15, EUROS, "right"),
    Column("Prise en charge OPCO", 16, EUROS, "right"),
    Column("Reste à charge", 15, EUROS, "right"),
    Column("À compléter ou à vérifier", 32),
)
_UNKNOWN_BASIS: Final = "non précisée"
_NAMED: Final = 20
_NOTES: Final = (
    "Le reste à charge n’est calculé que pour les lignes dont les quatre montants sont connus.",
    "HT, TTC et base non précisée ne s’additionnent jamais. Une case vide n’est pas un zéro.",
)
_ANY_NUMBER: Final = '">-1E+99"'


def plan_sheet(plan: TrainingPlan, ranks: Mapping[int, int]) -> TableSheet:
    """`ranks`: number of a course → its rank in the selection."""
    rows = [_line(each, row, ranks[each.course.id]) for row, each in enumerate(plan.lines, start=2)]
    last = len(rows) + 1
    footer = [_sum(each, last) for each in plan.sums]
    return TableSheet(PLAN, _COLUMNS, rows, footer=footer, notes=(*_missing(plan, ranks), *_NOTES))


def basis_label(line: PlanLine | PlanSum) -> str:
    """« HT », « TTC » or « non précisée »."""
    return line.basis or _UNKNOWN_BASIS


def remarks(line: PlanLine) -> str | None:
    """What is missing in a line, and what its cost is worth."""
    told = [f"Manque : {wording.listed(FIGURES[each] for each in line.missing)}."] if line.missing else []
    if line.unit_cost_eur is not None and not line.is_entered:
        least = ", le plus petit annoncé" if line.is_minimum else ""
        told.append(f"Coût par personne repris de la source{least}.")
    return " ".join(told) or None


def _missing(plan: TrainingPlan, ranks: Mapping[int, int]) -> Iterator[str]:
    """« Frais annexes : manque pour 2 formations (rangs 2 et 3). »: their titles stand above."""
    for each in plan.missing:
        numbers = [str(ranks[course.id]) for course in each.courses]
        rank = (
            wording.listed(numbers[:_NAMED]) if len(numbers) <= _NAMED else ", ".join(numbers[:_NAMED]) + "…"
        )
        label = f"{each.label[:1].upper()}{each.label[1:]}"
        count = wording.count(len(numbers), "formation")
        yield f"{label} : manque pour {count} ({'rangs' if len(numbers) > 1 else 'rang'} {rank})."


def _line(line: PlanLine, row: int, rank: int) -> tuple[Value, ...]:
    return (
        rank,
        line.course.title,
        basis_label(line),
        line.headcount,
        line.unit_cost_eur,
        Formula(f'IF(OR(D{row}="",E{row}=""),"",D{row}*E{row})', line.teaching_eur),
        line.additional_costs_eur,
        line.funding_eur,
        Formula(f'IF(OR(F{row}="",G{row}="",H{row}=""),"",F{row}+G{row}-H{row})', line.remaining_eur),
        remarks(line),
    )


def _sum(total: PlanSum, last: int) -> tuple[Value, ...]:
    """One basis added up. A column without any figure stays empty rather than 0."""
    basis = basis_label(total)

    def added(letter: str, value: Decimal | None) -> Formula:
        amounts, bases = f"{letter}$2:{letter}${last}", f"$C$2:$C${last}"
        counted = f'COUNTIFS({bases},"{basis}",{amounts},{_ANY_NUMBER})'
        return Formula(f'IF({counted}=0,"",SUMIFS({amounts},{bases},"{basis}"))', value)

    lines = wording.count(total.count, "ligne")
    complete = wording.count(total.complete, "complète")
    least = " Coûts « à partir de » comptés au plus petit." if total.is_minimum else ""
    return (
        None,
        f"Total, base {basis}",
        basis,
        None,
        None,
        added("F", total.teaching_eur),
        added("G", total.additional_costs_eur),
        added("H", total.funding_eur),
        added("I", total.remaining_eur),
        f"{lines}, dont {complete}.{least}",
    )
