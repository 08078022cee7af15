"""The counts of an import plan as cards; pressing one shows its lines alone, pressing it again shows all."""

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

from explorer.ui.models.plan import LineKind

if TYPE_CHECKING:
    from explorer.services.plan import ImportCounts


class _Card(QPushButton):
    def __init__(self, label: str, ink: str) -> None:
        super().__init__()
        self._label = label
        self.setCheckable(True)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._number = QLabel("0")
        large = QFont(self._number.font())
        large.setPointSizeF(large.pointSizeF() * 1.7)
        large.setWeight(QFont.Weight.Bold)
        self._number.setFont(large)
        self._number.setProperty("ink", ink)
        text = QLabel(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(text)
        self.setMinimumHeight(column.sizeHint().height())

    def show_count(self, count: int, *, can_be_chosen: bool) -> None:
        self._number.setText(str(count))
        self.setAccessibleName(f"{count} {self._label}")
        self.setEnabled(count > 0 and can_be_chosen)
        self.setChecked(False)


class CountCards(QWidget):
    """Créées, modifiées, inchangées, disparues, rejetées, à vérifier."""

    kind_chosen = Signal(object)
    """A `LineKind`, or `None` for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._on_clicked)
        self._cards: dict[LineKind, _Card] = {
            "created": _Card(self.tr("créées"), "success"),
            "updated": _Card(self.tr("modifiées"), "info"),
            "unchanged": _Card(self.tr("inchangées"), ""),
            "missing": _Card(self.tr("disparues"), "warning"),
            "rejected": _Card(self.tr("rejetées"), "error"),
            "warning": _Card(self.tr("à vérifier"), "warning"),
        }
        self._cards["missing"].setToolTip(
            self.tr("Absentes de ce fichier : elles sont conservées, marquées et masquées par défaut.")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self._cards.values():
            self._group.addButton(card)
            row.addWidget(card)

    def show_counts(self, counts: ImportCounts, *, doubts: int) -> None:
        """Shows the counts of a plan; `doubts` are about rows and about the file. Unchanged is not listed."""
        for kind, count in (
            ("created", counts.created),
            ("updated", counts.updated),
            ("unchanged", counts.unchanged),
            ("missing", counts.missing),
            ("rejected", counts.rejected),
            ("warning", doubts),
        ):
            self._cards[kind].show_count(count, can_be_chosen=kind != "unchanged")

    def _on_clicked(self, pressed: QPushButton) -> None:
        for card in self._cards.values():
            if card is not pressed:
                card.setChecked(False)
        chosen = next((kind for kind, card in self._cards.items() if card is pressed), None)
        self.kind_chosen.emit(chosen if pressed.isChecked() else None)
