"""One dossier with all that a page shows of it, read at one moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from db import repositories
from explorer.services.alerts import Alert, alerts
from explorer.services.courses import CourseRow
from explorer.services.dossiers import history
from explorer.services.dossiers.values import Dossier, DossierItem
from explorer.services.lines import row_of
from explorer.services.totals import Totals, add_up
from explorer.services.training_plan import PlanLine, TrainingPlan, plan_line, training_plan


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One course of a dossier. `note` and `rating` belong to the course, whatever the dossier."""

    item: DossierItem
    course: CourseRow
    note: str
    rating: int | None
    plan: PlanLine
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """Lines by rank, those that were set aside included; sums and alerts leave these out."""

    dossier: Dossier
    lines: tuple[DossierLine, ...]
    totals: Totals
    plan: TrainingPlan
    alerts: tuple[Alert, ...]


def view(session: Session, dossier_id: int, today: date) -> DossierView:
    """Reads a dossier. Raises `UnknownSelection`."""
    state = history.read(session, dossier_id)
    ids = tuple(each.course_id for each in state.items)
    courses = {each.id: each for each in repositories.Courses(session).records(ids)}
    notes = {each.course_id: each for each in repositories.Notes(session).all(ids)}
    decided = repositories.PairDecisions(session).verdicts()
    found = alerts(state.facts, state.items, courses, today, decided)
    told: dict[int, list[Alert]] = defaultdict(list)
    for alert in found:
        for course in alert.courses:
            told[course.id].append(alert)
    kept = [courses[each.course_id] for each in state.items if each.status != "ecartee"]
    return DossierView(
        state.facts,
        tuple(
            DossierLine(
                item,
                row_of(courses[item.course_id], None),
                notes[item.course_id].text if item.course_id in notes else "",
                notes[item.course_id].rating if item.course_id in notes else None,
                plan_line(item, courses[item.course_id]),
                tuple(told[item.course_id]),
            )
            for item in state.items
        ),
        replace(add_up(kept), set_aside=len(state.items) - len(kept)),
        training_plan(state.items, courses),
        found,
    )
