"""A dossier for a colleague: what goes along is asked, and private words only go where ticked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QMessageBox
from shell_windows import Shell

from explorer.search.query import Query

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOTE = "Rythme à confirmer avec l’organisme."


@pytest.mark.parametrize("with_notes", [False, True])
def test_private_words_go_along_only_when_ticked(shell: Shell, tmp_path: Path, with_notes: bool) -> None:
    services = shell.window.services
    course = int(services.catalogue.search(Query(text="ia")).ids[0])
    shell.window.desk.toggle([course])
    shell.settle()
    shell.window.desk.edit_note(course, NOTE, "")
    shell.settle()
    shell.window.show_page("selections")
    shell.settle()
    shell.window.dossiers.selections.page.send_asked.emit()
    question = shell.dialog(QMessageBox)
    tick = question.findChild(QCheckBox, "private-notes")
    assert tick.isVisible()
    assert not tick.isChecked()
    if with_notes:
        shell.qtbot.keyClick(tick, Qt.Key.Key_Space)
    question.reject()
    file = tmp_path / "dossier.dossier.json"
    shell.window.dossiers.exchange.write_to(file)
    shell.settle()
    written = file.read_text(encoding="utf-8")
    assert json.loads(written)
    assert (NOTE in written) == with_notes


def test_a_name_is_never_read_as_a_page(shell: Shell, tmp_path: Path) -> None:
    """What a colleague sent could show a link as if the application said it."""
    name = 'Vente <a href="https://exemple.fr">ici</a>'
    dossier = shell.window.services.dossiers.create(name, None, None, None)
    exchange = shell.window.dossiers.exchange
    exchange.send(dossier)
    file = tmp_path / "dossier.dossier.json"
    exchange.write_to(file)
    _answer(shell, name)
    shell.settle()
    exchange.receive(file)
    _answer(shell, name)
    shell.window.dossiers.purge.ask(dossier)
    _answer(shell, name)


def _answer(shell: Shell, name: str) -> None:
    question = shell.dialog(QMessageBox)
    telling = [each for each in question.findChildren(QLabel) if name in each.text()]
    assert telling
    assert {each.textFormat() for each in telling} == {Qt.TextFormat.PlainText}
    question.reject()
