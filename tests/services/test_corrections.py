"""What the user puts right: read like a file, seen everywhere, kept by imports and by their undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.engine import Database
from explorer.search.query import Query
from explorer.services.catalogue import Catalogue
from explorer.services.corrections import CORRECTABLE, Corrections
from explorer.services.dossiers import Dossiers
from explorer.services.errors import CorrectionRefused, NotInTurn, UnknownCourse
from explorer.services.imports import Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]

EXCEL = {
    "title": "Excel",
    "provider": "Greta",
    "duration_min_hours": 7.0,
    "duration_max_hours": 7.0,
    "duration_raw": "7 h",
    "price_min_eur": Decimal(950),
    "price_max_eur": Decimal(950),
    "price_raw": "950 €",
    "formats": ("presentiel",),
}
WORD = {"title": "Word", "provider": "Greta"}


@pytest.fixture
def corrections(database: Database) -> Corrections:
    return Corrections(database)


@pytest.fixture
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database, vocabulary())


@pytest.fixture
def add(imports: Imports, make_reading: MakeReading) -> Callable[..., int]:
    """Imports these courses as the next edition of one source; returns the number of the import."""

    def add(*courses: dict[str, Any]) -> int:
        return imports.apply(imports.plan(make_reading(list(courses)), source="Greta")).import_id or 0

    return add


@pytest.mark.parametrize(
    "case",
    [
        ("duration", "3 jours", {"duration_min_hours": 21.0, "duration_raw": "3 jours"}, "21\u00a0h"),
        (
            "price",
            "1 490 € HT",
            {"price_min_eur": Decimal(1490), "price_basis": "HT"},
            "1\u202f490\u202f€\u00a0HT",
        ),
        ("price", "sur devis", {"price_min_eur": None, "price_raw": "sur devis"}, "sur devis"),
        ("price", "", {"price_min_eur": None, "price_max_eur": None, "price_raw": None}, ""),
        ("level", "Bac+3", {"level": 6}, "Niveau 6 (Bac+3 ou 4)"),
        ("title", "Excel : les bases", {"title": "Excel : les bases"}, "Excel : les bases"),
        (
            "formats",
            "présentiel, e-learning",
            {"formats": ("presentiel", "e-learning")},
            "Présentiel, E-learning",
        ),
        ("session_start", "12/01/2027", {"session_start": date(2027, 1, 12)}, "12/01/2027"),
        ("certifications", "RS 6776", {"certifications": ("RS6776",)}, "RS\u00a06776"),
    ],
)
def test_a_correction_is_read_as_a_file_would_be(
    add: Callable[..., int],
    corrections: Corrections,
    catalogue: Catalogue,
    case: tuple[str, str, dict[str, Any], str],
) -> None:
    field, typed, facts, shown = case
    add(EXCEL)
    corrections.correct(1, field, typed)
    details = catalogue.details(1)
    assert {name: getattr(details, name) for name in facts} == facts
    assert [(each.field, each.text, each.shown) for each in details.corrections] == [(field, typed, shown)]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("duration", "bleu", "« bleu » ne se lit pas comme une valeur de « Durée »"),
        ("level", "très haut", "« Niveau »"),
        ("title", "  ", "ne peut pas être vide"),
        ("title", "12", "« Intitulé »"),
        ("email", "pas une adresse", "ne se lit pas"),
        ("axis", "Sectorielle", "« axis » ne se corrige pas"),
    ],
)
def test_what_is_no_value_of_the_field_is_refused(
    add: Callable[..., int], corrections: Corrections, field: str, typed: str, says: str
) -> None:
    add(EXCEL)
    with pytest.raises(CorrectionRefused, match=says):
        corrections.correct(1, field, typed)
    assert corrections.of(1) == ()


def test_only_a_known_course_is_corrected(corrections: Corrections) -> None:
    with pytest.raises(UnknownCourse):
        corrections.correct(9, "title", "Excel")


def test_a_correction_is_searched_and_counted(
    add: Callable[..., int], corrections: Corrections, catalogue: Catalogue
) -> None:
    add(EXCEL, WORD)
    catalogue.refresh()
    corrections.correct(2, "title", "Traitement de texte")
    corrections.correct(2, "formats", "à distance")
    catalogue.refresh()
    assert list(catalogue.search(Query(text="traitement")).ids) == [2]
    assert not len(catalogue.search(Query(text="word")).ids)
    assert list(catalogue.search(catalogue.filtered(Query(), ["format=distance"])).ids) == [2]


def test_the_next_edition_is_compared_with_the_file_and_leaves_the_correction(
    add: Callable[..., int],
    corrections: Corrections,
    catalogue: Catalogue,
    imports: Imports,
    make_reading: MakeReading,
) -> None:
    add(EXCEL, WORD)
    corrections.correct(1, "title", "Excel : les bases")
    corrections.correct(1, "duration", "3 jours")
    same = imports.plan(make_reading([EXCEL, WORD]), source="Greta")
    assert (same.counts.unchanged, same.changes_nothing) == (2, True)
    longer = EXCEL | {
        "duration_min_hours": 14.0,
        "duration_max_hours": 14.0,
        "duration_raw": "14 h",
        "level": 5,
    }
    plan = imports.plan(make_reading([longer, WORD]), source="Greta")
    assert [dict(each.fields) for each in plan.changes if each.kind == "updated"] == [
        {"duration_hours": (7.0, 14.0), "duration_raw": ("7 h", "14 h"), "level": (None, 5)}
    ]
    imports.apply(plan)
    details = catalogue.details(1)
    assert (details.title, details.duration_min_hours, details.level) == ("Excel : les bases", 21.0, 5)
    assert [(each.field, each.shown, each.file_shown) for each in details.corrections] == [
        ("duration", "21\u00a0h", "14\u00a0h"),
        ("title", "Excel : les bases", "Excel"),
    ]


def test_an_undo_puts_back_the_file_under_the_correction(
    add: Callable[..., int],
    corrections: Corrections,
    imports: Imports,
    dump: Callable[[], Any],
    database: Database,
) -> None:
    add(EXCEL)
    corrections.correct(1, "duration", "3 jours")
    before = dump()
    second = add(EXCEL | {"duration_min_hours": 14.0, "duration_max_hours": 14.0, "duration_raw": "14 h"})
    imports.undo(second)
    after = dump()
    assert {name: rows for name, rows in after.items() if name != "course_touched"} == {
        name: rows for name, rows in before.items() if name != "course_touched"
    }
    assert corrections.withdraw(1, "duration")
    assert not corrections.withdraw(1, "duration")
    details = Catalogue(database, vocabulary()).details(1)
    assert (details.duration_raw, details.corrections) == ("7 h", ())
    assert database.check() == ()


def test_a_corrected_course_survives_the_undo_of_the_import_that_brought_it(
    add: Callable[..., int], corrections: Corrections, catalogue: Catalogue, imports: Imports
) -> None:
    number = add(EXCEL, WORD)
    corrections.correct(1, "price", "gratuit")
    report = imports.undo(number)
    assert (report.removed, [each.course_id for each in report.kept]) == (1, [1])
    details = catalogue.details(1)
    assert (details.missing, details.price_min_eur) == (True, Decimal(0))
    add(EXCEL, WORD)
    assert (catalogue.details(1).missing, catalogue.details(1).price_min_eur) == (False, Decimal(0))


def test_the_log_takes_corrections_back_and_does_them_again(
    database: Database, corrections: Corrections, catalogue: Catalogue, add: Callable[..., int]
) -> None:
    log = Dossiers(database)
    add(EXCEL)
    first = corrections.correct(1, "duration", "3 jours")
    second = corrections.correct(1, "duration", "4 jours")
    assert corrections.correct(1, "duration", " 4 jours ") is None, "nothing to take back"
    note = log.set_note(1, "à revoir")
    withdrawn = corrections.withdraw(1, "duration")
    events = [each for each in (first, second, note, withdrawn) if each is not None]
    assert len(events) == 4
    assert [each.field for each in log.recent(9)] == ["duration", "duration", None, "duration"]
    with pytest.raises(NotInTurn):
        log.undo(events[1].id)
    hours = []
    for event in reversed(events):
        log.undo(event.id)
        hours.append(catalogue.details(1).duration_max_hours)
    for event in events:
        log.redo(event.id)
        hours.append(catalogue.details(1).duration_max_hours)
    assert hours == [28.0, 28.0, 21.0, 7.0, 21.0, 28.0, 28.0, 7.0]
    assert log.note(1) == "à revoir"


def test_a_correction_taken_back_after_the_next_edition_gives_its_file(
    database: Database, corrections: Corrections, catalogue: Catalogue, add: Callable[..., int]
) -> None:
    add(EXCEL)
    event = corrections.correct(1, "duration", "3 jours")
    assert event is not None
    add(EXCEL | {"duration_min_hours": 14.0, "duration_max_hours": 14.0, "duration_raw": "14 h"})
    assert catalogue.details(1).duration_max_hours == 21.0
    Dossiers(database).undo(event.id)
    assert catalogue.details(1).duration_max_hours == 14.0


def test_every_field_that_can_be_corrected_is_one_of_the_vocabulary() -> None:
    assert set(CORRECTABLE) <= {each.name for each in vocabulary().fields}
