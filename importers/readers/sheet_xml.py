"""One pass over a worksheet's XML for what calamine leaves out: links, hidden parts, styles of numbers.

The XML is scanned as bytes, a megabyte at a time: a parser that calls back for each of 2,500,000 cells takes
several times longer than reading the values. `<` and `&` are always escaped inside texts and attributes, so a
tag found this way is a tag; entities are never expanded here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from importers.readers.unread import MOST_CELLS_TOLD, without_value
from importers.records import ByCell

_TAG: Final = rb"<(?:\w+:)?"
_QUOTE: Final = rb"(?:\"|&quot;)"
_HIDDEN_ROW: Final = re.compile(_TAG + rb'row\b(?=[^>]*\shidden="(?:1|true)")[^>]*\sr="(\d+)"')
_COLUMN: Final = re.compile(_TAG + rb"col\b([^>]*)>")
_LINK: Final = re.compile(_TAG + rb"hyperlink\b([^>]*)>")
_FORMULA: Final = _TAG + rb"f\b[^>]*(?:/>|>(?P<formula>[^<]*)</(?:\w+:)?f>)\s*"
_LINK_FORMULA: Final = re.compile(
    _TAG + rb'c\b[^>]*\sr="([A-Z]+)(\d+)"[^>]*>\s*' + _TAG + rb"f\b[^>]*>\s*"
    rb"HYPERLINK\(\s*" + _QUOTE + rb"([^<]+?)" + _QUOTE
)
_LINK_TEXT: Final = re.compile(
    rb"HYPERLINK\(\s*" + _QUOTE + rb"[^<]+?" + _QUOTE + rb"\s*[,;]\s*" + _QUOTE + rb"([^<]*?)" + _QUOTE
)
# What Excel has not computed has no <v>, or an empty one; an empty text that it has computed says t="str".
_UNCACHED: Final = re.compile(
    _TAG
    + rb'c\b(?P<attributes>[^>]*\sr="(?P<column>[A-Z]+)(?P<row>\d+)"[^>]*)>\s*'
    + _FORMULA
    + rb"(?P<value>"
    + _TAG
    + rb"v\b[^>]*(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_ERROR: Final = re.compile(
    _TAG
    + rb'c\b(?=[^>]*\st="e")[^>]*\sr="(?P<column>[A-Z]+)(?P<row>\d+)"[^>]*>\s*(?:'
    + _FORMULA
    + rb")?"
    + _TAG
    + rb"v\b[^>]*>\s*(?P<error>[^<\s]+)"
)
_VALUE_CELL: Final = re.compile(_TAG + rb'c\b[^>]*?\sr="([A-Z]+)(\d+)"[^>/]*>\s*' + _TAG + rb"(?:v|f|is)\b")
_FAR_REFERENCE: Final = re.compile(rb' r="[A-Z]{2}')
_DEEP_REFERENCE: Final = re.compile(rb' r="[A-Z]{1,7}(\d{7,20})"')
"""A cell may tell another row than the one it stands in."""
_FAR_CELL: Final = re.compile(_TAG + rb'c\b[^>]*?\sr="([A-Z]{2,7})\d+"[^>/]*>\s*' + _TAG + rb"(?:v|f|is)\b")
_ATTRIBUTE: Final = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_MAX_LINKED_CELLS: Final = 1_000
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """Rows are 1-based, columns 0-based."""

    hidden_columns: frozenset[int]
    hidden_rows: frozenset[int]
    links: ByCell
    formats: ByCell
    texts: ByCell
    """What the cells show whose value calamine gives as empty: « #N/A », the text of a link not computed."""
    uncached: tuple[tuple[int, int], ...]
    """(row, column) of the formulas without a computed value, the first ones."""
    reach_rows: int
    reach_columns: int
    """No cell with a value stands further; formatted empty ones may."""

    @property
    def unread(self) -> ByCell:
        """The cells in error, and the formulas without a computed value (an empty text)."""
        errors = {
            row: {column: text for column, text in cells.items() if text.startswith("#")}
            for row, cells in self.texts.items()
        }
        return without_value({row: cells for row, cells in errors.items() if cells}, self.uncached)


class _Findings:
    """What the blocks of one worksheet have given so far."""

    def __init__(self, targets: Mapping[str, str], formats: Mapping[int, str]) -> None:
        self._targets = targets
        self._formats = formats
        self._styled = _StyledCells(formats)
        self._columns = _Columns()
        self._prefixed: bool | None = None
        self.hidden_columns: set[int] = set()
        self.hidden_rows: set[int] = set()
        self.links: dict[int, dict[int, str]] = {}
        self.formats: dict[int, dict[int, str]] = {}
        self.texts: dict[int, dict[int, str]] = {}
        self.uncached: list[tuple[int, int]] = []
        self.last_row = 0
        self.far_columns: set[bytes] = set()

    def add(self, block: bytes) -> None:
        if self._prefixed is None:
            self._prefixed = re.search(rb"<\w+:worksheet\b", block) is not None
        # Looking for a plain word first spares most blocks the slower patterns.
        if b"hidden" in block:
            for attributes in _COLUMN.findall(block):
                self.hidden_columns.update(_hidden_columns(_attributes(attributes)))
            self.hidden_rows.update(int(number) for number in _HIDDEN_ROW.findall(block))
        self._add_links(block)
        if b't="e"' in block:
            for cell in _ERROR.finditer(block):
                _put(self.texts, cell, cell["error"])
        if b"<f" in block or (self._prefixed and b":f" in block):
            self._add_formulas(block)
        self._add_extent(block)
        for column, row, style in self._styled.find(block, prefixed=self._prefixed):
            self.formats.setdefault(int(row), {})[self._columns[column]] = self._formats[int(style)]

    def _add_links(self, block: bytes) -> None:
        if b"hyperlink" in block:
            for attributes in _LINK.findall(block):
                _add_link(self.links, _attributes(attributes), self._targets)
        if b"HYPERLINK" in block:
            for column, row, target in _LINK_FORMULA.findall(block):
                address = html.unescape(target.decode("utf-8", "replace"))
                self.links.setdefault(int(row), {})[column_index(column.decode())] = address

    def _add_formulas(self, block: bytes) -> None:
        for cell in _UNCACHED.finditer(block):
            if cell["value"] is not None and b't="str"' in cell["attributes"]:
                continue
            link = _LINK_TEXT.match((cell["formula"] or b"").lstrip())
            if link is not None:
                _put(self.texts, cell, link[1])
            elif len(self.uncached) < MOST_CELLS_TOLD:
                self.uncached.append((int(cell["row"]), column_index(cell["column"].decode())))

    def _add_extent(self, block: bytes) -> None:
        start = block.rfind(b'row r="')
        if start >= 0:
            number = block[start + 7 : block.find(b'"', start + 7)]
            self.last_row = max(self.last_row, int(number) if number.isdigit() else 0)
        else:
            # Rows that do not say their number follow each other.
            self.last_row += block.count(b"<row") + block.count(b":row")
        if _DEEP_REFERENCE.search(block):
            self.last_row = max(self.last_row, *map(int, _DEEP_REFERENCE.findall(block)))
        if _FAR_REFERENCE.search(block):
            self.far_columns.update(_FAR_CELL.findall(block))

    def details(self) -> SheetDetails:
        columns = max((column_index(letters.decode()) + 1 for letters in self.far_columns), default=_LETTERS)
        return SheetDetails(
            frozenset(self.hidden_columns),
            frozenset(self.hidden_rows),
            self.links,
            _shared(self.formats),
            self.texts,
            tuple(self.uncached),
            self.last_row,
            columns,
        )


class _Columns(dict[bytes, int]):
    """Letters of a column → its index, computed once."""

    def __missing__(self, letters: bytes) -> int:
        self[letters] = index = column_index(letters.decode())
        return index


def scan(chunks: Iterable[bytes], targets: Mapping[str, str], formats: Mapping[int, str]) -> SheetDetails:
    """`targets`: relationship id → address; `formats`: style index → number format that says something."""
    findings = _Findings(targets, formats)
    for block in _whole_tags(chunks):
        findings.add(block)
    return findings.details()


def extent(chunks: Iterable[bytes]) -> tuple[int, int]:
    """How many rows and columns the cells with a value take: exact, and slower than `scan`."""
    rows, columns = 0, 0
    indexes = _Columns()
    for block in _whole_tags(chunks):
        for column, row in _VALUE_CELL.findall(block):
            rows, columns = max(rows, int(row)), max(columns, indexes[column] + 1)
    return rows, columns


def _put(cells: dict[int, dict[int, str]], cell: re.Match[bytes], text: bytes) -> None:
    column = column_index(cell["column"].decode())
    cells.setdefault(int(cell["row"]), {})[column] = html.unescape(text.decode("utf-8", "replace"))


def column_index(letters: str) -> int:
    """`A` → 0, `AA` → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


class _StyledCells:
    """Finds the cells that hold something and have one of the styles wanted: (column, row, style)."""

    def __init__(self, formats: Mapping[int, str]) -> None:
        styles = "|".join(str(style) for style in formats).encode()
        self._any = bool(formats)
        # A pattern that starts with a plain word is searched six times faster.
        self._usual = re.compile(rb'<c r="([A-Z]+)(\d+)"(?: t="\w+")? s="(' + styles + rb')"[^>/]*>')
        self._other = re.compile(
            _TAG + rb'c\b(?=[^>]*?\ss="(?P<style>' + styles + rb')")[^>]*?\sr="([A-Z]+)(\d+)"[^>/]*>'
        )

    def find(self, block: bytes, *, prefixed: bool) -> Iterable[tuple[bytes, bytes, bytes]]:
        """Cells of one block; `prefixed` where tags have a namespace prefix."""
        if not self._any:
            return ()
        if not prefixed and block.count(b"<c ") == block.count(b'<c r="'):
            return self._usual.findall(block)
        return ((column, row, style) for style, column, row in self._other.findall(block))


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut at the start of a row where possible, so that a cell is not cut in two."""
    rest = b""
    for chunk in chunks:
        block = rest + chunk
        cut = max(block.rfind(b"<row"), block.rfind(b":row"))
        cut = block.rfind(b"<", 0, cut + 1) if cut >= 0 else block.rfind(b"<")
        if cut <= 0:
            rest = block
            continue
        rest = block[cut:]
        yield block[:cut]
    if rest:
        yield rest


def _attributes(text: bytes) -> dict[str, str]:
    return {
        key.decode().rpartition(":")[2]: html.unescape(value.decode("utf-8", "replace"))
        for key, value in _ATTRIBUTE.findall(text)
    }


def _hidden_columns(attributes: Mapping[str, str]) -> Iterable[int]:
    if attributes.get("hidden") not in {"1", "true"}:
        return ()
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if not (first.isdecimal() and last.isdecimal()):
        return ()
    return range(int(first) - 1, min(int(last), 16_384))


def _add_link(
    links: dict[int, dict[int, str]], attributes: Mapping[str, str], targets: Mapping[str, str]
) -> None:
    """A link inside the workbook (`location` only) leads nowhere from here and is left out."""
    target = targets.get(attributes.get("id", ""))
    reference = _REFERENCE.fullmatch(attributes.get("ref", ""))
    if not target or reference is None:
        return
    left, top, right, bottom = reference.groups()
    columns = range(column_index(left), column_index(right or left) + 1)
    rows = range(int(top), int(bottom or top) + 1)
    if len(columns) * len(rows) > _MAX_LINKED_CELLS:
        return
    if attributes.get("location"):
        target = f"{target}#{attributes['location']}"
    for row in rows:
        for column in columns:
            links.setdefault(row, {})[column] = target


def _shared(formats: dict[int, dict[int, str]]) -> Mapping[int, Mapping[int, str]]:
    """Equal rows share one mapping: a price column has the same format from top to bottom."""
    known: dict[tuple[tuple[int, str], ...], dict[int, str]] = {}
    return {row: known.setdefault(tuple(cells.items()), cells) for row, cells in formats.items()}
