"""The stars and the note in the whole window: written, taken back with Ctrl+Z, done again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from shell_windows import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_stars_are_undone_and_done_again(shell: Shell) -> None:
    page, services = shell.window.page, shell.window.services
    assert page is not None
    assert services is not None
    shell.wait(lambda: page.details.course is not None)
    course_id = page.details.course.id
    for key in (Qt.Key.Key_4, Qt.Key.Key_2):
        shell.qtbot.keyClick(page.details.rating, key)
    shell.settle()
    assert services.dossiers.rating(course_id) == 2

    shell.qtbot.keyClick(shell.window, Qt.Key.Key_Z, CONTROL)
    shell.settle()
    assert page.details.rating.value == 4
    shell.qtbot.keyClick(shell.window, Qt.Key.Key_Z, CONTROL)
    shell.settle()
    assert page.details.rating.value is None
    assert services.dossiers.rating(course_id) is None

    shell.qtbot.keyClick(shell.window, Qt.Key.Key_Y, CONTROL)
    shell.settle()
    assert (page.details.rating.value, services.dossiers.rating(course_id)) == (4, 4)


def test_stars_taken_back_on_another_course_are_right_when_one_comes_back(shell: Shell) -> None:
    page = shell.window.page
    assert page is not None
    shell.wait(lambda: page.details.course is not None)
    first = page.details.course.id
    shell.qtbot.keyClick(page.details.rating, Qt.Key.Key_5)
    shell.qtbot.keyClick(page.table, Qt.Key.Key_Down)
    shell.wait(lambda: page.details.course.id != first)
    shell.qtbot.keyClick(shell.window, Qt.Key.Key_Z, CONTROL)
    shell.settle()
    assert page.details.rating.value is None
    shell.qtbot.keyClick(page.table, Qt.Key.Key_Home)
    shell.wait(lambda: page.details.course.id == first)
    assert page.details.rating.value is None
