"""What the user keeps of a search: its query, how it is shown, what it gave when last looked at."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ViewRecord:
    """A saved view; `query` and `display` are JSON values that a service reads and writes."""

    id: int
    name: str
    query: Any
    display: Any
    created_at: datetime
    seen_at: datetime
    """When the user last looked."""
    seen: array[int]
    """The courses that answered then, by number."""
