"""Writings that no word of a vocabulary explains, and what the user answered about them.

An answer is about one writing of one field, whatever its case and accents: « visio en direct » is a
`classe-virtuelle`. The cell keeps what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.draft import Cell, Draft
from importers.errors import ImportRefused
from importers.fields import FIELD_READERS, FieldReader
from importers.values.formats import parse_formats
from importers.values.levels import parse_level
from importers.values.texts import clean
from importers.values.vocabularies import match_terms
from resources.vocabulary import Term, fold, vocabulary

Terms = Callable[[], tuple[Term, ...]]

_LONGEST: Final = 80
"""A longer text is a sentence, not a value that someone could name."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an answer goes: the words to choose from, and the part of a cell that none of them explains."""

    terms: Terms
    unknown: Callable[[str], tuple[str, ...]]
    is_list: bool = True


def _parts(terms: Terms) -> Callable[[str], tuple[str, ...]]:
    return lambda text: match_terms(text, terms()).unknown_parts


def _whole_unless_one(terms: Terms) -> Callable[[str], tuple[str, ...]]:
    return lambda text: () if len(match_terms(text, terms()).slugs) == 1 else (text,)


def _no_level(text: str) -> tuple[str, ...]:
    return (text,) if parse_level(text).unreadable else ()


def _no_training_type(text: str) -> tuple[str, ...]:
    return () if parse_formats(text).training_type else (text,)


def _fundings() -> tuple[Term, ...]:
    return vocabulary().fundings


def _skills() -> tuple[Term, ...]:
    return vocabulary().skills


def _job_families() -> tuple[Term, ...]:
    return vocabulary().job_families


def _branches() -> tuple[Term, ...]:
    return vocabulary().branches


def _axes() -> tuple[Term, ...]:
    return vocabulary().axes


def _maturities() -> tuple[Term, ...]:
    return vocabulary().maturities


_TARGETS: Final[Mapping[str, _Target]] = {
    "formats": _Target(lambda: vocabulary().formats, lambda text: parse_formats(text).unknown_parts),
    "level": _Target(lambda: vocabulary().levels, _no_level, is_list=False),
    "training_type": _Target(lambda: vocabulary().training_types, _no_training_type, is_list=False),
    "skills": _Target(_skills, _parts(_skills)),
    "job_families": _Target(_job_families, _parts(_job_families)),
    "sectors": _Target(_branches, _parts(_branches)),
    "funding": _Target(_fundings, _parts(_fundings)),
    "axis": _Target(_axes, _whole_unless_one(_axes), is_list=False),
    "maturity": _Target(_maturities, _whole_unless_one(_maturities), is_list=False),
}

ANSWERED_FIELDS: Final = frozenset(_TARGETS)
"""The fields whose values are words of a vocabulary."""


def terms_of(field: str) -> tuple[Term, ...]:
    """The words that an answer about `field` may choose from."""
    return _TARGETS[field].terms()


@lru_cache(maxsize=16_384)
def unknown_parts(field: str, text: str) -> tuple[str, ...]:
    """The writings in the text of a cell that no word of the field's vocabulary explains."""
    cleaned = clean(text)
    if cleaned is None:
        return ()
    return tuple(part for part in _TARGETS[field].unknown(cleaned) if len(part) <= _LONGEST)


class Answers:
    """What the user answered about the writings of a file, ready to be applied to its rows."""

    def __init__(self, values: Mapping[tuple[str, str], str | None]) -> None:
        """Raises `ImportRefused` for a field or a word that does not exist."""
        self._values = {(field, fold(raw)): slug for (field, raw), slug in values.items()}
        self._fields = frozenset(field for field, _raw in self._values)
        for (field, _raw), slug in self._values.items():
            if field not in _TARGETS or (slug is not None and slug not in _slugs(field)):
                raise ImportRefused(
                    f"« {slug} » n’est pas une valeur de « {field} ».", "Choisissez-en une de la liste."
                )

    def reader(self, field: str) -> FieldReader:
        """How the cells of a field are read, what was answered about them included."""
        read = FIELD_READERS[field]
        if field not in self._fields:
            return read

        def read_and_complete(draft: Draft, cell: Cell) -> None:
            read(draft, cell)
            self._complete(draft, cell)

        return read_and_complete

    def _complete(self, draft: Draft, cell: Cell) -> None:
        """Adds to a course what was answered about a cell that has just been read."""
        field = cell.column.field
        for part in unknown_parts(field, cell.shown):
            key = (field, fold(part))
            if key not in self._values:
                continue
            slug = self._values[key]
            draft.forget_warnings(cell)
            if slug is None:
                continue
            if _TARGETS[field].is_list:
                draft.replace(field, part, slug)
            else:
                draft.values[field] = int(slug) if field == "level" else slug


def _slugs(field: str) -> frozenset[str]:
    return frozenset(term.slug for term in terms_of(field))
