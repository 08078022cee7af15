"""The tray: what is added and removed, totals, undo, several selections, notes, the exported workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.search.query import Query
from explorer.services.opening import open_services
from explorer.services.totals import CourseRef, Totals
from explorer.settings import Settings
from explorer.ui.dialogs.dossier_form import DossierForm
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.models.totals import totals_text
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel

FIXED, THIN = "\u00a0", "\u202f"


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    """Four courses of the catalogue."""
    return [int(each) for each in shell.window.services.catalogue.search(Query()).ids[:4]]


def unnamed(count: int) -> tuple[CourseRef, ...]:
    return tuple(CourseRef(each, "") for each in range(count))


@pytest.mark.parametrize(
    ("totals", "text"),
    [
        (
            Totals(4, 84.0, 84.0, (), Decimal(5840), Decimal(0), Decimal(0), unnamed(1)),
            f"4{FIXED}formations · 84{FIXED}h · 5{THIN}840{THIN}€ HT (1{FIXED}coût manquant)",
        ),
        (
            Totals(2, 14.0, 21.0, (), Decimal(100), Decimal(200), Decimal(0), ()),
            f"2{FIXED}formations · 14 à 21{FIXED}h · 100{THIN}€ HT + 200{THIN}€ TTC",
        ),
        (
            Totals(1, 7.0, None, (), Decimal(0), Decimal(0), Decimal(0), ()),
            f"1{FIXED}formation · au moins 7{FIXED}h · 0{THIN}€",
        ),
        (
            Totals(2, 0.0, 0.0, unnamed(2), Decimal(0), Decimal(0), Decimal(0), unnamed(2)),
            f"2{FIXED}formations (2{FIXED}durées manquantes, 2{FIXED}coûts manquants)",
        ),
        (
            Totals(1, 7.0, 7.0, (), Decimal(0), Decimal(0), Decimal(950), ()),
            f"1{FIXED}formation · 7{FIXED}h · 950{THIN}€ (HT ou TTC non précisé)",
        ),
        (
            Totals(1, 7.0, 7.0, (), Decimal(100), Decimal(0), Decimal(0), (), set_aside=2),
            f"1{FIXED}formation · 7{FIXED}h · 100{THIN}€ HT (hors écartées : 2)",
        ),
        (
            Totals(0, 0.0, 0.0, (), Decimal(0), Decimal(0), Decimal(0), (), set_aside=2),
            "Toutes les formations sont écartées",
        ),
    ],
)
def test_totals_never_take_the_unknown_for_zero(totals: Totals, text: str) -> None:
    assert totals_text(totals) == text


def test_courses_come_and_go_with_their_totals(shell: Shell, ids: list[int]) -> None:
    assert not export_button(shell).isEnabled()
    shell.window.desk.toggle(ids)
    shell.settle()
    assert stored(shell) == tuple(ids)
    assert shown_totals(shell).startswith(f"4{FIXED}formations")
    assert export_button(shell).isEnabled()
    shell.window.desk.toggle(ids[:1])
    shell.settle()
    assert stored(shell) == tuple(ids[1:])


def test_a_partly_selected_choice_is_completed_first(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids[:2])
    shell.window.desk.toggle(ids)
    shell.settle()
    assert stored(shell) == tuple(ids)


def test_undo_and_redo_with_the_keyboard_keep_ranks(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids)
    shell.window.desk.remove(ids[1:3])
    shell.settle()
    assert stored(shell) == (ids[0], ids[3])
    shell.window.commands.undo.trigger()
    shell.settle()
    assert stored(shell) == tuple(ids), "what comes back takes its place again"
    shell.window.commands.undo.trigger()
    shell.settle()
    assert stored(shell) == ()
    shell.window.commands.redo.trigger()
    shell.settle()
    assert stored(shell) == tuple(ids)
    assert "ajout de 4" in shell.window.commands.undo.text()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_removes_and_opens(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids)
    shell.settle()
    shell.qtbot.mouseClick(
        shell.window.tray.findChild(QPushButton, "selection-list-button"), Qt.MouseButton.LeftButton
    )
    shell.settle()
    shown = shell.window.tray.list.findChild(QListWidget)
    assert shown.count() == 4
    shown.setCurrentRow(1)
    shell.qtbot.keyClick(shown, Qt.Key.Key_Delete)
    shell.settle()
    assert stored(shell) == (ids[0], ids[2], ids[3])
    assert shown.count() == 3
    shell.qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert not shell.window.tray.list.isVisible()
    shell.settle()


def test_several_selections(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids)
    shell.settle()
    menu_action(shell, "Nouvelle sélection…").trigger()
    name(shell, "VENTE-014")
    assert switch(shell).text() == "VENTE-014"
    assert stored(shell) == ()
    menu_action(shell, "Renommer…").trigger()
    name(shell, "VENTE-015")
    assert switch(shell).text() == "VENTE-015"
    shell.window.commands.undo.trigger()
    shell.settle()
    assert switch(shell).text() == "VENTE-014"
    menu_action(shell, "Ma sélection (4)").trigger()
    shell.settle()
    assert stored(shell) == tuple(ids)


def test_a_deleted_selection_comes_back(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids)
    shell.settle()
    shell.window.desk.create("VENTE-014")
    shell.settle()
    menu_action(shell, "Supprimer").trigger()
    shell.settle()
    assert switch(shell).text() == "Ma sélection"
    assert "VENTE-014" in shell.window.banner.text
    shell.press("Annuler")
    shell.settle()
    assert switch(shell).text() == "VENTE-014"


def test_a_name_that_is_taken_is_refused(shell: Shell) -> None:
    shell.window.desk.create("ma sélection")
    box = shell.message()
    assert "s’appelle déjà" in box.text()
    box.accept()
    shell.settle()
    assert switch(shell).text() == "Ma sélection"


def test_the_current_selection_is_found_again(
    shell: Shell, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    shell.window.desk.create("VENTE-014")
    shell.settle()
    file = shell.window.services.database.path
    shell.window.close()
    with shell_on(qtbot, file, Settings(tmp_path / "settings.ini"), theme) as again:
        again.open()
        assert switch(again).text() == "VENTE-014"


def test_notes_are_written_and_undone(shell: Shell, ids: list[int]) -> None:
    page = shell.window.page
    page.note_edited.emit(ids[0], "Devis demandé le 16/11.", "")
    shell.settle()
    notes = shell.window.services.dossiers
    assert notes.note(ids[0]) == "Devis demandé le 16/11."
    shell.window.commands.undo.trigger()
    shell.settle()
    assert notes.note(ids[0]) == ""


def test_stars_are_written_and_undone(shell: Shell) -> None:
    page = shell.window.page
    shell.wait(lambda: page.details.course is not None)
    course_id = page.details.course.id
    shell.qtbot.keyClick(page.details.rating, Qt.Key.Key_4)
    shell.settle()
    assert shell.window.services.dossiers.rating(course_id) == 4
    shell.window.commands.undo.trigger()
    shell.settle()
    assert shell.window.services.dossiers.rating(course_id) is None
    assert page.details.rating.value is None


def test_what_was_done_is_undone_after_a_restart(
    shell: Shell, ids: list[int], tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    shell.window.desk.toggle(ids)
    shell.window.desk.remove(ids[:2])
    shell.settle()
    shell.window.commands.undo.trigger()
    shell.settle()
    file = shell.window.services.database.path
    shell.window.close()
    with shell_on(qtbot, file, Settings(tmp_path / "settings.ini"), theme) as again:
        again.open()
        assert stored(again) == tuple(ids)
        assert "ajout de 4" in again.window.commands.undo.text()
        again.window.commands.redo.trigger()
        again.settle()
        assert stored(again) == tuple(ids[2:])
        again.window.commands.undo.trigger()
        again.window.commands.undo.trigger()
        again.settle()
        assert stored(again) == ()
        assert not again.window.desk.undo_stack.canUndo()


def test_a_refused_change_is_not_on_the_stack(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.toggle(ids)
    shell.settle()
    shell.window.desk.create("ma sélection")
    shell.message().accept()
    shell.settle()
    assert shell.window.desk.undo_stack.count() == 1
    shell.window.commands.undo.trigger()
    shell.settle()
    assert stored(shell) == ()


def test_an_undo_that_cannot_bring_all_back_says_what_is_gone(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "plus.csv"
    file.write_text("Intitulé;Organisme;Axe\nVendre avec un agent;Éva;Généraliste\n", encoding="utf-8")
    services = shell.window.services
    applied = services.imports.apply(services.imports.preview(file, source="Autre"))
    services.catalogue.refresh()
    (course_id,) = map(int, services.catalogue.search(Query("vendre avec un agent")).ids[:1])
    shell.window.desk.toggle([course_id])
    shell.window.desk.remove([course_id])
    shell.settle()
    services.imports.undo(applied.import_id)
    shell.window.commands.undo.trigger()
    shell.settle()
    assert "ne sont plus dans le catalogue : Vendre avec un agent" in shell.window.banner.text
    assert stored(shell) == ()


def test_a_purged_dossier_takes_its_history_along(shell: Shell, ids: list[int]) -> None:
    shell.window.desk.edit_note(ids[0], "gardée", "")
    shell.window.desk.create("VENTE-014")
    shell.settle()
    shell.window.desk.toggle(ids[1:])
    shell.settle()
    shell.window.desk.purge([shell.window.desk.state.current.id])
    shell.settle()
    assert switch(shell).text() == "Ma sélection"
    assert shell.window.desk.undo_stack.count() == 1
    shell.window.commands.undo.trigger()
    shell.settle()
    assert shell.window.services.dossiers.note(ids[0]) == ""


def test_an_empty_selection_says_how_to_fill_it(shell: Shell) -> None:
    shell.window.commands.export.trigger()
    assert "vide" in shell.window.banner.text


@pytest.mark.parametrize("with_notes", [False, True])
def test_export_holds_private_notes_only_when_ticked(
    shell: Shell, ids: list[int], tmp_path: Path, *, with_notes: bool
) -> None:
    shell.window.desk.toggle(ids)
    shell.window.desk.edit_note(ids[0], "Très cher", "")
    shell.settle()
    shell.window.commands.export.trigger()
    options = shell.dialog(ExportOptions)
    if with_notes:
        shell.qtbot.keyClick(options.notes, Qt.Key.Key_Space)
    options.confirmed.disconnect()
    options.confirmed.connect(shell.window.exports.choose)
    shell.press("Choisir l’emplacement…", options)
    shell.window.exports.write_to(tmp_path / "liste.xlsx")
    shell.wait(lambda: "Export enregistré" in shell.window.banner.text)
    shell.settle()
    workbook = load_workbook(tmp_path / "liste.xlsx")
    texts = [str(cell) for sheet in workbook for row in sheet.values for cell in row]
    assert ("Très cher" in texts) is with_notes
    assert {"Synthèse", "Sélection", "Sources"} <= set(workbook.sheetnames)
    offered = ["Ouvrir le fichier", "Ouvrir le dossier"]
    shell.wait(lambda: [each.text() for each in visible_buttons(shell)] == offered)


def test_an_export_that_cannot_be_written_says_why(shell: Shell, ids: list[int], tmp_path: Path) -> None:
    shell.window.desk.toggle(ids)
    shell.settle()
    shell.window.exports.export(shell.window.desk.state, Query())
    shell.dialog(ExportOptions).reject()
    shell.window.exports.write_to(tmp_path / "absent" / "liste.xlsx")
    box = shell.message()
    assert "absent" in box.text()
    assert "Aucun fichier n’a été écrit" in box.informativeText()
    box.accept()
    shell.settle()
    shell.window.exports.write_to(tmp_path / "liste.docx")
    box = shell.message()
    assert "finit par .xlsx, .pdf, .html ou .csv" in box.informativeText(), "the window writes PDF too"
    box.accept()
    shell.settle()


def test_the_catalogue_is_copied(shell: Shell, tmp_path: Path) -> None:
    shell.window.exports.back_up_to(tmp_path / "copie.sqlite3")
    shell.wait(lambda: "Sauvegarde enregistrée" in shell.window.banner.text)
    copy = open_services(tmp_path / "copie.sqlite3")
    try:
        assert copy.catalogue.status() == shell.window.services.catalogue.status()
    finally:
        copy.close()


def stored(shell: Shell) -> tuple[int, ...]:
    return shell.window.services.dossiers.items(shell.window.desk.state.current.id)


def shown_totals(shell: Shell) -> str:
    return shell.window.tray.findChild(ElidedLabel, "selection-totals").whole_text


def switch(shell: Shell) -> QToolButton:
    return shell.window.tray.findChild(QToolButton, "selection-switch")


def menu_action(shell: Shell, text: str):  # type: ignore[no-untyped-def]
    return next(action for action in switch(shell).menu().actions() if action.text() == text)


def export_button(shell: Shell) -> QPushButton:
    return shell.window.tray.findChild(QPushButton, "export-button")


def visible_buttons(shell: Shell) -> list[QPushButton]:
    return [each for each in shell.window.banner.findChildren(QPushButton) if each.isVisible()]


def name(shell: Shell, text: str) -> None:
    form = shell.dialog(DossierForm)
    field = form.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    shell.qtbot.keyClicks(field, text)
    shell.qtbot.keyClick(field, Qt.Key.Key_Return)
    shell.settle()
