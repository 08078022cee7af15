"""What the Explorer asks in the background: one answer holds all that a repaint needs, and nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from explorer.search.query import Query
from explorer.ui.models.results import WINDOW

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome
    from explorer.search.sentence import Phrase
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseRow


@runtime_checkable
class HasList(Protocol):
    """An array of ids: as a list, it is searched a hundred times faster than one by one."""

    def tolist(self) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome with the rows that are about to be seen; `current_row`: where the current course stands."""

    outcome: Outcome
    rows: tuple[CourseRow, ...]
    phrases: tuple[Phrase, ...]
    current_row: int | None


def answer(catalogue: Catalogue, query: Query, current_id: int | None) -> Answer:
    """Searches, then reads the first rows and those around the current course."""
    from explorer.search.sentence import describe  # noqa: PLC0415 - the first paint does not wait for it
    from resources.vocabulary import vocabulary  # noqa: PLC0415

    outcome = catalogue.search(query)
    row = place_of(outcome.ids, current_id)
    starts = {0}
    if row is not None:
        start = row - row % WINDOW
        starts |= {max(0, start - WINDOW), start, start + WINDOW}
    wanted = [int(each) for start in sorted(starts) for each in outcome.ids[start : start + WINDOW]]
    rows = tuple(catalogue.rows(wanted, query.text))
    return Answer(outcome, rows, tuple(describe(query, vocabulary(), with_text=False)), row)


def place_of(ids: Sequence[int], course_id: int | None) -> int | None:
    """Where a course stands among the results, if it is one of them."""
    values = ids.tolist() if isinstance(ids, HasList) else list(ids)
    return values.index(course_id) if course_id in values else None
