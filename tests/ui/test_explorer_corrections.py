"""A field put right from the details: asked, refused or written, seen at once, given back to the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from shell_windows import Shell

from explorer.search.query import Query
from explorer.ui.dialogs.correction import CorrectionDialog


@pytest.fixture
def course_id(shell: Shell) -> int:
    """A course whose details are shown."""
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
