"""Writings that no word of a vocabulary explains, and the user's answers about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from importers.answers import unknown_parts
from importers.choices import Choices
from importers.errors import ImportRefused
from importers.reading import read
from importers.records import Course, Reading

MakeWorkbook = Callable[..., Path]


def _read(make_workbook: MakeWorkbook, header: str, written: object, **choices: Any) -> Reading:
    rows = [["Intitulé", "Organisme", header], ["Excel", "Dawan SARL", written]]
    return read(make_workbook({"Sectorielles": rows}), Choices(**choices))


def _course(reading: Reading) -> Course:
    (course,) = reading.courses
    return course


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("formats", "présentiel / télé-présence", ("télé-présence",)),
        ("formats", "Distanciel", ()),
        ("formats", "NR", ()),
        ("level", "supérieur A", ("supérieur A",)),
        ("level", "Niveau 6", ()),
        ("maturity", "Pour débuter", ()),
        ("maturity", "gourou", ("gourou",)),
        ("sectors", "Bricolage\nBTP", ("BTP",)),
        ("skills", "Esprit critique ; soudure", ("soudure",)),
        ("skills", "x" * 200, ()),
    ],
)
def test_what_no_word_explains(field: str, text: str, expected: tuple[str, ...]) -> None:
    assert unknown_parts(field, text) == expected


@pytest.mark.parametrize(
    ("header", "written", "answer", "expected"),
    [
        (
            "Modalité",
            "présentiel / télé-présence",
            ("formats", "Télé-présence", "classe-virtuelle"),
            ("presentiel", "classe-virtuelle"),
        ),
        ("Niveau", "supérieur A", ("level", "supérieur A", "6"), 6),
        ("Maturité", "gourou", ("maturity", "gourou", "pour-devenir-expert"), "pour-devenir-expert"),
        ("Secteur", "BTP", ("sectors", "btp", "bricolage"), ("bricolage",)),
        ("Secteur", "BTP", ("sectors", "btp", None), ("BTP",)),
        ("Niveau", "supérieur A", ("level", "supérieur A", None), None),
    ],
)
def test_an_answer_gives_the_value_and_leaves_the_cell(
    make_workbook: MakeWorkbook,
    header: str,
    written: str,
    answer: tuple[str, str, str | None],
    expected: object,
) -> None:
    field, raw, slug = answer
    reading = _read(make_workbook, header, written, values={(field, raw): slug})
    assert getattr(_course(reading), field) == expected
    assert [cell.raw for cell in _course(reading).cells if cell.column == 2] == [written]
    assert reading.warnings == ()


def test_what_is_not_answered_stays_to_be_checked(make_workbook: MakeWorkbook) -> None:
    answers = {("level", "autre"): "6"}
    assert [each.raw for each in _read(make_workbook, "Niveau", "supérieur A", values=answers).warnings] == [
        "supérieur A"
    ]


def test_an_approved_name_is_kept_for_a_provider_and_the_cell_says_what_was_written(
    make_workbook: MakeWorkbook,
) -> None:
    course = _course(_read(make_workbook, "Durée", "7 h", providers={"DAWAN sarl": "Dawan"}))
    assert course.provider == "Dawan"
    assert [cell.raw for cell in course.cells if cell.field == "provider"] == ["Dawan SARL"]


@pytest.mark.parametrize("values", [{("formats", "x"): "telepathie"}, {("title", "x"): "y"}])
def test_an_answer_that_is_no_known_word_is_refused(
    make_workbook: MakeWorkbook, values: dict[tuple[str, str], str]
) -> None:
    with pytest.raises(ImportRefused, match="n’est pas une valeur"):
        _read(make_workbook, "Durée", "7 h", values=values)
