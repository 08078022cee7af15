"""Qt's dialog for files, whole in the language of the window where the system has no dialog of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialog(QFileDialog):
    """Has the two labels that Qt's translations lack."""

    def __init__(self, window: QWidget, title: str = "") -> None:
        super().__init__(window, title)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("&Dossier :"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("&Type de fichiers :"))
