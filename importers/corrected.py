"""A workbook of refused rows that comes back once they are put right.

It is told by the two columns that were added to each of its sheets, and it says of which source its rows are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from importers.layout import HeaderColumn
from importers.records import RawRow, RawWorkbook
from resources.vocabulary import fold

REASON_HEADER: Final = "Motif du rejet"
CELL_HEADER: Final = "Cellule"
ABOUT_SHEET: Final = "Lisez-moi"
SOURCE_LABEL: Final = "Source"

_ADDED: Final = frozenset({fold(REASON_HEADER), fold(CELL_HEADER)})
_ROWS_SEARCHED: Final = 20


def added_columns(columns: Sequence[HeaderColumn]) -> frozenset[int]:
    """0-based columns that were added to refused rows; none unless both are there."""
    found = {fold(column.text): column.index for column in columns if fold(column.text) in _ADDED}
    return frozenset(found.values()) if found.keys() == _ADDED else frozenset()


def without(row: RawRow, columns: frozenset[int]) -> RawRow:
    """The row without what was added to it."""
    values = tuple(None if column in columns else value for column, value in enumerate(row.values))
    return row._replace(values=values)


def source_told_by(workbook: RawWorkbook) -> str | None:
    """The source that a workbook of refused rows says its rows are of."""
    for sheet in workbook.sheets:
        if sheet.name != ABOUT_SHEET:
            continue
        for row in islice(sheet.rows(), _ROWS_SEARCHED):
            label, *rest = row.values
            if label == SOURCE_LABEL and rest and isinstance(rest[0], str):
                return " ".join(rest[0].split()) or None
    return None
