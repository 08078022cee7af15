"""Names of dossiers and the texts and figures entered in them, as they are kept."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from db import repositories
from db.amounts import exact_euros
from explorer.services.errors import InvalidFigure, NameTaken
from explorer.services.wording import euros, number

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 20_000
MOST_PEOPLE: Final = 100_000
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_EUROS: Final = Decimal(100_000_000)


def checked_name(rows: repositories.Selections, name: str, *, but: int | None = None) -> str:
    """`name` with its spaces tidied. Raises `NameTaken` for none, one too long, or another dossier's."""
    name = " ".join(storable(name).split())
    if not name:
        raise NameTaken("Une sélection doit porter un nom.", "Donnez-lui en un.")
    if len(name) > LONGEST_NAME:
        raise NameTaken(f"Ce nom dépasse {LONGEST_NAME} caractères.", "Choisissez un nom plus court.")
    if name.casefold() in _taken(rows, but):
        raise NameTaken(f"Une sélection s’appelle déjà « {name} ».", "Choisissez un autre nom.")
    return name


def free_name(rows: repositories.Selections, name: str, *, but: int | None = None) -> str:
    """`name`, or « name (2) », « name (3) »… where another dossier bears it."""
    taken = _taken(rows, but)
    candidates = (name, *(f"{name} ({suffix})" for suffix in range(2, len(taken) + 3)))
    return next(each for each in candidates if each.casefold() not in taken)


def checked_text(text: str | None) -> str | None:
    """A text without spaces around; `None` when nothing is left, cut at `LONGEST_TEXT`."""
    kept = storable(text or "").strip()[:LONGEST_TEXT]
    return kept or None


def checked_headcount(value: int | None) -> int | None:
    """A number of people. Raises `InvalidFigure`."""
    if value is not None and not 1 <= value <= MOST_PEOPLE:
        raise InvalidFigure(
            f"L’effectif {value} n’est pas possible.",
            f"Entrez un nombre de 1 à {number(MOST_PEOPLE)}, ou rien s’il n’est pas encore connu.",
        )
    return value


def checked_amount(value: Decimal | None) -> Decimal | None:
    """An amount as the catalogue keeps it: to the ten-thousandth of a euro. Raises `InvalidFigure`."""
    if value is None:
        return None
    if not value.is_finite() or not 0 <= value <= MOST_EUROS:
        raise InvalidFigure(
            f"Le montant {value} n’est pas possible.",
            f"Entrez un montant de 0 à {euros(MOST_EUROS)}, ou rien s’il n’est pas encore connu.",
        )
    return exact_euros(value)


def _taken(rows: repositories.Selections, but: int | None) -> frozenset[str]:
    return frozenset(each.name.casefold() for each in rows.all() if each.id != but)


def storable(text: str) -> str:
    """`text` without what no file can hold or show: halves of a character, control characters."""
    return _CONTROLS.sub("", text.encode("utf-8", "replace").decode("utf-8"))
