"""The imports made so far, and the way back of any of them: asked, done, and what it could not do, told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.services import wording
from explorer.tasks import Tasks
from explorer.ui.phrases import phrases, unbroken
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
        self._asked_id: int | None = None
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
        from explorer.ui.dialogs.question import Question  # noqa: PLC0415 - rarely asked

        later = [each for each in self.entries if each.id > entry.id and each.source == entry.source]
        is_last = all(each.undone_at is not None for each in later)
        self._asked_id = entry.id
        day = wording.date(entry.imported_at.astimezone().date())
        asked = unbroken(self.tr("Annuler l’import de « %1 » du %2 ?"))
        question = Question(
            self.tr("Annuler un import"),
            asked.replace("%1", entry.file_name).replace("%2", day),
            "\n".join(self._consequences(entry.counts, is_last=is_last)),
            self._window,
            go_on=self.tr("Annuler cet import"),
            leave=self.tr("Le garder"),
            is_harmful=False,
        )
        question.confirmed.connect(self._on_confirmed)
        question.open()

    def _consequences(self, counts: ImportCounts, *, is_last: bool) -> list[str]:
        def number(count: int) -> str:
            """What a later import says too is not taken back: nobody knows yet how much that is."""
            courses = phrases.courses(count)
            return courses if is_last else self.tr("au plus %1").replace("%1", courses)

        lines = []
        if counts.created:
            text = self.tr(
                "• %1 sera(seront) retirée(s) du catalogue ; celles que vous avez notées sont gardées.",
                "",
                counts.created,
            )
            lines.append(text.replace("%1", number(counts.created)))
        if counts.updated:
            text = self.tr("• %1 retrouvera(ont) ce qu’elle(s) disai(en)t avant.", "", counts.updated)
            lines.append(text.replace("%1", number(counts.updated)))
        if counts.missing:
            text = self.tr("• %1 ne sera(seront) plus marquée(s) disparue(s).", "", counts.missing)
            lines.append(text.replace("%1", number(counts.missing)))
        if not is_last:
            lines.append(
                self.tr(
                    "• Un import plus récent a mis à jour la même source : "
                    "ce qu’il dit aussi reste, et vous saurez quoi."
                )
            )
        lines.append(self.tr("Vos notes, vos avis et vos sélections ne changent pas."))
        return lines

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

    def _on_confirmed(self) -> None:
        if self._work is None or self._asked_id is None:
            return
        self._banner.follow(self.tr("Annulation de l’import…"))
        self._tasks.write(self._work.undo, self._asked_id, done=self._on_undone, failed=self._on_failed)

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
