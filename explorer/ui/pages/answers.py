"""What the Explorer asks in the background: one answer holds all that a repaint needs, and nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from explorer.search.query import Query, Sort

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome
    from explorer.search.sentence import Phrase
    from explorer.services.catalogue import Catalogue
    from explorer.services.courses import CourseRow
    from explorer.services.first_page import FirstPage


SEEN: Final = 16
"""Rows that a usual screen shows; the others are read when one scrolls."""
FIRST_ROWS: Final = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome with the rows that are about to be seen; `current_row`: where the current course stands.

    `is_whole` is false of the first rows shown while the index is being made: no facet is counted yet, nor,
    unless `is_counted`, the courses themselves.
    """

    outcome: Outcome
    rows: tuple[CourseRow, ...]
    phrases: tuple[Phrase, ...]
    current_row: int | None
    is_whole: bool = True
    is_counted: bool = True


def answer(
    catalogue: Catalogue, query: Query, current_id: int | None, *, is_stale: Callable[[], bool]
) -> Answer:
    """Searches, then reads the first rows and those around the current course."""
    from explorer.search.sentence import describe  # noqa: PLC0415 - the first paint does not wait for it
    from resources.vocabulary import vocabulary  # noqa: PLC0415

    outcome = catalogue.search(query, is_stale)
    row = place_of(outcome.ids, current_id)
    places = set(range(min(SEEN, outcome.total)))
    if row is not None:
        places |= set(range(max(0, row - SEEN), min(row + SEEN, outcome.total)))
    wanted = [int(outcome.ids[place]) for place in sorted(places)]
    rows = catalogue.lines(wanted, query.text)
    return Answer(outcome, rows, tuple(describe(query, vocabulary(), with_text=False)), row)


def first_look(file: Path, sort: Sort) -> Answer | None:
    """The first rows of a catalogue file that is not open yet; `None` when it has to be before."""
    from explorer.services.first_page import look_into  # noqa: PLC0415 - the first paint does not wait for it

    return first_of(Query(sort=sort), look_into(file, sort, FIRST_ROWS))


def first_answer(catalogue: Catalogue, query: Query) -> Answer | None:
    """The first rows of the whole catalogue, without its index; `None` when they cannot be had before it."""
    return first_of(query, catalogue.first_page(query.sort, FIRST_ROWS))


def first_of(query: Query, page: FirstPage | None) -> Answer | None:
    """The answer that these rows make; `None` without any."""
    from explorer.search.outcome import Outcome  # noqa: PLC0415 - the first paint does not wait for it

    if page is None or not page.rows:
        return None
    ids = tuple(each.id for each in page.rows)
    total = len(ids) if page.total is None else page.total
    outcome = Outcome(query, ids, total, total, {}, {}, (), 0.0)
    return Answer(outcome, page.rows, (), None, is_whole=False, is_counted=page.total is not None)


def place_of(ids: Sequence[int], course_id: int | None) -> int | None:
    """Where a course stands among the results, if it is one of them."""
    import numpy as np  # noqa: PLC0415 - the first paint does not wait for it

    # One pass at memory speed over the array: `index` would make a million Python numbers.
    found = np.flatnonzero(np.asarray(ids) == course_id) if course_id is not None else ()
    return int(found[0]) if len(found) else None
