"""The tables of a catalogue and the rules that SQLite itself enforces.

A change here needs a new step in `db/migrations/versions/`; a test compares the two.
"""

from db.schema.base import Base
from db.schema.courses import CellLayout, Course, CourseCells
from db.schema.decisions import Correction, Layout, PairDecision, Separation
from db.schema.saved_views import SavedView
from db.schema.selections import DossierEvent, Note, Selection, SelectionItem
from db.schema.sources import CourseChange, Import, Setting, Sighting, Source
from db.schema.views import CatalogueRevision, CourseTouched

__all__ = [
    "Base",
    "CatalogueRevision",
    "CellLayout",
    "Correction",
    "Course",
    "CourseCells",
    "CourseChange",
    "CourseTouched",
    "DossierEvent",
    "Import",
    "Layout",
    "Note",
    "PairDecision",
    "SavedView",
    "Selection",
    "SelectionItem",
    "Separation",
    "Setting",
    "Sighting",
    "Source",
]
