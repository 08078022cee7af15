"""Which title comes first for what is typed, on small catalogues whose right answer is plain."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search.corpus import Corpus
from explorer.search.index import SearchIndex
from explorer.search.outcome import TextField
from explorer.search.query import Query

TITLES = (
    "Prompt engineering pour la relation client",
    "Manager la relation client avec l’IA",
    "Mettre en œuvre une stratégie d'e-commerce",
    "Gérer le service après-vente (S.A.V.)",
    "Les ressources humaines augmentées",
    "Vendeurs conseil en magasin",
    "Data science : les fondamentaux",
    "Maîtriser ChatGPT au quotidien",
    "Comptabilité et paie",
    "Automatisation des ventes",
    "RS6776 — IA générative et métiers",
)


def index_of(
    titles: Sequence[str],
    texts: dict[TextField, Sequence[str]] | None = None,
    synonyms: Sequence[tuple[tuple[str, ...], bool]] = (),
) -> SearchIndex:
    return SearchIndex.of(
        Corpus.of(range(len(titles)), {"title": titles, **(texts or {})}, synonyms=synonyms)
    )


def found(index: SearchIndex, typed: str) -> list[int]:
    return list(index.search(Query(typed)).ids)


def test_a_whole_word_within_a_slip_comes_before_the_beginning_of_another() -> None:
    titles = ("Reconversion ou promotion par l’alternance", "Écrire avec une IA")
    index = index_of(titles, {"objectives": ("Changer de métier", "Rédiger un prompt efficace")})
    assert found(index, "promt")[0] == 1
    assert found(index, "promo")[0] == 0


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return index_of(
        TITLES, synonyms=((("RH", "ressources humaines"), False), (("paie", "automatisation"), True))
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("promt", 0),
        ("realtion client prompt", 0),
        ("manager relation", 1),
        ("client IA manager", 1),
        ("oeuvre", 2),
        ("ŒUVRE", 2),
        ("ecommerce", 2),
        ("e commerce", 2),
        ("sav", 3),
        ("apres vente", 3),
        ("apresvente", 3),
        ("rh", 4),
        ("resources humaine", 4),
        ("vendeuse", 5),
        ("vendeur", 5),
        ("datascience", 6),
        ("fondamentau", 6),
        ("lesfondamentaux", 6),
        ("chat gpt", 7),
        ("chatgtp", 7),
        ("cjatgpt", 7),
        ("comptabilte", 8),
        ("automatisasion", 9),
        ("lautomatisation", 9),
        ("automa tisation", 9),
        ("rs 6776", 10),
        ("RS6776", 10),
        ("relationclient prompt", 0),
        ("relatonclient manager", 1),
    ],
)
def test_the_course_that_is_meant_comes_first(index: SearchIndex, typed: str, first: int) -> None:
    assert found(index, typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["zzzz", "qsdfgh wxcvbn", "6777", "!!", "de xqzk"])
def test_nonsense_gives_nothing_rather_than_anything(index: SearchIndex, typed: str) -> None:
    assert found(index, typed) == ([] if typed != "!!" else list(range(len(TITLES))))


def test_every_word_is_wanted_when_a_course_has_them_all(index: SearchIndex) -> None:
    assert found(index, "relation client prompt") == [0]


def test_some_words_are_enough_when_none_has_them_all(index: SearchIndex) -> None:
    assert set(found(index, "relation client comptabilité")) == {0, 1}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"relation client"', {0, 1}),
        ('"client relation"', set()),
        ('"relation cli', {0, 1}),
        ("relation -prompt", {1}),
        ('relation -"prompt engineering"', {1}),
        ("-relation -ia", set(range(len(TITLES))) - {0, 1, 10}),
    ],
)
def test_quotes_and_exclusions(index: SearchIndex, typed: str, kept: set[int]) -> None:
    assert set(found(index, typed)) == kept


def test_exact_before_prefix_before_slip() -> None:
    index = index_of(("Ventes", "Vente", "Venter", "Vante"))
    assert found(index, "vente")[0] == 1
    assert found(index, "vente").index(0) < found(index, "vente").index(3)


def test_title_before_provider_before_description() -> None:
    index = index_of(
        ("Une", "Cegos", "Deux"),
        {"provider": ("", "", "Cegos"), "description": ("par Cegos", "", "")},
    )
    assert found(index, "cegos") == [1, 2, 0]


def test_a_rare_word_outweighs_a_common_one() -> None:
    index = index_of(["Vendre mieux"] * 9 + ["Maroquinerie fine"])
    assert found(index, "vendre maroquinerie")[0] == 9


def test_related_words_come_after_literal_ones(index: SearchIndex) -> None:
    assert found(index, "paie") == [8, 9]


@pytest.mark.parametrize("typed", ["paie", "paies"])
def test_a_related_word_in_a_title_comes_after_a_literal_one_anywhere(typed: str) -> None:
    index = index_of(
        ("Automatisation", "Autre chose"),
        {"description": ("", "la paie")},
        synonyms=((("paie", "automatisation"), True),),
    )
    assert found(index, typed) == [1, 0]


def test_a_slip_in_a_title_comes_after_a_literal_word_anywhere() -> None:
    index = index_of(("Vente", "Autre chose"), {"description": ("", "il se vante")})
    assert found(index, "vante") == [1, 0]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("open class rooms", 0),
        ("skills 4 all", 1),
        ("central supelec", 2),
        ("data scientest", 3),
        ("iaschool", 4),
    ],
)
def test_words_of_a_name_in_one_piece_or_in_several(typed: str, first: int) -> None:
    index = index_of(
        ["Un", "Deux", "Trois", "Quatre", "Cinq", "IA et data sciences, usage"],
        {
            "provider": (
                "OpenClassRooms",
                "SKILLS4ALL",
                "CentraleSupélec",
                "DATASCIENTEST",
                "IA School",
                "une school, une IA",
            )
        },
    )
    assert found(index, typed)[0] == first


def test_a_slip_does_not_say_singular_from_plural() -> None:
    index = index_of(("Compétence numérique", "Compétences civiles"))
    assert found(index, "competecne civil") == [1]


def test_the_word_formation_is_not_wanted_of_a_course() -> None:
    index = index_of(("Formation Excel", "Excel pour tous", "Formation Word"))
    assert found(index, "formation excel") == [0, 1]
    assert set(found(index, "formation")) == {0, 2}


@pytest.mark.parametrize("typed", ["!", "« »", '"', "-", "…?!", "   ", "&"])
def test_signs_alone_ask_for_nothing(index: SearchIndex, typed: str) -> None:
    assert found(index, typed) == list(range(len(TITLES)))


def test_a_block_of_a_certification_leads_to_the_certification() -> None:
    index = index_of(("Un", "Deux"), {"code": ("RNCP38616 38616", "RS38 38")})
    assert found(index, "rncp38616bc02") == [0]


def test_a_field_narrows_where_a_word_is_looked_for() -> None:
    index = index_of(("Lyon", "Autre"), {"city": ("", "Lyon")})
    assert found(index, "ville:lyon") == [1]
    assert set(found(index, "lyon")) == {0, 1}


def test_a_code_is_found_with_or_without_its_register() -> None:
    index = index_of(("Un", "Deux"), {"code": ("RNCP38616BC02 38616BC02 RNCP38616 38616", "RS38 38")})
    for typed in ("RNCP 38616", "rncp38616", "38616", "rncp38616bc02", "386"):
        assert found(index, typed) == [0], typed


@pytest.mark.parametrize(
    ("typed", "ways_out"),
    [
        ('"client relation"', [("Sans les guillemets", "client relation", 2)]),
        (
            'vendeurs "client relation"',
            [
                ("Sans les guillemets", "vendeurs client relation", 2),
                ("Sans « client relation »", "vendeurs", 1),
            ],
        ),
        ("prompt -relation", [("Sans « -relation »", "prompt", 1)]),
        ("organisme:afpa vendeurs", [("Sans « organisme:afpa »", "vendeurs", 1)]),
        ("zzzz qqqq", []),
    ],
)
def test_ways_out_of_a_text_without_result(
    index: SearchIndex, typed: str, ways_out: list[tuple[str, str, int]]
) -> None:
    outcome = index.search(Query(typed))
    assert outcome.total == 0
    assert [(each.label, each.query.text, each.total) for each in outcome.relaxations] == ways_out


def test_a_search_needs_no_course() -> None:
    assert index_of(()).search(Query("vente")).total == 0
    assert index_of(("", "")).search(Query("vente")).total == 0


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(" ".join(TITLES).split()), max_size=5).map(" ".join))
def test_any_text_is_searched_and_highlighted_within_bounds(text: str) -> None:
    index = _SHARED
    outcome = index.search(Query(text))
    assert outcome.total == len(outcome.ids) == len(set(outcome.ids))
    explainer = index.explainer(text)
    if explainer is None:
        return
    for course in outcome.ids:
        explainer.matches(course, {"title": TITLES[course]})
        spans = explainer.spans("title", TITLES[course])
        ends = [0, *(place for span in spans for place in span), len(TITLES[course])]
        assert ends == sorted(ends)


_SHARED = index_of(TITLES, synonyms=((("RH", "ressources humaines"), False),))


def test_a_short_word_keeps_its_first_letter() -> None:
    towns = index_of(["BTS", "BTS", "BTS"], {"city": ["Île-de-France", "Lille", "Val-de-Marne"]})
    assert found(towns, "ville:lile") == [1]
    assert found(towns, "ville:avl") == [2]
    assert found(index_of(["Transitions"], {"city": ["Île-de-France"]}), "ville:lile") == []


def test_an_article_and_a_short_word_may_be_one_word_with_a_slip() -> None:
    assert set(found(index_of(["L'île aux compétences", "Lille campus"]), "lile")) == {0, 1}


def test_an_acronym_that_no_course_writes_is_not_a_slip_first() -> None:
    synonyms = ((("MUC", "management des unités commerciales"), False),)
    titles = ["Parqueteur (MC)", "Management des unités commerciales"]
    assert found(index_of(titles, synonyms=synonyms), "muc")[0] == 1


def test_two_little_words_make_no_word() -> None:
    assert found(index_of(["Par le menu", "Éthique et données"]), "éthique parle") == [1]


def test_a_name_that_begins_with_one_letter_is_found_in_one_piece() -> None:
    assert found(index_of(["Vente", "Vente"], {"provider": ["Ô'TOP Formation", "Autre"]}), "otop") == [0]


def test_little_words_together_weigh_less_than_what_is_asked() -> None:
    titles = ["Gérer les risques éthiques", "Une méthode qui est pour la vente et les achats en ligne"]
    texts: dict[TextField, Sequence[str]] = {"skills": ["", "éthique"]}
    assert found(index_of(titles, texts), "une formation en éthique qui est pour les et la") == [0, 1]
