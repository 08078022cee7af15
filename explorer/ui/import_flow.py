"""From a file to the catalogue: preview, plan to confirm, application, and the way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import paths
from explorer.settings import Settings
from explorer.tasks import Task, Tasks
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.opening import Services
    from explorer.services.plan import ImportPlan, ImportReport, UndoReport
    from explorer.ui.dialogs.import_plan import ImportPlanDialog


class ImportFlow(QObject):
    """One file at a time; others that were dropped with it wait. Nothing is written before « Importer »."""

    catalogue_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, settings: Settings, theme: Theme, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._settings = settings
        self._theme = theme
        self._banner = banner
        self._window = window
        self._services: Services | None = None
        self._waiting: deque[Path] = deque()
        self._file: Path | None = None
        self._axis: str | None = None
        self._sheets: tuple[str, ...] = ()
        self._task: Task | None = None
        self._dialog: ImportPlanDialog | None = None
        self._last_import_id: int | None = None

    def open(self, services: Services) -> None:
        """Starts to work on the catalogue that is now open; files dropped before wait no longer."""
        self._services = services
        self._next()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read, looked at or written."""
        return self._file is not None

    def choose(self) -> None:
        """Asks for files, then imports them."""
        dialog = QFileDialog(self._window, self.tr("Importer une cartographie"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Classeurs et tableaux (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)"),
                self.tr("Tous les fichiers (*)"),
            ]
        )
        dialog.setDirectory(str(self._settings.folder("import", paths.documents_folder())))
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start(self, files: Sequence[Path]) -> None:
        """Imports `files`, one after the other."""
        self._waiting.extend(files)
        self._next()

    def cancel(self) -> None:
        """Stops the reading or the writing under way; the catalogue stays as it was."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def undo_last(self) -> None:
        """Puts the catalogue back as it was before the import just made."""
        if self._services is None or self._last_import_id is None:
            return
        import_id, self._last_import_id = self._last_import_id, None
        self._banner.follow(self.tr("Annulation de l’import…"))
        self._tasks.write(
            self._services.imports.undo, import_id, done=self._on_undone, failed=self._on_failed
        )

    def _on_chosen(self, names: list[str]) -> None:
        files = [Path(name) for name in names]
        self._settings.set_folder("import", files[0].parent)
        self.start(files)

    def _next(self) -> None:
        if self._services is None or self.is_busy or not self._waiting:
            return
        self._file = self._waiting.popleft()
        self._axis = None
        self._sheets = ()
        self._preview()

    def _preview(self) -> None:
        if self._services is None or self._file is None:
            return
        if self._dialog is None:
            text = self.tr("Lecture de « %1 »…").replace("%1", self._file.name)
            self._banner.follow(text, (self.tr("Annuler"), self.cancel))
        self._task = self._tasks.write(
            partial(self._services.imports.preview, self._file, axis=self._axis, sheets=self._sheets),
            progress=self._banner.advance,
            done=self._on_plan,
            failed=self._on_refused,
            cancelled=self._on_cancelled,
        )

    def _on_plan(self, _generation: int, plan: ImportPlan) -> None:
        self._banner.dismiss()
        if self._dialog is None:
            from explorer.ui.dialogs.import_plan import ImportPlanDialog  # noqa: PLC0415 - after first paint

            self._dialog = ImportPlanDialog(self._theme, self._window)
            self._dialog.replan_asked.connect(self._on_replan)
            self._dialog.rejects_asked.connect(self._on_rejects)
            self._dialog.finished.connect(self._on_decided)
            self._dialog.open()
        self._dialog.show_plan(plan, self._axis)

    def _on_replan(self, sheets: tuple[str, ...], axis: str | None) -> None:
        self._sheets = sheets
        self._axis = axis
        self._preview()

    def _on_refused(self, error: Exception) -> None:
        self._banner.dismiss()
        sheets = getattr(error, "sheets", None)
        if isinstance(sheets, tuple) and self._file is not None and self._axis is None:
            from explorer.ui.dialogs.axis_question import AxisQuestion  # noqa: PLC0415 - after first paint

            question = AxisQuestion(self._file.name, sheets, self._window)
            question.axis_chosen.connect(self._on_axis)
            question.rejected.connect(self._on_cancelled)
            question.open()
            return
        if self._dialog is not None:
            # The plan of the sheets chosen before is still there to be confirmed or left.
            self._dialog.show_previous_plan()
            self.failed.emit(error)
            return
        self._end()
        self.failed.emit(error)

    def _on_axis(self, axis: str) -> None:
        self._axis = axis
        self._preview()

    def _on_cancelled(self) -> None:
        self._banner.notify("info", self.tr("Import annulé. Votre catalogue n’a pas changé."))
        self._end()

    def _on_decided(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        plan = dialog.plan if dialog is not None else None
        if not result or plan is None or self._services is None:
            if self._task is not None:
                self._task.drop()
            self._end()
            return
        text = self.tr("Import de « %1 »…").replace("%1", plan.file.name)
        self._banner.follow(text, (self.tr("Annuler"), self.cancel))
        self._task = self._tasks.write(
            self._services.imports.apply,
            plan,
            progress=self._banner.advance,
            done=self._on_applied,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_applied(self, _generation: int, report: ImportReport) -> None:
        counts = report.counts
        self._last_import_id = report.import_id
        if report.import_id is None:
            self._banner.notify("info", self.tr("Ce fichier était déjà importé : rien n’a changé."))
            self._end()
            return
        parts = [
            counted(number, words)
            for number, words in (
                (counts.created, self.tr("créée(s)", "", counts.created)),
                (counts.updated, self.tr("modifiée(s)", "", counts.updated)),
                (counts.unchanged, self.tr("inchangée(s)", "", counts.unchanged)),
                (counts.missing, self.tr("disparue(s), conservée(s)", "", counts.missing)),
                (counts.rejected, self.tr("rejetée(s)", "", counts.rejected)),
            )
            if number
        ]
        text = self.tr("Import terminé : %1.").replace("%1", ", ".join(parts))
        self._banner.notify("success", text, (self.tr("Annuler cet import"), self.undo_last))
        self._end()
        self.catalogue_changed.emit()

    def _on_undone(self, _generation: int, report: UndoReport) -> None:
        text = self.tr("Import annulé : le catalogue est revenu à son état d’avant. Vos notes sont gardées.")
        kept = "".join("\n" + phrases.labelled(each.title, each.reason) for each in report.kept)
        self._banner.notify("warning" if kept else "success", text + kept)
        self.catalogue_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._banner.dismiss()
        self._end()
        self.failed.emit(error)

    def _on_rejects(self) -> None:
        plan = self._dialog.plan if self._dialog is not None else None
        if plan is None:
            return
        dialog = QFileDialog(self._dialog, self.tr("Enregistrer le classeur des rejets"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Classeur Excel (*.xlsx)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.setDirectory(str(self._settings.folder("export", paths.documents_folder())))
        dialog.selectFile(f"{plan.file.stem} - rejets.xlsx")
        dialog.fileSelected.connect(self._on_rejects_target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_rejects_target(self, name: str) -> None:
        self._settings.set_folder("export", Path(name).parent)
        self.write_rejects_to(Path(name))

    def write_rejects_to(self, file: Path) -> None:
        """Writes the refused rows of the plan that is shown."""
        plan = self._dialog.plan if self._dialog is not None else None
        if plan is not None and self._services is not None:
            self._tasks.write(
                self._services.write_rejects,
                plan,
                file,
                done=self._on_rejects_written,
                failed=self.failed.emit,
            )

    def _on_rejects_written(self, _generation: int, count: int) -> None:
        if self._dialog is not None:
            text = self.tr("%1 dans le classeur des rejets").replace(
                "%1", counted(count, self.tr("ligne(s)", "", count))
            )
            self._dialog.say(text)

    def _end(self) -> None:
        self._file = None
        self._task = None
        self._next()
