"""One window in a folder of its own, and how its pictures are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from explorer import app
from explorer.services.opening import Services
from explorer.settings import Settings, ThemeChoice
from explorer.tasks import Tasks
from explorer.ui.main_window import MainWindow
from explorer.ui.pages.explorer import ExplorerPage
from explorer.ui.pages.imports.page import ImportsPage
from explorer.ui.theme import Theme

QUIET_MS = 200
LIMIT_MS = 30_000


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures go and how they look. With `names`, only those are taken, under the given names."""

    output: Path
    size: QSize
    theme: ThemeChoice
    suffix: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


class Studio:
    """One window on a catalogue in the folder `home`."""

    def __init__(self, home: Path, album: Album) -> None:
        self._album = album
        self.home = home
        self.theme = Theme(album.theme)
        self.theme.apply()
        self.tasks = Tasks()
        self.settings = Settings(home / "reglages.ini")
        self.window = MainWindow(
            home / "catalogue.sqlite3", app.open_services, self.settings, self.theme, self.tasks
        )
        self.window.furnish()
        self.window.resize(album.size)
        self.window.show()

    @property
    def explorer(self) -> ExplorerPage:
        """The page *Explorer*. Raises `RuntimeError` before the catalogue is open."""
        page = self.window.page
        if page is None:
            raise RuntimeError("the page did not open")
        return page

    @property
    def imports(self) -> ImportsPage:
        """The page *Imports*. Raises `RuntimeError` before the catalogue is open."""
        page = self.window.imports.page
        if page is None:
            raise RuntimeError("the page did not open")
        return page

    @property
    def services(self) -> Services:
        """What the window asks. Raises `RuntimeError` before the catalogue is open."""
        services = self.window.services
        if services is None:
            raise RuntimeError("the catalogue did not open")
        return services

    def settle(self) -> None:
        """Waits until nothing has been under way for a moment."""
        whole, quiet = QElapsedTimer(), QElapsedTimer()
        whole.start()
        quiet.start()
        while quiet.elapsed() < QUIET_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not self.tasks.is_idle:
                quiet.restart()
            if whole.elapsed() > LIMIT_MS:
                raise TimeoutError("the window is still at work after 30 s")

    def take(self, name: str, *above: QWidget) -> None:
        """Writes the window, with dialogs drawn over it where they stand, or in its middle."""
        names = self._album.names
        if names and name not in names:
            self.settle()
            return
        self.settle()
        picture = self.window.grab()
        painter = QPainter(picture)
        for widget in above:
            self._draw_above(painter, widget)
        painter.end()
        self._save(picture, names.get(name, name))

    def take_menu(self, name: str, menu: QMenu, corner: QPoint) -> None:
        """Writes the window with a menu open at `corner` of the screen."""
        menu.popup(corner)
        self.settle()
        # A screen that nobody sees may be smaller than the window: Qt would have moved the menu into it.
        menu.move(corner)
        self.take(name, menu)
        menu.close()

    def take_dialog(self, name: str, opener: QAction | None = None) -> None:
        """Writes the window under the dialog that is open, or that `opener` opens, then closes it."""
        if opener is not None:
            opener.trigger()
        self.settle()
        opened = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        if not opened:
            raise RuntimeError(f"no dialog is open for {name}")
        self.take(name, opened[-1])
        opened[-1].reject()

    def keep(self, name: str, picture: QPixmap) -> None:
        """Writes a picture that is not of the window, if the album wants it."""
        if name in self._album.names:
            self._save(picture, self._album.names[name])

    def close(self) -> None:
        """Ends the window and frees it."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _draw_above(self, painter: QPainter, widget: QWidget) -> None:
        place = self.window.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0)))
        if not isinstance(widget, QMenu) and widget.windowType() != Qt.WindowType.Popup:
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 70))
            middle = self.window.rect().center() - widget.rect().center()
            place = QPoint(max(middle.x(), 0), max(middle.y(), 0))
        painter.drawPixmap(place, widget.grab())

    def _save(self, picture: QPixmap, name: str) -> None:
        self._album.output.mkdir(parents=True, exist_ok=True)
        file = self._album.output / f"{name}{self._album.suffix}.png"
        if not picture.save(str(file)):
            raise OSError(f"{file} could not be written")
        print(file)
