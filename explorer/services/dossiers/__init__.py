"""Dossiers: named selections of courses, what was decided in them, and all that was done, undoably."""

from explorer.services.dossiers.privacy import NOTICE, USUAL_MONTHS, Notice, months_later
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
    "NOTICE",
    "STATUSES",
    "USUAL_MONTHS",
    "Dossier",
    "DossierEvent",
    "DossierItem",
    "DossierLine",
    "DossierView",
    "Dossiers",
    "EventKind",
    "Notice",
    "PlanFigures",
    "Replay",
    "months_later",
]
