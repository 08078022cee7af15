"""The shell as a whole: start, theme, keyboard, names for screen readers, quitting."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.settings import Settings
from explorer.ui.dialogs.about import AboutDialog, ShortcutsDialog
from explorer.ui.models.columns import index_of
from explorer.ui.pages.selections.items_table import STATUS_KEYS
from explorer.ui.theme import DARK, LIGHT, Theme
from explorer.ui.widgets import opening as opening_page
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.opening import OpeningPage
from explorer.ui.widgets.results_table import ResultsTable

NAMED = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)


@pytest.fixture
def opening(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> Iterator[Shell]:
    """The window once the table of its first courses is there, before the catalogue is open."""
    copy = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, copy)
    with shell_on(qtbot, copy, settings, theme) as made:
        made.window.start()
        made.wait(lambda: made.window.findChild(ResultsTable))
        yield made


def test_first_start_shows_the_window_then_the_sample_map(
    qtbot: QtBot, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    with shell_on(qtbot, tmp_path / "new" / "catalogue.sqlite3", settings, theme) as shell:
        shell.window.start()
        assert shell.window.page is None, "nothing is read before the window is there"
        assert shell.window.findChild(OpeningPage).isVisible()
        shell.wait(lambda: shell.window.page is not None)
        shell.settle()
        assert "carte d’exemple" in shell.window.banner.text
        assert catalogue_label(shell).startswith("Carte d’exemple · ")
        assert shell.window.page.current_query().text == ""
        assert shell.window.focusWidget() is not None


def test_an_opening_that_lasts_says_why_it_may(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_page, "LONG_MS", 20)

    def says_why() -> bool:
        return any("mise à jour du programme" in each.text() for each in page.findChildren(QLabel))

    page = OpeningPage()
    qtbot.addWidget(page)
    assert not says_why()
    qtbot.waitUntil(says_why)
    page.show_opening()
    page.show_sample()
    qtbot.wait(60)
    assert not says_why(), "what came next is shown"


def test_courses_are_shown_before_the_catalogue_is_open_and_what_is_typed_meanwhile_is_answered(
    qtbot: QtBot, opening: Shell
) -> None:
    window, table = opening.window, opening.window.findChild(ResultsTable)
    opening.wait(lambda: table.model().rowCount() and table.isVisible())
    whole = table.model().rowCount()
    assert table.model().index(0, index_of("title")).data()
    assert window.services is None
    qtbot.keyClick(table, Qt.Key.Key_Space)
    starred = table.current_id
    qtbot.keyClicks(window.findChild(QLineEdit, "search-field"), "prompt")
    assert table.model().rowCount() == whole, "nothing can be searched yet"
    opening.wait(lambda: window.page is not None)
    opening.settle()
    assert window.page.current_query().text == "prompt"
    assert 0 < table.model().rowCount() < whole
    assert window.desk.ids == (starred,)


def test_a_window_closed_before_its_catalogue_is_open_ends_quietly(opening: Shell) -> None:
    assert opening.window.page is None
    opening.window.commands.export.trigger()
    opening.window.close()
    assert opening.tasks.is_idle


def test_a_damaged_catalogue_is_told_and_can_be_tried_again(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    file = tmp_path / "catalogue.sqlite3"
    file.write_bytes(b"not a catalogue at all" * 50)
    with shell_on(qtbot, file, settings, theme) as shell:
        shell.window.start()
        opening = shell.window.findChild(OpeningPage)
        retry = next(each for each in opening.findChildren(QPushButton) if each.text() == "Réessayer")
        shell.wait(retry.isVisible)
        assert shell.window.page is None
        assert file.read_bytes() == b"not a catalogue at all" * 50
        shutil.copy(sample_file, file)
        shell.press("Réessayer")
        shell.wait(lambda: shell.window.page is not None)
        shell.settle()


def test_a_catalogue_that_cannot_be_looked_at_is_opened_all_the_same(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    file = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE course SET certification_expiry = 'jamais' WHERE id = 1")
    with shell_on(qtbot, file, settings, theme) as shell:
        shell.window.start()
        shell.wait(lambda: shell.window.services is not None)
        shell.settle()


def test_every_control_has_a_name(shell: Shell) -> None:
    assert unnamed(shell.window) == []


def test_dialogs_have_names_too(shell: Shell) -> None:
    for action in (shell.window.commands.shortcuts, shell.window.commands.about):
        action.trigger()
    dialogs = [shell.dialog(ShortcutsDialog), shell.dialog(AboutDialog)]
    assert [unnamed(dialog) for dialog in dialogs] == [[], []]
    for dialog in dialogs:
        dialog.close()


def test_tab_reaches_header_page_and_tray(shell: Shell) -> None:
    reached = set()
    widget: QWidget = shell.window
    for _ in range(2000):
        widget = widget.nextInFocusChain()
        if widget is shell.window:
            break
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.add(widget.objectName())
    assert {"import-button", "theme-button", "menu-button", "selection-switch"} <= reached


def test_theme_button_switches_and_is_remembered(shell: Shell) -> None:
    button = shell.window.findChild(QToolButton, "theme-button")
    assert button.accessibleName() == "Passer au thème sombre"
    shell.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.theme.colours is DARK
    assert shell.settings.theme == "dark"
    assert button.accessibleName() == "Passer au thème clair"
    checked = [each.data() for each in shell.window.commands.themes.actions() if each.isChecked()]
    assert checked == ["dark"]
    shell.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.theme.colours is LIGHT


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Importer…", "Ctrl+I"),
        ("Exporter la sélection…", "Ctrl+E"),
        ("Sauvegarder le catalogue…", ""),
        ("Annuler", "Ctrl+Z"),
        ("Rétablir", "Ctrl+Y"),
        ("Rechercher", "Ctrl+F"),
        ("Raccourcis clavier", "F1"),
        ("Quitter", "Ctrl+Q"),
    ],
)
def test_menu_holds_every_command_with_its_key(shell: Shell, text: str, key: str) -> None:
    found = [
        action
        for group in shell.window.commands.menu.actions()
        for action in group.menu().actions()
        if action.text() == text
    ]
    assert [action.shortcut().toString() for action in found] == [key]


def test_f1_opens_the_shortcuts(shell: Shell) -> None:
    shell.window.activateWindow()
    shell.qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    dialog = shell.dialog(ShortcutsDialog)
    shell.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_f1_tells_every_key_of_the_window(shell: Shell) -> None:
    shell.window.commands.shortcuts.trigger()
    told = {keys for _, keys, _ in told_keys(shell.dialog(ShortcutsDialog))}
    real = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in shell.window.findChildren(QAction)
        if action in shell.window.actions() and not action.shortcut().isEmpty()
    }
    real |= {each.key().toString() for each in shell.window.findChildren(QShortcut)}
    assert real, "the window has keys"
    assert real - told == set()


@pytest.mark.parametrize(
    ("page", "keys", "meaning"),
    [
        ("Explorer", "Maj+Espace", "Exclure une valeur d’un filtre (ou Alt+clic)"),
        ("Explorer", "Ctrl+Entrée", "Ouvrir le site"),
        ("Sélections", "Alt+↑ ↓", "Monter ou descendre dans le classement"),
        ("Sélections", "C", "Comparer"),
        ("Sélections", "N", "Écrire un commentaire"),
        ("Sélections", "Suppr", "Retirer du dossier"),
        ("Comparaison", "Alt+← →", "Déplacer la formation"),
        ("Comparaison", "Suppr", "La retirer de la comparaison"),
        ("Comparaison", "Entrée", "La voir dans l’Explorer"),
        ("Comparaison", "Échap", "Revenir"),
        ("Imports", "Suppr", "Annuler l’import choisi dans l’historique"),
        ("Imports", "Échap", "Abandonner le fichier en cours"),
    ],
)
def test_f1_tells_the_keys_of_each_page(shell: Shell, page: str, keys: str, meaning: str) -> None:
    shell.window.commands.shortcuts.trigger()
    assert (page, keys, meaning) in told_keys(shell.dialog(ShortcutsDialog))


def test_f1_names_the_decisions_as_the_dossier_does(shell: Shell) -> None:
    shell.window.commands.shortcuts.trigger()
    told = told_keys(shell.dialog(ShortcutsDialog))
    model = shell.window.dossiers.selections.page.model
    for key, status in STATUS_KEYS.items():
        assert ("Sélections", QKeySequence(key).toString(), model.status_label(status)) in told


def test_size_is_remembered(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    copy = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, copy)
    with shell_on(qtbot, copy, settings, theme) as first:
        first.window.resize(1111, 700)
    with shell_on(qtbot, copy, Settings(tmp_path / "settings.ini"), theme) as second:
        assert not second.settings.bytes_of("window/geometry").isEmpty()


def test_only_pages_that_work_have_a_tab(shell: Shell) -> None:
    header = shell.window.header
    tabs = [each.text() for each in header.findChildren(QPushButton) if each.property("kind") == "tab"]
    assert tabs == ["Explorer", "Sélections", "Imports"]


def test_a_long_label_gives_way(qtbot: QtBot) -> None:
    label = ElidedLabel("Cartographie des formations du commerce · importée le 12/11/2026")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole_text == label.toolTip()


def catalogue_label(shell: Shell) -> str:
    return shell.window.findChild(ElidedLabel, "catalogue-label").whole_text


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name; a drop-down's own value is not a name."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, NAMED) or not widget.isVisibleTo(root):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        if not name.strip() or (isinstance(widget, QComboBox) and name == widget.currentText()):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def told_keys(dialog: ShortcutsDialog) -> list[tuple[str, str, str]]:
    """What the dialog shows, line by line: page, keys, meaning."""
    lines = []
    page = keys = ""
    for label in dialog.findChildren(QLabel):
        if label.property("ink") == "key":
            keys = label.text()
        elif keys:
            lines.append((page, keys, label.text()))
            keys = ""
        else:
            page = label.text()
    return lines
