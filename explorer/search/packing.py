"""A snapshot as one block of bytes and back: arrays as they stand in memory, a checksum before all."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from explorer.search.postings import FieldIndex
from explorer.search.snapshot import Snapshot, ValueSets

_MAGIC: Final = b"EXPF index 3\n\n\n\n"
"""Goes up whenever words are cut, folded or laid out differently."""
_START: Final = struct.Struct("<16sI")
"""Magic, checksum of all that follows."""
_LENGTH: Final = struct.Struct("<I")
"""Of the header."""
_UNIT: Final = 8
_CUT_AT_ONCE: Final = 50_000
"""Characters."""

Buffer = bytes | memoryview
About = Mapping[str, str | int]
"""What the snapshot was taken of, in the words of whoever keeps it."""


class DamagedSnapshot(ValueError):
    """These bytes are not a whole snapshot of this program."""


def pack(snapshot: Snapshot, about: About) -> Sequence[Buffer]:
    """The snapshot and what is said of it: pieces that make the block, the arrays themselves among them."""
    shelf = _Shelf()
    content = {
        "about": dict(about),
        "ids": shelf.put(snapshot.ids),
        "words": shelf.put_text("\n".join(snapshot.words)),
        "fields": {name: _of_field(shelf, each) for name, each in snapshot.fields.items()},
        "facets": {name: _of_sets(shelf, each) for name, each in snapshot.facets.items()},
        "declared": {name: _of_sets(shelf, each) for name, each in snapshot.declared.items()},
        "figures": {name: [shelf.put(each) for each in both] for name, both in snapshot.figures.items()},
        "days": {name: shelf.put(each) for name, each in snapshot.days.items()},
    }
    header = json.dumps(content).encode()
    header += b" " * (-len(header) % _UNIT)
    body = (_LENGTH.pack(len(header)), header, *shelf.blocks)
    checksum = 0
    for each in body:
        checksum = crc32(each, checksum)
    return (_START.pack(_MAGIC, checksum), *body)


def unpack(data: bytes) -> tuple[About, Snapshot]:
    """What `pack` was given; the arrays look into `data`, which is not copied. Raises `DamagedSnapshot`."""
    first = _START.size + _LENGTH.size
    if len(data) < first:
        raise DamagedSnapshot("too short")
    magic, checksum = _START.unpack_from(data)
    if magic != _MAGIC:
        raise DamagedSnapshot("of another kind or version")
    if crc32(memoryview(data)[_START.size :]) != checksum:
        raise DamagedSnapshot("checksum")
    (length,) = _LENGTH.unpack_from(data, _START.size)
    content = json.loads(data[first : first + length])
    take = _Taker(data, first + length)
    return content["about"], Snapshot(
        take.array(content["ids"]),
        _lines(take.text(content["words"])),
        {name: _field(take, each) for name, each in content["fields"].items()},
        {name: _sets(take, each) for name, each in content["facets"].items()},
        {name: _sets(take, each) for name, each in content["declared"].items()},
        {name: (take.array(low), take.array(high)) for name, (low, high) in content["figures"].items()},
        {name: take.array(each) for name, each in content["days"].items()},
    )


def _lines(text: str) -> list[str]:
    """The words of a text, cut some thousands at a time: meanwhile no other thread runs."""
    words: list[str] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CUT_AT_ONCE)
        end = len(text) if end < 0 else end
        words += text[start:end].split("\n")
        start = end + 1
    return words


class _Shelf:
    """Blocks one after the other; what is put is found again by its kind, place and length."""

    def __init__(self) -> None:
        self.blocks: list[Buffer] = []
        self._end = 0

    def put(self, array: NDArray[Any]) -> tuple[str, int, int]:
        plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        return plain.dtype.str, self._put(plain.view(np.uint8).data, plain.nbytes), len(plain)

    def put_text(self, text: str) -> tuple[str, int, int]:
        data = text.encode()
        return "text", self._put(data, len(data)), len(data)

    def _put(self, block: Buffer, size: int) -> int:
        place = self._end
        padding = -size % _UNIT
        self.blocks += (block, bytes(padding))
        self._end += size + padding
        return place


class _Taker:
    """Reads back what a shelf holds."""

    def __init__(self, data: bytes, first: int) -> None:
        self._data = data
        self._first = first

    def array(self, where: tuple[str, int, int]) -> NDArray[Any]:
        kind, place, length = where
        return np.frombuffer(self._data, np.dtype(kind), length, self._first + place)

    def text(self, where: tuple[str, int, int]) -> str:
        _, place, length = where
        return self._data[self._first + place : self._first + place + length].decode()


def _of_field(shelf: _Shelf, field: FieldIndex) -> dict[str, tuple[str, int, int]]:
    return {each.name: shelf.put(getattr(field, each.name)) for each in fields_of(FieldIndex)}


def _field(take: _Taker, kept: Mapping[str, tuple[str, int, int]]) -> FieldIndex:
    return FieldIndex(**{name: take.array(where) for name, where in kept.items()})


def _of_sets(shelf: _Shelf, column: ValueSets) -> list[tuple[str, int, int]]:
    return [shelf.put_text(json.dumps(column.sets, ensure_ascii=False)), shelf.put(column.of)]


def _sets(take: _Taker, kept: list[tuple[str, int, int]]) -> ValueSets:
    sets, of = kept
    return ValueSets(tuple(map(tuple, json.loads(take.text(sets)))), take.array(of))
