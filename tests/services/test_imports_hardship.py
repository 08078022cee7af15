"""What may happen to an import: killed at any moment, no room left, no right to write, two windows at once.

Each is real: another process, a true limit of the system, a folder of another user.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from other_program import KILLED_STATUS, KILLING

from db.engine import open_database
from db.repositories import Courses
from explorer.services.errors import StalePlan
from explorer.services.imports import Imports
from explorer.services.opening import open_services
from resources.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name != "posix", reason="limites et droits d’un système POSIX")
NOBODY = 65_534

KILLED = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from db.engine import open_database
from explorer.services.imports import Imports
from resources.vocabulary import vocabulary

place, file, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
run = [0]

def traced(_statement):
    run[0] += 1
    if run[0] == last:
        os.kill(os.getpid(), int(sys.argv[4]))

database = open_database(place, create=False)
imports = Imports(database, vocabulary())
plan = imports.preview(file)
event.listen(Engine, "connect", lambda connection, _record: connection.set_trace_callback(traced))
database.close()
imports.apply(plan)
print(run[0])
"""

LIMITED = """
import resource, signal, sys
from explorer import cli
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), -1))
sys.exit(cli.main(sys.argv[2:], None))
"""


def _write(path: Path, titles: list[str]) -> Path:
    lines = ["Intitulé;Organisme;Durée;Axe"]
    lines += [f"{title};Greta;{number % 40 + 1} h;Sectorielle" for number, title in enumerate(titles)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return _write(tmp_path / "offre_1.csv", [f"Formation {number}" for number in range(300)])


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Courses gone, changed and added."""
    return _write(tmp_path / "offre_2.csv", [f"Formation {number}" for number in range(60, 420)])


@pytest.fixture
def place(tmp_path: Path, first: Path) -> Path:
    """A catalogue that holds the first edition."""
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_database(path, create=True)) as database:
        imports = Imports(database, vocabulary())
        imports.apply(imports.preview(first))
    return path


def _state(place: Path) -> dict[str, list[str]]:
    """Everything in a catalogue but the moments at which it was written."""
    with closing(open_database(place, create=False)) as database:
        assert database.check() == ()
    with closing(sqlite3.connect(place)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    rows["import"] = [row[:4] for row in rows["import"]]
    return {name: sorted(map(repr, found)) for name, found in rows.items()}


def _apply_in_a_process(place: Path, file: Path, last: int) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", KILLED, str(place), str(file), str(last), str(int(KILLING))]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)


def test_an_import_that_is_killed_leaves_the_catalogue_as_before_or_as_after(
    place: Path, second: Path, tmp_path: Path
) -> None:
    before = _state(place)
    whole = tmp_path / "entier.sqlite3"
    shutil.copy(place, whole)
    done = _apply_in_a_process(whole, second, 0)
    assert done.returncode == 0, done.stderr
    statements, after = int(done.stdout), _state(whole)
    assert after != before
    assert statements > 10
    chance = random.Random(20_260_125)
    moments = {1, 2, statements - 1, statements, *(chance.randrange(3, statements) for _ in range(8))}
    for moment in sorted(moments):
        killed = tmp_path / f"{moment}.sqlite3"
        shutil.copy(place, killed)
        ended = _apply_in_a_process(killed, second, moment)
        assert ended.returncode == KILLED_STATUS, f"{moment}: {ended.stderr}"
        assert _state(killed) in (before, after), f"killed at statement {moment} of {statements}"


@POSIX
def test_a_full_disk_is_told_and_leaves_the_catalogue_as_it_was(place: Path, tmp_path: Path) -> None:
    before = _state(place)
    long = _write(tmp_path / "offre_3.csv", [f"Formation {number} {'x' * 200}" for number in range(3_000)])
    arguments = ["import", str(long), "--source", "Autre", "--database", str(place)]
    limit = str(place.stat().st_size + 65_536)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, limit, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
    )
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert "est plein ou ne répond pas. Aucune donnée n’a été modifiée." in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert _state(place) == before


@pytest.fixture
def closed_folder(place: Path, second: Path) -> Iterator[Path]:
    """A folder that another user may read only, with a catalogue and a file to import."""
    folder = Path(tempfile.mkdtemp(prefix="fermé "))
    for each in (place, second):
        shutil.copy(each, folder / each.name)
        (folder / each.name).chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _run_as_another(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python from the checkout; as root, under a user who owns nothing."""
    return subprocess.run(
        [sys.executable, "-B", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
        user=NOBODY if os.geteuid() == 0 else None,
    )


@POSIX
def test_a_folder_that_is_read_only_is_told(closed_folder: Path) -> None:
    try:
        can_run = _run_as_another("-c", "import sqlalchemy, explorer").returncode == 0
    except PermissionError:
        can_run = False
    if not can_run:
        pytest.skip("un utilisateur sans droits ne peut pas lire ce dossier du projet")
    before = {each.name: each.read_bytes() for each in closed_folder.iterdir()}
    catalogue, file = closed_folder / "catalogue.sqlite3", closed_folder / "offre_2.csv"
    ran = _run_as_another("main.py", "import", str(file), "--database", str(catalogue))
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert "est protégé en écriture. Le fichier n’a pas été modifié." in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert {each.name: each.read_bytes() for each in closed_folder.iterdir()} == before


def test_two_windows_on_one_catalogue(place: Path, second: Path) -> None:
    with closing(open_services(place)) as here, closing(open_services(place)) as there:
        plan = here.imports.preview(second)
        report = there.imports.apply(there.imports.preview(second))
        with pytest.raises(StalePlan):
            here.imports.apply(plan)
        assert [each.id for each in here.imports.history()] == [report.import_id, 1]
        here.imports.undo(report.import_id or 0)
        assert there.imports.history()[0].undone_at is not None
        assert there.database.check() == ()


def test_a_window_that_reads_sees_one_state_while_another_one_writes(place: Path, second: Path) -> None:
    with closing(open_database(place, create=False)) as database:
        imports = Imports(database, vocabulary())
        plan = imports.preview(second)
        with database.read() as session:
            count = len(Courses(session).records())
            imports.apply(plan)
            assert len(Courses(session).records()) == count
        with database.read() as session:
            assert len(Courses(session).records()) > count
