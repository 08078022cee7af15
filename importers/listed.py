"""A header that lists the values of its column: « Débutant / expert », « Statut (initial ou continu) »."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import Term, vocabulary

_ASIDE: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN: Final = re.compile(r"[/,;:|+]|\s(?:ou|et|or|and)\s|\s[-–—]\s", re.IGNORECASE)
_FEWEST: Final = 2
_TOLD_BY_ONE: Final = ("formats", "certifications")
_NONE: Final = "aucune"
"""« Non », « Sans » alone are no header of certifications."""
_MOST_KNOWN: Final = 2 / 3
"""Share of the values listed that must be words of the field: « confirmé » may stand among its levels."""


def field_listed(header: str, *, alone: bool = True) -> str | None:
    """The field that two values or more of a header, or of its brackets, belong to; `None` for any other.

    « E-learning », « CQP (O/N) »: one value that is the whole header tells too, where `alone` allows it.
    """
    whole = fold_name(_ASIDE.sub(" ", header).strip(" .?!:…"))
    for field in _TOLD_BY_ONE if alone else ():
        if index_of(_terms()[field]).slug_of(whole) not in (None, _NONE):
            return field
    for text in (*_ASIDE.findall(header), _ASIDE.sub(" ", header)):
        parts = [part.strip(" .?!:…") for part in _BETWEEN.split(text)]
        names = [fold_name(part) for part in parts if part]
        for field, terms in _terms().items():
            slugs = [index_of(terms).slug_of(name) for name in names]
            known = {slug for slug in slugs if slug is not None}
            if len(known) >= _FEWEST and len(slugs) - slugs.count(None) >= _MOST_KNOWN * len(slugs):
                return field
    return None


@cache
def _terms() -> Mapping[str, Sequence[Term]]:
    """The fields whose values are few enough to be written in a header, in the order they are tried."""
    words = vocabulary()
    return {
        "formats": words.formats,
        "training_type": words.training_types,
        "maturity": words.maturities,
        "funding": words.fundings,
        "certifications": words.certification_kinds,
    }
