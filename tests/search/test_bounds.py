"""Bounds said in a typed text: filters that are shown and can be taken away, never words to look for."""

from __future__ import annotations

import pytest

from explorer.search.bounds import bounds_in, understood, without_bounds
from explorer.search.corpus import Corpus
from explorer.search.index import SearchIndex
from explorer.search.query import Query, Range
from explorer.search.sentence import describe, sentence
from explorer.search.typed import parse, pieces
from resources.vocabulary import vocabulary

HOURS = "duration_hours"
EUROS = "price_eur"


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    """A short cheap course, a long dear one, one of which nothing is known, one that names days."""
    return SearchIndex.of(
        Corpus.of(
            range(1, 5),
            {"title": ["Vente en ligne", "Vente conseil", "Vente directe", "Challenge vente 100 jours"]},
            figures={
                "duration_hours": ([7.0, 70.0, None, 21.0], [7.0, 70.0, None, 21.0]),
                "price_eur": ([300.0, 2000.0, None, 0.0], [300.0, 2000.0, None, 0.0]),
            },
        )
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vente moins de 500 euros", Range(EUROS, None, 500)),
        ("vente à moins de 1 200,50 €", Range(EUROS, None, 1200.5)),
        ("budget 800€", Range(EUROS, None, 800)),
        ("jusqu’à 2000 eur", Range(EUROS, None, 2000)),
        ("plus de 300 €", Range(EUROS, 300)),
        ("entre 300 et 500 euros", Range(EUROS, 300, 500)),
        ("formation gratuite", Range(EUROS, 0, 0)),
        ("vente moins de 2 jours", Range(HOURS, None, 14)),
        ("2 jours max vente", Range(HOURS, None, 14)),
        ("3 h au plus", Range(HOURS, None, 3)),
        ("durée : 14h maximum", Range(HOURS, None, 14)),
        ("au moins une", None),
        ("au moins 14 heures", Range(HOURS, 14)),
        ("de 2 à 3 jours", Range(HOURS, 14, 21)),
        ("une demi-journée max", None),
        ("1 demi-journée max", Range(HOURS, None, 3.5)),
        ("vente 2 jours", None),
        ("moins de 3 mois", None),
        ("bac+3", None),
        ("web 2.0", None),
        ("dessin 2d", None),
        ('"moins de 2 jours"', None),
        ("code:35h", None),
    ],
)
def test_bound(typed: str, expected: Range | None) -> None:
    assert [each.range for each in bounds_in(typed) if each.range] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plus de 2 jours moins de 5 jours", Range(HOURS, 14, 35)),
        ("moins de 5 jours plus de 2 jours", Range(HOURS, 14, 35)),
        ("gratuit moins de 500 euros", Range(EUROS, 0, 0)),
        ("moins de 500 euros gratuit", Range(EUROS, 0, 0)),
    ],
)
def test_two_bounds_of_one_figure_both_hold(typed: str, expected: Range) -> None:
    assert understood(Query(typed)).ranges == (expected,)


def test_a_range_set_by_hand_stands_in_the_place_of_the_typed_one() -> None:
    query = Query("moins de 2 jours", ranges=(Range(HOURS, 7, 70),))
    assert understood(query) == query


@pytest.mark.parametrize("typed", ["vente moins de", "vente moins de 5", "vente moins de 500 eur"])
def test_nothing_is_lost_on_the_way_while_a_bound_is_typed(index: SearchIndex, typed: str) -> None:
    assert index.search(Query(typed)).total


def test_only_courses_within_the_bounds_are_found(index: SearchIndex) -> None:
    assert sorted(index.search(Query("vente moins de 500 euros")).ids) == [1, 4]
    assert sorted(index.search(Query("vente 2 jours max")).ids) == [1]
    assert sorted(index.search(Query("gratuit")).ids) == [4]


def test_a_figure_alone_is_optional(index: SearchIndex) -> None:
    outcome = index.search(Query("vente 100 jours"))
    assert outcome.ids[0] == 4
    assert outcome.total == 4


def test_no_result_says_which_bound_to_drop(index: SearchIndex) -> None:
    outcome = index.search(Query("conseil moins de 500 euros"))
    assert outcome.total == 0
    assert ("Sans « moins de 500 euros »", "conseil", 1) in [
        (each.label, each.query.text, each.total) for each in outcome.relaxations
    ]


def test_unknown_figures_can_be_let_in(index: SearchIndex) -> None:
    outcome = index.search(Query("directe moins de 500 euros"))
    labels = {each.label: each.total for each in outcome.relaxations}
    assert labels["Avec celles dont « Coût » n’est pas renseigné"] == 1


def test_a_bound_is_shown_as_a_filter_that_goes_away_with_its_words() -> None:
    query = Query("vente moins de 500 euros en ligne")
    (chip,) = [each for each in describe(query, vocabulary(), with_text=False) if each.removes]
    assert chip.text == "Coût : au plus 500\u202f€"
    assert chip.removes == Query("vente en ligne")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("vente moins de 3 mois", "« moins de 3 mois » ne filtre pas : durées en heures ou en jours"),
        ("formation courte vente", "« courte » : facultatif, voir Durée"),
        ("formation courte certifiante", None),
        (
            "formation courte certifiante vente",
            "« courte », « certifiante » : facultatifs, voir Durée, Certification",
        ),
        ("vente 3 jours", "« 3 jours » ne filtre pas : écrivez « 3 jours maximum »"),
    ],
)
def test_what_does_not_filter_is_said_with_what_would(typed: str, said: str | None) -> None:
    whole = sentence(Query(typed), vocabulary())
    assert said in whole if said else "facultatif" not in whole


def test_the_words_of_a_bound_are_not_looked_for() -> None:
    assert [term.typed for term in parse("vente moins de 500 euros en ligne") if not term.little] == [
        "vente",
        "ligne",
    ]
    assert without_bounds("x moins de 2 jours y").split() == ["x", "y"]
    assert pieces('vente moins de 500 euros "en ligne"') == ["vente", "moins de 500 euros", '"en ligne"']
