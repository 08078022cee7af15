"""What a column shows of a course: figures as figures, what is no plain figure as the words of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from db.records import CellRecord, CourseRecord, NoteRecord, SelectionItemRecord
from explorer.services import wording
from explorer.services.exports.tables import Link, Value
from importers.values.durations import parse_duration
from importers.values.prices import parse_price
from importers.values.texts import is_unknown
from resources.vocabulary import Term

_CODE: Final = re.compile(r"\b(RNCP|RS)?[\s:n°-]*\d{3,6}(\s*BC\s*\d+)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_FIGURE_WORDS: Final = re.compile(
    r"\b(heures?|hrs?|jours?|journées?|demi|minutes?|euros?|eur|ttc|net|gratuit\w*|à partir de|jusqu.à)\b",
    re.IGNORECASE,
)
_WEB: Final = re.compile(r"https?://(?:www\.)?([^\s/?#]+)\S*", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@?&]+@[^\s@?&]+\.\w{2,}")
_STATUSES: Final = {"a-etudier": "à étudier", "retenue": "retenue", "ecartee": "écartée"}


@dataclass(frozen=True, slots=True)
class ExportedCourse:
    """A course with all that surrounds it in a workbook. `item` is its place in the selection, if any."""

    rank: int
    facts: CourseRecord
    cells: tuple[CellRecord, ...]
    source: str
    file_name: str
    imported_at: datetime | None
    note: NoteRecord | None = None
    item: SelectionItemRecord | None = None


def price_per_hour(facts: CourseRecord) -> Decimal | None:
    """Smallest price over smallest duration, rounded to the cent; `None` when either is unknown, or 0 h."""
    if facts.price_min_eur is None or not facts.duration_min_hours:
        return None
    amount = facts.price_min_eur / Decimal(str(facts.duration_min_hours))
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def by_slug(terms: Sequence[Term]) -> Mapping[str, str]:
    """Slug → label."""
    return {term.slug: term.label for term in terms}


def labelled(values: Sequence[str], labels: Mapping[str, str]) -> str | None:
    """The labels of `values`, one a line; a free word stands for itself."""
    return lines(labels.get(value, value) for value in values)


def lines(values: Iterable[str]) -> str | None:
    """One a line; `None` for nothing."""
    return "\n".join(values) or None


def deduced(facts: CourseRecord, skills: Mapping[str, str], families: Mapping[str, str]) -> str | None:
    """« Esprit critique (« recul ») »: what the text suggests beyond what the file declares."""
    found = [
        f"{labels.get(term.slug, term.slug)} ({', '.join(map(wording.quoted, term.words))})"
        for terms, declared, labels in (
            (facts.deduced_skills, facts.skills, skills),
            (facts.deduced_job_families, facts.job_families, families),
        )
        for term in terms
        if term.slug not in declared
    ]
    return lines(found)


def certification(facts: CourseRecord, kinds: Mapping[str, str]) -> str | None:
    """What the file says, unless it is a mere code: the code has its own column."""
    raw = facts.certification_raw
    if raw is not None and _WORD.search(_CODE.sub(" ", raw)):
        return raw
    return labelled(facts.certification_kinds, kinds)


def duration(facts: CourseRecord) -> Value:
    """A number of hours; a text for a range, or for a duration that gives no hours (« 9 mois »)."""
    low, high = facts.duration_min_hours, facts.duration_max_hours
    if low is not None and low == high:
        return int(low) if low.is_integer() else low
    if low is not None or high is not None:
        return wording.duration(facts)
    raw = facts.duration_raw
    if raw is None or is_unknown(raw):
        return None
    # Its own header may have been needed to know that « 9 » are months: it must not be read as hours here.
    read = parse_duration(raw)
    return raw if read.min_hours is None and read.max_hours is None else None


def days(facts: CourseRecord) -> Value:
    low = facts.duration_min_hours
    if low is None or low != facts.duration_max_hours or not wording.days(low):
        return None
    return low / wording.HOURS_PER_DAY


def price(facts: CourseRecord) -> Value:
    """An amount; a text for a range, or for a price without amount (« Sur devis »)."""
    low, high = facts.price_min_eur, facts.price_max_eur
    if low is not None and low == high:
        return low
    if low is not None or high is not None:
        return wording.price(facts)
    raw = facts.price_raw
    if raw is None or is_unknown(raw):
        return None
    read = parse_price(raw)
    return raw if read.min_eur is None and read.max_eur is None else None


def nuances(facts: CourseRecord) -> str | None:
    """What a text says beyond its figure: « gratuit pour le personnel du Cnam », « 5 h sur 3 semaines »."""
    raws = (
        (facts.duration_raw, facts.duration_min_hours),
        (facts.price_raw, facts.price_min_eur),
    )
    return lines(
        raw for raw, low in raws if raw and low is not None and _WORD.search(_FIGURE_WORDS.sub(" ", raw))
    )


def funding(facts: CourseRecord, labels: Mapping[str, str]) -> str | None:
    """Ways of funding, or else the words of the source."""
    return labelled(facts.funding, labels) or facts.funding_raw


def email(address: str | None) -> Value:
    """A live address, if it is one."""
    return Link(address, f"mailto:{address}") if address and _EMAIL.fullmatch(address) else address


def url(address: str | None) -> Value:
    """The site to click on: an import reads the address behind it."""
    found = _WEB.fullmatch(address) if address else None
    return Link(found[1], found[0]) if found else address


def source(course: ExportedCourse) -> Value:
    """Where the course comes from, and whether it is still there."""
    if course.facts.missing_since_import_id is None:
        return course.source
    return f"{course.source} (absente de la dernière édition)"


def rating(course: ExportedCourse) -> Value:
    """« 4 / 5 »."""
    rating = course.note.rating if course.note else None
    return f"{rating} / 5" if rating is not None else None


def comment(course: ExportedCourse) -> Value:
    """What the user wrote of the course for this dossier."""
    return (course.item.comment or None) if course.item else None


def note(course: ExportedCourse) -> Value:
    """What the user wrote of the course; a course that was only given stars has an empty note."""
    return (course.note.text or None) if course.note else None


def status(course: ExportedCourse) -> Value:
    """« écartée : trop cher »."""
    if course.item is None:
        return None
    status = _STATUSES[course.item.status]
    return f"{status} : {course.item.reason}" if course.item.reason else status


def next_action(course: ExportedCourse) -> Value:
    """« 12/11/2026 : appeler »."""
    item = course.item
    if item is None or not item.next_action:
        return None
    when = wording.date(item.next_action_date)
    return f"{when} : {item.next_action}" if when else item.next_action
