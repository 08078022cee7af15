"""What the user decided about imports and courses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LayoutRecord:
    """What was decided of files with these headers. `choices` is a JSON value that its writer understands."""

    fingerprint: str
    file_name: str
    headers: tuple[str, ...]
    choices: Mapping[str, Any]
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class PairDecisionRecord:
    """Whether two courses are the same; `course_id` < `other_id`."""

    course_id: int
    other_id: int
    is_same: bool
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """A field of a course as the user put it right."""

    course_id: int
    field: str
    text: str
    facts: Mapping[str, Any]
    """Names of `CourseFacts` → values."""
    file_facts: Mapping[str, Any]
    """The same names → what the last file says."""
    corrected_at: datetime
