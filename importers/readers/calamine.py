"""Sheets read through python-calamine: values, merged ranges and visibility, row after row."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from importers.errors import PasswordNeeded
from importers.readers.archive import damaged
from importers.records import NO_CELLS, ByCell, CellValue, MergedRange, RawRow, SheetState

_Read = TypeVar("_Read")


class CalamineRawSheet:
    """A `RawSheet` over a sheet that calamine loads when it is first needed."""

    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = NO_CELLS

    def __init__(self, workbook: CalamineWorkbook, file_name: str, name: str, state: SheetState) -> None:
        self.name = name
        self.state = state
        self._workbook = workbook
        self._file_name = file_name
        self._loaded: CalamineSheet | None = None

    @property
    def merged(self) -> tuple[MergedRange, ...]:
        """Empty for the formats in which calamine knows no merged cells."""
        ranges = self._sheet().merged_cell_ranges or ()
        return tuple(
            MergedRange(first[0] + 1, first[1], last[0] + 1, last[1])
            for first, last in ranges
            if first != last
        )

    def rows(self) -> Iterator[RawRow]:
        """Rows that hold a value. calamine gives rows from the top, but columns from the first used one."""
        sheet = self._sheet()
        if sheet.start is None:
            return
        left: tuple[CellValue, ...] = (None,) * sheet.start[1]
        for number, values in enumerate(sheet.iter_rows(), start=1):
            if values.count("") < len(values):
                yield RawRow(number, left + tuple([None if value == "" else value for value in values]))

    def _sheet(self) -> CalamineSheet:
        if self._loaded is None:
            self._loaded = _sound(self._file_name, lambda: self._workbook.get_sheet_by_name(self.name))
        return self._loaded


def load(name: str, data: bytes) -> CalamineWorkbook:
    """calamine's workbook over `data`. Raises `PasswordNeeded` or `UnreadableFile`."""
    return _sound(name, lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))


def _sound(name: str, read: Callable[[], _Read]) -> _Read:
    """What calamine reads, or the refusal of the file `name`."""
    try:
        return read()
    except PasswordError as error:
        raise PasswordNeeded(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name) from error
    except BaseException as error:
        # A panic of Rust on records cut short: PyO3 derives it from BaseException and exports no name for it.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def worksheets(workbook: CalamineWorkbook) -> Iterator[tuple[str, SheetState]]:
    """Name and state of the sheets that hold cells (charts, dialogs and macros hold none)."""
    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            yield sheet.name, _state(sheet.visible)


def _state(visible: SheetVisibleEnum) -> SheetState:
    if visible == SheetVisibleEnum.Hidden:
        return "hidden"
    return "very-hidden" if visible == SheetVisibleEnum.VeryHidden else "visible"
