"""Which axis of the map a text tells: the name of a sheet, or a title above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from resources.vocabulary import fold, vocabulary

_WORD: Final = re.compile(r"[a-z0-9]+")


def axis_in(text: str) -> str | None:
    """The slug of the one axis that `text` names; `None` if it names none or several."""
    words = f" {_plain(text)} "
    named = {slug for name, slug in _names() if f" {name} " in words}
    return named.pop() if len(named) == 1 else None


def axis_above(texts: Iterable[str]) -> tuple[str, str] | None:
    """(axis, text that tells it) among the titles above a table; `None` if they disagree."""
    found = {axis: text for text in reversed(list(texts)) if (axis := axis_in(text)) is not None}
    return next(iter(found.items())) if len(found) == 1 else None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(
        (_plain(name), axis.slug)
        for axis in vocabulary().axes
        for name in (axis.slug, axis.label, axis.short_label, axis.singular, *axis.aliases)
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
