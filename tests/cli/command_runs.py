"""What the tests of the command line share: a command that was run, and all the courses of a catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """What a command left: exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def is_refused_in_one_line(self) -> bool:
        return (self.status, self.out, self.err.count("\n")) == (2, "", 1)


Run = Callable[..., Ran]


def all_courses(run: Run, database: Path) -> list[dict[str, Any]]:
    """What a search for everything answers, but the time it took."""
    courses: list[dict[str, Any]] = run("search", "--json", "--database", database).document["courses"]
    return courses
