"""Lists: separators that always separate, and those that stand inside names."""

from __future__ import annotations

import pytest

from importers.values.lists import split_list

NAMES = {"Marketing", "E-commerce", "Vente en magasin / éventaires et marchés", "Qualité, Hygiène, Sécurité"}


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("a\nb ; c | d$e", ("a", "b", "c", "d", "e")),
        ("• a\n• b", ("a", "b")),
        ("- a\n- b", ("a", "b")),
        ("a / b", ("a", "b")),
        ("a/b", ("a/b",)),
        ("a, b", ("a, b",)),
        ("a ; a ; -", ("a",)),
        (None, ()),
    ],
)
def test_separators(raw: str | None, items: tuple[str, ...]) -> None:
    assert split_list(raw) == items


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("Marketing, E-commerce", ("Marketing", "E-commerce")),
        ("Marketing/E-commerce", ("Marketing", "E-commerce")),
        ("Marketing, vente", ("Marketing, vente",)),
        ("Qualité, Hygiène, Sécurité", ("Qualité, Hygiène, Sécurité",)),
        ("Marketing, Qualité, Hygiène, Sécurité", ("Marketing", "Qualité, Hygiène, Sécurité")),
        (
            "Vente en magasin / éventaires et marchés / Marketing",
            ("Vente en magasin / éventaires et marchés", "Marketing"),
        ),
    ],
)
def test_known_names_hold_separators(raw: str, items: tuple[str, ...]) -> None:
    assert split_list(raw, NAMES.__contains__) == items


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("M1805,H2502", ("M1805", "H2502")),
        ("OPCO, FAF (FIF-PL, AGEFICE)", ("OPCO", "FAF (FIF-PL, AGEFICE)")),
    ],
)
def test_a_column_that_is_plainly_a_list(raw: str, items: tuple[str, ...]) -> None:
    assert split_list(raw, plainly_a_list=True) == items
