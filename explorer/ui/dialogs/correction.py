"""Puts one field of a course right; what is typed is read as it would be in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.dialogs.sizes import letters
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from explorer.services.courses import CorrectableField

WIDTH_IN_LETTERS = 64


class CorrectionDialog(QDialog):
    """`corrected` carries the field and what was typed; the dialog stays until that is written."""

    corrected = Signal(str, str)

    def __init__(
        self, theme: Theme, title: str, fields: Sequence[CorrectableField], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Corriger une donnée"))
        self._fields = tuple(fields)
        course = QLabel(title, wordWrap=True)
        course.setTextFormat(Qt.TextFormat.PlainText)
        self.choice = DropDown(theme, self.tr("Donnée à corriger"))
        for each in self._fields:
            self.choice.addItem(each.label, each.field)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        name = QLabel(self.tr("&Donnée"))
        name.setBuddy(self.choice)
        self.field = QLineEdit()
        value = QLabel(self.tr("&Valeur juste"))
        value.setBuddy(self.field)
        hint = QLabel(
            self.tr(
                "Écrivez comme dans un fichier : « 3 jours », « 1 490 € HT », « Niveau 6 »… Vide : non"
                " renseigné. Ce que dit le fichier reste gardé ; les prochains imports ne changent pas votre"
                " correction."
            ),
            wordWrap=True,
        )
        hint.setProperty("ink", "muted")
        self._refusal = QLabel(wordWrap=True)
        self._refusal.setObjectName("refusal")
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setProperty("ink", "error")
        self._refusal.hide()
        self.confirm = QPushButton(self.tr("Corriger"))
        self.confirm.setProperty("kind", "primary")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._on_confirmed)
        cancel = QPushButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (course, name, self.choice, value, self.field, self._refusal, hint):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.setMinimumWidth(letters(self, WIDTH_IN_LETTERS))
        self._on_chosen(0)
        self.choice.setFocus()

    def tell(self, refusal: str) -> None:
        """Says why what was typed cannot be taken; it stays to be put right."""
        self._refusal.setText(refusal)
        self._refusal.show()
        self.confirm.setEnabled(True)
        self.field.setFocus()

    def _on_chosen(self, place: int) -> None:
        self._refusal.hide()
        self.field.setText(self._fields[place].shown)
        self.field.selectAll()

    def _on_confirmed(self) -> None:
        self._refusal.hide()
        self.confirm.setEnabled(False)
        self.corrected.emit(self._fields[self.choice.currentIndex()].field, self.field.text())
