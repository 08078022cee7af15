"""A PDF as Qt writes it, taken apart into its objects and put together again with more of them.

ISO 32000-1: 7.3.10 objects, 7.5.4 cross-reference table (read), 7.5.7 object streams and 7.5.8
cross-reference streams (written: the small objects of a structure tree take a tenth of the room there).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION: Final = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY: Final = 20
_TRAILER: Final = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_HEAD: Final = re.compile(rb"(\d+) 0 obj\s")
_STREAM: Final = re.compile(rb"/Length (\d+)( 0 R)?.*?stream\r?\n", re.DOTALL)
_PACKED: Final = 100
"""Objects in one stream: a viewer unpacks all of them for any."""


class PdfFile:
    """Raises `ValueError` for a file that Qt did not write."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = _START.search(data)
        section = _SECTION.match(data, int(start[1])) if start else None
        trailer = _TRAILER.search(data, section.end()) if section else None
        if section is None or trailer is None:
            raise ValueError("no cross-reference table")
        self._trailer = trailer[1]
        count, first = int(section[1]), section.end()
        entries = [data[first + _ENTRY * n : first + _ENTRY * (n + 1)] for n in range(count)]
        self._places = {n: int(entry[:10]) for n, entry in enumerate(entries) if entry[17:18] == b"n"}
        self._replaced: dict[int, bytes] = {}
        self._added: dict[int, bytes] = {}
        self._next = count

    def reference(self, key: str) -> int:
        """The object that the trailer names, such as `Root`. Raises `ValueError` when it names none."""
        return reference(self._trailer, key)

    def numbers(self) -> tuple[int, ...]:
        """Of the objects that Qt wrote."""
        return tuple(self._places)

    def body(self, number: int) -> bytes:
        """An object without « obj » and « endobj »; of a stream, all of it."""
        if number in self._replaced:
            return self._replaced[number]
        head = _HEAD.match(self._data, self._places[number])
        if head is None or int(head[1]) != number:
            raise ValueError(f"object {number} is not where the table says")
        return self._data[head.end() : self._end(number, head.end())]

    def stream(self, number: int) -> bytes:
        """What a stream holds; Qt leaves some as they are."""
        found = _STREAM.search(self._data, self._places[number])
        if found is None:
            raise ValueError(f"object {number} is no stream")
        content = self._data[found.end() : found.end() + self._length(found)]
        return zlib.decompress(content) if b"/FlateDecode" in found[0] else content

    def replace(self, number: int, body: bytes) -> None:
        """The object says this from now on."""
        self._replaced[number] = body

    def replace_stream(self, number: int, content: bytes) -> None:
        """The stream holds this from now on, compressed."""
        self.replace(number, _compressed(content))

    def reserve(self) -> int:
        """The number of an object whose body follows by `add`."""
        self._next += 1
        return self._next - 1

    def add(self, body: str, number: int | None = None) -> int:
        """A new object that is no stream; its number."""
        if number is None:
            number = self.reserve()
        self._added[number] = body.encode("ascii")
        return number

    def written(self) -> bytes:
        """The whole file, as PDF 1.5."""
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        for number in sorted(self._places):
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self.body(number).strip(b"\r\n"))
        for group in self._groups():
            number = self.reserve()
            for place, each in enumerate(group):
                places[each] = (2, number, place)
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self._object_stream(group))
        table, start = self.reserve(), len(out)
        places[table] = (1, start, 0)
        rows = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + place.to_bytes(2, "big")
            for kind, where, place in (places.get(n, (0, 0, 0)) for n in range(self._next))
        )
        keys = re.sub(rb"/Size \d+", b"", self._trailer).strip()
        entries = b"/Type /XRef /W [1 4 2] /Size %d\n%s\n" % (self._next, keys)
        out += b"%d 0 obj\n%s\nendobj\n" % (table, _compressed(rows, entries))
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _groups(self) -> Iterator[list[int]]:
        numbers = sorted(self._added)
        for first in range(0, len(numbers), _PACKED):
            yield numbers[first : first + _PACKED]

    def _object_stream(self, numbers: list[int]) -> bytes:
        bodies = [self._added[each] for each in numbers]
        places, place = [], 0
        for number, body in zip(numbers, bodies, strict=True):
            places.append(b"%d %d" % (number, place))
            place += len(body) + 1
        head = b" ".join(places) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d\n" % (len(numbers), len(head))
        return _compressed(head + b"\n".join(bodies), entries)

    def _end(self, number: int, start: int) -> int:
        """Where the object ends; a stream may hold « endobj » by chance."""
        found = self._data.find(b"endobj", start)
        opened = self._data.find(b"stream", start, found)
        if opened < 0:
            return found
        head = _STREAM.search(self._data, start)
        if head is None:
            raise ValueError(f"object {number} is a stream without a length")
        return self._data.find(b"endobj", head.end() + self._length(head))

    def _length(self, stream: re.Match[bytes]) -> int:
        return int(self.body(int(stream[1]))) if stream[2] else int(stream[1])


def reference(body: bytes, key: str) -> int:
    """The object that an entry of a dictionary points to. Raises `ValueError` when there is none."""
    found = re.search(rb"/%s (\d+) 0 R" % key.encode(), body)
    if found is None:
        raise ValueError(f"no /{key}")
    return int(found[1])


def references(body: bytes) -> list[int]:
    """The objects that an array points to."""
    return [int(each) for each in re.findall(rb"(\d+) 0 R", body)]


def _compressed(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<\n%s/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (
        entries,
        len(packed),
        packed,
    )
