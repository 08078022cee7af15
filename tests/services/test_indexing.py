"""The index follows the catalogue: what an import or an undo changed is read again, and nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from other_program import ends_with_its_children
from sqlalchemy import text

from db.engine import Database, open_database
from explorer.search.query import Choice, Query, Sort
from explorer.services import catalogue as catalogue_module
from explorer.services import index_building, indexing
from explorer.services.catalogue import Catalogue
from explorer.services.corpus_columns import Numbered
from explorer.services.corrections import Corrections
from explorer.services.imports import Imports
from explorer.services.index_process import IndexProcess
from explorer.services.indexing import IndexFile
from resources.vocabulary import vocabulary

REAL_BUILD = index_building.build

QUERIES = [
    Query(),
    Query("vendeur"),
    Query("inteligence artificiele"),
    Query('"chef de projet" data'),
    Query("simplon", (Choice("axis", ("generaliste",)),)),
    Query(choices=(Choice("missing", ("disparue",)),)),
    Query(sort=Sort("title")),
    Query(sort=Sort("price_eur", descending=True)),
    Query(sort=Sort("certification")),
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many courses were read from the database, one number for each part read."""
    sizes: list[int] = []
    real = indexing.read_corpus

    def counting(*args: object) -> object:
        corpus = real(*args)  # type: ignore[arg-type]
        sizes.append(len(corpus.ids))
        return corpus

    monkeypatch.setattr(indexing, "read_corpus", counting)
    return sizes


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small catalogues keep their index too."""
    monkeypatch.setattr(indexing, "_KEPT_FROM", 1)


@pytest.fixture
def filled(tmp_path: Path, map_workbook: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=True)) as database:
        imports = Imports(database, vocabulary())
        imports.apply(imports.preview(map_workbook))
        yield database


def answers(catalogue: Catalogue) -> list[tuple[object, ...]]:
    found = [catalogue.search(query) for query in QUERIES]
    return [(each.ids.tolist(), each.scores, each.facets, each.histograms) for each in found]  # type: ignore[attr-defined]


def test_after_an_import_and_its_undoing_as_if_built_anew(
    filled: Database, next_map_workbook: Path, read: list[int]
) -> None:
    imports, catalogue = Imports(filled, vocabulary()), Catalogue(filled, vocabulary())
    first = answers(catalogue)
    read.clear()
    report = imports.apply(imports.preview(next_map_workbook))
    catalogue.refresh()
    assert 0 < sum(read) < 60
    assert answers(catalogue) == answers(Catalogue(filled, vocabulary()))
    assert report.import_id is not None
    imports.undo(report.import_id)
    read.clear()
    catalogue.refresh()
    assert sum(read) < 60
    assert answers(catalogue) == first


def test_nothing_is_read_when_nothing_changed(filled: Database, read: list[int]) -> None:
    catalogue = Catalogue(filled, vocabulary())
    catalogue.refresh()
    read.clear()
    catalogue.refresh()
    assert read == []


def test_any_write_to_a_course_is_seen(filled: Database, read: list[int]) -> None:
    catalogue = Catalogue(filled, vocabulary())
    number = catalogue.search(Query("caviste")).ids[0]
    read.clear()
    with filled.write() as session:
        session.execute(
            text("UPDATE course SET title = 'Sommelier', content_hash = 'x' WHERE id = :id"), {"id": number}
        )
        session.execute(text("UPDATE setting SET value = value + 1 WHERE name = 'revision'"))
    catalogue.refresh()
    assert read == [1]
    assert list(catalogue.search(Query("titre:sommelier")).ids) == [number]
    assert number not in catalogue.search(Query("titre:caviste")).ids


def test_a_correction_is_seen_and_taken_back(filled: Database, read: list[int]) -> None:
    catalogue, corrections = Catalogue(filled, vocabulary()), Corrections(filled)
    number = catalogue.search(Query("caviste")).ids[0]
    first = answers(catalogue)
    read.clear()
    corrections.correct(number, "title", "Sommelier")
    catalogue.refresh()
    assert list(catalogue.search(Query("titre:sommelier")).ids) == [number]
    corrections.withdraw(number, "title")
    catalogue.refresh()
    assert read == [1, 1]
    assert answers(catalogue) == first


@pytest.mark.usefixtures("kept")
def test_the_next_start_takes_up_the_index(filled: Database, read: list[int]) -> None:
    first = answers(Catalogue(filled, vocabulary()))
    assert IndexFile(filled.path).path.exists()
    read.clear()
    assert answers(Catalogue(filled, vocabulary())) == first
    assert read == []


@pytest.mark.usefixtures("kept")
def test_the_next_start_reads_what_changed_meanwhile(
    filled: Database, next_map_workbook: Path, read: list[int]
) -> None:
    Catalogue(filled, vocabulary()).refresh()
    imports = Imports(filled, vocabulary())
    imports.apply(imports.preview(next_map_workbook))
    read.clear()
    later = answers(Catalogue(filled, vocabulary()))
    assert 0 < sum(read) < 60
    IndexFile(filled.path).path.unlink()
    assert answers(Catalogue(filled, vocabulary())) == later


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _scratched(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "spoil",
    [_cut, _scratched, Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_text("?")],
)
def test_a_file_that_is_not_whole_is_built_anew(
    filled: Database, read: list[int], spoil: Callable[[Path], object]
) -> None:
    first = answers(Catalogue(filled, vocabulary()))
    file = IndexFile(filled.path).path
    good = file.read_bytes()
    spoil(file)
    read.clear()
    assert answers(Catalogue(filled, vocabulary())) == first
    assert sum(read) == 203
    assert len(file.read_bytes()) == len(good)


@pytest.mark.usefixtures("kept")
def test_a_copy_put_back_does_not_get_the_index_of_what_it_replaced(
    tmp_path: Path, map_workbook: Path, next_map_workbook: Path
) -> None:
    """Both went through as many revisions since they parted: only the stamps tell them apart."""
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_database(path, create=True)) as database:
        imports = Imports(database, vocabulary())
        imports.apply(imports.preview(map_workbook))
        database.backup(tmp_path / "copie.sqlite3")
        imports.apply(imports.preview(next_map_workbook))
        Catalogue(database, vocabulary()).refresh()
    for left in tmp_path.glob("catalogue.sqlite3-*"):
        left.unlink()
    shutil.copy(tmp_path / "copie.sqlite3", path)
    with closing(open_database(path, create=False)) as database:
        with database.write() as session:
            session.execute(text("UPDATE course SET title = 'Sommelier', content_hash = 'x' WHERE id = 1"))
            session.execute(text("UPDATE setting SET value = value + 1 WHERE name = 'revision'"))
        catalogue = Catalogue(database, vocabulary())
        assert list(catalogue.search(Query("sommelier")).ids)[:1] == [1]
        assert catalogue.search(Query()).total == 203


@pytest.mark.usefixtures("kept")
def test_what_a_killed_process_left_half_written_is_removed(filled: Database) -> None:
    file = IndexFile(filled.path).path
    left, recent, other = (file.with_name(f"{file.name}.{end}") for end in ("4321", "4322", "copie"))
    for each in (left, recent, other):
        each.write_bytes(b"half")
    for each in (left, other):
        os.utime(each, (1_700_000_000, 1_700_000_000))

    Catalogue(filled, vocabulary()).refresh()
    assert file.exists()
    assert [each.exists() for each in (left, recent, other)] == [False, True, True]


@pytest.mark.usefixtures("kept")
def test_a_folder_that_cannot_be_written_to_costs_nothing_but_time(
    filled: Database, caplog: pytest.LogCaptureFixture
) -> None:
    IndexFile(filled.path).path.mkdir()
    assert Catalogue(filled, vocabulary()).search(Query()).total == 203
    assert "catalogue.sqlite3.index" in caplog.text
    assert not list(filled.path.parent.glob("*.index.*"))


def test_a_small_catalogue_keeps_no_file(filled: Database) -> None:
    Catalogue(filled, vocabulary()).refresh()
    assert not IndexFile(filled.path).path.exists()


def test_a_catalogue_without_courses_is_indexed(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "vide.sqlite3", create=True)) as database:
        outcome = Catalogue(database, vocabulary()).search(Query("vente"))
        assert (outcome.total, outcome.catalogue_total) == (0, 0)


def test_a_large_catalogue_is_read_part_by_part_in_other_processes(
    filled: Database, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "LARGE", 100)
    monkeypatch.setattr(index_building, "build", build_in_five_parts)
    catalogue = Catalogue(filled, vocabulary(), IndexProcess())

    assert answers(catalogue) == answers(Catalogue(filled, vocabulary()))
    assert IndexFile(filled.path).path.exists()
    assert read == []


def test_parts_of_another_state_are_not_put_together(filled: Database) -> None:
    parts = [Numbered(1, 100), Numbered(101, 203)]
    index_building._open(filled.path)
    with ThreadPoolExecutor() as readers:
        with filled.read() as session:
            state = indexing.CatalogueState.read(session, vocabulary())
        read = index_building._read_parts(readers, state, parts)
        assert read is not None
        assert [len(each) for each in read] == [100, 103]
        with filled.write() as session:
            session.execute(text("UPDATE setting SET value = value + 1 WHERE name = 'revision'"))

        assert index_building._read_parts(readers, state, parts) is None


def test_a_process_that_fails_leaves_its_work_to_the_thread(
    filled: Database, read: list[int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(catalogue_module, "LARGE", 100)
    monkeypatch.setattr(index_building, "build", fail)

    assert Catalogue(filled, vocabulary(), IndexProcess()).search(Query()).total == 203
    assert sum(read) == 203
    assert "the process that builds the index ended with 3" in caplog.text


def test_nothing_is_built_once_the_catalogue_is_closed(
    filled: Database, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_module, "LARGE", 100)
    catalogue = Catalogue(filled, vocabulary(), IndexProcess())
    catalogue.close()
    catalogue.refresh()

    assert read == []
    assert not catalogue.is_warm


@ends_with_its_children
def test_no_reader_outlives_a_window_that_was_killed(filled: Database) -> None:
    program = f"""
import os, signal, threading
from multiprocessing import get_context
from pathlib import Path
from explorer.services.index_building import build
if __name__ == "__main__":
    threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGKILL)).start()
    while True:
        process = get_context("spawn").Process(target=build, args=(Path({str(filled.path)!r}), 100))
        process.start()
        process.join()
"""
    # All processes hold the standard output: it is at its end when the last one is gone.
    window = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=30, check=False)

    assert (window.returncode, window.stdout) == (-9, b"")


def build_in_five_parts(path: Path) -> None:
    """What the process does, as if the catalogue were large."""
    indexing._CHUNK = 50  # type: ignore[misc]
    REAL_BUILD(path, worth_a_reader=100)


def fail(_path: Path) -> None:
    raise SystemExit(3)
