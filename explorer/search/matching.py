"""The words of the catalogue that a typed word may stand for, from the surest to the least sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from explorer.search.edits import NEIGHBOURS, cost
from explorer.search.lexicon import Lexicon, allowed_edits
from explorer.search.outcome import MatchKind
from explorer.search.places import LITTLE_WORDS

EXACT: Final = 1.0
FORM: Final = 0.86
OPEN_PREFIX: Final = 0.88
ELISION: Final = 0.86
SPLIT: Final = 0.84
JOINED: Final = 0.9
PREFIX: Final = 0.8
FUZZY: Final = 0.82
FUZZY_PREFIX: Final = 0.68
DOUBTED: Final = 0.3
"""Of a word that begins within a slip, where a whole word is within a likely one."""
PER_EDIT: Final = 0.2
LEAST: Final = 0.34
SYNONYM: Final = 0.6
RELATED: Final = 0.15
"""Below a literal hit, wherever that one stands (`scoring.WEIGHTS`)."""
WHOLE_CODE: Final = 0.6
"""Of a block of a certification, the certification itself."""
APART: Final = 0.7
"""Of words typed in one piece that do not follow each other in the course."""

_MOST_FUZZY: Final = 24
_SURE_BEGINNING: Final = 5
_MAY_BE_ONE_WORD: Final = 4
"""Letters of a word that an article may begin, and that may as well miss a letter."""
_SPREAD: Final = 0.9
"""Words this much costlier than the nearest one are not what was meant."""
_BLOCK: Final = re.compile(r"(rncp\d+)bc\d+")
_ELIDED: Final = ("qu", "l", "d", "j", "m", "t", "s", "c", "n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The words `first` to `end` (excluded) of the lexicon, and how well they answer: `quality` 0 to 1."""

    first: int
    end: int
    quality: float
    kind: MatchKind
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a term: every part must be found, each by one of its candidates."""

    parts: tuple[tuple[Candidate, ...], ...]
    follows: bool = False
    """Whether the parts must follow each other."""


def single(candidates: list[Candidate]) -> list[Reading]:
    """The reading of a word that stands for one word."""
    return [Reading((tuple(candidates),))] if candidates else []


def strict(lexicon: Lexicon, word: str, *, is_open: bool, has_articles: bool = True) -> list[Reading]:
    """The word itself, its plural or feminine, the words it begins; else it read in pieces.

    No slip is forgiven here, but in a word that is just as much an article and a short word: `lile`.
    `has_articles` is false of names: no article is left out there.
    """
    found = _written(lexicon, word, is_open=is_open)
    is_written = bool(found)
    exact = any(each.kind == "exact" for each in found)
    if not exact and has_articles:
        for rest in _without_article(word, 2):
            found += [
                Candidate(each.first, each.end, each.quality * ELISION, "fuzzy")
                for each in _written(lexicon, rest, is_open=is_open and len(rest) > 3)
                if each.kind == "exact" or (len(rest) > 3 and each.quality > PREFIX - 0.01)
            ]
        if len(word) == _MAY_BE_ONE_WORD and found and not is_written:
            found = [replace(each, quality=each.quality * ELISION) for each in found]
            found += _nearest(
                [
                    _fuzzy(lexicon.words[place], word, (place, place + 1), distance, FUZZY)
                    for place, distance in lexicon.near(word, 1)
                    if _begins_alike(word, lexicon.words[place])
                ]
            )
    if not found and (block := _BLOCK.fullmatch(word)):
        whole = lexicon.find(block[1])
        found = [] if whole is None else [Candidate(whole, whole + 1, WHOLE_CODE, "fuzzy")]
    if found:
        return single(found)
    return list(_splits(lexicon, word, is_open=is_open))


def loose(lexicon: Lexicon, word: str, *, is_open: bool) -> list[Reading]:
    """The words within one or two slips of the typed one, or that begin so; else a split with one slip."""
    edits = allowed_edits(word)
    if not edits:
        return []
    weighed: list[tuple[float, Candidate]] = []
    for place, distance in lexicon.near(word, edits):
        if distance and _begins_alike(word, lexicon.words[place]):
            weighed.append(_fuzzy(lexicon.words[place], word, (place, place + 1), distance, FUZZY))
    sure = any(weight <= 1.0 for weight, _ in weighed)
    if len(word) > 3 and (is_open or not sure):
        begun = _begun(lexicon, word, is_open=is_open)
        weighed += [(weight, _doubted(each)) for weight, each in begun] if sure else begun
    if not sure:
        # An article left out and a slip besides: in a short word that is anything, as `lille` for « l'île ».
        for rest in _without_article(word, 5):
            for place, distance in lexicon.near(rest, 1):
                weighed.append(
                    _fuzzy(lexicon.words[place], rest, (place, place + 1), max(distance, 1), FUZZY - 0.08)
                )
    found = _nearest(weighed)
    if found:
        return single([*found, *_other_forms(lexicon, found)])
    return list(_splits_with_slip(lexicon, word))


def _begins_alike(word: str, text: str) -> bool:
    """Whether a slip at the beginning is a likely one: people rarely miss the first of a few letters.

    `lile` is no `ile`; `bqe` may be `vae`, and `avl` `val`.
    """
    if len(word) >= _SURE_BEGINNING or word[0] == text[0]:
        return True
    return len(word) == len(text) and ((word[0], text[0]) in NEIGHBOURS or word[:2] == text[1::-1])


def _other_forms(lexicon: Lexicon, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The plurals and feminines of the words found: a slip does not say which of them was meant."""
    known = {each.first for each in found if each.end == each.first + 1}
    for each in found:
        if each.end == each.first + 1:
            for place in lexicon.forms_of(lexicon.words[each.first]):
                if place not in known:
                    known.add(place)
                    yield replace(each, first=place, end=place + 1, quality=each.quality * FORM)


def _begun(lexicon: Lexicon, word: str, *, is_open: bool) -> Iterator[tuple[float, Candidate]]:
    """The words that begin within one slip of the typed one, or two when it is long."""
    for first, end, distance in lexicon.near_beginnings(word, 1 if len(word) < 8 else 2):
        # Four letters, one of them wrong, the first at that: anything would do.
        if len(word) >= 6 or lexicon.words[first][0] == word[0]:
            beginning = lexicon.words[first][: _length_of(lexicon, first, end, word)]
            start = FUZZY_PREFIX if is_open else FUZZY_PREFIX - 0.06
            yield _fuzzy(beginning, word, (first, end), distance, start)


def _doubted(begun: Candidate) -> Candidate:
    """`promt` is « prompt », wherever it stands, rather than the beginning of « promotion » in a title."""
    return replace(begun, quality=begun.quality * DOUBTED)


def joined(lexicon: Lexicon, pieces: Sequence[str], *, is_open: bool) -> list[Candidate]:
    """The words written in one piece where several were typed: `e commerce` → `ecommerce`."""
    word = "".join(pieces)
    if len(word) < 4:
        return []
    goes_on = is_open and len(pieces) == 2 and len(pieces[-1]) > 1
    return [
        Candidate(each.first, each.end, each.quality * JOINED, "fuzzy")
        for each in _written(lexicon, word, is_open=goes_on)
        if each.kind == "exact" or each.quality == FORM or goes_on
    ]


def joined_with_slip(lexicon: Lexicon, pieces: Sequence[str]) -> list[Candidate]:
    """Those within one slip, when the pieces make a long word: `central supelec` → `centralesupelec`."""
    word = "".join(pieces)
    if len(word) < 8 or not word.isalpha():
        return []
    return _nearest(
        [
            _fuzzy(lexicon.words[place], word, (place, place + 1), distance, FUZZY)
            for place, distance in lexicon.near(word, 1)
        ]
    )


def exactly(lexicon: Lexicon, word: str, quality: float, kind: MatchKind) -> list[Candidate]:
    """The word, its plural and feminine: what an expression of the synonyms is looked for with."""
    found = []
    place = lexicon.find(word)
    if place is not None:
        found.append(Candidate(place, place + 1, quality, kind))
    found += [Candidate(each, each + 1, quality * FORM, kind) for each in lexicon.forms_of(word)]
    return found


def _written(lexicon: Lexicon, word: str, *, is_open: bool) -> list[Candidate]:
    """Exact, other form, prefix."""
    found = []
    place = lexicon.find(word)
    if place is not None:
        found.append(Candidate(place, place + 1, EXACT, "exact"))
    found += [Candidate(each, each + 1, FORM, "fuzzy") for each in lexicon.forms_of(word)]
    least = 1 if is_open else 3
    if len(word) >= least and (is_open or not word.isdigit()):
        first, end = lexicon.beginning_with(word)
        first += place is not None
        if first < end:
            found.append(Candidate(first, end, OPEN_PREFIX if is_open else PREFIX, "prefix"))
    return found


def _without_article(word: str, least: int) -> Iterator[str]:
    """What is left of a word typed without its apostrophe: `lintelligence` → `intelligence`."""
    for article in _ELIDED:
        rest = word.removeprefix(article)
        if rest != word and len(rest) >= least and rest[0] in "aeiouyh":
            yield rest


def _splits(lexicon: Lexicon, word: str, *, is_open: bool) -> Iterator[Reading]:
    """The typed word as two words of the catalogue, both as written: `relationclient`; else as three."""
    found = False
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        if not _may_split(left, right):
            continue
        whole = lexicon.find(left)
        if whole is None:
            continue
        rest = _written(lexicon, right, is_open=is_open and len(right) > 2)
        rest = [each for each in rest if each.kind == "exact" or each.quality == FORM or is_open]
        if rest:
            found = True
            yield from _in_pieces([Candidate(whole, whole + 1, EXACT, "exact")], rest)
    if not found and len(word) >= 9:
        yield from _triple_splits(lexicon, word)


def _triple_splits(lexicon: Lexicon, word: str) -> Iterator[Reading]:
    for at in range(2, len(word) - 4):
        if lexicon.find(word[:at]) is None:
            continue
        for then in range(at + 1, len(word) - 2):
            places = [lexicon.find(word[a:b]) for a, b in pairwise((0, at, then, len(word)))]
            if all(place is not None for place in places):
                yield from _in_pieces(
                    *([Candidate(place, place + 1, EXACT, "exact")] for place in places if place is not None)
                )


def _splits_with_slip(lexicon: Lexicon, word: str) -> Iterator[Reading]:
    for at in range(4, len(word) - 3):
        for left, right, is_first in ((word[:at], word[at:], True), (word[at:], word[:at], False)):
            whole = lexicon.find(left)
            if whole is None or len(right) < 4:
                continue
            near = _nearest(
                [
                    _fuzzy(lexicon.words[place], right, (place, place + 1), distance, FUZZY)
                    for place, distance in lexicon.near(right, 1)
                ]
            )
            if near:
                sure = [Candidate(whole, whole + 1, EXACT, "exact")]
                yield from _in_pieces(*((sure, near) if is_first else (near, sure)))


def _may_split(left: str, right: str) -> bool:
    """Two letters a side at least, or one where letters meet figures (`gpt4`) or a name begins (`otop`)."""
    if left in LITTLE_WORDS and right in LITTLE_WORDS:
        return False  # `parle` is not « par le »
    if left[-1].isdigit() != right[0].isdigit():
        return True
    # A letter alone is the beginning of a name, as in « Ô'Top », unless it is a little word.
    return (len(left) >= 2 or left not in LITTLE_WORDS) and len(right) >= 3


def _in_pieces(*parts: list[Candidate]) -> Iterator[Reading]:
    """The parts one after the other, as they were typed; else anywhere, which is less likely meant."""
    for follows, quality in ((True, SPLIT), (False, SPLIT * APART)):
        yield Reading(
            tuple(
                tuple(replace(each, quality=each.quality * quality, kind="fuzzy") for each in part)
                for part in parts
            ),
            follows,
        )


def _length_of(lexicon: Lexicon, first: int, end: int, word: str) -> int:
    """How much of the words `first` to `end` stands for `word`: their common beginning, about as long."""
    a, b = lexicon.words[first], lexicon.words[end - 1]
    common = 0
    while common < min(len(a), len(b), len(word) + 1) and a[common] == b[common]:
        common += 1
    return max(common, len(word) - 1)


def _fuzzy(
    text: str, word: str, places: tuple[int, int], distance: int, start: float
) -> tuple[float, Candidate]:
    weight = cost(word, text)
    return weight + (FUZZY - start), Candidate(*places, start - PER_EDIT * weight, "fuzzy", distance)


def _nearest(weighed: list[tuple[float, Candidate]]) -> list[Candidate]:
    weighed.sort(key=lambda pair: (pair[0], pair[1].first))
    if not weighed:
        return []
    limit = weighed[0][0] + _SPREAD
    return [each for weight, each in weighed[:_MOST_FUZZY] if weight <= limit and each.quality >= LEAST]
