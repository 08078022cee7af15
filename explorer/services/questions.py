"""What is not known of a course, as questions that can be put to its provider."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final, TypeGuard

from db.records import CourseRecord
from explorer.services import wording
from importers.values.texts import is_unknown

Question = tuple[str, str]
"""The missing fact, and the question."""

_AT_A_DISTANCE: Final = frozenset({"distance", "classe-virtuelle", "e-learning", "mooc", "webinaire"})


def questions(facts: CourseRecord) -> Iterator[Question]:
    """In the order in which people ask: how long, how much, how, for what, when, where."""
    return chain(_duration(facts), _price(facts), _certification(facts), _organisation(facts), _access(facts))


def _says(raw: str | None) -> TypeGuard[str]:
    return raw is not None and not is_unknown(raw)


def _duration(facts: CourseRecord) -> Iterator[Question]:
    if facts.duration_min_hours is None and facts.duration_max_hours is None:
        said = f" (annoncée : {wording.quoted(facts.duration_raw)})" if _says(facts.duration_raw) else ""
        yield "Durée", f"Combien d’heures de formation{said} ?"


def _price(facts: CourseRecord) -> Iterator[Question]:
    if facts.price_min_eur is None and facts.price_max_eur is None:
        said = f" (annoncé : {wording.quoted(facts.price_raw)})" if _says(facts.price_raw) else ""
        yield "Coût", f"Quel est le coût par personne, HT et TTC{said} ?"
    elif facts.price_basis is None and (facts.price_min_eur or facts.price_max_eur):
        yield "Base du coût", f"Le coût de {wording.price(facts)} est-il HT ou TTC ?"


def _certification(facts: CourseRecord) -> Iterator[Question]:
    if not (facts.certifications or facts.certification_kinds):
        yield "Certification", "La formation mène-t-elle à une certification (RNCP, RS, CQP…) ? Laquelle ?"
    elif facts.certifications and facts.certification_expiry is None:
        codes = wording.codes(facts.certifications)
        yield "Échéance", f"Jusqu’à quelle date la certification {codes} est-elle enregistrée ?"


def _organisation(facts: CourseRecord) -> Iterator[Question]:
    if not facts.formats:
        yield "Modalité", "La formation se suit-elle en présentiel, à distance ou les deux ?"
    if facts.session_start is None:
        yield "Prochaine session", "Quand commence la prochaine session ?"
    has_no_place = not (facts.city or facts.postcode or facts.department or facts.region)
    if has_no_place and not (facts.formats and _AT_A_DISTANCE.issuperset(facts.formats)):
        yield "Lieu", "Où la formation a-t-elle lieu ?"


def _access(facts: CourseRecord) -> Iterator[Question]:
    if facts.prerequisites is None:
        yield "Prérequis", "Faut-il un niveau ou une expérience pour entrer en formation ?"
    if not (facts.funding or facts.funding_raw):
        yield "Financement", "Quels financements sont possibles (CPF, OPCO, plan de développement…) ?"
    if not (facts.email or facts.phone or facts.url):
        yield "Contact", "Qui joindre pour s’inscrire ?"
