"""Texts made comparable: case, accents, ligatures and apostrophes folded, words cut out with their places.

Two paths give the same words: `words_of` in bulk for the index, `tokens` with offsets for highlights.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

# Letters that Unicode does not decompose, and signs that French texts write in several ways.
_SPECIAL: Final = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "ð": "d",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "′": "'",
    "´": "'",
    "‐": "-",
    "‑": "-",
}
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
WORD: Final = re.compile(r"[^\W_]+")
# « e-commerce », « S.A.V. », « RS 6776 »: read in one word as well.
_COMPOUND: Final = re.compile(
    r"(?:[^\W_]\.){2,}[^\W_]?(?![^\W_])"
    r"|\b(?:rs|rncp)[ .:°n-]{1,4}\d{2,6}(?:bc\d+)?\b"
    r"|[^\W_]+(?:-[^\W_]+)+"
)
# Each way begins with one character, and looks behind it afterwards: that is several times as fast.
MAY_HOLD_COMPOUND: Final = re.compile(
    r"-(?<=[^\W_]-)[^\W_]|\.(?<=[^\W_]\.)[^\W_]|r(?<=\br)(?:s|ncp)[ .:°n-]{1,4}\d"
)
"""Found wherever a compound is."""
CODE_BEGUN: Final = r"r(?<=\br)(?:s|ncp)[ .:°n-]{0,4}"
"""What a text ends with when its next word may make a code of it; no other compound holds a space."""


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word and its place, in characters of the text before folding.

    `closed`: several words read as one.
    """

    text: str
    start: int
    end: int
    closed: bool = False


@cache
def _folded(char: str) -> str:
    """What one character becomes: none (a combining accent), one or several (`œ`)."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return ""
    once = unicodedata.normalize("NFKD", char).casefold()
    return "".join(
        _SPECIAL.get(each, each)
        for each in unicodedata.normalize("NFKD", once)
        if unicodedata.category(each) not in {"Mn", "Me", "Cf"}
    )


def fold(text: str) -> str:
    """`text` without case, accents and ligatures; punctuation and spaces stay."""
    # One pass a distinct character is some fifty times cheaper than one call a character.
    for char in set(_NOT_ASCII.findall(text)):
        text = text.replace(char, _folded(char))
    return text.lower()


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order, closed-up forms left out."""
    return WORD.findall(fold(text))


def sort_text(text: str) -> str:
    """What `text` is sorted by: its words alone, so that a quotation mark or an accent moves nothing."""
    return " ".join(words_of(text))


def closed_forms(folded: str) -> list[str]:
    """The words of a folded text that are written in pieces, in one piece: `e-commerce` → `ecommerce`."""
    if not MAY_HOLD_COMPOUND.search(folded):
        return []
    return [_closed(match[0]) for match in _COMPOUND.finditer(folded)]


def _closed(compound: str) -> str:
    if match := re.fullmatch(r"(rs|rncp)\D+(\d\w*)", compound):
        return match[1] + match[2]
    return "".join(WORD.findall(compound))


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` with their places, then its closed-up forms with the places of their pieces."""
    pieces = [char.lower() if char.isascii() else _folded(char) for char in text]
    folded = "".join(pieces)
    places = _places(pieces) if len(folded) != len(text) or "" in pieces else None
    for closed, pattern in ((False, WORD), (True, _COMPOUND)):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if closed:
                word = _closed(match[0])
                end -= len(match[0]) - len(match[0].rstrip("."))
            else:
                word = match[0]
            if places is not None:
                start, end = places[start], _end_in_text(pieces, places[end - 1])
            yield Token(word, start, end, closed)


def _places(pieces: list[str]) -> list[int]:
    """For each folded character, the place of the character that it comes from."""
    return [place for place, piece in enumerate(pieces) for _ in piece]


def _end_in_text(pieces: list[str], last: int) -> int:
    """One past the character at `last` and the combining accents that follow it."""
    end = last + 1
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end
