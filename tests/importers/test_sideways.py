"""A sheet written from top to bottom is told as such, and never read as a list of its headers."""

from __future__ import annotations

from typing import Any

import pytest

from importers.choices import Choices
from importers.errors import NoCoursesFound
from importers.reading import read
from tests.importers.conftest import MakeWorkbook

FORM: list[list[Any]] = [
    ["FICHE FORMATION"],
    [],
    ["Intitulé :", "Vendre avec l'IA"],
    ["Organisme :", "Greta"],
    ["Durée :", "7 h"],
    ["Public visé :", "Vendeurs"],
    ["Autre chose", "?"],
]
IN_PAIRS: list[list[Any]] = [
    ["Intitulé", "Vendre avec l'IA", "Organisme", "Greta"],
    ["Durée", "7 h", "Tarif", "300 €"],
    ["Modalité", "Présentiel", "Lieu", "Lille"],
    ["Public visé", "Vendeurs", "Prérequis", "Aucun"],
]
IN_COLUMNS: list[list[Any]] = [
    [None, "Comparatif"],
    [None, "Formation", "Vendre", "Gérer", "Encaisser"],
    [None, "Prix", 100, 200, 300],
    [None, "Modalité", "Présentiel", "Distanciel", "Mixte"],
]


@pytest.mark.parametrize(
    ("rows", "letter"), [(FORM, "A"), (IN_PAIRS, "A"), (IN_COLUMNS, "B")], ids=["form", "pairs", "columns"]
)
def test_it_says_where_the_headers_are_and_what_to_do(
    make_workbook: MakeWorkbook, rows: list[list[Any]], letter: str
) -> None:
    path = make_workbook({"Fiche 1": rows, "Fiche 2": rows})
    with pytest.raises(NoCoursesFound) as refused:
        read(path, Choices(axis="sectorielle"))
    assert f"dans la colonne {letter} : copiez" in str(refused.value)
    assert "« Fiche 1 », « Fiche 2 » : les en-têtes" in str(refused.value)


def test_an_ordinary_table_is_none(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Offre": [
                ["Intitulé", "Organisme", "Durée"],
                ["Formation", "Greta", "7 h"],
                ["Module", "Cnam", "14 h"],
                ["Vendre", "Cnam", "14 h"],
                ["Gérer", "Cnam", "14 h"],
            ]
        }
    )
    assert len(read(path, Choices(axis="sectorielle")).courses) == 4
