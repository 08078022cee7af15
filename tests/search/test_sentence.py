"""A query reads as a French sentence; each of its parts can be taken away."""

from __future__ import annotations

import pytest

from explorer.search.query import UNKNOWN, Choice, Query, Range
from explorer.search.sentence import describe, sentence
from resources.vocabulary import vocabulary

PICTURED = Query(
    "promt",
    (Choice("axis", ("sectorielle", "opcommerce")), Choice("skill", ("prompt-engineering",))),
    (Range("duration_hours", 7, 70),),
)


@pytest.mark.parametrize(
    ("query", "written"),
    [
        (Query(), "Toutes les formations"),
        (
            PICTURED,
            "Formations sectorielles ou Opcommerce · « promt »"
            " · Compétence : Prompt engineering · Durée : 7 à 70 h",
        ),
        (Query(choices=(Choice("axis", (), ("carif-oref",)),)), "Formations sauf Carif-Oref"),
        (
            Query(choices=(Choice("level", ("6", "7")),)),
            f"Formations · Niveau : {vocabulary().level(6).label} ou {vocabulary().level(7).label}",
        ),
        (Query(choices=(Choice("format", (), ("distance",)),)), "Formations · Format : sauf À distance"),
        (Query(choices=(Choice("certification_code", ("RS6776",)),)), "Formations · Code : RS 6776"),
        (Query(choices=(Choice("funding", (UNKNOWN,)),)), "Formations · Financement : Non renseigné"),
        (Query(ranges=(Range("price_eur", None, 1500),)), "Formations · Coût : au plus 1 500 €"),
        (
            Query(ranges=(Range("price_eur", 100.5, None, with_unknown=True),)),
            "Formations · Coût : au moins 100,5 € ou non renseigné",
        ),
        (Query(ranges=(Range("duration_hours", only_unknown=True),)), "Formations · Durée : Non renseigné"),
    ],
)
def test_sentence(query: Query, written: str) -> None:
    plain = sentence(query, vocabulary()).replace("\u00a0", " ").replace("\u202f", " ")
    assert plain == written


def test_that_deduced_skills_do_not_count_is_said() -> None:
    (_, phrase) = describe(Query(declared_only=True), vocabulary())
    assert phrase.text == "Compétences et métiers déclarés seulement"
    assert phrase.removes == Query()


def test_taking_every_part_away_leaves_all_courses() -> None:
    query = PICTURED
    while removable := [each for each in describe(query, vocabulary()) if each.removes is not None]:
        assert removable[0].removes != query
        query = removable[0].removes or query
    assert query == Query()


def test_chips_are_those_that_name_their_facet() -> None:
    parts = describe(PICTURED, vocabulary(), with_text=False)
    assert [(each.text, each.chip) for each in parts][:4] == [
        ("Formations", False),
        ("sectorielles", False),
        ("ou", False),
        ("Opcommerce", False),
    ]
    assert [each.chip for each in parts[4:]] == [True, True]
