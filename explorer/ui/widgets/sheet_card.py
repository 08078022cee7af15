"""One sheet of a workbook in the assistant: in or out, its axis, its rows, hidden ones told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui.phrases import counted
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_down import DropDown
from explorer.ui.widgets.tick_box import TickBox
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.inspection import SheetView

TO_CHOOSE: Final = ""
BY_COLUMN: Final = "column:"
"""Prefix of the entry of a column: `column:3` for the 0-based column 3."""


class AxisBox(DropDown):
    """The five axes, or a column that tells them; else « À choisir… », for an axis is never guessed."""

    def show_sheet(self, sheet: SheetView, proposed: str | None) -> None:
        """Shows the axis of a sheet and the columns that could tell it; `proposed`: the likeliest one."""
        self.clear()
        by_column = next((each.column for each in sheet.columns if each.field == "axis"), None)
        if sheet.axis is None and by_column is None:
            self.addItem(self.tr("À choisir…"), TO_CHOOSE)
        for axis in vocabulary().axes:
            text = self.tr("%1 (proposé)") if axis.slug == proposed else "%1"
            self.addItem(text.replace("%1", axis.label), axis.slug)
        if sheet.columns:
            self.insertSeparator(self.count())
        for column in sheet.columns:
            text = self.tr("D’après la colonne « %1 »").replace("%1", column.header or column.letter)
            self.addItem(text, f"{BY_COLUMN}{column.column}")
        wanted = f"{BY_COLUMN}{by_column}" if by_column is not None else (sheet.axis or TO_CHOOSE)
        self.setCurrentIndex(max(self.findData(wanted), 0))


class SheetCard(QFrame):
    """Pressed anywhere, or focused, it is the sheet that the preview shows."""

    looked_at = Signal(str)
    included_changed = Signal(str, bool)
    table_wanted = Signal(str)
    """The sheet was ticked, but no table is known in it: its headers are to be pointed at."""
    axis_changed = Signal(str, str)
    """Name of the sheet; slug of an axis, or `column:N`."""

    def __init__(
        self, theme: Theme, sheet: SheetView, proposed: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = sheet.name
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box = TickBox(theme, sheet.name)
        bold = QFont(self.box.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.box.setFont(bold)
        self.box.clicked.connect(self._on_ticked)
        self._count = QLabel()
        self._count.setProperty("ink", "muted")
        self._facts = QLabel(wordWrap=True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self.axis = AxisBox(theme, self.tr("Axe de la feuille %1").replace("%1", sheet.name))
        self.axis.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.axis.activated.connect(self._on_axis)
        head = QHBoxLayout()
        head.addWidget(self.box, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self.axis)
        self._proposed = proposed
        self._has_table = False
        self.show_sheet(sheet)

    def show_sheet(self, sheet: SheetView, *, needs_title: bool = False) -> None:
        """Shows the same sheet, read again; `needs_title`: the user wants it, its titles are to be told."""
        self._has_table = bool(sheet.columns)
        with QSignalBlocker(self.box), QSignalBlocker(self.axis):
            self.box.setChecked(needs_title or sheet.outcome in ("imported", "axis-needed"))
            self.axis.show_sheet(sheet, self._proposed)
        self.axis.setVisible(sheet.outcome in ("imported", "axis-needed"))
        self._count.setText(counted(sheet.row_count, self.tr("ligne(s)", "", sheet.row_count)))
        facts = self._facts_of(sheet)
        self._facts.setText(facts)
        ink = "warning" if needs_title or sheet.outcome in ("axis-needed", "hidden") else "muted"
        self._facts.setProperty("ink", ink)
        self._facts.style().unpolish(self._facts)
        self._facts.style().polish(self._facts)
        self.box.setAccessibleDescription(facts)
        self.setAccessibleName(f"{sheet.name}, {facts}")

    def mark(self, *, is_shown: bool) -> None:
        """Tells whether the preview shows this sheet."""
        self.setProperty("chosen", is_shown)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.looked_at.emit(self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.looked_at.emit(self.name)
        else:
            super().keyPressEvent(event)

    def _facts_of(self, sheet: SheetView) -> str:
        lines = []
        if sheet.outcome == "imported":
            rows = "–".join(str(row) for row in sorted({*sheet.header_rows[:1], *sheet.header_rows[-1:]}))
            head = self.tr("en-têtes ligne %1").replace("%1", rows)
            lines.append(" · ".join(part for part in (head, sheet.axis_reason) if part))
        elif sheet.outcome == "axis-needed":
            lines.append(self.tr("Ni son nom ni une colonne ne dit son axe : choisissez-le."))
        else:
            lines.append(_capital(sheet.reason))
        columns, rows_hidden = len(sheet.hidden_columns), sheet.hidden_row_count
        hidden = [
            counted(number, words)
            for number, words in (
                (columns, self.tr("colonne(s) masquée(s)", "", columns)),
                (rows_hidden, self.tr("ligne(s) masquée(s)", "", rows_hidden)),
            )
            if number
        ]
        if hidden:
            lines.append(
                self.tr("dont %1, lue(s) aussi", "", columns + rows_hidden).replace("%1", ", ".join(hidden))
            )
        return "\n".join(lines)

    def _on_ticked(self) -> None:
        self.looked_at.emit(self.name)
        if self.box.isChecked() and not self._has_table:
            self.box.setChecked(False)
            self.table_wanted.emit(self.name)
        else:
            self.included_changed.emit(self.name, self.box.isChecked())

    def _on_axis(self) -> None:
        self.looked_at.emit(self.name)
        if self.axis.currentData() != TO_CHOOSE:
            self.axis_changed.emit(self.name, self.axis.currentData())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
