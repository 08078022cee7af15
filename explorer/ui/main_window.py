"""The window: header, message strip, pages, tray; it wires them and owns no work of its own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from explorer.ui.first_frame import FirstFrame
from explorer.ui.page_stack import COMPARISON, EXPLORER, IMPORTS, SELECTIONS, PageStack
from explorer.ui.theme import Theme

if TYPE_CHECKING:  # The first paint waits for none of these: `furnish` imports what it makes.
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QCloseEvent

    from explorer.services.catalogue import CatalogueStatus
    from explorer.services.opening import Services
    from explorer.settings import Settings
    from explorer.tasks import Tasks
    from explorer.ui.pages.answers import Answer
    from explorer.ui.pages.explorer import ExplorerPage

log = logging.getLogger(__name__)

FIRST_SIZE = QSize(1440, 900)
CLOSING_PATIENCE_S = 60.0
"""A window that was closed waits no longer, out of sight, for another one to have written."""
FRAME = QSize(16, 40)
"""Pixels that the desktop adds: borders and title bar."""
SMALLEST_SIZE = QSize(960, 520)
"""Of a laptop's screen of 1366 × 768 at 125 %, what the title bar and the task bar leave: 1093 × 535."""


class MainWindow(QMainWindow):
    """Paints a frame at once, then furnishes itself; the catalogue is opened by the first task."""

    painted = Signal()
    """The first paint is done: `start` may take its time."""
    _write_waits = Signal(str)
    """`wait` while another window writes, then `end`; emitted by the thread that writes."""

    def __init__(
        self,
        database_file: Path,
        open_services: Callable[[Path], Services],
        settings: Settings,
        theme: Theme,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._database_file = database_file
        self._open_services = open_services
        self._settings = settings
        self._theme = theme
        self._tasks = tasks
        self._services: Services | None = None
        self._page: ExplorerPage | None = None
        self._is_furnished = self._is_open = False
        self.setWindowTitle(self.tr("Explorateur de formations"))
        self.setMinimumSize(SMALLEST_SIZE)
        self._after_first_look = QTimer(self, singleShot=True, interval=0)
        self._after_first_look.timeout.connect(self._open)
        frame = FirstFrame(theme)
        frame.painted.connect(self.painted)
        self.setCentralWidget(frame)
        if not self.restoreGeometry(settings.bytes_of("window/geometry")):
            self._open_on(self.screen().availableGeometry())

    def _open_on(self, screen: QRect) -> None:
        """At the first start: on a small screen from its corner, with all of the frame in sight."""
        size = FIRST_SIZE.boundedTo(screen.size() - FRAME)
        self.resize(size)
        if size != FIRST_SIZE:
            self.move(screen.topLeft())

    @property
    def page(self) -> ExplorerPage | None:
        """The Explorer page, once the catalogue is open."""
        return self._page if self._is_open else None

    @property
    def services(self) -> Services | None:
        """What the window asks, once the catalogue is open."""
        return self._services

    def show_page(self, name: str) -> None:
        """Brings a page to the front, made the first time; its tab follows."""
        self._pages.show_page(name)

    def furnish(self) -> None:
        """Makes all that the window holds, once; the first paint does not wait for what is imported here."""
        if self._is_furnished:
            return
        self._is_furnished = True
        from explorer.ui.actions import Actions  # noqa: PLC0415 - as all those below: after the first paint
        from explorer.ui.desks.selection import SelectionDesk  # noqa: PLC0415
        from explorer.ui.desks.views import ViewDesk  # noqa: PLC0415
        from explorer.ui.flows.exports import ExportFlow  # noqa: PLC0415
        from explorer.ui.flows.imports import ImportFlow  # noqa: PLC0415
        from explorer.ui.flows.program_menu import ProgramMenu  # noqa: PLC0415
        from explorer.ui.flows.tray import TrayFlow  # noqa: PLC0415
        from explorer.ui.icons import application_icon  # noqa: PLC0415
        from explorer.ui.widgets.banner import Banner  # noqa: PLC0415
        from explorer.ui.widgets.drop_overlay import DropOverlay  # noqa: PLC0415
        from explorer.ui.widgets.header_bar import HeaderBar  # noqa: PLC0415
        from explorer.ui.widgets.opening import OpeningPage  # noqa: PLC0415
        from explorer.ui.widgets.tray import Tray  # noqa: PLC0415

        settings, theme, tasks = self._settings, self._theme, self._tasks
        theme.apply()
        self.setWindowIcon(application_icon())
        self.desk = SelectionDesk(tasks, settings, self)
        self.views = ViewDesk(tasks, self.desk.undo_stack, self)
        self.commands = Actions(self, theme, self.desk.undo_stack)
        self.header = HeaderBar(theme, self.commands.menu)
        self.header.add_page(EXPLORER, self.tr("Explorer"))
        self.header.add_page(SELECTIONS, self.tr("Sélections"))
        self.header.add_page(IMPORTS, self.tr("Imports"))
        self.banner = Banner(theme)
        self._opening = OpeningPage()
        self._pages = PageStack()
        self._pages.addWidget(self._opening)
        self.tray = Tray(theme)
        self._tray_flow = TrayFlow(self.tray, self.desk, tasks, self.banner)
        self._overlay = DropOverlay(theme, self)
        self.imports = ImportFlow(tasks, self.banner, self._pages, self, settings=settings, theme=theme)
        self.exports = ExportFlow(tasks, settings, theme, self.banner, self)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
        column.addWidget(self.tray)
        self.setCentralWidget(content)
        self._program = ProgramMenu(
            self.commands, self.banner, self._database_file.parent, self, settings=settings, theme=theme
        )
        self._connect()

    def start(self) -> None:
        """Shows the first courses, then opens the catalogue, away from the window."""
        from explorer.ui.pages.answers import first_look  # noqa: PLC0415 - after the first paint
        from explorer.ui.pages.kept_sort import saved_sort  # noqa: PLC0415

        self.furnish()
        self._opening.show_opening()
        self._tasks.read(
            first_look,
            self._database_file,
            saved_sort(self._settings),
            done=self._on_first_look,
            failed=self._on_no_first_look,
            lane="first-look",
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page is not None:
            self.page.save_pending()
            self.dossiers.save_pending()
        self._settings.set_bytes("window/geometry", self.saveGeometry())
        self._settings.save()
        if self._services is not None:
            self._services.database.patience.end_within(CLOSING_PATIENCE_S)
            self.setVisible(not self._tasks.is_writing)
        self._tasks.close()
        if self._services is not None:
            self._services.close()
        event.accept()

    def _connect(self) -> None:
        commands = self.commands
        commands.import_file.triggered.connect(self.imports.choose)
        commands.export.triggered.connect(self._on_export)
        commands.backup.triggered.connect(self.exports.backup)
        commands.quit.triggered.connect(self.close)
        commands.search.triggered.connect(self._on_search)
        commands.open_menu.triggered.connect(self.header.open_menu)
        self.header.page_chosen.connect(self.show_page)
        self.header.import_asked.connect(self.imports.choose)
        self.header.theme_asked.connect(self._program.toggle_theme)
        self._pages.added.connect(self._overlay.guard)
        self._pages.shown.connect(self._on_page_shown)
        self._overlay.dropped.connect(self._on_dropped)
        self.imports.catalogue_changed.connect(self._on_catalogue_changed)
        for worker in (self.imports, self.exports, self.desk, self.views, self._tray_flow):
            worker.failed.connect(self._on_failed)
        self.desk.ids_changed.connect(self._on_selected_ids)
        self.desk.note_changed.connect(self._on_note_changed)
        self.desk.rating_changed.connect(self._on_rating_changed)
        self.views.deleted.connect(self._on_view_deleted)
        self.tray.course_chosen.connect(self._on_course_chosen)
        self.tray.compare_asked.connect(self._on_compare)
        self.tray.export_asked.connect(self._on_export)
        self._write_waits.connect(self._on_write_waits)
        self._opening.retry_asked.connect(self.start)
        self._opening.folder_asked.connect(self._program.open_folder)

    def _on_first_look(self, _generation: int, answer: Answer | None) -> None:
        if answer is not None and self._page is None:
            self._make_page().show_first(answer)
            self._pages.show_page(EXPLORER)
        # Only once that is painted: meanwhile, what the services import would take half of its time.
        self._after_first_look.start()

    def _on_no_first_look(self, error: Exception) -> None:
        """What could not be looked at is opened all the same: the opening says what is wrong with it."""
        log.warning("the first courses could not be shown", exc_info=error)
        self._after_first_look.start()

    def _open(self) -> None:
        self._tasks.write(
            self._open_services, self._database_file, done=self._on_opened, failed=self._on_not_opened
        )

    def _on_opened(self, _generation: int, services: Services) -> None:
        self._services = services
        services.database.patience.on_wait = self._write_waits.emit
        if services.is_new:
            self._opening.show_sample()
            self._tasks.write(
                services.fill_with_sample,
                progress=self._opening.advance,
                done=self._on_sample_ready,
                failed=self._on_sample_failed,
            )
        else:
            self._show_page(services)

    def _on_not_opened(self, error: Exception) -> None:
        from explorer.ui import messages  # noqa: PLC0415 - as long to import as the window to paint

        self._opening.show_problem(messages.problem_of(error))
        self._pages.setCurrentWidget(self._opening)

    def _on_sample_ready(self, _generation: int, _result: object) -> None:
        if self._services is not None:
            self._show_page(self._services)
        self.banner.notify(
            "info",
            self.tr(
                "Voici une carte d’exemple. Importez la vôtre : « Importer… », "
                "ou déposez le classeur sur la fenêtre."
            ),
            (self.tr("Importer…"), self.imports.choose),
        )

    def _on_sample_failed(self, error: Exception) -> None:
        if self._services is not None:
            self._show_page(self._services)
        self._on_failed(error)

    def _show_page(self, services: Services) -> None:
        page = self._page or self._make_page()
        page.attach(services.catalogue)
        self._add_corrections(services, page)
        self._add_dossiers(services)
        self._is_open = True
        page.compare_requested.connect(self.dossiers.compare)
        self.show_page(EXPLORER)
        self.desk.open(services.dossiers)
        self._tray_flow.open(services.catalogue)
        self.exports.open(services)
        self.views.open(services.views)
        page.focus_search()
        self._read_status()
        self.dossiers.purge.remind()
        self.imports.open(services)

    def _make_page(self) -> ExplorerPage:
        from explorer.ui.pages.explorer import ExplorerPage  # noqa: PLC0415 - after the first paint

        page = ExplorerPage(None, self.views, self._tasks, self._settings, self._theme)
        page.toggle_requested.connect(self.desk.toggle)
        page.note_edited.connect(self.desk.edit_note)
        page.rating_edited.connect(self.desk.edit_rating)
        self.desk.opinion_refused.connect(page.refuse_opinion)
        page.import_requested.connect(self.imports.choose)
        page.refreshed.connect(self.views.reload)
        self._page = page
        self._pages.add(EXPLORER, page)
        return page

    def _add_corrections(self, services: Services, page: ExplorerPage) -> None:
        from explorer.ui.flows.corrections import CorrectionsFlow  # noqa: PLC0415 - after the first paint

        self.corrections = CorrectionsFlow(services, self._tasks, self._theme, self)
        page.details.correct_asked.connect(self.corrections.ask)
        page.details.withdraw_asked.connect(self.corrections.withdraw)
        self.corrections.made.connect(self.desk.remember)
        self.corrections.changed.connect(self._on_catalogue_changed)
        self.desk.corrected.connect(self._on_catalogue_changed)
        self.corrections.failed.connect(self._on_failed)

    def _on_page_shown(self, name: str) -> None:
        """The tray goes with the Explorer; the comparison is of the tab of the dossiers."""
        self.header.choose(SELECTIONS if name == COMPARISON else name)
        self.tray.setVisible(name == EXPLORER)

    def _add_dossiers(self, services: Services) -> None:
        from explorer.ui.flows.dossier_pages import DossierPages  # noqa: PLC0415 - after the first paint

        dossiers = DossierPages(
            services,
            self.desk,
            self._tasks,
            self.banner,
            self._pages,
            settings=self._settings,
            theme=self._theme,
        )
        dossiers.failed.connect(self._on_failed)
        dossiers.course_asked.connect(self._on_course_chosen)
        dossiers.explore_asked.connect(self._on_search)
        dossiers.export_asked.connect(self._on_export)
        self.tray.create_asked.connect(dossiers.create)
        self.tray.rename_asked.connect(dossiers.edit_current)
        self.dossiers = dossiers

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        """A dossier that a colleague sent is no catalogue."""
        if rest := self.dossiers.take(files) if self._is_open else files:
            self.imports.start(rest)

    def _on_catalogue_changed(self) -> None:
        if self._page is not None:
            self._page.refresh()
        self.desk.reload()
        self._read_status()

    def _read_status(self) -> None:
        if self._services is not None:
            self._tasks.keep(
                self._services.catalogue.status, done=self._on_status, failed=self._on_failed, lane="status"
            )

    def _on_status(self, _generation: int, status: CatalogueStatus) -> None:
        from explorer.ui.models.sources import catalogue_text  # noqa: PLC0415 - after the first paint

        self.header.set_catalogue(catalogue_text(status))

    def _on_selected_ids(self, ids: frozenset[int]) -> None:
        if self._page is not None:
            self._page.set_selection(ids)

    def _on_note_changed(self, course_id: int, text: str) -> None:
        if self._page is not None:
            self._page.show_note(course_id, text)

    def _on_rating_changed(self, course_id: int, stars: int | None) -> None:
        if self._page is not None:
            self._page.show_rating(course_id, stars)

    def _on_view_deleted(self, name: str) -> None:
        text = self.tr("Vue « %1 » supprimée.").replace("%1", name)
        self.banner.notify("info", text, (self.tr("Annuler", "what was done"), self.views.bring_back))

    def _on_course_chosen(self, course_id: int) -> None:
        if self._page is not None:
            self.show_page(EXPLORER)
            self._page.show_course(course_id)

    def _on_compare(self) -> None:
        self.dossiers.compare(self.desk.ids)

    def _on_export(self) -> None:
        if self.page is not None:
            self.exports.export(self.dossiers.state_in_sight(), self.page.current_query())

    def _on_search(self) -> None:
        if self._page is not None:
            self.show_page(EXPLORER)
            self._page.focus_search()

    def _on_write_waits(self, state: str) -> None:
        text = self.tr(
            "Une autre fenêtre écrit dans le catalogue : ce que vous faites ici sera enregistré à sa suite."
        )
        if state == "wait":
            self.banner.notify("info", text)
        elif self.banner.text == text:
            self.banner.dismiss()

    def _on_failed(self, error: Exception) -> None:
        from explorer.ui import messages  # noqa: PLC0415 - as long to import as the window to paint

        messages.show(self, error)
