"""Titles that stand among the rows of a table: what they say belongs to each row under them.

They become a column of their own, which a user may take for a field: the provider, the axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from importers.records import LEVELS, CellValue, IgnoredRow, RawRow

TITLE_HEADER: Final = "Intertitre"


def stands_above(header: str, column: int, last_column: int) -> bool:
    """Whether a value of a row is the title above it, and no cell: its column was made after all the others.

    A file's own column may have the same name; it is taken for a made one only where it is the last.
    """
    return header == TITLE_HEADER and column == last_column


def under_titles(rows: Iterable[RawRow | IgnoredRow], column: int) -> Iterator[RawRow | IgnoredRow]:
    """The rows with the title above them in the 0-based `column`; titles one under the other read as one."""
    title, is_new = "", True
    for row in rows:
        if isinstance(row, RawRow):
            is_new = True
            yield row._replace(values=_with(row.values, column, title)) if title else row
            continue
        if row.kind == "section":
            title = row.text if is_new else f"{title}{LEVELS}{row.text}"
            is_new = False
        yield row


def _with(values: tuple[CellValue, ...], column: int, value: str) -> tuple[CellValue, ...]:
    return (*values[:column], *[None] * (column - len(values)), value)
