"""From the selection to a workbook, and from the catalogue to a backup: choose a place, write, open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import paths
from explorer.search.query import Query
from explorer.settings import Settings
from explorer.tasks import Task, Tasks
from explorer.ui.selection_desk import DeskState
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.opening import Services

FORBIDDEN_IN_NAMES = '<>:"/\\|?*'


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
        self._private_notes = False
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
        from explorer.ui.dialogs.export_options import ExportOptions  # noqa: PLC0415 - after the first paint

        options = ExportOptions(self._theme, state.current.name, len(state.course_ids), self._window)
        options.confirmed.connect(self._on_options)
        options.open()

    def write_to(self, file: Path) -> None:
        """Writes the selection chosen by `export` to `file`."""
        if self._services is None or self._state is None:
            return
        from explorer.services.exports.options import ExportOptions  # noqa: PLC0415 - after the first paint

        self._file = file
        self._settings.set_folder("export", file.parent)
        text = self.tr("Export vers « %1 »…").replace("%1", file.name)
        self._banner.follow(text, (self.tr("Annuler"), self.cancel))
        self._task = self._tasks.write(
            partial(
                self._services.exports.write_selection,
                self._state.current.id,
                file,
                query=self._query,
                options=ExportOptions(private_notes=self._private_notes),
            ),
            progress=self._banner.advance,
            done=self._on_exported,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def backup(self) -> None:
        """Asks where, then copies the catalogue, notes and selections included."""
        if self._services is not None:
            day = QDate.currentDate().toString("yyyy-MM-dd")
            self._ask("backup", f"catalogue {day}.sqlite3", "sqlite3", self._on_backup_target)

    def _ask(self, purpose: str, name: str, suffix: str, slot: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._window, self.tr("Enregistrer sous"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if purpose == "export":
            dialog.setNameFilters([self.tr("Classeur Excel (*.xlsx)")])
        else:
            dialog.setNameFilters([self.tr("Catalogue (*.sqlite3)")])
        dialog.setDefaultSuffix(suffix)
        dialog.setDirectory(str(self._settings.folder(purpose, paths.documents_folder())))
        dialog.selectFile(name)
        dialog.fileSelected.connect(slot)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def include_notes(self, private_notes: bool) -> None:
        """Whether the next workbook holds the user's notes."""
        self._private_notes = private_notes

    def _on_options(self, private_notes: bool) -> None:
        self.include_notes(private_notes)
        if self._state is not None:
            name = f"{_file_name(self._state.current.name)}.xlsx"
            self._ask("export", name, "xlsx", self._on_export_target)

    def _on_export_target(self, name: str) -> None:
        self.write_to(Path(name))

    def _on_backup_target(self, name: str) -> None:
        self.back_up_to(Path(name))

    def back_up_to(self, file: Path) -> None:
        """Copies the catalogue to `file`."""
        if self._services is None:
            return
        self._file = file
        self._settings.set_folder("backup", file.parent)
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
            self.tr("Classeur enregistré : %1").replace("%1", str(self._file)),
            (self.tr("Ouvrir le fichier"), self.open_file),
            (self.tr("Ouvrir le dossier"), self.open_folder),
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


def _file_name(name: str) -> str:
    kept = "".join("-" if letter in FORBIDDEN_IN_NAMES else letter for letter in name)
    return kept.strip(". ") or "selection"
