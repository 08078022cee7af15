"""Phrases that many widgets share, in the window's language: counts, « label : value »."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from explorer.services import wording


def counted(quantity: int, words: str) -> str:
    """« 1 290 lignes »; `words` agrees with the number already: `self.tr("ligne(s)", "", quantity)`."""
    return f"{wording.number(quantity)}{wording.FIXED}{words}"


def unbroken(question: str) -> str:
    """A question whose « ? » never begins a line of its own."""
    return question.replace(" ?", f"{wording.FIXED}?")


class Phrases(QObject):
    """A `QObject`, for lupdate finds plurals in `self.tr` only."""

    def courses(self, quantity: int) -> str:
        """« 0 formation », « 21 formations »; in English « 0 courses »."""
        return counted(quantity, self.tr("formation(s)", "", quantity))

    def sources(self, quantity: int) -> str:
        """« 2 sources »."""
        return counted(quantity, self.tr("source(s)", "", quantity))

    def missing_durations(self, quantity: int) -> str:
        """« 1 durée manquante »."""
        return counted(quantity, self.tr("durée(s) manquante(s)", "", quantity))

    def missing_prices(self, quantity: int) -> str:
        """« 2 coûts manquants »."""
        return counted(quantity, self.tr("coût(s) manquant(s)", "", quantity))

    def set_aside(self, quantity: int) -> str:
        """« hors écartées : 2 »: courses that the sums leave out."""
        return self.tr("hors écartées : %1").replace("%1", wording.number(quantity))

    def labelled(self, label: str, value: str) -> str:
        """« Durée : 21 h », with the spaces of the language."""
        colon = self.tr(" : ")
        return f"{label}{colon}{value}"


phrases: Final = Phrases()
