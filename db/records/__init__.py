"""The frozen values that go in and out of the repositories: no session and no lazy attribute behind them."""

from db.records.courses import (
    STATED,
    CellRecord,
    ComparedCourse,
    CourseFacts,
    CourseRecord,
    CourseWrite,
    DeducedTerm,
    Evidence,
    KeptCells,
    KnownCourse,
    LineRecord,
    NewCourse,
    PriceBasis,
)
from db.records.decisions import CorrectionRecord, LayoutRecord, PairDecisionRecord
from db.records.imports import ChangeKind, CourseChange, ImportRecord, SourceRecord
from db.records.selections import EventRecord, ItemStatus, NoteRecord, SelectionItemRecord, SelectionRecord
from db.records.views import ViewRecord

__all__ = [
    "STATED",
    "CellRecord",
    "ChangeKind",
    "ComparedCourse",
    "CorrectionRecord",
    "CourseChange",
    "CourseFacts",
    "CourseRecord",
    "CourseWrite",
    "DeducedTerm",
    "EventRecord",
    "Evidence",
    "ImportRecord",
    "ItemStatus",
    "KeptCells",
    "KnownCourse",
    "LayoutRecord",
    "LineRecord",
    "NewCourse",
    "NoteRecord",
    "PairDecisionRecord",
    "PriceBasis",
    "SelectionItemRecord",
    "SelectionRecord",
    "SourceRecord",
    "ViewRecord",
]
