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

_TAG: Final = rb"<(?:\w+:)?"
_HIDDEN_ROW: Final = re.compile(_TAG + rb'row\b(?=[^>]*\shidden="(?:1|true)")[^>]*\sr="(\d+)"')
_COLUMN: Final = re.compile(_TAG + rb"col\b([^>]*)>")
_LINK: Final = re.compile(_TAG + rb"hyperlink\b([^>]*)>")
_LINK_FORMULA: Final = re.compile(
    _TAG + rb'c\b[^>]*\sr="([A-Z]+)(\d+)"[^>]*>\s*' + _TAG + rb'f\b[^>]*>\s*HYPERLINK\(\s*"([^"<]+)"'
)
_VALUE_CELL: Final = re.compile(_TAG + rb'c r="([A-Z]+)(\d+)"[^>/]*>\s*' + _TAG + rb"(?:v|f|is)\b")
_ATTRIBUTE: Final = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_MAX_LINKED_CELLS: Final = 1_000


@dataclass(frozen=True, slots=True)
class SheetDetails:
    """Rows are 1-based, columns 0-based. `used_*` is the extent of the cells that hold a value."""

    hidden_columns: frozenset[int]
    hidden_rows: frozenset[int]
    links: Mapping[int, Mapping[int, str]]
    formats: Mapping[int, Mapping[int, str]]
    used_rows: int
    used_columns: int


def scan(chunks: Iterable[bytes], targets: Mapping[str, str], formats: Mapping[int, str]) -> SheetDetails:
    """`targets`: relationship id → address; `formats`: style index → number format that says something."""
    styled = _styled_cells(formats)
    hidden_columns: set[int] = set()
    hidden_rows: set[int] = set()
    links: dict[int, dict[int, str]] = {}
    found_formats: dict[int, dict[int, str]] = {}
    letters: set[bytes] = set()
    last_row = 0
    for block in _whole_tags(chunks):
        # Looking for a plain word first spares most blocks the slower patterns.
        if b"hidden" in block:
            for attributes in _COLUMN.findall(block):
                hidden_columns.update(_hidden_columns(_attributes(attributes)))
            hidden_rows.update(int(number) for number in _HIDDEN_ROW.findall(block))
        _collect_links(block, targets, links)
        if styled is not None:
            for column, row, style in styled.findall(block):
                found_formats.setdefault(int(row), {})[column_index(column.decode())] = formats[int(style)]
        cells = _VALUE_CELL.findall(block)
        if cells:
            letters.update({column for column, _row in cells})
            last_row = max(last_row, int(cells[-1][1]))
    columns = max((column_index(column.decode()) + 1 for column in letters), default=0)
    return SheetDetails(
        frozenset(hidden_columns), frozenset(hidden_rows), links, _shared(found_formats), last_row, columns
    )


def _collect_links(block: bytes, targets: Mapping[str, str], links: dict[int, dict[int, str]]) -> None:
    if b"hyperlink" in block:
        for attributes in _LINK.findall(block):
            _add_link(links, _attributes(attributes), targets)
    if b"HYPERLINK" in block:
        for column, row, target in _LINK_FORMULA.findall(block):
            address = html.unescape(target.decode("utf-8", "replace"))
            links.setdefault(int(row), {})[column_index(column.decode())] = address


def column_index(letters: str) -> int:
    """`A` → 0, `AA` → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _styled_cells(formats: Mapping[int, str]) -> re.Pattern[bytes] | None:
    """Cells with one of the styles wanted; `r` stands before `s` in every writer met."""
    if not formats:
        return None
    styles = "|".join(str(style) for style in formats).encode()
    return re.compile(_TAG + rb'c r="([A-Z]+)(\d+)"[^>]*?\ss="(' + styles + rb')"')


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
