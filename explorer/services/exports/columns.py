"""The columns of *Sélection*: what each shows of a course, under the header that an import knows it by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from db.records import CellRecord, CourseRecord, NoteRecord, SelectionItemRecord
from explorer.services import wording
from explorer.services.exports.tables import (
    DATE,
    DAYS,
    EUROS,
    EUROS_PER_HOUR,
    HOURS,
    WHOLE,
    Column,
    Link,
    Value,
)
from importers.values.durations import parse_duration
from importers.values.prices import parse_price
from importers.values.texts import is_unknown
from resources.vocabulary import Term, Vocabulary

TEXT: Final = "@"

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


@dataclass(frozen=True, slots=True)
class CourseColumn:
    """A column and how its value is found. `to_fill`: kept in sight without any value."""

    layout: Column
    value: Callable[[ExportedCourse], Value]
    to_fill: bool = False


def main_columns(words: Vocabulary, *, private_notes: bool) -> tuple[CourseColumn, ...]:
    """The printed columns, in the order in which people read them."""
    label = _labels(words)
    skills = {skill.slug: skill.short_label for skill in words.skills}
    families = _by_slug(words.job_families)
    formats = _by_slug(words.formats)
    # The code has its own column: « Répertoire spécifique (RS) » would only take room.
    kinds = {**_by_slug(words.certification_kinds), "rs": "RS"}
    fundings = _by_slug(words.fundings)
    opinion = [
        CourseColumn(Column("Avis", 6), _rating, to_fill=True),
        CourseColumn(Column("Statut", 9), _status, to_fill=True),
    ]
    if private_notes:
        opinion.append(
            CourseColumn(Column("Note personnelle", 28), lambda c: c.note.text if c.note else None)
        )
    return (
        CourseColumn(Column("Rang", 6, WHOLE, "center"), lambda c: c.rank),
        CourseColumn(Column(label("title"), 36), lambda c: c.facts.title),
        CourseColumn(Column(label("provider"), 18), lambda c: c.facts.provider),
        CourseColumn(
            Column(label("axis"), 11), lambda c: words.axis(c.facts.axis).singular if c.facts.axis else None
        ),
        CourseColumn(Column(label("skills"), 18), lambda c: _labelled(c.facts.skills, skills)),
        CourseColumn(Column(label("job_families"), 16), lambda c: _labelled(c.facts.job_families, families)),
        CourseColumn(Column("Lu dans le texte", 18), lambda c: _deduced(c.facts, skills, families)),
        CourseColumn(Column(label("level"), 7, WHOLE, "center"), lambda c: c.facts.level),
        CourseColumn(Column(label("certifications"), 13), lambda c: _certification(c.facts, kinds)),
        CourseColumn(
            Column("Code RNCP / RS", 11, TEXT), lambda c: _lines(map(wording.code, c.facts.certifications))
        ),
        CourseColumn(Column(label("certification_expiry"), 11, DATE), lambda c: c.facts.certification_expiry),
        CourseColumn(Column(label("formats"), 11), lambda c: _labelled(c.facts.formats, formats)),
        CourseColumn(Column(label("duration"), 11, HOURS, "right"), lambda c: _duration(c.facts)),
        CourseColumn(Column("Jours", 8, DAYS, "right"), lambda c: _days(c.facts)),
        CourseColumn(Column(label("session_start"), 11, DATE), lambda c: c.facts.session_start),
        CourseColumn(Column(label("city"), 12), lambda c: c.facts.city),
        CourseColumn(Column(label("region"), 12), lambda c: c.facts.region),
        CourseColumn(Column(label("prerequisites"), 16), lambda c: c.facts.prerequisites),
        CourseColumn(Column(label("audience"), 16), lambda c: c.facts.audience),
        CourseColumn(Column(label("price"), 13, EUROS, "right"), lambda c: _price(c.facts)),
        CourseColumn(Column(label("price_basis"), 6), lambda c: c.facts.price_basis),
        CourseColumn(Column("€/h", 11, EUROS_PER_HOUR, "right"), lambda c: price_per_hour(c.facts)),
        CourseColumn(Column("Précisions de la source", 15), lambda c: _nuances(c.facts)),
        CourseColumn(Column("Financement à vérifier", 13), lambda c: _funding(c.facts, fundings)),
        CourseColumn(Column(label("email"), 16), lambda c: _email(c.facts.email)),
        CourseColumn(Column(label("url"), 21), lambda c: _url(c.facts.url)),
        *opinion,
        CourseColumn(Column("Source", 14), _source),
        CourseColumn(
            Column("Importée le", 11, DATE), lambda c: c.imported_at.date() if c.imported_at else None
        ),
    )


def further_columns(words: Vocabulary) -> tuple[CourseColumn, ...]:
    """Right of the printed area, where some course has a value: what makes a re-import complete."""
    label = _labels(words)
    branches = _by_slug(words.branches)

    def text(field: str, read: Callable[[CourseRecord], Value], width: float = 16) -> CourseColumn:
        return CourseColumn(Column(label(field), width), lambda c: read(c.facts))

    def code(field: str, read: Callable[[CourseRecord], Value]) -> CourseColumn:
        return CourseColumn(Column(label(field), 14, TEXT), lambda c: read(c.facts))

    return (
        text("description", lambda f: f.description, 40),
        text("objectives", lambda f: f.objectives, 40),
        text("sectors", lambda f: _labelled(f.sectors, branches), 24),
        text(
            "training_type", lambda f: words.training_type(f.training_type).label if f.training_type else None
        ),
        text("maturity", lambda f: words.maturity(f.maturity).label if f.maturity else None),
        CourseColumn(Column(label("session_end"), 11, DATE), lambda c: c.facts.session_end),
        text("department", lambda f: f.department),
        code("postcode", lambda f: f.postcode),
        code("phone", lambda f: f.phone),
        code("siret", lambda f: f.siret),
        code("reference", lambda f: f.reference),
        code("rome", lambda f: _lines(f.rome)),
        code("formacode", lambda f: _lines(f.formacode)),
        code("nsf", lambda f: _lines(f.nsf)),
        code("certif_info", lambda f: f.certif_info),
        text("language", lambda f: f.language),
    )


def price_per_hour(facts: CourseRecord) -> Decimal | None:
    """Smallest price over smallest duration, rounded to the cent; `None` when either is unknown, or 0 h."""
    if facts.price_min_eur is None or not facts.duration_min_hours:
        return None
    amount = facts.price_min_eur / Decimal(str(facts.duration_min_hours))
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _labels(words: Vocabulary) -> Callable[[str], str]:
    return lambda name: words.field(name).label


def _by_slug(terms: Sequence[Term]) -> Mapping[str, str]:
    return {term.slug: term.label for term in terms}


def _labelled(values: Sequence[str], labels: Mapping[str, str]) -> str | None:
    return _lines(labels.get(value, value) for value in values)


def _lines(values: Iterable[str]) -> str | None:
    return "\n".join(values) or None


def _deduced(facts: CourseRecord, skills: Mapping[str, str], families: Mapping[str, str]) -> str | None:
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
    return _lines(found)


def _certification(facts: CourseRecord, kinds: Mapping[str, str]) -> str | None:
    """What the file says, unless it is a mere code: the code has its own column."""
    raw = facts.certification_raw
    if raw is not None and _WORD.search(_CODE.sub(" ", raw)):
        return raw
    return _labelled(facts.certification_kinds, kinds)


def _duration(facts: CourseRecord) -> Value:
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


def _days(facts: CourseRecord) -> Value:
    low = facts.duration_min_hours
    if low is None or low != facts.duration_max_hours or not wording.days(low):
        return None
    return low / wording.HOURS_PER_DAY


def _price(facts: CourseRecord) -> Value:
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


def _nuances(facts: CourseRecord) -> str | None:
    """What a text says beyond its figure: « gratuit pour le personnel du Cnam », « 5 h sur 3 semaines »."""
    raws = (
        (facts.duration_raw, facts.duration_min_hours),
        (facts.price_raw, facts.price_min_eur),
    )
    return _lines(
        raw for raw, low in raws if raw and low is not None and _WORD.search(_FIGURE_WORDS.sub(" ", raw))
    )


def _funding(facts: CourseRecord, labels: Mapping[str, str]) -> str | None:
    return _labelled(facts.funding, labels) or facts.funding_raw


def _email(address: str | None) -> Value:
    return Link(address, f"mailto:{address}") if address and _EMAIL.fullmatch(address) else address


def _url(address: str | None) -> Value:
    """The site to click on: an import reads the address behind it."""
    found = _WEB.fullmatch(address) if address else None
    return Link(found[1], found[0]) if found else address


def _source(course: ExportedCourse) -> Value:
    if course.facts.missing_since_import_id is None:
        return course.source
    return f"{course.source} (absente de la dernière édition)"


def _rating(course: ExportedCourse) -> Value:
    rating = course.note.rating if course.note else None
    return f"{rating} / 5" if rating is not None else None


def _status(course: ExportedCourse) -> Value:
    if course.item is None:
        return None
    status = _STATUSES[course.item.status]
    return f"{status} : {course.item.reason}" if course.item.reason else status
