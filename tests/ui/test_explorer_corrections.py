"""A field put right from the details: asked, refused or written, seen at once, given back to the file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.search.query import Query
from explorer.services import wording
from explorer.settings import Settings
from explorer.ui.dialogs.correction import CorrectionDialog
from explorer.ui.models.columns import COLUMNS
from explorer.ui.theme import Theme


@pytest.fixture
def course_id(shell: Shell) -> int:
    """A course whose details are shown."""
    return _show_a_course(shell)


def _show_a_course(shell: Shell) -> int:
    number = int(shell.window.services.catalogue.search(Query(text="prompt")).ids[0])
    shell.window.page.show_course(number)
    shell.wait(lambda: (course := shell.window.page.details.course) is not None and course.id == number)
    return number


def _told(shell: Shell) -> str:
    label = shell.window.page.details.findChild(QLabel, "told-by-user")
    return label.text() if label.isVisibleTo(shell.window) else ""


def _open_dialog(shell: Shell) -> CorrectionDialog:
    button = shell.window.page.details.findChild(QPushButton, "correct")
    button.setFocus()
    shell.qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = shell.window.corrections.dialog
    assert dialog is not None
    return dialog


def _press(shell: Shell, key: Qt.Key) -> None:
    """Ctrl and a key in the window, whatever dialog was there before."""
    shell.window.activateWindow()
    shell.wait(shell.window.isActiveWindow)
    shell.qtbot.keyClick(shell.window, key, Qt.KeyboardModifier.ControlModifier)


def _choose(dialog: CorrectionDialog, label: str) -> None:
    dialog.choice.setCurrentIndex(dialog.choice.findText(label))


def test_a_field_is_put_right_and_given_back(shell: Shell, course_id: int) -> None:
    page = shell.window.page
    before = page.details.course.duration_raw
    dialog = _open_dialog(shell)
    _choose(dialog, "Durée")
    dialog.field.setText("12 jours")
    shell.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    shell.wait(lambda: page.details.course.duration_raw == "12 jours")
    assert page.details.course.id == course_id
    assert "Durée : corrigé par vous" in _told(shell)
    assert shell.window.corrections.dialog is None
    page.details.findChild(QLabel, "told-by-user").linkActivated.emit("rendre:duration")
    shell.wait(lambda: page.details.course.duration_raw == before)
    assert _told(shell) == ""


def _correct_duration(shell: Shell, text: str) -> None:
    dialog = _open_dialog(shell)
    _choose(dialog, "Durée")
    dialog.field.setText(text)
    shell.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    shell.wait(lambda: shell.window.page.details.course.duration_raw == text)
    shell.settle()


def test_a_correction_is_undone_and_done_again_with_the_keys(shell: Shell, course_id: int) -> None:
    page = shell.window.page
    before = page.details.course.duration_raw
    _correct_duration(shell, "12 jours")
    _correct_duration(shell, "13 jours")
    assert shell.window.commands.undo.text().endswith("correction : Durée")
    for keys, expected in (
        (Qt.Key.Key_Z, "12 jours"),
        (Qt.Key.Key_Z, before),
        (Qt.Key.Key_Y, "12 jours"),
        (Qt.Key.Key_Y, "13 jours"),
    ):
        _press(shell, keys)
        shell.wait(lambda wanted=expected: page.details.course.duration_raw == wanted)
        shell.settle()
    page.details.findChild(QLabel, "told-by-user").linkActivated.emit("rendre:duration")
    shell.wait(lambda: page.details.course.duration_raw == before)
    shell.settle()
    _press(shell, Qt.Key.Key_Z)
    shell.wait(lambda: page.details.course.duration_raw == "13 jours")
    assert page.details.course.id == course_id


def test_a_correction_is_undone_after_a_restart(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    copy = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, copy)
    with shell_on(qtbot, copy, settings, theme) as first:
        first.open()
        number = _show_a_course(first)
        before = first.window.page.details.course.duration_raw
        _correct_duration(first, "12 jours")
    with shell_on(qtbot, copy, settings, theme) as again:
        again.open()
        assert again.window.commands.undo.text().endswith("correction : Durée")
        assert _show_a_course(again) == number
        for keys, expected in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, "12 jours")):
            _press(again, keys)
            again.wait(lambda wanted=expected: again.window.page.details.course.duration_raw == wanted)
            again.settle()


def test_what_was_put_right_is_marked_where_it_is_read(shell: Shell, course_id: int) -> None:
    today = wording.date(date.today())  # noqa: DTZ011 - the day that the user reads
    told = f"Corrigé par vous le {today}"
    _correct_duration(shell, "12 jours")
    labels = shell.window.page.details.findChildren(QLabel)
    (value,) = [each for each in labels if told in each.toolTip()]
    assert "corrigé" in value.text()
    assert f"corrigé par vous le {today}" in _told(shell)
    model = shell.window.page.table.results
    row = list(model.ids).index(course_id)
    shell.wait(lambda: model.course(row) is not None)
    cells = {each.name: model.index(row, place) for place, each in enumerate(COLUMNS)}
    assert told in cells["duration"].data(Qt.ItemDataRole.ToolTipRole)
    assert told in cells["duration"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert told not in cells["price"].data(Qt.ItemDataRole.ToolTipRole)


def test_a_refusal_stays_in_the_dialog(shell: Shell, course_id: int) -> None:
    dialog = _open_dialog(shell)
    _choose(dialog, "Durée")
    dialog.field.setText("bleu")
    dialog.confirm.click()
    refusal = dialog.findChild(QLabel, "refusal")
    shell.wait(refusal.isVisible)
    assert "« bleu » ne se lit pas comme une valeur de « Durée »" in refusal.text()
    assert dialog.confirm.isEnabled()
    dialog.reject()
    assert shell.window.services.corrections.of(course_id) == ()


def test_the_same_course_in_another_list_is_one_click_away(shell: Shell, course_id: int) -> None:
    page = shell.window.page
    other = next(
        int(each) for each in shell.window.services.catalogue.search(Query()).ids if int(each) != course_id
    )
    shell.window.services.duplicates.link(course_id, other)
    page.refresh()
    shell.wait(lambda: page.details.course.also_in)
    assert "Aussi dans" in _told(shell)
    page.details.findChild(QLabel, "told-by-user").linkActivated.emit(f"formation:{other}")
    shell.wait(lambda: page.details.course.id == other)
