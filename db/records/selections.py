"""What the user adds: dossiers, what was done to them, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from db.records.courses import PriceBasis

ItemStatus = Literal["a-etudier", "retenue", "ecartee"]


@dataclass(frozen=True, slots=True)
class SelectionRecord:
    """A dossier: a named selection of courses."""

    id: int
    name: str
    reference: str | None
    """A pseudonym of the person or the project, never a name."""
    count: int
    created_at: datetime
    purpose: str | None = None
    retention_date: date | None = None
    """The last day on which the dossier may be kept."""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SelectionItemRecord:
    """A course's place in a dossier; ranks start at 1 and have no hole.

    The figures of the training plan are what the user entered: `None` is *not entered*, never 0. All amounts
    of an item are on its one basis.
    """

    course_id: int
    rank: int
    status: ItemStatus
    reason: str | None
    added_at: datetime
    comment: str | None = None
    next_action: str | None = None
    next_action_date: date | None = None
    headcount: int | None = None
    unit_cost_eur: Decimal | None = None
    """« Coût pédagogique » for one person; `None`: the price that the course's source tells."""
    cost_basis: PriceBasis | None = None
    """Of `unit_cost_eur`; `None` when it is not known, or when the course's own price stands."""
    additional_costs_eur: Decimal | None = None
    """« Frais annexes » of the whole line: travel, meals, rooms."""
    funding_eur: Decimal | None = None
    """« Prise en charge OPCO » of the whole line."""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A change of a dossier (`selection_id`) or of the note on a course (`course_id`), as JSON values."""

    id: int
    selection_id: int | None
    course_id: int | None
    kind: str
    before: Any
    after: Any
    done_at: datetime
    is_undone: bool


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """What the user wrote on a course; survives imports and undo."""

    course_id: int
    text: str
    rating: int | None
    """0 to 5."""
    updated_at: datetime
