"""A sheet written sideways: its headers one under the other, each course in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from importers.headers import is_header_word, recognise
from importers.records import RawRow, RawSheet, column_letter

_ROWS_SEARCHED: Final = 60
_COLUMNS_SEARCHED: Final = 3
_SURE: Final = 0.9
_FEWEST: Final = 3
_MOSTLY: Final = 0.5


def headers_down(sheet: RawSheet) -> str | None:
    """The letter of the column that holds the headers, one a row, a title of courses among them."""
    rows = list(islice(sheet.rows(), _ROWS_SEARCHED))
    return next((column_letter(each) for each in range(_COLUMNS_SEARCHED) if _are_headers(rows, each)), None)


def _are_headers(rows: Sequence[RawRow], column: int) -> bool:
    """Whether at least half of the texts of a column with something at their right are names of fields."""
    texts = [
        " ".join(text.split()).rstrip(" :")
        for row in rows
        if column < len(row.values)
        and isinstance(text := row.values[column], str)
        and any(value not in (None, "") for value in row.values[column + 1 :])
    ]
    sure = {text for text in texts if is_header_word(text) >= _SURE}
    fields = {recognise(text).field for text in sure} - {None}
    return "title" in fields and len(fields) >= _FEWEST and len(sure) >= _MOSTLY * len(texts)
