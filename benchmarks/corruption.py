"""What people do to a title when they type it from memory: thirteen kinds of error, seeded."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from explorer.search.edits import NEIGHBOURS
from explorer.search.fold import words_of
from explorer.search.places import LITTLE_WORDS

Words = list[str]
Corrupt = Callable[[Words, random.Random], str | None]
"""Some words of a title as typed, or `None` when this error cannot be made on them."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def _on_one_word(change: Callable[[str, random.Random], str], least: int) -> Corrupt:
    def corrupt(words: Words, chance: random.Random) -> str | None:
        long = [i for i, word in enumerate(words) if len(word) >= least and word.isalpha()]
        if not long:
            return None
        place = chance.choice(long)
        changed = change(words[place], chance)
        if changed == words[place]:
            return None
        return " ".join([*words[:place], changed, *words[place + 1 :]])

    return corrupt


def _missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _added(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(_LETTERS) + word[at:]


def _wrong(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(_LETTERS) + word[at + 1 :]


def _swapped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _neighbour(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    keys = sorted(right for left, right in NEIGHBOURS if left == word[at])
    return word[:at] + chance.choice(keys) + word[at + 1 :] if keys else word


def _twice(word: str, chance: random.Random) -> str:
    return _missing(_swapped(word, chance), chance)


def _inflected(word: str, _chance: random.Random) -> str:
    """The other number, or the other gender."""
    for ending, other in (("eurs", "euses"), ("eur", "euse"), ("if", "ives"), ("ien", "ienne")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word[:-1] if word[-1] in "sx" else f"{word}s"


def _plain(words: Words, _chance: random.Random) -> str | None:
    return " ".join(words)


def _order(words: Words, chance: random.Random) -> str | None:
    return " ".join(chance.sample(words, len(words)))


def _prefix(words: Words, chance: random.Random) -> str | None:
    if len(words[-1]) < 5:
        return None
    return " ".join([*words[:-1], words[-1][: chance.randrange(4, len(words[-1]))]])


def _glued(words: Words, chance: random.Random) -> str | None:
    if len(words) < 2:
        return None
    at = chance.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _split(words: Words, chance: random.Random) -> str | None:
    long = [i for i, word in enumerate(words) if len(word) >= 6]
    if not long:
        return None
    place = chance.choice(long)
    at = chance.randrange(2, len(words[place]) - 2)
    return " ".join([*words[:place], words[place][:at], words[place][at:], *words[place + 1 :]])


KINDS: Final[dict[str, Corrupt]] = {
    "quelques mots": _plain,
    "titre entier": _plain,
    "dans le désordre": _order,
    "début de mot": _prefix,
    "lettre oubliée": _on_one_word(_missing, 4),
    "lettre en trop": _on_one_word(_added, 4),
    "lettre fausse": _on_one_word(_wrong, 4),
    "lettres inversées": _on_one_word(_swapped, 4),
    "touche voisine": _on_one_word(_neighbour, 4),
    "deux fautes": _on_one_word(_twice, 7),
    "pluriel ou féminin": _on_one_word(_inflected, 4),
    "mots collés": _glued,
    "mot coupé": _split,
}


WHOLE: Final = "titre entier"
"""The kind that types every word of the title, without accents, capitals and signs."""


def queries(titles: Sequence[str], per_kind: int, seed: int = 7) -> dict[str, list[tuple[str, int]]]:
    """Kind of error → `(typed text, place of the title meant)`.

    The words meant are chosen so that one title only holds them all: there is one right answer.
    """
    chance = random.Random(seed)
    words = [words_of(title) for title in titles]
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for place, each in enumerate(words):
        for word in each:
            holding[word].add(place)
    made: dict[str, list[tuple[str, int]]] = {}
    for kind, corrupt in KINDS.items():
        found: list[tuple[str, int]] = []
        while len(found) < per_kind:
            place = chance.randrange(len(titles))
            meant = words[place] if kind == WHOLE else _telling(words[place], holding, chance)
            typed = corrupt(meant, chance) if meant else None
            if typed:
                found.append((typed, place))
        made[kind] = found
    return made


def _telling(words: Words, holding: dict[str, set[int]], chance: random.Random) -> Words | None:
    """Some of the words of a title, in order, that no other title holds all; `None` if there are none."""
    places = [i for i, word in enumerate(words) if word not in LITTLE_WORDS and len(word) > 2]
    kept: list[int] = []
    left: set[int] | None = None
    for place in chance.sample(places, len(places)):
        kept.append(place)
        left = holding[words[place]] if left is None else left & holding[words[place]]
        if len(kept) > 1 and len(left) == 1:
            return [words[i] for i in sorted(kept)]
    return None
