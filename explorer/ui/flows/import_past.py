"""The imports made so far, and the way back of any of them: asked, done, and what it could not do, told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.tasks import Tasks
from explorer.ui.phrases import counted
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.imports import ImportEntry, UndoReport
    from explorer.services.plan import ImportCounts
    from explorer.ui.flows.import_work import ImportWork


class ImportPast(QObject):
    """Reads the history away from the window; an import is taken back only after a question."""

    read = Signal(object)
    """The imports, newest first."""
    undone = Signal(object)
    """An `UndoReport`."""
    failed = Signal(object)

    def __init__(self, tasks: Tasks, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._banner = banner
        self._window = window
        self._work: ImportWork | None = None
        self._wanted_id: int | None = None
        self.entries: tuple[ImportEntry, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources that the user's own imports brought, the last first."""
        return tuple(dict.fromkeys(each.source for each in self.entries if not each.is_sample))

    def new_source(self, file: Path) -> str:
        """What a new source made of this file would be called."""
        from explorer.services.editions import name_for  # noqa: PLC0415 - after the first paint

        return name_for(file.name, {each.source for each in self.entries})

    def open(self, work: ImportWork) -> None:
        """Works on the catalogue that is now open."""
        self._work = work
        self.refresh()

    def refresh(self) -> None:
        """Reads the history again."""
        if self._work is not None:
            self._tasks.search(
                self._work.history, done=self._on_read, failed=self.failed.emit, lane="import-history"
            )

    def ask_to_undo(self, import_id: int) -> None:
        """Asks whether to take this import back, as soon as the history tells it."""
        self._wanted_id = import_id
        self._ask_wanted()

    def ask(self, entry: ImportEntry) -> None:
        """Asks whether to take this import back, and says what that will do."""
        from explorer.ui.dialogs.undo_question import UndoQuestion  # noqa: PLC0415 - rarely opened

        later = [each for each in self.entries if each.id > entry.id and each.source == entry.source]
        is_last = all(each.undone_at is not None for each in later)
        question = UndoQuestion(entry, self._window, is_last=is_last)
        question.confirmed.connect(self._on_confirmed)
        question.open()

    def counts_text(self, counts: ImportCounts) -> str:
        """« 38 créées, 12 modifiées, 1 disparue, conservée »; the counts that are not 0."""
        parts = (
            (counts.created, self.tr("créée(s)", "", counts.created)),
            (counts.updated, self.tr("modifiée(s)", "", counts.updated)),
            (counts.unchanged, self.tr("inchangée(s)", "", counts.unchanged)),
            (counts.missing, self.tr("disparue(s), conservée(s)", "", counts.missing)),
            (counts.rejected, self.tr("rejetée(s)", "", counts.rejected)),
        )
        return ", ".join(counted(number, words) for number, words in parts if number)

    def _ask_wanted(self) -> None:
        for entry in self.entries:
            if entry.id == self._wanted_id:
                self._wanted_id = None
                if entry.undone_at is None:
                    self.ask(entry)

    def _on_read(self, _generation: int, entries: tuple[ImportEntry, ...]) -> None:
        self.entries = entries
        self.read.emit(entries)
        self._ask_wanted()

    def _on_confirmed(self, import_id: int) -> None:
        if self._work is None:
            return
        self._banner.follow(self.tr("Annulation de l’import…"))
        self._tasks.write(self._work.undo, import_id, done=self._on_undone, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._banner.dismiss()
        self.failed.emit(error)

    def _on_undone(self, _generation: int, report: UndoReport) -> None:
        text = self.tr("Import annulé : ce qu’il avait changé est repris. Vos notes sont gardées.")
        if report.kept:
            count = len(report.kept)
            text = self.tr(
                "Import annulé, sauf pour %n formation(s) : la page Imports dit pourquoi.", "", count
            )
        self._banner.notify("warning" if report.kept else "success", text)
        self.refresh()
        self.undone.emit(report)
