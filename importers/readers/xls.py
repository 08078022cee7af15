"""Workbooks of Excel 97–2003: values and merged cells from calamine, the rest from the records beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from python_calamine import CalamineWorkbook

from importers.readers.archive import damaged
from importers.readers.biff import XlsDetails, is_sound, read_details
from importers.readers.calamine import CalamineRawSheet, load, worksheets
from importers.readers.unread import told_unread
from importers.records import NOTHING, ByCell, RawRow, RawSheet, SheetState

_NO_DETAILS: Final = (
    "Les liens, les lignes et colonnes masquées et les unités des nombres n’ont pas pu être lus dans ce "
    "classeur ancien : enregistrez-le en .xlsx pour les garder.",
)


class XlsSheet(CalamineRawSheet):
    """A worksheet of an .xls file."""

    def __init__(
        self, workbook: CalamineWorkbook, file_name: str, sheet: tuple[str, SheetState], details: XlsDetails
    ) -> None:
        super().__init__(workbook, file_name, *sheet)
        self._details = details
        self.hidden_columns = frozenset(details.hidden_columns)

    @property
    def unread(self) -> ByCell:  # type: ignore[override]
        """The cells in error; a formula of this format always has a result."""
        return self._details.texts

    def rows(self) -> Iterator[RawRow]:
        """Rows that hold a value, with their links and the number formats that carry a unit."""
        details = self._details
        for row in super().rows():
            number = row.number
            values = row.values
            if texts := details.texts.get(number):
                values = tuple(texts.get(column, value) for column, value in enumerate(values))
            yield RawRow(
                number,
                values,
                number in details.hidden_rows,
                details.links.get(number, NOTHING),
                details.formats.get(number, NOTHING),
            )


def open_old_workbook(name: str, data: bytes) -> tuple[tuple[RawSheet, ...], tuple[str, ...]]:
    """The sheets of an .xls file, and French sentences on what is not read.

    Raises `PasswordNeeded` or `UnreadableFile`.
    """
    if not is_sound(data):
        raise damaged(name)
    workbook = load(name, data)
    details = read_details(data)
    found = details or {}
    sheets = tuple(
        XlsSheet(workbook, name, sheet, found.get(sheet[0], XlsDetails())) for sheet in worksheets(workbook)
    )
    if details is None:
        return sheets, _NO_DETAILS
    return sheets, tuple(sentence for sheet in sheets for sentence in told_unread(sheet))
