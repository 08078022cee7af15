"""Where the table stands in a sheet, and what each row below its header is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from importers.headers import is_header_word
from importers.layout import Table, body, find_table
from importers.readers import open_workbook
from importers.records import IgnoredRow, RawRow

MakeWorkbook = Callable[..., Path]

HEADER = ["Intitulé", "Organisme", "Durée", "Prix"]
ROW = ["Découvrir l'IA", "CCI", "7 h", 300]


def laid_out(path: Path) -> tuple[Table, list[RawRow], dict[int, str]]:
    """The table, the rows of data, and the other rows (number → kind)."""
    sheet = open_workbook(path).sheets[0]
    table = find_table(sheet, is_header_word)
    assert table is not None
    items = list(body(sheet, table, table.columns[0].index))
    data = [item for item in items if isinstance(item, RawRow)]
    return table, data, {item.row: item.kind for item in items if isinstance(item, IgnoredRow)}


@pytest.mark.parametrize(
    ("above", "header_rows"),
    [
        ([], (1,)),
        ([["Catalogue 2027"], []], (3,)),
        ([["Catalogue des formations, durées et prix indicatifs"], ["Édition de mars"], [None]], (4,)),
        ([[f"Note {number} : lire avant usage"] for number in range(40)], (41,)),
    ],
)
def test_header_is_found_below_titles(
    make_workbook: MakeWorkbook, above: list[list[Any]], header_rows: tuple[int, ...]
) -> None:
    table, data, _others = laid_out(make_workbook({"F": [*above, HEADER, ROW, ROW]}))
    assert table.header_rows == header_rows
    assert len(data) == 2


@pytest.mark.parametrize(
    ("groups", "header", "merge", "shown"),
    [
        (
            ["FORMATION", None, "COÛT ET DURÉE", None],
            HEADER,
            "A1:B1 C1:D1",
            [
                "FORMATION › Intitulé",
                "FORMATION › Organisme",
                "COÛT ET DURÉE › Durée",
                "COÛT ET DURÉE › Prix",
            ],
        ),
        (
            ["FORMATION", None, "COÛT ET DURÉE", None],
            HEADER,
            "",
            [
                "FORMATION › Intitulé",
                "FORMATION › Organisme",
                "COÛT ET DURÉE › Durée",
                "COÛT ET DURÉE › Prix",
            ],
        ),
        (
            ["Intitulé", "Organisme", "Durée", None],
            [None, None, "Heures", "Jours"],
            "A1:A2 B1:B2 C1:D1",
            ["Intitulé", "Organisme", "Durée › Heures", "Durée › Jours"],
        ),
        (
            ["Intitulé", "Organisme", "Durée", "Durée"],
            [None, None, "(heures)", "(jours)"],
            "",
            ["Intitulé", "Organisme", "Durée › (heures)", "Durée › (jours)"],
        ),
        (
            ["Intitulé", "Organisme", "Durée", None],
            [None, None, "Heures", "Jours"],
            "",
            ["Intitulé", "Organisme", "Durée › Heures", "Durée › Jours"],
        ),
    ],
)
def test_headers_on_two_rows(
    make_workbook: MakeWorkbook, groups: list[Any], header: list[Any], merge: str, shown: list[str]
) -> None:
    table, data, _others = laid_out(make_workbook({"F": [groups, header, ROW, ROW]}, merge={"F": merge}))
    assert table.header_rows == (1, 2)
    assert [column.shown for column in table.columns] == shown
    assert [row.number for row in data] == [3, 4]


@pytest.mark.parametrize(
    ("row", "merge", "kind"),
    [
        ([None], "", "blank"),
        (["— Bureautique —"], "", "section"),
        (["— Bureautique —"], "A4:D4", "section"),
        (["TOTAL", "27 formations", None, 8090], "", "total"),
        (["Total : 27 formations"], "", "total"),
        (["Sous-total", None, None, 300], "", "total"),
        (["(*) Tarif hors hébergement"], "", "footnote"),
        (["Note : les prix sont indicatifs"], "", "footnote"),
        (HEADER, "", "repeated-header"),
    ],
)
def test_rows_that_are_not_courses(
    make_workbook: MakeWorkbook, row: list[Any], merge: str, kind: str
) -> None:
    path = make_workbook({"F": [HEADER, ROW, ROW, row, ROW]}, merge={"F": merge})
    _table, data, others = laid_out(path)
    assert others == {4: kind}
    assert [row.number for row in data] == [2, 3, 5]


def test_titles_among_the_rows_belong_to_the_rows_under_them(make_workbook: MakeWorkbook) -> None:
    rows = [HEADER, ROW, ["— Bureautique —"], ROW, ["TOTAL", None, None, 8090], ROW, ["IA"], ["Débuter"], ROW]
    table, data, _others = laid_out(make_workbook({"F": rows}))
    place = table.section_column
    assert place == len(HEADER)
    assert table.columns[-1].shown == "Intertitre"
    titles = [row.values[place] if place < len(row.values) else None for row in data]
    assert titles == [None, "— Bureautique —", "— Bureautique —", "IA › Débuter"]


def test_a_table_without_titles_has_no_column_for_them(make_workbook: MakeWorkbook) -> None:
    table, _data, _others = laid_out(make_workbook({"F": [HEADER, ROW, ["TOTAL", None, None, 8090]]}))
    assert table.section_column is None
    assert len(table.columns) == len(HEADER)


@pytest.mark.parametrize(
    "below",
    [
        [None, None, "7 h", "1 j"],
        [None, None, "heures", "heures"],
        [None, "CCI", "heures", "jours"],
    ],
)
def test_a_row_of_data_is_no_second_header(make_workbook: MakeWorkbook, below: list[Any]) -> None:
    header = ["Intitulé", "Organisme", "Durée", "Durée"]
    table, _data, _others = laid_out(make_workbook({"F": [header, below, ROW]}))
    assert table.header_rows == (1,)


@pytest.mark.parametrize(
    "row",
    [
        ["Total management de la qualité", "AFNOR", "14 h", 900],
        [None, "CCI", "7 h", 300],
        ["Note de synthèse : méthode", "CCI", "7 h", None],
        [None, None, None, 300],
    ],
)
def test_rows_of_data_stay_data(make_workbook: MakeWorkbook, row: list[Any]) -> None:
    _table, data, others = laid_out(make_workbook({"F": [HEADER, ROW, row, ROW]}))
    assert others == {}
    assert len(data) == 3


def test_value_merged_over_rows_belongs_to_each(make_workbook: MakeWorkbook) -> None:
    rows = [
        HEADER,
        ["A", "CCI", "7 h", 1],
        ["B", None, "14 h", 2],
        ["C", None, "21 h", 3],
        ["D", None, "7 h", 4],
    ]
    _table, data, _others = laid_out(make_workbook({"F": rows}, merge={"F": "B2:B4"}))
    assert [row.values[1] for row in data] == ["CCI", "CCI", "CCI", None]


def test_no_table(shared_data: Path) -> None:
    for name in ("messytables_weird_head_padding.csv", "poi_52348.xlsx", "calamine_merged_range.xlsx"):
        assert find_table(open_workbook(shared_data / "real" / name).sheets[0], is_header_word) is None
