"""Courses side by side: what differs, what is best, what is to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from course_records import at, course, lasting

from db.engine import Database
from explorer.services.comparing import Comparing, Comparison, ComparisonRow, compare
from explorer.services.errors import NotComparable, UnknownCourse
from resources.vocabulary import vocabulary

TODAY = date(2026, 11, 12)


def comparison(*facts: dict[str, Any]) -> Comparison:
    courses = [course(number, **each) for number, each in enumerate(facts, start=1)]
    return compare(courses, vocabulary(), TODAY)


def row(compared: Comparison, key: str) -> ComparisonRow:
    return next(each for group in compared.groups for each in group.rows if each.key == key)


def texts(compared: Comparison, key: str) -> list[str]:
    return [each.text.replace("\u00a0", " ").replace("\u202f", " ") for each in row(compared, key).cells]


def test_the_criteria_stand_in_five_groups() -> None:
    labels = [group.label for group in comparison({}, {}).groups]
    assert labels == ["Contenu", "Certification", "Organisation", "Coût et financement", "Contact"]


@pytest.mark.parametrize(
    ("key", "facts", "text"),
    [
        ("axis", {"axis": "carif-oref"}, "Carif-Oref"),
        ("skills", {"skills": ("prompt-engineering", "mes mots")}, "Prompt engineering\nmes mots"),
        ("formats", {"formats": ("presentiel", "classe-virtuelle")}, "Présentiel\nClasse virtuelle"),
        ("certifications", {"certifications": ("RS6776",)}, "RS 6776"),
        ("certification_expiry", {"certification_expiry": date(2027, 9, 25)}, "25/09/2027"),
        (
            "certification_expiry",
            {"certification_expiry": date(2027, 1, 12)},
            "12/01/2027 (expire dans 2 mois)",
        ),
        ("certification_expiry", {"certification_expiry": date(2026, 1, 12)}, "12/01/2026 (expirée)"),
        ("duration", lasting(21), "21 h (3 jours)"),
        ("duration", {"duration_raw": "9 mois"}, "9 mois"),
        ("duration", {"duration_raw": "NR"}, "Non renseigné"),
        (
            "session",
            {"session_start": date(2027, 1, 4), "session_end": date(2027, 1, 6)},
            "du 04/01/2027 au 06/01/2027",
        ),
        (
            "place",
            {"postcode": "59000", "city": "Lille", "region": "Hauts-de-France"},
            "59000 Lille · Hauts-de-France",
        ),
        ("price", at(1290, "HT"), "1 290 € HT"),
        ("price", {"price_raw": "Sur devis"}, "Sur devis"),
        ("price_per_hour", {**at(1290, "HT"), **lasting(21)}, "61 €/h HT"),
        ("price_per_hour", {**at(1290, "HT", "+"), **lasting(21)}, "environ 61 €/h HT"),
        ("funding", {"funding_raw": "nous consulter"}, "nous consulter"),
        ("provider", {}, "Non renseigné"),
    ],
)
def test_what_a_cell_says(key: str, facts: dict[str, Any], text: str) -> None:
    compared = comparison(facts, {})
    assert texts(compared, key)[0] == text
    assert row(compared, key).cells[0].is_known == (text != "Non renseigné")


@pytest.mark.parametrize(
    ("key", "one", "other", "differs"),
    [
        ("provider", {"provider": "Éva"}, {"provider": "eva"}, False),
        ("provider", {"provider": "Éva"}, {"provider": "Noé"}, True),
        ("provider", {"provider": "Éva"}, {}, True),
        ("provider", {}, {}, False),
        ("formats", {"formats": ("mixte", "mooc")}, {"formats": ("mooc", "mixte")}, False),
        (
            "duration",
            {**lasting(21), "duration_raw": "3 jours"},
            {**lasting(21), "duration_raw": "21 h"},
            False,
        ),
        ("price", at(100, "HT"), at(100, "TTC"), True),
    ],
)
def test_courses_differ_by_what_they_mean(
    key: str, one: dict[str, Any], other: dict[str, Any], differs: bool
) -> None:
    assert row(comparison(one, other), key).differs is differs


def test_only_the_rows_that_differ_are_left() -> None:
    compared = comparison({"provider": "A", **lasting(7)}, {"provider": "B", **lasting(7)}).differences()
    assert [[each.key for each in group.rows] for group in compared.groups] == [["provider"]]


HOUR, DEADLINE = "price_per_hour", "certification_expiry"


@pytest.mark.parametrize(
    ("key", "facts", "best"),
    [
        ("price", [at(100, "HT"), at(90, "HT")], {1}),
        ("price", [at(100, "HT"), at(90, "HT"), {}], {1}),
        ("price", [at(90, "HT"), at(90, "HT"), at(100, "HT")], {0, 1}),
        ("price", [at(90, "HT"), at(90, "HT")], set()),
        ("price", [at(100, "HT"), at(90, "TTC")], set()),
        ("price", [at(100, "HT"), at(90, "HT"), at(95, "TTC")], set()),
        ("price", [at(100), at(90)], set()),
        ("price", [at(100, "HT"), at(0)], {1}),
        ("price", [at(90, "HT"), {}], set()),
        ("price", [at(100, "HT"), at(90, "HT", "+")], set()),
        ("price", [at(100, "HT"), at(150, "HT", 300)], {0}),
        (HOUR, [{**at(100, "HT"), **lasting(10)}, {**at(150, "HT"), **lasting(30)}], {1}),
        (HOUR, [{**at(100, "HT"), **lasting(10)}, {**at(150, "HT"), **lasting(10, 30)}], set()),
        (HOUR, [{**at(100, "HT"), **lasting(10)}, at(1, "HT")], set()),
        (DEADLINE, [{DEADLINE: date(2027, 1, 1)}, {DEADLINE: date(2028, 1, 1)}, {}], {1}),
        (DEADLINE, [{DEADLINE: date(2028, 1, 1)}, {DEADLINE: date(2028, 1, 1)}], set()),
        (DEADLINE, [{DEADLINE: date(2028, 1, 1)}, {}], set()),
        ("duration", [lasting(7), lasting(70)], set()),
        ("level", [{"level": 5}, {"level": 7}], set()),
    ],
)
def test_the_best_is_marked_where_it_is_objective_and_known(
    key: str, facts: Sequence[dict[str, Any]], best: set[int]
) -> None:
    cells = row(comparison(*facts), key).cells
    assert {place for place, cell in enumerate(cells) if cell.is_best} == best


@pytest.mark.parametrize(
    ("key", "facts", "question"),
    [
        ("duration", {"duration_raw": "9 mois"}, "Combien d’heures de formation (annoncée : « 9 mois ») ?"),
        ("price", {}, "Quel est le coût par personne, HT et TTC ?"),
        ("price_basis", at(90), "Le coût de 90 € est-il HT ou TTC ?"),
        ("email", {}, "Qui joindre pour s’inscrire ?"),
        ("email", {"phone": "03 20 00 00 00"}, None),
        ("price", at(90, "HT"), None),
        ("language", {}, None),
    ],
)
def test_what_is_not_known_becomes_a_question(key: str, facts: dict[str, Any], question: str | None) -> None:
    asked = row(comparison(facts, {}), key).cells[0].question
    assert (asked and asked.replace("\u00a0", " ").replace("\u202f", " ")) == question


def test_each_column_has_all_its_questions() -> None:
    first = comparison({}, {}).courses[0]
    assert [fact for fact, _question in first.questions][:3] == ["Durée", "Coût", "Certification"]


@pytest.mark.parametrize("ids", [(), (1,), (1, 1), (1, 2, 3, 4, 5, 6)])
def test_two_to_five_courses_are_compared(database: Database, ids: tuple[int, ...]) -> None:
    with pytest.raises(NotComparable, match="2 à 5"):
        Comparing(database, vocabulary()).compare(ids, TODAY)


def test_a_course_that_is_gone_is_told(database: Database) -> None:
    with pytest.raises(UnknownCourse, match="n’est plus dans le catalogue"):
        Comparing(database, vocabulary()).compare((1, 2), TODAY)
