"""Titles among the rows: which value of a row is one."""

from __future__ import annotations

import pytest

from importers.sections import TITLE_HEADER, stands_above


@pytest.mark.parametrize(
    ("header", "column", "expected"),
    [
        (TITLE_HEADER, 3, True),
        (TITLE_HEADER, 0, False),  # the file has a column of that name
        ("Durée", 3, False),
    ],
)
def test_a_title_stands_in_the_last_column(header: str, column: int, *, expected: bool) -> None:
    assert stands_above(header, column, 3) is expected
