"""The PDF of an export: a summary, then a page for each course.

`QPdfWriter` writes no tags: `tagging` adds headings, lists, tables and links, so that the file can be heard.
Everything here may run in a worker: nothing touches a widget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontInfo,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from explorer.services.exports.placing import check_name, replacing
from explorer.ui.printing.marking import mark
from explorer.ui.printing.pages import STYLE, Part, course_part, first_parts
from explorer.ui.printing.tagging import PrintedPart, tagged

if TYPE_CHECKING:
    from explorer.services.exports.document import ExportDocument
    from explorer.services.plan import Progress

DOTS_PER_INCH: Final = 96
"""Qt counts the `px` of a style in these, and ignores paddings in `pt`."""
MARGIN_MM: Final = 16.0
FOOTER: Final = 26.0
TEXT_POINTS: Final = 9.5
LANGUAGE: Final = "fr-FR"
"""Of an export, whatever the window speaks: its words are those of the catalogue."""
_LIGATURES: Final = ("liga", "clig", "dlig")


def write_pdf(document: ExportDocument, path: Path, progress: Progress | None = None) -> None:
    """The file is complete or not there at all; whatever `progress` raises stops the work.

    Raises `ExportRefused` when the file cannot be written there.
    """
    check_name(path, "pdf")
    with replacing(path) as target:
        target.write(pdf_bytes(document, progress))


def pdf_bytes(document: ExportDocument, progress: Progress | None = None) -> bytes:
    """The whole file, in memory: some 6 kB a page. Progress is told in courses."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(document.cover.title)
    name = QCoreApplication.translate("pdf", "Explorateur de formations")
    writer.setCreator(name)
    writer.setAuthor(name)  # never the user’s own name, which nobody asked to give away
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(page)
    painter = QPainter(writer)
    press = _Press(writer, painter, document.cover.title)
    total = len(document.courses)
    try:
        for part in first_parts(document):
            press.draw(part)
        for place in range(total):
            press.draw(course_part(document, place))
            if progress is not None:
                progress(place + 1, total)
    finally:
        painter.end()
    check = partial(progress, total, total) if progress is not None else None
    return tagged(bytes(data.data()), press.parts, LANGUAGE, check)


@dataclass(slots=True)
class _Press:
    """Draws one text after the other, each from a page of its own, with a footer on every page."""

    writer: QPdfWriter
    painter: QPainter
    title: str
    page: int = 0
    parts: list[PrintedPart] = field(default_factory=list)

    def draw(self, part: Part) -> None:
        """Lays out a part and draws its pages."""
        landscape, portrait = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
        if self.page:
            self.writer.setPageOrientation(landscape if part.is_wide else portrait)
            self.writer.newPage()
        width, height = self.writer.width(), self.writer.height() - FOOTER
        text = QTextDocument()
        text.setLayoutEnabled(False)  # once, when all is known
        text.setDefaultFont(text_font())
        text.setDefaultStyleSheet(STYLE)
        text.setDocumentMargin(0)
        text.documentLayout().setPaintDevice(self.writer)
        text.setHtml(part.html)
        marking = mark(text)
        text.setPageSize(QSizeF(width, height))
        text.setLayoutEnabled(True)
        self.parts.append(
            PrintedPart(part.title, self.page, text.pageCount(), marking.elements, marking.texts)
        )
        for number in range(text.pageCount()):
            if number:
                self.writer.newPage()
            self.page += 1
            self.painter.save()
            self.painter.translate(QPointF(0, -number * height))
            # White paper whatever the theme: the default ink is that of the window.
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = QPalette(Qt.GlobalColor.white)
            context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
            context.clip = QRectF(0, number * height, width, height)
            self.painter.setClipRect(context.clip)
            text.documentLayout().draw(self.painter, context)
            self.painter.restore()
            self._foot(width, height)

    def _foot(self, width: float, height: float) -> None:
        font = text_font()
        font.setPointSizeF(TEXT_POINTS - 2)
        self.painter.setFont(font)
        self.painter.setPen(Qt.GlobalColor.darkGray)
        metrics = self.painter.fontMetrics()
        page = QCoreApplication.translate("pdf", "Page %1").replace("%1", str(self.page))
        line = QRectF(0, height, width, FOOTER)
        room = int(width - metrics.horizontalAdvance(page) - 24)
        name = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        bottom = Qt.AlignmentFlag.AlignBottom
        self.painter.drawText(line, bottom | Qt.AlignmentFlag.AlignLeft, name)
        self.painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, page)


def text_font() -> QFont:
    """The window's family. No ligatures: « fi » would be copied from the file as one sign."""
    family = QFontInfo(QGuiApplication.font()).family()
    font = QFont(family)
    font.setPointSizeF(TEXT_POINTS)
    for name in _LIGATURES:
        font.setFeature(QFont.Tag(name), 0)
    return font
