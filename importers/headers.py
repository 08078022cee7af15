"""What a header says: its words, and the field that these words name in the vocabulary."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from importers.listed import field_listed
from importers.records import LEVELS
from resources import read_bytes
from resources.vocabulary import Field, fold, vocabulary

EXACT: Final = 1.0
SAME_THING: Final = 0.95
"""The whole header is a known name, but for words that change nothing."""
_KNOWN_NAME: Final = 0.9
"""The whole header is a known name, but for « la formation », « (code) » and the like beside it."""
_LISTED: Final = 0.8
"""The header gives no name, but the values: « Débutant / expert »."""
ENOUGH: Final = 0.5
"""Below, a header alone names no field."""
_LIKE_A_HEADER: Final = 0.6
"""A sentence of a cell may begin with the name of a field: it takes more to be a header."""

_LONGEST_HEADER: Final = 90
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_NUMBER_SIGN: Final = re.compile(r"\bn\s*[°º]\s*", re.IGNORECASE)
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ])|(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Ý]{2,}\b)")
_ENDING: Final = re.compile(r"(?<=[^\W\d_])\((s|x|e|es|nes|le|les|aux)\)", re.IGNORECASE)
"""« Date(s) », « Lieu(x) »: the plural is part of the word, not an aside."""
_DOTTED: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,}(?!\w)")
"""« C.P. », « N.S.F »: letters that make one word."""
_MORE: Final = re.compile(r"^\s*(?:les\s*)?\+\s*(?=\w)|(?<=\w)\s*\+\s*$", re.IGNORECASE)
"""« + d’infos », « En savoir + »: the sign is a word."""
_WHERE: Final = re.compile(r"\bo[ùÙ](?!\w)", re.IGNORECASE)
"""Without its accent it is « or », which weighs nothing."""
_WORD: Final = re.compile(r"[a-z]+|\d+|[€%]")
_MEASURES: Final = ("duration", "price")
_CODES: Final = frozenset({"code", "numero", "identifiant", "id", "reference"})
_SHORTEST_TYPO: Final = 5
_TWO_TYPOS_FROM: Final = 10
_SHORTEST_GLUED: Final = 6
_SHORTEST_HALF: Final = 4
_SHORTEST_PLURAL: Final = 4


@dataclass(frozen=True, slots=True)
class Recognition:
    """The field that a header names; `field` is `None` when it names none, with the reason in French."""

    field: str | None
    confidence: float
    reason: str
    ignored: bool = False
    """A service column: its values must not make it a field either."""
    would_be: str | None = None
    """The field whose former value the column holds: « Ancien intitulé »."""
    listed: bool = False
    """The header gives the values of the field, not its name: « Débutant / expert »."""


@dataclass(frozen=True, slots=True)
class _Alias:
    field: Field
    words: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of one header; `typos` were replaced by the known word that they resemble."""

    words: tuple[str, ...]
    typos: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    small: frozenset[str]
    neutral: frozenset[str]
    generic: frozenset[str]
    last: frozenset[str]
    real: frozenset[str]
    past: frozenset[str]
    invariable: frozenset[str]
    inclusive: frozenset[str]
    abbreviations: Mapping[str, str]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Aliases:
    by_word: Mapping[str, tuple[_Alias, ...]]
    vetoes: Mapping[str, tuple[frozenset[str], ...]]
    ignored: tuple[tuple[frozenset[str], str], ...]
    known: frozenset[str]
    by_initial: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8192)
def recognise(header: str, group: str = "") -> Recognition:
    """The field that `header` names, alone or under `group` (the header cell above it).

    « COÛT › Prix » is read as the header « Prix » under « COÛT ».
    """
    if LEVELS in header and not group:
        group, _, header = header.rpartition(LEVELS)
    if not header.strip() or len(header) > _LONGEST_HEADER:
        return Recognition(None, 0.0, "en-tête vide ou trop long")
    context = _readings(group)[0].words if group.strip() else ()
    service = _ignored_phrase(header)
    aside = _words_aside(header)
    best = _best(pair for reading in _readings(header) for pair in _scores(reading, context, aside))
    if context:
        # « CERTIFICATION › Code »: both words together are a name of their own.
        both = _best(
            (score, alias)
            for reading in _readings(f"{group} {header}")
            for score, alias in _scores(reading, ())
            if score >= SAME_THING and alias.words & set(context)
        )
        if both is not None and (best is None or both[0] >= best[0]):
            best = both
    if (best is None or best[0] < ENOUGH) and (listed := field_listed(header, alone=not service)):
        return Recognition(listed, _LISTED, "l’en-tête dit les valeurs de la colonne", listed=True)
    if service and (best is None or best[0] < _KNOWN_NAME):
        would_be = _former_field(header, group, service) if _is_past(service) else None
        return Recognition(
            None,
            0.0,
            f"colonne de service (« {service} ») : gardée telle quelle",
            ignored=True,
            would_be=would_be,
        )
    if best is None or best[0] < ENOUGH:
        return Recognition(None, best[0] if best else 0.0, "en-tête inconnu : colonne gardée telle quelle")
    score, alias = best
    return Recognition(alias.field.name, round(score, 2), _reason(score, alias))


def _former_field(header: str, group: str, past_word: str) -> str | None:
    """The field of « Ancien intitulé » without its first word."""
    folded = fold(header)
    rest = folded.replace(past_word, "")
    # « Anc. intitulé » holds no such word as it is written: nothing to leave out.
    return recognise(rest, group).field if rest != folded else None


def _is_past(service: str) -> bool:
    return service in _rules().past


def is_header_word(text: str) -> float:
    """How much a text looks like a header: 1 for the name of a field, ½ for a service column, else 0."""
    recognition = recognise(" ".join(text.split()))
    if recognition.listed:
        # « CPF / OPCO » is as likely a cell of the rows below.
        return 0.0
    if recognition.field is not None:
        return recognition.confidence if recognition.confidence >= _LIKE_A_HEADER else 0.0
    return 0.5 if recognition.ignored else 0.0


def header_words(header: str) -> frozenset[str]:
    """The words of a header, singular and without abbreviations: « Nb d'heures max » → nombre, heure, max."""
    return frozenset(word for reading in _readings(header) for word in reading.words)


def _best(scored: Iterable[tuple[float, _Alias]]) -> tuple[float, _Alias] | None:
    """The surest; of two as sure, the one that accounts for more words: « Contact (tél.) »."""
    return max(scored, key=lambda each: (each[0], len(each[1].words)), default=None)


def _words_aside(header: str) -> frozenset[str]:
    """The words in brackets that say what is measured: none for « (hors repas) », « (péda + repas) »."""
    found: set[str] = set()
    for aside in _ASIDE.findall(_ENDING.sub(r"\1", header)):
        if _rules().inclusive.isdisjoint(_WORD.findall(fold(aside))) and "+" not in aside:
            found.update(_plain_words(aside))
    return frozenset(found)


def _scores(
    reading: _Reading, context: tuple[str, ...], aside: frozenset[str] = frozenset()
) -> Iterable[tuple[float, _Alias]]:
    rules, aliases = _rules(), _aliases()
    words = set(reading.words)
    if not words:
        return
    weighty = [word for word in reading.words if word not in rules.neutral]
    if weighty and weighty[-1] in rules.last:
        head = weighty[-1]
    else:
        head = next((word for word in weighty if word not in rules.generic), weighty[0] if weighty else "")
    # In the order of the words and of the vocabulary: an answer must not change from one run to the next.
    candidates = {id(alias): alias for word in reading.words for alias in aliases.by_word.get(word, ())}
    for alias in candidates.values():
        if not alias.words <= words:
            continue
        score = _score(alias.words, reading.words, head)
        whole = score == EXACT and not context
        if not whole and _is_vetoed(alias.field.name, words | set(context), alias.words):
            continue
        # « Durée (en entreprise) » is no duration of the course, whatever its first word.
        if alias.field.name in _MEASURES and aside and _is_vetoed(alias.field.name, aside, alias.words):
            continue
        yield (score * 0.9 if reading.typos else score), alias


def _score(alias: frozenset[str], words: tuple[str, ...], head: str) -> float:
    """How well the words of an alias, all of them in the header, account for the whole header."""
    rules = _rules()
    rest = set(words) - alias
    if not rest:
        return EXACT
    if rest <= rules.neutral:
        return SAME_THING
    rest -= rules.neutral
    if rest <= rules.generic and not alias <= rules.generic:
        # « code type diplôme » is a code of the type, not a type of the code: what leads may be left out.
        leads = all(word in rest for word in words[: len(rest)])
        return SAME_THING if leads else _KNOWN_NAME
    covered = _weight(alias) / (_weight(alias) + _weight(rest))
    return 0.8 * (0.5 + 0.5 * covered) if head in alias else 0.45 * covered


def _weight(words: Iterable[str]) -> float:
    generic = _rules().generic
    return sum(0.4 if word in generic else 1.0 for word in words)


def _is_vetoed(field: str, words: Set[str], alias: frozenset[str]) -> bool:
    return any(veto <= words and not veto <= alias for veto in _aliases().vetoes[field])


def _ignored_phrase(header: str) -> str | None:
    """Words in brackets are set apart: « Région (découpage de la source) » is no service column."""
    main = _ASIDE.sub(" ", _ENDING.sub(r"\1", header))
    words = {word for reading in _readings(main) for word in reading.words}
    return next((text for phrase, text in _aliases().ignored if phrase <= words), None)


def _reason(score: float, alias: _Alias) -> str:
    label = alias.field.label
    if score >= SAME_THING:
        return f"« {alias.text} » est un nom connu de {label}"
    return f"ressemble à « {alias.text} », un nom connu de {label}"


@lru_cache(maxsize=8192)
def _readings(header: str) -> tuple[_Reading, ...]:
    """Ways to cut a header into words: with and without brackets, capitals cut or not, before a slash."""
    readings: list[_Reading] = []
    header = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", _ENDING.sub(r"\1", header))
    first, slash, _other = header.partition("/")
    texts = [_ASIDE.sub(" ", header), header]
    if slash and len(first.strip()) >= _SHORTEST_TYPO:
        texts.append(first)
    for text in dict.fromkeys(texts):
        for cut in dict.fromkeys((text, _CAMEL.sub(" ", text))):
            reading = _read(cut)
            if reading.words and reading not in readings:
                readings.append(reading)
    return tuple(readings) or (_Reading(()),)


def _read(text: str) -> _Reading:
    known = _aliases().known
    words: list[str] = []
    typos = False
    for word in _plain_words(text):
        if word in known or word in _rules().real or len(word) < _SHORTEST_TYPO:
            words.append(word)
        elif glued := _unglue(word, known):
            words.extend(glued)
        elif near := _nearest(word):
            words.append(near)
            typos = True
        else:
            words.append(word)
    return _Reading(tuple(words), typos)


def _plain_words(text: str) -> tuple[str, ...]:
    rules = _rules()
    text = _WHERE.sub(" lieu ", _MORE.sub(" plus ", _NUMBER_SIGN.sub(" numero ", text)))
    raw = _WORD.findall(fold(text).replace("_", " "))
    full = [rules.abbreviations.get(word, word) for word in raw]
    kept = [word for word in full if word not in rules.small] or full
    return tuple(_singular(word, rules) for word in kept)


def _singular(word: str, rules: _Rules) -> str:
    if (
        len(word) >= _SHORTEST_PLURAL
        and word[-1] in "sx"
        and word not in rules.invariable
        and not word.endswith("ss")
    ):
        return rules.abbreviations.get(word[:-1], word[:-1])
    return word


def _unglue(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """« coderegion » → code, region; « nbheures » → nombre, heure: both halves must be known words."""
    if len(word) < _SHORTEST_GLUED:
        return ()
    rules = _rules()
    for cut in range(2, len(word) - 2):
        halves = (word[:cut], word[cut:])
        left, right = (_singular(rules.abbreviations.get(half, half), rules) for half in halves)
        if left in known and right in known and left not in rules.small and len(right) >= _SHORTEST_HALF:
            return (left, right)
    return ()


@lru_cache(maxsize=8192)
def _nearest(word: str) -> str | None:
    """The one known word within a typo (two in long words), its first letter unchanged."""
    allowed = 2 if len(word) >= _TWO_TYPOS_FROM else 1
    near: dict[int, list[str]] = defaultdict(list)
    for candidate in _aliases().by_initial.get(word[0], ()):
        distance = OSA.distance(word, candidate, score_cutoff=allowed)
        if distance <= allowed:
            near[distance].append(candidate)
    closest = near[min(near)] if near else []
    return closest[0] if len(closest) == 1 else None


@cache
def _rules() -> _Rules:
    data = tomllib.loads(read_bytes("vocabulary", "headers.toml").decode("utf-8"))
    return _Rules(
        small=frozenset(data["small_words"]),
        neutral=frozenset(data["neutral_words"]),
        generic=frozenset(data["generic_words"]),
        last=frozenset(data["last_words"]),
        real=frozenset(data["real_words"]),
        past=frozenset(fold(word) for word in data["past_words"]),
        invariable=frozenset(data["invariable_words"]),
        inclusive=frozenset(data["inclusive_words"]),
        abbreviations=data["abbreviations"],
        ignored=tuple(data["ignored"]),
    )


def _names(field: Field) -> Iterable[tuple[frozenset[str], str]]:
    """The words of each name of a field; « code du stage » is « numéro du stage » and « id stage » too."""
    for text in (field.label, *field.aliases):
        words = frozenset(_plain_words(text))
        yield words, text
        if field.kind == "code" and len(words) > 1 and (named := words & _CODES):
            yield from ((words - named | {other}, text) for other in sorted(_CODES - named))


@cache
def _aliases() -> _Aliases:
    by_word: dict[str, list[_Alias]] = defaultdict(list)
    vetoes: dict[str, tuple[frozenset[str], ...]] = {}
    known: set[str] = set(_rules().neutral | _rules().generic)
    for field in vocabulary().fields:
        for words, text in _names(field):
            alias = _Alias(field, words, text)
            known |= words
            for word in words:
                by_word[word].append(alias)
        vetoes[field.name] = tuple(frozenset(_plain_words(text)) for text in field.not_aliases)
        known.update(word for veto in vetoes[field.name] for word in veto)
    ignored = tuple((frozenset(_plain_words(text)), text) for text in _rules().ignored)
    known.update(word for phrase, _text in ignored for word in phrase)
    by_initial: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        if len(word) >= _SHORTEST_TYPO - 1:
            by_initial[word[0]].append(word)
    return _Aliases(
        {word: tuple(found) for word, found in by_word.items()},
        vetoes,
        ignored,
        frozenset(known),
        {initial: tuple(words) for initial, words in by_initial.items()},
    )
