"""Headers that list the values of their column instead of naming it."""

from __future__ import annotations

import pytest

from importers.headers import is_header_word, recognise
from importers.listed import field_listed


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Débutant / intermédiaire / expert", "maturity"),
        ("Débutant, confirmé, expert", "maturity"),
        ("Statut (initial ou continu)", "training_type"),
        ("Présentiel - classe virtuelle - e-learning", "formats"),
        ("CPF / OPCO / autre", "funding"),
        ("Certifiant ou non", None),
        ("Oui / non", None),
        ("Lundi / mardi", None),
        ("Classe virtuelle", "formats"),
        ("CQP", "certifications"),
        ("Non", None),
        ("CPF", None),
    ],
)
def test_two_values_of_a_field_tell_it(header: str, field: str | None) -> None:
    assert field_listed(header) == field


def test_a_name_in_the_header_goes_before_the_values_in_its_brackets() -> None:
    assert recognise("Niveau d'entrée (débutant / expert)").field == "prerequisites"


def test_values_make_no_row_a_row_of_headers() -> None:
    assert recognise("AFEST / MOOC").field == "formats"
    assert is_header_word("AFEST / MOOC") == 0
    assert is_header_word("Classe virtuelle") == 0
    assert is_header_word("CQP") == 0
