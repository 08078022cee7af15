"""What calamine leaves out of an .xls file (BIFF8, [MS-XLS]): links, hidden parts, units, errors."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Final

import olefile

from importers.readers.number_formats import telling_formats

_BOF, _EOF, _BOUND_SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_HLINK, _ROW, _COLUMNS = 0x01B8, 0x0208, 0x007D
_FORMULA, _NUMBER, _RK, _MULTIPLE_RK, _ERROR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_FILE_PASS: Final = 0x002F
_RECORDS_BEFORE_A_LOCK: Final = 10
_BROKEN: Final = (OSError, struct.error, IndexError, ValueError, KeyError, TypeError, AttributeError)
"""What olefile and the reading of records raise on a file cut short or altered."""
_BIFF8: Final = 0x0600
_URL_MONIKER: Final = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")
"""[MS-OSHARED] 2.3.7.6."""
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_MOST_LINKED_CELLS: Final = 1_000


@dataclass(slots=True)
class XlsDetails:
    """What one sheet says beside its values; rows 1-based, columns 0-based."""

    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    formats: dict[int, dict[int, str]] = field(default_factory=dict)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    """The errors that cells show."""


def is_sound(data: bytes) -> bool:
    """Whether the container holds a whole stream of records, and no chain of sectors that turns in a circle.

    calamine follows a circle until the memory is full, which ends the program.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = "Workbook" if container.exists("Workbook") else "Book"
            container.openstream(name).read()
            container.loadminifat()
            return _ends(container.fat) and _ends(container.minifat)
    except _BROKEN:
        return False


def _ends(following: Sequence[int]) -> bool:
    """Whether every chain of sectors ends; `following`: sector → the next one of its chain, or a mark."""
    seen: dict[int, int] = {}
    for start in range(len(following)):
        sector = start
        while sector < len(following) and sector not in seen:
            seen[sector] = start
            sector = following[sector]
        if sector < len(following) and seen[sector] == start and following[sector] < len(following):
            return False
    return True


def is_locked(data: bytes) -> bool:
    """Whether an .xls file is encrypted (its FilePass record stands before any content)."""
    for kind, _body in islice(_records(_stream(data), 0), _RECORDS_BEFORE_A_LOCK):
        if kind == _FILE_PASS:
            return True
    return False


def _stream(data: bytes) -> bytes:
    """The records of the workbook; empty if there are none of BIFF8."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return container.openstream("Workbook").read() if container.exists("Workbook") else b""
    except _BROKEN:
        return b""


def read_details(data: bytes) -> dict[str, XlsDetails] | None:
    """Name of each sheet → its details; `None` for an older or damaged file, which must be said."""
    try:
        return _read(_stream(data))
    except _BROKEN:
        # calamine reads the values; what the records lack is told by the caller.
        return None


def _read(stream: bytes) -> dict[str, XlsDetails] | None:
    first, body = next(_records(stream, 0), (None, b""))
    if first != _BOF or struct.unpack_from("<H", body)[0] != _BIFF8:
        return None
    places: dict[str, int] = {}
    elements: list[tuple[str, dict[str, str]]] = []
    styles: list[tuple[str, dict[str, str]]] = [("cellXfs", {})]
    for kind, body in _records(stream, 0):
        if kind == _EOF:
            break
        if kind == _BOUND_SHEET:
            places[_short_text(body, 6)] = struct.unpack_from("<I", body)[0]
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", body)[0]
            elements.append(("numFmt", {"numFmtId": str(number), "formatCode": _long_text(body, 2)}))
        elif kind == _XF:
            styles.append(("xf", {"numFmtId": str(struct.unpack_from("<H", body, 2)[0])}))
    formats = telling_formats([*elements, *styles])
    return {name: _sheet(stream, place, formats) for name, place in places.items()}


def _sheet(stream: bytes, place: int, formats: Mapping[int, str]) -> XlsDetails:
    details = XlsDetails()
    readers: dict[int, Callable[[bytes], None]] = {
        _HLINK: partial(_add_link, details),
        _ROW: partial(_add_row, details),
        _COLUMNS: partial(_add_columns, details),
        _NUMBER: partial(_add_number, details, formats),
        _RK: partial(_add_number, details, formats),
        _FORMULA: partial(_add_formula, details, formats),
        _MULTIPLE_RK: partial(_add_numbers, details, formats),
        _ERROR: partial(_add_error, details),
    }
    depth = 0
    for kind, body in _records(stream, place):
        if kind == _BOF:
            depth += 1  # charts stand inside sheets
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                break
        elif depth == 1 and kind in readers:
            readers[kind](body)
    return details


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _add_row(details: XlsDetails, body: bytes) -> None:
    row, options = struct.unpack_from("<H10xH", body)
    if options & 0x20:
        details.hidden_rows.add(row + 1)


def _add_columns(details: XlsDetails, body: bytes) -> None:
    first, last, options = struct.unpack_from("<HH4xH", body)
    if options & 0x1:
        details.hidden_columns.update(range(first, min(last, 255) + 1))


def _add_number(details: XlsDetails, formats: Mapping[int, str], body: bytes) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    if style in formats:
        details.formats.setdefault(row + 1, {})[column] = formats[style]


def _add_numbers(details: XlsDetails, formats: Mapping[int, str], body: bytes) -> None:
    row, first = struct.unpack_from("<HH", body)
    for offset in range((len(body) - 6) // 6):
        style = struct.unpack_from("<H", body, 4 + 6 * offset)[0]
        if style in formats:
            details.formats.setdefault(row + 1, {})[first + offset] = formats[style]


def _add_formula(details: XlsDetails, formats: Mapping[int, str], body: bytes) -> None:
    _add_number(details, formats, body)
    row, column = struct.unpack_from("<HH", body)
    # The computed value is no number: 2 in its first byte says an error, told by its third.
    if body[12:14] == b"\xff\xff" and body[6] == 2:  # noqa: PLR2004
        details.texts.setdefault(row + 1, {})[column] = _ERRORS.get(body[8], "#N/A")


def _add_error(details: XlsDetails, body: bytes) -> None:
    row, column, code, is_error = struct.unpack_from("<HH2xBB", body)
    if is_error:
        details.texts.setdefault(row + 1, {})[column] = _ERRORS.get(code, "#N/A")


def _add_link(details: XlsDetails, body: bytes) -> None:
    """A web address ([MS-OSHARED] 2.3.7.1); links to files and inside the workbook lead nowhere."""
    top, bottom, left, right = struct.unpack_from("<HHHH", body)
    address = _address(body, 8 + 16)
    if not address or (bottom - top + 1) * (right - left + 1) > _MOST_LINKED_CELLS:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            details.links.setdefault(row + 1, {})[column] = address


def _address(body: bytes, place: int) -> str:
    flags = struct.unpack_from("<I", body, place + 4)[0]
    place += 8
    for present in (flags & 0x10, flags & 0x80):  # the shown name, the frame
        if present:
            _text, place = _link_text(body, place)
    address = ""
    if flags & 0x1 and flags & 0x100:
        address, place = _link_text(body, place)
    elif flags & 0x1:
        if body[place : place + 16] != _URL_MONIKER:
            return ""
        size = struct.unpack_from("<I", body, place + 16)[0]
        address = body[place + 20 : place + 20 + size].decode("utf-16-le", "replace").partition("\x00")[0]
        place += 20 + size
    if flags & 0x8 and address:
        location, _place = _link_text(body, place)
        address = f"{address}#{location}"
    return address


def _link_text(body: bytes, place: int) -> tuple[str, int]:
    size = 2 * struct.unpack_from("<I", body, place)[0]
    text = body[place + 4 : place + 4 + size].decode("utf-16-le", "replace").rstrip("\x00")
    return text, place + 4 + size


def _short_text(body: bytes, place: int) -> str:
    return _text(body, place + 1, body[place])


def _long_text(body: bytes, place: int) -> str:
    return _text(body, place + 2, struct.unpack_from("<H", body, place)[0])


def _text(body: bytes, place: int, length: int) -> str:
    """Characters after their flags: two bytes each, or one where all are of Latin 1."""
    if body[place] & 0x1:
        return body[place + 1 : place + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[place + 1 : place + 1 + length].decode("latin-1")
