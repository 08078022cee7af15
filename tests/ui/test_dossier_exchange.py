"""A dossier for a colleague: what goes along is asked, and private words only go where ticked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox
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
