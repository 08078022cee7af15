"""Step 3: what each column is taken for, how surely and why; another field is one drop-down away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.delegates.mapping import LINES, MappingDelegate
from explorer.ui.models.mapping import CONFIDENCE, FIELD, HEADER, SAMPLES, MappingModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.choice_table import ChoiceTable
from explorer.ui.widgets.drop_down import DropDown
from explorer.ui.widgets.tick_box import TickBox
from resources.vocabulary import fold, vocabulary

if TYPE_CHECKING:
    from explorer.services.imports import Choices, Inspection
    from explorer.services.inspection import SheetView


class ColumnsStep(QWidget):
    """`choices_changed`: the file is to be looked at again, under these choices."""

    choices_changed = Signal(object)
    forget_asked = Signal()
    """What was decided for such a file before is to be forgotten."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Choices | None = None
        self._sheets: dict[str, SheetView] = {}
        self._sheet_label = QLabel(self.tr("&Feuille"))
        self.sheets = DropDown(theme, self.tr("Feuille dont voici les colonnes"))
        self.sheets.currentIndexChanged.connect(self._on_sheet)
        self._sheet_label.setBuddy(self.sheets)
        self.everywhere = TickBox(theme, self.tr("Corriger aussi les mêmes colonnes des autres feuilles"))
        self.everywhere.setChecked(True)
        title = vocabulary().field("title").label
        text = self.tr("Choisissez « %1 » pour la colonne qui nomme les formations.").replace("%1", title)
        self._question = QLabel(text)
        self._question.setObjectName("columns-question")
        self._question.setProperty("ink", "warning")
        self._untitled: tuple[str, ...] = ()
        self._remembered = QLabel(
            self.tr("Vos choix de la dernière fois, pour un fichier fait comme celui-ci, sont repris.")
        )
        self._remembered.setProperty("ink", "info")
        self.forget = QPushButton(self.tr("Oublier ces choix"))
        self.forget.setProperty("kind", "link")
        self.forget.clicked.connect(self.forget_asked)
        self._summary = QLabel()
        self._summary.setProperty("ink", "muted")
        self._model = MappingModel(self)
        self._model.field_chosen.connect(self._on_field)
        self.table = ChoiceTable(
            self._model, MappingDelegate(theme), self.tr("Colonnes du fichier et champs"), FIELD
        )
        self.table.setObjectName("mapping-table")
        self.table.set_lines(LINES)
        self.table.set_widths({HEADER: 30, FIELD: 52, CONFIDENCE: 34}, (SAMPLES,))
        theme.changed.connect(self.table.viewport().update)
        self._lay_out()

    def show_inspection(self, inspection: Inspection) -> None:
        """Shows the columns of the sheets that go in, or will once their axis or their titles are told."""
        self._choices = inspection.choices
        shown = self.sheets.currentText() or next(iter(inspection.title_needed), "")
        self._sheets = {
            each.name: each
            for each in inspection.sheets
            if each.outcome in ("imported", "axis-needed") or each.name in inspection.title_needed
        }
        self.sheets.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.sheets.clear()
        for name in self._sheets:
            self.sheets.addItem(name, name)
        self.sheets.setCurrentText(shown)
        self.sheets.blockSignals(False)  # noqa: FBT003 - Qt's signature
        several = len(self._sheets) > 1
        for widget in (self._sheet_label, self.sheets, self.everywhere):
            widget.setVisible(several)
        self._untitled = inspection.title_needed
        self._remembered.setVisible(inspection.remembered)
        self.forget.setVisible(inspection.remembered)
        self._on_sheet()

    def focus_first(self) -> None:
        """Gives the keyboard to the columns."""
        self.table.setFocus()

    def _on_sheet(self) -> None:
        sheet = self._sheets.get(self.sheets.currentText())
        columns = sheet.columns if sheet else ()
        self._question.setVisible(self.sheets.currentText() in self._untitled)
        self._model.set_columns(columns)
        if columns and not self.table.currentIndex().isValid():
            self.table.go_to(0)
        known = sum(each.field is not None for each in columns)
        text = self.tr("%n colonne(s) reconnue(s) sur %1 ; les autres sont gardées telles quelles", "", known)
        self._summary.setText(text.replace("%1", str(len(columns))))

    def _on_field(self, column: int, field: str | None) -> None:
        name = self.sheets.currentText()
        if self._choices is None or name not in self._sheets:
            return
        wanted = next(each for each in self._sheets[name].columns if each.column == column)
        places = [(name, column)]
        if self.everywhere.isChecked():
            places += [
                (sheet.name, each.column)
                for sheet in self._sheets.values()
                for each in sheet.columns
                if sheet.name != name and wanted.header and fold(each.header) == fold(wanted.header)
            ]
        choices = self._choices
        for sheet_name, number in places:
            choices = _with_column(choices, sheet_name, number, field)
        self._choices = choices
        self.choices_changed.emit(choices)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._sheet_label)
        head.addWidget(self.sheets)
        head.addWidget(self.everywhere)
        head.addStretch(1)
        head.addWidget(self._summary)
        frame = QFrame()
        frame.setProperty("ground", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._remembered)
        told.addWidget(self.forget)
        told.addStretch(1)
        column.addWidget(self._question)
        column.addLayout(told)
        column.addLayout(head)
        column.addWidget(frame, 1)


def _with_column(choices: Choices, sheet: str, column: int, field: str | None) -> Choices:
    chosen = choices.of(sheet)
    return replace(
        choices,
        sheets={**choices.sheets, sheet: replace(chosen, columns={**chosen.columns, column: field})},
    )
