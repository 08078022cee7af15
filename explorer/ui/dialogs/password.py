"""Asks for the password of a locked workbook; it opens the file and is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.ui.dialogs.sizes import keep_whole
from explorer.ui.theme import Theme
from explorer.ui.widgets.tick_box import TickBox

WIDTH_IN_LETTERS = 64


class PasswordQuestion(QDialog):
    """`given` carries the password. `wrong`: one was given that does not open the file."""

    given = Signal(str)

    def __init__(self, theme: Theme, file_name: str, parent: QWidget | None = None, *, wrong: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Classeur protégé"))
        text = self.tr("« %1 » est protégé par un mot de passe.").replace("%1", file_name)
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong = QLabel(self.tr("Ce mot de passe ne l’ouvre pas. Vérifiez majuscules et minuscules."))
        self._wrong.setProperty("ink", "error")
        self._wrong.setVisible(wrong)
        self.field = QLineEdit()
        self.field.setObjectName("password")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textChanged.connect(self._on_typed)
        buddy = QLabel(self.tr("&Mot de passe"))
        buddy.setBuddy(self.field)
        self._shown = TickBox(theme, self.tr("Montrer ce que je tape"))
        self._shown.toggled.connect(self._on_shown)
        hint = QLabel(
            self.tr("Il sert à ouvrir ce fichier, sur cet ordinateur, et n’est pas enregistré."),
            wordWrap=True,
        )
        hint.setProperty("ink", "muted")
        self._open = QPushButton(self.tr("Ouvrir"))
        self._open.setProperty("kind", "primary")
        self._open.setDefault(True)
        self._open.setEnabled(False)
        self._open.clicked.connect(self._on_open)
        cancel = QPushButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (label, self._wrong, buddy, self.field, self._shown, hint):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._open)
        column.addSpacing(6)
        column.addLayout(buttons)
        keep_whole(self, WIDTH_IN_LETTERS)
        self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        self._open.setEnabled(bool(text))

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)

    def _on_open(self) -> None:
        self.accept()
        self.given.emit(self.field.text())
