"""What is refused as written, help, and the program as it is started."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command_runs import Run

from explorer import cli

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", "--filter", "axe=sectorielle"], "axe"),
        (["search", "--filter", "axis=inconnu"], "inconnu"),
        (["search", "--filter", "duration_hours=long"], "long"),
        (["search", "--filter", "n'importe quoi"], "filtre"),
        (["show", "99999"], "99999"),
        (["undo", "99"], "99"),
        (["export", "sortie.txt"], ".xlsx"),
    ],
)
def test_nonsense_is_refused_in_one_french_line(
    run: Run, database: Path, arguments: Sequence[str], told: str
) -> None:
    ran = run(*arguments, "--database", database)
    assert ran.is_refused_in_one_line
    assert told in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["serch"], "'serch' n’est pas une valeur de COMMANDE"),
        (["show"], "Il manque : ID"),
        (["show", "abc"], "« abc » n’est pas un numéro"),
        (["show", "9" * 30], "n’est pas un numéro"),
        (["undo", "9" * 5000], "n’est pas un numéro"),
        (["import", "x.xlsx", "--source", "  "], "--source"),
        (["import", "x.xlsx", "--source", "a\x1b[31m"], "--source"),
        (["search", "--limit", "-1"], "--limit"),
        (["search", "--sort", "couleur"], "« couleur » n’est pas un ordre"),
        (["import", "x.xlsx", "--axis", "rien"], "n’est pas une valeur de --axis"),
        (["check", "--inconnu"], "Argument inconnu : --inconnu"),
        (["--database"], "--database attend une valeur"),
        (["import"], "Il manque : FICHIER"),
    ],
)
def test_usage_errors_are_one_french_line(run: Run, arguments: Sequence[str], told: str) -> None:
    ran = run(*arguments)
    assert ran.is_refused_in_one_line
    assert told in ran.err


def test_a_data_folder_that_cannot_be_made_is_one_french_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fichier").touch()
    monkeypatch.setattr("explorer.paths.data_folder", (tmp_path / "fichier" / "données").mkdir)
    ran = run("search")
    assert ran.is_refused_in_one_line
    assert "--database" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("search",), ("import", "x.csv"), ("check",), ("backup", "copie.db")],
)
def test_a_catalogue_path_that_the_system_refuses_is_one_french_line(
    run: Run, tmp_path: Path, arguments: Sequence[str]
) -> None:
    assert run(*arguments, "--database", tmp_path / ("x" * 300)).is_refused_in_one_line


@pytest.mark.parametrize("command", ["search", "facets", "imports", "check"])
def test_without_a_catalogue_a_command_says_to_import_first(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, "--database", tmp_path / "absent.sqlite3")
    assert ran.is_refused_in_one_line
    assert "importez d’abord" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["--help"], ["import", "--help"], ["search", "--help"]])
def test_help_is_in_french(run: Run, arguments: Sequence[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 0
    assert ran.out.startswith("usage : main.py")
    assert not {"optional", "positional", "show", "exit"} & set(ran.out.split()) - {"show"}


def _start(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
        **options,
    )


def test_no_command_loads_qt(database: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from explorer import cli\n"
        "status = cli.main(sys.argv[1:], None)\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(status)"
    )
    for arguments in (["search", "ia"], ["export", tmp_path / "x.xlsx"], ["imports"]):
        started = _start("-c", script, *arguments, "--database", database)
        assert (started.returncode, started.stderr) == (0, b"")


def test_output_is_utf8_whatever_the_console(database: Path) -> None:
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PATH": ""}
    started = _start("main.py", "search", "réglementation", "--database", database, env=environment)
    assert started.returncode == 0
    assert "é" in started.stdout.decode("utf-8")


def test_without_a_command_the_window_opens_on_the_catalogue_named(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def window(database: Path | None) -> int:
        opened.append(database)
        return 0

    assert cli.main([], window) == cli.main(["--database", str(tmp_path / "c.sqlite3")], window) == 0
    assert opened == [None, tmp_path / "c.sqlite3"]
