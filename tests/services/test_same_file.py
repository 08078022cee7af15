"""A file that is in already is not read row by row again, unless anything could make a difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.engine import Database
from explorer.services.imports import Choices, ImportPlan, Imports, SheetChoice
from resources.vocabulary import vocabulary

HEADER = "Axe;Intitulé;Organisme;Durée;Prix;Remarque"
ROWS = ("Axe 1;Vendre avec l’IA;CCI;7 h;100 €;", "Axe 2;Créer une boutique;Greta;14 h;;complet")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Catalogue.csv", *ROWS)


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return path


def taken_in(imports: Imports, file: Path, choices: Choices | None = None) -> ImportPlan:
    plan = imports.preview(file, choices)
    imports.apply(plan)
    return plan


def is_read(plan: ImportPlan) -> bool:
    return not any("n’ont pas été relues" in each for each in plan.file_warnings)


def test_the_plan_says_what_a_reading_would(imports: Imports, file: Path) -> None:
    taken_in(imports, file)

    same = imports.preview(file)
    read = imports.preview(file, source="Catalogue")

    assert (is_read(same), is_read(read)) == (False, True)
    assert replace(same, file_warnings=read.file_warnings) == read
    assert imports.apply(same).import_id is None


def test_missing_courses_stay_missing(imports: Imports, file: Path, tmp_path: Path) -> None:
    taken_in(imports, file)
    next_edition = written(tmp_path / "Catalogue 2027.csv", ROWS[0])
    assert taken_in(imports, next_edition).counts.missing == 1

    same = imports.preview(next_edition)

    assert not is_read(same)
    assert (same.still_missing, len(same.changes)) == ((2,), 1)
    assert is_read(imports.preview(file)), "no longer the last edition of its source"


def has_a_refused_row(imports: Imports, file: Path, _database: Database) -> None:
    taken_in(imports, written(file, *ROWS, "Axe 1;;Sans intitulé;7 h;;"))


def has_a_cell_to_check(imports: Imports, file: Path, _database: Database) -> None:
    taken_in(imports, written(file, *ROWS, "Axe 1;Coder;CCI;bientôt;;"))


def was_read_as_decided(imports: Imports, file: Path, _database: Database) -> None:
    plan = taken_in(imports, file, Choices(sheets={"Catalogue": SheetChoice(columns={5: "description"})}))
    imports.forget(imports.inspect(file).layouts)
    assert plan.counts.created == len(ROWS)


def was_undone(imports: Imports, file: Path, _database: Database) -> None:
    taken_in(imports, file)
    imports.undo(1)


def was_read_by_an_older_program(imports: Imports, file: Path, database: Database) -> None:
    taken_in(imports, file)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE import SET program_version = '0.0.1'")


@pytest.mark.parametrize(
    "before",
    [has_a_refused_row, has_a_cell_to_check, was_read_as_decided, was_undone, was_read_by_an_older_program],
)
def test_whatever_could_make_a_difference_has_it_read(
    imports: Imports, database: Database, file: Path, before: Callable[[Imports, Path, Database], None]
) -> None:
    before(imports, file, database)

    plan = imports.preview(file)
    assert is_read(plan)
    is_last = before in (has_a_refused_row, has_a_cell_to_check, was_read_as_decided)
    assert any("exactement le fichier" in each for each in plan.file_warnings) == is_last


def test_choices_have_it_read(imports: Imports, file: Path) -> None:
    taken_in(imports, file)

    assert is_read(imports.preview(file, Choices(axis=vocabulary().axes[0].slug)))


def test_one_can_ask_whether_a_file_is_in_already(imports: Imports, file: Path, tmp_path: Path) -> None:
    assert imports.already_in(file) is None
    taken_in(imports, file)

    entry = imports.already_in(file)
    assert entry is not None
    assert (entry.id, entry.counts.created) == (1, len(ROWS))
    assert imports.already_in(written(tmp_path / "autre.csv", ROWS[0])) is None
    imports.undo(1)
    assert imports.already_in(file) is None


def test_the_same_answers_tell_the_same_file_at_once(imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "Catalogue.csv"
    file.write_text(
        "Intitulé;Organisme;Modalité\nVendre;SKEMA Business School;au coin du feu\nCoder;Skema;présentiel\n",
        encoding="utf-8",
    )
    answers = Choices(
        sheets={"Catalogue": SheetChoice(axis="sectorielle")},
        values={("formats", "au coin du feu"): "presentiel"},
        providers={"Skema": "SKEMA Business School"},
    )
    assert is_read(taken_in(imports, file, answers))

    again = imports.inspect(file)
    assert again.remembered
    same = imports.preview(file, again.choices)
    assert not is_read(same)
    assert imports.apply(same).import_id is None
    assert imports.inspect(file).remembered, "what was decided is still known"

    other = replace(again.choices, values={("formats", "au coin du feu"): "distance"})
    changed = imports.preview(file, other)
    assert (is_read(changed), changed.counts.updated) == (True, 1)
