"""Whole dossiers on the page Sélections: made, archived, removed for good, passed to a colleague."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListWidget, QMessageBox
from pytestqt.qtbot import QtBot
from selections_samples import FIXED, TODAY, four_courses, lines, page, undo
from shell_windows import Shell, shell_on

from explorer.services.dossiers import PlanFigures
from explorer.settings import Settings
from explorer.ui.dialogs.dossier_form import DossierForm
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.theme import Theme
from explorer.ui.widgets.amount_edit import DayEdit


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    return four_courses(shell)


def test_a_new_dossier_has_a_reference_a_purpose_and_an_end(shell: Shell, ids: list[int]) -> None:
    shell.press("Nouveau dossier…")
    form = shell.dialog(DossierForm)
    fields = [each for each in form.findChildren(QLineEdit) if not isinstance(each, DayEdit)]
    for field, text in zip(fields, ("Relation client", "VENTE-014", "Reconversion"), strict=True):
        shell.qtbot.keyClicks(field, text)
    shell.press("6 mois", form)
    shell.press("Créer", form)
    shell.settle()
    current = shell.window.desk.state.current
    assert (current.name, current.reference, current.purpose) == (
        "Relation client",
        "VENTE-014",
        "Reconversion",
    )
    assert current.retention_date > TODAY + timedelta(days=150)
    undo(shell)
    assert shell.window.desk.state.current.name == "Ma sélection"


def test_the_form_tells_that_the_person_may_read_it(shell: Shell, ids: list[int]) -> None:
    shell.window.dossiers.selections.create()
    form = shell.dialog(DossierForm)
    texts = " ".join(each.text() for each in form.findChildren(QLabel))
    assert "RGPD" in texts
    form.reject()


def test_an_archived_dossier_can_be_read_and_comes_back(shell: Shell, ids: list[int]) -> None:
    kept = shell.window.desk.state.current.id
    shell.window.desk.create("Autre")
    shell.settle()
    shell.window.desk.switch(kept)
    shell.settle()
    page(shell).archive_asked.emit()
    shell.settle()
    listed = page(shell).list.findChild(QListWidget, "dossiers")
    assert [listed.item(row).text().split("\n")[0] for row in range(listed.count())] == ["Autre"]
    page(shell).list.dossier_chosen.emit(kept)
    shell.settle()
    assert page(shell).view.dossier.id == kept
    page(shell).archive_asked.emit()
    shell.settle()
    assert shell.window.desk.state.current.id == kept


def test_an_archived_dossier_in_sight_is_the_one_that_leaves(
    shell: Shell, ids: list[int], tmp_path: Path
) -> None:
    archived = shell.window.desk.state.current
    shell.window.desk.create("Autre")
    shell.settle()
    shell.window.services.dossiers.archive(archived.id)
    shell.window.desk.reload()
    shell.settle()
    page(shell).list.dossier_chosen.emit(archived.id)
    shell.settle()
    shell.press("Exporter…", page(shell))
    shell.dialog(ExportOptions).reject()
    shell.window.exports.write_to(tmp_path / "archives.csv")
    shell.wait(lambda: "Export enregistré" in shell.window.banner.text)
    written = (tmp_path / "archives.csv").read_text(encoding="utf-8-sig")
    assert all(f'"{rank}"' in written for rank in range(1, len(ids) + 1))
    shell.window.show_page("explorer")
    shell.window.commands.export.trigger()
    assert "vide" in shell.window.banner.text, "in the Explorer it is the dossier in use"
    shell.window.tray.rename_asked.emit()
    form = shell.dialog(DossierForm)
    assert form.findChild(QLineEdit).text() == "Autre"
    form.reject()


def test_what_must_go_is_told_at_the_start_and_goes_even_if_it_was_deleted(
    shell: Shell, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    past, dossiers = TODAY - timedelta(days=1), shell.window.services.dossiers
    dossiers.create("Ancien", "X-1", None, past)
    dossiers.delete(dossiers.create("Effacé", "X-2", None, past).id)
    path = shell.window.services.database.path
    shell.window.close()
    with shell_on(qtbot, path, Settings(tmp_path / "settings.ini"), theme) as again:
        again.open()
        again.wait(lambda: "« Ancien », « Effacé »" in again.window.banner.text)
        again.press("Supprimer définitivement…", again.window.banner)
        box = again.dialog(QMessageBox)
        assert "• Ancien" in box.informativeText()
        again.qtbot.keyClick(box, Qt.Key.Key_Escape)
        again.settle()
        assert len(again.window.services.dossiers.due(TODAY)) == 2, "nothing goes without a yes"
        again.press("Supprimer définitivement…", again.window.banner)
        again.press("Supprimer définitivement", again.dialog(QMessageBox))
        again.settle()
        assert again.window.services.dossiers.due(TODAY) == ()


def test_a_purge_asks_and_leaves_nothing(shell: Shell, ids: list[int]) -> None:
    number = shell.window.desk.state.current.id
    page(shell).purge_asked.emit()
    box = shell.dialog(QMessageBox)
    assert "rien ne les ramènera" in box.informativeText()
    shell.press("Supprimer définitivement", box)
    shell.settle()
    every = (*shell.window.services.dossiers.all(), *shell.window.services.dossiers.deleted())
    assert number not in [each.id for each in every]


def test_a_dossier_passes_to_a_colleague(shell: Shell, ids: list[int], tmp_path: Path) -> None:
    dossiers, number = shell.window.services.dossiers, shell.window.desk.state.current.id
    dossiers.set_status(number, ids[:1], "retenue", "Format court")
    dossiers.set_comment(number, ids[0], "À garder pour moi")
    dossiers.set_plan(number, ids[0], PlanFigures(headcount=3))
    exchange = shell.window.dossiers.exchange
    exchange.send(shell.window.desk.state.current)
    shell.press("Choisir le fichier…", shell.dialog(QMessageBox))
    shell.dialog(QFileDialog).reject()
    file = tmp_path / "relation.dossier.json"
    exchange.write_to(file)
    shell.settle()
    assert "À garder pour moi" not in file.read_text("utf-8")
    shell.drop(file)
    shell.settle()
    box = shell.dialog(QMessageBox)
    assert "4 formations retrouvées sur 4" in box.informativeText().replace(FIXED, " ")
    shell.press("Ajouter le dossier", box)
    shell.settle()
    assert shell.window.desk.state.current.id != number
    first = lines(shell)[0].item
    assert (first.status, first.reason, first.headcount, first.comment) == (
        "retenue",
        "Format court",
        3,
        None,
    )
