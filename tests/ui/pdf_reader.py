"""Reads a tagged PDF as a screen reader does: elements, and the text of each. It knows nothing of Qt."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Told:
    """An element: what it is, what it says, what stands in it."""

    kind: str
    text: str
    body: str
    inner: list[Told] = field(default_factory=list)

    def all(self, *kinds: str) -> list[Told]:
        """Those of these kinds in it, in reading order."""
        found = [self] if self.kind in kinds else []
        return [*found, *(each for child in self.inner for each in child.all(*kinds))]

    @property
    def whole(self) -> str:
        return " ".join(filter(None, [self.text, *(each.whole for each in self.inner)]))


class PdfReader:
    """Raises `KeyError` or `ValueError` for what a viewer would refuse."""

    def __init__(self, data: bytes) -> None:
        self.objects: dict[int, bytes] = {}
        start = int(data[data.rfind(b"startxref") + 9 :].split()[0])
        table = _dictionary_and_stream(data[start:])
        size = int(_one(rb"/Size (\d+)", table[0]))
        self.trailer = table[0].decode("latin-1")
        packed: list[tuple[int, int, int]] = []
        for number in range(size):
            entry = table[1][7 * number : 7 * number + 7]
            kind, where, place = entry[0], int.from_bytes(entry[1:5], "big"), int.from_bytes(entry[5:], "big")
            if kind == 1:
                head = b"%d 0 obj" % number
                assert data.startswith(head, where), f"object {number} is not where the table says"
                self.objects[number] = data[where + len(head) :]
            elif kind == 2:
                packed.append((number, where, place))
        for number, where, place in packed:
            entries, content = _dictionary_and_stream(self.objects[where])
            first = int(_one(rb"/First (\d+)", entries))
            numbers = [int(each) for each in content[:first].split()]
            assert numbers[2 * place] == number
            ends = [*numbers[1::2], len(content) - first]
            self.objects[number] = content[first + ends[place] : first + ends[place + 1]]
        self.root = self.entry("Root", self.trailer)
        self.pages = self.references(_one(rb"/Kids\s*\[(.*?)\]", self.entry("Pages", self.root).encode()))
        self._marked = {page: dict(self.marks(page)) for page in self.pages}

    def body(self, number: int) -> str:
        found = self.objects[number]
        return found[: end if (end := found.find(b"endobj")) >= 0 else len(found)].decode("latin-1")

    def entry(self, key: str, body: str) -> str:
        """The object that an entry points to."""
        return self.body(int(_one(rb"/%s (\d+) 0 R" % key.encode(), body.encode("latin-1"))))

    def references(self, text: str | bytes) -> list[int]:
        raw = text.encode("latin-1") if isinstance(text, str) else text
        return [int(each) for each in re.findall(rb"(\d+) 0 R", raw)]

    def content(self, page: int) -> bytes:
        return self.stream(int(_one(rb"/Contents (\d+)", self.objects[page])))

    def stream(self, number: int) -> bytes:
        return _dictionary_and_stream(self.objects[number], self.objects)[1]

    def marks(self, page: int) -> Iterator[tuple[int, str]]:
        """The number and the words of each marked content of a page, in the order of drawing."""
        fonts = self._fonts(page)
        for number, drawn in re.findall(rb"<</MCID (\d+)>> BDC\n(.*?)EMC", self.content(page), re.DOTALL):
            yield int(number), _words(drawn, fonts)

    def decorations(self, page: int) -> list[str]:
        """The words of what is marked as no part of the text."""
        fonts = self._fonts(page)
        drawn = re.findall(rb"/Artifact[^\n]*\n(.*?)EMC", self.content(page), re.DOTALL)
        return [words for each in drawn if (words := _words(each, fonts))]

    def unmarked(self, page: int) -> bytes:
        """What is drawn outside of any marked content."""
        return re.sub(rb"/\w+ [^\n]*(?:BDC|BMC)\n.*?EMC\n", b"", self.content(page), flags=re.DOTALL)

    def tree(self) -> Told:
        """The whole document."""
        root = self.entry("StructTreeRoot", self.root)
        return self._told(int(_one(rb"/K (\d+) 0 R", root.encode())))

    def outline(self) -> list[str]:
        """The titles of the bookmarks."""
        outlines = self.entry("Outlines", self.root)
        found = [self.entry("First", outlines)]
        while "/Next" in found[-1]:
            found.append(self.entry("Next", found[-1]))
        titles = [re.search(r"/Title <([0-9a-fA-F]+)>", each) for each in found]
        return [bytes.fromhex(each[1]).decode("utf-16") for each in titles if each]

    def parents(self, page: int) -> list[str]:
        """The types of the elements that the marked contents of a page lead back to."""
        tree = self.entry("ParentTree", self.entry("StructTreeRoot", self.root))
        key = int(_one(rb"/StructParents (\d+)", self.objects[page]))
        entries = dict(re.findall(r"(\d+) (\d+) 0 R", tree))
        listed = self.references(self.body(int(entries[str(key)])))
        return [_one(rb"/S/(\w+)", self.objects[each]).decode() for each in listed]

    def _told(self, number: int) -> Told:
        body = self.body(number)
        kids = body[body.find("/K[") :] if "/K[" in body else ""
        marks = re.findall(r"/MCR/Pg (\d+) 0 R/MCID (\d+)", kids)
        text = " ".join(self._marked[int(page)][int(place)] for page, place in marks)
        plain = re.sub(r"<<.*?>>", "", kids)
        told = Told(re.findall(r"/S/(\w+)", body)[0], text, body)
        told.inner = [self._told(each) for each in self.references(plain)]
        return told

    def _fonts(self, page: int) -> dict[bytes, dict[bytes, str]]:
        resources = self.objects[int(_one(rb"/Resources (\d+)", self.objects[page]))]
        fonts = _one(rb"/Font <<(.*?)>>", resources)
        return {name: self._letters(int(number)) for name, number in re.findall(rb"/(\w+) (\d+) 0 R", fonts)}

    def _letters(self, font: int) -> dict[bytes, str]:
        table = self.stream(int(_one(rb"/ToUnicode (\d+)", self.objects[font])))
        letters = {b"0000": "\ufffd"}  # no font of this computer has the sign
        for first, listed in re.findall(rb"<(\w{4})> <\w{4}> \[(.*?)\]", table, re.DOTALL):
            for place, code in enumerate(re.findall(rb"<(\w+)>", listed)):
                glyph = b"%04x" % (int(first, 16) + place)
                letters[glyph] = bytes.fromhex(code.decode()).decode("utf-16-be")
        return letters


def _words(drawn: bytes, fonts: dict[bytes, dict[bytes, str]]) -> str:
    letters: dict[bytes, str] = {}
    written = []
    for font, glyphs in re.findall(rb"/(F\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj", drawn):
        letters = fonts[font] if font else letters
        written += [letters[glyphs[place : place + 4].lower()] for place in range(0, len(glyphs), 4)]
    return "".join(written)


def _dictionary_and_stream(data: bytes, objects: dict[int, bytes] | None = None) -> tuple[bytes, bytes]:
    entries, _, rest = data.partition(b"stream\n")
    length = int(_one(rb"/Length (\d+)", entries))
    if objects is not None and b"/Length %d 0 R" % length in entries:
        length = int(objects[length].split()[0])
    return entries, zlib.decompress(rest[:length]) if b"/FlateDecode" in entries else rest[:length]


def _one(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        raise KeyError(pattern)
    return found[1]
