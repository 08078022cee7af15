"""Dossiers that go for good: told at the start once their date is past, gone only after a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.services import wording
from explorer.tasks import Tasks
from explorer.ui.desks.selection import SelectionDesk
from explorer.ui.phrases import phrases, unbroken
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier, Dossiers

NAMED: Final = 3
"""Dossiers told by their name; the question lists them all."""


class DossierPurge(QObject):
    """Says which dossiers must go, asks, then has the desk remove them."""

    failed = Signal(object)
    look_asked = Signal()
    """The user wants to see the dossiers first."""
    confirmed = Signal(object)
    """Numbers of the dossiers that are about to go."""

    def __init__(
        self, dossiers: Dossiers, desk: SelectionDesk, tasks: Tasks, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._dossiers = dossiers
        self._desk = desk
        self._tasks = tasks
        self._banner = banner
        self._window = window
        self._due: Sequence[Dossier] = ()
        self._asked: tuple[int, ...] = ()

    def remind(self) -> None:
        """Says which dossiers must go, if any."""
        today = date.today()  # noqa: DTZ011 - a reader's day is the local one
        self._tasks.search(
            self._dossiers.due, today, done=self._on_due, failed=self.failed.emit, lane="dossiers-due"
        )

    def ask(self, dossier: Dossier) -> None:
        """Asks whether one dossier must go."""
        self._ask(
            (dossier.id,),
            unbroken(self.tr("Supprimer définitivement « %1 » ?")).replace("%1", dossier.name),
            self.tr(
                "Le dossier (%1), ses décisions, ses commentaires et son historique seront effacés : "
                "rien ne les ramènera. Les formations du catalogue et vos notes sur elles restent."
            ).replace("%1", phrases.courses(dossier.count)),
        )

    def _on_due(self, _generation: int, due: Sequence[Dossier]) -> None:
        self._due = due
        if due:
            names = ", ".join(f"« {each.name} »" for each in due[:NAMED]) + ("…" if len(due) > NAMED else "")
            text = self.tr("À supprimer, la date de conservation est passée : %1.").replace("%1", names)
            self._banner.notify(
                "warning",
                text,
                (self.tr("Voir"), self._on_look),
                (self.tr("Supprimer définitivement…"), self._on_purge_due),
            )

    def _on_look(self) -> None:
        self.look_asked.emit()

    def _on_purge_due(self) -> None:
        """Those that were deleted, which only Ctrl+Z could bring back, are among them: no list shows them."""
        lines = "\n".join(f"• {each.name} – {wording.date(each.retention_date)}" for each in self._due)
        told = self.tr(
            "Leurs décisions, leurs commentaires et leur historique seront effacés : rien ne les ramènera. "
            "Les formations du catalogue et vos notes sur elles restent."
        )
        self._ask(
            tuple(each.id for each in self._due),
            unbroken(self.tr("Supprimer définitivement %n dossier(s) ?", "", len(self._due))),
            f"{lines}\n\n{told}",
        )

    def _ask(self, dossier_ids: tuple[int, ...], question: str, told: str) -> None:
        from explorer.ui.dialogs.question import Question  # noqa: PLC0415 - rarely asked

        self._asked = dossier_ids
        box = Question(
            self.tr("Supprimer définitivement"),
            question,
            told,
            self._window,
            go_on=self.tr("Supprimer définitivement"),
            leave=self.tr("Garder le dossier"),
            is_harmful=True,
        )
        box.confirmed.connect(self._on_confirmed)
        box.open()

    def _on_confirmed(self) -> None:
        self.confirmed.emit(self._asked)
        self._banner.dismiss()
        self._desk.purge(self._asked)
