"""Boxes to tick: a column « Présentiel » that holds « x », a matrix of skills with « oui » and « non ».

The header is the value; the cell only says whether it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from importers.records import LEVELS, CellValue
from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import Term

_YES: Final = frozenset(
    {
        "x",
        "xx",
        "oui",
        "o",
        "yes",
        "y",
        "vrai",
        "true",
        "1",
        "ok",
        "✓",
        "✔",
        "✅",
        "☑",
        "☒",
        "•",
        "●",
        "■",
        "√",
    }
)
_NO: Final = frozenset({"non", "n", "no", "faux", "false", "0", "☐", "❌", "✗", "✘"})


def ticked(value: CellValue) -> bool | None:
    """Whether a box is ticked; `None` for what is no box."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip().casefold()
    return True if text in _YES else False if text in _NO else None


def told_by_header(header: str, terms: Sequence[Term]) -> str | None:
    """The slug of the term that a whole header names: « Compétences › Prompt engineering »."""
    return index_of(terms).slug_of(fold_name(header.rpartition(LEVELS)[2]))


def under_header(value: CellValue, header: str, terms: Sequence[Term]) -> tuple[str, ...] | None:
    """What a box says of a course, by slug: the term of its header or nothing; `None` for what is no box."""
    is_ticked = ticked(value)
    slug = told_by_header(header, terms) if is_ticked is not None else None
    if slug is None:
        return None
    return (slug,) if is_ticked else ()
