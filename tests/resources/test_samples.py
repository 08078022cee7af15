"""The sample map: readable as a resource, real-looking, and free of the rows that may not be passed on."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from resources import read_bytes

SHEETS = {
    "1 - IA-IAG généralistes": 6,
    "2 - Sectorielles": 5,
    "3 - Dispositifs Opcommerce": 3,
    "4 - Carif-Oref": 7,
    "5 - Transitions Pro": 2,
}
"""Sheet → row of its (last) header."""


@pytest.fixture(scope="module")
def sample() -> Workbook:
    return load_workbook(BytesIO(read_bytes("samples", "cartographie_exemple.xlsx")))


def rows_with_source(workbook: Workbook) -> list[tuple[str, str]]:
    """(title or first text, source) of each course."""
    return [
        (str(row[0]), str(row[-1]))
        for name, header in SHEETS.items()
        for row in workbook[name].iter_rows(min_row=header + 1, values_only=True)
        if row[-1]
    ]


def test_one_sheet_an_axis_after_the_front_page(sample: Workbook) -> None:
    assert sample.sheetnames == ["Lisez-moi", *SHEETS]


def test_every_course_names_its_source(sample: Workbook) -> None:
    assert len(rows_with_source(sample)) == 125
    for name, header in SHEETS.items():
        assert sample[name].cell(header, sample[name].max_column).value == "Source du fait"


@pytest.mark.parametrize("words", ["extrait compilé", "Recensement Grand Est", "ZSoow", "deepforma"])
def test_holds_nothing_of_the_compilations_without_licence(sample: Workbook, words: str) -> None:
    assert [source for _, source in rows_with_source(sample) if words in source] == []


def test_each_table_is_frozen_and_filtered(sample: Workbook) -> None:
    for name, header in SHEETS.items():
        sheet = sample[name]
        assert str(sheet.freeze_panes).endswith(str(header + 1))
        assert sheet.auto_filter.ref.startswith(f"A{header}:")


def test_links_are_live_and_plain(sample: Workbook) -> None:
    targets = [
        cell.hyperlink.target
        for sheet in sample
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None
    ]
    assert len(targets) > 40
    assert [target for target in targets if not target.startswith(("http://", "https://"))] == []


def test_front_page_says_what_was_left_out(sample: Workbook) -> None:
    text = " ".join(str(cell.value) for row in sample["Lisez-moi"].iter_rows() for cell in row if cell.value)
    assert "68 lignes" in text
    assert "pas la cartographie du rapport" in text
