"""Words of a closed vocabulary in a cell: labels, short labels, aliases, small typos, a little extra wording.

Known names are looked for first, the longest first, because labels hold the very signs that separate lists:
« Qualité, Hygiène, Sécurité, Environnement », « Vente en magasin / éventaires et marchés ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from importers.records import CellValue
from importers.values.lists import split_list, sure_parts
from importers.values.texts import display, is_unknown
from resources.vocabulary import Term, fold

_TYPO_SCORE: Final = 88.0
_TYPO_LETTERS: Final = 3
"""More letters too many are another word: « …, Bricolage »."""
_TYPO_LENGTH: Final = 6
"""A shorter word is another word when a letter changes: « DUT », « BUT »."""
_SHORT: Final = 2
"""« P », « D », « M » stand for a format only when nothing else is written."""
_COVER: Final = 0.5
_DASH: Final = re.compile(r"(?<=[^\s\d]) -{1,2} (?=\S)")
_ACRONYM: Final = re.compile(r"(?<![a-z0-9.])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])")
_JOINTS: Final = re.compile(r"[-'._]+")
_SIGNS: Final = re.compile(r"[,/&()]+")
_PARENTHESES: Final = re.compile(r"\([^()]*\)?")
_SOFT_SEPARATOR: Final = re.compile(r" / |,")
_SMALL: Final = re.compile(
    r"\b(?:de|du|des|d|la|le|les|l|en|et|ou|a|au|aux|par|pour|avec|sur|un|une|the|of|notre|classement|formation|metiers?|famille|competences?|secteurs?|branche|niveau)\b|[^a-z0-9]+"
)
_REFUSED: Final = re.compile(
    r"(?:\b(?:non|pas|sans|hors|sauf|ni|ne|excepte|aucun|aucune)\b)[^,;.:/|()]{0,40}$"
)
_REFUSED_AFTER: Final = re.compile(
    r"^\s*:\s*(?:non|no|0|faux)\b|^[^,;.:/|()]{0,60}\bne (?:\w+ ){0,2}(?:pas|plus)\b"
    r"|^[^;/|()]{0,80}, ne \w+ pas\b"
)


@dataclass(frozen=True, slots=True)
class Matched:
    """Slugs in the order of the cell, and the parts of it that are no known word, as written."""

    slugs: tuple[str, ...] = ()
    unknown_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a name of a term stands in a folded text."""

    slug: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def fold_name(text: str) -> str:
    """Folded, with hyphens, apostrophes and dots as spaces: « e-learning » is « E learning ».

    The dots of an acronym go: « F.O.A.D. » is « FOAD ». A dash between spaces is a separator, as a slash is.
    """
    folded = _ACRONYM.sub(lambda found: found[0].replace(".", ""), _DASH.sub(" / ", fold(text)))
    return " ".join(_JOINTS.sub(" ", folded).split())


@dataclass(slots=True)
class TermIndex:
    """Every name of some terms, ready to be found in texts."""

    terms: tuple[Term, ...]
    names: dict[str, str] = field(default_factory=dict)
    """Folded name → slug; a label wins over an alias of another term."""
    pattern: re.Pattern[str] | None = None
    typo_names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for of_term in (_labels, _aliases):
            for term in self.terms:
                for name in of_term(term):
                    if bare := _bare(fold_name(name)):
                        self.names.setdefault(bare, term.slug)
        by_length = sorted(
            (name for name in self.names if len(name) > _SHORT or name.isdigit()), key=len, reverse=True
        )
        if by_length:
            joined = "|".join(_name_pattern(name) for name in by_length)
            self.pattern = re.compile(rf"(?<![a-z0-9])(?:{joined})(?![a-z0-9])")
        self.typo_names = [name for name in by_length if len(name) >= _TYPO_LENGTH]

    def slug_of(self, folded: str) -> str | None:
        """The slug of a whole name, plural or not."""
        bare = _bare(folded)
        slug = self.names.get(bare)
        return slug if slug is not None else self.names.get(_singular(bare))

    def spans(self, folded: str, *, refuse: bool = True) -> list[Span]:
        """Every name in a text that `fold_name` folded, the longest where they overlap.

        Not those that the text refuses (« sans présentiel »), unless `refuse` is false.
        """
        if self.pattern is None:
            return []
        found: list[Span] = []
        for match in self.pattern.finditer(folded):
            slug = self.slug_of(match.group())
            if slug is None or (refuse and _is_refused(folded, match.start(), match.end())):
                continue
            found.append(Span(slug, match.start(), match.end()))
        return found

    def typo(self, folded: str) -> str | None:
        """The slug of the one name that `folded` misspells."""
        if len(folded) < _TYPO_LENGTH:
            return None
        best = process.extractOne(folded, self.typo_names, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE)
        if best is None or abs(len(best[0]) - len(folded)) > _TYPO_LETTERS:
            return None
        return self.names[best[0]]


def _labels(term: Term) -> Iterable[str]:
    yield term.label
    yield _PARENTHESES.sub(" ", term.label)
    yield term.slug
    short: object = getattr(term, "short_label", "")
    if isinstance(short, str):
        yield short


def _aliases(term: Term) -> Iterable[str]:
    return term.aliases


def _bare(folded_name: str) -> str:
    """Without the signs that lists and names share: « qualité, hygiène » is « qualité hygiène »."""
    return " ".join(_SIGNS.sub(" ", folded_name).split())


def _name_pattern(bare: str) -> str:
    """Any of these signs between the words, an `s` at the end of any."""
    plural = (
        re.escape(word) + ("s?" if word.isalpha() and len(word) > _SHORT else "") for word in bare.split()
    )
    return r"[\s,/&()]{1,3}".join(plural)


def _singular(folded: str) -> str:
    return " ".join(
        word[:-1] if word.endswith("s") and len(word) > _SHORT else word for word in folded.split(" ")
    )


def _is_refused(folded: str, start: int, end: int) -> bool:
    return _REFUSED.search(folded[:start]) is not None or _REFUSED_AFTER.search(folded[end:]) is not None


_indexes: Final[dict[int, TermIndex]] = {}


def index_of(terms: Sequence[Term]) -> TermIndex:
    """The index of these terms, built once: vocabularies are loaded once and live as long as the program."""
    known = _indexes.get(id(terms))
    if known is None or known.terms is not terms:
        known = TermIndex(terms if isinstance(terms, tuple) else tuple(terms))
        if isinstance(terms, tuple):
            # The index keeps its terms alive, so their id cannot come to mean others.
            _indexes[id(terms)] = known
    return known


def match_terms(value: CellValue, terms: Sequence[Term], *, anywhere: bool = False) -> Matched:
    """The terms that a cell declares.

    A part is a term when it is one of its names, a misspelt one, or a name with less wording around than the
    name is long; with `anywhere` (funding), any wording around. Other parts are `unknown_parts`.
    """
    text = display(value)
    if not text or is_unknown(text):
        return Matched()
    index = index_of(terms)
    if not isinstance(terms, tuple):
        return _match(text, index, anywhere=anywhere)
    return _cached_match(text, id(index.terms), anywhere)


@lru_cache(maxsize=16_384)
def _cached_match(text: str, index_id: int, anywhere: bool) -> Matched:
    return _match(text, _indexes[index_id], anywhere=anywhere)


def _match(text: str, index: TermIndex, *, anywhere: bool) -> Matched:
    slugs: list[str] = []
    unknown: list[str] = []

    def keep(part: str, found: list[str]) -> None:
        slugs.extend(found)
        if not found:
            unknown.append(part)

    for line in sure_parts(text):
        found = _read_part(line, index, anywhere=anywhere)
        if found or anywhere:
            keep(line, found)
            continue
        for part in split_list(line, lambda each: index.slug_of(fold_name(each)) is not None):
            for piece in _pieces(part, index):
                keep(piece, _read_part(piece, index, anywhere=False))
    return Matched(tuple(dict.fromkeys(slugs)), tuple(dict.fromkeys(unknown)))


def _pieces(part: str, index: TermIndex) -> tuple[str, ...]:
    """A part cut at its commas if that gives at least one term, else whole: a free word may hold commas."""
    pieces = split_list(part, plainly_a_list=True)
    return pieces if any(_read_part(piece, index, anywhere=False) for piece in pieces) else (part,)


def _read_part(part: str, index: TermIndex, *, anywhere: bool) -> list[str]:
    folded = fold_name(part)
    without = fold_name(_PARENTHESES.sub(" ", part))
    if anywhere and not index.slug_of(folded) and (all_named := _covered(part, index, anywhere=True)):
        return all_named  # « France Travail (AIF) »
    slug = index.slug_of(folded) or index.slug_of(without) or index.typo(folded)
    return [slug] if slug else _covered(part, index, anywhere=anywhere)


def _covered(text: str, index: TermIndex, *, anywhere: bool) -> list[str]:
    """The terms whose names make at least half of a text, small words aside; all of it for several names."""
    folded = fold_name(text)
    spans = index.spans(folded)
    slugs = [span.slug for span in spans]
    if anywhere or not spans:
        return slugs
    rest = folded
    for span in reversed(spans):
        rest = rest[: span.start] + " " + rest[span.end :]
    named = sum(_weight(folded[span.start : span.end]) for span in spans)
    needed = 1.0 if len(spans) > 1 and _SOFT_SEPARATOR.search(text) else _COVER
    return slugs if named and named >= needed * (named + _weight(rest)) else []


def _weight(folded: str) -> int:
    return len(_SMALL.sub("", folded))
