"""The window in English: nothing French is left but the words of the domain, and every text is translated."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QLocale, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

import explorer
import resources
from explorer.search.query import Query
from explorer.search.sentence import describe
from explorer.services import wording
from explorer.services.exports.options import column_choices
from explorer.services.opening import SAMPLE
from explorer.settings import LanguageChoice, Settings
from explorer.ui import language, messages
from explorer.ui.dialogs.about import AboutDialog, ShortcutsDialog
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.dialogs.file_dialog import FileDialog
from explorer.ui.pages.imports.page import STEPS
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_overlay import DropOverlay
from resources.vocabulary import vocabulary

SOURCES = Path(explorer.__file__).parent
I18N = Path(resources.__file__).parent / "i18n"
LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")
LRELEASE = Path(sys.executable).with_name("pyside6-lrelease")
NOT_FOUND = Query(text="zzyzx qwrtp").toggled("format", "distance")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
SPACES = re.compile(r"\s+")
TAGS = re.compile(r"<[^>]*>")
FRENCH = re.compile(
    r"[àâçéèêëîïôùûœ«»]|\b[ldn]’|\b(le|la|les|du|des|un|une|et|ou|pour|dans|sur|par|avec|sans|aucun|que"
    r"|formations?|organisme|axe|niveau|ville|fichier|ligne|feuille|colonne|annuler|fermer|clair|sombre)\b",
    re.IGNORECASE,
)
Message = tuple[str, str, str]
"""Context, source text, disambiguation."""


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """English over the French of the other tests, taken away afterwards."""
    before = set(qapp.findChildren(QTranslator))
    language.install(qapp, "en")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def english_shell(english: None, shell: Shell) -> Shell:
    """The whole window in English, open on a copy of the sample's catalogue."""
    return shell


@pytest.fixture(scope="module")
def catalogue() -> dict[Message, ET.Element]:
    """The messages of app_en.ts."""
    return messages_of(I18N / "app_en.ts")


def test_first_start_is_in_english(
    english: None, qtbot: QtBot, tmp_path: Path, settings: Settings, theme: Theme
) -> None:
    with shell_on(qtbot, tmp_path / "new.sqlite3", settings, theme) as shell:
        shell.window.start()
        shell.wait(lambda: shell.window.page is not None)
        shell.settle()
        assert shell.window.windowTitle() == "Training Explorer"
        assert shell.window.banner.text.startswith("This is a sample map. ")


def test_no_french_is_left_in_the_window(english_shell: Shell) -> None:
    window = english_shell.window
    assert window.page is not None
    assert window.services is not None
    ids = [int(each) for each in window.services.catalogue.search(Query()).ids]
    window.desk.toggle(ids[:3])
    window.page.show_course(ids[0])
    window.tray.list.show_rows(window.services.catalogue.rows(ids[:3]))
    english_shell.settle()
    assert window.desk.state is not None
    dossier = window.services.dossiers.view(window.desk.state.current.id, date.today())  # noqa: DTZ011 - the window's day
    alerts = [each.sentence for each in dossier.alerts]
    everything = {*catalogue_texts(english_shell, Query()), *strings_in(dossier), *alerts}
    for query in (Query(), Query(text="generativ comerce").toggled("format", "distance"), NOT_FOUND):
        window.page.set_query(query)
        english_shell.settle()
        assert french_left(window, *everything, *catalogue_texts(english_shell, query)) == []


def test_what_can_be_undone_is_told_in_english_after_a_restart_too(
    english_shell: Shell, qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    desk, services = english_shell.window.desk, english_shell.window.services
    assert services is not None
    assert desk.state is not None
    number, ids = desk.state.current.id, [int(each) for each in services.catalogue.search(Query()).ids[:2]]
    done = services.dossiers
    done.add(number, ids)
    done.move(number, ids[1:], 1)
    done.set_status(number, ids, "retenue")
    done.set_comment(number, ids[0], "To be asked")
    done.set_next_action(number, ids[0], "Call")
    done.set_headcount(number, ids, 4)
    done.remove(number, ids)
    done.rename(number, "Other")
    done.describe(number, "REF", None, None)
    done.archive(number)
    done.unarchive(number)
    done.set_note(ids[0], "Good")
    done.set_rating(ids[0], 4)
    second = done.create("Second").id
    done.delete(second)
    done.restore(second)
    with shell_on(qtbot, services.database.path, settings, theme) as again:
        again.open()
        stack = again.window.desk.undo_stack
        told = [plain(stack.text(place)) for place in range(stack.count())]
    assert [each for each in told if each in french_sources() or FRENCH.search(each)] == []
    assert {"adding 2 courses", "removing 2 courses", "changing the rank", "decision"} <= set(told)


def test_no_french_is_left_in_the_dialogs(english_shell: Shell) -> None:
    window = english_shell.window
    for action in (window.commands.shortcuts, window.commands.about):
        action.trigger()
    ExportOptions(english_shell.theme, "VENTE-014", 4, window).open()
    columns = [each.label for each in column_choices(vocabulary())]
    for kind in (ShortcutsDialog, AboutDialog, ExportOptions):
        assert french_left(english_shell.dialog(kind), *columns) == []
        english_shell.dialog(kind).close()
    window.findChild(DropOverlay).cover()
    assert french_left(window.findChild(DropOverlay)) == []


def test_the_dialog_for_files_is_in_french_where_the_system_has_none(shell: Shell) -> None:
    dialog = FileDialog(shell.window)
    dialog.setOption(FileDialog.Option.DontUseNativeDialog)
    dialog.show()
    shown = {label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert {SPACES.sub(" ", text) for text in shown} == {
        "Dossier :",
        "Nom de fichier :",
        "Type de fichiers :",
    }
    dialog.close()


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError(), PermissionError(13, "", "a.xlsx"), FileNotFoundError(2, "", "a.xlsx"), OSError()],
)
def test_messages_are_in_english(english_shell: Shell, error: Exception) -> None:
    messages.show(english_shell.window, error)
    box = english_shell.message()
    assert french_left(box) == []
    assert "have not changed" in box.informativeText()
    box.button(QMessageBox.StandardButton.Ok).click()


def test_the_plan_and_its_end_are_in_english(english_shell: Shell) -> None:
    window = english_shell.window
    with as_file(files(resources).joinpath("samples", SAMPLE)) as bundled:
        workbook = load_workbook(bundled)
    workbook.worksheets[-1].append([None])  # another file than the one that is in already
    workbook.worksheets[1].cell(2, 1).value = None
    workbook.save(copy := Path(window._database_file).with_name("map.xlsx"))
    window.imports.start([copy])
    english_shell.settle()
    page, plan = english_shell.page, window.imports.plan
    read = set(strings_in(window.imports.inspection))
    quoted = {wording.quoted(each) for each in read} | {each[:1].upper() + each[1:] for each in read}
    labels = [each.label for each in vocabulary().fields]
    past = [each.source for each in window.services.imports.history()]
    data = (*strings_in(plan), *read, *quoted, *labels, *past)
    for step in STEPS:
        page.step_asked.emit(step)
        assert french_left(page, *data) == []
    assert re.search(r"\d+ sheets? recognised", plain(page.subtitle))
    page.confirm.click()
    english_shell.settle()
    assert french_left(page, *data) == []
    assert window.banner.text.startswith("“map.xlsx” is imported: ")
    assert french_left(window.banner) == []


def test_the_walk_finds_french(shell: Shell) -> None:
    """The other tests of this file would pass if the walk saw nothing."""
    found = french_left(shell.window)
    for text in ("&Fichier", "Importer…", "Passer au thème sombre", "Intitulé", "Exporter la sélection"):
        assert text in found


@pytest.mark.parametrize(
    ("quantity", "french", "in_english"),
    [(0, "0 formation", "0 courses"), (1, "1 formation", "1 course"), (21, "21 formations", "21 courses")],
)
def test_plurals_follow_the_language(
    request: pytest.FixtureRequest, quantity: int, french: str, in_english: str
) -> None:
    assert plain(phrases.courses(quantity)) == french
    request.getfixturevalue("english")
    assert plain(phrases.courses(quantity)) == in_english


def test_the_language_is_chosen_in_the_menu_and_remembered(shell: Shell) -> None:
    actions = {action.text(): action for action in shell.window.commands.languages.actions()}
    assert list(actions) == ["Comme le système", "Français", "English"]
    assert actions["Français"].isChecked()
    actions["English"].trigger()
    assert actions["English"].isChecked()
    assert not actions["Français"].isChecked()
    assert shell.window.banner.text == "La langue changera au prochain démarrage de l’application."
    assert shell.settings.language == "en"


@pytest.mark.parametrize(
    ("choice", "system", "expected"),
    [
        ("system", "en-GB", "en"),
        ("system", "fr-CA", "fr"),
        ("system", "de-DE", "fr"),
        ("system", "C", "fr"),
        ("fr", "en-GB", "fr"),
        ("en", "fr-FR", "en"),
    ],
)
def test_the_language_in_force(
    monkeypatch: pytest.MonkeyPatch, choice: LanguageChoice, system: str, expected: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: [system])
    assert language.of(choice) == expected


def test_lupdate_finds_nothing_new_nor_unfinished(
    tmp_path: Path, catalogue: dict[Message, ET.Element]
) -> None:
    fresh = tmp_path / "app_en.ts"
    command = [LUPDATE, "-extensions", "py", SOURCES, "-locations", "none", "-source-language", "fr_FR"]
    subprocess.run([*command, "-target-language", "en_US", "-ts", fresh], check=True, capture_output=True)
    wanted = messages_of(fresh)
    assert wanted.keys() - catalogue.keys() == set(), "run `make translations` and translate these"
    assert catalogue.keys() - wanted.keys() == set(), "run `make translations`: these are no longer used"
    assert [message for message, element in catalogue.items() if not is_finished(element)] == []
    plurals = {message for message, element in wanted.items() if element.get("numerus")}
    french = messages_of(I18N / "app_fr.ts")
    assert french.keys() == plurals
    assert [message for message, element in french.items() if not is_finished(element)] == []


@pytest.mark.parametrize("name", ["app_en", "app_fr"])
def test_the_compiled_texts_are_those_of_the_source(tmp_path: Path, name: str) -> None:
    fresh = tmp_path / f"{name}.qm"
    subprocess.run([LRELEASE, I18N / f"{name}.ts", "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == (I18N / f"{name}.qm").read_bytes(), "run `make translations`"


def test_every_text_in_the_code_is_one_that_lupdate_finds(catalogue: dict[Message, ET.Element]) -> None:
    """lupdate passes over f-strings, aliases and some nested calls without a word."""
    calls = [message for file in SOURCES.rglob("*.py") for message in translated_in(file)]
    assert len(calls) > 300
    assert [message for message in calls if message not in catalogue] == []


def test_placeholders_are_kept(catalogue: dict[Message, ET.Element]) -> None:
    assert [
        message
        for message, element in catalogue.items()
        for text in translations(element)
        if sorted(re.findall(r"%\d", message[1])) != sorted(re.findall(r"%\d", text))
    ] == []


def messages_of(file: Path) -> dict[Message, ET.Element]:
    """The messages of a .ts file."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", ""), message.findtext("comment", "")] = message
    return found


def translations(message: ET.Element) -> list[str]:
    """The text of a message, or its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and translation.get("type") is None and all(translations(message))


def translated_in(file: Path) -> Iterator[Message]:
    """The texts that a module asks to translate; one that is no literal fails."""
    for owner in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(owner, ast.ClassDef):
            for call in calls_of(owner, "tr"):
                yield (owner.name, literal(file, call, 0), literal(file, call, 1))
        elif isinstance(owner, ast.Module):
            for call in calls_of(owner, "translate"):
                if len(call.args) > 1:  # a painter's translate() has one argument
                    yield (literal(file, call, 0), literal(file, call, 1), literal(file, call, 2))


def calls_of(owner: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(owner):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node


def literal(file: Path, call: ast.Call, place: int) -> str:
    """The text at `place`, empty if there is none."""
    if place >= len(call.args):
        return ""
    value = call.args[place]
    assert isinstance(value, ast.Constant), f"{file.name}:{call.lineno}: not a literal"
    return str(value.value)


def french_left(root: QWidget, *data: str) -> list[str]:
    """Texts below `root` with French in them, once the words of the domain and of `data` are taken out."""
    domain = sorted({*domain_texts(), *map(plain, data)} - {""}, key=len, reverse=True)
    said = set(map(plain, data))
    found = []
    for text in dict.fromkeys(map(plain, texts_below(root))):
        rest = text
        for known in domain:
            if len(known) > 2:
                rest = rest.replace(known, "")
        if (text in french_sources() and text not in said) or FRENCH.search(rest):
            found.append(text)
    return found


@cache
def french_sources() -> frozenset[str]:
    """Texts of the source whose English is another."""
    return frozenset(
        plain(source)
        for (_context, source, _comment), message in messages_of(I18N / "app_en.ts").items()
        if source not in translations(message)
    )


@cache
def domain_texts() -> frozenset[str]:
    """What the services and the vocabulary say: French in any language of the window."""
    words = {wording.UNKNOWN_LABEL, "Français", "LHÉO"}
    for file in files("resources.vocabulary").iterdir():
        if file.name.endswith(".toml"):
            words.update(strings_in(tomllib.loads(file.read_text(encoding="utf-8"))))
    return frozenset(map(plain, words))


def strings_in(value: object) -> Iterator[str]:
    """Every text in nested tables, lists and records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_in(getattr(value, field.name))
    elif isinstance(value, Iterable):
        for each in value:
            yield from strings_in(each)


def catalogue_texts(shell: Shell, query: Query) -> set[str]:
    """What the catalogue answers to `query`: courses, facets, sentence, ways out."""
    services = shell.window.services
    assert services is not None
    outcome = services.catalogue.search(query)
    answers = [outcome.facets, outcome.relaxations, describe(query, vocabulary())]
    answers.append([services.catalogue.details(int(each), query.text) for each in outcome.ids])
    return set(strings_in(answers))


def texts_below(root: QWidget) -> Iterator[str]:
    """Everything that can be read of a widget and of all it holds, hidden ones too."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
        yield from (widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield TAGS.sub(" ", widget.text())
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QMenu):
            yield widget.title()
        if isinstance(widget, QMessageBox):
            yield from (widget.text(), widget.informativeText())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from model_texts(widget.model())
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def model_texts(model: QAbstractItemModel) -> Iterator[str]:
    """Headers, and the first rows in all their roles for people."""
    top = QModelIndex()
    for column in range(model.columnCount(top) if isinstance(model, QAbstractTableModel) else 1):
        for role in ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(min(model.rowCount(top), 20)):
                yield str(model.index(row, column, top).data(role) or "")


def plain(text: str) -> str:
    """With plain spaces only."""
    return SPACES.sub(" ", text).strip()
