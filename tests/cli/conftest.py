"""Commands run in this process, and a catalogue that holds the real map."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_runs import Ran, Run

from explorer import cli
from explorer.services.opening import open_services


def no_window(_database: Path | None) -> int:
    raise AssertionError("a command opens no window")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Arguments of a command → what it left."""

    def call(*arguments: object) -> Ran:
        try:
            status = cli.main([str(each) for each in arguments], no_window)
        except SystemExit as leaving:  # argparse
            status = int(leaving.code or 0)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return call


@pytest.fixture(autouse=True)
def restored_sigint() -> Iterator[None]:
    """Commands that have written stop listening to Ctrl+C: pytest must go on listening."""
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)


@pytest.fixture(scope="session")
def imported_map(tmp_path_factory: pytest.TempPathFactory, map_workbook: Path) -> Path:
    """A catalogue that holds the October map; copied before it is written."""
    path = tmp_path_factory.mktemp("carte") / "carte.sqlite3"
    services = open_services(path)
    services.imports.apply(services.imports.preview(map_workbook))
    services.close()
    return path


@pytest.fixture
def database(imported_map: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported_map, tmp_path / "carte.sqlite3"))


@pytest.fixture(params=["new", "existing"])
def place(request: pytest.FixtureRequest, database: Path, tmp_path: Path) -> Path:
    """A catalogue that holds the map, or one that is still to be made, in a folder of its own."""
    return database if request.param == "existing" else tmp_path / "nouveau" / "c.sqlite3"
