"""What the Explorer asks in the background: one answer holds all that a repaint needs, and nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from explorer.search.query import Query

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome
    from explorer.search.sentence import Phrase
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseRow


SEEN: Final = 16
"""Rows that a usual screen shows; the others are read when one scrolls."""


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
    places = set(range(min(SEEN, outcome.total)))
    if row is not None:
        places |= set(range(max(0, row - SEEN), min(row + SEEN, outcome.total)))
    wanted = [int(outcome.ids[place]) for place in sorted(places)]
    rows = tuple(catalogue.rows(wanted, query.text))
    return Answer(outcome, rows, tuple(describe(query, vocabulary(), with_text=False)), row)


def place_of(ids: Sequence[int], course_id: int | None) -> int | None:
    """Where a course stands among the results, if it is one of them."""
    values = ids.tolist() if isinstance(ids, HasList) else list(ids)
    return values.index(course_id) if course_id in values else None
