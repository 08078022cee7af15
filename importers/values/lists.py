"""Several values in one cell: where one ends and the next begins, though names hold commas and slashes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from importers.records import CellValue
from importers.values.texts import display, is_unknown

_SURE: Final = re.compile(r"\s*(?:[\n;$]|\s\|\s|\|)\s*(?:[•·▪●‣◦–*-]\s+)?|\s*[•▪●‣◦]\s*")
_LEADING_BULLET: Final = re.compile(r"^\s*(?:[•·▪●‣◦–*-]\s+)")
_SLASH: Final = re.compile(r"\s+/\s+")
_NUMBERED: Final = re.compile(r"(\d{1,2})\s?(?:[.)°/]|-(?=\s))\s*(?=[^\W\d])")
_TIGHT_SLASH: Final = re.compile(r"\s*/\s*")
_COMMA: Final = re.compile(r"\([^()]*\)|(,)")
"""A comma, or parentheses to step over with the commas inside."""
_MOST_JOINED: Final = 8
"""No name of a vocabulary holds more separators."""


def split_list(
    value: CellValue, known: Callable[[str], bool] | None = None, *, plainly_a_list: bool = False
) -> tuple[str, ...]:
    """The items of a cell, as written and in order, without repeats and unknown words.

    A line break, `;`, `|`, `$` and bullets always separate; ` / ` separates unless the parts make one
    `known` name together; a comma (or a `/` without spaces) separates only when every part is known
    or when the column is plainly a list (codes, for instance).
    """
    return tuple(
        dict.fromkeys(_items(display(value), known or _knows_nothing, plainly_a_list=plainly_a_list))
    )


def _items(text: str, known: Callable[[str], bool], *, plainly_a_list: bool) -> list[str]:
    found: list[str] = []
    for line in sure_parts(text):
        if known(line):
            found.append(line)
            continue
        for piece in _joined(_SLASH.split(line), " / ", known):
            found += [piece] if known(piece) else _split_softly(piece, known, plainly_a_list=plainly_a_list)
    return [item for item in found if not is_unknown(item)]


def sure_parts(text: str) -> list[str]:
    """The parts between separators that never stand inside a name."""
    parts = [part.strip() for part in _SURE.split(_LEADING_BULLET.sub("", text)) if part.strip()]
    return _without_numbers(parts) if len(parts) > 1 and parts[0][0] == "1" else parts


def _without_numbers(parts: list[str]) -> list[str]:
    """« 1. Vente », « 2. Achats » as « Vente », « Achats », when the items are all numbered in order."""
    numbered = [_NUMBERED.match(part) for part in parts]
    if [found and found[1] for found in numbered] != [str(place) for place in range(1, len(parts) + 1)]:
        return parts
    return [part[found.end() :] for part, found in zip(parts, numbered, strict=True) if found]


def _split_softly(text: str, known: Callable[[str], bool], *, plainly_a_list: bool) -> list[str]:
    if known(text):
        return [text]
    for pieces, joint in ((_at_commas(text), ", "), (_TIGHT_SLASH.split(text), "/")):
        parts = _joined([piece for piece in pieces if piece], joint, known)
        if len(parts) <= 1:
            continue
        if plainly_a_list or all(known(part) for part in parts):
            return [
                item for part in parts for item in _split_softly(part, known, plainly_a_list=plainly_a_list)
            ]
    return [text.strip()]


def _at_commas(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for match in _COMMA.finditer(text):
        if match[1]:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _joined(parts: Sequence[str], joint: str, known: Callable[[str], bool]) -> list[str]:
    """`parts` with neighbours put together again where they make one known name, the longest first."""
    result: list[str] = []
    start = 0
    while start < len(parts):
        farthest = min(len(parts), start + _MOST_JOINED)
        ends = (end for end in range(farthest, start + 1, -1) if known(joint.join(parts[start:end])))
        end = next(ends, start + 1)
        result.append(joint.join(parts[start:end]).strip())
        start = end
    return result


def _knows_nothing(_: str) -> bool:
    return False
