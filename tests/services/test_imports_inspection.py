"""What the steps of an import show of a file, and what the user's choices change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from explorer.services.errors import FileChanged
from explorer.services.imports import Imports
from importers.choices import Choices, SheetChoice
from importers.errors import ImportRefused

HEADER = ["Intitulé", "Organisme", "Durée", "Remarque"]
ROWS = [["Excel", "Greta", "3 jours", "places libres"], ["Word", "CNAM", "variable", None]]


def _workbook(
    tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()
) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    path = tmp_path / "catalogue.xlsx"
    workbook.save(path)
    return path


def test_a_sheet_is_shown_with_its_header_its_rows_and_its_columns(imports: Imports, tmp_path: Path) -> None:
    total = ["TOTAL", None, "2 formations", None]
    path = _workbook(tmp_path, {"Sectorielles": [["Offre 2026"], HEADER, *ROWS, total]})
    (sheet,) = imports.inspect(path).sheets
    assert (sheet.outcome, sheet.axis, sheet.axis_reason) == (
        "imported",
        "sectorielle",
        "d’après le nom de la feuille",
    )
    assert (sheet.header_rows, sheet.row_count, sheet.hidden_row_count) == ((2,), 2, 0)
    assert [(row.number, row.kind) for row in sheet.preview] == [
        (1, "banner"),
        (2, "header"),
        (3, "data"),
        (4, "data"),
        (5, "total"),
    ]
    assert sheet.preview[2].texts == ("Excel", "Greta", "3 jours", "places libres")
    assert [(column.letter, column.header, column.field) for column in sheet.columns] == [
        ("A", "Intitulé", "title"),
        ("B", "Organisme", "provider"),
        ("C", "Durée", "duration"),
        ("D", "Remarque", None),
    ]
    assert sheet.columns[2].samples == (("3 jours", "21\u00a0h"), ("variable", ""))
    assert sheet.columns[2].reason


def test_only_the_column_of_the_titles_above_rows_has_no_letter(imports: Imports, tmp_path: Path) -> None:
    header = ["Intertitre", "Intitulé", "Durée"]
    rows = [
        header,
        ["Vente", "Vendre", "7 h"],
        ["CEGOS"],
        ["Vente", "Prompter", "7 h"],
        ["b", "Classer", "7 h"],
    ]
    (sheet,) = imports.inspect(_workbook(tmp_path, {"Sectorielles": rows})).sheets
    assert [(column.letter, column.header) for column in sheet.columns] == [
        ("A", "Intertitre"),
        ("B", "Intitulé"),
        ("C", "Durée"),
        ("", "Intertitre"),
    ]


def test_a_hidden_sheet_is_shown_and_can_be_included(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS], "Archives": [HEADER, *ROWS]}, ["Archives"])
    assert [each.outcome for each in imports.inspect(path).sheets] == ["imported", "hidden"]
    choices = Choices().with_sheet("Archives", included=True, axis="generaliste")
    choices = choices.with_sheet("Sectorielles", included=False)
    shown = imports.inspect(path, choices)
    assert [(each.outcome, each.axis) for each in shown.sheets] == [
        ("not-chosen", "sectorielle"),
        ("imported", "generaliste"),
    ]
    plan = imports.preview(path, shown.choices)
    assert {each.sheet for each in plan.changes} == {"Archives"}


def test_a_sheet_without_axis_asks_for_it(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Feuil1": [HEADER, *ROWS]})
    shown = imports.inspect(path)
    assert (shown.axis_needed, shown.is_ready) == (("Feuil1",), False)
    shown = imports.inspect(path, Choices().with_sheet("Feuil1", axis="carif-oref"))
    assert (shown.axis_needed, shown.is_ready) == ((), True)
    assert [each.axis_reason for each in shown.sheets] == ["choisi par vous"]


def test_a_file_without_known_headers_is_shown_and_its_table_can_be_pointed_at(
    imports: Imports, tmp_path: Path
) -> None:
    rows = [["Suivi"], ["Quoi", "Qui", "Combien"], ["Excel avancé", "Greta", "950 €"], ["Word", "CNAM", "?"]]
    path = _workbook(tmp_path, {"Feuil1": rows})
    (sheet,) = imports.inspect(path).sheets
    assert (sheet.outcome, sheet.header_rows) == ("not-courses", ())
    assert [row.texts for row in sheet.preview][1] == ("Quoi", "Qui", "Combien")
    with pytest.raises(ImportRefused):
        imports.preview(path)
    choice = SheetChoice(
        included=True, axis="generaliste", header_row=2, columns={0: "title", 1: "provider", 2: "price"}
    )
    shown = imports.inspect(path, Choices(sheets={"Feuil1": choice}))
    assert [(each.field, each.suggested) for each in shown.sheets[0].columns] == [
        ("title", None),
        ("provider", None),
        ("price", None),
    ]
    plan = imports.preview(path, shown.choices)
    assert [(each.title, each.provider) for each in plan.changes] == [
        ("Excel avancé", "Greta"),
        ("Word", "CNAM"),
    ]


def test_a_column_changes_field_or_is_kept_as_it_is(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS]})
    choices = Choices().with_sheet("Sectorielles", columns={1: None, 3: "provider"})
    (sheet,) = imports.inspect(path, choices).sheets
    assert [(each.field, each.suggested) for each in sheet.columns] == [
        ("title", "title"),
        (None, "provider"),
        ("duration", "duration"),
        ("provider", None),
    ]
    assert sheet.columns[3].reason == "Choisi par vous."
    plan = imports.preview(path, choices)
    assert [each.provider for each in plan.changes] == ["places libres", None]


def test_a_column_chosen_for_the_title_replaces_the_one_that_was_found(
    imports: Imports, tmp_path: Path
) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS]})
    choices = Choices().with_sheet("Sectorielles", columns={1: "title"})
    plan = imports.preview(path, choices)
    assert [each.title for each in plan.changes] == ["Greta", "CNAM"]


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (Choices(axis="jardinage"), "« jardinage » n’existe pas"),
        (Choices().with_sheet("Sectorielles", axis="jardinage"), "« jardinage » n’existe pas"),
        (Choices().with_sheet("Absente", included=True), "« Absente » n’existe pas"),
        (Choices().with_sheet("Sectorielles", columns={0: "couleur"}), "« couleur » n’existe pas"),
    ],
)
def test_choices_that_mean_nothing_are_refused(
    imports: Imports, tmp_path: Path, choices: Choices, says: str
) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS]})
    with pytest.raises(ImportRefused, match=says):
        imports.inspect(path, choices)


def test_the_map_is_shown_with_its_hidden_sheet_and_column(imports: Imports, map_workbook: Path) -> None:
    shown = imports.inspect(map_workbook)
    outcomes = [each.outcome for each in shown.sheets]
    assert (outcomes.count("imported"), outcomes.count("hidden")) == (5, 1)
    assert sum(len(each.hidden_columns) for each in shown.sheets) >= 1
    assert all(each.axis for each in shown.sheets if each.outcome == "imported")
    assert all(len(column.samples) <= 3 for each in shown.sheets for column in each.columns)


def test_unknown_writings_are_counted_with_the_likeliest_words(imports: Imports, tmp_path: Path) -> None:
    header = ["Intitulé", "Organisme", "Modalité", "Secteur"]
    rows = [
        ["Excel", "Dawan", "télé-présence", "E-commerce"],
        ["Word", "DAWAN SARL", "Télé-présence / distanciel", "E-commerce\nBTP"],
    ]
    path = _workbook(tmp_path, {"Sectorielles": [header, *rows]})
    shown = imports.inspect(path)
    assert [(each.field, each.raw, each.count) for each in shown.values] == [
        ("formats", "télé-présence", 2),
        ("sectors", "E-commerce", 2),
        ("sectors", "BTP", 1),
    ]
    assert [slug for slug, _label in shown.values[1].proposals][:1] == ["commerce-a-distance"]
    assert [(each.names, each.proposed) for each in shown.provider_groups] == [
        ((("DAWAN SARL", 1), ("Dawan", 1)), "Dawan")
    ]


def test_approved_names_reach_the_catalogue_and_guide_the_next_file(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, ["Excel", "Dawan SARL", "7 h", None]]})
    imports.apply(imports.preview(path, Choices(providers={"Dawan SARL": "Dawan"})))
    other = _workbook(tmp_path, {"Sectorielles": [HEADER, ["Word", "DAWAN", "7 h", None]]})
    (group,) = imports.inspect(other).provider_groups
    assert (group.names, group.proposed) == ((("DAWAN", 1), ("Dawan", 0)), "Dawan")


def test_a_file_that_changes_after_its_plan_is_not_imported(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS]})
    plan = imports.preview(path)
    _workbook(tmp_path, {"Sectorielles": [HEADER, ["Access", "CNAM", "7 h", None]]})
    with pytest.raises(
        FileChanged, match=r"a été modifié depuis sa lecture\. Rien n’a été modifié\. Relancez"
    ):
        imports.apply(plan)
    assert imports.history() == ()


def test_a_file_that_is_gone_after_its_plan_was_read_whole(imports: Imports, tmp_path: Path) -> None:
    path = _workbook(tmp_path, {"Sectorielles": [HEADER, *ROWS]})
    plan = imports.preview(path)
    path.unlink()
    assert imports.apply(plan).counts.created == 2


@pytest.mark.parametrize(
    ("name", "told"), [("Kit_apprentissage_20240625.xlsx", "Kit"), ("certif_info_3000.csv", "Certif")]
)
def test_a_public_file_is_named(imports: Imports, shared_data: Path, name: str, told: str) -> None:
    shown = imports.inspect(shared_data / "real" / name)
    assert told in (shown.known_layout or "")
    assert shown.layout_note
    assert shown.axis_needed


def test_an_own_file_is_not_taken_for_a_public_one(imports: Imports, map_workbook: Path) -> None:
    assert imports.inspect(map_workbook).known_layout is None
