"""What the tests of the window share: the theme in force, settings of their own, closed tasks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from explorer.services.opening import open_services
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui import language
from explorer.ui.theme import Theme


@pytest.fixture(scope="session", autouse=True)
def french(qapp: QApplication) -> None:
    """The window speaks French, whatever the computer's language."""
    language.install(qapp, "fr")


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """The clipboard without a screen outlives Python: data made here and left in it would end in a crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    """The light scheme, applied to the application."""
    made = Theme("light")
    made.apply()
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Nothing remembered yet."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Closed before the test ends: no worker outlives it."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue filled once with the bundled map: copy it before writing."""
    file = tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite3"
    services = open_services(file)
    services.fill_with_sample()
    services.close()
    return file


@pytest.fixture
def shell(
    qtbot: QtBot, sample_file: Path, tmp_path: Path, settings: Settings, theme: Theme
) -> Iterator[Shell]:
    """The whole window, open on a copy of the sample's catalogue."""
    copy = tmp_path / "catalogue.sqlite3"
    shutil.copy(sample_file, copy)
    with shell_on(qtbot, copy, settings, theme) as made:
        made.open()
        yield made
