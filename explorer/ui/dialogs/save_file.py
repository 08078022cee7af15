"""Asks where to write a file, where the last ones of its purpose were written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import paths
from explorer.settings import Settings
from explorer.ui.dialogs.file_dialog import FileDialog

FORBIDDEN_IN_NAMES: Final = '<>:"/\\|?*'
"""By Windows."""


class SaveFileDialog(FileDialog):
    """`chosen` carries the path."""

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        kind: str,
        settings: Settings,
        window: QWidget,
        *,
        purpose: str,
        name: str,
        suffix: str,
    ) -> None:
        """`kind`: the filter (« Image PNG (*.png) »); `name`: with its suffix; `suffix`: without its dot."""
        super().__init__(window, title)
        self._settings = settings
        self._purpose = purpose
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([kind])
        self.setDefaultSuffix(suffix)
        self.setDirectory(str(settings.folder(purpose, paths.documents_folder())))
        self.selectFile(name)
        self.fileSelected.connect(self._on_selected)
        self.finished.connect(self.deleteLater)

    def _on_selected(self, name: str) -> None:
        file = Path(name)
        self._settings.set_folder(self._purpose, file.parent)
        self.chosen.emit(file)
