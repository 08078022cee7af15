"""What is said when something goes wrong, and the strip that confirms what went well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import DatabaseBusy
from explorer.services.errors import ServiceRefused
from explorer.ui import messages
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner
from importers.errors import UnreadableFile


class Clicks(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def on_click(self) -> None:
        self.count += 1


@pytest.fixture
def banner(qtbot: QtBot) -> Iterator[Banner]:
    window = QWidget()
    theme = Theme("light")
    made = Banner(theme, window)
    window.show()
    yield made
    window.deleteLater()


@pytest.mark.parametrize(
    "error",
    [
        UnreadableFile("« a.xlsx » est endommagé.", "Demandez-en une copie."),
        DatabaseBusy("Le catalogue est occupé.", "Rien n’a changé.", "Fermez l’autre fenêtre."),
        ServiceRefused("Ce nom est pris.", "Choisissez-en un autre."),
    ],
)
def test_our_errors_speak_for_themselves(error: Exception) -> None:
    problem = messages.problem_of(error)
    assert str(error) == f"{problem.what} {problem.safe} {problem.todo}"
    assert not problem.details


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            PermissionError(13, "Permission denied", "/tmp/liste.xlsx"),
            "« liste.xlsx » ne peut pas être ouvert",
        ),
        (FileNotFoundError(2, "No such file", "/tmp/liste.xlsx"), "« liste.xlsx » n’existe pas"),
        (OSError(28, "No space left on device", "/tmp/liste.xlsx"), "« liste.xlsx » n’a pas pu être"),
    ],
)
def test_file_errors_name_the_file_in_french(error: OSError, said: str) -> None:
    problem = messages.problem_of(error)
    assert said in problem.what
    assert "denied" not in f"{problem.what}{problem.safe}{problem.todo}"


def test_an_unexpected_error_keeps_its_trace_for_the_helper() -> None:
    problem = messages.problem_of(KeyError("price"))
    assert "price" not in f"{problem.what}{problem.safe}{problem.todo}"
    assert "KeyError: 'price'" in problem.details


def test_the_box_says_what_is_safe_and_what_to_do(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = messages.show(parent, UnreadableFile("« a.xlsx » est endommagé.", "Demandez-en une copie."))
    assert box.isVisible()
    assert box.text() == "« a.xlsx » est endommagé."
    assert box.informativeText() == "Votre catalogue n’a pas changé.\nDemandez-en une copie."
    box.button(QMessageBox.StandardButton.Ok).click()


def test_banner_shows_one_message_and_runs_its_action(qtbot: QtBot, banner: Banner) -> None:
    clicks = Clicks()
    banner.notify("info", "Premier.", ("Non", clicks.on_click))
    banner.notify("success", "38 créées.", ("Annuler cet import", clicks.on_click))
    qtbot.waitUntil(lambda: [each.text() for each in _buttons(banner)] == ["Annuler cet import"])
    assert banner.text == "38 créées."
    qtbot.mouseClick(_buttons(banner)[0], Qt.MouseButton.LeftButton)
    assert clicks.count == 1


def test_banner_is_closed_with_escape_but_not_while_it_follows(qtbot: QtBot, banner: Banner) -> None:
    banner.follow("Lecture…")
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert banner.text == "Lecture…"
    banner.notify("info", "Terminé.")
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert banner.text == ""


def _buttons(banner: Banner) -> list[QPushButton]:
    return [each for each in banner.findChildren(QPushButton) if each.isVisible()]
