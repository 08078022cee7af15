"""What was decided of one file is proposed for the next one of the same layout, and can be forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from explorer.services.imports import Imports
from importers.choices import Choices, SheetChoice
from importers.errors import AxisNeeded

HEADER = ["Intitulé", "Organisme", "Durée", "Remarque"]
ROW = ["Excel", "Dawan SARL", "7 h", "CNAM"]


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(name: str, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


def _import(imports: Imports, path: Path, choices: Choices) -> None:
    imports.apply(imports.preview(path, choices))


CHOICES = Choices(
    axis="generaliste",
    values={("formats", "télé-présence"): "classe-virtuelle"},
    providers={"Dawan SARL": "Dawan"},
).with_sheet("Feuil1", columns={1: None, 3: "provider"})


def test_choices_are_proposed_for_the_next_file_of_the_same_layout(imports: Imports, write: Any) -> None:
    _import(imports, write("a.xlsx", {"Feuil1": [HEADER, ROW]}), CHOICES)
    moved = [
        ["Offre de novembre"],
        ["Durée", "REMARQUE", "Intitulé", "Organisme"],
        ["7 h", "CNED", "Word", "x"],
    ]
    shown = imports.inspect(write("b.xlsx", {"Novembre": moved}))
    assert shown.remembered
    assert shown.choices.axis == "generaliste"
    assert shown.choices.of("Novembre").columns == {3: None, 1: "provider"}
    assert (shown.choices.values, shown.choices.providers) == (CHOICES.values, CHOICES.providers)
    assert [each.outcome for each in shown.sheets] == ["imported"]
    assert [each.provider for each in imports.preview(shown.file, shown.choices).changes][:1] == ["CNED"]


def test_the_axis_of_the_last_edition_is_proposed_under_other_headers(imports: Imports, write: Any) -> None:
    headers = ["Titre de la formation", "Durée (h)", "Ville", "Prix"]
    later = {"Feuil1": [headers, ["Excel", "7", "Lyon", "9 €"]]}
    assert imports.inspect(write("Offre_20250101.xlsx", later)).proposed_axis is None
    _import(imports, write("Offre_20240601.xlsx", {"Feuil1": [HEADER, ROW]}), CHOICES)
    shown = imports.inspect(write("Offre_20250102.xlsx", later))
    assert not shown.remembered
    assert (shown.axis_needed, shown.proposed_axis) == (("Feuil1",), "generaliste")
    assert imports.inspect(write("Autre.xlsx", later)).proposed_axis is None


def test_one_column_more_is_the_same_layout_and_other_columns_are_not(imports: Imports, write: Any) -> None:
    _import(imports, write("a.xlsx", {"Feuil1": [HEADER, ROW]}), CHOICES)
    more = write("b.xlsx", {"Feuil1": [[*HEADER, "Prix"], [*ROW, "950 €"]]})
    other = write(
        "c.xlsx", {"Feuil1": [["Intitulé", "Organisme", "Ville", "Prix"], ["Excel", "CNAM", "Lyon", "9 €"]]}
    )
    assert imports.inspect(more).remembered
    assert not imports.inspect(other).remembered


def test_sheets_with_the_same_headers_keep_each_its_axis(imports: Imports, write: Any) -> None:
    sheets = {"Un": [HEADER, ROW], "Deux": [HEADER, ["Word", *ROW[1:]]]}
    choices = Choices().with_sheet("Un", axis="generaliste").with_sheet("Deux", axis="opcommerce")
    _import(imports, write("a.xlsx", sheets), choices)
    shown = imports.inspect(write("b.xlsx", sheets))
    assert [each.axis for each in shown.sheets] == ["generaliste", "opcommerce"]


def test_a_table_pointed_at_by_hand_is_found_again(imports: Imports, write: Any) -> None:
    choice = SheetChoice(included=True, axis="generaliste", header_row=2, columns={0: "title", 1: "provider"})
    rows = [["Suivi"], ["Quoi", "Qui"], ["Excel", "Greta"]]
    _import(imports, write("a.xlsx", {"Feuil1": rows}), Choices(sheets={"Feuil1": choice}))
    shown = imports.inspect(write("b.xlsx", {"Feuil1": [["Suivi 2"], [], *rows[1:]]}))
    assert (shown.choices.of("Feuil1").header_row, shown.is_ready) == (3, True)


def test_what_is_decided_now_wins(imports: Imports, write: Any) -> None:
    path = write("a.xlsx", {"Feuil1": [HEADER, ROW]})
    _import(imports, path, CHOICES)
    now = Choices(axis="opcommerce").with_sheet("Feuil1", columns={1: "provider"})
    shown = imports.inspect(path, now)
    assert shown.choices.axis == "opcommerce"
    assert shown.choices.of("Feuil1").columns == {1: "provider", 3: "provider"}
    assert imports.inspect(path, replace(now, recall=False)).choices.of("Feuil1").columns == {1: "provider"}


def test_an_axis_is_proposed_to_who_looks_and_never_given_silently(imports: Imports, write: Any) -> None:
    path = write("a.xlsx", {"Feuil1": [HEADER, ROW]})
    _import(imports, path, CHOICES)
    with pytest.raises(AxisNeeded):
        imports.preview(path)
    plan = imports.preview(path, Choices(axis="generaliste"))
    assert [each.kind for each in plan.changes] == ["unchanged"], "columns and names as decided before"


def test_a_layout_can_be_forgotten_or_decided_anew(imports: Imports, write: Any) -> None:
    path = write("Sectorielles.xlsx", {"Sectorielles": [HEADER, ROW]})
    _import(imports, path, Choices().with_sheet("Sectorielles", columns={3: "description"}))
    shown = imports.inspect(path)
    assert shown.remembered
    assert imports.forget(shown.layouts) == 1
    assert not imports.inspect(path).remembered
    _import(imports, path, Choices().with_sheet("Sectorielles", columns={3: "audience"}))
    _import(imports, path, replace(Choices(), recall=False))
    assert not imports.inspect(path).remembered, "nothing was decided of it the last time"


def test_an_import_without_any_choice_leaves_no_memory(imports: Imports, map_workbook: Path) -> None:
    _import(imports, map_workbook, Choices())
    assert not imports.inspect(map_workbook).remembered


def test_a_name_approved_later_does_not_make_another_course(imports: Imports, write: Any) -> None:
    path = write("a.xlsx", {"Sectorielles": [HEADER, ROW]})
    _import(imports, path, Choices())
    plan = imports.preview(path, Choices(providers={"Dawan SARL": "Dawan"}))
    assert (plan.is_new_source, [(each.kind, dict(each.fields)) for each in plan.changes]) == (
        False,
        [("updated", {"provider": ("Dawan SARL", "Dawan")})],
    )
