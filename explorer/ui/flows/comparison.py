"""The comparison at work: read behind, then copied, printed or kept as an image."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPageLayout, QPainter, QTextDocument
from PySide6.QtWidgets import QDialog

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.dialogs.save_file import SaveFileDialog
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.comparing import Comparing, Comparison
    from explorer.ui.pages.comparison.page import ComparisonPage

IMAGE_WIDTH: Final = 1400
IMAGE_SCALE: Final = 2
IMAGE_MARGIN: Final = 24
PRINTED_SCALE: Final = 0.75
"""Paper is read closer than a screen, and five courses then fit on two pages."""


class ComparisonFlow(QObject):
    """Reads the courses again each time they change: a comparison is never out of date."""

    failed = Signal(object)
    shown_asked = Signal()
    """Bring the page to the front."""

    def __init__(
        self,
        comparing: Comparing,
        page: ComparisonPage,
        tasks: Tasks,
        settings: Settings,
        banner: Banner,
    ) -> None:
        super().__init__(page)
        self._comparing = comparing
        self._tasks = tasks
        self._settings = settings
        self._banner = banner
        self.page = page
        page.ids_changed.connect(self.compare)
        page.copy_asked.connect(self.copy)
        page.print_asked.connect(self.print)
        page.image_asked.connect(self._on_image)
        page.questions_copied.connect(self._on_questions)

    def compare(self, course_ids: Sequence[int]) -> None:
        """Reads these courses, then shows them. Fewer than two or more than five are refused in words."""
        today = date.today()  # noqa: DTZ011 - a reader's day is the local one
        self._tasks.search(
            self._comparing.compare,
            tuple(course_ids),
            today,
            done=self._on_read,
            failed=self.failed.emit,
            lane="comparison",
        )

    def copy(self) -> None:
        """Puts what is seen on the clipboard: a table for spreadsheets and letters, tabs for the rest."""
        if self.page.shown is None:
            return
        from explorer.services.exports.compared import compared_table  # noqa: PLC0415 - rarely used

        table = compared_table(self.page.shown)
        data = QMimeData()
        data.setHtml(table.html)
        data.setText(table.text)
        QGuiApplication.clipboard().setMimeData(data)
        self._banner.notify("info", self.tr("Tableau copié : collez-le dans un tableur ou un message."))

    def print(self) -> None:
        """Asks for a printer, then prints what is seen on landscape pages."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - rarely used

        if self.page.shown is None:
            return
        # The dialog does not own its printer: it must live as long.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._printer.setDocName(self.tr("Comparaison de formations"))
        dialog = QPrintDialog(self._printer, self.page)
        dialog.finished.connect(self._on_print_answered)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own `open` wants a receiver

    def save_image(self, file: Path) -> None:
        """Draws what is seen, whole, on white, and writes it as PNG."""
        if self.page.shown is None:
            return
        document = _document(self.page.shown)
        document.setDocumentMargin(IMAGE_MARGIN)
        document.setTextWidth(IMAGE_WIDTH)
        size = document.size().toSize()
        image = QImage(size * IMAGE_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(IMAGE_SCALE)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        document.drawContents(painter)
        painter.end()
        self._tasks.write(_write_image, image, file, done=self._on_written, failed=self.failed.emit)

    def _on_read(self, _generation: int, comparison: Comparison) -> None:
        self.shown_asked.emit()
        self.page.show_comparison(comparison)

    def _on_print_answered(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted and self.page.shown is not None:
            printer = self._printer
            document = _document(self.page.shown, PRINTED_SCALE)
            document.setPageSize(QSizeF(printer.pageRect(printer.Unit.Point).size()))
            document.print_(printer)

    def _on_image(self) -> None:
        dialog = SaveFileDialog(
            self.tr("Enregistrer l’image"),
            self.tr("Image PNG (*.png)"),
            self._settings,
            self.page,
            purpose="export",
            name=self.tr("comparaison") + ".png",
            suffix="png",
        )
        dialog.chosen.connect(self.save_image)
        dialog.open()

    def _on_written(self, _generation: int, file: Path) -> None:
        self._banner.notify("success", self.tr("Image enregistrée : %1.").replace("%1", file.name))

    def _on_questions(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._banner.notify("info", self.tr("Questions copiées : collez-les dans un message."))


def _document(comparison: Comparison, scale: float = 1.0) -> QTextDocument:
    """The table in the letters of the window, or in smaller ones."""
    from explorer.services.exports.compared import compared_page  # noqa: PLC0415 - rarely used

    document = QTextDocument()
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    document.setDefaultFont(font)
    document.setHtml(compared_page(comparison))
    return document


def _write_image(image: QImage, file: Path) -> Path:
    """Whole or not at all (in the worker). Raises `ExportRefused`."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415

    from explorer.services.exports.placing import check_name, replacing  # noqa: PLC0415 - rarely used

    check_name(file, "png")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    with replacing(file) as target:
        target.write(data.data())
    return file
