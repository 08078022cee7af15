"""Small workbooks written for one test each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[Any]]]
MakeWorkbook = Callable[..., Path]


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """`make_workbook({"Feuille": [[…], …]}, merge={"Feuille": "A1:D1"}, hidden=("Liste",))` → its path."""

    def make(
        sheets: Sheets,
        *,
        name: str = "catalogue.xlsx",
        merge: Mapping[str, str] | None = None,
        hidden: Sequence[str] = (),
    ) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for block in (merge or {}).get(title, "").split():
                sheet.merge_cells(block)
            if title in hidden:
                sheet.sheet_state = "hidden"
        path = tmp_path / name
        workbook.save(path)
        return path

    return make
