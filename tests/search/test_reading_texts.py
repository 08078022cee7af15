"""Read in bulk, each text gives the words and the closed-up forms that it gives when it is read alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.fold import closed_forms, fold, words_of
from explorer.search.numbering import Coded
from explorer.search.reading import Runs, read

ANY_TEXT = st.text(max_size=40) | st.text("éŒ’'-–. RSrs6776ncp:°ßﬁ\u0301\u00a0\n\0\x1e", max_size=40)


def spoken(words: list[str], runs: Runs) -> list[list[str]]:
    """The runs in words."""
    numbers = iter(runs.numbers.tolist())
    return [[words[next(numbers)] for _ in range(length)] for length in runs.lengths.tolist()]


def assert_as_read_alone(columns: list[list[str]]) -> None:
    words, found = read([(Coded[str | None].build(column),) for column in columns])
    assert len(set(words)) == len(words)
    for column, each in zip(columns, found, strict=True):
        assert spoken(words, each.words) == [words_of(text) for text in column]
        assert spoken(words, each.closed) == [closed_forms(fold(text)) for text in column]


@given(st.lists(st.lists(ANY_TEXT, max_size=6), max_size=3))
def test_any_texts(columns: list[list[str]]) -> None:
    assert_as_read_alone(columns)


@pytest.mark.parametrize(
    "text",
    [
        "RS 6776",
        "« RNCP n° 38616BC02 », e-commerce",
        "rs 12-34 et 12-34",
        "RS\u00a0:\u20096776",
        "cours 6776",
        "non-fiction S.A.V. C.A.P",
        "œuvres\u00a8complètes",
        "un\0deux \0 trois",
        "un\x1edeux",
        "",
    ],
)
def test_a_text_among_others_that_come_again(text: str) -> None:
    assert_as_read_alone([["avant", text, text, "e-mail après"], [], [text, "avant"]])


def test_more_texts_than_are_read_at_once() -> None:
    assert_as_read_alone([[f"n° {i % 3000}-b, RS {i % 2500}" for i in range(5000)]])


@given(st.lists(st.tuples(st.none() | ANY_TEXT, ANY_TEXT, st.none() | ANY_TEXT), max_size=5))
def test_columns_that_stand_together_are_lines_of_one_text(rows: list[tuple[str | None, ...]]) -> None:
    words, (each,) = read([[Coded.build([row[i] for row in rows]) for i in range(3)]])
    texts = ["\n".join(line for line in row if line) for row in rows]
    assert spoken(words, each.words) == [words_of(text) for text in texts]
    assert spoken(words, each.closed) == [closed_forms(fold(text)) for text in texts]
