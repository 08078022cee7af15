"""The adviser's whole story on the real map, through the real `main.py` and a real file."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

JOURNEY = Path(__file__).with_name("journey.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parcours")


@pytest.fixture(scope="module")
def seen(folder: Path, map_workbook: Path) -> dict[str, object]:
    """What the journey saw, in a process with a home of its own."""
    home = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    arguments = [str(folder / "catalogue.sqlite3"), str(map_workbook), str(folder / "selection.xlsx")]
    done = subprocess.run(
        [sys.executable, str(JOURNEY), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.stdout.strip(), done.stderr
    report: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    assert "failure" not in report, (report, done.stderr)
    assert done.returncode == 0, done.stderr
    return report


def test_first_start_shows_the_sample(seen: dict[str, object]) -> None:
    assert seen["on the sample"] == 125


def test_the_map_replaces_the_sample(seen: dict[str, object]) -> None:
    assert seen["imported"] == 203


def test_a_typo_finds_the_course(seen: dict[str, object]) -> None:
    assert "intelligence artificielle" in str(seen["first"]).lower()


def test_a_filter_narrows(seen: dict[str, object]) -> None:
    assert 2 <= seen["filtered"] < seen["found with a typo"]  # type: ignore[operator]


def test_the_export_holds_the_selection(seen: dict[str, object], folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "selection.xlsx")
    assert {"Synthèse", "Sélection", "Sources"} <= set(workbook.sheetnames)
    texts = {cell.value for row in workbook["Sélection"].iter_rows() for cell in row}
    assert set(seen["selected"]) <= texts  # type: ignore[call-overload]


def test_the_catalogue_kept_it_all(seen: dict[str, object], folder: Path) -> None:
    with sqlite3.connect(folder / "catalogue.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM selection_item").fetchone() == (2,)
    connection.close()
