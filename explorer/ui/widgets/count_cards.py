"""The counts of an import as cards; pressing one shows its lines alone, pressing it again shows all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.ui.models.plan_words import LineKind
from explorer.ui.phrases import phrases
from explorer.ui.widgets.header_bar import ElidedLabel

if TYPE_CHECKING:
    from explorer.services.plan import ImportCounts


class CountCard(QPushButton):
    """A number over its word."""

    def __init__(self, ink: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._number = QLabel("0")
        large = QFont(self._number.font())
        large.setPointSizeF(large.pointSizeF() * 1.9)
        large.setWeight(QFont.Weight.Bold)
        self._number.setFont(large)
        self._number.setProperty("ink", ink)
        self._word = ElidedLabel()
        self._word.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addWidget(self._word)
        self.setMinimumHeight(column.sizeHint().height())

    def show_count(self, count: int, word: str, *, can_be_chosen: bool) -> None:
        """Shows a number and its word; `can_be_chosen`: whether there are lines to show."""
        self._number.setText(wording.number(count))
        self._word.set_text(word)
        self.setAccessibleName(f"{count} {word}")
        self.setEnabled(can_be_chosen)
        self.setChecked(False)


class CountCards(QWidget):
    """Créées, modifiées, inchangées, disparues, rejetées."""

    kind_chosen = Signal(object)
    """A `LineKind`, or `None` for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._on_clicked)
        self.cards: dict[LineKind, CountCard] = {
            "created": CountCard("success"),
            "updated": CountCard("info"),
            "unchanged": CountCard(""),
            "missing": CountCard("warning"),
            "rejected": CountCard("error"),
        }
        self.cards["missing"].setToolTip(
            self.tr("Absentes de ce fichier : elles sont conservées, marquées et masquées par défaut.")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for card in self.cards.values():
            self._group.addButton(card)
            row.addWidget(card, 1)

    def show_counts(self, counts: ImportCounts, *, can_be_chosen: bool = True) -> None:
        """Shows the counts of a plan, or of an import that is done (then nothing is to be chosen)."""
        shown: tuple[tuple[LineKind, int, str], ...] = (
            ("created", counts.created, phrases.created(counts.created)),
            ("updated", counts.updated, phrases.updated(counts.updated)),
            ("unchanged", counts.unchanged, phrases.unchanged(counts.unchanged)),
            ("missing", counts.missing, self.tr("disparue(s), conservée(s)", "", counts.missing)),
            ("rejected", counts.rejected, phrases.rejected(counts.rejected)),
        )
        for kind, count, word in shown:
            self.cards[kind].show_count(count, word, can_be_chosen=can_be_chosen and count > 0)

    def release(self) -> None:
        """No card is chosen any more."""
        for card in self.cards.values():
            card.setChecked(False)

    def _on_clicked(self, pressed: QPushButton) -> None:
        for card in self.cards.values():
            if card is not pressed:
                card.setChecked(False)
        chosen = next((kind for kind, card in self.cards.items() if card is pressed), None)
        self.kind_chosen.emit(chosen if pressed.isChecked() else None)
