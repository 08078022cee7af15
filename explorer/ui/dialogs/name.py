"""Asks for a name; nothing else happens until it is given."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget


class NameDialog(QInputDialog):
    """`textValueSelected` carries the name; the dialog frees itself."""

    def __init__(self, title: str, label: str, confirm: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(label)
        self.setTextValue(name)
        self.setOkButtonText(confirm)
        self.setCancelButtonText(self.tr("Annuler"))
        field = self.findChild(QLineEdit)
        field.setAccessibleName(label)
        field.selectAll()
        self.finished.connect(self.deleteLater)
