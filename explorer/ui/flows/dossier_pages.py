"""The pages about dossiers, each made when it is first needed, and what passes between colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.desks.selection import DeskState, SelectionDesk
from explorer.ui.flows.dossier_purge import DossierPurge
from explorer.ui.page_stack import COMPARISON, SELECTIONS, PageStack
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier
    from explorer.services.opening import Services
    from explorer.ui.flows.comparison import ComparisonFlow
    from explorer.ui.flows.dossier_exchange import DossierExchange
    from explorer.ui.flows.selections import SelectionsFlow


class DossierPages(QObject):
    """Owns the flows. None is made at the start: who looks for a course waits for none of their pages."""

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
        pages: PageStack,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(desk)
        self._services = services
        self._desk = desk
        self._tasks = tasks
        self._banner = banner
        self._pages = pages
        self._settings = settings
        self._theme = theme
        self._selections: SelectionsFlow | None = None
        self._comparison: ComparisonFlow | None = None
        self._exchange: DossierExchange | None = None
        self.purge = DossierPurge(services.dossiers, desk, tasks, banner, pages.window())
        self.purge.failed.connect(self.failed)
        self.purge.look_asked.connect(self._on_look)
        pages.promise(SELECTIONS, self._selections_page)

    @property
    def selections(self) -> SelectionsFlow:
        """The page *Sélections* at work."""
        if self._selections is None:
            self._selections = self._made_selections()
            self._selections.refresh()
        return self._selections

    @property
    def comparison(self) -> ComparisonFlow:
        """The comparison at work."""
        if self._comparison is None:
            self._comparison = self._made_comparison()
        return self._comparison

    @property
    def exchange(self) -> DossierExchange:
        """What passes between colleagues."""
        if self._exchange is None:
            from explorer.ui.flows.dossier_exchange import DossierExchange  # noqa: PLC0415 - rarely used

            self._exchange = DossierExchange(
                self._services.dossier_files,
                self._tasks,
                self._banner,
                self._pages.window(),
                settings=self._settings,
                theme=self._theme,
            )
            self._exchange.failed.connect(self.failed)
            self._exchange.received.connect(self._on_received)
        return self._exchange

    def compare(self, course_ids: Sequence[int]) -> None:
        """Sets these courses side by side."""
        self.comparison.compare(course_ids)

    def create(self) -> None:
        """Asks what a new dossier is, then makes it."""
        self.selections.create()

    def edit_current(self) -> None:
        """Asks for what is known of the dossier in use."""
        self.selections.edit_current()

    def take(self, files: Sequence[Path]) -> Sequence[Path]:
        """Opens the dossiers among files that were dropped; returns the others."""
        from explorer.services.dossier_file import SUFFIX  # noqa: PLC0415 - rarely used

        sent = [each for each in files if each.name.lower().endswith(SUFFIX)]
        if sent:
            self.exchange.receive(sent[0])
        return [each for each in files if each not in sent]

    def state_in_sight(self) -> DeskState | None:
        """The dossier that one has before one’s eyes: that of the page, or the one in use."""
        flow = self._selections
        return flow.shown_state() if flow is not None and flow.page.isVisible() else self._desk.state

    def save_pending(self) -> None:
        """Emits what is being written."""
        if self._selections is not None:
            self._selections.page.save_pending()

    def _selections_page(self) -> QWidget:
        return self.selections.page

    def _made_selections(self) -> SelectionsFlow:
        from explorer.ui.flows.selections import SelectionsFlow  # noqa: PLC0415
        from explorer.ui.pages.selections.page import SelectionsPage  # noqa: PLC0415 - when it is shown

        page = SelectionsPage(self._settings, self._theme)
        flow = SelectionsFlow(self._services, self._desk, page, self._tasks)
        flow.failed.connect(self.failed)
        flow.course_asked.connect(self.course_asked)
        flow.explore_asked.connect(self.explore_asked)
        flow.export_asked.connect(self.export_asked)
        flow.compare_asked.connect(self.compare)
        flow.send_asked.connect(self._on_send)
        flow.purge_asked.connect(self.purge.ask)
        self._desk.opinion_refused.connect(page.panel.refuse)
        self.purge.confirmed.connect(flow.leave)
        page.list.open_asked.connect(self._on_open)
        self._pages.add(SELECTIONS, page)
        return flow

    def _made_comparison(self) -> ComparisonFlow:
        from explorer.ui.flows.comparison import ComparisonFlow  # noqa: PLC0415 - when it is shown
        from explorer.ui.pages.comparison.page import ComparisonPage  # noqa: PLC0415

        page = ComparisonPage(self._theme)
        flow = ComparisonFlow(self._services.comparing, page, self._tasks, self._settings, self._banner)
        flow.failed.connect(self.failed)
        flow.shown_asked.connect(self._on_comparison)
        page.left.connect(self._pages.go_back)
        page.course_asked.connect(self.course_asked)
        self._pages.add(COMPARISON, page)
        return flow

    def _on_look(self) -> None:
        self._pages.show_page(SELECTIONS)

    def _on_comparison(self) -> None:
        self._pages.show_page(COMPARISON)

    def _on_send(self, dossier: Dossier) -> None:
        self.exchange.send(dossier)

    def _on_open(self) -> None:
        self.exchange.choose()

    def _on_received(self, dossier_id: int) -> None:
        self._desk.switch(dossier_id)
        self._pages.show_page(SELECTIONS)
