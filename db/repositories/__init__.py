"""Queries that take and return the frozen values of `db.records`; the caller owns the transaction."""

from db.repositories.courses import Courses
from db.repositories.imports import Imports, NewImport, Settings, Sources
from db.repositories.selections import Events, Notes, Selections
from db.repositories.views import Views

__all__ = ["Courses", "Events", "Imports", "NewImport", "Notes", "Selections", "Settings", "Sources", "Views"]
