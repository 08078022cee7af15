"""« Feuille de calcul XML 2003 » (SpreadsheetML), which many sites call « .xls »: one XML, several sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Final
from xml.parsers import expat

from importers.errors import UnreadableFile
from importers.readers.archive import damaged
from importers.readers.unread import MOST_CELLS_TOLD, told_unread
from importers.records import ByCell, CellValue, MergedRange, RawRow, SheetState, free_name

_ROOT: Final = re.compile(
    rb"<(?:\w+:)?Workbook\b[^>]*\burn:schemas-microsoft-com:office:spreadsheet", re.DOTALL
)
_STATES: Final[Mapping[str, SheetState]] = {"SheetHidden": "hidden", "SheetVeryHidden": "very-hidden"}
_MAX_CELLS: Final = 5_000_000
_MAX_COLUMNS: Final = 16_384
_MAX_ROWS: Final = 1_048_576
_CHUNK: Final = 1 << 20
_NO_DAY: Final = ("1899-12-30", "1899-12-31")
"""Of a time of day."""


@dataclass(slots=True)
class Xml2003Sheet:
    """One worksheet; rows 1-based, columns 0-based."""

    name: str
    state: SheetState = "visible"
    merged: tuple[MergedRange, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = field(default_factory=dict)
    all_rows: list[RawRow] = field(default_factory=list)

    def rows(self) -> Iterator[RawRow]:
        """The rows that hold a value."""
        yield from self.all_rows


@dataclass(slots=True)
class _Row:
    number: int
    is_hidden: bool
    column: int = 0
    values: dict[int, CellValue] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)


def is_xml_2003(data: bytes) -> bool:
    """Whether the bytes start as such a workbook does."""
    return _ROOT.search(data[:4_000].replace(b"\x00", b"")) is not None


def open_xml_2003(path: Path, data: bytes) -> tuple[tuple[Xml2003Sheet, ...], tuple[str, ...]]:
    """The sheets, and French sentences on the cells whose value the file does not hold.

    Raises `UnreadableFile` for a damaged file, one that declares entities, or too many cells.
    """
    content = _Content(path.name)
    try:
        content.read(data)
    except expat.ExpatError as error:
        raise damaged(path.name) from error
    return tuple(content.sheets), tuple(
        sentence for sheet in content.sheets for sentence in told_unread(sheet)
    )


class _Content:
    """One pass over the XML, event by event."""

    def __init__(self, name: str) -> None:
        self.sheets: list[Xml2003Sheet] = []
        self._name = name
        self._sheet: Xml2003Sheet | None = None
        self._row: _Row | None = None
        self._merged: list[MergedRange] = []
        self._hidden: set[int] = set()
        self._unread: dict[int, dict[int, str]] = {}
        self._last_row = 0
        self._column = 0
        self._cells = 0
        self._is_computed = False
        self._type = ""
        self._text: list[str] | None = None
        self._aside = 0
        """How deep inside a comment: its words are not those of the cell."""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        for place in range(0, len(data), _CHUNK):
            parser.Parse(data[place : place + _CHUNK], False)  # noqa: FBT003 - expat takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003

    def _refuse(self, *_declaration: object) -> None:
        raise damaged(self._name)

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Comment":
            self._aside += 1
        elif name == "Worksheet":
            self._start_sheet(plain)
        elif self._sheet is None or self._aside:
            return
        elif name == "Column":
            self._column = _number(plain, "Index", self._column + 1) - 1
            span = _number(plain, "Span", 0)
            if plain.get("Hidden") == "1":
                self._hidden.update(range(self._column, min(self._column + span + 1, _MAX_COLUMNS)))
            self._column += span + 1
        elif name == "Row":
            self._last_row = _number(plain, "Index", self._last_row + 1)
            self._row = _Row(self._last_row, plain.get("Hidden") == "1")
            self._last_row += _number(plain, "Span", 0)
        elif name == "Cell" and self._row is not None:
            self._start_cell(plain, self._row)
        elif name == "Data" and self._row is not None:
            self._type, self._text = plain.get("Type", "String"), []
        elif name == "Visible":
            self._text = []

    def _start_sheet(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("Name") or f"Feuille {len(self.sheets) + 1}"
        self._sheet = Xml2003Sheet(free_name(name, {sheet.name for sheet in self.sheets}))
        self.sheets.append(self._sheet)
        self._last_row, self._column, self._row = 0, 0, None
        self._merged, self._hidden, self._unread = [], set(), {}

    def _start_cell(self, attributes: Mapping[str, str], row: _Row) -> None:
        row.column = _number(attributes, "Index", row.column + 1)
        across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
        column = row.column - 1
        if row.number + down > _MAX_ROWS or column + across >= _MAX_COLUMNS:
            raise damaged(self._name)
        if across or down:
            self._merged.append(MergedRange(row.number, column, row.number + down, column + across))
        if link := attributes.get("HRef"):
            row.links[column] = link
        row.column += across
        self._column = column
        self._is_computed = "Formula" in attributes

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._aside:
            self._text.append(text)

    def _end(self, qualified: str) -> None:
        name = qualified.rpartition(" ")[2]
        if name == "Comment":
            self._aside -= 1
        elif self._sheet is None or self._aside:
            return
        elif name == "Data" and self._row is not None and self._text is not None:
            self._end_data(self._row, "".join(self._text))
            self._text = None
        elif name == "Cell" and self._row is not None:
            if self._is_computed and len(self._unread) < MOST_CELLS_TOLD:
                self._unread.setdefault(self._row.number, {})[self._column] = ""
        elif name == "Row":
            self._end_row(self._sheet)
        elif name == "Visible" and self._text is not None:
            self._sheet.state = _STATES.get("".join(self._text).strip(), "visible")
            self._text = None
        elif name == "Worksheet":
            self._sheet.merged = tuple(self._merged)
            self._sheet.hidden_columns = frozenset(self._hidden)
            self._sheet.unread = self._unread
            self._sheet = None

    def _end_data(self, row: _Row, text: str) -> None:
        self._is_computed = False
        value = _value(self._type, text)
        if value is not None:
            row.values[self._column] = value
        if self._type == "Error":
            self._unread.setdefault(row.number, {})[self._column] = text

    def _end_row(self, sheet: Xml2003Sheet) -> None:
        row, self._row = self._row, None
        if row is None or not row.values:
            return
        width = max(row.values) + 1
        self._cells += width
        if self._cells > _MAX_CELLS:
            raise UnreadableFile(
                f"« {self._name} » a plus de {_MAX_CELLS} cellules.",
                "Ouvrez-le dans Excel, enregistrez-le en .xlsx, puis recommencez.",
            )
        values = tuple(row.values.get(column) for column in range(width))
        sheet.all_rows.append(RawRow(row.number, values, row.is_hidden, row.links))


def _value(kind: str, text: str) -> CellValue:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text or None
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime":
        return _moment(text)
    return text if text.strip() else None


def _moment(text: str) -> CellValue:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text or None
    if text.startswith(_NO_DAY):
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _number(attributes: Mapping[str, str], name: str, default: int) -> int:
    """A count; the default where it is absent or makes no sense."""
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and 0 < len(text) < 8 else default  # noqa: PLR2004 - digits
