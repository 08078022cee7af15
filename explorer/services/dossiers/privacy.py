"""What whoever writes about a person must know, and the days until which dossiers may be kept.

Sources: règlement (UE) 2016/679 (RGPD), articles 5 (minimisation, limitation de la conservation), 13 and 15
(information, droit d’accès), 16 and 17 (rectification, effacement); CNIL, on free text fields: comments must
be objective, adequate and never excessive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Notice:
    """A title, then one sentence a line."""

    title: str
    lines: tuple[str, ...]


NOTICE: Final = Notice(
    "Ce que vous écrivez ici peut être lu par la personne",
    (
        "Désignez la personne par une référence, jamais par son nom.",
        "N’écrivez que des faits utiles au projet de formation, en termes objectifs : "
        "la personne peut demander à les lire, à les corriger ou à les faire effacer (RGPD, art. 15 à 17).",
        "N’écrivez rien sur la santé, l’origine, les opinions, la vie privée ou les difficultés sociales.",
        "Fixez une date de conservation ; à cette date, supprimez le dossier définitivement.",
        "Tout reste sur cet ordinateur : les sauvegardes et les fichiers exportés sont à supprimer aussi.",
    ),
)

USUAL_MONTHS: Final = (6, 12, 24)
"""Retention offered by default; the law sets a purpose, not a figure."""


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (next_month - date(year, month, 1)).days))
