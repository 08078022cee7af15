"""Sources, imports, and what an import did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChangeKind = Literal["created", "updated", "missing", "reappeared", "moved"]
"""`moved`: same facts, but its row or its cells stand elsewhere in the new file; counted as unchanged."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where courses come from, over all its editions."""

    id: int
    name: str
    is_sample: bool
    retired_by_import_id: int | None
    """The import that took the sample map's place; courses of a retired source are out of search."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import, undone or not. `counts` are those of its plan: created, updated, unchanged…"""

    id: int
    source_id: int
    source_name: str
    file_name: str
    sha256: str
    imported_at: datetime
    """UTC, aware."""
    program_version: str
    counts: Mapping[str, int]
    mapping: tuple[Mapping[str, object], ...]
    """One entry a column: sheet, column, header, field, confidence."""
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class CourseChange:
    """What one import did to one course: stored fields, before and after, as JSON values."""

    import_id: int
    course_id: int
    kind: ChangeKind
    before: Mapping[str, object]
    after: Mapping[str, object]
