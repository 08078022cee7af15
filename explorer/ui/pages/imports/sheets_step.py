"""Step 2: which sheets go in, under which axis, from which header row; the preview shows what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.ui.delegates.preview import PreviewDelegate
from explorer.ui.models.preview import PreviewModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.sheet_card import BY_COLUMN, SheetCard
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.imports import Choices, Inspection
    from explorer.services.inspection import SheetView

CARDS_WIDTH_IN_LETTERS = 52
COLUMN_WIDTH_IN_LETTERS = 24


class PreviewTable(QTableView):
    """The rows of a sheet; Enter or a double click on one means « these are the headers »."""

    header_row_asked = Signal()

    def __init__(self, model: PreviewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet-preview")
        self.setModel(model)
        self.setItemDelegate(PreviewDelegate(theme, self))
        self.setAccessibleName(self.tr("Premières lignes de la feuille"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultSectionSize(
            self.fontMetrics().averageCharWidth() * COLUMN_WIDTH_IN_LETTERS
        )
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.doubleClicked.connect(self.header_row_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.header_row_asked.emit()
        else:
            super().keyPressEvent(event)


class SheetsStep(QWidget):
    """`choices_changed`: the file is to be looked at again, under these choices."""

    choices_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inspection: Inspection | None = None
        self._choices: Choices | None = None
        self._shown = ""
        self.cards: dict[str, SheetCard] = {}
        self._given_axis: str | None = None
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Feuilles du classeur"))
        self._list.setFixedWidth(self.fontMetrics().averageCharWidth() * CARDS_WIDTH_IN_LETTERS)
        self._model = PreviewModel(theme, self)
        self.preview = PreviewTable(self._model, theme)
        self.preview.header_row_asked.connect(self._on_header_row)
        self.preview.selectionModel().currentRowChanged.connect(self._on_row)
        theme.changed.connect(self.preview.viewport().update)
        self._caption = ElidedLabel()
        self.header_button = QPushButton(self.tr("Cette ligne contient les en-têtes"))
        self.header_button.setObjectName("header-row")
        self.header_button.clicked.connect(self._on_header_row)
        self.back_button = QPushButton(self.tr("Revenir à la ligne trouvée"))
        self.back_button.setProperty("kind", "link")
        self.back_button.clicked.connect(self._on_found_row)
        self._question = QLabel(wordWrap=True)
        self._question.setObjectName("sheets-question")
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setProperty("ink", "warning")
        self._known = QLabel(wordWrap=True)
        self._known.setTextFormat(Qt.TextFormat.PlainText)
        self._known.setProperty("ink", "info")
        self.propose_button = QPushButton()
        self.propose_button.setObjectName("proposed-axis")
        self.propose_button.clicked.connect(self._on_proposed)
        self._lay_out()

    @property
    def known_text(self) -> str:
        """What file this is a copy of, in words."""
        return self._known.text()

    @property
    def question(self) -> str:
        """What must be said before the file can be read, in words; empty if nothing."""
        return self._question.text()

    def show_inspection(self, inspection: Inspection) -> None:
        """Shows the sheets of a file; the one that was looked at stays."""
        self._inspection = inspection
        self._choices = inspection.choices
        names = [sheet.name for sheet in inspection.sheets]
        if list(self.cards) != names:
            self._make_cards(inspection)
        for sheet in inspection.sheets:
            self.cards[sheet.name].show_sheet(sheet, needs_title=sheet.name in inspection.title_needed)
        if self._shown not in self.cards:
            self._shown = self._first(inspection)
        self._look_at(self._shown)
        self._show_known(inspection)
        self._question.setText(self._question_of(inspection))
        self._question.setVisible(bool(self._question.text()))

    def focus_first(self) -> None:
        """Gives the keyboard to the first question, or to the first sheet."""
        for sheet in self._inspection.sheets if self._inspection else ():
            if sheet.outcome == "axis-needed":
                self._look_at(sheet.name)
                self.cards[sheet.name].axis.setFocus()
                return
        if self._inspection is not None and not self._inspection.is_ready:
            self.preview.setFocus()
        elif self._shown in self.cards:
            self.cards[self._shown].box.setFocus()

    def _show_known(self, inspection: Inspection) -> None:
        """What file this is a copy of, if it is a known one, and the axis it usually goes under."""
        known = inspection.known_layout
        text = self.tr("Fichier reconnu : %1.").replace("%1", known or "")
        self._known.setText(" ".join(part for part in (text, inspection.layout_note) if part))
        self._known.setVisible(known is not None)
        axis = self._proposed_axis
        needed = len(inspection.axis_needed)
        if axis is not None and needed:
            others = self.tr("Ranger les %n autre(s) feuille(s) sous « %1 »", "", needed)
            label = self.tr("Ranger sous « %1 »") if inspection.proposed_axis else others
            self.propose_button.setText(label.replace("%1", vocabulary().axis(axis).short_label))
        self.propose_button.setVisible(axis is not None and needed > 0)

    @property
    def _proposed_axis(self) -> str | None:
        """The axis that the file usually goes under, or that another of its sheets was just given."""
        usual = self._inspection.proposed_axis if self._inspection is not None else None
        return usual or self._given_axis

    def _question_of(self, inspection: Inspection) -> str:
        """What a file that is not ready waits for, one thing at a time."""
        if inspection.title_needed:
            text = self.tr("Continuez pour dire quelle colonne de %1 contient les intitulés des formations.")
            return text.replace("%1", wording.quoted(inspection.title_needed[0]))
        if inspection.axis_needed:
            text = self.tr("À quel axe appartiennent les formations de %1 ? Le fichier ne le dit pas.")
            return text.replace("%1", wording.quoted(inspection.axis_needed[0]))
        if inspection.is_ready:
            return ""
        return self.tr(
            "Aucun tableau de formations n’a été trouvé. S’il y en a un, allez à sa ligne d’en-têtes"
            " ci-dessous et appuyez sur Entrée."
        )

    def _on_table_wanted(self, _name: str) -> None:
        self.preview.setFocus()

    def _on_proposed(self) -> None:
        if self._inspection is None or self._choices is None:
            return
        for name in self._inspection.axis_needed:
            self._choices = self._choices.with_sheet(name, axis=self._proposed_axis)
        self.choices_changed.emit(self._choices)

    def _make_cards(self, inspection: Inspection) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self.cards = {}
        self._shown = ""
        self._given_axis = None
        for sheet in inspection.sheets:
            card = SheetCard(self._theme, sheet, inspection.proposed_axis)
            card.looked_at.connect(self._look_at)
            card.included_changed.connect(self._on_included)
            card.table_wanted.connect(self._on_table_wanted)
            card.axis_changed.connect(self._on_axis)
            self.cards[sheet.name] = card
            column.addWidget(card)
        column.addStretch(1)
        self._list.setWidget(content)

    def _first(self, inspection: Inspection) -> str:
        """The sheet to look at first: one that asks something, else one that goes in, or one with headers."""
        for outcome in ("axis-needed", "imported"):
            for sheet in inspection.sheets:
                if sheet.outcome == outcome:
                    return sheet.name
        with_headers = [sheet.name for sheet in inspection.sheets if sheet.columns]
        return next(iter((*with_headers, *(sheet.name for sheet in inspection.sheets))), "")

    def _look_at(self, name: str) -> None:
        sheet = self._sheet(name)
        if sheet is None:
            return
        self._shown = name
        for each in self.cards.values():
            each.mark(is_shown=each.name == name)
        current = self.preview.currentIndex().row()
        self._model.show_sheet(sheet)
        caption = self.tr("Premières lignes de « %1 » · les lignes reconnues comme en-têtes sont en gras")
        self._caption.set_text(caption.replace("%1", name))
        header = next((place for place, row in enumerate(sheet.preview) if row.kind == "header"), 0)
        row = current if 0 <= current < len(sheet.preview) and self.preview.hasFocus() else header
        if sheet.preview:
            self.preview.setCurrentIndex(self._model.index(row, 0))
        chosen = self._choices.of(name).header_row if self._choices else None
        self.back_button.setVisible(chosen is not None)
        self._on_row()

    def _sheet(self, name: str) -> SheetView | None:
        sheets = self._inspection.sheets if self._inspection else ()
        return next((each for each in sheets if each.name == name), None)

    def _on_row(self) -> None:
        row = self._model.row(self.preview.currentIndex().row())
        self.header_button.setEnabled(row is not None and row.kind != "header")
        text = self.tr("Cette ligne contient les en-têtes")
        self.header_button.setAccessibleDescription(self._model.sentence(row) if row else text)

    def _on_header_row(self) -> None:
        row = self._model.row(self.preview.currentIndex().row())
        if row is not None and row.kind != "header":
            # What was said of the columns was said under other headers.
            self._change(self._shown, header_row=row.number, columns={}, included=True)

    def _on_found_row(self) -> None:
        self._change(self._shown, header_row=None, columns={}, included=None)

    def _on_included(self, name: str, included: bool) -> None:
        self._change(name, included=included)

    def _on_axis(self, name: str, chosen: str) -> None:
        sheet, choices = self._sheet(name), self._choices
        if sheet is None or choices is None:
            return
        columns = {number: field for number, field in choices.of(name).columns.items() if field != "axis"}
        told_by = next((each.column for each in sheet.columns if each.field == "axis"), None)
        if chosen.startswith(BY_COLUMN):
            number = int(chosen.removeprefix(BY_COLUMN))
            if told_by is not None and told_by != number:
                columns[told_by] = None
            self._change(name, axis=None, columns={**columns, number: "axis"})
            return
        if told_by is not None:
            columns[told_by] = None
        self._given_axis = chosen
        self._change(name, axis=chosen, columns=columns)

    def _change(self, name: str, **changes: object) -> None:
        if self._choices is not None:
            self._choices = self._choices.with_sheet(name, **changes)
            self.choices_changed.emit(self._choices)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("ground", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.preview)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self.header_button)
        under.addWidget(self.back_button)
        under.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._caption)
        right.addWidget(frame, 1)
        right.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self._question, 1)
        asked.addWidget(self.propose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._known)
        column.addLayout(asked)
        column.addLayout(row, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 120)
