"""How likely a slip of the keyboard is: what turns a typed word into a word of the catalogue, weighed."""

from __future__ import annotations

from typing import Final

_ROWS: Final = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def _neighbours() -> frozenset[tuple[str, str]]:
    pairs = set()
    for y, row in enumerate(_ROWS):
        for x, key in enumerate(row):
            around = [(y, x + 1), (y + 1, x), (y + 1, x - 1)]
            for v, u in around:
                if v < len(_ROWS) and 0 <= u < len(_ROWS[v]):
                    pairs |= {(key, _ROWS[v][u]), (_ROWS[v][u], key)}
    # « ù » is beside « m » and folds to « u »; « w » starts a row shifted by one key.
    return frozenset(pairs | {("u", "m"), ("m", "u")})


NEIGHBOURS: Final = _neighbours()
SOUNDS_ALIKE: Final = frozenset(
    pair
    for a, b in ("sc", "sz", "ck", "kq", "cq", "iy", "gj", "ea", "ae", "mn", "td", "pb", "ei", "vw")
    for pair in ((a, b), (b, a))
)
DOUBLED: Final = 0.6
NEIGHBOUR: Final = 0.65
ALIKE: Final = 0.75
SWAPPED: Final = 0.7
ANY: Final = 1.0
FIRST_LETTER: Final = 0.35
"""Added when the first letter itself is wrong: people rarely miss it."""


def cost(typed: str, word: str) -> float:
    """The weight of the slips between two folded words: about 1 for each, less for the likely ones."""
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(word)) - start and typed[-1 - end] == word[-1 - end]:
        end += 1
    # One letter of context stays on the left, so that a doubled letter is seen as such.
    kept = max(0, start - 1)
    middle = _weighted(typed[kept : len(typed) - end], word[kept : len(word) - end])
    return middle + (FIRST_LETTER if start == 0 else 0.0)


def _weighted(a: str, b: str) -> float:
    """Optimal string alignment distance of two short texts, with the weights above."""
    before: list[float] = []
    row = [0.0]
    for j in range(len(b)):
        row.append(row[-1] + _gap(b, j))
    for i, left in enumerate(a):
        earlier, before = before, row
        row = [before[0] + _gap(a, i)]
        for j, right in enumerate(b):
            best = min(
                before[j] + _swap(left, right),
                before[j + 1] + _gap(a, i),
                row[j] + _gap(b, j),
            )
            if i and j and left == b[j - 1] and a[i - 1] == right and left != right:
                best = min(best, earlier[j - 1] + SWAPPED)
            row.append(best)
    return row[-1]


def _gap(text: str, place: int) -> float:
    return DOUBLED if place and text[place - 1] == text[place] else ANY


def _swap(left: str, right: str) -> float:
    if left == right:
        return 0.0
    pair = (left, right)
    if pair in NEIGHBOURS:
        return NEIGHBOUR
    return ALIKE if pair in SOUNDS_ALIKE else ANY
