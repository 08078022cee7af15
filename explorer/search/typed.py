"""The typed text read as terms: words, « phrases », `-exclusions` and `organisme:` fields.

The bounds that it holds (« moins de 500 euros ») are filters: they give no terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from explorer.search.bounds import bounds_in, without_bounds
from explorer.search.fold import tokens
from explorer.search.outcome import TextField
from explorer.search.places import LITTLE_WORDS, WORDS_OF_KIND, place_named

_PART: Final = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[^\s-]))?
        (?:(?P<field>[^\W\d_]+)(?::\s?|\s:(?=\S)))?
        (?:["“”«]\s*(?P<phrase>[^"“”«»]*)(?P<closed>["“”»])?|(?P<word>[^\s"“”«»]+)|$)""",
    re.VERBOSE,
)
_CODE: Final = re.compile(
    r"(?<![^\W_])(rs|rncp)[\s.:°n-]{0,4}(\d{2,6}|\d$)(?:\s?(bc\d{1,2}))?(?![^\W_])", re.IGNORECASE
)

_COURSES: Final = frozenset(("formation", "formations", "parcours", "stage", "stages"))


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked: a word, or a phrase whose words follow each other.

    `words` are folded; `typed` is as the person wrote it. `open`: the last word may go on (it is being
    typed). `field` restricts where; `excluded` refuses the courses that hold it; `little`: optional.
    """

    words: tuple[str, ...]
    typed: str
    open: bool = False
    field: TextField | None = None
    excluded: bool = False
    quoted: bool = False
    little: bool = False

    @property
    def word(self) -> str:
        """The folded word of a term that has one."""
        return self.words[0]


def pieces(text: str) -> list[str]:
    """The text as typed, cut where one thing asked ends and the next begins: `vente`, `"chef de rayon"`."""
    text = _CODE.sub(lambda m: f"{m[1]}{m[2]}{m[3] or ''}", text)
    found: list[str] = []
    start = 0
    for bound in bounds_in(text):
        found += [part[0].strip() for part in _PART.finditer(text, start, bound.start)]
        found.append(bound.text)
        start = bound.end
    found += [part[0].strip() for part in _PART.finditer(text, start)]
    return [piece for piece in found if piece]


def without_quotes(text: str) -> str:
    """The text with its phrases as mere words."""
    return " ".join(re.sub(r'["“”«»]', " ", text).split())


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a typed text, in order. Any text is accepted; one without words gives nothing."""
    text = without_bounds(_CODE.sub(lambda m: f"{m[1]}{m[2]}{m[3] or ''}", text))
    loose = [range(bound.start, bound.end) for bound in bounds_in(text)]
    terms: list[Term] = []
    for part in _PART.finditer(text):
        field = place_named(part["field"]) if part["field"] else None
        unknown_field = part["field"] if part["field"] and field is None else ""
        if unknown_field:
            terms += _words(unknown_field, None, excluded=bool(part["minus"]), last=False)
        excluded = bool(part["minus"]) and not unknown_field
        at_end = part.end() == len(text)
        if part["word"] is not None:
            found = _words(part["word"], field, excluded=excluded, last=at_end)
            is_loose = any(part.start("word") in each for each in loose)
            terms += [replace(term, little=True) for term in found] if is_loose else found
        elif part["phrase"] is not None:
            words = tuple(token.text for token in tokens(part["phrase"]) if not token.closed)
            if words:
                still_typed = at_end and part["closed"] is None and part["phrase"][-1:].isalnum()
                terms.append(Term(words, part["phrase"].strip(), still_typed, field, excluded, quoted=True))
    terms = [
        replace(term, little=True) if before is not None and _tells_kind(before, term) else term
        for before, term in zip([None, *terms], terms, strict=False)
    ]
    if terms and all(term.little for term in terms):
        terms = [replace(term, little=False) for term in terms]
    return tuple(terms)


def _tells_kind(before: Term, term: Term) -> bool:
    """« formation courte »: a kind of course, not what it is about."""
    is_plain = not (term.quoted or term.excluded or term.field)
    return is_plain and before.word in _COURSES and term.word in WORDS_OF_KIND


def _words(text: str, field: TextField | None, *, excluded: bool, last: bool) -> list[Term]:
    """The terms of a text without spaces: `l'IA` gives two; an excluded `e-mail` refuses the phrase."""
    found = [token for token in tokens(text) if not token.closed]
    if not found:
        return []
    if excluded and len(found) > 1:
        return [Term(tuple(each.text for each in found), text, field=field, excluded=True, quoted=True)]
    return [
        Term(
            (each.text,),
            text[each.start : each.end],
            open=last and each is found[-1] and each.end == len(text) and not excluded,
            field=field,
            excluded=excluded,
            little=each.text in LITTLE_WORDS and not excluded and field is None,
        )
        for each in found
    ]
