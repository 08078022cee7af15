"""OpenDocument workbooks: values from calamine; links, merged cells, hidden parts and units from the XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineWorkbook

from importers.readers.archive import Archive, damaged
from importers.readers.calamine import CalamineRawSheet, load, worksheets
from importers.readers.unread import MAX_CELLS, MOST_CELLS_TOLD, told_unread, too_far, without_value
from importers.records import NOTHING, ByCell, MergedRange, RawRow, RawSheet, SheetState

_CONTENT: Final = "content.xml"
_MOST_REPEATS: Final = 10_000
"""A row that repeats more often is formatting, not data."""
_HIDDEN: Final = frozenset({"collapse", "filter"})
_LINK_FORMULA: Final = re.compile(r'of:=HYPERLINK\("([^"]+)"')
_NUMBER: Final = re.compile(r"-?\d[\d\s.,\u00a0\u202f’']*")
_NUMBERS: Final = frozenset({"float", "currency", "percentage"})


@dataclass(slots=True)
class TableDetails:
    """What the XML of one table says beside its values; rows 1-based, columns 0-based."""

    name: str
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    formats: dict[int, dict[int, str]] = field(default_factory=dict)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    """The errors that cells show: « #DIV/0! »."""
    uncached: list[tuple[int, int]] = field(default_factory=list)
    """(row, column) of the formulas without a computed value, the first ones."""
    merged: list[MergedRange] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    """Of the cells with a value, 1-based."""


@dataclass(slots=True)
class _Cell:
    column: int
    repeat: int
    kind: str
    value_type: str
    is_error: bool
    is_uncached: bool
    rows_spanned: int
    columns_spanned: int
    link: str
    text: list[str] = field(default_factory=list)


class OdsSheet(CalamineRawSheet):
    """A table of an .ods file."""

    def __init__(
        self, workbook: CalamineWorkbook, file_name: str, sheet: tuple[str, SheetState], details: TableDetails
    ) -> None:
        super().__init__(workbook, file_name, *sheet)
        self._details = details
        self.hidden_columns = frozenset(details.hidden_columns)

    @property
    def merged(self) -> tuple[MergedRange, ...]:
        """From the XML: calamine tells none for this format."""
        return tuple(self._details.merged)

    @property
    def unread(self) -> ByCell:  # type: ignore[override]
        """The cells in error and the formulas without result."""
        return without_value(self._details.texts, self._details.uncached)

    def rows(self) -> Iterator[RawRow]:
        """Rows that hold a value, with their links and the units that their numbers show."""
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


def open_opendocument(archive: Archive) -> tuple[tuple[RawSheet, ...], tuple[str, ...]]:
    """The sheets of an .ods file, and French sentences on the cells whose value it does not hold.

    Raises `UnreadableFile` for a damaged file, or cells too far apart to be held.
    """
    tables = {table.name: table for table in _Content(archive).tables()}
    for table in tables.values():
        # calamine holds the whole rectangle, repeated cells included.
        if table.last_row * table.last_column > MAX_CELLS:
            raise too_far(archive.name, table.name, table.last_row, table.last_column)
    workbook = load(archive.name, archive.data)
    sheets = tuple(
        OdsSheet(workbook, archive.name, sheet, tables.get(sheet[0], TableDetails(sheet[0])))
        for sheet in worksheets(workbook)
    )
    return sheets, tuple(sentence for sheet in sheets for sentence in told_unread(sheet))


class _Content:
    """One pass over `content.xml`, event by event."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._tables: list[TableDetails] = []
        self._table: TableDetails | None = None
        self._depth = 0
        self._row = 0
        self._row_repeat = 1
        self._column = 0
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._aside = 0
        """How deep inside a comment: its words are not those of the cell."""

    def tables(self) -> list[TableDetails]:
        """Every table, in order."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        try:
            for chunk in self._archive.chunks(_CONTENT):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keyword
            parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as error:
            raise damaged(self._archive.name) from error
        return self._tables

    def _refuse(self, *_declaration: object) -> None:
        raise damaged(self._archive.name)

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        if name == "annotation":
            self._aside += 1
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                self._table = TableDetails(_plain(attributes).get("name", ""))
                self._tables.append(self._table)
                self._row, self._column = 1, 0
        elif self._table is None or self._depth > 1:
            return
        elif name == "table-column":
            self._start_column(_plain(attributes), self._table)
        elif name == "table-row":
            self._start_row(_plain(attributes), self._table)
        elif name in {"table-cell", "covered-table-cell"}:
            self._start_cell(name, _plain(attributes))
        elif name == "a" and self._cell is not None and not (self._cell.link or self._aside):
            self._cell.link = _plain(attributes).get("href", "")

    def _start_column(self, attributes: Mapping[str, str], table: TableDetails) -> None:
        repeat = _count(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN:
            table.hidden_columns.update(range(self._column, self._column + min(repeat, _MOST_REPEATS)))
        self._column += repeat

    def _start_row(self, attributes: Mapping[str, str], table: TableDetails) -> None:
        self._row_repeat = _count(attributes, "number-rows-repeated")
        if attributes.get("visibility") in _HIDDEN and self._row_repeat <= _MOST_REPEATS:
            table.hidden_rows.update(range(self._row, self._row + self._row_repeat))
        self._column = 0
        self._cells.clear()

    def _start_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        written = attributes.get("formula", "")
        formula = _LINK_FORMULA.match(written)
        self._cell = _Cell(
            self._column,
            _count(attributes, "number-columns-repeated"),
            name,
            attributes.get("value-type", ""),
            "error" in (attributes.get("calcext-value-type"), attributes.get("value-type")),
            bool(written) and formula is None and "value-type" not in attributes,
            _count(attributes, "number-rows-spanned"),
            _count(attributes, "number-columns-spanned"),
            formula[1] if formula else "",
        )
        self._column += self._cell.repeat

    def _characters(self, text: str) -> None:
        if self._cell is not None and not self._aside:
            self._cell.text.append(text)

    def _end(self, qualified: str) -> None:
        name = qualified.rpartition(" ")[2]
        if name == "annotation":
            self._aside -= 1
        elif name == "table":
            self._depth -= 1
            if self._depth == 0:
                self._table = None
        elif self._table is None or self._depth > 1:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            if self._cell is not None and _says_something(self._cell):
                self._cells.append(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row(self._table)
            self._row += self._row_repeat

    def _end_row(self, table: TableDetails) -> None:
        rows = range(self._row, self._row + min(self._row_repeat, _MOST_REPEATS))
        for cell in self._cells:
            if cell.value_type:
                table.last_row = max(table.last_row, self._row + self._row_repeat - 1)
                table.last_column = max(table.last_column, cell.column + cell.repeat)
            if cell.rows_spanned > 1 or cell.columns_spanned > 1:
                table.merged.append(
                    MergedRange(
                        self._row,
                        cell.column,
                        self._row + cell.rows_spanned - 1,
                        cell.column + cell.columns_spanned - 1,
                    )
                )
            text = "".join(cell.text)
            number_format = _format(cell.value_type, text)
            columns = range(cell.column, cell.column + min(cell.repeat, _MOST_REPEATS))
            if cell.is_uncached and not text and len(table.uncached) < MOST_CELLS_TOLD:
                table.uncached += [(row, column) for row in rows for column in columns]
            for found, value in (
                (table.links, cell.link),
                (table.formats, number_format),
                (table.texts, _error(text) if cell.is_error else ""),
            ):
                if value:
                    for row in rows:
                        found.setdefault(row, {}).update(dict.fromkeys(columns, value))


def _says_something(cell: _Cell) -> bool:
    is_wide = cell.rows_spanned > 1 or cell.columns_spanned > 1
    return bool(cell.value_type or cell.link or cell.is_uncached or is_wide)


def _error(shown: str) -> str:
    """As Excel writes it: « #DIV/0 ! » → « #DIV/0! »; it has no name for the numbered ones (« Err:502 »)."""
    return shown.replace(" ", "") if shown.startswith("#") else "#VALUE!"


def _format(value_type: str, shown: str) -> str:
    """An Excel number format that says what the shown text says: « 14 h » → `0" h"`, « 50 % » → `0%`."""
    if value_type not in _NUMBERS:
        return ""
    if value_type == "percentage":
        return "0%"
    number = _NUMBER.search(shown)
    if number is None:
        return ""
    before, after = (
        part.replace('"', "").strip() for part in (shown[: number.start()], shown[number.end() :])
    )
    if not any(char.isalpha() or char in "€$£%" for char in before + after):
        return ""
    return "".join((f'"{before} "' if before else "", "0", f'" {after}"' if after else ""))


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their local names; calcext's value type beside that of the standard."""
    plain: dict[str, str] = {}
    for qualified, value in attributes.items():
        namespace, _, name = qualified.rpartition(" ")
        plain[f"calcext-{name}" if namespace.endswith(":calcext:1.0") else name] = value
    return plain


def _count(attributes: Mapping[str, str], name: str) -> int:
    """A count of repeats or spans; 1 where it is absent or makes no sense."""
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004 - digits
