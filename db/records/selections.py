"""What the user adds: selections and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ItemStatus = Literal["a-etudier", "retenue", "ecartee"]


@dataclass(frozen=True, slots=True)
class SelectionRecord:
    """A named selection of courses."""

    id: int
    name: str
    reference: str | None
    """A pseudonym of the person or the project, never a name."""
    count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SelectionItemRecord:
    """A course's place in a selection; ranks start at 1 and have no hole."""

    course_id: int
    rank: int
    status: ItemStatus
    reason: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """What the user wrote on a course; survives imports and undo."""

    course_id: int
    text: str
    rating: int | None
    """0 to 5."""
    updated_at: datetime
