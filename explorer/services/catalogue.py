"""The catalogue as it is explored: search, facets, rows for the table, one course's details."""

from __future__ import annotations

from explorer.services.courses import (
    CatalogueStatus,
    CellShown,
    CourseDetails,
    CourseRow,
    SkillShown,
    SourceStatus,
    TermShown,
)

__all__ = [
    "CatalogueStatus",
    "CellShown",
    "CourseDetails",
    "CourseRow",
    "SkillShown",
    "SourceStatus",
    "TermShown",
]
