"""The first rows of the whole catalogue, for a window whose index, or whose every service, is not there yet.

Nothing here imports SQLAlchemy or numpy: both take longer to import than these rows to be read and painted.
"""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from db.errors import DatabaseError
from db.first_rows import ORDERS, read_first_rows
from explorer.search.fold import sort_text
from explorer.search.query import Sort
from explorer.services.courses import CourseRow
from explorer.services.lines import line_of, with_corrections

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first `rows` of the `total` courses that no text nor filter narrows."""

    rows: tuple[CourseRow, ...]
    total: int | None
    """`None` for so many courses that counting them would keep the rows waiting."""


def read_first_page(file: Path, sort: Sort, limit: int) -> FirstPage | None:
    """The rows that a search for nothing would give first.

    `None` for an order that only the index knows, or a file that the services must open first. Raises as
    `db.first_rows.read_first_rows`.
    """
    # Nothing is searched: by relevance, the courses come as they are numbered.
    order = "id" if sort.field == "relevance" else sort.field
    if order not in ORDERS:
        return None
    found = read_first_rows(file, order, _sorted, limit, descending=sort.descending)
    if found is None:
        return None
    rows = (line_of(each, None) for each in found.lines)
    return FirstPage(with_corrections(rows, found.corrected), found.total)


def look_into(file: Path, sort: Sort, limit: int) -> FirstPage | None:
    """As `read_first_page`, of a file that is about to be opened: what is wrong with it, its opening says."""
    try:
        return read_first_page(file, sort, limit)
    except (DatabaseError, sqlite3.Error) as error:
        _log.info("the catalogue shows nothing before it is open: %s", error)
        return None


def _sorted(value: str | None) -> str | None:
    return sort_text(value) if value else None
