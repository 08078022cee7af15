"""Words without the endings that number and gender give them, and the forms of a stem."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_FEMININE: Final = (
    ("euse", "eur"),
    ("trice", "teur"),
    ("ive", "if"),
    ("ienne", "ien"),
    ("onne", "on"),
    ("elle", "el"),
    ("iere", "ier"),
    ("e", ""),
)


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """`word` without its plural and feminine endings: `generatives` and `generatif` give the same."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        word = word[:-3] + "al"
    elif word[-1] in "sx" and word[-2] != "s":
        word = word[:-1]
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) - len(feminine) >= 3:
            return word[: -len(feminine)] + masculine
    return word


def perhaps_of(root: str) -> list[str]:
    """The few words that may have this stem, in order: all that have it, and some that have another one."""
    singular = [root, *[root.removesuffix(he) + she for she, he in _FEMININE if root.endswith(he)]]
    plural = [each + end for each in singular for end in "sx"]
    plural += [each.removesuffix("al") + "aux" for each in singular if each.endswith("al")]
    return sorted({*singular, *plural})
