"""What goes into the exported workbook, asked before its place: private notes only on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.tick_box import TickBox

WIDTH_IN_LETTERS = 56


class ExportOptions(QDialog):
    """« Choisir l’emplacement… » goes on."""

    confirmed = Signal(bool)
    """Whether private notes are included."""

    def __init__(
        self, theme: Theme, selection_name: str, course_count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Exporter vers Excel"))
        heading = QLabel(selection_name, wordWrap=True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        bold = QFont(heading.font())
        bold.setPointSizeF(bold.pointSizeF() * 1.2)
        bold.setWeight(QFont.Weight.DemiBold)
        heading.setFont(bold)
        count = QLabel(phrases.courses(course_count))
        count.setProperty("ink", "muted")
        self._notes = TickBox(theme, self.tr("Inclure mes notes personnelles"))
        explanation = QLabel(
            self.tr(
                "Le classeur est fait pour être remis : vos notes et avis n’y figurent que si vous cochez."
            ),
            wordWrap=True,
        )
        explanation.setProperty("ink", "muted")
        confirm = QPushButton(self.tr("Choisir l’emplacement…"))
        confirm.setProperty("kind", "primary")
        confirm.setDefault(True)
        confirm.clicked.connect(self._on_confirm)
        cancel = QPushButton(self.tr("Annuler"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(count)
        column.addSpacing(8)
        column.addWidget(self._notes)
        column.addWidget(explanation)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(confirm)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)

    def _on_confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self._notes.isChecked())
