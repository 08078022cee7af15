"""The export dialog and its formats, with real keys, files and clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pdf_reader import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.search.query import Query
from explorer.services.exports.options import PRESETS
from explorer.settings import Settings
from explorer.ui.dialogs.export_choice import ExportChoice, remember, remembered
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.theme import Theme
from explorer.ui.widgets.tick_list import KEY


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Shell]:
    """A window on the sample, two courses selected."""
    file, settings = tmp_path / "catalogue.sqlite3", Settings(tmp_path / "settings.ini")
    with shell_on(qtbot, file, settings, theme) as opened:
        opened.open()
        services = opened.window.services
        assert services is not None
        opened.window.desk.toggle([int(each) for each in services.catalogue.search(Query()).ids[:2]])
        opened.settle()
        yield opened


@pytest.fixture
def options(shell: Shell) -> ExportOptions:
    return ask(shell)


def ask(shell: Shell) -> ExportOptions:
    shell.window.commands.export.trigger()
    found = shell.dialog(ExportOptions)
    assert isinstance(found, ExportOptions)
    return found


def save_as(shell: Shell, options: ExportOptions, file: Path) -> None:
    """Confirms with Enter, types the place, and waits for the file."""
    shell.qtbot.keyClick(options, Qt.Key.Key_Return)
    dialog = shell.dialog(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(file))
    shell.qtbot.keyClick(field, Qt.Key.Key_Return)
    shell.wait(lambda: "Export enregistré" in shell.window.banner.text)
    shell.settle()


@pytest.mark.parametrize(
    ("name", "start"),
    [("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>"), ("csv", b"\xef\xbb\xbf")],
)
def test_each_format_is_written(
    shell: Shell, options: ExportOptions, tmp_path: Path, name: str, start: bytes
) -> None:
    options.choose_format(name)
    file = tmp_path / f"dossier.{name}"
    save_as(shell, options, file)
    assert file.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".tmp"] == []


def test_the_clipboard_holds_a_table(shell: Shell, options: ExportOptions) -> None:
    options.choose_format("clipboard")
    assert "Copier" in [each.text() for each in options.findChildren(QPushButton)]
    shell.qtbot.keyClick(options, Qt.Key.Key_Return)
    shell.wait(lambda: "copiée" in shell.window.banner.text)
    data = QGuiApplication.clipboard().mimeData()
    assert "<table" in data.html()
    head, first, second, *_rest = data.text().split("\n")
    assert head.startswith("Rang\tIntitulé\t")
    assert (first[0], second[0]) == ("1", "2")


def test_a_preset_ticks_its_columns_and_a_tick_makes_a_choice_of_ones_own(options: ExportOptions) -> None:
    options.preset.setCurrentIndex(options.preset.findData("meeting"))
    options.preset.activated.emit(options.preset.currentIndex())
    assert options.columns.ticked == PRESETS["meeting"]
    assert options.choice.preset == "meeting"
    options.columns.toggle(options.columns.item(0))
    assert options.choice.preset == "own"
    assert options.choice.own_columns == PRESETS["meeting"] - {options.columns.item(0).data(KEY)}


def test_columns_are_ticked_with_the_keyboard(shell: Shell, options: ExportOptions) -> None:
    first, second = (options.columns.item(row).data(KEY) for row in (0, 1))
    shell.qtbot.keyClick(options.columns, Qt.Key.Key_Space)
    shell.qtbot.keyClick(options.columns, Qt.Key.Key_Down)
    shell.qtbot.keyClick(options.columns, Qt.Key.Key_Space)
    assert options.columns.keys - options.columns.ticked == {first, second}


def test_a_click_anywhere_on_a_line_ticks_it(shell: Shell, options: ExportOptions) -> None:
    item = options.columns.item(1)
    place = options.columns.visualItemRect(item).center()
    shell.qtbot.mouseClick(options.columns.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert options.columns.keys - options.columns.ticked == {item.data(KEY)}


def test_the_file_holds_the_columns_chosen(shell: Shell, options: ExportOptions, tmp_path: Path) -> None:
    options.columns.tick(["provider"])
    options.columns.changed.emit()
    save_as(shell, options, tmp_path / "liste.xlsx")
    sheet = load_workbook(tmp_path / "liste.xlsx")["Sélection"]
    assert [cell.value for cell in sheet[1]] == ["Rang", "Intitulé", "Organisme"]


def test_the_choice_is_remembered_but_for_private_notes(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    own = ExportChoice("pdf", "own", frozenset({"price", "provider"}), plan=False)
    remember(settings, replace(own, private_notes=True))
    assert remembered(settings) == own


def test_an_edited_settings_file_counts_for_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set_text("export/format", "docx")
    settings.set_text("export/preset", "zzz")
    assert remembered(settings) == ExportChoice()


def test_the_next_dialog_opens_as_the_last_was_left(shell: Shell, options: ExportOptions) -> None:
    options.choose_format("clipboard")
    options.notes.setChecked(True)
    shell.qtbot.keyClick(options, Qt.Key.Key_Return)
    shell.wait(lambda: "copiée" in shell.window.banner.text)
    again = ask(shell)
    assert (again.choice.format, again.choice.private_notes) == ("clipboard", False)
    again.reject()


def test_the_pdf_says_in_copyable_words_what_was_chosen(
    shell: Shell, options: ExportOptions, tmp_path: Path
) -> None:
    options.choose_format("pdf")
    file = tmp_path / "dossier.pdf"
    save_as(shell, options, file)
    reader = PdfReader(file.read_bytes())
    pages = [" ".join(words for _number, words in reader.marks(page)) for page in reader.pages]
    told = " ".join(pages)
    assert "Formations" in pages[0]
    assert "Toutes les formations" in pages[0]
    titles = [
        each.title
        for each in shell.window.services.catalogue.rows(shell.window.desk.ids)  # type: ignore[union-attr]
    ]
    for rank, title in enumerate(titles, start=1):
        assert any(page.startswith(f"{rank}. {title[:20]}") for page in pages), "a page of its own"
    assert "certification" in told
    assert "ﬁ" not in told
    assert "Source\u00a0:" in told or "Source :" in told
