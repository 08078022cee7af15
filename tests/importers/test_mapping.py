"""Columns of whole tables: values confirm a header, contradict it, or speak when it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from importers.layout import HeaderColumn
from importers.mapping import is_course_table, map_columns
from importers.records import ColumnMapping, RawRow
from importers.sampling import is_running_number


def mapped(headers: Sequence[str], *rows: Sequence[Any]) -> tuple[ColumnMapping, ...]:
    columns = [HeaderColumn(index, header) for index, header in enumerate(headers)]
    return map_columns(columns, [RawRow(number, tuple(row)) for number, row in enumerate(rows, start=2)])


def field_of(header: str, values: Sequence[Any]) -> str | None:
    return mapped([header], *([value] for value in values))[0].field


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Site", ["https://a.fr", "https://b.fr", "www.c.fr"], "url"),
        ("Site", ["Paris", "Lyon", "Reims"], "city"),
        ("Contact", ["a@b.fr", "c@d.fr", "e@f.fr"], "email"),
        ("Contact", ["01 23 45 67 89", "0123456789", "01.23.45.67.89"], "phone"),
        ("Contact", ["Mme Martin", "M. Durand", "Mme Petit"], None),
        ("Niveau", ["Niveau 6", "Bac+5", "NR"], "level"),
        ("Niveau", ["Pour débuter", "Pour approfondir", "Pour débuter"], "maturity"),
        ("Début", [date(2027, 1, 4), date(2027, 2, 1), "15/03/2027"], "session_start"),
        ("Début", ["voir site", "à venir", "selon effectif"], None),
        ("Formacode", [31028, 15029, 34502], "formacode"),
        ("Libellé Formacode", ["Intelligence artificielle", "Vente", "Logistique"], None),
        ("code_type_diplome", [20, 156, 110], None),
        ("Référence", [1, 2, 3, 4], None),
        ("Référence", ["IA-01", "IA-02", "IA-03"], "reference"),
        ("Prix", ["Sur devis", "Nous consulter", "1 200 € HT"], "price"),
        ("", ["https://a.fr", "https://b.fr", "https://c.fr"], "url"),
        ("Code", ["RS6776", "RNCP 38616", "RS 7344"], "certifications"),
        ("Remplacé par", ["RNCP37827", "RNCP38616", "RNCP38587"], None),
        ("Source", ["https://a.fr", "https://b.fr", "https://c.fr"], None),
        ("Programme", ["https://a.fr/1.pdf", "https://b.fr/2.pdf", "https://c.fr/3.pdf"], "url"),
        ("Objectif général", ["6", "4", "7"], None),
        ("Objectif général", ["Se reconvertir", "Se perfectionner", "6"], "objectives"),
        ("Bénéficiaires", [12, 8, 25], None),
        ("Temps de formation", ["14 h", "7 h", "21 heures"], "duration"),
        ("Temps de formation", ["hors temps de travail", "sur le temps de travail", "au choix"], None),
        ("Prise en charge OPCO", [534, 894.0, 120, 0, 300, 410], None),
        ("Éligible OPCO", [1, 0, 1], "funding"),
        ("Plein tarif (€)", [5000, 4200, 3000], "price"),
        ("Campus", ["Paris", "Lyon", "Reims"], "city"),
    ],
)
def test_values_confirm_or_contradict(header: str, values: list[Any], field: str | None) -> None:
    assert field_of(header, values) == field


def test_one_title_and_the_surest() -> None:
    titles = mapped(
        ["Formation", "Intitulé de la formation", "Module"],
        ["IA", "Découvrir l'IA", "Socle"],
        ["IA", "Approfondir l'IA", "Socle"],
    )
    assert [mapping.field for mapping in titles] == [None, "title", None]
    assert "vient déjà" in titles[0].reason


def test_of_two_titles_as_sure_the_first_unless_one_tells_more_courses_apart() -> None:
    same = mapped(["Formation", "Intitulé"], ["A", "IA"], ["B", "Vente"])
    assert [mapping.field for mapping in same] == ["title", None]


def test_a_group_above_the_header_tells_what_it_is_of() -> None:
    columns = [HeaderColumn(0, "Code", "CERTIFICATION")]
    rows = [RawRow(number, (f"EXC-{number}",)) for number in range(2, 8)]
    assert map_columns(columns, rows)[0].field == "certifications"


def test_several_columns_of_one_list() -> None:
    fields = [mapping.field for mapping in mapped(["code_rome_1", "code_rome_2", "Code_RNCP", "Code_RS"])]
    assert fields == ["rome", "rome", "certifications", "certifications"]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Intitulé", "Organisme"], True),
        (["Intitulé", "Remarques"], False),
        (["Organisme", "Prix", "Durée"], False),
        (["Student Name", "Grade", "Test Date"], False),
    ],
)
def test_table_of_courses_needs_a_title_and_one_more(headers: list[str], expected: bool) -> None:
    assert is_course_table(mapped(headers)) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3], True),
        ([1.0, 2.0, 3.0, 5.0, 6.0, 7.0, 8.0], True),
        (["1", "2", "3"], True),
        ([101, 102, 103], False),
        ([1, 7, 3], False),
        (["A1", "A2"], False),
        ([1], False),
    ],
)
def test_running_numbers(values: list[Any], expected: bool) -> None:
    assert is_running_number(values) is expected


def test_each_mapping_says_why() -> None:
    for mapping in mapped(["Intitulé", "Organsime", "Mise à jour", "Zygomatique"]):
        assert mapping.reason.endswith(".")
        assert 0 <= mapping.confidence <= 1


def test_a_former_title_is_the_title_of_withdrawn_courses_only() -> None:
    row = ("68919", "CQP vendeur", "RNCP1", "CQP vendeur-conseil")
    withdrawn = mapped(["Code Certif Info", "Ancien intitulé", "Ancien n° RNCP", "Remplacé par"], row)
    assert [each.field for each in withdrawn] == ["certif_info", "title", None, None]
    current = mapped(["Code Certif Info", "Ancien intitulé", "Ancien n° RNCP", "Intitulé"], row)
    assert [each.field for each in current] == ["certif_info", None, None, "title"]
