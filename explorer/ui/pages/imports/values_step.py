"""Step 4: writings that nobody knows, names of providers that look alike; all may be left as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.ui.delegates.choice import ChoiceDelegate
from explorer.ui.models.doubts import ANSWER, AS_IS, KIND, ROWS, WRITTEN, DoubtRow, DoubtsModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.choice_table import ChoiceTable

if TYPE_CHECKING:
    from explorer.services.imports import Choices, Inspection
    from explorer.services.inspection import ProviderGroup, UnknownValue


class ValuesStep(QWidget):
    """`choices_changed`: the plan is to be made again, under these choices; the questions stay the same."""

    choices_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Choices | None = None
        self._inspection: Inspection | None = None
        self._hint = QLabel(
            self.tr(
                "Rien n’oblige à répondre : ce qui reste tel quel est gardé en texte, "
                "et se retrouve dans la fiche de la formation."
            ),
            wordWrap=True,
        )
        self._hint.setProperty("ink", "muted")
        self.approve = QPushButton()
        self.approve.setObjectName("approve-providers")
        self.approve.clicked.connect(self._on_approve)
        self._model = DoubtsModel(self)
        self._model.answered.connect(self._on_answer)
        self.table = ChoiceTable(self._model, ChoiceDelegate(theme), self.tr("Valeurs à préciser"), ANSWER)
        self.table.setObjectName("doubts-table")
        self.table.set_lines(1.4)
        self.table.set_widths({KIND: 34, ROWS: 10, ANSWER: 48}, (WRITTEN,))
        theme.changed.connect(self.table.viewport().update)
        self._nothing = QLabel(
            self.tr("Rien à préciser : ce fichier ne pose aucune question. Continuez."),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        self._nothing.setProperty("ink", "muted")
        self._lay_out()

    def show_inspection(self, inspection: Inspection) -> None:
        """Shows the questions of a file, and what was answered already."""
        self._inspection = inspection
        self._choices = inspection.choices
        self._show_rows()
        if inspection.values or inspection.provider_groups:
            self._stack.setCurrentWidget(self._frame)
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)
        else:
            self._stack.setCurrentWidget(self._nothing)

    @property
    def open_questions(self) -> int:
        """How many rows have no answer yet."""
        return sum(row.answer is None for row in self._model.rows)

    def focus_first(self) -> None:
        """Gives the keyboard to the questions."""
        self.table.setFocus()

    def _show_rows(self) -> None:
        if self._inspection is None or self._choices is None:
            return
        choices = self._choices
        groups = [DoubtRow(None, each, _approved(choices, each)) for each in self._inspection.provider_groups]
        values = [DoubtRow(each, None, _answer(choices, each)) for each in self._inspection.values]
        self._model.set_rows((*groups, *values))
        waiting = sum(row.answer is None for row in groups)
        text = self.tr("Approuver les %1 regroupements d’organismes proposés")
        if waiting == 1:
            text = self.tr("Approuver le regroupement d’organismes proposé")
        self.approve.setText(text.replace("%1", wording.number(waiting)))
        self.approve.setVisible(waiting > 0)
        self._hint.setVisible(bool(groups or values))

    def _on_answer(self, row: DoubtRow, answer: str) -> None:
        if self._choices is None:
            return
        if row.group is not None:
            choices = _with_group(self._choices, row.group, None if answer == AS_IS else answer)
        elif row.value is not None:
            key = (row.value.field, row.value.raw)
            slug = None if answer == AS_IS else answer
            choices = replace(self._choices, values={**self._choices.values, key: slug})
        else:
            return
        self._tell(choices)

    def _on_approve(self) -> None:
        if self._choices is None:
            return
        choices = self._choices
        for row in self._model.rows:
            if row.group is not None and row.answer is None:
                choices = _with_group(choices, row.group, row.group.proposed)
        self._tell(choices)
        self.table.setFocus()

    def _tell(self, choices: Choices) -> None:
        self._choices = choices
        self._show_rows()
        self.choices_changed.emit(choices)

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("ground", "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._frame)
        self._stack.addWidget(self._nothing)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._hint, 1)
        head.addWidget(self.approve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def _answer(choices: Choices, value: UnknownValue) -> str | None:
    key = (value.field, value.raw)
    return (choices.values[key] or AS_IS) if key in choices.values else None


def _approved(choices: Choices, group: ProviderGroup) -> str | None:
    """The name that all writings of a group are given; `AS_IS` when each was told to keep its own."""
    names = [name for name, _count in group.names]
    kept = {choices.providers[name] for name in names if name in choices.providers}
    if not kept:
        return None
    return kept.pop() if len(kept) == 1 else AS_IS


def _with_group(choices: Choices, group: ProviderGroup, name: str | None) -> Choices:
    """`name` for every writing of the group; `None`: each keeps its own."""
    written = [each for each, _count in group.names]
    return replace(choices, providers={**choices.providers, **{each: name or each for each in written}})
