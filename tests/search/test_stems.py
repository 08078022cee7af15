"""The forms of a word: those that differ from it by number or gender, and no others."""

from __future__ import annotations

from itertools import product

import pytest

from explorer.search.lexicon import Lexicon
from explorer.search.stems import stem

BEGINNINGS = ("v", "eau", "mét", "region", "form", "creat", "cours", "mass", "ia", "b2b")
ENDINGS = ("", "al", "aux", "eaux", "eur", "euse", "teur", "trice", "if", "ive", "ien", "ienne", "on", "onne")
ENDINGS += ("el", "elle", "ier", "iere", "e", "ee", "s", "x", "ss", "a", "ali", "6")
WORDS = sorted(
    {"".join(each) for each in product(BEGINNINGS, ENDINGS, ("", "e"), ("", "s", "x", "es", "ss"))}
)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("generatives", {"generatif", "generatifs", "generative"}),
        ("regional", {"regionaux", "regionale", "regionales", "regionals"}),
        ("formatrices", {"formateur", "formateurs", "formatrice"}),
        ("art", {"arts"}),
        ("ia", set()),
        ("b2b", set()),
    ],
)
def test_the_forms_of_a_word(word: str, others: set[str]) -> None:
    words = sorted({"art", "arts", "artiste", "b2bs", "format", "formation", "ias", "region", word, *others})
    found = {words[place] for place in Lexicon(words).forms_of(word)}
    assert found == others - {word}


def test_no_word_of_the_same_stem_is_left_out_and_no_other_one_taken() -> None:
    lexicon = Lexicon(WORDS)
    for word in WORDS:
        alike = [place for place, each in enumerate(WORDS) if each != word and stem(each) == stem(word)]
        assert lexicon.forms_of(word) == alike, word
