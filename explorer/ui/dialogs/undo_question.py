"""Asks before an import is taken back, and says what that will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMessageBox, QSpacerItem, QWidget

from explorer.services import wording
from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.plan import ImportEntry


WIDTH_IN_LETTERS = 84


class UndoQuestion(QMessageBox):
    """`confirmed` gives the number of the import."""

    confirmed = Signal(int)

    def __init__(self, entry: ImportEntry, parent: QWidget | None = None, *, is_last: bool) -> None:
        super().__init__(parent)
        self._import_id = entry.id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Annuler un import"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        day = wording.date(entry.imported_at.astimezone().date())
        text = self.tr("Annuler l’import de « %1 » du %2 ?")
        self.setText(text.replace("%1", entry.file_name).replace("%2", day))
        self.setInformativeText("\n".join(self._lines(entry, is_last=is_last)))
        self._go_on = self.addButton(self.tr("Annuler cet import"), QMessageBox.ButtonRole.AcceptRole)
        keep = self.addButton(self.tr("Le garder"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._go_on)
        self.setEscapeButton(keep)
        self.buttonClicked.connect(self._on_clicked)
        # Without it Qt wraps the question after a few words.
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            width = self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS
            grid.addItem(QSpacerItem(width, 0), grid.rowCount(), 0, 1, grid.columnCount())

    def _lines(self, entry: ImportEntry, *, is_last: bool) -> list[str]:
        counts = entry.counts
        lines = []
        if counts.created:
            text = self.tr("• %1 seront retirées du catalogue ; celles que vous avez notées sont gardées.")
            lines.append(text.replace("%1", phrases.courses(counts.created)))
        if counts.updated:
            text = self.tr("• %1 retrouveront ce qu’elles disaient avant.")
            lines.append(text.replace("%1", phrases.courses(counts.updated)))
        if counts.missing:
            text = self.tr("• %1 ne seront plus marquées disparues.")
            lines.append(text.replace("%1", phrases.courses(counts.missing)))
        if not is_last:
            lines.append(
                self.tr(
                    "• Un import plus récent a mis à jour la même source : "
                    "ce qu’il dit aussi reste, et vous saurez quoi."
                )
            )
        lines.append(self.tr("Vos notes, vos avis et vos sélections ne changent pas."))
        return lines

    def _on_clicked(self) -> None:
        if self.clickedButton() is self._go_on:
            self.confirmed.emit(self._import_id)
