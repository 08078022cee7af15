"""Likely duplicates side by side: said to be one course or not, remembered, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from imports_samples import HEADERS, import_file, workbook
from PySide6.QtCore import Qt
from shell_windows import Shell

from explorer.ui.pages.imports.duplicates import DuplicatesView


@pytest.fixture
def view(shell: Shell, tmp_path: Path) -> DuplicatesView:
    """One course told by two axes, another by one."""
    one = ["Vendre avec une IA", "Organisme A", "7 h", "présentiel"]
    other = ["Vendre avec une IA", "Organisme A", None, "distanciel"]
    alone = ["Tenir une caisse", "Organisme B", "7 h", "présentiel"]
    sheets = {"Sectorielles": [HEADERS, one, alone], "Carif-Oref": [HEADERS, other]}
    import_file(shell, workbook(tmp_path / "offre.xlsx", **sheets))
    shell.page.show_home()
    shell.qtbot.mouseClick(shell.page.home.duplicates_tab, Qt.MouseButton.LeftButton)
    shell.settle()
    return shell.page.home.duplicates


def pairs(view: DuplicatesView) -> list[str]:
    model = view.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def facts(view: DuplicatesView) -> dict[str, tuple[str, str]]:
    model = view.facts.model()
    rows = ([model.index(row, column).data() for column in range(3)] for row in range(model.rowCount()))
    return {label: (left, right) for label, left, right in rows}


def test_the_two_courses_stand_side_by_side(view: DuplicatesView) -> None:
    assert pairs(view) == ["Vendre avec une IA"]
    assert facts(view)["Intitulé"] == ("Vendre avec une IA", "Vendre avec une IA")
    assert set(facts(view)["≠ Format"]) == {"Présentiel", "À distance"}
    assert set(facts(view)["Durée"]) == {"7\u00a0h", "Non renseigné"}, "the unknown contradicts nothing"
    spoken = view.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.count("Vendre avec une IA") == 2
    assert "même intitulé" in spoken


def test_the_same_course_is_linked_and_told_in_its_details(shell: Shell, view: DuplicatesView) -> None:
    pair = view.table.model().pair(0)
    shell.window.activateWindow()
    shell.qtbot.keyClick(view.table, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    shell.wait(lambda: pairs(view) == [])
    shell.settle()
    assert "même formation" in view.note
    details = shell.window.services.catalogue.details(pair.left.course.id)
    assert [each.id for each in details.also_in] == [pair.right.course.id]


def test_not_a_duplicate_is_remembered(shell: Shell, view: DuplicatesView) -> None:
    shell.qtbot.mouseClick(view.apart, Qt.MouseButton.LeftButton)
    shell.settle()
    view.read()
    shell.settle()
    assert pairs(view) == []
    shell.qtbot.mouseClick(view.settled, Qt.MouseButton.LeftButton)
    shell.settle()
    assert pairs(view) == ["Vendre avec une IA"]
    assert view.withdraw.isVisible()
    assert not view.same.isVisible()


def test_a_decision_is_taken_back_at_once_or_later(shell: Shell, view: DuplicatesView) -> None:
    shell.qtbot.mouseClick(view.apart, Qt.MouseButton.LeftButton)
    shell.qtbot.mouseClick(view.undo, Qt.MouseButton.LeftButton)
    shell.settle()
    assert pairs(view) == ["Vendre avec une IA"]
    shell.qtbot.mouseClick(view.same, Qt.MouseButton.LeftButton)
    shell.qtbot.mouseClick(view.settled, Qt.MouseButton.LeftButton)
    shell.settle()
    shell.qtbot.mouseClick(view.withdraw, Qt.MouseButton.LeftButton)
    shell.qtbot.mouseClick(view.waiting, Qt.MouseButton.LeftButton)
    shell.settle()
    assert pairs(view) == ["Vendre avec une IA"]
