"""Filters written on the command line, and the French refusal of those that mean nothing."""

from __future__ import annotations

import pytest

from explorer.search.filters import FilterRefused, parse_filter, parse_filters
from explorer.search.query import UNKNOWN, Choice, FacetName, Query, Range
from resources.vocabulary import vocabulary

KNOWN: dict[FacetName, tuple[str, ...]] = {
    "provider": ("CNAM", "Cegos"),
    "territory": ("Grand Est", "Lille", "69"),
}


@pytest.mark.parametrize(
    ("written", "declared_only"),
    [("declared_only=oui", True), ("declared_only=non", False), ("declared_only!=oui", False)],
)
def test_whether_deduced_values_count(written: str, declared_only: bool) -> None:
    query = Query(declared_only=not declared_only)
    assert parse_filters([written], vocabulary(), query) == Query(declared_only=declared_only)


@pytest.mark.parametrize(
    ("written", "facet", "value", "excluded"),
    [
        ("axis=sectorielle", "axis", "sectorielle", False),
        ("axis=Sectorielles", "axis", "sectorielle", False),
        ("axis!=generaliste", "axis", "generaliste", True),
        ("format=À distance", "format", "distance", False),
        ("format = classe-virtuelle", "format", "classe-virtuelle", False),
        ("skill=Prompt engineering", "skill", "prompt-engineering", False),
        ("certification=rs", "certification", "rs", False),
        ("certification=RS6776", "certification_code", "RS6776", False),
        ("certification=rncp 38616 bc02", "certification_code", "RNCP38616BC02", False),
        ("code=RS 6776", "certification_code", "RS6776", False),
        ("level=6", "level", "6", False),
        ("level=Niveau 6", "level", "6", False),
        ("level=?", "level", UNKNOWN, False),
        ("funding=non renseigné", "funding", UNKNOWN, False),
        ("provider=cnam", "provider", "CNAM", False),
        ("region=grand est", "territory", "Grand Est", False),
        ("city=LILLE", "territory", "Lille", False),
        ("department=69", "territory", "69", False),
        ("department=rhône", "territory", "69", False),
        ("department=Rhône (69)", "territory", "69", False),
        ("missing=oui", "missing", "disparue", False),
        ("missing=non", "missing", "presente", False),
    ],
)
def test_values(written: str, facet: str, value: str, excluded: bool) -> None:
    found = parse_filter(written, vocabulary(), KNOWN)
    assert (found.facet, found.value, found.excluded) == (facet, value, excluded)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("duration_hours=7..21", Range("duration_hours", 7, 21)),
        ("duration_hours=7,5..", Range("duration_hours", 7.5, None)),
        ("price_eur!=?", Range("price_eur", 0, None)),
        ("price_eur=..1500", Range("price_eur", None, 1500)),
        ("price_eur=..1 500 €", Range("price_eur", None, 1500)),
        ("price_eur=0", Range("price_eur", 0, 0)),
        ("price_eur=?", Range("price_eur", only_unknown=True)),
        ("price_per_hour_eur=10..20", Range("price_per_hour_eur", 10, 20)),
    ],
)
def test_ranges(written: str, expected: Range) -> None:
    assert parse_filter(written, vocabulary()).range == expected


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("axe", "CHAMP=VALEUR"),
        ("axis=", "CHAMP=VALEUR"),
        ("axe=generaliste", "Champs possibles"),
        ("axis=martienne", "generaliste"),
        ("format=pigeon", "presentiel"),
        ("provider=Inconnu", "CNAM"),
        ("skill=poterie", "prompt-engineering"),
        ("code=6776", "RS6776"),
        ("missing=peut-être", "missing=oui"),
        ("duration_hours=longue", "duration_hours=7..21"),
        ("duration_hours=..", "duration_hours=7..21"),
        ("duration_hours=21..7", "après sa fin"),
        ("duration_hours!=7..21", "ne s’exclut pas"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_what_could_be_written(written: str, says: str) -> None:
    with pytest.raises(FilterRefused) as refusal:
        parse_filter(written, vocabulary(), KNOWN)
    assert says in str(refusal.value)


def test_same_field_is_or_and_different_fields_are_and() -> None:
    written = ["axis=sectorielle", "axis=opcommerce", "axis=opcommerce", "level!=3", "price_eur=..100"]
    assert parse_filters(written, vocabulary(), Query("ia")) == Query(
        "ia",
        (Choice("axis", ("sectorielle", "opcommerce")), Choice("level", (), ("3",))),
        (Range("price_eur", None, 100),),
    )
