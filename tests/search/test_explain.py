"""A hit says which typed word met which word of the course, how and where, and shows these characters."""

from __future__ import annotations

import pytest

from explorer.search.corpus import Corpus
from explorer.search.index import SearchIndex
from explorer.search.outcome import Match

TITLE = "Prompt engineering : e-commerce, cœur de la relation clients"
PROVIDER = "Institut des Ressources humaines"


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    others = ["Autre intitulé"] * 20
    return SearchIndex.of(
        Corpus.of(
            range(21),
            {"title": [TITLE, *others], "provider": [PROVIDER, *[""] * 20]},
            synonyms=((("RH", "ressources humaines"), False),),
        )
    )


@pytest.mark.parametrize(
    ("typed", "match", "shown"),
    [
        ("prompt", Match("prompt", "Prompt", "exact", "title"), ["Prompt"]),
        ("promt", Match("promt", "Prompt", "fuzzy", "title", 1), ["Prompt"]),
        ("porpmt", Match("porpmt", "Prompt", "fuzzy", "title", 2), ["Prompt"]),
        ("engin", Match("engin", "engineering", "prefix", "title"), ["engineering"]),
        ("coeur", Match("coeur", "cœur", "exact", "title"), ["cœur"]),
        ("relations", Match("relations", "relation", "fuzzy", "title"), ["relation"]),
        ("ecommerce", Match("ecommerce", "e-commerce", "exact", "title"), ["e-commerce"]),
        (
            "relationclients",
            Match("relationclients", "relation clients", "fuzzy", "title"),
            ["relation", "clients"],
        ),
        ("RH", Match("RH", "Ressources humaines", "synonym", "provider"), []),
        ("institu", Match("institu", "Institut", "prefix", "provider"), []),
    ],
)
def test_one_word(index: SearchIndex, typed: str, match: Match, shown: list[str]) -> None:
    explainer = index.explainer(typed)
    assert explainer is not None
    assert explainer.matches(0, {"title": TITLE, "provider": PROVIDER}) == (match,)
    assert [TITLE[start:end] for start, end in explainer.spans("title", TITLE)] == shown


def test_several_words_in_several_fields(index: SearchIndex) -> None:
    explainer = index.explainer("promt -vente institut")
    assert explainer is not None
    found = explainer.matches(0, {"title": TITLE, "provider": PROVIDER})
    assert [(each.typed, each.field) for each in found] == [("promt", "title"), ("institut", "provider")]
    assert explainer.spans("provider", PROVIDER) == ((0, 8),)


def test_a_text_that_is_not_at_hand_is_told_by_its_folded_words(index: SearchIndex) -> None:
    explainer = index.explainer("institut")
    assert explainer is not None
    assert [each.word for each in explainer.matches(0, {})] == ["institut"]


def test_little_words_are_not_shown(index: SearchIndex) -> None:
    explainer = index.explainer("de la relation")
    assert explainer is not None
    assert [TITLE[start:end] for start, end in explainer.spans("title", TITLE)] == ["relation"]


def test_nothing_typed_explains_nothing(index: SearchIndex) -> None:
    assert index.explainer("  ") is None
