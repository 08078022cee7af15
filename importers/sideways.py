"""A sheet written sideways: its headers one under the other, each course in a column of its own.

It is read with its rows and columns exchanged, under a name that says so: an address is that of the sheet as
« Collage spécial › Transposé » would give it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Final, TypeVar

from importers.headers import is_header_word, recognise
from importers.records import (
    ByCell,
    CellValue,
    MergedRange,
    RawRow,
    RawSheet,
    SheetState,
    column_letter,
    free_name,
)

_MOST_ROWS: Final = 200
"""A form is short: a longer sheet is not looked at as one."""
_COLUMNS_SEARCHED: Final = 3
_SURE: Final = 0.9
_FEWEST: Final = 3
_FEWEST_BESIDE: Final = 2
_MOSTLY: Final = 0.5

_Item = TypeVar("_Item")


class TurnedSheet:
    """A sheet whose headers are in the 0-based `column`, seen with its rows and columns exchanged."""

    def __init__(self, sheet: RawSheet, rows: Sequence[RawRow], column: int, name: str) -> None:
        self.name = name
        self.state: SheetState = sheet.state
        # A header merged over the lines of its text is one header.
        self.merged = tuple(
            MergedRange(each.first_column + 1, each.first_row - 1, each.last_column + 1, each.last_row - 1)
            for each in sheet.merged
            if each.first_column > column
        )
        self.hidden_columns = frozenset(row.number - 1 for row in rows if row.hidden)
        self.unread: ByCell = _turned(sheet.unread.items())
        self._hidden_rows = frozenset(each + 1 for each in sheet.hidden_columns)
        self._cells = _turned((row.number, dict(enumerate(row.values))) for row in _joined(rows, column))
        self._links = _turned((row.number, row.links) for row in rows)
        self._formats = _turned((row.number, row.formats) for row in rows)

    def rows(self) -> Iterator[RawRow]:
        """The columns of the sheet that hold a value."""
        for number in sorted(self._cells):
            cells = {column: value for column, value in self._cells[number].items() if value is not None}
            if cells:
                yield RawRow(
                    number,
                    tuple(cells.get(column) for column in range(max(cells) + 1)),
                    number in self._hidden_rows,
                    self._links.get(number, {}),
                    self._formats.get(number, {}),
                )


def turned(sheet: RawSheet, names: set[str]) -> TurnedSheet | None:
    """The sheet as it is read if it is one written sideways, under a name that none of `names` is."""
    rows = list(islice(sheet.rows(), _MOST_ROWS + 1))
    column = _headers_down(rows)
    if column is None or _has_headers_beside(rows, column):
        return None
    return TurnedSheet(sheet, rows, column, free_name(f"{sheet.name} (transposée)", names))


def headers_down(sheet: RawSheet) -> str | None:
    """The letter of the column that holds the headers, one a row, a title of courses among them."""
    column = _headers_down(list(islice(sheet.rows(), _MOST_ROWS + 1)))
    return None if column is None else column_letter(column)


def _headers_down(rows: Sequence[RawRow]) -> int | None:
    if len(rows) > _MOST_ROWS or any(_is_header_row(row) for row in rows):
        return None
    return next((each for each in range(_COLUMNS_SEARCHED) if _are_headers(rows, each)), None)


def _is_header_row(row: RawRow) -> bool:
    texts = {_text(row, column) for column in range(len(row.values))}
    return sum(is_header_word(text) >= _SURE for text in texts if text) >= _FEWEST


def _are_headers(rows: Sequence[RawRow], column: int) -> bool:
    """Whether at least half of the texts of a column with something at their right are names of fields."""
    texts = [
        text
        for row in rows
        if (text := _text(row, column)) and any(value not in (None, "") for value in row.values[column + 1 :])
    ]
    sure = {text for text in texts if is_header_word(text) >= _SURE}
    fields = {recognise(text).field for text in sure} - {None}
    return "title" in fields and len(fields) >= _FEWEST and len(sure) >= _MOSTLY * len(texts)


def _has_headers_beside(rows: Sequence[RawRow], column: int) -> bool:
    """Whether another column has names of fields too: a form of several columns, not a list of courses."""
    width = max(len(row.values) for row in rows)
    beside = ((_text(row, each) for row in rows) for each in range(column + 1, width))
    return any(
        sum(bool(text) and is_header_word(text) >= _SURE for text in set(texts)) >= _FEWEST_BESIDE
        for texts in beside
    )


def _text(row: RawRow, column: int) -> str:
    value = row.values[column] if column < len(row.values) else None
    return " ".join(value.split()).rstrip(" :") if isinstance(value, str) else ""


def _joined(rows: Sequence[RawRow], column: int) -> list[RawRow]:
    """The rows, lines without a header added to the one they follow: « - Vendre », « - Conseiller »."""
    joined: list[RawRow] = []
    last = 0
    for row in rows:
        is_line = row.number == last + 1 and all(
            value is None or isinstance(value, str) for value in row.values
        )
        if joined and is_line and not _text(row, column) and _text(joined[-1], column):
            pairs = zip_longest(joined[-1].values, row.values)
            joined[-1] = joined[-1]._replace(values=tuple(_below(*each) for each in pairs))
        else:
            joined.append(row)
        last = row.number
    return joined


def _below(value: CellValue, line: CellValue) -> CellValue:
    return f"{value}\n{line}" if value is not None and line is not None else value or line


def _turned(cells: Iterable[tuple[int, Mapping[int, _Item]]]) -> dict[int, dict[int, _Item]]:
    """(row, column → item) → what each column holds: rows are counted from 1, columns from 0."""
    found: dict[int, dict[int, _Item]] = defaultdict(dict)
    for row, items in cells:
        for column, item in items.items():
            found[column + 1][row - 1] = item
    return dict(found)
