"""Asks for the files to import, where the last ones were chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import paths
from explorer.settings import Settings
from explorer.ui.dialogs.file_dialog import FileDialog


class ImportFilesDialog(FileDialog):
    """`chosen` carries the files, a tuple of paths."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self.setWindowTitle(self.tr("Importer une cartographie"))
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.setNameFilters(
            [
                self.tr(
                    "Classeurs et tableaux "
                    "(*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.xml *.htm *.html *.mht)"
                ),
                self.tr("Tous les fichiers (*)"),
            ]
        )
        self.setDirectory(str(settings.folder("import", paths.documents_folder())))
        self.filesSelected.connect(self._on_selected)
        self.finished.connect(self.deleteLater)

    def _on_selected(self, names: list[str]) -> None:
        files = tuple(Path(name) for name in names)
        self._settings.set_folder("import", files[0].parent)
        self.chosen.emit(files)
