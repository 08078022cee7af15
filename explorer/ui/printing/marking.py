"""Finds the headings, lists, tables and links of a text document, and numbers their texts by their ink."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QRgba64,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from explorer.ui.printing.elements import COLUMN_HEADER, ROW_HEADER, Element, inked


@dataclass(slots=True)
class Marking:
    """`elements`: those of a document, in reading order. `texts`: those that hold text, by their number."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Element] = field(default_factory=list)


def mark(document: QTextDocument) -> Marking:
    """Gives each text of `document` an ink that bears its number in `texts`; nothing moves."""
    marker = _Marker()
    marker.read_frame(document.rootFrame())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, style in marker.inks:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(style)
    cursor.endEditBlock()
    return marker.found


class _Marker:
    def __init__(self) -> None:
        self.found = Marking()
        self.inks: list[tuple[int, int, QTextCharFormat]] = []
        """Found first, changed afterwards: a change ends the walk through a document."""
        self._list: tuple[int, Element] | None = None

    def read_frame(self, frame: QTextFrame) -> None:
        """Everything in it, down to the cells of its tables."""
        place = frame.begin()
        while not place.atEnd():
            inner = place.currentFrame()
            if isinstance(inner, QTextTable):
                self._list = None
                self.found.elements.append(self._table(inner))
            elif place.currentBlock().isValid():
                self._block(place.currentBlock())
            place += 1

    def _block(self, block: QTextBlock) -> None:
        if not block.text().strip():
            return  # what Qt puts between two tables
        level = block.blockFormat().headingLevel()
        element = Element(f"H{level}" if level else "P")
        belongs_to = block.textList()
        if belongs_to is None:
            self._list = None
            self.found.elements.append(element)
        else:
            element.kind = "LBody"
            self._items(belongs_to.objectIndex()).append(Element("LI", [element]))
        self._texts([block], element)

    def _items(self, number: int) -> list[Element]:
        if self._list is None or self._list[0] != number:
            self._list = number, Element("L")
            self.found.elements.append(self._list[1])
        return self._list[1].children

    def _table(self, table: QTextTable) -> Element:
        heads = table.format().headerRowCount()
        rows = []
        for row in range(table.rows()):
            cells = [table.cellAt(row, column) for column in range(table.columns())]
            rows.append(Element("TR", [self._cell(cell, heads) for cell in cells]))
        return Element("Table", rows)

    def _cell(self, cell: QTextTableCell, heads: int) -> Element:
        blocks = _blocks(cell)
        if cell.row() < heads:
            element = Element("TH", attributes=COLUMN_HEADER, is_repeated=True)
        elif cell.column() == 0 and (heads == 0 or all(map(_is_strong, blocks))):
            element = Element("TH", attributes=ROW_HEADER)
        else:
            element = Element("TD")
        self._texts(blocks, element)
        return element

    def _texts(self, blocks: list[QTextBlock], element: Element) -> None:
        """Numbers the texts: the element itself holds them, or parts of it when some are links."""
        fragments = [each for block in blocks for each in _fragments(block)]
        if not any(each.charFormat().isAnchor() for each in fragments):
            if fragments:
                self._number(fragments, element)
            return
        for each in fragments:
            part = Element("Link" if each.charFormat().isAnchor() else "Span")
            element.children.append(part)
            self._number([each], part)

    def _number(self, fragments: list[QTextFragment], element: Element) -> None:
        number = len(self.found.texts)
        self.found.texts.append(element)
        for each in fragments:
            brush = each.charFormat().foreground()
            colour = QColor(Qt.GlobalColor.black) if brush.style() == Qt.BrushStyle.NoBrush else brush.color()
            red, green, blue = inked((colour.red(), colour.green(), colour.blue()), number)
            style = QTextCharFormat()
            style.setForeground(QColor(QRgba64.fromRgba64(red, green, blue, 0xFFFF)))
            self.inks.append((each.position(), each.position() + each.length(), style))


def _blocks(cell: QTextTableCell) -> list[QTextBlock]:
    """Those that say something."""
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block().position()
    found = []
    while block.isValid() and block.position() <= last:
        if block.text().strip():
            found.append(block)
        block = block.next()
    return found


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    place = block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def _is_strong(block: QTextBlock) -> bool:
    return all(each.charFormat().fontWeight() >= QFont.Weight.Bold for each in _fragments(block)[:1])
