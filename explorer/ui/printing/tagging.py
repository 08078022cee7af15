"""Tags a PDF that Qt wrote, which tags none: structure tree, language, outline (ISO 32000-1, 14.7 and 14.8).

Each text bears the number of its element in its ink (`elements.inked`). Here the ink becomes plain again, the
text is marked, and all that is no text (rules, backgrounds, bullets, footers) is marked as decoration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from explorer.ui.printing.elements import Element, read_ink
from explorer.ui.printing.pdf_file import PdfFile, reference, references

_TEXT: Final = re.compile(rb"BT\n.*?ET\n", re.DOTALL)
_INK: Final = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (SCN|scn)\b")
_PAINTS: Final = re.compile(rb"(?:^|[\s\]>])(?:f\*?|F|B\*?|b\*?|S|s|Do|sh)(?=\s)")
_CHARACTERS: Final = re.compile(rb"/ToUnicode (\d+) 0 R")
_DEEPEST: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """What starts on a page of its own. `first_page` counts from 0; `texts` are numbered by their place."""

    title: str
    first_page: int
    page_count: int
    elements: Sequence[Element]
    texts: Sequence[Element]


def tagged(
    data: bytes, parts: Sequence[PrintedPart], language: str, check: Callable[[], object] | None = None
) -> bytes:
    """The same pages with their structure. `check` runs after each part; what it raises stops the work.

    Raises `ValueError` when `data` is not as Qt writes it.
    """
    file = PdfFile(data)
    root = file.reference("Root")
    catalog = file.body(root)
    _name_spaces(file)
    tree = _Tree(file, _pages(file, reference(catalog, "Pages")))
    for part in parts:
        tree.mark(part)
        if check is not None:
            check()
    structure = tree.written(parts)
    entries = (
        f"/Lang ({language})\n/MarkInfo << /Marked true >>\n/ViewerPreferences << /DisplayDocTitle true >>\n"
        f"/StructTreeRoot {structure} 0 R\n/Outlines {tree.outline(parts)} 0 R\n/PageMode /UseOutlines\n"
    )
    file.replace(root, _with(catalog, entries))
    return file.written()


def _name_spaces(file: PdfFile) -> None:
    """Qt says of the glyph of a space that it is a tab, the lowest character that has it."""
    for number in file.numbers():
        found = _CHARACTERS.search(file.body(number))
        if found is not None:
            characters = int(found[1])
            file.replace_stream(characters, file.stream(characters).replace(b"<0009>", b"<0020>"))


def _pages(file: PdfFile, tree: int) -> list[int]:
    kids = re.search(rb"/Kids\s*\[(.*?)\]", file.body(tree), re.DOTALL)
    if kids is None:
        raise ValueError("no pages")
    return references(kids[1])


def _with(dictionary: bytes, entries: str) -> bytes:
    """A dictionary with more entries, before its last « >> »."""
    head, end, rest = dictionary.rpartition(b">>")
    return head + entries.encode("ascii") + end + rest


class _Tree:
    """The structure of one file under way."""

    def __init__(self, file: PdfFile, pages: Sequence[int]) -> None:
        self._file = file
        self._pages = pages
        self._owners: list[list[Element]] = [[] for _ in pages]
        """Of each page, the element of each marked content."""
        self._links: list[tuple[int, Element]] = []
        """Annotations, each with its element."""

    def mark(self, part: PrintedPart) -> None:
        """Marks what the pages of a part draw."""
        for page in range(part.first_page, part.first_page + part.page_count):
            body = self._file.body(self._pages[page])
            content = reference(body, "Contents")
            live = references(self._file.body(reference(body, "Annots")))
            found = b"".join(self._marked(self._file.stream(content), page, part, iter(live)))
            self._file.replace_stream(content, found)
            self._file.replace(self._pages[page], _with(body, f"/StructParents {page}\n/Tabs /S\n"))

    def _marked(
        self, content: bytes, page: int, part: PrintedPart, annotations: Iterator[int]
    ) -> Iterator[bytes]:
        end = 0
        for text in _TEXT.finditer(content):
            number, between = _plain(content[end : text.start()])
            yield _decoration(between)
            end = text.end()
            element = part.texts[number] if number is not None else None
            if element is not None and element.kind == "Link":
                self._live(element, next(annotations, None))
            if element is None or (element.is_repeated and page > part.first_page and element.marks):
                yield b"/Artifact <</Type /Pagination>> BDC\n%sEMC\n" % text[0]
                continue
            place = len(self._owners[page])
            self._owners[page].append(element)
            element.marks.append((page, place))
            yield b"/%s <</MCID %d>> BDC\n%sEMC\n" % (element.kind.encode("ascii"), place, text[0])
        yield _decoration(_plain(content[end:])[1])

    def _live(self, element: Element, annotation: int | None) -> None:
        """Qt makes an annotation for each piece of a link that it draws, in the same order."""
        if annotation is None:
            return
        element.annotations.append(annotation)
        key = len(self._pages) + len(self._links)
        self._links.append((annotation, element))
        self._file.replace(annotation, _with(self._file.body(annotation), f"/StructParent {key}\n"))

    def written(self, parts: Sequence[PrintedPart]) -> int:
        """Adds the whole tree to the file; the number of its root."""
        root, whole = self._file.reserve(), self._file.reserve()
        sections = [self._element(Element("Sect", list(part.elements)), whole) for part in parts]
        self._file.add(_object("Document", root, [f"{each} 0 R" for each in sections]), whole)
        parents = self._parents()
        after = len(self._pages) + len(self._links)
        keys = f"/K {whole} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {after}"
        return self._file.add(f"<</Type/StructTreeRoot{keys}>>", root)

    def _element(self, element: Element, parent: int) -> int:
        number = element.number = self._file.reserve()
        kids = [f"{self._element(child, number)} 0 R" for child in element.children]
        kids += [self._content(page, place) for page, place in element.marks]
        first = self._pages[element.marks[0][0]] if element.marks else None
        kids += [f"<</Type/OBJR/Obj {each} 0 R/Pg {first} 0 R>>" for each in element.annotations]
        attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
        self._file.add(_object(element.kind, parent, kids, attributes), number)
        return number

    def _content(self, page: int, place: int) -> str:
        return f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {place}>>"

    def _parents(self) -> int:
        """The number tree that leads from a marked content, or an annotation, back to its element."""
        entries = []
        for page, owners in enumerate(self._owners):
            listed = " ".join(f"{each.number} 0 R" for each in owners)
            entries.append(f"{page} {self._file.add(f'[{listed}]')} 0 R")
        for key, (_annotation, element) in enumerate(self._links, start=len(self._pages)):
            entries.append(f"{key} {element.number} 0 R")
        return self._file.add(f"<</Nums[{' '.join(entries)}]>>")

    def outline(self, parts: Sequence[PrintedPart]) -> int:
        """A bookmark for each part; the number of the outline."""
        root = self._file.reserve()
        numbers = [self._file.reserve() for _ in parts]
        for place, (part, number) in enumerate(zip(parts, numbers, strict=True)):
            page = self._pages[part.first_page]
            around = f"/Prev {numbers[place - 1]} 0 R" if place else ""
            if place + 1 < len(numbers):
                around += f"/Next {numbers[place + 1]} 0 R"
            self._file.add(
                f"<</Title {_text(part.title)}/Parent {root} 0 R{around}/Dest[{page} 0 R/Fit]>>", number
            )
        ends = f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}" if numbers else ""
        return self._file.add(f"<</Type/Outlines{ends}>>", root)


def _plain(content: bytes) -> tuple[int | None, bytes]:
    """The number that the last ink bears, and the same drawing in plain colours."""
    number: int | None = None

    def plain(ink: re.Match[bytes]) -> bytes:
        nonlocal number
        number, drawn = _ink(ink[1], ink[2], ink[3])
        return drawn + ink[4]

    drawn = _INK.sub(plain, content)
    return number, drawn


@lru_cache(maxsize=8_192)
def _ink(red: bytes, green: bytes, blue: bytes) -> tuple[int | None, bytes]:
    """The number that an ink bears, and its plain colour; the same ones come back on each page."""
    channels = (round(float(red) * _DEEPEST), round(float(green) * _DEEPEST), round(float(blue) * _DEEPEST))
    colour, number = read_ink(channels)
    return number, b"%.9f %.9f %.9f " % (colour[0] / 255, colour[1] / 255, colour[2] / 255)


def _decoration(content: bytes) -> bytes:
    return b"/Artifact BMC\n%sEMC\n" % content if _PAINTS.search(content) else content


def _object(kind: str, parent: int, kids: Sequence[str], more: str = "") -> str:
    listed = f"/K[{' '.join(kids)}]" if kids else ""
    return f"<</S/{kind}/P {parent} 0 R{more}{listed}>>"


def _text(text: str) -> str:
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"
