"""Two windows on one catalogue: what one writes waits for the other to have written, or stays in sight."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from db import engine
from db.engine import open_database
from explorer.services.dossiers import Dossiers
from explorer.services.opening import open_services
from explorer.settings import Settings
from explorer.ui.theme import Theme


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program’s hand on the catalogue; attempts to write are short."""
    monkeypatch.setattr(engine, "ATTEMPT_MS", 50)
    with closing(
        sqlite3.connect(tmp_path / "catalogue.sqlite3", isolation_level=None, check_same_thread=False)
    ) as connection:
        yield connection


def first_course(shell: Shell) -> int:
    page = shell.window.page
    assert page is not None
    course_id = page.results.front.current_id
    assert course_id is not None
    page.show_course(course_id)
    shell.wait(lambda: page.details.course is not None and page.details.course.id == course_id)
    shell.settle()
    return course_id


def stored_note(tmp_path: Path, course_id: int) -> str:
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=False)) as database:
        return Dossiers(database).note(course_id)


def write_note(shell: Shell, text: str) -> None:
    assert shell.window.page is not None
    note = shell.window.page.details.note
    note.setPlainText(text)
    note.save()


def test_a_note_waits_for_the_other_window_and_is_written(
    other: sqlite3.Connection, shell: Shell, tmp_path: Path
) -> None:
    course_id = first_course(shell)
    other.execute("BEGIN IMMEDIATE")
    write_note(shell, "à rappeler mardi")
    shell.wait(lambda: "Une autre fenêtre écrit" in shell.window.banner.text)
    other.execute("ROLLBACK")
    shell.settle()

    assert shell.window.banner.text == ""
    assert stored_note(tmp_path, course_id) == "à rappeler mardi"


def test_a_note_that_was_refused_stays_and_is_sent_again(
    other: sqlite3.Connection, shell: Shell, tmp_path: Path
) -> None:
    course_id = first_course(shell)
    page, services = shell.window.page, shell.window.services
    assert page is not None
    assert services is not None
    services.database.patience.end_within(0)
    other.execute("BEGIN IMMEDIATE")
    write_note(shell, "à rappeler mardi")
    page.details.rating.rated.emit(4)
    box = shell.message()
    assert "occupé par une autre fenêtre" in box.text()
    shell.settle()
    for each in shell.window.findChildren(QMessageBox):
        each.close()
    other.execute("ROLLBACK")
    assert page.details.note.toPlainText() == "à rappeler mardi"
    assert page.details.rating.value is None, "these stars are not in the catalogue"
    assert stored_note(tmp_path, course_id) == ""

    page.show_course(course_id + 1)
    shell.wait(lambda: page.details.course is not None and page.details.course.id == course_id + 1)
    shell.settle()
    assert stored_note(tmp_path, course_id) == "à rappeler mardi"


def test_a_note_refused_after_one_moved_on_is_there_when_one_comes_back(
    other: sqlite3.Connection, shell: Shell, tmp_path: Path
) -> None:
    course_id = first_course(shell)
    page, services = shell.window.page, shell.window.services
    assert page is not None
    assert services is not None
    services.database.patience.end_within(0)
    other.execute("BEGIN IMMEDIATE")
    page.details.note.setPlainText("à rappeler mardi")
    page.show_course(course_id + 1)  # sends it
    shell.message().close()
    shell.settle()
    other.execute("ROLLBACK")
    assert stored_note(tmp_path, course_id) == ""

    page.show_course(course_id)
    shell.wait(lambda: page.details.course is not None and page.details.course.id == course_id)
    shell.settle()
    assert page.details.note.toPlainText() == "à rappeler mardi"
    page.details.note.save()
    shell.settle()
    assert stored_note(tmp_path, course_id) == "à rappeler mardi"
    write_note(shell, "à rappeler jeudi")
    shell.settle()
    assert stored_note(tmp_path, course_id) == "à rappeler jeudi"


def test_closing_waits_for_what_was_written(other: sqlite3.Connection, shell: Shell, tmp_path: Path) -> None:
    course_id = first_course(shell)
    services = shell.window.services
    assert services is not None
    other.execute("BEGIN IMMEDIATE")
    waits: list[str] = []

    def let_go(state: str) -> None:
        """In the thread that writes, whose own hand is not on the file."""
        waits.append(state)
        if state == "wait":
            other.execute("ROLLBACK")

    services.database.patience.on_wait = let_go
    assert shell.window.page is not None
    shell.window.page.details.note.setPlainText("à la fermeture")
    shell.window.close()
    assert waits == ["wait", "end"]
    assert stored_note(tmp_path, course_id) == "à la fermeture"


def test_what_is_starred_is_kept_where_the_dossiers_could_not_be_read_at_the_start(
    other: sqlite3.Connection, qtbot: QtBot, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    file = tmp_path / "catalogue.sqlite3"
    with closing(open_services(file)) as services:
        services.fill_with_sample()
    other.execute("BEGIN IMMEDIATE")  # the first dossier cannot be made
    with shell_on(qtbot, file, settings, theme) as shell:
        shell.window.start()
        shell.wait(lambda: shell.window.services is not None)
        shell.window.services.database.patience.end_within(0)
        shell.message().close()
        shell.settle()
        other.execute("ROLLBACK")
        shell.window.desk.toggle((1,))
        shell.settle()
        assert shell.window.services.dossiers.items(shell.window.desk.state.current.id) == (1,)
