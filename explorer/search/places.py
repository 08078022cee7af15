"""The words that a typed text may do without, and those that name where to search; data in `search.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Final, get_args

from explorer.search.fold import fold, words_of
from explorer.search.outcome import TextField
from explorer.search.stems import stem
from resources import read_bytes
from resources.vocabulary import vocabulary

_DATA: Final[dict[str, Any]] = tomllib.loads(read_bytes("vocabulary", "search.toml").decode("utf-8"))

LITTLE_WORDS: Final = frozenset(map(fold, _DATA["little_words"]))
"""Folded words that carry no meaning by themselves: they may be there, they need not."""
WORDS_OF_KIND: Final = frozenset(map(fold, _DATA["words_of_kind"]))
"""Folded words that are little right after « formation »."""
FILTER_OF: Final = {fold(word): name for name, words in _DATA["words_of_filter"].items() for word in words}
"""Folded little word → the label of the filter that says it."""


def place_named(word: str) -> TextField | None:
    """Where `word` before a colon asks to search, or `None` when it names no place."""
    return _places().get(stem(fold(word)))


@cache
def _places() -> dict[str, TextField]:
    columns = {each.name: (each.name, each.label, *each.aliases) for each in vocabulary().fields}
    names: tuple[TextField, ...] = get_args(TextField)
    found: dict[str, TextField] = {}
    for own in (True, False):
        for place in _DATA["place"]:
            name = names[names.index(place["name"])]
            headers = [each for column in place["columns"] for each in columns[column]]
            for written in place["words"] if own else headers:
                if len(words := words_of(written)) == 1:
                    found.setdefault(stem(words[0]), name)
    return found
