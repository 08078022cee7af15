"""The pages about dossiers, put together: Sélections, the comparison, and what passes between colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.services.dossier_file import SUFFIX
from explorer.services.opening import Services
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.comparison_flow import ComparisonFlow
from explorer.ui.dossier_exchange import DossierExchange
from explorer.ui.pages.comparison.page import ComparisonPage
from explorer.ui.pages.selections.page import SelectionsPage
from explorer.ui.selection_desk import DeskState, SelectionDesk
from explorer.ui.selections_flow import SelectionsFlow
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

SELECTIONS, COMPARISON = "selections", "comparison"


class DossierPages(QObject):
    """Owns the flows; `page_asked` names the page to bring to the front."""

    page_asked = Signal(str)
    back_asked = Signal()
    """To the page that one came from."""
    course_asked = Signal(int)
    explore_asked = Signal()
    export_asked = Signal()
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        desk: SelectionDesk,
        tasks: Tasks,
        banner: Banner,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self.selections = SelectionsFlow(services, desk, SelectionsPage(settings, theme), tasks, banner)
        self.comparison = ComparisonFlow(services.comparing, ComparisonPage(theme), tasks, settings, banner)
        self.exchange = DossierExchange(services.dossier_files, tasks, settings, banner, self.selections.page)
        for flow in (self.selections, self.comparison, self.exchange):
            flow.failed.connect(self.failed)
        self.selections.shown_asked.connect(self._on_selections)
        self.selections.course_asked.connect(self.course_asked)
        self.selections.explore_asked.connect(self.explore_asked)
        self.selections.export_asked.connect(self.export_asked)
        self.selections.compare_asked.connect(self.comparison.compare)
        self.selections.send_asked.connect(self.exchange.send)
        self.selections.page.list.open_asked.connect(self.exchange.choose)
        self.comparison.shown_asked.connect(self._on_comparison)
        self.comparison.page.left.connect(self.back_asked)
        self.comparison.page.course_asked.connect(self.course_asked)
        self.exchange.received.connect(self._on_received)

    def take(self, files: Sequence[Path]) -> Sequence[Path]:
        """Opens the dossiers among files that were dropped; returns the others."""
        sent = [each for each in files if each.name.lower().endswith(SUFFIX)]
        if sent:
            self.exchange.receive(sent[0])
        return [each for each in files if each not in sent]

    def state_in_sight(self) -> DeskState | None:
        """The dossier that one has before one’s eyes: that of the page, or the one in use."""
        return self.selections.shown_state() if self.selections.page.isVisible() else self._desk.state

    def save_pending(self) -> None:
        """Emits what is being written."""
        self.selections.page.save_pending()

    def _on_selections(self) -> None:
        self.page_asked.emit(SELECTIONS)

    def _on_comparison(self) -> None:
        self.page_asked.emit(COMPARISON)

    def _on_received(self, dossier_id: int) -> None:
        self._desk.switch(dossier_id)
        self.page_asked.emit(SELECTIONS)
