"""Columns that tell of a person (a trainee, who answered a form), in a table whose rows also name a course.

« Nom » beside « Prénom » is no title, and the e-mail that a form notes by itself is not that of the provider.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from importers.headers import header_words, recognise
from importers.layout import HeaderColumn

PERSONAL: Final = "dit de qui il s’agit, non de quelle formation"

_NAMES: Final = frozenset({"nom", "famille", "usage", "naissance", "complet", "stagiaire", "agent"})
_STAFF: Final = ("prenom", "matricule")
"""A column of one of these words: the rows are about people."""
_HIRED: Final = (frozenset({"date", "entree"}), frozenset({"date", "sortie"}), frozenset({"date", "arrivee"}))
_FORM: Final = (frozenset({"horodateur"}), frozenset({"horodatage"}), frozenset({"timestamp"}))
"""What a form (Google, Microsoft) writes by itself before the answers."""


def about_people(columns: Sequence[HeaderColumn]) -> frozenset[int]:
    """The 0-based columns that no field of a course may take."""
    words = {column.index: header_words(column.text) for column in columns}
    found: set[int] = set()
    if any(word in each for each in words.values() for word in _STAFF):
        found |= {
            index for index, each in words.items() if each in _HIRED or ("nom" in each and each <= _NAMES)
        }
    if any(each in _FORM for each in words.values()):
        answers = [column for column in columns if words[column.index] not in _FORM]
        # Only the first one or two, before the questions: a later « Courriel » is an answer.
        for column in answers[:2]:
            if words[column.index] != frozenset({"nom"}) and recognise(column.text).field != "email":
                break
            found.add(column.index)
    return frozenset(found)
