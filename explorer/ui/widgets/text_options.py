"""How a text file is read: its encoding and its separator as guessed, to be changed, with its first lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from explorer.ui.delegates.preview import PreviewDelegate
from explorer.ui.models.preview import PreviewModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from explorer.services.imports import Choices, Inspection

LEAST_ROWS = 2
COLUMN_WIDTH_IN_LETTERS = 24


class TextOptions(QFrame):
    """`choices_changed`: the file is to be read again, in this encoding and with this separator."""

    choices_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._choices: Choices | None = None
        self._separators = {
            ";": self.tr("point-virgule"),
            ",": self.tr("virgule"),
            "\t": self.tr("tabulation"),
            "|": self.tr("barre verticale"),
            "$": self.tr("dollar"),
            "^": self.tr("accent circonflexe"),
            "~": self.tr("tilde"),
            "¤": self.tr("signe monétaire"),
            "§": self.tr("paragraphe"),
        }
        """In the language of the window; any other separator is its own name."""
        self.encoding = DropDown(theme, self.tr("Encodage du texte"))
        self.separator = DropDown(theme, self.tr("Séparateur des colonnes"))
        self._labels: list[QLabel] = []
        row = QHBoxLayout()
        row.setSpacing(10)
        for box, text in (
            (self.encoding, self.tr("&Encodage")),
            (self.separator, self.tr("&Séparateur")),
        ):
            box.activated.connect(self._on_chosen)
            label = QLabel(text)
            label.setBuddy(box)
            self._labels.append(label)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(10)
        hint = QLabel(self.tr("Les accents et les colonnes ci-dessous doivent être les bons."))
        hint.setProperty("ink", "muted")
        row.addWidget(hint)
        row.addStretch(1)
        self._model = PreviewModel(theme, self)
        self.preview = QTableView()
        self.preview.setObjectName("text-preview")
        self.preview.setAccessibleName(self.tr("Premières lignes du fichier"))
        self.preview.setModel(self._model)
        self.preview.setItemDelegate(PreviewDelegate(theme, self.preview))
        self.preview.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.preview.setTabKeyNavigation(False)
        self.preview.setWordWrap(False)
        self.preview.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        letter = self.fontMetrics().averageCharWidth()
        self.preview.horizontalHeader().setDefaultSectionSize(letter * COLUMN_WIDTH_IN_LETTERS)
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.preview.horizontalHeader().setStretchLastSection(True)
        self.preview.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.preview.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.preview.setMinimumHeight((LEAST_ROWS + 1) * self.preview.verticalHeader().defaultSectionSize())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.preview, 1)

    def show_inspection(self, inspection: Inspection) -> None:
        """Shows how the file was read; hidden for a workbook."""
        self._choices = inspection.choices
        guess = inspection.text_guess
        self.setVisible(guess is not None)
        if guess is None:
            return
        for box, entries, used in (
            (self.encoding, guess.encodings, guess.encoding),
            (self.separator, guess.separators, guess.separator),
        ):
            box.clear()
            for value, label in entries:
                box.addItem(self._separators.get(value, label) if box is self.separator else label, value)
            box.setCurrentIndex(max(box.findData(used), 0))
        for widget in (self.separator, self._labels[-1]):
            widget.setVisible(bool(guess.separators))  # the tables of a web page have none
        self._model.show_sheet(inspection.sheets[0] if inspection.sheets else None)

    def _on_chosen(self) -> None:
        if self._choices is None:
            return
        wanted = replace(
            self._choices.open,
            encoding=self.encoding.currentData(),
            separator=self.separator.currentData(),
        )
        if wanted != self._choices.open:
            # What was said of sheets and columns was said of others.
            self.choices_changed.emit(replace(self._choices, open=wanted, sheets={}))
