"""The one folding by which importers and services compare words: case, accents, ligatures, signs."""

from __future__ import annotations

import re
import unicodedata
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
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """`text` without case, accents, ligatures or typographic variants; any white space becomes one space.

    « Éthique  &\\nRÉGLEMENTATION » → « ethique & reglementation ». Punctuation stays: « C++ » is not « C ».
    """
    folded = text.casefold()
    if not folded.isascii():
        # Before the decomposition too: NFKD turns « ´ » into a space and a combining accent.
        folded = unicodedata.normalize("NFKD", folded.translate(_SIGNS))
        folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_SIGNS)
    return " ".join(folded.replace("`", "'").split())


def slugify(text: str) -> str:
    """The slug of a label: « Métiers de bouche » → `metiers-de-bouche`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
