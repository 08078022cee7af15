"""Asks the axis of a file that tells none: it is never guessed silently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.widgets.sheet_choice import AxisBox

WIDTH_IN_LETTERS = 60


class AxisQuestion(QDialog):
    """« Continuer » is open once an axis is chosen."""

    axis_chosen = Signal(str)

    def __init__(self, file_name: str, sheets: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Quel est l’axe de ces formations ?"))
        text = self.tr(
            "Ni les feuilles ni les colonnes de « %1 » ne disent à quel axe de la cartographie "
            "appartiennent les formations (%2)."
        )
        label = QLabel(text.replace("%1", file_name).replace("%2", ", ".join(sheets)), wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._box = AxisBox()
        self._box.currentIndexChanged.connect(self._on_choice)
        buddy = QLabel(self.tr("&Axe à leur donner"))
        buddy.setBuddy(self._box)
        self._continue = QPushButton(self.tr("Continuer"))
        self._continue.setProperty("kind", "primary")
        self._continue.setDefault(True)
        self._continue.setEnabled(False)
        self._continue.clicked.connect(self._on_continue)
        cancel = QPushButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(buddy)
        column.addWidget(self._box)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._continue)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)

    def _on_choice(self) -> None:
        self._continue.setEnabled(self._box.currentData() is not None)

    def _on_continue(self) -> None:
        self.accept()
        self.axis_chosen.emit(self._box.currentData())
