"""From a file to the catalogue: what it holds, what it would change, its writing, and the way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.settings import Settings
from explorer.tasks import Task, Tasks
from explorer.ui.flows.import_notices import ImportNotices
from explorer.ui.flows.import_password import ImportPassword
from explorer.ui.flows.import_past import ImportPast
from explorer.ui.flows.import_rejects import ImportRejects
from explorer.ui.page_stack import EXPLORER, IMPORTS, PageStack
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.imports import Choices, ImportReport, Inspection, UndoReport
    from explorer.services.opening import Services
    from explorer.services.plan import ImportPlan
    from explorer.ui.flows.import_work import ImportWork, Look
    from explorer.ui.models.plan_index import PlanIndex
    from explorer.ui.pages.imports.page import ImportsPage


class ImportFlow(QObject):
    """One file at a time; others that were dropped with it wait. Nothing is written before « Importer »."""

    catalogue_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        banner: Banner,
        pages: PageStack,
        window: QWidget,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._settings = settings
        self._theme = theme
        self._banner = banner
        self._notices = ImportNotices(banner, self)
        self._pages = pages
        self._window = window
        self._work: ImportWork | None = None
        self.page: ImportsPage | None = None
        self._waiting: deque[Path] = deque()
        self._file: Path | None = None
        self._source: str | None = None
        self._inspection: Inspection | None = None
        self._index: PlanIndex | None = None
        self._applied: ImportPlan | None = None
        self.past = ImportPast(tasks, banner, window)
        self.past.failed.connect(self.failed)
        self.past.undone.connect(self._on_undone)
        self._password = ImportPassword(theme, window)
        self._password.given.connect(self._look)
        self._password.refused.connect(self._on_cancelled)
        self._rejects = ImportRejects(tasks, settings, window, self._told_plan)
        self._rejects.failed.connect(self.failed)
        self._rejects.written.connect(self._on_rejects_written)
        self._last_import_id: int | None = None
        self._given_up: tuple[Path, Choices, str | None] | None = None
        self._task: Task | None = None

    def open(self, services: Services) -> None:
        """Works on the catalogue that is now open; files dropped before wait no longer."""
        self._pages.promise(IMPORTS, partial(self._made_page, services))
        if self._waiting:
            self._show_page()
            self._next()

    def _show_page(self) -> None:
        self._pages.show_page(IMPORTS)

    def _made_page(self, services: Services) -> ImportsPage:
        from explorer.ui.flows.import_work import ImportWork  # noqa: PLC0415 - when it is shown
        from explorer.ui.pages.imports.page import ImportsPage  # noqa: PLC0415

        self._work = ImportWork(services)
        self.page = page = ImportsPage(self._tasks, self._theme)
        page.home.choose_asked.connect(self.choose)
        page.home.duplicates.open(services.duplicates)
        page.home.duplicates.failed.connect(self.failed)
        page.home.history.undo_asked.connect(self.past.ask)
        self.past.read.connect(page.home.history.show_history)
        self.past.read.connect(self._show_source)
        page.step_asked.connect(self._on_step)
        page.confirm_asked.connect(self._on_confirmed)
        page.cancel_asked.connect(self.cancel)
        page.rejects_asked.connect(self._rejects.ask)
        for step in (page.file_step.text, page.sheets_step, page.columns_step):
            step.choices_changed.connect(self._redraw)
        page.columns_step.forget_asked.connect(self._on_forget)
        page.values_step.choices_changed.connect(self._on_answers)
        page.file_step.source_changed.connect(self._on_source)
        page.file_step.another_asked.connect(self._on_another)
        page.report.undo_asked.connect(self.undo_last)
        page.report.rejects_asked.connect(self._rejects.ask)
        page.report.courses_asked.connect(partial(self._pages.show_page, EXPLORER))
        page.report.another_asked.connect(self._on_further)
        self._rejects.open(self._work)
        self.past.open(self._work)
        return page

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read, looked at or written."""
        return self._file is not None

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that « Importer » would write."""
        return self._index.plan if self._index is not None else None

    @property
    def inspection(self) -> Inspection | None:
        """What the file under way holds, and what was decided of it."""
        return self._inspection

    def choose(self) -> None:
        """Asks for files, then imports them."""
        from explorer.ui.dialogs.import_files import ImportFilesDialog  # noqa: PLC0415 - after the first paint

        self._show_page()
        if self._work is not None and not self.is_busy:
            self._tasks.write(self._work.prepare, failed=self.failed.emit)
        dialog = ImportFilesDialog(self._settings, self._window)
        dialog.chosen.connect(self.start)
        dialog.open()

    def start(self, files: Sequence[Path]) -> None:
        """Imports `files`, one after the other."""
        if not self.is_busy:
            self._banner.dismiss()  # what it says is of something else
        self._waiting.extend(files)
        self._given_up = None
        self._show_page()
        if self.is_busy and self.page is not None and self.page.step is not None:
            self.page.show_step(self.page.step, waiting=len(self._waiting))
        self._next()

    def cancel(self) -> None:
        """Gives the file up: stops the reading or the writing under way; the catalogue stays as it was."""
        if self._task is not None:
            self._task.cancel()
            if self.page is not None:
                self.page.progress.stopping()
        elif self.is_busy:
            self._on_cancelled()

    def undo_last(self) -> None:
        """Asks, then puts the catalogue back as it was before the import just made."""
        if self._last_import_id is not None:
            self.past.ask_to_undo(self._last_import_id)

    # The file and its plan.

    def _on_another(self) -> None:
        self._on_cancelled()
        self.choose()

    def _on_further(self) -> None:
        """The next file that waits, or another one to be chosen."""
        if self._waiting:
            self._next()
        else:
            self.choose()

    def _next(self) -> None:
        if self._work is None or self.is_busy or not self._waiting:
            return
        self._file = self._waiting.popleft()
        self._source = None
        self._look()

    def _look(self, choices: Choices | None = None) -> None:
        """Looks at the file and goes to its first question, or straight to its plan."""
        if self._work is None or self._file is None:
            return
        self._follow(self.tr("Lecture de « %1 »…").replace("%1", self._file.name))
        self._run(partial(self._work.look, self._file, choices, self._source), self._on_looked)

    def _redraw(self, choices: Choices) -> None:
        """Looks again at the file without leaving the step; an earlier look is dropped."""
        if self._work is None or self._file is None:
            return
        if self._task is not None:
            self._task.drop()
        self._index = None
        if self._inspection is not None:
            self._inspection = replace(self._inspection, choices=choices)
        self._run(partial(self._work.redraw, self._file, choices), self._on_redrawn)

    def _plan(self) -> None:
        """Makes the plan of what was decided, and shows it."""
        if self._work is None or self._inspection is None:
            return
        if self._task is not None:  # a change in a step is still being read
            self._task.drop()
            self._look(self._inspection.choices)
            return
        self._follow(self.tr("Comparaison avec le catalogue…"))
        self._run(partial(self._work.planned, self._inspection, self._source), self._on_looked)

    def _follow(self, text: str) -> None:
        if self.page is not None:
            self.page.show_progress(text, self.tr("Rien n’est écrit avant votre accord."), is_opening=True)

    def _run(
        self,
        function: Callable[..., object],
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._task = self._tasks.write(
            function,
            progress=self._on_progress,
            done=done,
            failed=failed or self._on_refused,
            cancelled=self._on_cancelled,
        )

    def _on_progress(self, done: int, total: int | None) -> None:
        if self.page is not None:
            self.page.advance(done, total)

    def _on_looked(self, _generation: int, look: Look) -> None:
        from explorer.ui.pages.imports.page import PLAN, SHEETS  # noqa: PLC0415 - when it is shown

        self._task = None
        if self.page is None:
            return
        self._show(look)
        self.page.show_step(SHEETS if look.index is None else PLAN, waiting=len(self._waiting))
        if not self.page.isVisible():
            self._notices.tell_read(look.inspection.file.name, self._show_page)

    def _on_redrawn(self, _generation: int, look: Look) -> None:
        self._task = None
        self._show(look)

    def _show(self, look: Look) -> None:
        if self.page is None:
            return
        self._inspection = look.inspection
        self._index = look.index
        self.page.show_inspection(look.inspection)
        if look.index is not None:
            self.page.show_plan(look.index, look.shown)
        self._show_source()

    def _show_source(self) -> None:
        """Also once the history is read, which may be after the file when this one is small."""
        if self.page is not None and self._inspection is not None:
            source = self._source if self.plan is None else self.plan.source
            new = self.past.new_source(self._inspection.file)
            self.page.file_step.show_source(source, self.past.sources, new)

    def _on_forget(self) -> None:
        """Forgets what was decided for such files, and looks at this one anew."""
        from explorer.services.imports import Choices  # noqa: PLC0415 - after the first paint

        if self._work is not None and self._inspection is not None:
            self._tasks.write(self._work.forget, self._inspection, failed=self.failed.emit)
            self._redraw(Choices(open=self._inspection.choices.open, recall=False))

    def _on_answers(self, choices: Choices) -> None:
        """Answers change the plan, not what the file holds."""
        if self._inspection is not None and self.page is not None:
            self._inspection = replace(self._inspection, choices=choices)
            self._index = None
            self.page.show_inspection(self._inspection)

    def _on_source(self, source: str) -> None:
        self._source = source or None
        self._index = None

    def _on_step(self, step: int) -> None:
        from explorer.ui.pages.imports.page import PLAN  # noqa: PLC0415 - after the first paint

        if self.page is None:
            return
        if step == PLAN and self._index is None:
            self._plan()
        else:
            self.page.show_step(step, waiting=len(self._waiting))

    def _on_refused(self, error: Exception) -> None:
        from explorer.services.imports import PasswordNeeded  # noqa: PLC0415 - after the first paint

        self._task = None
        if isinstance(error, PasswordNeeded) and self._file is not None:
            self._password.ask(self._file.name, wrong=error.wrong)
            return
        if self._inspection is not None and self.page is not None:
            # What was decided before still stands and can be changed.
            self.page.show_inspection(self._inspection)
            self.page.show_step(self.page.last_step, waiting=len(self._waiting))
            self.failed.emit(error)
            return
        self._end()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        """Tells it, with a way back to what was decided of the file."""
        self._task = None
        if self._file is not None:
            can_resume = self._inspection is not None and not self._waiting
            if self._inspection is not None:
                self._given_up = (self._file, self._inspection.choices, self._source)
            self._notices.tell_given_up(self._file.name, self._resume if can_resume else None)
        if self._work is not None:
            self._tasks.write(self._work.release, failed=self.failed.emit)
        self._end()

    def _resume(self) -> None:
        """Goes on with the file that was given up last, where its questions were left."""
        if self._given_up is not None and not self.is_busy:
            self._file, choices, self._source = self._given_up
            self._given_up = None
            self._show_page()
            self._look(choices)

    # The writing and the way back.

    def _on_confirmed(self) -> None:
        plan = self.plan
        if self._work is None or self.page is None or plan is None:
            return
        self.page.show_progress(
            self.tr("Import de « %1 »…").replace("%1", plan.file.name),
            self.tr("Annuler laisse le catalogue comme il était : tout est écrit, ou rien."),
        )
        self._run(partial(self._work.apply, plan), self._on_applied, self._on_not_written)

    def _on_applied(self, _generation: int, report: ImportReport) -> None:
        self._task = None
        self._applied = self.plan
        self._last_import_id = report.import_id
        if self.page is None or self._file is None:
            return
        if self._applied is not None:
            self.page.show_report(self._applied, report, waiting=len(self._waiting))
        if report.import_id is None:
            self._notices.tell_known(self._file.name)
            self._end(is_home=False)
            return
        self._notices.tell_done(self._file.name, report.counts, self.undo_last)
        # The refused rows can be taken from this report alone: the next file waits until it was read.
        self._end(is_home=False, goes_on=not report.counts.rejected)
        self.past.refresh()
        self._tell_change()

    def _on_not_written(self, error: Exception) -> None:
        """What was decided may be taken up again: the file has changed since, the disk was full."""
        self._on_cancelled()
        self.failed.emit(error)

    def _on_undone(self, report: UndoReport) -> None:
        if self.page is not None and not self.is_busy:
            self.page.show_undo(report)
        self._tell_change()

    def _tell_change(self) -> None:
        if self.page is not None:
            self.page.home.refresh()
        self.catalogue_changed.emit()

    # The rejects.

    def write_rejects_to(self, file: Path) -> None:
        """Writes the refused rows of the plan that is shown, or of the import just made."""
        self._rejects.write(file)

    def _told_plan(self) -> ImportPlan | None:
        return self.plan or self._applied

    def _on_rejects_written(self, text: str) -> None:
        if self.page is not None and self.page.step is not None:
            self.page.say(text)
        else:
            self._banner.notify("success", text)

    def _end(self, *, is_home: bool = True, goes_on: bool = True) -> None:
        self._file = None
        self._inspection = None
        self._index = None
        self._task = None
        if is_home and self.page is not None:
            self.page.show_home()
        if goes_on:
            self._next()
