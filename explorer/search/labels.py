"""The French names of facets, ranges, orders and of their values, said the same way everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from explorer.search.query import FacetName, RangeName, SortField
from resources.vocabulary import Vocabulary
from resources.vocabulary.territories import department_label

FACET_LABELS: Final[Mapping[FacetName, str]] = {
    "axis": "Axe",
    "skill": "Compétence",
    "format": "Format",
    "certification": "Certification",
    "certification_code": "Code",
    "level": "Niveau",
    "funding": "Financement",
    "job_family": "Métier",
    "sector": "Secteur",
    "provider": "Organisme",
    "territory": "Territoire",
    "maturity": "Maturité",
    "training_type": "Type",
    "language": "Langue",
    "source": "Source",
    "missing": "Édition",
}
RANGE_LABELS: Final[Mapping[RangeName, str]] = {
    "duration_hours": "Durée",
    "price_eur": "Coût",
    "price_per_hour_eur": "Coût horaire",
}
SORT_LABELS: Final[Mapping[SortField, str]] = {
    "relevance": "Pertinence",
    "title": "Intitulé",
    "provider": "Organisme",
    "axis": "Axe",
    "format": "Format",
    "certification": "Certification",
    "certification_expiry": "Échéance de la certification",
    "level": "Niveau",
    "duration_hours": "Durée",
    "price_eur": "Coût",
    "price_per_hour_eur": "Coût horaire",
    "session_start": "Prochaine session",
}

PRESENT: Final = "presente"
MISSING: Final = "disparue"
"""The values of the facet `missing`: still in its source's last edition, or not."""
_MISSING_LABELS: Final = {PRESENT: "Dans la dernière édition", MISSING: "Disparue de la dernière édition"}
_UNITS: Final[Mapping[RangeName, str]] = {
    "duration_hours": "\u00a0h",
    "price_eur": "\u202f€",
    "price_per_hour_eur": "\u202f€/h",
}


def value_label(facet: FacetName, value: str, vocabulary: Vocabulary) -> str:
    """What people read for a facet's value: « Prompt engineering », « RS 6776 », « Non renseigné »."""
    if facet == "missing":
        return _MISSING_LABELS.get(value, value)
    if facet == "territory":
        value = department_label(value)
    if facet == "certification_code":
        for register in ("RNCP", "RS"):
            if value.startswith(register):
                number = value.removeprefix(register).replace("BC", "\u00a0BC")
                return f"{register}\u00a0{number}"
    return vocabulary.label(facet, value.replace("\n", ", "))


def range_label(name: RangeName, low: float | None, high: float | None) -> str:
    """« 7 à 21 h », « au plus 1 500 € », « au moins 7 h »."""
    unit = _UNITS[name]
    if low is not None and high is not None:
        return f"{_figure(low)}{unit}" if low == high else f"{_figure(low)} à {_figure(high)}{unit}"
    if high is not None:
        return f"au plus {_figure(high)}{unit}"
    return f"au moins {_figure(low or 0)}{unit}"


def _figure(value: float) -> str:
    exact = Decimal(str(round(value, 2)))
    text = f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact.normalize():,f}"
    return text.replace(",", "\u202f").replace(".", ",")
