"""The criteria of a comparison: what each says of a course, and by what two courses are the same there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.records import CourseRecord, DeducedTerm
from explorer.services import wording
from explorer.services.comparing.winners import (
    Winners,
    latest_expiry,
    lowest_price,
    lowest_price_per_hour,
)
from explorer.services.totals import price_per_hour
from importers.values.texts import is_unknown
from resources.vocabulary import Vocabulary, fold


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of a course by one criterion. `text` is « Non renseigné » when nothing is."""

    text: str
    is_known: bool
    sign: Hashable
    """Equal for two courses that say the same, however they write it."""
    is_best: bool = False
    question: str | None = None
    """What to ask the provider when it is not known, or not well enough (« sur devis », « 9 mois »)."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row. `fact` is the name of its question in `explorer.services.questions`."""

    key: str
    label: str
    cell: Callable[[CourseRecord], Cell]
    fact: str = ""
    best: Winners | None = None


UNKNOWN: Final = Cell(wording.UNKNOWN_LABEL, is_known=False, sign=None)
Groups = tuple[tuple[str, tuple[Criterion, ...]], ...]


def criteria(words: Vocabulary, today: date) -> Groups:
    """The criteria by group, in reading order."""
    return (
        ("Contenu", _content(words)),
        ("Certification", _certification(words, today)),
        ("Organisation", _organisation(words)),
        ("Coût et financement", _cost(words)),
        ("Contact", _contact(words)),
    )


def _content(words: Vocabulary) -> tuple[Criterion, ...]:
    return (
        Criterion("axis", "Axe", lambda c: _slug(words, "axis", c.axis)),
        Criterion("skills", "Compétences", lambda c: _terms(words, "skill", c.skills, c.deduced_skills)),
        Criterion(
            "job_families",
            "Familles de métiers",
            lambda c: _terms(words, "job_family", c.job_families, c.deduced_job_families),
        ),
        Criterion("objectives", "Objectifs", lambda c: _text(c.objectives)),
        Criterion("description", "Contenu", lambda c: _text(c.description)),
        Criterion("audience", "Public", lambda c: _text(c.audience)),
        Criterion("prerequisites", "Prérequis", lambda c: _text(c.prerequisites), "Prérequis"),
        Criterion("maturity", "Maturité", lambda c: _slug(words, "maturity", c.maturity)),
    )


def _certification(words: Vocabulary, today: date) -> tuple[Criterion, ...]:
    return (
        Criterion("certification", "Certification", lambda c: _certified(words, c), "Certification"),
        Criterion("certifications", "Code RNCP / RS", _codes),
        Criterion("certification_expiry", "Échéance", lambda c: _expiry(c, today), "Échéance", latest_expiry),
        Criterion("level", "Niveau", lambda c: _level(words, c)),
    )


def _organisation(words: Vocabulary) -> tuple[Criterion, ...]:
    return (
        Criterion("formats", "Modalité", lambda c: _slugs(words, "format", c.formats), "Modalité"),
        Criterion("duration", "Durée", _duration, "Durée"),
        Criterion("session", "Session", _session, "Prochaine session"),
        Criterion("place", "Lieu", _place, "Lieu"),
        Criterion("training_type", "Type", lambda c: _slug(words, "training_type", c.training_type)),
        Criterion("language", "Langue", lambda c: _text(c.language)),
    )


def _cost(words: Vocabulary) -> tuple[Criterion, ...]:
    return (
        Criterion("price", "Coût par personne", _price, "Coût", lowest_price),
        Criterion("price_basis", "Base du coût", _basis, "Base du coût"),
        Criterion("price_per_hour", "Coût d’une heure", _per_hour, "", lowest_price_per_hour),
        Criterion("funding", "Financement à vérifier", lambda c: _funding(words, c), "Financement"),
    )


def _contact(_words: Vocabulary) -> tuple[Criterion, ...]:
    return (
        Criterion("provider", "Organisme", lambda c: _text(c.provider)),
        Criterion("siret", "SIRET", lambda c: _text(c.siret)),
        Criterion("email", "Courriel", lambda c: _text(c.email), "Contact"),
        Criterion("phone", "Téléphone", lambda c: _text(c.phone), "Contact"),
        Criterion("url", "Lien", lambda c: _text(c.url), "Contact"),
    )


def _known(text: str, sign: Hashable) -> Cell:
    return Cell(text, is_known=True, sign=sign)


def _text(text: str | None) -> Cell:
    return _known(text, fold(text)) if text else UNKNOWN


def _slug(words: Vocabulary, facet: str, slug: str | None) -> Cell:
    return _known(words.label(facet, slug), slug) if slug else UNKNOWN


def _slugs(words: Vocabulary, facet: str, slugs: Sequence[str]) -> Cell:
    if not slugs:
        return UNKNOWN
    return _known("\n".join(words.label(facet, each) for each in slugs), _set(slugs))


def _terms(words: Vocabulary, facet: str, declared: Sequence[str], deduced: Sequence[DeducedTerm]) -> Cell:
    """Declared terms, then those that the text suggests, marked so."""
    suggested = [each.slug for each in deduced if each.slug not in declared]
    lines = [words.label(facet, each) for each in declared]
    lines += [f"{words.label(facet, each)} (lu dans le texte)" for each in suggested]
    return _known("\n".join(lines), _set((*declared, *suggested))) if lines else UNKNOWN


def _set(values: Iterable[str]) -> Hashable:
    return frozenset(fold(each) for each in values)


def _certified(words: Vocabulary, course: CourseRecord) -> Cell:
    if course.certification_raw:
        return _known(course.certification_raw, fold(course.certification_raw))
    if course.certification_kinds:
        return _slugs(words, "certification", course.certification_kinds)
    return _codes(course)


def _codes(course: CourseRecord) -> Cell:
    if not course.certifications:
        return UNKNOWN
    return _known("\n".join(map(wording.code, course.certifications)), _set(course.certifications))


def _expiry(course: CourseRecord, today: date) -> Cell:
    expiry = course.certification_expiry
    state = wording.expiry_state(expiry, today)
    if state is None:
        return UNKNOWN
    text = wording.date(expiry)
    told = {"valid": "", "expired": " (expirée)"}.get(state.state, f" ({state.text})")
    return _known(f"{text}{told}", expiry)


def _level(words: Vocabulary, course: CourseRecord) -> Cell:
    return UNKNOWN if course.level is None else _slug(words, "level", str(course.level))


def _duration(course: CourseRecord) -> Cell:
    """A duration without hours (« 9 mois ») is told as it is written."""
    text = wording.duration(course, with_days=True)
    if not text or is_unknown(text):
        return UNKNOWN
    low, high = course.duration_min_hours, course.duration_max_hours
    return _known(text, fold(text) if low is None and high is None else (low, high))


def _session(course: CourseRecord) -> Cell:
    start, end = wording.date(course.session_start), wording.date(course.session_end)
    if not (start or end):
        return UNKNOWN
    text = f"du {start} au {end}" if start and end and start != end else start or f"jusqu’au {end}"
    return _known(text, (course.session_start, course.session_end))


def _place(course: CourseRecord) -> Cell:
    return _text(wording.place(course))


def _price(course: CourseRecord) -> Cell:
    """A price without amount (« sur devis ») is told as it is written."""
    text = wording.price(course)
    if not text or is_unknown(text):
        return UNKNOWN
    low, high = course.price_min_eur, course.price_max_eur
    return _known(text, fold(text) if low is None and high is None else (low, high, course.price_basis))


def _basis(course: CourseRecord) -> Cell:
    return _text(course.price_basis)


def _per_hour(course: CourseRecord) -> Cell:
    """Smallest price over smallest duration, « environ » where one of them is a range."""
    price, hours = course.price_min_eur, course.duration_min_hours
    amount = price_per_hour(price, hours)
    if amount is None:
        return UNKNOWN
    text = wording.price_per_hour(amount)
    if course.price_basis:
        text += f"{wording.FIXED}{course.price_basis}"
    is_exact = price == course.price_max_eur and hours == course.duration_max_hours
    return _known(text if is_exact else f"environ {text}", (amount, is_exact, course.price_basis))


def _funding(words: Vocabulary, course: CourseRecord) -> Cell:
    return _slugs(words, "funding", course.funding) if course.funding else _text(course.funding_raw)
