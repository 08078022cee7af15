"""The one folding by which importers and services compare words: case, accents, ligatures, signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero-width space
        "\ufeff": None,  # byte order mark left in the text
    }
)
_SIGN: Final = re.compile(f"[{''.join(map(chr, _SIGNS))}]")
_LATIN_MARK: Final = re.compile("[\u0300-\u034e\u0350-\u036f]")
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """`text` without case, accents, ligatures or typographic variants; any white space becomes one space.

    « Éthique  &\\nRÉGLEMENTATION » → « ethique & reglementation ». Punctuation stays: « C++ » is not « C ».
    """
    folded = text.casefold()
    if not folded.isascii():
        # Before the decomposition too: NFKD turns « ´ » into a space and a combining accent.
        folded = unicodedata.normalize("NFKD", _without_signs(folded))
        folded = _LATIN_MARK.sub("", folded)
        if not folded.isascii():  # rare once the signs and accents of French are gone
            folded = _without_signs("".join(c for c in folded if not unicodedata.combining(c)))
    return " ".join(folded.replace("`", "'").split())


def _without_signs(text: str) -> str:
    return text.translate(_SIGNS) if _SIGN.search(text) else text


def slugify(text: str) -> str:
    """The slug of a label: « Métiers de bouche » → `metiers-de-bouche`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
