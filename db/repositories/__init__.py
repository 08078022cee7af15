"""Queries that take and return the frozen values of `db.records`; the caller owns the transaction."""

from db.repositories.courses import Courses
from db.repositories.decisions import Corrections, Layouts, PairDecisions
from db.repositories.imports import Imports, NewImport, Settings, Sources
from db.repositories.lines import Lines
from db.repositories.selections import Events, Notes, Selections
from db.repositories.views import Views

__all__ = [
    "Corrections",
    "Courses",
    "Events",
    "Imports",
    "Layouts",
    "Lines",
    "NewImport",
    "Notes",
    "PairDecisions",
    "Selections",
    "Settings",
    "Sources",
    "Views",
]
