"""Step 1: what was checked, a password asked when the file is locked, encoding and separator to correct."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from imports_samples import course_count, courses, go_to, pick, plan_lines, start, workbook
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shell_windows import Shell

from explorer.ui.dialogs.password import PasswordQuestion
from explorer.ui.pages.imports.page import FILE, PLAN, SHEETS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CSV = "Intitulé;Organisme;Durée;Axe\nRédiger avec une IA;Société Élan;7 h;Sectorielle\n"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A workbook locked with the password « sesame »."""
    plain = workbook(tmp_path / "clair.xlsx", Sectorielles=courses("Vendre", "Classer"))
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt("sesame", stream)
    file = tmp_path / "verrouillé.xlsx"
    file.write_bytes(stream.getvalue())
    return file


def said(shell: Shell) -> str:
    """Every sentence of the first step."""
    return "\n".join(each.text() for each in shell.page.file_step.findChildren(QLabel) if each.isVisible())


def test_the_safety_check_is_told(shell: Shell, tmp_path: Path) -> None:
    start(shell, workbook(tmp_path / "carte.xlsx", Sectorielles=courses("Vendre")))
    go_to(shell, FILE)
    assert "Aucune macro" in said(shell)
    assert "rien n’est envoyé" in said(shell)
    assert not shell.page.file_step.text.isVisible(), "a workbook has no encoding to choose"


def test_a_locked_file_asks_for_its_password(shell: Shell, locked: Path) -> None:
    shell.drop(locked)
    question = shell.dialog(PasswordQuestion)
    shell.qtbot.keyClicks(question.field, "ouvre-toi")
    shell.qtbot.keyClick(question.field, Qt.Key.Key_Return)
    shell.settle()
    again = shell.dialog(PasswordQuestion)
    wrong = [each.text() for each in again.findChildren(QLabel) if each.isVisible()]
    assert any("ne l’ouvre pas" in text for text in wrong)
    shell.qtbot.keyClicks(again.field, "sesame")
    shell.qtbot.keyClick(again.field, Qt.Key.Key_Return)
    shell.settle()
    assert shell.page.step == PLAN
    assert shell.window.imports.plan.counts.created == 2
    shell.press("Importer 2 formations")
    shell.settle()
    assert course_count(shell) == 2


def test_not_giving_the_password_leaves_everything(shell: Shell, locked: Path) -> None:
    before = course_count(shell)
    shell.drop(locked)
    shell.press("Annuler", shell.dialog(PasswordQuestion))
    shell.settle()
    assert course_count(shell) == before
    assert not shell.window.imports.is_busy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_shows_how_it_was_read(shell: Shell, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(CSV, encoding=encoding)
    start(shell, file)
    go_to(shell, FILE)
    text = shell.page.file_step.text
    assert text.isVisible()
    assert text.separator.currentData() == ";"
    shown = [text.preview.model().index(1, column).data() for column in range(4)]
    assert shown == ["Rédiger avec une IA", "Société Élan", "7 h", "Sectorielle"]


@pytest.mark.parametrize(
    ("data", "separator", "encoding"),
    [
        (CSV.replace(";", "$").encode(), "$", "utf-8"),
        (CSV.replace("\n", "\r").encode(), ";", "utf-8"),
        (CSV.encode("mac-roman"), ";", "mac-roman"),
        (CSV.replace(";", "\t").encode("utf-16-le"), "\t", "utf-16-le"),
        (CSV.replace("Rédiger avec une IA", '"Rédiger avec une IA"').encode("cp1252"), ";", "cp1252"),
    ],
    ids=["dollars", "carriage returns", "Mac Roman", "UTF-16 without mark", "quoted"],
)
def test_any_usual_text_goes_in_as_guessed(
    shell: Shell, tmp_path: Path, data: bytes, separator: str, encoding: str
) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(data)
    start(shell, file)
    assert [(line.title, line.provider) for line in plan_lines(shell) if line.is_course] == [
        ("Rédiger avec une IA", "Société Élan")
    ]
    go_to(shell, FILE)
    text = shell.page.file_step.text
    assert (text.separator.currentData(), text.encoding.currentData()) == (separator, encoding)


def test_a_line_break_in_quotes_stays_in_its_cell(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(CSV.replace("Société Élan", '"Société Élan\n(Lyon ; Paris)"'), encoding="utf-8")
    start(shell, file)
    (line,) = plan_lines(shell)
    assert line.provider == "Société Élan\n(Lyon ; Paris)"


def test_a_wrong_guess_is_corrected_and_the_preview_follows(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(CSV.encode("cp1252"))
    start(shell, file)
    go_to(shell, FILE)
    text = shell.page.file_step.text
    pick(shell, text.encoding, "mac-roman")
    assert text.encoding.currentData() == "mac-roman"
    assert text.preview.model().index(1, 1).data() != "Société Élan"
    pick(shell, text.encoding, "cp1252")
    assert text.preview.model().index(1, 1).data() == "Société Élan"
    pick(shell, text.separator, ",")
    assert text.preview.model().columnCount() == 1
    pick(shell, text.separator, ";")
    go_to(shell, PLAN)
    assert [line.provider for line in plan_lines(shell)] == ["Société Élan"]


def test_another_file_may_be_chosen(shell: Shell, tmp_path: Path) -> None:
    start(shell, workbook(tmp_path / "a.xlsx", Feuil1=courses("Vendre")))
    assert shell.page.step == SHEETS
    go_to(shell, FILE)
    shell.press("Choisir un autre fichier…")
    assert not shell.window.imports.is_busy
