"""Large imports have a process of their own: same plans, same errors, no trace when it is cut short."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from other_program import KILLING, ends_with_its_children

from db.engine import Database
from explorer.services import import_runner
from explorer.services.errors import ImportInterrupted, StalePlan
from explorer.services.import_runner import ImportRunner, is_large_file
from explorer.services.imports import Imports, OpenOptions
from explorer.services.opened import LastOpened
from explorer.services.plan import ImportPlan
from importers.choices import Choices
from importers.errors import AxisNeeded, UnreadableFile
from resources.vocabulary import vocabulary

COURSES = 1_500


class Enough(Exception):
    """What a window raises in the report of progress of a job to be stopped."""


@pytest.fixture
def runner(database: Database) -> Iterator[ImportRunner]:
    with closing(ImportRunner(database, vocabulary(), is_large=lambda _path: True)) as made:
        yield made


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    path = tmp_path / "Catalogue.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("Axe", "Intitulé", "Organisme", "Durée", "Prix"))
        writer.writerow(("Axe 1", "", "Sans intitulé", "7 h", "100 €"))
        for n in range(COURSES):
            writer.writerow(
                ("Axe 1", f"Formation n° {n}", "Organisme", "bientôt" if n == 7 else "7 h", "90 €")
            )
    return path


def without_writes(plan: ImportPlan) -> ImportPlan:
    return replace(
        plan, changes=tuple(replace(each, write=None, place=None, new=None) for each in plan.changes)
    )


def test_the_plan_is_the_one_that_a_thread_would_make(
    runner: ImportRunner, imports: Imports, large_file: Path
) -> None:
    plan = runner.preview(large_file)

    assert plan == without_writes(imports.preview(large_file))
    assert (plan.counts.created, plan.counts.rejected, plan.counts.warnings) == (COURSES, 1, 1)


def test_an_inspection_tells_its_rows_and_serves_the_plan(
    runner: ImportRunner, imports: Imports, large_file: Path
) -> None:
    rows: list[int] = []
    inspection = runner.inspect(large_file, progress=lambda done, _total: rows.append(done))

    assert inspection == imports.inspect(large_file)
    assert max(rows) >= COURSES - 500, "how many rows were looked at so far"
    assert rows == sorted(rows)
    plan = runner.preview(large_file, inspection.choices)
    assert plan == without_writes(imports.preview(large_file, inspection.choices))


def test_a_workbook_is_held_until_its_file_or_its_options_change(large_file: Path) -> None:
    last = LastOpened()
    first = last.open(large_file, OpenOptions())
    assert last.open(large_file, OpenOptions()) is first
    assert last.open(large_file, OpenOptions(separator=",")) is not first
    again = last.open(large_file, OpenOptions())
    with large_file.open("a", encoding="utf-8") as file:
        file.write("Axe 1;Une de plus;Organisme;7 h;90 €\n")
    changed = last.open(large_file, OpenOptions())
    assert changed.sha256 != again.sha256
    last.drop()
    assert last.open(large_file, OpenOptions()) is not changed
    large_file.unlink()
    with pytest.raises(UnreadableFile, match="introuvable"):
        last.open(large_file, OpenOptions())


def test_what_was_planned_is_written_then_found_unchanged_then_undone(
    runner: ImportRunner, large_file: Path
) -> None:
    reports: list[tuple[int, int | None]] = []
    report = runner.apply(runner.preview(large_file), progress=lambda *steps: reports.append(steps))

    assert (report.import_id, report.counts.created) == (1, COURSES)
    assert reports == sorted(reports)
    again = runner.preview(large_file)
    assert (again.counts.created, again.counts.unchanged) == (0, COURSES)
    assert runner.apply(again).import_id is None
    assert runner.undo(1).removed == COURSES


def test_the_steps_of_an_import_look_at_a_large_file_too(
    runner: ImportRunner, imports: Imports, large_file: Path
) -> None:
    assert runner.inspect(large_file) == imports.inspect(large_file)


def test_errors_come_across_with_all_that_they_say(runner: ImportRunner, tmp_path: Path) -> None:
    without_axis = tmp_path / "Sans axe.csv"
    without_axis.write_text("Intitulé;Organisme\nVendre avec l’IA;CCI\n", encoding="utf-8")
    broken = tmp_path / "abîmé.xlsx"
    broken.write_bytes(b"PK\x03\x04 rien")

    with pytest.raises(AxisNeeded, match="à quel axe") as refused:
        runner.preview(without_axis)
    assert len(refused.value.sheets) == 1
    with pytest.raises(UnreadableFile, match="Votre catalogue n’a pas changé"):
        runner.preview(broken)
    assert runner.preview(without_axis, Choices(axis=vocabulary().axes[0].slug)).counts.created == 1


def stop_at(step: Callable[[int], bool]) -> Callable[[int, int | None], None]:
    def progress(done: int, _total: int | None) -> None:
        if step(done):
            raise Enough

    return progress


@pytest.mark.parametrize("first", [0, 1], ids=["before any row", "between rows"])
def test_a_reading_that_is_stopped_ends_its_process(
    runner: ImportRunner, large_file: Path, first: int
) -> None:
    with pytest.raises(Enough):
        runner.preview(large_file, progress=stop_at(lambda done: done >= first))

    assert children() == []
    assert runner.preview(large_file).counts.created == COURSES


def test_a_writing_that_is_stopped_leaves_no_trace(runner: ImportRunner, large_file: Path) -> None:
    plan = runner.preview(large_file)

    with pytest.raises(Enough):
        runner.apply(plan, progress=stop_at(lambda done: done > 0))

    assert (runner.history(), runner.revision()) == ((), 0)
    assert children() == []


def test_a_process_that_dies_while_reading_is_told_in_french(runner: ImportRunner, large_file: Path) -> None:
    with pytest.raises(ImportInterrupted, match="s’est arrêté de façon inattendue") as told:
        runner.preview(large_file, progress=lambda *_steps: kill_children())

    assert "Rien n’a été modifié." in str(told.value)
    assert runner.preview(large_file).counts.created == COURSES


def test_a_process_that_dies_while_writing_leaves_the_catalogue_as_it_was(
    runner: ImportRunner, large_file: Path, database: Database
) -> None:
    plan = runner.preview(large_file)

    with pytest.raises(ImportInterrupted):
        runner.apply(plan, progress=lambda *_steps: kill_children())

    assert (runner.history(), runner.revision(), database.check()) == ((), 0, ())


def test_a_process_that_died_since_the_plan_is_told_in_french(
    runner: ImportRunner, large_file: Path, database: Database
) -> None:
    plan = runner.preview(large_file)
    kill_children()
    for each in children():
        each.join()

    with pytest.raises(StalePlan, match="n’est plus en mémoire"):
        runner.apply(plan)

    assert (runner.history(), runner.revision(), database.check()) == ((), 0, ())
    assert runner.apply(runner.preview(large_file)).counts.created == COURSES


def test_a_process_that_dies_while_taking_back_is_told_so(
    runner: ImportRunner, large_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.apply(runner.preview(large_file))
    monkeypatch.setattr(import_runner, "LARGE_UNDO", 10)
    runner.prepare()
    revision = runner.revision

    def killing() -> int:
        """The process is there, the request is not sent yet."""
        kill_children()
        for each in children():
            each.join()
        return revision()

    monkeypatch.setattr(runner, "revision", killing)
    with pytest.raises(
        ImportInterrupted, match=r"L’annulation de l’import de « Catalogue.csv » s’est arrêtée"
    ):
        runner.undo(1)
    monkeypatch.undo()
    assert runner.undo(1).removed == COURSES


def test_a_plan_that_was_given_up_cannot_be_applied(runner: ImportRunner, large_file: Path) -> None:
    plan = runner.preview(large_file)
    runner.release()

    with pytest.raises(StalePlan, match="Relancez l’import"):
        runner.apply(plan)
    assert children() == []


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("carte.xlsx", 60_000, False),
        ("catalogue.xlsx", 27_000_000, True),
        ("carte.csv", 400_001, False),
        ("catalogue.CSV", 27_000_000, True),
    ],
)
def test_only_large_files_need_a_process(tmp_path: Path, name: str, size: int, expected: bool) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(size)

    assert is_large_file(path) is expected
    assert is_large_file(tmp_path / "absent.xlsx") is False


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on POSIX systems only")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "offre.xlsx")
    assert is_large_file(tmp_path / "offre.xlsx") is False


def test_a_small_file_that_unzips_to_much_needs_one_too(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 10_000_001)

    assert path.stat().st_size < 20_000
    assert is_large_file(path) is True


def children() -> list[Any]:
    from multiprocessing import active_children  # noqa: PLC0415 - as late as the program does

    return active_children()


def kill_children() -> None:
    for each in children():
        os.kill(each.pid, KILLING)


@ends_with_its_children
def test_no_process_outlives_a_window_that_was_killed(large_file: Path, tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from db.engine import open_database
from explorer.services.import_runner import ImportRunner
from resources.vocabulary import vocabulary
database = open_database(Path({str(tmp_path / "other.sqlite3")!r}), create=True)
runner = ImportRunner(database, vocabulary(), is_large=lambda path: True)
runner.preview(Path({str(large_file)!r}), progress=lambda *steps: os.kill(os.getpid(), signal.SIGKILL))
"""
    # Both processes hold the standard output: it is at its end when both are gone.
    window = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=30, check=False)

    assert (window.returncode, window.stdout) == (-9, b"")
