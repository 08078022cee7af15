"""From a dropped file to the catalogue and back: plan, sheets, axis, cancel, errors, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPushButton, QTableView
from shell_windows import Shell

from explorer.services.opening import open_services
from explorer.ui.dialogs.axis_question import AxisQuestion
from explorer.ui.dialogs.import_plan import ImportPlanDialog
from explorer.ui.models.plan import LINE_ROLE
from explorer.ui.widgets.drop_overlay import DropOverlay
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.sheet_choice import AxisBox, SheetChoice
from explorer.ui.widgets.tick_box import TickBox


@pytest.fixture
def without_axis(tmp_path: Path) -> Path:
    """A list of courses that names no axis, neither in its columns nor in its name."""
    file = tmp_path / "liste.csv"
    lines = ["Intitulé de la formation;Organisme;Durée", "Rédiger avec une IA;Organisme A;7 h"]
    file.write_text("\n".join([*lines, "Classer ses messages;Organisme B;14 h"]), encoding="utf-8")
    return file


@pytest.fixture
def with_hidden_sheet(tmp_path: Path) -> Path:
    """Two sheets of two courses, one of them hidden."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, state in (("Sectorielles", "visible"), ("Généralistes", "hidden")):
        sheet = workbook.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(["Intitulé", "Organisme", "Durée"])
        sheet.append([f"Vendre avec une IA ({name})", "Organisme A", "7 h"])
        sheet.append([f"Répondre aux clients ({name})", "Organisme B", "14 h"])
    workbook.save(tmp_path / "deux feuilles.xlsx")
    return tmp_path / "deux feuilles.xlsx"


def test_a_dropped_file_is_planned_confirmed_and_undone(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    shell.drop(map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    assert course_count(shell) == before, "nothing is written before « Importer »"
    shell.press("Importer 203 formations", dialog)
    shell.wait(lambda: "203\u00a0créées" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == 203
    assert "importée le" in catalogue_label(shell)
    shell.press("Annuler cet import")
    shell.wait(lambda: "Import annulé" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == before
    assert catalogue_label(shell).startswith("Carte d’exemple")


def test_leaving_the_plan_writes_nothing(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    shell.drop(map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    shell.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    shell.settle()
    assert course_count(shell) == before
    assert not shell.window.imports.is_busy


def test_a_second_edition_shows_old_and_new(
    shell: Shell, map_workbook: Path, next_map_workbook: Path
) -> None:
    import_file(shell, map_workbook)
    shell.drop(next_map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    table = dialog.findChild(QTableView)
    lines = [table.model().index(row, 0).data(LINE_ROLE) for row in range(table.model().rowCount())]
    spelled = next(each for each in lines if each.title.startswith("Apprivoiser"))
    assert [str(change) for change in spelled.changes] == [
        "Intitulé : Aprivoiser l'intelligence artificielle → Apprivoiser l'intelligence artificielle"
    ]
    assert {each.kind for each in lines} == {"rejected", "warning", "updated", "missing", "created"}
    assert lines[0].kind == "rejected", "what needs eyes comes first"


def test_a_card_shows_its_lines_alone(shell: Shell, map_workbook: Path, next_map_workbook: Path) -> None:
    import_file(shell, map_workbook)
    shell.drop(next_map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    model = dialog.findChild(QTableView).model()
    whole = model.rowCount()
    card = next(
        each for each in dialog.findChildren(QPushButton) if each.accessibleName().endswith("disparues")
    )
    shell.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    kinds = {model.index(row, 0).data(LINE_ROLE).kind for row in range(model.rowCount())}
    assert kinds == {"missing"}
    shell.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert model.rowCount() == whole


def test_the_hidden_sheet_is_told_and_goes_in_when_ticked(shell: Shell, with_hidden_sheet: Path) -> None:
    shell.drop(with_hidden_sheet)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    assert dialog.plan.counts.created == 2
    boxes = {box.accessibleName(): box for box in dialog.findChild(SheetChoice).findChildren(TickBox)}
    hidden = boxes["Généralistes"]
    assert not hidden.isChecked()
    assert "masquée" in hidden.accessibleDescription()
    shell.qtbot.keyClick(hidden, Qt.Key.Key_Space)
    shell.wait(lambda: dialog.plan.counts.created == 4)
    shell.settle()
    assert {sheet.outcome for sheet in dialog.plan.sheets} == {"imported"}


def test_an_unknown_axis_is_asked(shell: Shell, without_axis: Path) -> None:
    shell.drop(without_axis)
    question = shell.dialog(AxisQuestion)
    choices = question.findChild(QComboBox)
    assert choices.currentData() is None, "an axis is never guessed silently"
    go_on = next(each for each in question.findChildren(QPushButton) if each.text() == "Continuer")
    assert not go_on.isEnabled()
    choices.setCurrentIndex(choices.findData("sectorielle"))
    shell.press("Continuer", question)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    assert dialog.plan.counts.created == 2
    assert dialog.findChild(AxisBox).currentData() == "sectorielle"
    shell.press("Importer 2 formations", dialog)
    shell.wait(lambda: "2\u00a0créées" in shell.window.banner.text)


def test_not_answering_the_axis_writes_nothing(shell: Shell, without_axis: Path) -> None:
    shell.drop(without_axis)
    shell.press("Annuler", shell.dialog(AxisQuestion))
    shell.wait(lambda: "n’a pas changé" in shell.window.banner.text)
    assert not shell.window.imports.is_busy


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"\x00\x01\x02" * 100])
def test_a_damaged_file_is_refused_in_french(shell: Shell, tmp_path: Path, content: bytes) -> None:
    before = course_count(shell)
    file = tmp_path / "abîmé.xlsx"
    file.write_bytes(content)
    shell.drop(file)
    box = shell.message()
    assert "abîmé.xlsx" in box.text()
    assert "n’a pas changé" in box.informativeText()
    assert not box.detailedText(), "a bad file is the file's fault, not the program's"
    box.button(QMessageBox.StandardButton.Ok).click()
    shell.settle()
    assert course_count(shell) == before


def test_cancelling_the_reading_changes_nothing(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    shell.drop(map_workbook)
    shell.press("Annuler")
    shell.wait(lambda: "Import annulé" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == before
    assert not shell.window.findChildren(ImportPlanDialog)


def test_several_files_come_one_after_the_other(shell: Shell, map_workbook: Path, without_axis: Path) -> None:
    shell.drop(without_axis, map_workbook)
    shell.press("Annuler", shell.dialog(AxisQuestion))
    dialog = shell.dialog(ImportPlanDialog)
    assert dialog.plan is None or dialog.plan.file == map_workbook
    shell.settle()
    dialog.reject()


def test_the_same_file_again_says_that_nothing_changed(shell: Shell, map_workbook: Path) -> None:
    import_file(shell, map_workbook)
    shell.drop(map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    assert dialog.plan.counts.unchanged == 203
    shell.press("Importer", dialog)
    shell.wait(lambda: "rien n’a changé" in shell.window.banner.text)


def test_the_overlay_shows_while_a_file_is_over_the_window(shell: Shell, map_workbook: Path) -> None:
    overlay = shell.window.findChild(DropOverlay)
    field = shell.window.page.findChild(QLineEdit)
    over_field = shell.drop(map_workbook, onto=field)
    assert overlay.isVisible(), "the window takes what its text fields would take as text"
    assert over_field.isAccepted()
    assert field.text() == ""
    shell.drop(map_workbook)
    assert not overlay.isVisible()
    shell.dialog(ImportPlanDialog).reject()


def test_rejected_rows_become_a_workbook(
    shell: Shell, map_workbook: Path, next_map_workbook: Path, tmp_path: Path
) -> None:
    import_file(shell, map_workbook)
    shell.drop(next_map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    shell.window.imports.write_rejects_to(tmp_path / "rejets.xlsx")
    shell.settle()
    sheets = load_workbook(tmp_path / "rejets.xlsx").worksheets
    assert sum(sheet.max_row - 1 for sheet in sheets) == dialog.plan.counts.rejected
    dialog.reject()


def test_closing_while_a_file_is_written_leaves_nothing_half_done(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    file = shell.window.services.database.path
    shell.drop(map_workbook)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    dialog.accept()
    shell.window.close()
    services = open_services(file)
    try:
        assert services.database.check() == ()
        assert services.catalogue.status().course_count in (before, 203)
    finally:
        services.close()


def import_file(shell: Shell, file: Path) -> None:
    shell.drop(file)
    dialog = shell.dialog(ImportPlanDialog)
    shell.settle()
    dialog.accept()
    shell.settle()


def course_count(shell: Shell) -> int:
    return shell.window.services.catalogue.status().course_count


def catalogue_label(shell: Shell) -> str:
    return shell.window.findChild(ElidedLabel, "catalogue-label").whole_text
