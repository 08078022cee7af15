"""Skills and job families that a course's own words suggest, by the rules of `deduction.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, repeat
from typing import Any, Final, Literal, NamedTuple

from resources import read_bytes
from resources.vocabulary import vocabulary
from resources.vocabulary.folding import fold

_BETWEEN: Final = r"[\s'\-]{1,3}"
_ENDING: Final = r"[sx]?(?:\([a-z]{1,5}\)|·[a-z]{1,5})?"
_LETTER: Final = re.compile("oe|.")
_SHORTEST_PLURAL: Final = 3
_WORD: Final = re.compile(r"[a-z0-9œ]+")
_INCLUSIVE_ENDING: Final = re.compile(r"\([a-z]{1,5}\)|·[a-z]{1,5}")

_CONCLUSIONS_KEPT: Final = 8_192
_AFTER_TEXT: Final = "\0"
"""In no phrase: many texts are searched as one."""

Subject = Literal["skill", "job_family"]
Found = tuple[tuple[str, str], ...]
"""The phrases found in a text, each with its words as written."""


class Deduced(NamedTuple):
    """A slug and the words, as written in the course, that led to it."""

    slug: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deductions:
    """What the words of one course suggest, in the order of the vocabulary."""

    skills: tuple[Deduced, ...] = ()
    job_families: tuple[Deduced, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the file, equal to itself alone; words are in the shape that `_key` gives."""

    subject: Subject
    slug: str
    any: frozenset[str]
    with_: frozenset[str]
    unless: frozenset[str]
    fields: frozenset[str]


class _OneForOne(dict[int, int]):
    """A translation that folds each character into exactly one, so that places in the text stay the same."""

    def __missing__(self, code: int) -> int:
        folded = fold(chr(code))
        if len(folded) == 1:
            one = ord(folded)
        elif folded == "oe":
            one = ord("œ")
        else:
            one = ord(" ") if chr(code).isspace() else code
        self[code] = one
        return one


_FOLDING: Final = _OneForOne()
_WINDOWS: Final = bytes(range(256)).decode("cp1252", "replace")
_IN_WINDOWS: Final = charmap_build(_WINDOWS)
_OF_WINDOWS: Final = _WINDOWS.translate(_FOLDING)


class Deducer:
    """The rules of one file, compiled once; thread-safe: nothing changes afterwards but what is remembered.

    Raises `ValueError` for rules that name an unknown slug, have no words, or have a key that is not one.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        rules = tuple(_rules(raw))
        self._skills = {each.slug: rank for rank, each in enumerate(vocabulary().skills)}
        self._job_families = {each.slug: rank for rank, each in enumerate(vocabulary().job_families)}
        self._idle = frozenset(map(_key, raw["idle"]))
        phrases = self._idle.union(*(rule.any | rule.with_ | rule.unless for rule in rules))
        self._suggests = {key: _suggested(key, rules) for key in phrases - self._idle}
        self._fields = frozenset[str]().union(*(rule.fields for rule in rules))
        self._pattern = _pattern(phrases)
        self._concluded = lru_cache(_CONCLUSIONS_KEPT)(self._conclude)

    def __call__(self, texts: Mapping[str, Sequence[str | None]]) -> Iterator[Deductions]:
        """What the texts of each course suggest; nothing at all where no rule reads any of the fields."""
        fields = tuple(field for field in texts if field in self._fields)
        columns = [texts[field] for field in fields]
        found = self._found(tuple({text for column in columns for text in column if text}))
        hits = zip(*(map(found.get, column) for column in columns), strict=True)
        return map(self._concluded, repeat(fields), hits)

    def _found(self, texts: Sequence[str]) -> dict[str | None, Found]:
        """Text → the phrases of the rules in it, idle ones left out; absent for a text without any.

        All texts are searched as one: most are so short that starting a search takes longer than the search.
        """
        composed = [unicodedata.normalize("NFC", text + _AFTER_TEXT) for text in texts]
        ends = list(accumulate(map(len, composed)))
        written = "".join(composed)
        found: dict[str | None, Found] = {}
        for match in self._pattern.finditer(_folded(written)):
            start, end = match.span()
            phrase = _phrase(written[start:end])
            if phrase[0] not in self._idle:
                text = texts[bisect_right(ends, start)]
                found[text] = (*found.get(text, ()), phrase)
        return found

    def _conclude(self, fields: Sequence[str], hits: Sequence[Found | None]) -> Deductions:
        """What the phrases found in each of the fields suggest together."""
        said: set[str] = set()
        candidates: dict[Rule, dict[str, str]] = {}
        for field, phrases in zip(fields, hits, strict=True):
            for key, written in phrases or ():
                said.add(key)
                for rule in self._suggests[key]:
                    if field in rule.fields:
                        candidates.setdefault(rule, {}).setdefault(key, written)
        if not candidates:
            return Deductions()
        said = said.union(*map(_parts, said))
        words: dict[Subject, dict[str, dict[str, str]]] = {"skill": {}, "job_family": {}}
        for rule, own in candidates.items():
            if rule.unless.isdisjoint(said) and not (rule.with_ and rule.with_.isdisjoint(said)):
                words[rule.subject].setdefault(rule.slug, {}).update(own)
        return Deductions(
            skills=_in_order(self._skills, words["skill"]),
            job_families=_in_order(self._job_families, words["job_family"]),
        )


def deduce(texts: Mapping[str, str]) -> Deductions:
    """Skills and job families suggested by a course's texts (field → text).

    Fields read: `title`, `objectives`, `description`, `keywords`, `audience` (job families only) and `skills`
    (the free words of a skills column, joined). What a file declares comes first: the caller drops a
    deduction where something is declared.
    """
    return next(deduce_each({field: (text,) for field, text in texts.items()}), Deductions())


def deduce_each(texts: Mapping[str, Sequence[str | None]]) -> Iterator[Deductions]:
    """`deduce` for many courses: field → the text of each of them, in their order."""
    return _shipped()(texts)


@cache
def _shipped() -> Deducer:
    return Deducer(tomllib.loads(read_bytes("vocabulary", "deduction.toml").decode("utf-8")))


def _rules(raw: Mapping[str, Any]) -> Iterator[Rule]:
    known: dict[Subject, frozenset[str]] = {
        "skill": frozenset(each.slug for each in vocabulary().skills),
        "job_family": frozenset(each.slug for each in vocabulary().job_families),
    }
    for number, entry in enumerate(raw["rule"], start=1):
        subject: Subject = "skill" if "skill" in entry else "job_family"
        slug = entry.get(subject)
        if slug not in known[subject]:
            raise ValueError(f"deduction.toml: rule no. {number}: {slug!r} is not a {subject}")
        if strange := entry.keys() - {subject, "any", "with", "unless", "fields"}:
            raise ValueError(f"deduction.toml: rule no. {number}: {', '.join(sorted(strange))} is not a key")
        if not entry.get("any"):
            raise ValueError(f"deduction.toml: rule no. {number}: no word in `any`")
        yield Rule(
            subject=subject,
            slug=slug,
            any=frozenset(map(_key, entry["any"])),
            with_=frozenset(map(_key, entry.get("with", ()))),
            unless=frozenset(map(_key, entry.get("unless", ()))),
            fields=frozenset(entry.get("fields", raw["fields"][subject])),
        )


def _suggested(key: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that a phrase may trigger.

    A phrase that names a job may hold a word that names a skill (« chef de projet data »): the longest phrase
    uses its words up for its own subject only.
    """
    own = {rule.subject for rule in rules if key in rule.any}
    inside = _parts(key)
    return tuple(
        rule
        for rule in rules
        if key in rule.any or (own and rule.subject not in own and not rule.any.isdisjoint(inside))
    )


@lru_cache(maxsize=4096)
def _phrase(written: str) -> tuple[str, str]:
    """The key of a phrase, and its words as written, on one line."""
    return _key(written), " ".join(written.split())


def _key(text: str) -> str:
    """One shape for all writings of a phrase: « Vendeurs(ses)-conseils » → `vendeur conseil`."""
    return " ".join(_singular(word) for word in _WORD.findall(_INCLUSIVE_ENDING.sub("", fold(text))))


def _folded(text: str) -> str:
    """`text` with each character folded into one: four times faster where Windows has them all."""
    try:
        places, _ = charmap_encode(text, "strict", _IN_WINDOWS)
    except UnicodeEncodeError:
        texts = text.split(_AFTER_TEXT)
        if len(texts) > 1:  # the sign is in one of them: the others are folded fast
            return _AFTER_TEXT.join(map(_folded, texts))
        return text.translate(_FOLDING)
    folded, _ = charmap_decode(places, "strict", _OF_WINDOWS)
    return folded


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_PLURAL and word[-1] in "sx" else word


@cache
def _parts(key: str) -> frozenset[str]:
    """The phrase and every phrase inside it: a rule that asks for « IA » is content with « outils d'IA »."""
    words = key.split()
    starts = range(len(words))
    return frozenset(
        " ".join(words[start:end]) for start in starts for end in range(start + 1, len(words) + 1)
    )


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """One expression for all phrases, the longest first.

    Their common beginnings are shared, else each word of a text would be tried against every phrase.
    """
    return re.compile(f"(?<![a-z0-9œ]){_shared([tuple(_atoms(key)) for key in sorted(keys)])}(?![a-z0-9œ])")


def _shared(phrases: Sequence[tuple[str, ...]]) -> str:
    """The expression of phrases given as atoms; the end of a phrase comes after what prolongs it."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for atoms in phrases:
        if atoms:
            starts.setdefault(atoms[0], []).append(atoms[1:])
    branches = [atom + _shared(rests) for atom, rests in starts.items()]
    if len(phrases) > sum(map(len, starts.values())):
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _atoms(key: str) -> Iterator[str]:
    """The letters of a phrase, with the endings that each word may take and the signs between words."""
    for number, word in enumerate(key.split()):
        if number:
            yield _BETWEEN
        yield from ("(?:oe|œ)" if letter == "oe" else letter for letter in _LETTER.findall(word))
        if len(word) >= _SHORTEST_PLURAL:
            yield _ENDING


def _in_order(ranks: Mapping[str, int], words: Mapping[str, Mapping[str, str]]) -> tuple[Deduced, ...]:
    slugs = sorted(words, key=ranks.__getitem__)
    return tuple(Deduced(slug, tuple(words[slug].values())) for slug in slugs)
