"""Draws every page, dialog and state of the window, in both themes at two sizes, without a screen.

python -m docs.take_screenshots [WORKBOOK…] [--output FOLDER] [--guide FOLDER]

The plan of each WORKBOOK's import is shown, then applied; without one, the bundled map is imported.
`--guide` writes the few pictures of the French guide instead. Everything happens in a temporary folder:
the user's catalogue is not touched.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QToolButton, QWidget

import resources
from explorer import app
from explorer.search.query import Query
from explorer.services.errors import ServiceRefused
from explorer.services.opening import SAMPLE
from explorer.settings import Settings, ThemeChoice
from explorer.tasks import Tasks
from explorer.ui import messages
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.main_window import MainWindow
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_overlay import DropOverlay

SIZES = (QSize(1280, 720), QSize(1440, 900))
THEMES: tuple[ThemeChoice, ...] = ("light", "dark")
GUIDE_SIZE = QSize(1280, 720)
GUIDE_NAMES = {
    "explorer-recherche": "explorer",
    "explorer-carte-exemple": "premier-demarrage",
    "import-bilan": "import",
    "import-termine": "import-termine",
    "selection-liste": "selection",
    "explorer-sans-resultat": "sans-resultat",
}
SEARCHED = "ia generativ comerce"
NOT_FOUND = "zzyzx qwrtp"
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
            return
        self.settle()
        picture = self.window.grab()
        painter = QPainter(picture)
        for widget in above:
            self._draw_above(painter, widget)
        painter.end()
        self._save(picture, names.get(name, name))

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


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0 when every picture was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workbooks", nargs="*", type=Path, metavar="WORKBOOK")
    parser.add_argument("--output", type=Path, default=Path("screenshots"))
    parser.add_argument("--guide", type=Path, metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    application = app.make_application(sys.argv[:1])
    if chosen.guide:
        _tour(Album(chosen.guide, GUIDE_SIZE, "light", names=GUIDE_NAMES), chosen.workbooks)
    else:
        for size in SIZES:
            for theme in THEMES:
                suffix = f"-{theme}-{size.width()}x{size.height()}"
                _tour(Album(chosen.output, size, theme, suffix), chosen.workbooks)
    application.quit()
    return 0


def _tour(album: Album, workbooks: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), album)
        studio.take("ouverture")
        studio.window.start()
        studio.settle()
        studio.take("explorer-carte-exemple")
        with as_file(files(resources).joinpath("samples", SAMPLE)) as bundled:
            for workbook in workbooks or [bundled]:
                _import(studio, workbook)
        _explore(studio)
        _select(studio)
        _dialogs(studio)
        studio.close()
    if not album.names:
        _damaged(album)


def _import(studio: Studio, workbook: Path) -> None:
    studio.window.imports.start([workbook])
    studio.settle()
    page = studio.window.imports.page
    if page is None or studio.window.imports.plan is None:
        raise RuntimeError(f"{workbook} gives no plan")
    studio.take("import-bilan")
    for step, name in ((1, "fichier"), (2, "feuilles"), (3, "colonnes"), (4, "valeurs")):
        page.step_asked.emit(step)
        studio.take(f"import-{name}")
    page.step_asked.emit(5)
    studio.settle()
    page.confirm.click()
    studio.take("import-termine")
    page.show_home()
    studio.take("import-historique")
    studio.window.show_page("explorer")


def _explore(studio: Studio) -> None:
    page = studio.window.page
    if page is None:
        raise RuntimeError("the page did not open")
    studio.window.banner.dismiss()
    studio.take("explorer")
    page.set_query(Query(text=SEARCHED))
    studio.take("explorer-recherche")
    page.set_query(Query(text="prompt").toggled("format", "distance").excluding("axis", "opcommerce"))
    studio.take("explorer-filtres")
    page.set_query(Query(text=NOT_FOUND).toggled("format", "distance"))
    studio.take("explorer-sans-resultat")
    page.set_query(Query())


def _select(studio: Studio) -> None:
    page, services = studio.window.page, studio.window.services
    if page is None or services is None:
        raise RuntimeError("the page did not open")
    page.set_query(Query(text=SEARCHED))
    studio.window.desk.toggle([int(each) for each in services.catalogue.search(Query()).ids[:4]])
    studio.take("selection")
    tray = studio.window.tray
    tray.findChild(QPushButton, "selection-list-button").click()
    studio.take("selection-liste", tray.list)
    tray.list.close()
    switch = tray.findChild(QToolButton, "selection-switch").menu()
    switch.popup(tray.mapToGlobal(QPoint(16, -switch.sizeHint().height())))
    studio.take("selection-menu", switch)
    switch.close()


def _dialogs(studio: Studio) -> None:
    window = studio.window
    menu = window.commands.menu
    menu.popup(window.mapToGlobal(QPoint(window.width() - menu.sizeHint().width() - 16, 50)))
    studio.take("menu", menu)
    menu.close()
    for name, action in (("raccourcis", window.commands.shortcuts), ("a-propos", window.commands.about)):
        action.trigger()
        dialog = QApplication.activeModalWidget()
        studio.take(name, *([dialog] if dialog else []))
        if dialog:
            dialog.close()
    options = ExportOptions(studio.theme, "VENTE-014", 4, window)
    options.open()
    studio.take("export-options", options)
    options.close()
    overlay = window.findChild(DropOverlay)
    overlay.cover()
    studio.take("import-depot")
    overlay.hide()
    box = messages.show(
        window, ServiceRefused("Le fichier « carte.xlsx » est endommagé.", "Demandez-en une autre copie.")
    )
    studio.take("message", box)
    box.button(QMessageBox.StandardButton.Ok).click()


def _damaged(album: Album) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "catalogue.sqlite3").write_bytes(b"not a catalogue" * 100)
        studio = Studio(Path(folder), album)
        studio.window.start()
        studio.take("catalogue-illisible")
        studio.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
