"""The page Sélections at work: what it shows is read behind, what is done on it goes to the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.tasks import Tasks
from explorer.ui.desks.selection import DeskState, SelectionDesk
from explorer.ui.dialogs.dossier_form import DossierForm

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier, Dossiers, DossierView
    from explorer.services.opening import Services
    from explorer.ui.pages.selections.page import SelectionsPage


def read_page(dossiers: Dossiers, dossier_id: int) -> tuple[tuple[Dossier, ...], DossierView]:
    """Every dossier, and the one that is shown (in the worker)."""
    today = date.today()  # noqa: DTZ011 - a reader's day is the local one
    return dossiers.all(), dossiers.view(dossier_id, today)


class SelectionsFlow(QObject):
    """Every change goes through the desk, which can undo it."""

    failed = Signal(object)
    course_asked = Signal(int)
    explore_asked = Signal()
    export_asked = Signal()
    compare_asked = Signal(list)
    send_asked = Signal(object)
    """The `Dossier` to write to a file."""
    purge_asked = Signal(object)
    """The `Dossier` to remove for good."""

    def __init__(
        self,
        services: Services,
        desk: SelectionDesk,
        page: SelectionsPage,
        tasks: Tasks,
    ) -> None:
        super().__init__(page)
        self._services = services
        self._desk = desk
        self._tasks = tasks
        self._archived_id: int | None = None
        self._edited: Dossier | None = None
        self.page = page
        self._connect()

    def refresh(self, _state: DeskState | None = None) -> None:
        """Reads again what the page shows."""
        shown_id = self._shown_id()
        if shown_id is not None:
            self._tasks.search(
                read_page,
                self._services.dossiers,
                shown_id,
                done=self._on_read,
                failed=self.failed.emit,
                lane="dossier",
            )

    def leave(self, dossier_ids: Sequence[int]) -> None:
        """These dossiers are about to go: none of them is read any more."""
        if self._archived_id in dossier_ids:
            self._archived_id = None

    def create(self) -> None:
        """Asks what a new dossier is, then makes it."""
        form = DossierForm(None, self.page)
        form.entered.connect(self._on_created)
        form.open()

    def edit(self) -> None:
        """Asks for the name, the reference, the purpose and the last day of the dossier that is shown."""
        if self.page.view is not None:
            self._ask(self.page.view.dossier)

    def edit_current(self) -> None:
        """The same for the dossier in use, whichever the page shows."""
        if self._desk.state is not None:
            self._ask(self._desk.state.current)

    def shown_state(self) -> DeskState | None:
        """The dossier that the page shows: the one in use, or an archived one that is being read."""
        state, view = self._desk.state, self.page.view
        if self._archived_id is None or state is None or view is None:
            return state
        ids = tuple(each.item.course_id for each in view.lines)
        return replace(state, current=view.dossier, course_ids=ids, totals=view.totals)

    def _ask(self, dossier: Dossier) -> None:
        self._edited = dossier
        form = DossierForm(dossier, self.page.window())
        form.entered.connect(self._on_edited)
        form.open()

    def _connect(self) -> None:
        page = self.page
        self._desk.state_changed.connect(self.refresh)
        page.list.dossier_chosen.connect(self._on_chosen)
        page.list.create_asked.connect(self.create)
        page.edit_asked.connect(self.edit)
        page.duplicate_asked.connect(self._on_duplicate)
        page.archive_asked.connect(self._on_archive)
        page.delete_asked.connect(self._on_delete)
        page.purge_asked.connect(self._on_purge)
        page.send_asked.connect(self._on_send)
        page.move_asked.connect(self._on_move)
        page.status_edited.connect(self._on_status)
        page.export_asked.connect(self.export_asked)
        page.compare_asked.connect(self.compare_asked)
        page.explore_asked.connect(self.explore_asked)
        page.table.removal_asked.connect(self._on_remove)
        page.table.course_asked.connect(self.course_asked)
        panel = page.panel
        panel.removal_asked.connect(self._on_remove)
        panel.course_asked.connect(self.course_asked)
        panel.comment_edited.connect(self._on_comment)
        panel.action_edited.connect(self._on_action)
        panel.plan_edited.connect(self._on_plan)
        panel.note_edited.connect(self._desk.edit_note)
        panel.rating_edited.connect(self._desk.edit_rating)

    def _shown_id(self) -> int | None:
        """The dossier in use, or the archived one that is being read."""
        state = self._desk.state
        return self._archived_id or (state.current.id if state is not None else None)

    def _on_read(self, _generation: int, read: tuple[Sequence[Dossier], DossierView]) -> None:
        dossiers, view = read
        if self._archived_id is not None and view.dossier.archived_at is None:
            # It has just come out of the archives: it is one to work on.
            self._archived_id = None
            self._desk.switch(view.dossier.id)
        self.page.show_dossier(dossiers, view)

    def _on_chosen(self, dossier_id: int) -> None:
        self.page.save_pending()
        self._archived_id = None
        state = self._desk.state
        if state is not None and all(each.id != dossier_id for each in state.summaries):
            self._archived_id = dossier_id
            self.refresh()
        else:
            self._desk.switch(dossier_id)

    def _on_created(self, name: str, reference: object, purpose: object, until: object) -> None:
        self._archived_id = None
        self._desk.change(self.tr("création du dossier"), "create", name, reference, purpose, until)

    def _on_edited(self, name: str, reference: object, purpose: object, until: object) -> None:
        dossier = self._edited
        if dossier is None:
            return
        if name != dossier.name:
            self._desk.change(self.tr("nouveau nom du dossier"), "rename", dossier.id, name)
        if (reference, purpose, until) != (dossier.reference, dossier.purpose, dossier.retention_date):
            text = self.tr("modification du dossier")
            self._desk.change(text, "describe", dossier.id, reference, purpose, until)

    def _on_duplicate(self) -> None:
        self._act(self.tr("copie du dossier"), "duplicate")

    def _on_archive(self) -> None:
        if self.page.view is None:
            return
        if self.page.view.dossier.archived_at:
            self._act(self.tr("sortie des archives"), "unarchive")
        else:
            self._act(self.tr("archivage du dossier"), "archive")

    def _on_delete(self) -> None:
        if self._archived_id is None:
            self._desk.delete()
        else:
            self._act(self.tr("suppression du dossier"), "delete")
            self._archived_id = None

    def _on_remove(self, course_ids: list[int]) -> None:
        if self._archived_id is None:
            self._desk.remove(course_ids)
        else:
            self._act(self.tr("retrait du dossier"), "remove", tuple(course_ids))

    def _on_move(self, course_ids: list[int], rank: int) -> None:
        self._act(self.tr("changement de rang"), "move", tuple(course_ids), rank)

    def _on_status(self, course_ids: list[int], status: str, reason: str | None) -> None:
        self._act(self.tr("décision"), "set_status", tuple(course_ids), status, reason)

    def _on_comment(self, course_id: int, comment: str | None) -> None:
        self._act(self.tr("commentaire"), "set_comment", course_id, comment)

    def _on_action(self, course_id: int, action: str | None, on: date | None) -> None:
        self._act(self.tr("prochaine action"), "set_next_action", course_id, action, on)

    def _on_plan(self, course_id: int, figures: object) -> None:
        self._act(self.tr("plan de formation"), "set_plan", course_id, figures)

    def _act(self, text: str, operation: str, *args: object) -> None:
        """Changes the dossier that is in sight: another one may be in use already, and about to be shown."""
        if self.page.view is not None:
            self._desk.change(text, operation, self.page.view.dossier.id, *args)

    def _on_send(self) -> None:
        if self.page.view is not None:
            self.send_asked.emit(self.page.view.dossier)

    def _on_purge(self) -> None:
        if self.page.view is not None:
            self.purge_asked.emit(self.page.view.dossier)
