"""What is read of the catalogue column by column is what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from db.engine import Database, open_database
from db.records import CellRecord, DeducedTerm
from db.repositories import Courses
from db.schema import Course
from explorer.services import corpus_columns
from explorer.services.corpus_columns import Numbered, OneOf, read_columns
from explorer.services.imports import Imports
from resources.vocabulary import vocabulary

ALL = Numbered(0, 1_000)


@pytest.fixture
def filled(tmp_path: Path, map_workbook: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=True)) as database:
        imports = Imports(database, vocabulary())
        imports.apply(imports.preview(map_workbook))
        yield database


@pytest.mark.parametrize("at_once", [7, 2_000])
def test_each_column_holds_what_the_courses_hold(
    filled: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(corpus_columns, "_AT_ONCE", at_once)
    with filled.read() as session:
        courses = session.scalars(select(Course).order_by(Course.id)).all()
        read = read_columns(session, ALL)
        assert read.ids == [each.id for each in courses]
        for name in ("title", "provider", "city", "level", "duration_min_hours", "missing_since_import_id"):
            column = read.values[name]
            assert [column.values[i] for i in column.of] == [getattr(each, name) for each in courses], name
        prices = read.values["price_min_eur"]
        stored = [None if each.price_min_eur is None else float(each.price_min_eur) for each in courses]
        assert [prices.values[i] for i in prices.of] == stored


@pytest.mark.parametrize(
    "title",
    ['Dire « "oui" » \\ « non »', "L’œuvre\tde\nl’année", "Avant\0après", "\u2028 \x1f \x7f 🎓", "null"],
)
def test_a_text_is_read_as_it_is_written(filled: Database, title: str) -> None:
    with filled.write() as session:
        session.execute(update(Course).where(Course.id == 2).values(title=title, reference=title))
    with filled.read() as session:
        read = read_columns(session, Numbered(2, 2))
    assert (read.values["title"].values, read.values["reference"].values) == ([title], [title])


@pytest.mark.parametrize("hours", [4 / 3, 0.1 + 0.2, 1e-7, 123456.78901234567, 2.0**60])
def test_a_duration_loses_no_digit(filled: Database, hours: float) -> None:
    with filled.write() as session:
        changed = update(Course).where(Course.id == 2)
        session.execute(changed.values(duration_min_hours=hours, duration_max_hours=hours))
    with filled.read() as session:
        read = read_columns(session, Numbered(2, 2))
    assert read.values["duration_min_hours"].values == [hours]


def test_the_values_of_a_course_come_in_their_order_and_declared_ones_apart(filled: Database) -> None:
    deduced = tuple(DeducedTerm(value, ("mot",)) for value in ("analyse", "mesure"))
    with filled.write() as session:
        session.execute(update(Course).values(skills=(), deduced_skills=()))
        changed = update(Course).where(Course.id == 2)
        session.execute(changed.values(skills=("zoologie", "mesure"), deduced_skills=deduced))
    with filled.read() as session:
        read = read_columns(session, Numbered(1, 3))
    skills, declared = read.lists["skill"], read.declared["skill"]
    assert [skills.values[i] for i in skills.of] == [(), ("zoologie", "mesure", "analyse"), ()]
    assert [declared.values[i] for i in declared.of] == [(), ("zoologie", "mesure"), ()]


def test_courses_of_a_retired_source_are_left_out(filled: Database) -> None:
    with filled.write() as session:
        session.execute(text("INSERT INTO source (id, name, retired_by_import_id) VALUES (9, 'Autre', 1)"))
        session.execute(text("UPDATE course SET source_id = 9 WHERE id IN (1, 3)"))
    with filled.read() as session:
        read = read_columns(session, OneOf([1, 2, 3, 4]))
    assert read.ids == [2, 4]
    assert [len(each.of) for each in (*read.values.values(), *read.lists.values())] == [2] * (
        len(read.values) + len(read.lists)
    )


def test_the_cells_without_a_field_are_read_and_no_others(filled: Database) -> None:
    cells = (
        CellRecord(0, "Titre", "title", 'Le « ",null," »', None),
        CellRecord(1, "Remarque", None, "Une\nlongue", None),
        CellRecord(2, ",null,", "city", ",null,", "https://exemple.fr"),
        CellRecord(3, "Suite", None, 'remarque ",null,"', None),
    )
    with filled.write() as session:
        for number, kept in ((2, cells), (3, cells[::2])):
            place = Courses(session).evidence([number])[number]
            Courses(session).relocate({number: replace(place, cells=kept)})
    with filled.read() as session:
        read = read_columns(session, Numbered(2, 3)).other_cells
    assert [read.values[i] or "" for i in read.of] == ['Une\nlongue\nremarque ",null,"', ""]
