"""What an export says before its courses: reference, search, totals, what to check, legend, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from explorer.services import wording
from explorer.services.alerts import Alert, AlertKind
from explorer.services.exports.document import ExportDocument
from explorer.services.exports.tables import Column, Value
from explorer.services.exports.texts import shown
from explorer.services.totals import CourseRef, Totals

Line = tuple[str, Value]
"""A label and what it tells; `None`: the label is a subtitle."""

LEGEND: Final = (
    (
        "Case vide",
        "L’information n’est pas dans la source : elle n’est jamais comptée comme 0 (voir « À compléter »).",
    ),
    ("Durée", "En heures. Une journée compte 7 h, une demi-journée 3 h 30."),
    ("Base", "HT ou TTC tel que la source l’écrit ; vide si elle ne le dit pas."),
    ("€/h", "Le plus petit coût divisé par la plus petite durée."),
    (
        "Lu dans le texte",
        "Compétences et métiers que suggèrent les mots cités ; la source ne les déclare pas.",
    ),
    (
        "Financement à vérifier",
        "Une piste, jamais un droit : les règles changent et dépendent de la personne.",
    ),
    ("Codes", "RNCP : répertoire national des certifications professionnelles ; RS : répertoire spécifique."),
)
_PLAIN: Final = Column("", 0)
_NAMED: Final = 8
_TOLD_ALERTS: Final = 40
_SEVERITIES: Final = {"error": "À corriger", "warning": "À vérifier", "info": "À savoir"}
_OWN: Final[frozenset[AlertKind]] = frozenset(
    {"retention_past", "retention_soon", "action_late", "cost_unknown", "duration_unknown"}
)
"""Reminders to the adviser are not for the reader; gaps are told by the totals and the questions."""


def cover_lines(document: ExportDocument) -> list[Line]:
    """Everything but the legend and the sources."""
    cover = document.cover
    head: list[Line] = [("Référence", cover.reference)] if cover.reference else []
    if cover.purpose:
        head.append(("Objet", cover.purpose))
    return [
        *head,
        ("Date", cover.today),
        ("Recherche", cover.query_sentence),
        ("", ""),
        ("Totaux", None),
        *totals_lines(document.totals),
        *_alert_lines(document.alerts),
    ]


def line_text(value: Value) -> str:
    """What a line of the cover tells, in formats that hold no figures; amounts are in euros."""
    if isinstance(value, Decimal):
        return wording.euros(value)
    return shown(value, _PLAIN)


def source_lines(document: ExportDocument) -> list[Line]:
    """The editions that the courses come from."""
    return [(each.name, each.text) for each in document.editions]


def totals_lines(totals: Totals) -> Iterator[Line]:
    """HT and TTC are never added up; a course « à partir de » counts for its smallest price."""
    yield "Formations", totals.count
    if totals.set_aside:
        yield "Écartées, hors totaux", totals.set_aside
    yield "Durée", _hours(totals)
    if totals.without_duration:
        yield "Durées non renseignées", named(totals.without_duration)
    yield from _costs(totals)
    for hourly in totals.per_hour:
        basis = hourly.basis or "base non précisée"
        yield (
            f"Coût d’une heure, {basis}",
            f"{wording.number(hourly.amount_eur, 2)}{wording.THIN}€/h en moyenne sur "
            f"{wording.count(hourly.count, 'formation')} dont la durée et le coût sont connus",
        )


def named(courses: Sequence[CourseRef]) -> str:
    """« 2 : « Vente », « Caisse » »; the first ones of many."""
    titles = [wording.quoted(each.title) for each in courses[:_NAMED]]
    rest = len(courses) - len(titles)
    more = f" et {wording.count(rest, 'autre')}" if rest else ""
    return f"{wording.number(len(courses))}{wording.FIXED}: {', '.join(titles)}{more}"


def _hours(totals: Totals) -> str:
    if totals.missing_durations == totals.count:
        return "inconnue"
    low = wording.hours(totals.hours_min)
    if totals.hours_max is None:
        return f"à partir de {low}"
    return low if totals.hours_max == totals.hours_min else f"{low} à {wording.hours(totals.hours_max)}"


def _costs(totals: Totals) -> Iterator[Line]:
    costs = [
        (label, amount)
        for label, amount in (
            ("Coût HT", totals.price_ht_eur),
            ("Coût TTC", totals.price_ttc_eur),
            ("Coût, base non précisée", totals.price_unknown_basis_eur),
        )
        if amount
    ]
    yield from costs
    if not costs and totals.missing_prices < totals.count:
        yield "Coût", "gratuit"
    if totals.from_price:
        yield "Comptées à leur plus petit coût", named(totals.from_price)
    if totals.without_price:
        yield "Coûts non renseignés", named(totals.without_price)


def _alert_lines(alerts: Sequence[Alert]) -> Iterator[Line]:
    told = [each for each in alerts if each.kind not in _OWN]
    if not told:
        return
    yield "", ""
    yield "Points d’attention", None
    for each in told[:_TOLD_ALERTS]:
        yield _SEVERITIES[each.severity], each.sentence
    if len(told) > _TOLD_ALERTS:
        yield "", f"Et {wording.count(len(told) - _TOLD_ALERTS, 'autre point', 'autres points')}."
