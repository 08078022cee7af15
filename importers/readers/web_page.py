"""Web pages that portals call « .xls », and web archives (« .mht »): each table is a sheet of texts.

Parsed as browsers do: end tags may be missing, and unknown tags count for nothing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from importers.errors import UnreadableFile
from importers.options import OpenOptions
from importers.readers.text import ENCODINGS, accents_to_check, decode, decode_as, in_use_first
from importers.records import NO_CELLS, ByCell, MergedRange, RawRow, SheetState, TextGuess, free_name

MAX_BYTES: Final = 60 * 1024**2
"""Its parser is slow: some seconds for each 10 MB."""
_MAX_CELLS: Final = 5_000_000
_MAX_COLUMNS: Final = 16_384
_DEEPEST: Final = 40
_FEWEST: Final = 2
"""Rows, and cells in one of them: less is layout."""
_BEFORE: Final = re.compile(rb"(?:\s+|<\?[^>]*>|<!--.*?-->)*", re.DOTALL)
_FIRST_TAG: Final = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|table|meta|style|title|base|div|center|font|h\d|p)\b)", re.I
)
_FRAMES: Final = re.compile(rb"<frameset\b", re.I)
_CHARSET: Final = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEADER_LINE: Final = re.compile(rb"[\w-]{1,40}:[ \t]")
_ARCHIVE: Final = re.compile(rb"^Content-Type:\s*multipart/related\b", re.I | re.M)
_ASIDE: Final = re.compile(r"<!--|<[!?]")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.I)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_LINES: Final = frozenset({"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN: Final = frozenset({"script", "style"})
_HOW_TO: Final = (
    "Ouvrez-le dans Excel ou dans un navigateur, copiez le tableau dans un classeur neuf, puis recommencez."
)
_AS_WEB: Final = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
"""What browsers take for another encoding than the one told."""


@dataclass(slots=True)
class _Table:
    """Rows 1-based, columns 0-based."""

    rows: list[RawRow] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    caption: str = ""
    values: dict[int, str] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    is_hidden: bool = False
    below: dict[int, int] = field(default_factory=dict)
    """Column → last row that a cell above reaches."""

    @property
    def is_one(self) -> bool:
        """Whether it holds a table rather than a piece of layout."""
        return len(self.rows) >= _FEWEST and any(
            len(row.values) - row.values.count(None) >= _FEWEST for row in self.rows
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """A page's text, and the encoding that it was read in."""

    text: str
    encoding: str
    is_guessed: bool = False


class WebTable:
    """One table of a page; every value is a text."""

    state: SheetState = "visible"
    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = NO_CELLS

    def __init__(self, name: str, rows: Sequence[RawRow], merged: Sequence[MergedRange]) -> None:
        self.name = name
        self.merged = tuple(merged)
        self._rows = tuple(rows)

    def rows(self) -> Iterator[RawRow]:
        """The rows that hold a text, numbered from the first row of the table."""
        yield from self._rows


def is_web_page(data: bytes) -> bool:
    """Whether the bytes start as a web page or a web archive does, whatever the name of the file."""
    start = data[:4_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    before = _BEFORE.match(start)
    place = before.end() if before else 0
    return _FIRST_TAG.match(start, place) is not None or _is_archive(start)


def _is_archive(data: bytes) -> bool:
    return _HEADER_LINE.match(data) is not None and _ARCHIVE.search(data[:4_000]) is not None


def open_web_page(
    path: Path, data: bytes, options: OpenOptions
) -> tuple[tuple[WebTable, ...], TextGuess, tuple[str, ...]]:
    """The tables of a page, how its text was read, and what to check about it.

    Raises `UnreadableFile` for a page without table or too large, `ImportRefused` for an encoding that does
    not exist.
    """
    name = path.name
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"« {name} » est une page web de {len(data) // 1024**2} Mo, trop grande pour être lue.",
            "Ouvrez-le dans Excel, enregistrez-le en .xlsx, puis recommencez.",
        )
    pages = _parts(data) if _is_archive(data) else [data]
    texts = [_decoded(page, options.encoding) for page in pages]
    read = [_read(name, text.text) for text in texts]
    tables = [table for page in read for table in page.tables if table.is_one]
    if not tables:
        if any(_FRAMES.search(page) for page in pages):
            raise UnreadableFile(
                f"« {name} » est une page web dont les feuilles sont dans d’autres fichiers.",
                "Ouvrez-le dans Excel, enregistrez-le en .xlsx, puis recommencez.",
            )
        raise UnreadableFile(
            f"« {name} » est une page web sans tableau, et non un classeur.",
            "Si le site demandait de vous connecter, téléchargez-le de nouveau une fois connecté.",
        )
    first = texts[0]
    warnings: tuple[str, ...] = ()
    if first.is_guessed and first.encoding != "utf-8":
        warnings = (accents_to_check(first.encoding),)
    if any(page.is_cut for page in read):
        warnings += (
            f"« {name} » s’arrête au milieu d’un tableau : vérifiez que son téléchargement est allé au bout.",
        )
    guess = TextGuess(first.encoding, "", in_use_first(first.encoding, ENCODINGS), ())
    return _sheets(path, tables), guess, warnings


def _sheets(path: Path, tables: Sequence[_Table]) -> tuple[WebTable, ...]:
    sheets: list[WebTable] = []
    names: set[str] = set()
    for place, table in enumerate(tables, start=1):
        name = table.caption[:60] or (path.stem if place == 1 else f"{path.stem} (tableau {place})")
        name = free_name(name, names)
        names.add(name)
        sheets.append(WebTable(name, table.rows, table.merged))
    return tuple(sheets)


def _parts(data: bytes) -> list[bytes]:
    """The pages of a web archive."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = [each for each in message.walk() if each.get_content_type() == "text/html"]
        found = [(part.get_payload(decode=True), part.get_content_charset()) for part in parts]
    except (MessageError, ValueError, LookupError):
        return []  # told as a page without table
    return [
        page if charset is None or _CHARSET.search(page[:4_000]) else _with_charset(page, charset)
        for page, charset in found
        if isinstance(page, bytes)
    ]


def _with_charset(page: bytes, charset: str) -> bytes:
    return f"<meta charset={charset}>".encode("ascii", "ignore") + page


def _decoded(data: bytes, asked: str | None) -> _Text:
    """The text in the encoding asked for, in the one that the page tells if it holds, or in the likeliest."""
    if asked is not None:
        return _Text(*decode_as(data, asked))
    told = _CHARSET.search(data[:4_000])
    if told is not None:
        # A page whose bytes let this be read is not in UTF-16, whatever it says.
        with suppress(LookupError, ValueError):
            encoding = _known_as(told[1].decode("ascii"))
            if not encoding.startswith("utf-16"):
                return _Text(data.decode(encoding).removeprefix("\ufeff"), encoding)
    return _Text(*decode(data), is_guessed=True)


def _known_as(encoding: str) -> str:
    """The name of an encoding in our list, if it is there. Raises `LookupError` for an unknown one."""
    found = codecs.lookup(_AS_WEB.get(encoding.lower(), encoding)).name
    return next((each for each in ENCODINGS if codecs.lookup(each).name == found), found)


def _without_comments(text: str) -> str:
    """The tags and texts of a page, without comments and declarations, in one pass whatever they hold.

    `html.parser` starts again from each mark that nothing closes.
    """
    end = text.rfind(">") + 1
    text = text[:end] + text[end:].replace("<", " ")
    kept = []
    place = 0
    for mark in _ASIDE.finditer(text):
        if mark.start() < place:
            continue
        kept.append(text[place : mark.start()])
        close = "-->" if mark[0] == "<!--" else ">"
        found = text.find(close, mark.end())
        if found < 0:
            return "".join(kept)
        place = found + len(close)
    return "".join((*kept, text[place:]))


def _read(name: str, text: str) -> _Page:
    page = _Page(name)
    page.feed(_without_comments(text))
    page.close()
    page.finish()
    return page


class _Page(HTMLParser):
    """Gathers the tables of a page; a table inside a cell is a table of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.is_cut = False
        self._name = name
        self._open: list[tuple[_Table, _Cell | None]] = []
        self._table: _Table | None = None
        self._cell: _Cell | None = None
        self._caption: list[str] | None = None
        self._unseen = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._start_table()
        elif self._table is None:
            return
        elif tag == "tr":
            self._end_row()
            self._table.row += 1
            self._table.column = 0
            self._table.is_hidden = _is_hidden(dict(attrs))
        elif tag in {"td", "th"}:
            self._start_cell(dict(attrs))
        elif tag == "caption":
            self._caption = []
        elif self._cell is not None:
            self._cell.start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif self._table is None:
            return
        elif tag == "table":
            self._end_table()
        elif tag == "tr":
            self._end_row()
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "caption" and self._caption is not None:
            self._table.caption = " ".join("".join(self._caption).split())
            self._caption = None
        elif self._cell is not None and tag in _LINES:
            self._cell.text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._caption is not None:
            self._caption.append(data)
        elif self._cell is not None:
            self._cell.text.append(_SPACES.sub(" ", data))

    def finish(self) -> None:
        """Closes what the page left open."""
        self.is_cut = self._table is not None
        while self._table is not None:
            self._end_table()

    def _start_table(self) -> None:
        if self._table is not None:
            self._open.append((self._table, self._cell))
        if len(self._open) > _DEEPEST:
            raise UnreadableFile(f"« {self._name} » est une page web trop compliquée pour être lue.", _HOW_TO)
        self._table, self._cell, self._caption = _Table(), None, None
        self.tables.append(self._table)

    def _end_table(self) -> None:
        self._end_row()
        self._caption = None
        self._table, self._cell = self._open.pop() if self._open else (None, None)

    def _start_cell(self, attributes: Mapping[str, str | None]) -> None:
        table = self._table
        if table is None:
            return
        self._end_cell()
        if table.row == 0:  # a cell before any row
            table.row = 1
        while table.below.get(table.column, 0) >= table.row:
            table.column += 1
        width = _span(attributes.get("colspan"))
        last_row = table.row + _span(attributes.get("rowspan")) - 1
        first, table.column = table.column, table.column + width
        if table.column > _MAX_COLUMNS:
            raise UnreadableFile(
                f"« {self._name} » a un tableau de plus de {_MAX_COLUMNS} colonnes.", _HOW_TO
            )
        if last_row > table.row:
            table.below.update(dict.fromkeys(range(first, table.column), last_row))
        if width > 1 or last_row > table.row:
            table.merged.append(MergedRange(table.row, first, last_row, table.column - 1))
        self._cell = _Cell(first)

    def _end_cell(self) -> None:
        cell, table = self._cell, self._table
        self._cell = None
        if cell is None or table is None:
            return
        text = cell.shown
        if text:
            table.values[cell.column] = text
            if cell.link:
                table.links[cell.column] = cell.link

    def _end_row(self) -> None:
        self._end_cell()
        table = self._table
        if table is None or not table.values:
            return
        width = max(table.values) + 1
        self._cells += width
        if self._cells > _MAX_CELLS:
            raise UnreadableFile(f"« {self._name} » a plus de {_MAX_CELLS} cellules.", _HOW_TO)
        values = tuple(table.values.get(column) for column in range(width))
        table.rows.append(RawRow(table.row, values, table.is_hidden, dict(table.links)))
        table.values.clear()
        table.links.clear()


class _Cell:
    """A cell being read."""

    __slots__ = ("column", "link", "text")

    def __init__(self, column: int) -> None:
        self.column = column
        self.link = ""
        self.text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element inside the cell begins."""
        if tag in _LINES:
            self.text.append("\n")
        elif tag == "a" and not self.link:
            self.link = (attributes.get("href") or "").strip()

    @property
    def shown(self) -> str:
        """Its text as seen: one line for each paragraph or line break."""
        lines = (line.strip(" ") for line in "".join(self.text).split("\n"))
        return "\n".join(line for line in lines if line.strip())


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _span(text: str | None) -> int:
    """As browsers do: at most 1,000, and 1 for what makes no sense."""
    text = (text or "1").strip()
    return min(max(int(text), 1), 1_000) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004 - digits
