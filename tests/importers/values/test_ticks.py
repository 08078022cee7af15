"""Boxes to tick: whose header is the value."""

from __future__ import annotations

import pytest

from importers.records import CellValue
from importers.values.ticks import ticked, told_by_header, under_header
from resources.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("x", True),
        (" X ", True),
        ("Oui", True),
        ("✔", True),
        (1, True),
        (1.0, True),
        (True, True),
        ("non", False),
        (0, False),
        (False, False),
        ("", None),
        (None, None),
        (2, None),
        ("12 h", None),
        ("Présentiel", None),
    ],
)
def test_a_box_is_ticked_or_not_or_no_box(value: CellValue, wanted: bool | None) -> None:
    assert ticked(value) is wanted


@pytest.mark.parametrize(
    ("header", "slug"),
    [
        ("Présentiel", "presentiel"),
        ("Modalités › Distanciel", "distance"),
        ("PRESENTIEL", "presentiel"),
        ("Durée", None),
        ("Présentiel ou non selon les dates", None),
    ],
)
def test_only_a_whole_header_names_a_term(header: str, slug: str | None) -> None:
    assert told_by_header(header, vocabulary().formats) == slug


def test_a_box_gives_its_header_or_nothing() -> None:
    formats = vocabulary().formats
    assert under_header("x", "Présentiel", formats) == ("presentiel",)
    assert under_header("non", "Présentiel", formats) == ()
    assert under_header("2 jours", "Présentiel", formats) is None
    assert under_header("x", "Durée", formats) is None
