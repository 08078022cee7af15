"""Dossiers: named selections of courses, what was decided in them, and all that was done, undoably."""

from explorer.services.dossiers.service import Dossiers
from explorer.services.dossiers.values import (
    STATUSES,
    Dossier,
    DossierEvent,
    DossierItem,
    EventKind,
    PlanFigures,
    Replay,
)

__all__ = [
    "STATUSES",
    "Dossier",
    "DossierEvent",
    "DossierItem",
    "Dossiers",
    "EventKind",
    "PlanFigures",
    "Replay",
]
