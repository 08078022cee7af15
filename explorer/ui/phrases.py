"""Phrases that many widgets share, in the window's language: counts, « label : value »."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from explorer.services import wording

if TYPE_CHECKING:
    from explorer.services.plan import ImportCounts


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

    def created(self, quantity: int) -> str:
        """« créées », the word alone, as those that follow: courses that an import adds."""
        return self.tr("créée(s)", "", quantity)

    def updated(self, quantity: int) -> str:
        """« modifiées »."""
        return self.tr("modifiée(s)", "", quantity)

    def unchanged(self, quantity: int) -> str:
        """« inchangées »."""
        return self.tr("inchangée(s)", "", quantity)

    def missing(self, quantity: int) -> str:
        """« disparues »: courses that the source's last file holds no longer."""
        return self.tr("disparue(s)", "", quantity)

    def rejected(self, quantity: int) -> str:
        """« rejetées »: rows, not courses."""
        return self.tr("rejetée(s)", "", quantity)

    def import_counts(self, counts: ImportCounts) -> str:
        """« 38 créées, 12 modifiées »; the counts that are not 0, or « rien »."""
        named = (
            (counts.created, self.created),
            (counts.updated, self.updated),
            (counts.unchanged, self.unchanged),
            (counts.missing, self.missing),
            (counts.rejected, self.rejected),
        )
        told = [counted(quantity, word(quantity)) for quantity, word in named if quantity]
        return ", ".join(told) or self.tr("rien")

    def set_aside(self, quantity: int) -> str:
        """« hors écartées : 2 »: courses that the sums leave out."""
        return self.tr("hors écartées : %1").replace("%1", wording.number(quantity))

    def labelled(self, label: str, value: str) -> str:
        """« Durée : 21 h », with the spaces of the language."""
        colon = self.tr(" : ")
        return f"{label}{colon}{value}"


phrases: Final = Phrases()
