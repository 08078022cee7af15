"""The tray at work: it shows the dossier in use, and what one does on it goes to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.tasks import Tasks
from explorer.ui.desks.selection import DeskState, SelectionDesk
from explorer.ui.widgets.banner import Banner
from explorer.ui.widgets.tray import Tray

if TYPE_CHECKING:
    from explorer.services.catalogue import Catalogue, CourseRow


class TrayFlow(QObject):
    """Binds the desk and the tray; what the desk has to say goes to the banner."""

    failed = Signal(object)

    def __init__(self, tray: Tray, desk: SelectionDesk, tasks: Tasks, banner: Banner) -> None:
        super().__init__(desk)
        self._tray = tray
        self._desk = desk
        self._tasks = tasks
        self._banner = banner
        self._catalogue: Catalogue | None = None
        desk.state_changed.connect(self._on_state)
        desk.ids_changed.connect(self._on_ids)
        desk.courses_lost.connect(self._on_lost)
        desk.deleted.connect(self._on_deleted)
        tray.switch_asked.connect(desk.switch)
        tray.delete_asked.connect(desk.delete)
        tray.removal_asked.connect(desk.remove)
        tray.list_opened.connect(self._read_list)

    def open(self, catalogue: Catalogue) -> None:
        """Reads the courses of its list from the catalogue that is now open."""
        self._catalogue = catalogue

    def _on_state(self, state: DeskState) -> None:
        self._tray.show_state(state)
        if self._tray.list.isVisible():
            self._read_list()

    def _on_ids(self, ids: frozenset[int]) -> None:
        self._tray.show_pending(len(ids))

    def _read_list(self) -> None:
        if self._catalogue is not None:
            self._tasks.search(
                self._catalogue.rows,
                self._desk.ids,
                done=self._on_rows,
                failed=self.failed.emit,
                lane="selection-list",
            )

    def _on_rows(self, _generation: int, rows: tuple[CourseRow, ...]) -> None:
        self._tray.list.show_rows(rows)

    def _on_lost(self, titles: tuple[str, ...]) -> None:
        text = self.tr("Le reste est revenu, mais ces formations ne sont plus dans le catalogue : %1")
        self._banner.notify("warning", text.replace("%1", " · ".join(titles)))

    def _on_deleted(self, name: str) -> None:
        text = self.tr("Sélection « %1 » supprimée. Les notes restent avec les formations.")
        self._banner.notify(
            "info",
            text.replace("%1", name),
            (self.tr("Annuler", "what was done"), self._desk.undo_stack.undo),
        )
