"""From the selection to a file or the clipboard, from the catalogue to a backup: choose, write, open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from explorer.search.query import Query
from explorer.settings import Settings
from explorer.tasks import Task, Tasks
from explorer.ui.desks.selection import DeskState
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.exports.csv_table import ClipboardTable
    from explorer.services.exports.document import ExportDocument
    from explorer.services.opening import Services
    from explorer.services.plan import Progress
    from explorer.ui.dialogs.export_choice import ExportChoice


class ExportFlow(QObject):
    """Writes behind; says where the file is, and opens it or its folder on request."""

    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, settings: Settings, theme: Theme, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._settings = settings
        self._theme = theme
        self._banner = banner
        self._window = window
        self._services: Services | None = None
        self._state: DeskState | None = None
        self._query = Query()
        self._choice: ExportChoice | None = None
        self._file: Path | None = None
        self._task: Task | None = None

    def open(self, services: Services) -> None:
        """Starts to work on the catalogue that is now open."""
        self._services = services

    def export(self, state: DeskState | None, query: Query) -> None:
        """Asks where, then writes the selection `state`; `query` is told in its summary."""
        if self._services is None or state is None:
            return
        if not state.course_ids:
            self._banner.notify(
                "info",
                self.tr(
                    "La sélection est vide : ajoutez des formations avec l’étoile ou la barre d’espace, "
                    "puis exportez."
                ),
            )
            return
        self._state = state
        self._query = query
        from explorer.ui.dialogs.export_choice import remembered  # noqa: PLC0415
        from explorer.ui.dialogs.export_options import ExportOptions  # noqa: PLC0415 - after the first paint

        options = ExportOptions(
            self._theme,
            state.current.name,
            len(state.course_ids),
            self._window,
            choice=remembered(self._settings),
        )
        options.confirmed.connect(self._on_options)
        options.open()

    def write_to(self, file: Path) -> None:
        """Writes the selection chosen by `export` to `file`, in the format that its name tells."""
        if self._services is None or self._state is None:
            return
        self._file = file
        text = self.tr("Export vers « %1 »…").replace("%1", file.name)
        self._banner.follow(text, (self.tr("Annuler"), self.cancel))
        self._start(_write, self._on_exported, file)

    def copy(self) -> None:
        """Puts the selection chosen by `export` on the clipboard, as a table."""
        self._banner.follow(self.tr("Copie de la sélection…"), (self.tr("Annuler"), self.cancel))
        self._start(_table, self._on_copied)

    def _start(
        self, function: Callable[..., object], done: Callable[[int, Any], None], *args: object
    ) -> None:
        if self._services is None or self._state is None:
            return
        from explorer.services.exports.options import ExportOptions  # noqa: PLC0415 - after the first paint

        read = partial(
            self._services.exports.selection_document,
            self._state.current.id,
            query=self._query,
            options=self._choice.options if self._choice else ExportOptions(),
        )
        self._task = self._tasks.write(
            function,
            read,
            *args,
            progress=self._banner.advance,
            done=done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def backup(self) -> None:
        """Asks where, then copies the catalogue, notes and selections included."""
        if self._services is not None:
            day = QDate.currentDate().toString("yyyy-MM-dd")
            self._ask("backup", f"catalogue {day}.sqlite3", "sqlite3", self.back_up_to)

    def _ask(self, purpose: str, name: str, suffix: str, slot: Callable[[Path], None]) -> None:
        kinds = {
            "xlsx": self.tr("Classeur Excel (*.xlsx)"),
            "pdf": self.tr("Document PDF (*.pdf)"),
            "html": self.tr("Page web (*.html)"),
            "csv": self.tr("Tableau CSV (*.csv)"),
            "sqlite3": self.tr("Catalogue (*.sqlite3)"),
        }
        from explorer.ui.dialogs.save_file import SaveFileDialog  # noqa: PLC0415 - after the first paint

        dialog = SaveFileDialog(
            self.tr("Enregistrer sous"),
            kinds[suffix],
            self._settings,
            self._window,
            purpose=purpose,
            name=name,
            suffix=suffix,
        )
        dialog.chosen.connect(slot)
        dialog.open()

    def choose(self, choice: ExportChoice) -> None:
        """What the next export holds."""
        self._choice = choice

    def _on_options(self, choice: ExportChoice) -> None:
        from explorer.ui.dialogs.export_choice import remember  # noqa: PLC0415 - after the first paint

        remember(self._settings, choice)
        self.choose(choice)
        if choice.format == "clipboard":
            self.copy()
        elif self._state is not None:
            name = f"{_file_name(self._state.current.name)}.{choice.format}"
            self._ask("export", name, choice.format, self.write_to)

    def back_up_to(self, file: Path) -> None:
        """Copies the catalogue to `file`."""
        if self._services is None:
            return
        self._file = file
        self._banner.follow(self.tr("Sauvegarde du catalogue…"))
        self._tasks.write(
            self._services.database.backup, file, done=self._on_backed_up, failed=self._on_failed
        )

    def cancel(self) -> None:
        """Stops the export; no half-written file is left."""
        if self._task is not None:
            self._task.cancel()

    def open_file(self) -> None:
        """Opens the file just written in the user's program for it."""
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def open_folder(self) -> None:
        """Opens the folder of the file just written."""
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _on_exported(self, _generation: int, _result: object) -> None:
        self._banner.notify(
            "success",
            self.tr("Export enregistré : %1").replace("%1", str(self._file)),
            (self.tr("Ouvrir le fichier"), self.open_file),
            (self.tr("Ouvrir le dossier"), self.open_folder),
        )

    def _on_copied(self, _generation: int, table: ClipboardTable) -> None:
        data = QMimeData()
        data.setHtml(table.html)
        data.setText(table.text)
        QGuiApplication.clipboard().setMimeData(data)
        self._banner.notify(
            "success", self.tr("Sélection copiée : collez-la dans un tableur, une lettre ou un message.")
        )

    def _on_backed_up(self, _generation: int, _result: object) -> None:
        self._banner.notify(
            "success",
            self.tr("Sauvegarde enregistrée : %1").replace("%1", str(self._file)),
            (self.tr("Ouvrir le dossier"), self.open_folder),
        )

    def _on_failed(self, error: Exception) -> None:
        self._banner.dismiss()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._banner.notify("info", self.tr("Export annulé : aucun fichier n’a été écrit."))


def _write(read: Callable[[], ExportDocument], file: Path, progress: Progress) -> None:
    """Reads the selection and writes it (in the worker). Only the PDF needs Qt."""
    from explorer.services.exports.placing import check_name  # noqa: PLC0415 - when it is asked

    extension = check_name(file, "xlsx", "pdf", "html", "csv")
    document = read()
    if extension == "pdf":
        from explorer.ui.printing.pdf import write_pdf  # noqa: PLC0415 - when it is asked

        write_pdf(document, file, progress)
        return
    from explorer.services.exports.writing import write  # noqa: PLC0415 - when it is asked

    write(document, file, progress)


def _table(read: Callable[[], ExportDocument], progress: Progress) -> ClipboardTable:
    """Reads the selection as a table (in the worker)."""
    from explorer.services.exports.csv_table import clipboard_table  # noqa: PLC0415 - when it is asked

    document = read()
    progress(0, len(document.courses))
    return clipboard_table(document)


def _file_name(name: str) -> str:
    from explorer.ui.dialogs.save_file import FORBIDDEN_IN_NAMES  # noqa: PLC0415 - after the first paint

    kept = "".join("-" if letter in FORBIDDEN_IN_NAMES else letter for letter in name)
    return kept.strip(". ") or "selection"
