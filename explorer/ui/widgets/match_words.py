"""Says in a few words why a course was found: what was typed, what it stands for, where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.services import wording
from explorer.ui.phrases import counted

if TYPE_CHECKING:
    from explorer.search.outcome import Match, TextField


class MatchWords(QObject):
    """« promt » ≈ prompt (1 faute) · « clien » → client (début de mot)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[TextField, str] = {
            "provider": self.tr("dans l’organisme"),
            "certification": self.tr("dans la certification"),
            "code": self.tr("dans le code"),
            "city": self.tr("dans la ville"),
            "skills": self.tr("dans les compétences"),
            "objectives": self.tr("dans les objectifs"),
            "description": self.tr("dans la description"),
            "reference": self.tr("dans la référence"),
        }

    def phrases(self, matches: Sequence[Match]) -> tuple[str, ...]:
        """One phrase for each match; the title, the usual place, is not named."""
        return tuple(dict.fromkeys(self._phrase(match) for match in matches))

    def _phrase(self, match: Match) -> str:
        typed = wording.quoted(match.typed)
        reasons = []
        if match.kind == "fuzzy":
            sign = "≈"
            slips = max(match.edits, 1)
            reasons.append(counted(slips, self.tr("faute(s)", "", slips)))
        elif match.kind == "prefix":
            sign = "→"
            reasons.append(self.tr("début de mot"))
        elif match.kind == "synonym":
            sign = "~"
            reasons.append(self.tr("synonyme"))
        else:
            sign = "="
        if match.field in self._fields:
            reasons.append(self._fields[match.field])
        words = f"{typed} {sign} {match.word}"
        return f"{words} ({', '.join(reasons)})" if reasons else words
