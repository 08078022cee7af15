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
from explorer.services.dossiers.view import DossierLine, DossierView

__all__ = [
    "STATUSES",
    "Dossier",
    "DossierEvent",
    "DossierItem",
    "DossierLine",
    "DossierView",
    "Dossiers",
    "EventKind",
    "PlanFigures",
    "Replay",
]
