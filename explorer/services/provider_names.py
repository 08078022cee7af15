"""What names a provider once case, accents, signs and legal form are left out."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from typing import Final

from resources import read_bytes
from resources.vocabulary import fold

_DOTTED: Final = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65_536)
def core_of(name: str) -> str:
    """What is left of a name without case, accents, signs and legal form; its words, if nothing is left."""
    folded = _DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), fold(name))
    words = _WORD.findall(folded)
    return " ".join(word for word in words if word not in _legal_forms()) or " ".join(words)


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(tomllib.loads(read_bytes("vocabulary", "legal_forms.toml").decode("utf-8"))["words"])
