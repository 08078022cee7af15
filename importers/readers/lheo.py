"""LHÉO, the exchange format of the Carif-Oref (versions 1.3 to 2.3): one row for each « action » of a course.

The file is parsed as a stream, one course at a time. Elements become columns under their own names; nothing
is left out: what the vocabulary does not know (« extras ») gets a column too. A code keeps its number beside
the words it stands for.
"""

from __future__ import annotations

import tomllib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.entities import html5
from pathlib import Path
from typing import Final
from xml.parsers import expat

from importers.errors import ImportRefused, UnreadableFile
from importers.readers.archive import damaged
from importers.readers.text import accents_to_check
from importers.records import LEVELS, NO_CELLS, ByCell, MergedRange, RawRow, SheetState
from resources import read_bytes

_CHUNK: Final = 1 << 16
_DEEPEST: Final = 60
_LONGEST_RECORD: Final = 50_000
"""Elements in one course: more is not a course."""
_MOST_COLUMNS: Final = 1_000
_OTHER_SESSIONS: Final = "autres-sessions"


@dataclass(slots=True)
class _Element:
    name: str
    label: str
    """What it adds to the header of its column; empty for a mere wrapper."""
    number: str = ""
    text: str = ""
    children: list[_Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Rules:
    roots: frozenset[str]
    records: frozenset[str]
    actions: frozenset[str]
    wrappers: frozenset[str]
    values: frozenset[str]
    order: Mapping[str, int]
    codes: Mapping[str, Mapping[str, str]]


class _NotLheo(Exception):
    """The XML starts with another element."""


class LheoSheet:
    """An LHÉO file seen as one sheet: the names of its elements in row 1, then a row for each action."""

    state: SheetState = "visible"
    merged: tuple[MergedRange, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = NO_CELLS

    def __init__(self, path: Path, data: bytes, encoding: str | None) -> None:
        self.name = path.stem
        self._file_name = path.name
        self._data = data
        self._encoding = encoding
        # The whole file is read once here: its columns are known, and it is sound to the end.
        headers: dict[str, None] = {}
        for cells in self._cells():
            headers.update(dict.fromkeys(cells))
            if len(headers) > _MOST_COLUMNS:
                raise damaged(path.name)
        order = _rules().order
        self.headers = tuple(sorted(headers, key=lambda header: order.get(header, len(order))))

    def rows(self) -> Iterator[RawRow]:
        """Row 1 names the columns; every value is a text, several of one element on several lines."""
        if not self.headers:
            return
        yield RawRow(1, self.headers)
        for number, cells in enumerate(self._cells(), start=2):
            yield RawRow(
                number,
                tuple("\n".join(cells[header]) if header in cells else None for header in self.headers),
            )

    def _cells(self) -> Iterator[dict[str, dict[str, None]]]:
        """For each action, header → distinct values in their order."""
        try:
            for record in _Stream(self._data, self._encoding).records():
                yield from _actions(record)
        except expat.ExpatError as error:
            raise damaged(self._file_name) from error


def open_lheo(path: Path, data: bytes, encoding: str | None) -> tuple[LheoSheet, tuple[str, ...]]:
    """The sheet of an LHÉO file, and what to check about it.

    Raises `UnreadableFile` for another XML, a damaged file or one that declares entities; `ImportRefused`
    for an `encoding` that does not exist.
    """
    try:
        return _read_as_told_or_as_windows(path, data, encoding)
    except _NotLheo as error:
        raise UnreadableFile(
            f"« {path.name} » est un fichier XML qui n’est pas au format LHÉO.",
            "Si Excel l’ouvre, enregistrez-le en .xlsx, puis recommencez.",
        ) from error
    except (LookupError, ValueError) as error:
        raise ImportRefused(
            f"« {path.name} » ne se lit pas dans l’encodage {encoding or 'qu’il annonce'}.",
            "Choisissez un autre encodage.",
        ) from error


def _read_as_told_or_as_windows(
    path: Path, data: bytes, encoding: str | None
) -> tuple[LheoSheet, tuple[str, ...]]:
    try:
        return LheoSheet(path, data, encoding), ()
    except UnreadableFile:
        # Exports that say UTF-8 and are written by Windows.
        if encoding is not None or _is_utf8(data):
            raise
    sheet = LheoSheet(path, data, "windows-1252")
    return sheet, (accents_to_check("cp1252"),)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Stream:
    """Pulls the courses out of the bytes, each as a small tree that nothing holds on to."""

    def __init__(self, data: bytes, encoding: str | None) -> None:
        self._data = data
        self._rules = _rules()
        self._open: list[_Element] = []
        self._done: deque[_Element] = deque()
        self._depth = 0
        self._size = 0
        self._text: list[str] = []
        parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.SkippedEntityHandler = self._skipped
        # Entities are how a small file becomes gigabytes; LHÉO has none of its own.
        parser.EntityDeclHandler = _refuse_entities
        self._parser = parser

    def records(self) -> Iterator[_Element]:
        """Each course as soon as it has been read."""
        data = memoryview(self._data)
        for start in range(0, len(data), _CHUNK):
            self._parser.Parse(bytes(data[start : start + _CHUNK]), False)  # noqa: FBT003 - no keyword
            while self._done:
                yield self._done.popleft()
        self._parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(":")[2]
        self._text.clear()
        self._depth += 1
        if self._depth == 1 and name not in self._rules.roots:
            raise _NotLheo(name)
        if not self._open and name not in self._rules.records:
            return
        self._size = self._size + 1 if self._open else 0
        if self._depth > _DEEPEST or self._size > _LONGEST_RECORD:
            raise expat.ExpatError("nested too deep or too long for a course")
        element = _Element(name, self._label(name, attributes), attributes.get("numero", "").strip())
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _label(self, name: str, attributes: Mapping[str, str]) -> str:
        if name in {"extra", "extras"}:
            # « <extras info="action"> » repeats the element that it stands in.
            info = " ".join(attributes.get("info", "").split())
            around = {each.name for each in self._open}
            return "" if name == "extras" and info in around else info
        return "" if name in self._rules.wrappers or name in self._rules.values else name

    def _end(self, _qualified: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not element.children:
                element.text = "".join(self._text).strip()
            if not self._open:
                self._done.append(element)
        self._text.clear()

    def _skipped(self, entity: str, _is_parameter: bool) -> None:
        """« &eacute; » of a document type that is not read."""
        self._text.append(html5.get(f"{entity};", ""))


def _refuse_entities(*_declaration: object) -> None:
    raise UnreadableFile(
        "Ce fichier XML déclare des entités, qui peuvent le déplier sans fin : il n’a pas été ouvert.",
        "Demandez à qui l’a produit un export LHÉO sans « DOCTYPE ».",
    )


def _actions(record: _Element) -> Iterator[dict[str, dict[str, None]]]:
    """The cells of each action of a course, with those of the course; of the course alone if it has none."""
    rules = _rules()
    shared: dict[str, dict[str, None]] = {}
    _put(shared, "numero-formation", record.number)
    actions = []
    for child in record.children:
        if child.name in rules.actions:
            actions.append(child)
        else:
            _collect(child, (), shared)
    if not actions:
        yield shared
    for action in actions:
        cells = {header: dict(values) for header, values in shared.items()}
        _put(cells, "numero-action", action.number)
        for child in action.children:
            _collect(child, (), cells)
        yield cells


def _collect(element: _Element, labels: tuple[str, ...], cells: dict[str, dict[str, None]]) -> None:
    if element.name == "session":
        _collect_session(element, labels, cells)
        return
    if element.label:
        labels = (*labels, element.label)
    if element.text and labels:
        _put(cells, LEVELS.join(labels), _in_words(labels[-1], element.text))
    for child in element.children:
        _collect(child, labels, cells)


def _collect_session(session: _Element, labels: tuple[str, ...], cells: dict[str, dict[str, None]]) -> None:
    """The first session fills its columns; the others are told in one cell, or their days would mix."""
    own: dict[str, dict[str, None]] = {}
    _put(own, LEVELS.join((*labels, "session", "numero")), session.number)
    for child in session.children:
        _collect(child, (*labels, "session"), own)
    start, end = (LEVELS.join((*labels, "session", name)) for name in ("debut", "fin"))
    if start not in cells and end not in cells:
        cells.update(own)
        return
    period = " – ".join(value for header in (start, end) for value in own.get(header, {}))
    _put(cells, _OTHER_SESSIONS, period)


def _put(cells: dict[str, dict[str, None]], header: str, value: str) -> None:
    if value:
        cells.setdefault(header, {})[value] = None


def _in_words(element: str, code: str) -> str:
    words = _rules().codes.get(element, {}).get(code)
    return f"{words} (code {code})" if words else code


@cache
def _rules() -> _Rules:
    data = tomllib.loads(read_bytes("vocabulary", "lheo.toml").decode("utf-8"))
    codes = dict(data["codes"])
    codes["code-niveau-entree"] = codes["code-niveau-sortie"]
    return _Rules(
        roots=frozenset(data["roots"]),
        records=frozenset(data["records"]),
        actions=frozenset(data["actions"]),
        wrappers=frozenset(data["wrappers"]),
        values=frozenset(data["values"]),
        order={header: place for place, header in enumerate(data["order"])},
        codes=codes,
    )
