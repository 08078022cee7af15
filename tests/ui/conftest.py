"""What the tests of the window share: the theme in force, settings of their own, closed tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.theme import Theme


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
