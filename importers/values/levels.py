"""Levels of the cadre national (3 to 8): « Niveau 6 », « NIV7 », « Bac +3 », « niveau IV (BP…) », « Master ».

Roman numerals are the nomenclature of 1969, which counts the other way round: V → 3, IV → 4, III → 5, II → 6,
I → 7 (décret n° 2019-14 du 8 janvier 2019, art. D. 6113-19 of the Code du travail).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.figures import figures_for_words, is_moment
from importers.values.texts import display, is_unknown
from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import fold, vocabulary

_LOWEST: Final = 3
_HIGHEST: Final = 8
_READ_LENGTH: Final = 400
_ROMAN: Final = {"v": 3, "iv": 4, "iii": 5, "ii": 6, "i": 7}
_BAC_PLUS: Final = {2: 5, 3: 6, 4: 6, 5: 7, 6: 7, 7: 7, 8: 8}

_MARKED: Final = re.compile(
    r"\b(?:niveaux?|niv|nv|level|cec|eqf|cnc|n)"
    r"(?:\s?(?:de (?:sortie|qualification|certification)|europeen|cec|eqf|cnc))?"
    r"\s*[.:n°-]{0,3}\s*(?P<number>\d)"
    r"(?![\d.,]\d|\d)(?P<more>\s*(?:a|et|ou|/|-|,)\s*(?:niveau |niv )?\d(?!\d)(?!\s*[h%j]))?"
)
_BARE: Final = re.compile(r"0?(?P<number>\d)(?:[.,]0+)?(?:\s*(?:-|:|–|\(|,|\.|/)\s*[^\s\d].*|\s+\(.*)?")
_BAC: Final = re.compile(
    r"\bbac(?:calaureat)?\s*(?:\+|plus\b)\s*\d(?!\d)(?:\s*(?:a|et|ou|/|-)\s*\+?\s*\d(?!\d))?"
)
_ROMAN_MARKED: Final = re.compile(r"\b(?:niveaux?|niv)\.?\s*:?\s*(?P<roman>iv|v|iii|ii|i)\b(?P<bis>\s*bis)?")
_ROMAN_BARE: Final = re.compile(r"(?P<roman>iv|v|iii|ii|i)(?P<bis>\s*bis)?(?:\s*[-:(,/].*)?")
_IN_WORDS: Final = re.compile(
    r"(?<=\bplus )(?:deux|trois|quatre|cinq|huit)\b"
    r"|(?<=\bniveau )(?:trois|quatre|cinq|six|sept|huit)\b"
)
_FORMER: Final = re.compile(
    r"\b(?:ancien(?:ne|nement)?s?|ex-?)\s*[:-]?\s*(?=niv|\d|[iv]+\b)(?:niveau |niv\.? )?(?:[iv]+|\d)\b"
)
_BESIDE_BAC: Final = re.compile(
    r"\b(?:infra|post|pre|avant|sous|sans)[ -]?(?:le )?bac\b(?!\s*\+)|\bbac\s*(?:a|/|-|ou|et)\s*bac\s*\+"
    r"|\b(?:infra|inferieure?s? (?:a|au)|en dessous d[eu]|au[- ]dessous d[eu])[ -](?:le |niveau |niv\.? )?"
    r"(?:bac|cap|[3-8iv])"
)
"""« infra-bac », « post-bac », « Bac à Bac+2 » name several levels or none."""
_WITHOUT_LEVEL: Final = re.compile(
    r"\b(?:debutante?s?|intermediaires?|avancee?s?|experts?|expertise|initie\w*|initiation|perfectionnement|confirmee?s?|tous?|toutes|tout|aucune?s?|sans|autres?|faux|elementaire|base|bases|fondamenta\w+|non|pas"
    r"|niveaux?|prerequis|qualification|certifi\w+|certificat|attestation|habilitation|titre|diplome|[abc][12]|entree|general|habilit\w+|hors|divers|variable|selon|approfondi\w*|du|diu|cqp\w*)\b"
)


@dataclass(frozen=True, slots=True)
class LevelRead:
    """3 to 8. `None` with `unreadable`: the text names no single level; `None` alone: none, or unknown."""

    level: int | None = None
    unreadable: bool = False


_NOTHING: Final = LevelRead()
_UNREADABLE: Final = LevelRead(unreadable=True)


def parse_level(value: CellValue) -> LevelRead:
    """The level of a cell; 0, 1 and 2 are no level of a certification of the catalogue."""
    if value is None:
        return _NOTHING
    if isinstance(value, bool) or is_moment(value):
        return _UNREADABLE
    return _read_text(display(value))


@lru_cache(maxsize=4096)
def _read_text(text: str) -> LevelRead:
    if is_unknown(text):
        return _NOTHING
    folded = fold(text[:_READ_LENGTH]).strip()
    folded = _IN_WORDS.sub(lambda found: figures_for_words(found[0]), folded)
    if _BESIDE_BAC.search(folded):
        return _UNREADABLE
    # « niveau 5 (ancien niveau III) »: the former name is not the level, unless there is nothing else.
    today = _FORMER.sub(" ", folded).strip()
    for read in (_by_number, _by_years, _by_roman):
        found = read(today) or read(folded)
        if found is not None:
            return found
    named = _named(folded)
    if len(named) == 1:
        return LevelRead(named.pop())
    return _UNREADABLE if named or not _WITHOUT_LEVEL.search(folded) else _NOTHING


def _by_number(folded: str) -> LevelRead | None:
    """« Niveau 6 », « 6 - Bac+3 »; several levels are no level."""
    found = _MARKED.search(folded) or _BARE.fullmatch(folded)
    if found is None:
        return None
    if found.re is _MARKED and found["more"] and found["number"] not in found["more"]:
        return _UNREADABLE
    number = int(found["number"])
    if _LOWEST <= number <= _HIGHEST:
        return LevelRead(number)
    return None if _BAC.search(folded) else _NOTHING


def _by_years(folded: str) -> LevelRead | None:
    """« Bac +3 », « Bac+3/4 »; « Bac+3 à Bac+5 » is no level."""
    years = [int(digit) for match in _BAC.finditer(folded) for digit in re.findall(r"\d", match.group())]
    if not years:
        return None
    levels = {_BAC_PLUS.get(each) for each in years}
    level = levels.pop() if len(levels) == 1 else None
    return LevelRead(level, unreadable=level is None)


def _by_roman(folded: str) -> LevelRead | None:
    """« niveau IV (BP, BT…) », « III »; V bis has no counterpart."""
    found = _ROMAN_MARKED.search(folded) or _ROMAN_BARE.fullmatch(folded)
    return LevelRead(None if found["bis"] else _ROMAN[found["roman"]]) if found else None


def _named(folded: str) -> set[int]:
    """The levels whose diplomas the text names (« CAP », « Master »); « BP » where nothing else is."""
    if whole := index_of(vocabulary().levels).slug_of(fold_name(folded)):
        return {int(whole)}
    return {int(span.slug) for span in index_of(vocabulary().levels).spans(fold_name(folded))}
