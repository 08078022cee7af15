"""The workbook of refused rows: where it goes, its writing, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.phrases import counted

if TYPE_CHECKING:
    from explorer.services.plan import ImportPlan
    from explorer.ui.flows.import_work import ImportWork


class ImportRejects(QObject):
    """Rows that a plan refuses, written for the user to put right and drop again."""

    written = Signal(str)
    """Tells how many rows the workbook holds."""
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
        told_plan: Callable[[], ImportPlan | None],
    ) -> None:
        """`told_plan` gives the plan that is shown, or that of the import just made."""
        super().__init__(window)
        self._told_plan = told_plan
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._work: ImportWork | None = None

    def open(self, work: ImportWork) -> None:
        """Works on the catalogue that is now open."""
        self._work = work

    def ask(self) -> None:
        """Asks where to write, then writes."""
        plan = self._told_plan()
        if plan is None:
            return
        from explorer.ui.dialogs.save_file import SaveFileDialog  # noqa: PLC0415 - rarely asked

        dialog = SaveFileDialog(
            self.tr("Enregistrer le classeur des rejets"),
            self.tr("Classeur Excel (*.xlsx)"),
            self._settings,
            self._window,
            purpose="export",
            name=f"{plan.file.stem} - rejets.xlsx",
            suffix="xlsx",
        )
        dialog.chosen.connect(partial(self._write, plan))
        dialog.open()

    def write(self, file: Path) -> None:
        """Writes the refused rows."""
        plan = self._told_plan()
        if plan is not None:
            self._write(plan, file)

    def _write(self, plan: ImportPlan, file: Path) -> None:
        if self._work is not None:
            done = partial(self._on_written, file.name)
            self._tasks.write(self._work.write_rejects, plan, file, done=done, failed=self.failed.emit)

    def _on_written(self, name: str, _generation: int, count: int) -> None:
        rows = counted(count, self.tr("ligne(s) à corriger", "", count))
        text = self.tr("« %1 » est enregistré : %2. Corrigé, il s’importe comme un autre fichier.")
        self.written.emit(text.replace("%2", rows).replace("%1", name))
