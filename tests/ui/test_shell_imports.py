"""From a dropped file to the catalogue and back: plan, cancel, errors, several files, undo."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from imports_samples import course_count, courses, import_file, plan_lines, start, workbook
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox
from shell_windows import Shell

from explorer.services.opening import open_services
from explorer.ui.dialogs.question import Question
from explorer.ui.pages.imports.page import PLAN, SHEETS
from explorer.ui.widgets.drop_overlay import DropOverlay
from explorer.ui.widgets.header_bar import ElidedLabel


@pytest.fixture
def without_axis(tmp_path: Path) -> Path:
    """A list of courses that names no axis, neither in its columns nor in its name."""
    file = tmp_path / "liste.csv"
    lines = ["Intitulé de la formation;Organisme;Durée", "Rédiger avec une IA;Organisme A;7 h"]
    file.write_text("\n".join([*lines, "Classer ses messages;Organisme B;14 h"]), encoding="utf-8")
    return file


def test_a_dropped_file_is_planned_confirmed_and_undone(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    start(shell, map_workbook)
    assert shell.page.step == PLAN, "one drop leads to the plan"
    assert course_count(shell) == before, "nothing is written before « Importer »"
    shell.press("Importer 203 formations")
    shell.wait(lambda: "203\u00a0créées" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == 203
    assert "importée le" in catalogue_label(shell)
    shell.press("Annuler cet import", shell.window.banner)
    question = shell.dialog(Question)
    assert "203\u00a0formations seront retirées" in question.informativeText()
    shell.press("Annuler cet import", question)
    shell.wait(lambda: "Import annulé" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == before
    assert catalogue_label(shell).startswith("Carte d’exemple")


def test_leaving_the_plan_writes_nothing(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    start(shell, map_workbook)
    shell.qtbot.keyClick(shell.page.plan_step.table, Qt.Key.Key_Escape)
    shell.settle()
    assert course_count(shell) == before
    assert not shell.window.imports.is_busy
    assert shell.page.home.isVisible()


def test_a_second_edition_shows_old_and_new(
    shell: Shell, map_workbook: Path, next_map_workbook: Path
) -> None:
    import_file(shell, map_workbook)
    start(shell, next_map_workbook)
    lines = plan_lines(shell)
    spelled = next(each for each in lines if each.title.startswith("Apprivoiser"))
    assert [str(change) for change in spelled.changes] == [
        "Intitulé : Aprivoiser l'intelligence artificielle → Apprivoiser l'intelligence artificielle"
    ]
    assert {each.kind for each in lines} == {"rejected", "warning", "updated", "missing", "created"}
    assert lines[0].kind == "rejected", "what needs eyes comes first"


def test_a_card_shows_its_lines_alone(shell: Shell, map_workbook: Path, next_map_workbook: Path) -> None:
    import_file(shell, map_workbook)
    start(shell, next_map_workbook)
    whole = len(plan_lines(shell))
    card = shell.page.plan_step.cards.cards["missing"]
    shell.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    shell.settle()
    assert {each.kind for each in plan_lines(shell)} == {"missing"}
    shell.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    shell.settle()
    assert len(plan_lines(shell)) == whole


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


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("named pipes exist on POSIX systems only")
    os.mkfifo(path)


def _shortcut(path: Path) -> None:
    path.write_bytes(b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46")


def _nothing(_path: Path) -> None:
    """Gone since it was dragged."""


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_folder, "est un dossier"),
        (_pipe, "fichier ordinaire"),
        (_shortcut, "est un raccourci"),
        (Path.touch, "est vide"),
        (_nothing, "est introuvable"),
    ],
)
def test_what_is_no_file_is_refused_and_the_next_one_goes_on(
    shell: Shell, tmp_path: Path, map_workbook: Path, make: Callable[[Path], None], says: str
) -> None:
    odd = tmp_path / "offre.xlsx"
    make(odd)
    shell.drop(odd, map_workbook)
    box = shell.message()
    assert says in box.text()
    assert "n’a pas changé" in box.informativeText()
    box.button(QMessageBox.StandardButton.Ok).click()
    shell.wait(lambda: shell.window.imports.plan is not None)
    assert shell.window.imports.plan.file == map_workbook


def test_cancelling_the_reading_changes_nothing(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    shell.drop(map_workbook)
    shell.press("Annuler", shell.page.progress)
    shell.wait(lambda: "annulé. Votre catalogue" in shell.window.banner.text)
    shell.settle()
    assert course_count(shell) == before
    assert shell.page.home.isVisible()


def test_a_large_file_says_that_it_opens_and_is_given_up_at_once(shell: Shell, tmp_path: Path) -> None:
    before = course_count(shell)
    file = tmp_path / "grand.csv"
    lines = (f"Vendre, leçon {n};Organisme A;7 h;{'x' * 60}" for n in range(20_000))
    file.write_text("\n".join(["Intitulé;Organisme;Durée;Remarque", *lines]), encoding="utf-8")
    shell.drop(file)
    progress = shell.page.progress
    shell.wait(progress.isVisible)
    assert progress.findChild(QLabel, "progress-count").text() == "Ouverture du fichier…"
    shell.press("Annuler", progress)
    assert progress.findChild(QLabel, "progress-count").text() == "Arrêt en cours…"
    shell.wait(lambda: "annulé. Votre catalogue" in shell.window.banner.text)
    assert shell.page.home.isVisible()
    shell.settle()
    assert course_count(shell) == before


def test_several_files_come_one_after_the_other(shell: Shell, map_workbook: Path, without_axis: Path) -> None:
    start(shell, without_axis, map_workbook)
    assert shell.page.step == SHEETS, "this one tells no axis"
    shell.press("Annuler", shell.page)
    shell.settle()
    assert shell.window.imports.plan.file == map_workbook


def test_refused_rows_are_told_before_the_next_file_comes(
    shell: Shell, map_workbook: Path, next_map_workbook: Path, tmp_path: Path
) -> None:
    start(shell, next_map_workbook, map_workbook)
    shell.page.confirm.click()
    shell.wait(shell.page.report.isVisible)
    assert shell.page.report.rejects.isVisible()
    shell.window.imports.write_rejects_to(tmp_path / "rejets.xlsx")
    shell.settle()
    assert (tmp_path / "rejets.xlsx").exists()
    shell.press("Fichier suivant (1 en attente)", shell.page)
    shell.settle()
    assert shell.window.imports.plan.file == map_workbook


def test_the_same_file_again_says_that_nothing_changed(shell: Shell, map_workbook: Path) -> None:
    import_file(shell, map_workbook)
    start(shell, map_workbook)
    assert shell.window.imports.plan.counts.unchanged == 203
    shell.press("Importer")
    shell.wait(lambda: "rien n’a changé" in shell.window.banner.text)
    assert shell.page.report.isVisible()


def test_the_overlay_shows_while_a_file_is_over_the_window(shell: Shell, map_workbook: Path) -> None:
    overlay = shell.window.findChild(DropOverlay)
    field = shell.window.page.findChild(QLineEdit)
    over_field = shell.drop(map_workbook, onto=field)
    assert overlay.isVisible(), "the window takes what its text fields would take as text"
    assert over_field.isAccepted()
    assert field.text() == ""
    start(shell, map_workbook)
    assert not overlay.isVisible()


def test_rejected_rows_become_a_workbook(
    shell: Shell, map_workbook: Path, next_map_workbook: Path, tmp_path: Path
) -> None:
    import_file(shell, map_workbook)
    start(shell, next_map_workbook)
    assert shell.page.rejects.isVisible()
    shell.window.imports.write_rejects_to(tmp_path / "rejets.xlsx")
    shell.settle()
    refused = load_workbook(tmp_path / "rejets.xlsx")["2 - Sectorielles"]
    assert "Motif du rejet" in [cell.value for cell in refused[1]]
    assert refused.max_row - 1 == shell.window.imports.plan.counts.rejected


def test_refused_rows_put_right_are_dropped_again_and_go_in(shell: Shell, tmp_path: Path) -> None:
    rows = [["Intitulé", "Organisme", "Durée"], ["Vendre", "Greta", "7 h"], [None, "CNAM", "14 h"]]
    import_file(shell, workbook(tmp_path / "offre.xlsx", Sectorielles=rows))
    shell.window.imports.write_rejects_to(tmp_path / "rejets.xlsx")
    shell.settle()
    refused = load_workbook(tmp_path / "rejets.xlsx")
    page = refused.worksheets[0]
    headers = [cell.value for cell in page[1]]
    page.cell(2, headers.index("Intitulé") + 1).value = "Tenir une caisse"
    refused.save(tmp_path / "rejets.xlsx")

    start(shell, tmp_path / "rejets.xlsx")
    assert shell.page.step == PLAN, "nothing is asked again"
    plan = shell.window.imports.plan
    assert (plan.source, plan.counts.created, plan.counts.missing) == ("Offre", 1, 0)
    shell.page.confirm.click()
    shell.settle()
    assert course_count(shell) == 2


def test_closing_while_a_file_is_written_leaves_nothing_half_done(shell: Shell, map_workbook: Path) -> None:
    before = course_count(shell)
    file = shell.window.services.database.path
    start(shell, map_workbook)
    shell.page.confirm.click()
    shell.window.close()
    services = open_services(file)
    try:
        assert services.database.check() == ()
        assert services.catalogue.status().course_count in (before, 203)
    finally:
        services.close()


def catalogue_label(shell: Shell) -> str:
    return shell.window.findChild(ElidedLabel, "catalogue-label").whole_text


def test_a_file_that_changed_since_its_plan_is_read_again_in_one_press(shell: Shell, tmp_path: Path) -> None:
    file = workbook(tmp_path / "offre.xlsx", Sectorielles=courses("Vendre"))
    start(shell, file)
    workbook(file, Sectorielles=courses("Vendre", "Classer"))
    shell.page.confirm.click()
    box = shell.message()
    assert "a été modifié depuis" in box.text()
    box.button(QMessageBox.StandardButton.Ok).click()
    shell.press("Reprendre", shell.window.banner)
    shell.settle()
    assert shell.window.imports.plan is not None
    assert shell.window.imports.plan.counts.created == 2
