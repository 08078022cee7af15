"""What leaves the computer, as paper shows it: the PDF of a dossier, the workbook of a plan."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from docs.take_screenshots.studio import Studio
from explorer.ui.printing.pdf import write_pdf

TOOLS = ("pdftoppm", "soffice")
DOTS_PER_INCH = 80
BETWEEN = 16


def take_exports(studio: Studio, person: int, plan: int) -> None:
    """Draws pages of both, where poppler and LibreOffice are installed; else says that the old ones stay."""
    missing = [each for each in TOOLS if shutil.which(each) is None]
    if missing:
        print(f"no {' nor '.join(missing)} here: the pictures of the exports stay as they are")
        return
    exports = studio.services.exports
    pdf, workbook = studio.home / "dossier.pdf", studio.home / "classeur.xlsx"
    write_pdf(exports.selection_document(person), pdf)
    summary, _comparison, first, *_ = _pages(pdf)
    studio.keep("export-pdf", _together([summary, first], in_a_row=True))
    exports.write_selection(plan, workbook)
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", studio.home, workbook)
    _summary, listed, *_, plan_page = _pages(workbook.with_suffix(".pdf"))
    studio.keep("export-classeur", _together([listed, plan_page], in_a_row=False))


def _pages(pdf: Path) -> list[QImage]:
    """All the pages, in their order."""
    folder = pdf.with_name(f"{pdf.stem}-pages")
    folder.mkdir()
    _run("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), pdf, folder / "page")
    return [QImage(str(each)) for each in sorted(folder.iterdir())]


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own files


def _together(pages: Sequence[QImage], *, in_a_row: bool) -> QPixmap:
    """White pages on grey, side by side or one above the other."""
    step = [each.width() + BETWEEN if in_a_row else each.height() + BETWEEN for each in pages]
    long = sum(step) + BETWEEN
    wide = 2 * BETWEEN + max(each.height() if in_a_row else each.width() for each in pages)
    picture = QPixmap(long, wide) if in_a_row else QPixmap(wide, long)
    picture.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(picture)
    for place, page in enumerate(pages):
        along = BETWEEN + sum(step[:place])
        painter.drawImage(along if in_a_row else BETWEEN, BETWEEN if in_a_row else along, page)
    painter.end()
    return picture
