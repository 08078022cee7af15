"""Sheets that hold several tables, one under the other or side by side: each is then read as a sheet.

Rows and columns keep their place: an address is that of the real sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from importers.headers import is_header_word, recognise
from importers.records import ByCell, MergedRange, RawRow, RawSheet, RawWorkbook, SheetState, free_name
from importers.sideways import turned
from resources.vocabulary import fold

_ROWS_SEARCHED: Final = 2_000
"""Several tables in one sheet are made by hand: they are not long."""
_ROWS_BEFORE_A_HEADER: Final = 300
_ROWS_COMPARED: Final = 200
_LONGEST_HEADER: Final = 90
_FEWEST_HEADERS: Final = 2
_SURE: Final = 0.95
_FEWEST_SURE: Final = 3
_MOSTLY: Final = 0.6
_LAST_ROW: Final = 1 << 30
_LAST_COLUMN: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Area:
    """Bounds included; rows 1-based, columns 0-based."""

    first_row: int = 1
    last_row: int = _LAST_ROW
    first_column: int = 0
    last_column: int = _LAST_COLUMN


class SheetPart:
    """One table of a sheet, seen as a sheet of its own."""

    def __init__(self, sheet: RawSheet, name: str, area: _Area) -> None:
        self.name = name
        self._whole = sheet
        self._area = area

    @property
    def state(self) -> SheetState:
        """That of the sheet."""
        return self._whole.state

    @property
    def hidden_columns(self) -> frozenset[int]:
        """0-based, those of this part."""
        first, last = self._area.first_column, self._area.last_column
        return frozenset(column for column in self._whole.hidden_columns if first <= column <= last)

    @property
    def merged(self) -> tuple[MergedRange, ...]:
        """The blocks that start in this part."""
        area = self._area
        return tuple(
            block
            for block in self._whole.merged
            if area.first_row <= block.first_row <= area.last_row
            and area.first_column <= block.first_column <= area.last_column
        )

    @property
    def unread(self) -> ByCell:
        """Those of this part."""
        area = self._area
        kept = {
            row: {
                column: text
                for column, text in cells.items()
                if area.first_column <= column <= area.last_column
            }
            for row, cells in self._whole.unread.items()
            if area.first_row <= row <= area.last_row
        }
        return {row: cells for row, cells in kept.items() if cells}

    def rows(self) -> Iterator[RawRow]:
        """The rows of this part that hold a value in its columns."""
        area = self._area
        for row in self._whole.rows():
            if row.number > area.last_row:
                return
            if row.number >= area.first_row:
                kept = _within(row, area)
                if kept is not None:
                    yield kept


def with_tables(workbook: RawWorkbook) -> RawWorkbook:
    """The same file with a sheet for each table, and those written sideways turned.

    Sheets with one table from left to right stay as they are.
    """
    names = {sheet.name for sheet in workbook.sheets}
    sheets: list[RawSheet] = []
    warnings = list(workbook.warnings)
    for sheet in workbook.sheets:
        if (sideways := turned(sheet, names)) is not None:
            names.add(sideways.name)
            sheets.append(sideways)
            warnings.append(
                f"Feuille « {sheet.name} » : ses en-têtes sont de haut en bas ; elle est lue transposée, "
                "lignes et colonnes échangées."
            )
            continue
        areas = _areas(sheet)
        if len(areas) < 2:  # noqa: PLR2004 - one table
            sheets.append(sheet)
            continue
        for place, area in enumerate(areas, start=1):
            name = sheet.name if place == 1 else free_name(f"{sheet.name} (tableau {place})", names)
            names.add(name)
            sheets.append(SheetPart(sheet, name, area))
    return replace(workbook, sheets=tuple(sheets), warnings=tuple(warnings))


def _within(row: RawRow, area: _Area) -> RawRow | None:
    if area.first_column == 0 and area.last_column == _LAST_COLUMN:
        return row
    values = tuple(
        value if area.first_column <= column <= area.last_column else None
        for column, value in enumerate(row.values)
    )
    return row._replace(values=values) if any(value is not None for value in values) else None


def _areas(sheet: RawSheet) -> list[_Area]:
    rows = list(islice(sheet.rows(), _ROWS_SEARCHED))
    starts = _starts(rows)
    areas = []
    for place, first in enumerate(starts):
        last = starts[place + 1] - 1 if place + 1 < len(starts) else _LAST_ROW
        own = [row for row in rows if first <= row.number <= last][:_ROWS_COMPARED]
        areas += [
            _Area(first, last, first_column, last_column) for first_column, last_column in _columns(own)
        ]
    return areas


def _starts(rows: Sequence[RawRow]) -> list[int]:
    """First row of each table that stands under another, its own title included; the first is row 1."""
    starts = [1]
    header: frozenset[str] = frozenset()
    last_full, data_rows = 0, 0
    for seen, row in enumerate(rows):
        if not header and seen > _ROWS_BEFORE_A_HEADER:
            break
        filled = len(row.values) - row.values.count(None)
        if filled < _FEWEST_HEADERS:
            continue
        texts: frozenset[str] = frozenset()
        is_apart = not header or row.number > last_full + 1
        # Without a break, a header shares a name with the one above: other rows are not even looked at.
        if is_apart or not header.isdisjoint(row.values):
            texts = _header_texts(row, filled, after_a_break=is_apart)
        if texts and not header:
            header = texts
        elif texts and data_rows and _folded(texts) != _folded(header):
            starts.append(last_full + 1)
            header, data_rows = texts, 0
        elif header:
            data_rows += 1
        last_full = row.number
    return starts


def _header_texts(row: RawRow, filled: int, *, after_a_break: bool) -> frozenset[str]:
    """The texts of a row of headers with a title of courses among them; empty for any other row.

    In the middle of rows without a break, nothing but sure headers make one.
    """
    texts = [value for value in row.values if isinstance(value, str) and value.strip()]
    if len(texts) < filled or any(len(text) > _LONGEST_HEADER for text in texts):
        return frozenset()
    if not any(_is_title(text) for text in texts):
        return frozenset()
    scores = [is_header_word(text) for text in texts]
    if after_a_break:
        is_header = sum(scores) >= _MOSTLY * len(texts)
    else:
        is_header = len(texts) >= _FEWEST_SURE and min(scores) >= _SURE
    return frozenset(texts) if is_header else frozenset()


def _folded(texts: frozenset[str]) -> set[str]:
    return {fold(text) for text in texts}


def _columns(rows: Sequence[RawRow]) -> list[tuple[int, int]]:
    """First and last column of the tables side by side; all columns for a single one.

    Each must have a title of its own, and an empty column between them.
    """
    used = {column for row in rows for column, value in enumerate(row.values) if value is not None}
    groups: list[list[int]] = []
    for column in sorted(used):
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) > 1 and all(_has_header(rows, group) for group in groups):
        # The empty columns go with the table on their left: a value further down is in one of the two.
        ends = [group[0] - 1 for group in groups[1:]] + [_LAST_COLUMN]
        return [(0 if end == ends[0] else group[0], end) for group, end in zip(groups, ends, strict=True)]
    return [(0, _LAST_COLUMN)]


def _has_header(rows: Sequence[RawRow], columns: Sequence[int]) -> bool:
    for row in rows:
        texts = [row.values[column] for column in columns if column < len(row.values)]
        words = [text for text in texts if isinstance(text, str)]
        if len(words) >= _FEWEST_HEADERS and any(map(_is_title, words)):
            return sum(map(is_header_word, words)) >= _MOSTLY * len(words)
    return False


def _is_title(text: str) -> bool:
    return recognise(" ".join(text.split())).field == "title"
