"""How the tests of the shell open the window, wait for it, and look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import app
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.main_window import MainWindow
from explorer.ui.pages.imports.page import ImportsPage
from explorer.ui.theme import Theme


class Shell:
    """A window on a catalogue file, and its collaborators."""

    def __init__(self, qtbot: QtBot, file: Path, settings: Settings, theme: Theme) -> None:
        self.qtbot = qtbot
        self.settings = settings
        self.theme = theme
        self.tasks = Tasks()
        self.window = MainWindow(file, app.open_services, settings, theme, self.tasks)
        self.window.furnish()
        self.window.resize(1280, 720)
        self.window.show()

    @property
    def page(self) -> ImportsPage:
        """The page *Imports*, brought to the front if it never was."""
        if self.window.imports.page is None:
            self.window.show_page("imports")
        page = self.window.imports.page
        assert page is not None
        return page

    def open(self) -> None:
        """Opens the catalogue and waits for the page."""
        self.window.start()
        self.wait(lambda: self.window.page is not None)
        self.settle()

    def wait(self, condition: Callable[[], object]) -> None:
        """Waits for something the window is about to show."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def settle(self) -> None:
        """Waits until no worker has anything under way."""
        self.wait(lambda: self.tasks.is_idle)

    def drop(self, *files: Path, onto: QWidget | None = None) -> QDragEnterEvent:
        """Drags files over the window and lets them go; returns the first event, accepted or not."""
        target = onto or self.window
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(40, 40), copy, mime, buttons, modifiers)
        QApplication.sendEvent(target, enter)
        if onto is None and enter.isAccepted():
            drop = QDropEvent(QPointF(40, 40), copy, mime, buttons, modifiers)
            QApplication.sendEvent(self.window, drop)
        return enter

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """Waits for a dialog of this kind and returns it."""
        self.wait(lambda: self._open_dialogs(kind))
        return self._open_dialogs(kind)[0]

    def message(self) -> QMessageBox:
        """Waits for an error message and returns it."""
        found = self.dialog(QMessageBox)
        assert isinstance(found, QMessageBox)
        return found

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Clicks the visible button that reads `text`."""
        where = within or self.window
        self.wait(lambda: self._buttons(where, text))
        self.qtbot.mouseClick(self._buttons(where, text)[0], Qt.MouseButton.LeftButton)

    def close(self) -> None:
        """Ends the window and frees it before another test starts."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open_dialogs(self, kind: type[QDialog]) -> list[QDialog]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    def _buttons(self, where: QWidget, text: str) -> list[QPushButton]:
        buttons = where.findChildren(QPushButton)
        ready = [each for each in buttons if each.isVisible() and each.isEnabled()]
        return [each for each in ready if each.text().replace("\u00a0", " ") == text]


@contextmanager
def shell_on(qtbot: QtBot, file: Path, settings: Settings, theme: Theme) -> Iterator[Shell]:
    """A window that is closed whatever happens."""
    shell = Shell(qtbot, file, settings, theme)
    try:
        yield shell
    finally:
        shell.close()
