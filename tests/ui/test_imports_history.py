"""What was imported before, and the way back: of the last import, of an older one, after a restart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from imports_samples import HEADERS, course_count, courses, import_file, plan_lines, start, workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.settings import Settings
from explorer.ui.dialogs.question import Question
from explorer.ui.theme import Theme


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Two courses."""
    return workbook(tmp_path / "offre 2025.xlsx", Sectorielles=courses("Vendre", "Classer"))


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The next edition: one stays, one is gone, one is new."""
    return workbook(tmp_path / "offre 2026.xlsx", Sectorielles=courses("Vendre", "Encaisser"))


def rows(shell: Shell) -> list[list[str]]:
    model = shell.page.home.history.table.model()
    return [
        [model.index(row, column).data() for column in range(1, model.columnCount())]
        for row in range(model.rowCount())
    ]


def undo(shell: Shell, row: int) -> Question:
    """Chooses an import with the keyboard and asks to take it back; returns the question."""
    table = shell.page.home.history.table
    table.setFocus()
    shell.qtbot.keyClick(table, Qt.Key.Key_Home)
    for _ in range(row):
        shell.qtbot.keyClick(table, Qt.Key.Key_Down)
    shell.qtbot.keyClick(table, Qt.Key.Key_Delete)
    question = shell.dialog(Question)
    assert isinstance(question, Question)
    return question


def test_every_import_is_listed_newest_first(shell: Shell, first: Path, second: Path) -> None:
    import_file(shell, first)
    import_file(shell, second)
    shell.page.show_home()
    assert [row[:2] for row in rows(shell)] == [
        ["offre 2026.xlsx", "Offre"],
        ["offre 2025.xlsx", "Offre"],
        ["cartographie_exemple.xlsx", "Cartographie d’exemple"],
    ]
    assert rows(shell)[0][3] == "en place"


def test_what_changed_has_a_third_of_the_table_in_any_window(shell: Shell, first: Path) -> None:
    import_file(shell, first)
    shell.page.show_home()
    table = shell.page.home.history.table
    widths = {}
    for width in (1440, 960, 1440):
        shell.window.resize(width, 600)
        shell.settle()
        assert table.columnWidth(3) >= table.viewport().width() / 3 - 2
        widths.setdefault(width, []).append([table.columnWidth(each) for each in range(5)])
    assert widths[1440][0] == widths[1440][1]


def test_the_question_says_what_will_happen(shell: Shell, first: Path, second: Path) -> None:
    import_file(shell, first)
    import_file(shell, second)
    shell.page.show_home()
    question = undo(shell, 0)
    assert "« offre 2026.xlsx »" in question.text()
    assert "1\u00a0formation sera retirée du" in question.informativeText()
    assert "1\u00a0formation ne sera plus marquée disparue" in question.informativeText()
    assert "plus récent" not in question.informativeText()
    shell.press("Le garder", question)
    shell.settle()
    assert rows(shell)[0][3] == "en place"


def test_an_older_import_is_undone_and_what_stays_is_told(shell: Shell, first: Path, second: Path) -> None:
    import_file(shell, first)
    import_file(shell, second)
    shell.page.show_home()
    question = undo(shell, 1)
    assert "plus récent" in question.informativeText()
    assert "au plus 2\u00a0formations seront retirées" in question.informativeText()
    shell.press("Annuler cet import", question)
    shell.settle()
    report = shell.page.report
    assert report.isVisible()
    assert "L’import de « offre 2025.xlsx » est annulé" in report.title
    assert "Vendre" in report.text, "a later import still tells it"
    shell.page.show_home()
    assert rows(shell)[1][3].startswith("annulé le")
    table = shell.page.home.history.table
    table.go_to(1)
    assert not shell.page.home.history.undo.isEnabled(), "what is undone is not undone twice"


def test_an_import_is_undone_after_a_restart(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    first = workbook(tmp_path / "offre.xlsx", Sectorielles=courses("Vendre", "Classer"))
    copy = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, copy)
    with shell_on(qtbot, copy, settings, theme) as before:
        before.open()
        sample = course_count(before)
        import_file(before, first)
        assert course_count(before) == 2
    with shell_on(qtbot, copy, settings, theme) as after:
        after.open()
        after.window.show_page("imports")
        after.settle()
        after.press("Annuler cet import", undo(after, 0))
        after.settle()
        assert course_count(after) == sample


def test_the_way_back_is_open_the_moment_an_import_ends(shell: Shell, first: Path) -> None:
    sample = course_count(shell)
    start(shell, first)
    shell.page.confirm.click()
    shell.press("Annuler cet import", shell.window.banner)  # the history may not have been read yet
    shell.press("Annuler cet import", shell.dialog(Question))
    shell.wait(lambda: "Import annulé" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == sample


def test_ctrl_i_leads_to_the_page_and_asks_for_a_file(shell: Shell) -> None:
    shell.window.activateWindow()
    shell.qtbot.keyClick(shell.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert shell.page.isVisible()
    shell.window.show_page("explorer")
    tab = next(each for each in shell.window.header.findChildren(QPushButton) if each.text() == "Imports")
    shell.qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert shell.page.home.isVisible()


def test_a_plan_that_is_ready_is_told_on_another_page(shell: Shell, first: Path) -> None:
    shell.drop(first)
    shell.window.show_page("explorer")
    shell.settle()
    assert "est lu" in shell.window.banner.text
    shell.press("Voir le bilan", shell.window.banner)
    assert shell.page.plan_step.isVisible()


def test_the_report_leads_to_the_courses(shell: Shell, first: Path) -> None:
    import_file(shell, first)
    assert shell.page.report.isVisible()
    shell.press("Voir les formations")
    assert shell.window.page.isVisible()


def test_a_search_in_the_plan_forgives_case_and_accents(shell: Shell, tmp_path: Path) -> None:
    start(shell, workbook(tmp_path / "offre.xlsx", Sectorielles=courses("Écrire", "Vendre", "Décrire")))
    table = shell.page.plan_step.table
    assert table.model().rowCount() == 3
    shell.qtbot.keyClicks(shell.page.plan_step.search, "ECRIRE")
    shell.wait(lambda: table.model().rowCount() == 2)
    shell.qtbot.keyClicks(shell.page.plan_step.search, "zz")
    shell.wait(lambda: table.model().rowCount() == 0)
    assert not table.isVisible(), "a sentence says that nothing holds these words"


def test_doubts_are_shown_alone(shell: Shell, tmp_path: Path) -> None:
    doubtful = [[*HEADERS, "Coût"], ["Vendre", "Organisme A", "7 h", "présentiel", "abc"]]
    start(shell, workbook(tmp_path / "offre.xlsx", Sectorielles=doubtful))
    step = shell.page.plan_step
    assert step.doubts.text() == "1 à vérifier"
    shell.qtbot.mouseClick(step.doubts, Qt.MouseButton.LeftButton)
    shell.settle()
    assert {step.table.model().line(row).kind for row in range(step.table.model().rowCount())} == {"warning"}


def test_a_course_on_two_rows_is_to_be_checked_beside_its_title(shell: Shell, tmp_path: Path) -> None:
    start(shell, workbook(tmp_path / "offre.xlsx", Sectorielles=courses("Vendre", "Classer", "Vendre")))
    shell.page.plan_step.doubts.click()
    shell.settle()
    (line,) = plan_lines(shell)
    assert (line.title, line.place, line.provider) == ("Vendre", "Sectorielles, l. 2", "Organisme de Vendre")
    assert line.text.startswith("figure aussi ligne 4 : ")
    shell.qtbot.keyClicks(shell.page.plan_step.search, "classer")
    shell.wait(lambda: not plan_lines(shell))


def test_the_chosen_row_tells_whether_the_keyboard_is_there(shell: Shell, first: Path) -> None:
    import_file(shell, first)
    shell.page.show_home()
    shell.window.activateWindow()
    history = shell.page.home.history
    lines = []
    for holder in (history.table, history.undo):
        holder.setFocus()
        shell.wait(holder.hasFocus)
        picture = history.table.viewport().grab().toImage()
        lines.append(picture.pixelColor(2, history.table.rowViewportPosition(0)).name())
    assert lines == [shell.theme.colour("accent").name(), shell.theme.colour("accent_soft").name()]
