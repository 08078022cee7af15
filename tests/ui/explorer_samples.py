"""Courses, facets and figures as the catalogue gives them, for the tests of the Explorer's widgets."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from explorer.search.corpus import FacetPlan
from explorer.search.counts import FacetCounts
from explorer.search.facets import FacetColumn
from explorer.search.numbering import Coded
from explorer.search.outcome import Histogram, Match
from explorer.search.query import Choice, FacetName
from explorer.search.snapshot import ValueSets
from explorer.services.courses import CellShown, CourseDetails, CourseRow, TermShown
from resources.vocabulary import fold


def row(course_id: int = 1, **changes: object) -> CourseRow:
    """A course with every figure known, but for `changes`."""
    facts: dict[str, object] = {
        "title": "Prompt engineering pour la relation client",
        "provider": "Organisme A",
        "axis": "sectorielle",
        "formats": ("mixte",),
        "city": "Lille",
        "certifications": ("RS6776",),
        "certification_kinds": ("rs",),
        "duration_min_hours": 21.0,
        "duration_max_hours": 21.0,
        "duration_raw": "3 jours (21 heures)",
        "price_min_eur": Decimal(1290),
        "price_max_eur": Decimal(1290),
        "price_basis": "HT",
        "price_raw": "1290 HT",
        "price_per_hour_eur": Decimal("61.43"),
    }
    return CourseRow(id=course_id, **{**facts, **changes})  # type: ignore[arg-type]


def details(course_id: int = 1, **changes: object) -> CourseDetails:
    """The same course with all that the panel shows."""
    facts: dict[str, object] = {
        "title": "Prompt engineering pour la relation client",
        "title_spans": ((0, 6),),
        "provider": "Organisme A",
        "axis": "sectorielle",
        "formats": ("mixte",),
        "certifications": ("RS6776",),
        "certification_kinds": ("rs",),
        "certification_expiry": date(2099, 9, 25),
        "duration_min_hours": 21.0,
        "duration_max_hours": 21.0,
        "duration_raw": "3 jours (21 heures)",
        "funding": ("cpf",),
        "url": "https://exemple.fr/formation",
        "skills": (
            TermShown("esprit-critique", "Esprit critique", declared=False, words=("recul",)),
            TermShown("prompt-engineering", "Prompt engineering", declared=True),
        ),
        "matches": (Match("promt", "prompt", "fuzzy", "title", 1),),
        "cells": (
            CellShown("Durée", "duration", "3 jours (21 heures)", "F14"),
            CellShown("Pédagogie", None, "Mises en situation", "K14"),
        ),
        "file_name": "cartographie.xlsx",
        "sheet": "Sectorielles",
        "row": 14,
        "imported_at": datetime(2026, 11, 12, 9, 30),  # noqa: DTZ001 - shown as stored
    }
    return CourseDetails(id=course_id, **{**facts, **changes})  # type: ignore[arg-type]


def value_sets(column: list[tuple[str, ...]]) -> ValueSets:
    """From the values of one course after the other."""
    coded = Coded.build(column)
    return ValueSets.numbered(coded.values, coded.of)


def counts(
    *labels: str,
    included: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
    unknown: int = 0,
    facet: FacetName = "territory",
) -> FacetCounts:
    """A facet whose values are `labels`, the first with the most courses; as the index counts it."""
    named = {fold(label): label for label in labels}
    column = [(fold(label),) for place, label in enumerate(labels) for _ in labels[place:]] + [()] * unknown
    plan = FacetPlan(label=lambda value: named.get(value, "Non renseigné"))
    made = FacetColumn.build(facet, value_sets(column), plan)
    choice = Choice(facet, tuple(map(fold, included)), tuple(map(fold, excluded)))
    return FacetCounts(made, made.totals, choice)


HOURS = Histogram(
    edges=(0.0, 7.0, 14.0, 21.0, 35.0, 70.0),
    counts=(2, 8, 12, 5, 1),
    matching=(1, 4, 12, 0, 1),
    unknown=3,
    low=2.0,
    high=70.0,
)
