"""The composition root: paths, log, colours, workers and window, put together and started."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from explorer import paths
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui import language
from explorer.ui.main_window import MainWindow
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.opening import Services

LOG_BYTES = 500_000


def main(database: Path | None = None) -> int:
    """Runs the window on the catalogue `database` (default: the user's own). Returns the exit status."""
    log_to(paths.log_file())
    settings = Settings(paths.settings_file())
    application = make_application(sys.argv[:1], language.of(settings.language))
    theme = Theme(settings.theme, application)
    theme.apply_palette()
    tasks = Tasks(application)
    window = MainWindow(database or paths.database_file(), open_services, settings, theme, tasks)
    sys.excepthook = Excepthook(window)
    window.painted.connect(window.start)
    window.show()
    return application.exec()


def make_application(arguments: list[str], spoken: language.Language = "fr") -> QApplication:
    """The Qt application with its name, icon and language."""
    # Said here rather than by `setStyle`, whose answer takes 8 ms to become an object of Python.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName(paths.APPLICATION)
    application.setDesktopFileName(paths.APPLICATION)
    language.install(application, spoken)
    application.setApplicationDisplayName(QCoreApplication.translate("app", "Explorateur de formations"))
    return application


def open_services(file: Path) -> Services:
    """Opens the catalogue; runs in a worker, for SQLAlchemy alone takes longer to import than to paint."""
    from explorer.services.opening import open_services as opened  # noqa: PLC0415 - see above

    return opened(file, for_window=True)


def log_to(file: Path) -> None:
    """Sends the program's log to `file`; one that grew long is put aside first, one copy kept."""
    if file.exists() and file.stat().st_size > LOG_BYTES:
        file.replace(file.with_suffix(".ancien.log"))
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)


class Excepthook:
    """What no one caught: logged, then said through the one door for messages. The window stays."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        sys.__excepthook__(kind, error, trace)
        from explorer.ui import messages  # noqa: PLC0415 - as long to import as the window to paint

        messages.show(self._window, error)
