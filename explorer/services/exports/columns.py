"""The columns of *Sélection*, most needed first, each under the header that an import knows it by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.records import CourseRecord
from explorer.services import wording
from explorer.services.exports import values
from explorer.services.exports.tables import (
    DATE,
    DAYS,
    EUROS,
    EUROS_PER_HOUR,
    HOURS,
    TEXT,
    WHOLE,
    Column,
    Value,
)
from explorer.services.exports.values import ExportedCourse
from resources.vocabulary import Vocabulary

__all__ = ["ALWAYS", "PRIVATE", "CourseColumn", "ExportedCourse", "all_columns"]

ALWAYS: Final = frozenset({"rank", "title"})
"""Without these a line says of nothing what it says."""
PRIVATE: Final = frozenset({"comment", "note"})
"""What the user wrote for themselves: exported only when asked by name."""


@dataclass(frozen=True, slots=True)
class CourseColumn:
    """A column and how its value is found."""

    key: str
    layout: Column
    value: Callable[[ExportedCourse], Value]
    to_fill: bool = False
    """Kept in sight without any value."""
    is_further: bool = False
    """Only there when some course has a value: it makes a re-import complete rather than a meeting."""


def all_columns(words: Vocabulary) -> tuple[CourseColumn, ...]:
    """Every column; a printed page takes as many as it bears, from the first."""
    return (*_meeting(words), *_content(words), *_opinion(), *_origin(), *_further(words))


def _meeting(words: Vocabulary) -> tuple[CourseColumn, ...]:
    """What a meeting needs before its eyes: it fits on an A4 page."""
    label = _labels(words)
    formats = values.by_slug(words.formats)
    # The code has its own column: « Répertoire spécifique (RS) » would only take room.
    kinds = {**values.by_slug(words.certification_kinds), "rs": "RS"}
    fundings = values.by_slug(words.fundings)
    return (
        CourseColumn("rank", Column("Rang", 6, WHOLE, "center"), lambda c: c.rank),
        CourseColumn("title", Column(label("title"), 30), lambda c: c.facts.title),
        CourseColumn("provider", Column(label("provider"), 16), lambda c: c.facts.provider),
        CourseColumn(
            "formats", Column(label("formats"), 11), lambda c: values.labelled(c.facts.formats, formats)
        ),
        CourseColumn(
            "duration", Column(label("duration"), 10, HOURS, "right"), lambda c: values.duration(c.facts)
        ),
        CourseColumn("price", Column(label("price"), 12, EUROS, "right"), lambda c: values.price(c.facts)),
        CourseColumn("price_basis", Column(label("price_basis"), 6), lambda c: c.facts.price_basis),
        CourseColumn(
            "certification",
            Column(label("certifications"), 13),
            lambda c: values.certification(c.facts, kinds),
        ),
        CourseColumn(
            "codes",
            Column("Code RNCP / RS", 12, TEXT),
            lambda c: values.lines(map(wording.code, c.facts.certifications)),
        ),
        CourseColumn(
            "certification_expiry",
            Column(label("certification_expiry"), 11, DATE),
            lambda c: c.facts.certification_expiry,
        ),
        CourseColumn(
            "session_start", Column(label("session_start"), 11, DATE), lambda c: c.facts.session_start
        ),
        CourseColumn("city", Column(label("city"), 11), lambda c: c.facts.city),
        CourseColumn(
            "funding", Column("Financement à vérifier", 13), lambda c: values.funding(c.facts, fundings)
        ),
        CourseColumn("rating", Column("Avis", 6), values.rating, to_fill=True),
        CourseColumn("status", Column("Statut", 10), values.status, to_fill=True),
    )


def _content(words: Vocabulary) -> tuple[CourseColumn, ...]:
    label = _labels(words)
    skills = {skill.slug: skill.short_label for skill in words.skills}
    families = values.by_slug(words.job_families)
    return (
        CourseColumn(
            "axis",
            Column(label("axis"), 12),
            lambda c: words.axis(c.facts.axis).singular if c.facts.axis else None,
        ),
        CourseColumn(
            "skills", Column(label("skills"), 22), lambda c: values.labelled(c.facts.skills, skills)
        ),
        CourseColumn(
            "job_families",
            Column(label("job_families"), 20),
            lambda c: values.labelled(c.facts.job_families, families),
        ),
        CourseColumn(
            "deduced",
            Column("Lu dans le texte", 24),
            lambda c: values.deduced(c.facts, skills, families),
        ),
        CourseColumn("level", Column(label("level"), 8, WHOLE, "center"), lambda c: c.facts.level),
        CourseColumn("days", Column("Jours", 8, DAYS, "right"), lambda c: values.days(c.facts)),
        CourseColumn(
            "price_per_hour",
            Column("€/h", 12, EUROS_PER_HOUR, "right"),
            lambda c: values.price_per_hour(c.facts),
        ),
        CourseColumn("region", Column(label("region"), 14), lambda c: c.facts.region),
        CourseColumn("prerequisites", Column(label("prerequisites"), 22), lambda c: c.facts.prerequisites),
        CourseColumn("audience", Column(label("audience"), 22), lambda c: c.facts.audience),
        CourseColumn("nuances", Column("Précisions de la source", 18), lambda c: values.nuances(c.facts)),
        CourseColumn("email", Column(label("email"), 20), lambda c: values.email(c.facts.email)),
        CourseColumn("url", Column(label("url"), 22), lambda c: values.url(c.facts.url)),
    )


def _opinion() -> tuple[CourseColumn, ...]:
    return (
        CourseColumn("next_action", Column("Prochaine action", 22), values.next_action, is_further=True),
        CourseColumn("comment", Column("Commentaire", 28), values.comment),
        CourseColumn("note", Column("Note personnelle", 28), values.note),
    )


def _origin() -> tuple[CourseColumn, ...]:
    return (
        CourseColumn("source", Column("Source", 20), values.source),
        CourseColumn(
            "imported_at",
            Column("Importée le", 11, DATE),
            lambda c: c.imported_at.date() if c.imported_at else None,
        ),
    )


def _further(words: Vocabulary) -> tuple[CourseColumn, ...]:
    label = _labels(words)
    branches = values.by_slug(words.branches)

    def text(field: str, read: Callable[[CourseRecord], Value], width: float = 16) -> CourseColumn:
        return CourseColumn(field, Column(label(field), width), lambda c: read(c.facts), is_further=True)

    def code(field: str, read: Callable[[CourseRecord], Value]) -> CourseColumn:
        return CourseColumn(field, Column(label(field), 14, TEXT), lambda c: read(c.facts), is_further=True)

    return (
        text("description", lambda f: f.description, 40),
        text("objectives", lambda f: f.objectives, 40),
        text("sectors", lambda f: values.labelled(f.sectors, branches), 24),
        text(
            "training_type", lambda f: words.training_type(f.training_type).label if f.training_type else None
        ),
        text("maturity", lambda f: words.maturity(f.maturity).label if f.maturity else None),
        CourseColumn(
            "session_end",
            Column(label("session_end"), 11, DATE),
            lambda c: c.facts.session_end,
            is_further=True,
        ),
        text("department", lambda f: f.department),
        code("postcode", lambda f: f.postcode),
        code("phone", lambda f: f.phone),
        code("siret", lambda f: f.siret),
        code("reference", lambda f: f.reference),
        code("rome", lambda f: values.lines(f.rome)),
        code("formacode", lambda f: values.lines(f.formacode)),
        code("nsf", lambda f: values.lines(f.nsf)),
        code("certif_info", lambda f: f.certif_info),
        text("language", lambda f: f.language),
    )


def _labels(words: Vocabulary) -> Callable[[str], str]:
    return lambda name: words.field(name).label
