"""The cells of a course come back as they were, whatever their texts hold."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from db.cells import cells_of, kept
from db.engine import open_database
from db.records import CellRecord
from db.repositories import Courses

TEXTS = (
    "",
    "« Œuvre »",
    'dit "oui"\\',
    "a\nb\tc\r",
    "\x1f",
    "a\x1fb\x1f",
    "[",
    "\0",
    "漢字 🎓",
    "\u2028",
    "null",
)


@pytest.mark.parametrize("text", TEXTS)
def test_cells_come_back_as_they_went(text: str) -> None:
    cells = (CellRecord(0, text, None, text), CellRecord(3, "Titre", "title", "Excel", text))
    stored = kept(cells)
    assert cells_of(stored.layout, stored.texts, stored.links) == cells


@pytest.mark.parametrize("cells", [(), (CellRecord(2, "Ville", "city", ""),)])
def test_no_cell_is_not_an_empty_one(cells: tuple[CellRecord, ...]) -> None:
    stored = kept(cells)
    assert cells_of(stored.layout, stored.texts, stored.links) == cells


def test_rows_that_fill_the_same_cells_share_their_layout() -> None:
    first = kept([(0, "Titre", "title", "Vendre", None), (4, "Ville", "city", "Lyon", None)])
    second = kept(
        [(0, "Titre", "title", "Acheter", "https://exemple.fr"), (4, "Ville", "city", "Metz", None)]
    )
    other = kept([(0, "Titre", "title", "Vendre", None), (4, "Ville", None, "Lyon", None)])
    assert (first.layout_id, first.layout) == (second.layout_id, second.layout)
    assert first.layout_id != other.layout_id
    assert (first.texts, first.links) == (other.texts, other.links)


def test_a_course_without_cells_in_the_catalogue_has_none(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "c.db", create=True)) as database, database.read() as session:
        assert Courses(session).cells(7) == ()
