"""What a dossier is for its readers: frozen values, nothing behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from db.records import ItemStatus, PriceBasis, SelectionItemRecord, SelectionRecord

Dossier = SelectionRecord
DossierItem = SelectionItemRecord

EventKind = Literal[
    "created",
    "renamed",
    "described",
    "archived",
    "unarchived",
    "deleted",
    "restored",
    "added",
    "removed",
    "moved",
    "status",
    "comment",
    "next_action",
    "plan",
    "note",
    "rating",
    "corrected",
]

STATUSES: tuple[ItemStatus, ...] = ("a-etudier", "retenue", "ecartee")


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What the user enters of a course for a training plan; `None` is *not entered*, never 0.

    All amounts are on one basis: `cost_basis`; when no cost is entered, it may say what the source does not,
    and `None` leaves the basis of the course's own price.
    """

    headcount: int | None = None
    unit_cost_eur: Decimal | None = None
    """« Coût pédagogique » for one person; `None`: the price that the course's source tells."""
    cost_basis: PriceBasis | None = None
    additional_costs_eur: Decimal | None = None
    """« Frais annexes » of the whole line."""
    funding_eur: Decimal | None = None
    """« Prise en charge OPCO » of the whole line."""


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """One thing that was done, to a dossier or to a course (note, rating, correction): one of them is set."""

    id: int
    dossier_id: int | None
    course_id: int | None
    kind: EventKind
    count: int
    """Courses concerned."""
    text: str
    """What was done, in French: « ajout de 3 formations »."""
    done_at: datetime
    is_undone: bool
    field: str | None = None
    """Name of the field that was corrected, if one was."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What an undo or a redo did. `lost`: titles of the courses that could not come back.

    A course that was taken out of every dossier, and whose import was then undone, is no longer in the
    catalogue.
    """

    event: DossierEvent
    lost: tuple[str, ...] = ()
