"""Which entries of an import plan are shown, by kind and by words: numbers only, for 100,000 rows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from explorer.ui.models.plan_words import LineKind
from resources.vocabulary import fold

if TYPE_CHECKING:
    from explorer.services.plan import ImportPlan, PlannedChange

KINDS: Final[tuple[LineKind, ...]] = (
    "rejected",
    "warning",
    "updated",
    "reappeared",
    "missing",
    "created",
    "unchanged",
)
"""What needs eyes first: rejects, doubts, changes, then what is new, and at last what stays."""
READ_AT_FIRST: Final = KINDS[:-1]


@dataclass(frozen=True, slots=True)
class Shown:
    """Entries in order: for each kind, the places in the plan."""

    parts: tuple[tuple[LineKind, array[int]], ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def at(self, row: int) -> tuple[LineKind, int]:
        """The kind and the place in the plan of a row. Raises `IndexError` beyond the last."""
        part = bisect_right(self.ends, row)
        kind, places = self.parts[part]
        return kind, places[row - (self.ends[part - 1] if part else 0)]


NOTHING: Final = Shown((), ())


class PlanIndex:
    """Made by the worker beside the plan: the window only looks numbers up.

    Doubts about the file come first, then courses to look at, then cells: their places count all three.
    """

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._places = _places(plan)
        self._concerned = _concerned(plan)
        self._folded: dict[LineKind, list[str]] = {}

    def count(self, kind: LineKind) -> int:
        """How many entries there are of a kind."""
        return len(self._places[kind])

    def concerned(self, kind: LineKind, place: int) -> PlannedChange | None:
        """For a doubt about a row, the course of that row."""
        doubt = self.plan.doubt(place) if kind == "warning" else None
        return (
            None if doubt is None or isinstance(doubt, str) else self._concerned.get((doubt.sheet, doubt.row))
        )

    def shown(self, kinds: Sequence[LineKind], words: str = "") -> Shown:
        """The entries of `kinds` that hold every one of `words`; accents and case do not count.

        Long for a large plan the first time: for a worker.
        """
        wanted = fold(words).split()
        parts = [(kind, self._with_words(kind, wanted)) for kind in kinds]
        kept = tuple((kind, places) for kind, places in parts if places)
        return Shown(kept, tuple(accumulate(len(places) for _kind, places in kept)))

    def _with_words(self, kind: LineKind, wanted: Sequence[str]) -> array[int]:
        places = self._places[kind]
        if not wanted:
            return places
        texts = self._texts(kind)
        return array(
            "L",
            (
                place
                for place, text in zip(places, texts, strict=True)
                if all(word in text for word in wanted)
            ),
        )

    def _texts(self, kind: LineKind) -> list[str]:
        if kind not in self._folded:
            self._folded[kind] = [fold(self._text(kind, place)) for place in self._places[kind]]
        return self._folded[kind]

    def _text(self, kind: LineKind, place: int) -> str:
        plan = self.plan
        if kind == "rejected":
            reject = plan.rejects[place]
            return f"{reject.sheet} {reject.row} {reject.raw or ''} {reject.reason}"
        if kind == "warning":
            doubt = plan.doubt(place)
            if isinstance(doubt, str):
                return doubt
            course = self.concerned(kind, place)
            named = f"{course.title} {course.provider or ''}" if course else ""
            return f"{doubt.sheet} {doubt.row} {named} {doubt.message}"
        change = plan.changes[place]
        values = " ".join(f"{old} {new}" for old, new in change.fields.values())
        return f"{change.sheet} {change.row} {change.title} {change.provider or ''} {change.note} {values}"


def _places(plan: ImportPlan) -> Mapping[LineKind, array[int]]:
    places: dict[LineKind, array[int]] = {kind: array("L") for kind in KINDS}
    places["rejected"].extend(range(len(plan.rejects)))
    places["warning"].extend(range(plan.doubt_count))
    for place, change in enumerate(plan.changes):
        places[change.kind].append(place)
    return places


def _concerned(plan: ImportPlan) -> Mapping[tuple[str, int], PlannedChange]:
    doubtful = {(each.sheet, each.row) for each in (*plan.doubts, *plan.warnings)}
    if not doubtful:
        return {}
    at = ((each.sheet, each.row) for each in plan.changes)
    return {row: change for row, change in zip(at, plan.changes, strict=True) if row in doubtful}
