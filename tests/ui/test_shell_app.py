"""What stands around the window: the log, the last resort for errors, the settings that survive edits."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMessageBox
from shell_windows import Shell

from explorer import app
from explorer.settings import Settings


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, given back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield root
    for handler in root.handlers[:]:
        if handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)


def test_the_log_is_kept_short(tmp_path: Path, root_logger: logging.Logger) -> None:
    file = tmp_path / "explorateur.log"
    file.write_text("x" * (app.LOG_BYTES + 1), encoding="utf-8")
    app.log_to(file)
    logging.getLogger("explorer").warning("disque plein")
    assert "disque plein" in file.read_text(encoding="utf-8")
    assert file.stat().st_size < app.LOG_BYTES
    assert file.with_suffix(".ancien.log").stat().st_size > app.LOG_BYTES


def test_an_error_nobody_caught_is_told_and_the_window_stays(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    error = ZeroDivisionError("division by zero")
    app.Excepthook(shell.window)(type(error), error, None)
    box = shell.message()
    assert box.text() == "Une erreur inattendue s’est produite."
    assert "ZeroDivisionError" in box.detailedText()
    box.button(QMessageBox.StandardButton.Ok).click()
    assert shell.window.isVisible()
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_interruption_closes_the_window(shell: Shell) -> None:
    app.Excepthook(shell.window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not shell.window.isVisible()


def test_settings_are_read_back(tmp_path: Path) -> None:
    first = Settings(tmp_path / "réglages.ini")
    first.theme = "dark"
    first.selection_id = 7
    first.set_folder("export", tmp_path)
    first.set_bytes("explorer/header", QByteArray(b"\x00\xff state"))
    first.set_text("explorer/sort", "title:asc")
    first.save()
    again = Settings(tmp_path / "réglages.ini")
    assert (again.theme, again.selection_id) == ("dark", 7)
    assert again.folder("export", Path.home()) == tmp_path
    assert again.bytes_of("explorer/header") == QByteArray(b"\x00\xff state")
    assert again.text("explorer/sort") == "title:asc"


def test_a_spoilt_settings_file_never_prevents_the_start(tmp_path: Path) -> None:
    file = tmp_path / "réglages.ini"
    file.write_text(
        "[window]\ntheme=purple\ngeometry=nonsense\n[selection]\ncurrent=many\n"
        "[folders]\nexport=/no/such/folder\n",
        encoding="utf-8",
    )
    settings = Settings(file)
    assert settings.theme == "system"
    assert settings.selection_id is None
    assert settings.bytes_of("window/geometry").isEmpty()
    assert settings.folder("export", tmp_path) == tmp_path


FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from explorer import app
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.main_window import MainWindow
from explorer.ui.theme import Theme
application = app.make_application(["test"])
theme = Theme("light", application)
theme.apply_palette()
folder = Path(sys.argv[1])
settings = Settings(folder / "reglages.ini")
window = MainWindow(folder / "catalogue.sqlite3", app.open_services, settings, theme, Tasks(application))
heavy = ("sqlalchemy", "numpy", "PySide6.QtSvg", "explorer.services", "explorer.search", "explorer.ui.icons")
window.painted.connect(lambda: print([name for name in heavy if name in sys.modules], window.centralWidget()))
window.painted.connect(application.quit)
window.show()
QTimer.singleShot(20_000, application.quit)
application.exec()
"""


def test_the_first_paint_waits_for_nothing_but_qt(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        timeout=60,
    )
    assert run.stdout.startswith("[] <explorer.ui.first_frame.FirstFrame")
