"""What deserves a look in a dossier, on a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from course_records import at, course, lasting

from db.records import CourseRecord, SelectionItemRecord, SelectionRecord
from explorer.services.alerts import Alert, alerts

TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, tzinfo=UTC)
DOSSIER = SelectionRecord(1, "Dossier", None, 0, NOW)
SOUND: dict[str, Any] = {**at(1000, "HT"), **lasting(21)}


def found(
    *courses: CourseRecord, dossier: SelectionRecord = DOSSIER, **item_facts: Any
) -> list[tuple[str, str, str]]:
    return [
        (each.severity, each.kind, plain(each)) for each in raised(*courses, dossier=dossier, **item_facts)
    ]


def raised(
    *courses: CourseRecord, dossier: SelectionRecord = DOSSIER, **item_facts: Any
) -> tuple[Alert, ...]:
    status = item_facts.pop("status", "a-etudier")
    items = [
        SelectionItemRecord(each.id, rank, status, None, NOW, **item_facts)
        for rank, each in enumerate(courses, start=1)
    ]
    return alerts(dossier, items, {each.id: each for each in courses}, TODAY)


def plain(alert: Alert) -> str:
    return alert.text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("facts", "severity", "kind", "text"),
    [
        (
            {"certification_expiry": date(2026, 11, 11)},
            "error",
            "certification_expired",
            "Certification expirée le 11/11/2026.",
        ),
        (
            {"certification_expiry": date(2026, 11, 12)},
            "warning",
            "certification_soon",
            "La certification expire aujourd’hui.",
        ),
        (
            {"certification_expiry": date(2027, 5, 11)},
            "warning",
            "certification_soon",
            "La certification expire dans 5 mois.",
        ),
        (
            {"session_start": date(2026, 11, 2)},
            "warning",
            "session_past",
            "Session commencée le 02/11/2026 : demandez la prochaine date.",
        ),
        (
            {"session_start": date(2026, 10, 2), "session_end": date(2026, 11, 11)},
            "warning",
            "session_past",
            "Session terminée le 11/11/2026 : demandez la prochaine date.",
        ),
        (
            {"missing_since_import_id": 2},
            "warning",
            "course_missing",
            "Absente de la dernière édition de sa source : vérifiez qu’elle est encore proposée.",
        ),
        (
            {"price_min_eur": None, "price_max_eur": None},
            "info",
            "cost_unknown",
            "Coût non renseigné : il manque aux totaux.",
        ),
        (
            {"duration_min_hours": None, "duration_max_hours": None},
            "info",
            "duration_unknown",
            "Durée en heures non renseignée : elle manque aux totaux.",
        ),
    ],
)
def test_each_weakness_of_a_course_is_told(
    facts: dict[str, Any], severity: str, kind: str, text: str
) -> None:
    weak = course(1, **SOUND | facts)
    assert found(weak) == [(severity, kind, text)]
    assert found(weak, status="ecartee") == [], "what was set aside is left alone"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"certification_expiry": date(2027, 5, 12)},
        {"session_start": date(2026, 11, 12)},
        {"session_start": date(2026, 11, 2), "session_end": date(2026, 11, 12)},
        at(0),
    ],
)
def test_a_sound_course_raises_nothing(facts: dict[str, Any]) -> None:
    assert found(course(1, **SOUND | facts)) == []


def test_a_cost_that_the_user_entered_is_known() -> None:
    assert found(course(1, **lasting(7)), unit_cost_eur=Decimal(300)) == []


def test_a_late_action_and_an_excess_of_funding_are_told() -> None:
    figures = {"headcount": 1, "additional_costs_eur": Decimal(0), "funding_eur": Decimal("1000.50")}
    late = {"next_action": "Appeler", "next_action_date": date(2026, 11, 11)}
    assert found(course(1, **SOUND), **figures, **late) == [
        ("warning", "action_late", "Prévu pour le 11/11/2026 : « Appeler »."),
        (
            "warning",
            "funding_exceeds_cost",
            "La prise en charge dépasse le coût de 0,50 € : vérifiez les montants.",
        ),
    ]
    assert found(course(1, **SOUND), next_action="Appeler", next_action_date=TODAY) == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (
            {"title": "Prompt & vente", "provider": "Éva", "axis": "sectorielle"},
            {"title": "prompt & VENTE", "provider": "eva", "axis": "carif-oref"},
            "warning",
        ),
        (
            {"title": "Prompt", "provider": "Éva", "axis": "sectorielle"},
            {"title": "Prompt", "provider": "Éva", "axis": "sectorielle"},
            "info",
        ),
        (
            {"title": "A", "provider": "Éva", "axis": "sectorielle", "certifications": ("RS6776",)},
            {"title": "B", "provider": "Eva", "axis": "carif-oref", "certifications": ("RS6776",)},
            "warning",
        ),
        (
            {"title": "A", "provider": "Éva", "axis": "sectorielle", "certifications": ("RS6776",)},
            {"title": "B", "provider": "Éva", "axis": "sectorielle", "certifications": ("RS6776",)},
            None,
        ),
        ({"title": "A", "axis": "sectorielle"}, {"title": "A", "axis": "carif-oref"}, None),
        ({"title": "A", "provider": "Éva"}, {"title": "A", "provider": "Noé"}, None),
    ],
)
def test_the_same_course_twice(one: dict[str, Any], other: dict[str, Any], severity: str | None) -> None:
    told = raised(course(1, **SOUND | one), course(2, **SOUND | other))
    assert [(each.severity, each.kind) for each in told] == ([(severity, "duplicate")] if severity else [])
    assert all([ref.id for ref in each.courses] == [1, 2] for each in told)


TWICE: dict[str, Any] = {"title": "Prompt", "provider": "Éva", **SOUND}


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ({}, [(1, 2, 3)]),
        ({frozenset((1, 2)): False}, [(1, 2, 3)]),
        ({frozenset((1, 2)): False, frozenset((1, 3)): False}, [(2, 3)]),
        ({frozenset(each): False for each in ((1, 2), (1, 3), (2, 3))}, []),
        ({frozenset((1, 2)): True, frozenset((1, 3)): False, frozenset((2, 3)): False}, [(1, 2)]),
    ],
)
def test_what_the_user_said_of_a_pair_counts(
    decided: dict[frozenset[int], bool], expected: list[tuple[int, ...]]
) -> None:
    courses = {each: course(each, **TWICE) for each in (1, 2, 3)}
    items = [SelectionItemRecord(each, each, "a-etudier", None, NOW) for each in courses]
    told = alerts(DOSSIER, items, courses, TODAY, decided)
    assert [tuple(ref.id for ref in each.courses) for each in told] == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2026, 11, 11), [("error", "retention_past")]),
        (date(2026, 11, 12), [("info", "retention_soon")]),
        (date(2026, 12, 12), [("info", "retention_soon")]),
        (date(2026, 12, 13), []),
        (None, []),
    ],
)
def test_the_end_of_retention_is_told(until: date | None, expected: list[tuple[str, str]]) -> None:
    dossier = replace(DOSSIER, retention_date=until)
    assert [each[:2] for each in found(course(1, **SOUND), dossier=dossier)] == expected


def test_the_gravest_come_first_then_the_order_of_the_dossier() -> None:
    told = found(
        course(1, **lasting(7)),
        course(2, **SOUND, certification_expiry=date(2020, 1, 1)),
        course(3, **SOUND, session_start=date(2020, 1, 1)),
    )
    assert [each[1] for each in told] == ["certification_expired", "session_past", "cost_unknown"]


def test_a_sentence_names_its_courses() -> None:
    (alert,) = raised(course(1, title="Vendre", **lasting(7)))
    assert alert.sentence.replace("\u00a0", " ") == "« Vendre » : coût non renseigné : il manque aux totaux."


def test_what_is_said_alike_of_several_courses_is_said_once() -> None:
    weak = [course(each, **lasting(7), title=f"Vente {each}") for each in range(1, 7)]
    (told,) = raised(*weak)
    assert [each.id for each in told.courses] == [1, 2, 3, 4, 5, 6]
    assert told.sentence.replace("\u00a0", " ") == (
        "« Vente 1 », « Vente 2 », « Vente 3 » et 3 autres : coût non renseigné : il manque aux totaux."
    )
