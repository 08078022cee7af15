"""Columns about trainees and about who answered a form are no columns of a course."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from importers.errors import NoCoursesFound
from importers.layout import HeaderColumn
from importers.mapping import map_columns
from importers.people import about_people
from importers.reading import read
from tests.importers.conftest import MakeWorkbook


def columns(headers: Sequence[str]) -> list[HeaderColumn]:
    return [HeaderColumn(index, header) for index, header in enumerate(headers)]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Nom", "Prénom", "Formation demandée"], {0}),
        (["Matricule", "NOM", "Date d'entrée", "Formation"], {1, 2}),
        (["Nom du stagiaire", "Prénom", "Stage"], {0}),
        (["Horodateur", "Adresse e-mail", "Nom de la formation ?", "Courriel de l'organisme"], {1}),
        (["Horodateur", "Adresse e-mail", "Nom", "Quelle formation ?"], {1, 2}),
        (["Nom", "Organisme", "Durée"], set()),
        (["Formation", "Date d'entrée", "Courriel"], set()),
        (["Nom de la formation", "Prénom du salarié"], set()),
    ],
)
def test_their_columns(headers: list[str], expected: set[int]) -> None:
    assert about_people(columns(headers)) == expected


def test_the_course_asked_for_is_the_title() -> None:
    mappings = map_columns(columns(["Nom", "Prénom", "Formation demandée", "Coût prévisionnel"]), [])
    assert [each.field for each in mappings] == [None, None, "title", "price"]
    assert "de qui il s’agit" in mappings[0].reason


def test_a_list_of_the_staff_holds_no_course(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Salariés": [
                ["Matricule", "Nom", "Prénom", "Service", "Date d'entrée"],
                ["M01", "Martin", "Anne", "Vente", "01/02/2020"],
            ]
        }
    )
    with pytest.raises(NoCoursesFound):
        read(path)
