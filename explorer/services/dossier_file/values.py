"""What a dossier file says: the dossier, its decisions, and enough of each course to find it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from db.records import ItemStatus, PriceBasis

FORMAT: Final = "explorateur-de-formations/dossier"
VERSION: Final = 1
SUFFIX: Final = ".dossier.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCourse:
    """A course of the file, by rank. What identifies it comes first, then what was decided of it."""

    title: str
    source: str | None = None
    """Name of the source that it belongs to where it was written."""
    content_hash: str | None = None
    """Tells two sessions of one course apart."""
    axis: str | None = None
    provider: str | None = None
    certifications: tuple[str, ...] = ()
    region: str | None = None
    department: str | None = None
    city: str | None = None
    postcode: str | None = None
    reference: str | None = None
    status: ItemStatus = "a-etudier"
    reason: str | None = None
    headcount: int | None = None
    unit_cost_eur: Decimal | None = None
    cost_basis: PriceBasis | None = None
    additional_costs_eur: Decimal | None = None
    funding_eur: Decimal | None = None
    comment: str | None = None
    next_action: str | None = None
    next_action_date: date | None = None
    note: str | None = None
    rating: int | None = None


PRIVATE: Final = ("comment", "next_action", "next_action_date", "note", "rating")
"""Fields of a course that only leave when the user ticks private notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFile:
    """A dossier that came in a file, checked."""

    name: str
    reference: str | None = None
    purpose: str | None = None
    retention_date: date | None = None
    written_on: date | None = None
    courses: tuple[FileCourse, ...] = ()

    @property
    def has_private_notes(self) -> bool:
        """Whether the sender ticked private notes, and had some."""
        return any(getattr(course, name) is not None for course in self.courses for name in PRIVATE)
