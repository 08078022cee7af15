"""The comparison with real keys: cells read aloud, differences alone, courses moved, copied, drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPlainTextEdit, QPushButton
from shell_windows import Shell

from explorer.search.query import Query
from explorer.services import comparing
from explorer.ui.models.comparison import Role
from explorer.ui.pages.comparison.page import ComparisonPage
from explorer.ui.widgets import tray

FIXED = "\u00a0"


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    """Three courses compared, from the results, with C."""
    found = [int(each) for each in shell.window.services.catalogue.search(Query()).ids[:3]]
    shell.window.page.compare_requested.emit(found)
    shell.settle()
    return found


def page(shell: Shell) -> ComparisonPage:
    return shell.window.dossiers.comparison.page


def shown(shell: Shell) -> list[int]:
    return [each.course.id for each in page(shell).model.courses]


def test_the_criteria_stand_under_their_groups(shell: Shell, ids: list[int]) -> None:
    model = page(shell).model
    assert page(shell).isVisible()
    assert shown(shell) == ids
    assert [model.index(row, 0).data() for row in model.group_rows()] == [
        "Contenu",
        "Certification",
        "Organisation",
        "Coût et financement",
        "Contact",
    ]


def test_a_cell_is_read_with_its_course_and_its_criterion(shell: Shell, ids: list[int]) -> None:
    model = page(shell).model
    said = model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"{model.courses[1].course.title}, Axe")


def test_only_the_differences(shell: Shell, ids: list[int]) -> None:
    tick = page(shell).findChild(QCheckBox, "differences-only")
    before = page(shell).model.rowCount()
    shell.qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    model = page(shell).model
    assert 0 < model.rowCount() < before
    rows = [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]
    assert all(row.differs for row in rows if row is not None)


def test_keys_move_and_take_out(shell: Shell, ids: list[int]) -> None:
    table = page(shell).table
    table.setCurrentIndex(page(shell).model.index(1, 1))
    shell.qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    shell.settle()
    assert shown(shell) == [ids[1], ids[0], ids[2]]
    assert table.currentIndex().column() == 2
    shell.qtbot.keyClick(table, Qt.Key.Key_Delete)
    shell.settle()
    assert shown(shell) == [ids[1], ids[2]]
    shell.qtbot.keyClick(table, Qt.Key.Key_Delete)
    shell.settle()
    assert shown(shell) == [ids[1], ids[2]], "two are the fewest that compare"


def test_escape_goes_back_to_where_one_came_from(shell: Shell, ids: list[int]) -> None:
    shell.qtbot.keyClick(page(shell).table, Qt.Key.Key_Escape)
    assert shell.window.page.isVisible()
    shell.window.show_page("selections")
    shell.window.dossiers.comparison.compare(ids)
    shell.settle()
    shell.qtbot.keyClick(page(shell).table, Qt.Key.Key_Escape)
    assert shell.window.dossiers.selections.page.isVisible()


def test_the_tray_compares_from_two_to_five(shell: Shell, ids: list[int]) -> None:
    shell.window.show_page("explorer")
    button = shell.window.tray.findChild(QPushButton, "tray-compare-button")
    assert not button.isEnabled()
    shell.window.desk.toggle(ids[:2])
    shell.settle()
    shell.press("Comparer (2)", shell.window.tray)
    shell.settle()
    assert shown(shell) == ids[:2]


def test_the_tray_agrees_with_the_service_on_how_many_compare() -> None:
    assert (tray.FEWEST_COMPARED, tray.MOST_COMPARED) == (comparing.FEWEST, comparing.MOST)


def test_one_course_alone_is_refused_in_words(shell: Shell, ids: list[int]) -> None:
    shell.window.dossiers.comparison.compare(ids[:1])
    box = shell.dialog(QMessageBox)
    assert "2 à 5 formations" in box.text().replace(FIXED, " ")
    box.accept()


def test_the_questions_are_copied(shell: Shell, ids: list[int]) -> None:
    shell.press("Copier les questions")
    text = QGuiApplication.clipboard().text()
    assert text == page(shell).questions.findChild(QPlainTextEdit, "questions").toPlainText()
    assert "?" in text
