"""Courses, their lists and their evidence go in and come back as they were; SQLite refuses nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db import snapshots
from db.engine import Database, open_database
from db.records import (
    CellRecord,
    CourseChange,
    CourseFacts,
    CourseWrite,
    DeducedTerm,
    NoteRecord,
    SelectionItemRecord,
)
from db.repositories import Courses, Imports, NewImport, Notes, Selections, Settings, Sources

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

FULL = CourseFacts(
    sheet="1 - IA-IAG généralistes",
    row=7,
    title="Apprivoiser l’intelligence artificielle",
    axis="generaliste",
    provider="INSP\nDINUM",
    siret="00012345678901",
    training_type="continue",
    description="Découvrir",
    objectives="Œuvrer",
    audience="agents publics",
    prerequisites="aucun",
    skills=("prompt-engineering", "vente assistée"),
    job_families=("e-commerce",),
    sectors=("commerce-de-detail", "BTP"),
    formats=("presentiel", "distance"),
    duration_min_hours=21.5,
    duration_max_hours=None,
    duration_raw="à partir de 21 h 30",
    price_min_eur=Decimal("6079.3333"),
    price_max_eur=Decimal(7000),
    price_basis="HT",
    price_raw="6079,3333 à 7000 HT",
    certifications=("RS6776", "RNCP38616BC02"),
    certification_kinds=("rs", "rncp"),
    certification_raw="RS 6776 / RNCP38616BC02",
    certification_expiry=date(2027, 9, 25),
    level=6,
    funding=("cpf", "opco"),
    funding_raw="CPF, OPCO",
    region="Grand Est",
    department="08",
    city="Charleville-Mézières",
    postcode="08000",
    session_start=date(2026, 12, 1),
    session_end=date(2026, 12, 3),
    url="https://example.org/f",
    email="a@example.org",
    phone="01 02 03 04 05",
    maturity="pour-debuter",
    reference="0042",
    rome=("D1106", "M1805"),
    formacode=("31028",),
    nsf=("326",),
    certif_info="084567",
    language="fr",
    deduced_skills=(DeducedTerm("culture-data", ("données",)),),
    deduced_job_families=(DeducedTerm("marketing", ("marketing", "publicité")),),
)
CELLS = (
    CellRecord(0, "Intitulé", "title", "Apprivoiser l’IA", "https://example.org"),
    CellRecord(25, "Remarque", None, "= 1 + 1"),
)


def _written(facts: CourseFacts, key: str = "k") -> CourseWrite:
    return CourseWrite(facts, CELLS, key, f"content-{key}", f"evidence-{key}")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "c.db", create=True)) as opened:
        with opened.write() as session:
            Sources(session).add("Carif", is_sample=False)
            _import(Imports(session))
        yield opened


def _import(imports: Imports, source_id: int = 1) -> int:
    return imports.add(NewImport(source_id, "a.xlsx", "0" * 64, NOW, "0.1.0", {"created": 1}, ()))


def _add(database: Database, *all_facts: CourseFacts) -> None:
    with database.write() as session:
        courses = Courses(session)
        first = courses.next_id()
        writes = {first + i: _written(each, f"k{first + i}") for i, each in enumerate(all_facts)}
        courses.insert(1, 1, {number: snapshots.new_course(each) for number, each in writes.items()})
        Imports(session).add_sightings(1, writes, ())


def test_a_course_comes_back_as_it_went(database: Database) -> None:
    _add(database, FULL)
    with database.read() as session:
        (record,) = Courses(session).records()
        assert {each.name: getattr(record, each.name) for each in fields(CourseFacts)} == {
            each.name: getattr(FULL, each.name) for each in fields(CourseFacts)
        }
        assert (record.id, record.source_id, record.import_id) == (1, 1, 1)
        assert record.missing_since_import_id is None
        assert Courses(session).cells(1) == CELLS
        assert Courses(session).stored([1]) == {1: _written(FULL, "k1")}


def test_an_import_tells_which_courses_it_brought(database: Database) -> None:
    _add(database, FULL)
    with database.write() as session:
        imports, courses = Imports(session), Courses(session)
        other = _import(imports)
        new = [_written(replace(FULL, row=row), str(row)) for row in (8, 9)]
        courses.insert(1, other, {2: snapshots.new_course(new[0]), 3: snapshots.new_course(new[1])})
        imports.add_created(other)
        assert imports.changes(other) == tuple(
            CourseChange(other, each, "created", {}, {}) for each in (2, 3)
        )
        assert imports.sightings(other) == {2: True, 3: True}
        assert imports.changes(1) == ()


def test_what_is_unknown_stays_unknown(database: Database) -> None:
    bare = CourseFacts(sheet="S", row=1, title="T")
    _add(database, bare)
    with database.read() as session:
        assert Courses(session).stored([1])[1].facts == bare


@pytest.mark.parametrize("text", ["« Œuvre »", 'dit "oui"\\', "a\nb\tc\r\x1f\0", "漢字 🎓", "[]", ""])
def test_lists_come_back_as_they_went(database: Database, text: str) -> None:
    odd = replace(
        FULL, skills=(text, "b"), deduced_skills=(DeducedTerm("c", (text, "d")), DeducedTerm(text, ()))
    )
    _add(database, odd)
    with database.read() as session:
        assert Courses(session).stored([1])[1].facts == odd


@pytest.mark.parametrize("facts", [FULL, CourseFacts(sheet="S", row=1, title="T")])
def test_a_snapshot_comes_back_as_it_went(facts: CourseFacts) -> None:
    assert snapshots.from_json(snapshots.to_json(_written(facts))) == _written(facts)


def test_a_difference_names_the_fields_that_differ_alone() -> None:
    old = _written(FULL)
    new = replace(old, facts=replace(FULL, price_min_eur=Decimal(950), formats=("distance",)))
    assert snapshots.difference(old, new) == (
        {"price_min_eur": "6079.3333", "formats": ["presentiel", "distance"]},
        {"price_min_eur": "950", "formats": ["distance"]},
    )


def test_records_keep_the_order_that_was_asked(database: Database) -> None:
    _add(database, *(replace(FULL, row=row) for row in (7, 8, 9)))
    with database.read() as session:
        assert [each.id for each in Courses(session).records((3, 1, 99, 2))] == [3, 1, 2]
        assert Courses(session).get(99) is None


def test_an_update_rewrites_a_course_and_no_other(database: Database) -> None:
    _add(database, FULL, replace(FULL, row=8))
    changed = replace(FULL, title="Autre", skills=(), certifications=("RS7311",), level=None)
    with database.write() as session:
        Courses(session).update({1: replace(_written(changed), cells=CELLS[:1])})
    with database.read() as session:
        stored = Courses(session).stored([1, 2])
        assert (stored[1].facts, stored[1].cells) == (changed, CELLS[:1])
        assert stored[2].facts == replace(FULL, row=8)


def test_a_number_is_never_given_twice(database: Database) -> None:
    _add(database, FULL, replace(FULL, row=8))
    with database.write() as session:
        session.execute(text("DELETE FROM course WHERE id = 2"))
        assert Courses(session).next_id() == 3


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], (1, None)),
        ([(2, True, False)], (2, None)),
        ([(2, False, False)], (1, 2)),
        ([(2, False, False), (3, False, False)], (1, 2)),
        ([(2, False, True), (3, False, False)], (1, 3)),
        ([(2, False, False), (3, True, False)], (3, None)),
        ([(2, True, True)], (1, None)),
    ],
)
def test_presence_follows_from_what_standing_imports_saw(
    database: Database, later: list[tuple[int, bool, bool]], expected: tuple[int, int | None]
) -> None:
    _add(database, FULL)
    with database.write() as session:
        imports = Imports(session)
        for number, is_present, is_undone in later:
            assert _import(imports) == number
            imports.add_sightings(number, (1,) if is_present else (), () if is_present else (1,))
            if is_undone:
                imports.mark_undone(number, NOW)
        Courses(session).refresh_presence(1)
    with database.read() as session:
        (record,) = Courses(session).records()
        assert (record.import_id, record.missing_since_import_id) == expected
    assert database.check() == ()


def test_what_the_user_noted_or_selected_is_never_deleted(database: Database) -> None:
    _add(database, *(replace(FULL, row=row) for row in (7, 8, 9)))
    with database.write() as session:
        Notes(session).set(NoteRecord(1, "à revoir", None, NOW))
        selection = Selections(session).add({"name": "Dossier", "created_at": NOW})
        Selections(session).set_items(selection, [SelectionItemRecord(2, 0, "retenue", None, NOW)])
        Imports(session).mark_undone(1, NOW)
        assert Courses(session).delete_unseen(1) == {3}
        Courses(session).refresh_presence(1)
    with database.read() as session:
        assert [each.missing_since_import_id for each in Courses(session).records()] == [1, 1]
    assert database.check() == ()


def test_the_sample_gives_way_to_the_first_standing_import(database: Database) -> None:
    with database.write() as session:
        sources, imports = Sources(session), Imports(session)
        sample = sources.add("Exemple", is_sample=True)
        _import(imports, sample)
        sources.refresh_retirement()
        assert sources.named("EXEMPLE").retired_by_import_id == 1  # type: ignore[union-attr]
        imports.mark_undone(1, NOW)
        sources.refresh_retirement()
        assert sources.named("exemple").retired_by_import_id is None  # type: ignore[union-attr]


def test_the_revision_goes_up(database: Database) -> None:
    with database.write() as session:
        settings = Settings(session)
        seen = [settings.revision()]
        for _ in range(2):
            settings.raise_revision()
            seen.append(settings.revision())
    assert seen == [0, 1, 2]


COURSE = (
    "INSERT INTO course (source_id, import_id, identity_key, content_hash, evidence_hash, sheet, row, title,"
    " certification_kinds, rome, formacode, nsf, {column}) VALUES (1, 1, '', '', '', 'S', 1, 'T',"
    " '[]', '[]', '[]', '[]', {value})"
)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("level", "2"),
        ("level", "9"),
        ("price_basis", "'TVA'"),
        ("price_min_eur", "-1"),
        ("price_min_eur, price_max_eur", "2, 1"),
        ("duration_min_hours", "-0.5"),
        ("duration_min_hours, duration_max_hours", "2, 1"),
        ("missing_since_import_id", "99"),
    ],
)
def test_sqlite_refuses_an_impossible_course(database: Database, column: str, value: str) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text(COURSE.format(column=column, value=value)))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO source (name) VALUES ('CARIF')",
        "INSERT INTO import (source_id, file_name, sha256, imported_at, program_version, counts, mapping)"
        " VALUES (1, 'f', 'court', '', '', '{}', '[]')",
        "INSERT INTO course_change VALUES (1, 1, 'abime', '{}', '{}')",
        "INSERT INTO note VALUES (1, '', NULL, '')",
        "INSERT INTO note VALUES (1, '', 6, '')",
        "INSERT INTO selection (name, created_at) VALUES (' ', '')",
        "DELETE FROM import",
        "DELETE FROM source",
    ],
)
def test_sqlite_refuses_an_impossible_row(database: Database, statement: str) -> None:
    _add(database, FULL)
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text(statement))
