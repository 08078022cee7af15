"""What an import would do, before anything is written, and what it or its undoing did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from db.records import CourseWrite, Evidence
from explorer.services.differences import Unwritten
from explorer.services.wording import count
from importers.choices import Choices
from importers.records import Reject, SheetReport, Warning  # noqa: A004 - the domain's word

PlanKind = Literal["created", "updated", "unchanged", "missing", "reappeared"]
Progress = Callable[[int, int | None], None]
"""Called with steps done and steps in all (`None`: unknown). Whatever it raises stops the work, unwritten."""


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many courses of each kind. `updated` includes the courses that reappear."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: int = 0
    rejected: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One course of the file, or one that the file no longer holds.

    `sheet` and `row` are those of the file; for a missing course, those of the last file that held it.
    """

    kind: PlanKind
    sheet: str
    row: int
    title: str
    provider: str | None = None
    course_id: int | None = None
    """`None` for a course to be created."""
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    """Name → (old, new). `duration_hours` and `price_eur` are a number or a `(min, max)` pair; columns that
    have no field of their own stand under their header."""
    note: str = ""
    """French: how the course was recognised, when that was not plain."""
    write: CourseWrite | None = field(default=None, repr=False)
    """What `apply` stores of a course that says something else."""
    place: Evidence | None = field(default=None, repr=False)
    """What `apply` stores of a course that says the same from another row or other columns."""
    new: Unwritten | None = field(default=None, repr=False)
    """What `apply` makes the form to be stored of."""


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """What to look at of a course whose row was read whole."""

    sheet: str
    row: int
    title: str
    message: str
    """French."""

    def __str__(self) -> str:
        return f"« {self.title} » ({self.sheet}, ligne {self.row}) : {self.message}"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of what `Imports.apply` would do."""

    file: Path
    sha256: str
    source: str
    is_new_source: bool
    is_sample: bool
    sheets: tuple[SheetReport, ...]
    changes: tuple[PlannedChange, ...]
    """The file's rows in its order, then the missing courses."""
    rejects: tuple[Reject, ...]
    warnings: tuple[Warning, ...]
    file_warnings: tuple[str, ...]
    """What concerns the file as a whole."""
    counts: ImportCounts
    revision: int
    """State of the catalogue that the plan was compared with."""
    choices: Choices = field(default_factory=Choices)
    """What the user decided; remembered with the layout of the file once it is in."""
    is_own_export: bool = False
    """The file is an export of ours: a row of it that changes nothing tells of no edition either."""
    still_missing: tuple[int, ...] = ()
    """Courses that were missing already and are not in this file either."""
    doubts: tuple[RowDoubt, ...] = ()

    def doubt(self, place: int) -> str | RowDoubt | Warning:
        """One of the doubts about the file, then about its courses, then about its cells."""
        groups: tuple[Sequence[str | RowDoubt | Warning], ...] = (
            self.file_warnings,
            self.doubts,
            self.warnings,
        )
        for group in groups:
            if place < len(group):
                return group[place]
            place -= len(group)
        raise IndexError(place)

    @property
    def doubt_count(self) -> int:
        """How many there are of them all."""
        return len(self.file_warnings) + len(self.doubts) + len(self.warnings)

    @property
    def changes_nothing(self) -> bool:
        """Whether every course of the file is in the catalogue as it stands, at the same place."""
        return all(
            each.kind == "unchanged" and each.write is None and each.place is None for each in self.changes
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What `apply` did. `import_id` is `None` when the same file was in already: nothing was recorded."""

    import_id: int | None
    source: str
    counts: ImportCounts


@dataclass(frozen=True, slots=True)
class KeptChange:
    """What an undo left as it is, and why in French."""

    course_id: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did."""

    import_id: int
    file_name: str
    removed: int
    """Courses that only this import had brought."""
    restored: int
    """Courses whose earlier facts or presence are back."""
    kept: tuple[KeptChange, ...]

    def __str__(self) -> str:
        parts = [
            f"L’import de « {self.file_name} » est annulé",
            f"{count(self.removed, 'formation retirée')}, {count(self.restored, 'rétablie')}",
        ]
        if self.kept:
            kept = len(self.kept)
            parts.append(count(kept, "laissée en l’état", "laissées en l’état"))
        return " : ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:]) + "."


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One line of the history, newest first in `Imports.history()`."""

    id: int
    source: str
    is_sample: bool
    file_name: str
    sha256: str
    imported_at: datetime
    program_version: str
    counts: ImportCounts
    undone_at: datetime | None
