"""Words are compared without case, accents and ligatures, and found again at their exact characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.fold import closed_forms, fold, tokens, words_of

ANY_TEXT = st.text(max_size=60) | st.text("éÉœŒæ’'-– RSrs6776ncp.ßﬁ\u0301\u00ad", max_size=40)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Les fondamentaux de l’IA", ["les", "fondamentaux", "de", "l", "ia"]),
        ("l'intelligence", ["l", "intelligence"]),
        ("Mettre en œuvre", ["mettre", "en", "oeuvre"]),
        ("Lætitia, Cæsar", ["laetitia", "caesar"]),
        ("e\u0301te\u0301", ["ete"]),
        ("HÔTE(SSE)", ["hote", "sse"]),
        ("N°\u202f12 – 3²", ["n", "12", "32"]),
        ("co\u00adopération", ["cooperation"]),
        ("Ελληνικά", ["ελληνικα"]),
        ("", []),
        (" – … ", []),
    ],
)
def test_words(raw: str, words: list[str]) -> None:
    assert words_of(raw) == words


@pytest.mark.parametrize(
    ("raw", "closed"),
    [
        ("e-commerce", ["ecommerce"]),
        ("non-fiction et e\u2011mail", ["nonfiction", "email"]),
        ("S.A.V. et C.A.P", ["sav", "cap"]),
        ("RS 6776, RNCP n° 38584", ["rs6776", "rncp38584"]),
        ("RNCP 38616BC02", ["rncp38616bc02"]),
        ("de A à Z - fin.", []),
    ],
)
def test_words_written_in_pieces_are_read_in_one_too(raw: str, closed: list[str]) -> None:
    assert closed_forms(fold(raw)) == closed


@pytest.mark.parametrize(
    ("raw", "word", "characters"),
    [
        ("Mettre en œuvre", "oeuvre", "œuvre"),
        ("L’Été", "ete", "Été"),
        ("chef e-commerce", "ecommerce", "e-commerce"),
        ("e\u0301te\u0301 !", "ete", "e\u0301te\u0301"),
        ("le S.A.V. ici", "sav", "S.A.V"),
        ("finir (ﬁn)", "fin", "ﬁn"),
    ],
)
def test_a_word_is_found_at_its_own_characters(raw: str, word: str, characters: str) -> None:
    assert characters in [raw[token.start : token.end] for token in tokens(raw) if token.text == word]


@given(ANY_TEXT)
def test_both_readings_of_a_text_agree(text: str) -> None:
    found = list(tokens(text))
    assert [token.text for token in found if not token.closed] == words_of(text)
    assert [token.text for token in found if token.closed] == closed_forms(fold(text))


@given(ANY_TEXT)
def test_places_are_within_the_text(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
