"""The query as a French sentence: plain words, and chips that drop a filter when pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from explorer.search.query import Query
from explorer.ui.theme import Theme
from explorer.ui.widgets.chips import CHIP_AIR, Chip
from explorer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from explorer.search.sentence import Phrase


class QuerySentence(QWidget):
    """Shows phrases; `query_asked` carries the query without the filter whose chip was pressed."""

    query_asked = Signal(object)
    clear_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[Phrase, ...], str, bool] = ((), "", False)
        self._removals: dict[Chip, Query] = {}
        self._flow = FlowLayout(self, spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Filtres de la recherche"))
        # As high without chips as with some: the results do not move at the first one.
        self.setMinimumHeight(self.fontMetrics().height() + CHIP_AIR)

    def show_query(self, query: Query, phrases: Sequence[Phrase]) -> None:
        """Rebuilds the line only when it says something else; the keyboard stays where it was."""
        if query.has_filters or any(phrase.chip for phrase in phrases):
            # What the text itself asks goes away with its chip or its words, not with the filters.
            self._rebuild(tuple(phrases), "", with_clear=query.has_filters)
        elif query.text:
            self._rebuild((), self.tr("Recherche dans toutes les formations"), with_save=True)
        else:
            self._rebuild((), self.tr("Toutes les formations"))

    @property
    def text(self) -> str:
        """The whole sentence."""
        phrases, words, _ = self._shown
        return words or " ".join(phrase.text.strip() for phrase in phrases if phrase.text.strip())

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that can be dropped."""
        return tuple(self._removals)

    def _rebuild(
        self, phrases: tuple[Phrase, ...], words: str, *, with_save: bool = False, with_clear: bool = False
    ) -> None:
        if (phrases, words, with_clear) == self._shown:
            return
        self._shown = (phrases, words, with_clear)
        focused = next((i for i, chip in enumerate(self._removals) if chip.hasFocus()), None)
        self._flow.clear()
        self._removals = {}
        for phrase in phrases:
            if phrase.removes is not None:
                chip = Chip(self._theme, phrase.text, is_flat=not phrase.chip)
                chip.clicked.connect(self._on_chip)
                self._removals[chip] = phrase.removes
                self._flow.addWidget(chip)
            elif phrase.text.strip():
                self._flow.addWidget(self._words(phrase.text))
        if words:
            self._flow.addWidget(self._words(words))
        if with_clear:
            button = QPushButton(self.tr("Tout effacer"))
            button.setObjectName("clear-filters")
            button.setProperty("kind", "link")
            button.setToolTip(self.tr("Retirer tous les filtres ; le texte cherché reste"))
            button.clicked.connect(self.clear_asked)
            self._flow.addWidget(button)
        if phrases or (words and with_save):
            self._flow.addWidget(self._save_button())
        if focused is not None:
            chips = list(self._removals)
            if chips:
                chips[min(focused, len(chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.focusNextChild()
        self.updateGeometry()

    def _save_button(self) -> QPushButton:
        button = QPushButton(self.tr("Enregistrer la vue"))
        button.setObjectName("save-view")
        button.setProperty("kind", "link")
        button.setToolTip(self.tr("Garder cette recherche sous un nom (Ctrl+S)"))
        button.clicked.connect(self.save_asked)
        return button

    def _words(self, text: str) -> QLabel:
        label = QLabel(text.strip())
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("ink", "muted")
        label.setMinimumHeight(self.minimumHeight())
        return label

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.query_asked.emit(self._removals[chip])
