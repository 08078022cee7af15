"""The typed text read as terms: words, « phrases », `-exclusions` and `organisme:` fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from explorer.search.fold import tokens
from explorer.search.outcome import TextField
from explorer.search.places import LITTLE_WORDS, place_named

_PART: Final = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[^\s-]))?
        (?:(?P<field>[^\W\d_]+)(?::\s?|\s:(?=\S)))?
        (?:["“”«]\s*(?P<phrase>[^"“”«»]*)(?P<closed>["“”»])?|(?P<word>[^\s"“”«»]+)|$)""",
    re.VERBOSE,
)
_CODE: Final = re.compile(
    r"(?<![^\W_])(rs|rncp)[\s.:°n-]{0,4}(\d{2,6}|\d$)(?:\s?(bc\d{1,2}))?(?![^\W_])", re.IGNORECASE
)


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
    return [piece for part in _PART.finditer(text) if (piece := part[0].strip())]


def without_quotes(text: str) -> str:
    """The text with its phrases as mere words."""
    return " ".join(re.sub(r'["“”«»]', " ", text).split())


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a typed text, in order. Any text is accepted; one without words gives nothing."""
    text = _CODE.sub(lambda m: f"{m[1]}{m[2]}{m[3] or ''}", text)
    terms: list[Term] = []
    for part in _PART.finditer(text):
        field = place_named(part["field"]) if part["field"] else None
        unknown_field = part["field"] if part["field"] and field is None else ""
        if unknown_field:
            terms += _words(unknown_field, None, excluded=bool(part["minus"]), last=False)
        excluded = bool(part["minus"]) and not unknown_field
        at_end = part.end() == len(text)
        if part["word"] is not None:
            terms += _words(part["word"], field, excluded=excluded, last=at_end)
        elif part["phrase"] is not None:
            words = tuple(token.text for token in tokens(part["phrase"]) if not token.closed)
            if words:
                still_typed = at_end and part["closed"] is None and part["phrase"][-1:].isalnum()
                terms.append(Term(words, part["phrase"].strip(), still_typed, field, excluded, quoted=True))
    if terms and all(term.little for term in terms):
        terms = [_required(term) for term in terms]
    return tuple(terms)


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


def _required(term: Term) -> Term:
    return Term(term.words, term.typed, term.open, term.field, term.excluded, term.quoted)
