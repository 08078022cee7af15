"""The cells of a column: written alike, they are read alike, whether remembered or not."""

from __future__ import annotations

from datetime import date

import pytest

from importers.assembly import CourseReader
from importers.choices import Choices
from importers.columns import TRIAL
from importers.records import CellValue, ColumnMapping, Course, RawRow

FIELDS = ("title", "provider", "duration", "price", "formats", "level", "session_start", "url", None)
MAPPINGS = tuple(ColumnMapping(i, field or "Remarque", field, 1.0, "") for i, field in enumerate(FIELDS))
ROW: tuple[CellValue, ...] = (
    *("Vendre", "CCI", "14 h", "1 200 € HT", "Présentiel\nÀ distance", "Bac+5"),
    *(date(2026, 9, 1), "https://example.org/1", "complet"),
)


def reader() -> CourseReader:
    return CourseReader("Feuille", MAPPINGS, "axe", Choices())


def read_alone(row: RawRow) -> tuple[Course, list[str]]:
    alone = reader()
    (course,) = alone.read([row])
    assert isinstance(course, Course)
    return course, [each.message for each in alone.warnings]


@pytest.mark.parametrize(
    ("column", "value", "other"),
    [
        (1, "Greta", "CNAM"),
        (2, "bientôt", "7 h"),
        (2, 7, 7.5),
        (3, "gratuit ?", "90 €"),
        (3, 1, True),
        (3, 1, 1.0),
        (4, "e-learning", "inconnu au bataillon"),
        (5, "niveau 12", "niveau 6"),
        (6, "31/02/2026", date(2026, 1, 31)),
        (7, "pas un lien", "www.example.org"),
        (8, "", " "),
    ],
)
def test_a_cell_gives_the_same_whatever_was_read_before(
    column: int, value: CellValue, other: CellValue
) -> None:
    """Among others of its column, before and after the trial of what is worth remembering."""
    shared = reader()
    for number in range(2, TRIAL + 40):
        given = (value, other, f"{value} {number}")[number % 3]
        row = RawRow(number, (*ROW[:column], given, *ROW[column + 1 :]))
        before = len(shared.warnings)
        (course,) = shared.read([row])
        if number < 20 or number > TRIAL - 20:
            said = [each.message for each in shared.warnings[before:]]
            assert (course, said) == read_alone(row)


def test_links_and_number_formats_make_a_cell_another_one() -> None:
    shared = reader()
    plain = RawRow(2, (*ROW[:2], 21.0, *ROW[3:]))
    in_days = RawRow(3, plain.values, formats={2: '0" jours"'})
    linked = RawRow(4, plain.values, links={7: "https://example.org/lien"})

    for row in (plain, in_days, linked, plain):
        assert shared.read([row]) == [read_alone(row)[0]]
