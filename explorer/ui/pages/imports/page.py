"""The page *Imports*: title, steps, the step under way, and the buttons that lead on, back or out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.tasks import Tasks
from explorer.ui.pages.imports.columns_step import ColumnsStep
from explorer.ui.pages.imports.file_step import FileStep
from explorer.ui.pages.imports.home import ImportsHome
from explorer.ui.pages.imports.plan_step import PlanStep
from explorer.ui.pages.imports.report import ReportView
from explorer.ui.pages.imports.sheets_step import SheetsStep
from explorer.ui.pages.imports.values_step import ValuesStep
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.progress_panel import ProgressPanel
from explorer.ui.widgets.steps_bar import StepsBar

if TYPE_CHECKING:
    from explorer.services.imports import ImportReport, Inspection, UndoReport
    from explorer.services.plan import ImportPlan
    from explorer.ui.models.plan_index import PlanIndex, Shown

FILE, SHEETS, COLUMNS, VALUES, PLAN = range(1, 6)
STEPS: Final = (FILE, SHEETS, COLUMNS, VALUES, PLAN)


class ImportsPage(QWidget):
    """Shows what the flow gives it; what the user asks comes out as signals."""

    step_asked = Signal(int)
    confirm_asked = Signal()
    cancel_asked = Signal()
    rejects_asked = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports-page")
        self._step = FILE
        self._waiting = 0
        self._has_rejects = False
        self._inspection: Inspection | None = None
        self._title = QLabel()
        large = QFont(self._title.font())
        large.setPointSizeF(large.pointSizeF() * 1.55)
        large.setWeight(QFont.Weight.Bold)
        self._title.setFont(large)
        self._summary = ElidedLabel()
        self._summary.setProperty("ink", "muted")
        labels = (
            self.tr("Fichier"),
            self.tr("Feuilles → axes"),
            self.tr("Colonnes"),
            self.tr("Valeurs"),
            self.tr("Bilan"),
        )
        self.steps = StepsBar(theme, labels)
        self.steps.step_chosen.connect(self.step_asked)
        self.home = ImportsHome(tasks, theme)
        self.progress = ProgressPanel()
        self.progress.cancel_asked.connect(self.cancel_asked)
        self.file_step = FileStep(theme)
        self.sheets_step = SheetsStep(theme)
        self.columns_step = ColumnsStep(theme)
        self.values_step = ValuesStep(theme)
        self.plan_step = PlanStep(tasks, theme)
        self.report = ReportView(theme)
        self._views = {
            FILE: self.file_step,
            SHEETS: self.sheets_step,
            COLUMNS: self.columns_step,
            VALUES: self.values_step,
            PLAN: self.plan_step,
        }
        self.rejects = QPushButton(self.tr("Enregistrer le classeur des rejets…"))
        self.rejects.clicked.connect(self.rejects_asked)
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("ink", "muted")
        self.cancel = QPushButton(self.tr("Annuler"))
        self.cancel.setObjectName("cancel-import")
        self.cancel.clicked.connect(self.cancel_asked)
        self.back = QPushButton(self.tr("Retour"))
        self.back.setObjectName("back-step")
        self.back.clicked.connect(self._on_back)
        self.next = QPushButton()
        self.next.setObjectName("next-step")
        self.next.setProperty("kind", "primary")
        self.next.clicked.connect(self._on_next)
        self.confirm = QPushButton()
        self.confirm.setObjectName("confirm-import")
        self.confirm.setProperty("kind", "primary")
        self.confirm.clicked.connect(self.confirm_asked)
        self._lay_out()
        self.show_home()

    @property
    def step(self) -> int | None:
        """The step that is shown; `None` at home, while work is under way, and after an import."""
        return self._step if self._stack.currentWidget() is self._views[self._step] else None

    @property
    def last_step(self) -> int:
        """The step that is shown, or the last one that was."""
        return self._step

    @property
    def subtitle(self) -> str:
        """The line under the title."""
        return self._summary.whole_text

    def show_home(self) -> None:
        """Nothing is under way: a file is welcome."""
        self._forget()
        self._title.setText(self.tr("Imports"))
        self._summary.set_text(
            self.tr("Un import ajoute un fichier au catalogue, ou met à jour ce qu’il avait apporté.")
        )
        self._show(self.home, with_steps=False)
        if self.isVisible():
            self.home.zone.setFocus()  # where what had the keyboard has gone

    def show_progress(self, text: str, promise: str, *, is_opening: bool = False) -> None:
        """Work is under way, which begins with opening a file or not; the steps wait."""
        if self._inspection is None:
            self._title.setText(self.tr("Importer une cartographie"))
            self._summary.set_text("")
        self.progress.follow(text, promise, is_opening=is_opening)
        self._show(self.progress, with_steps=True)
        self._show_steps(can_leave=False)
        self.progress.cancel.setFocus()

    def advance(self, done: int, total: int | None) -> None:
        """How far the work is: rows done, of `total` when it is known. A step that is shown says it aside."""
        if self.step is None:
            self.progress.advance(done, total)
        else:
            text = self.tr("Relecture du fichier… %1 lignes").replace("%1", wording.number(done))
            self.say(text if done else self.tr("Relecture du fichier…"))

    def show_inspection(self, inspection: Inspection) -> None:
        """Fills the steps that lead to the plan; the one that is shown stays."""
        self._inspection = inspection
        self._note.clear()
        self.file_step.show_inspection(inspection)
        self.sheets_step.show_inspection(inspection)
        self.columns_step.show_inspection(inspection)
        self.values_step.show_inspection(inspection)
        self._refresh()

    def show_plan(self, index: PlanIndex, shown: Shown) -> None:
        """Fills the last step."""
        self.plan_step.show_plan(index, shown)
        counts = index.plan.counts
        concerned = counts.created + counts.updated
        self.confirm.setText(
            self.tr("Importer %1").replace("%1", phrases.courses(concerned))
            if concerned
            else self.tr("Importer")
        )
        self.confirm.setEnabled(concerned + counts.unchanged + counts.missing > 0)
        self._has_rejects = counts.rejected > 0

    def show_step(self, step: int, *, waiting: int = 0) -> None:
        """Goes to a step; `waiting`: how many other files come after this one."""
        self._step = step
        self._title.setText(self.tr("Importer une cartographie"))
        self._waiting = waiting
        self._show(self._views[step], with_steps=True)
        self._refresh()
        self._views[step].focus_first()

    def show_report(self, plan: ImportPlan, report: ImportReport, *, waiting: int = 0) -> None:
        """What an import did; `waiting`: how many files come after it."""
        self._forget()
        self._title.setText(self.tr("Import terminé"))
        self._summary.set_text(plan.file.name)
        self.report.show_import(plan, report, waiting=waiting)
        self._show(self.report, with_steps=False)
        self.report.focus_first()

    def show_undo(self, report: UndoReport) -> None:
        """What taking an import back did."""
        self._title.setText(self.tr("Import annulé"))
        self._summary.set_text(report.file_name)
        self.report.show_undo(report)
        self._show(self.report, with_steps=False)
        self.report.focus_first()

    def _forget(self) -> None:
        """Nothing is known of the next file."""
        self._step = FILE
        self._inspection = None

    def say(self, text: str) -> None:
        """Tells what was just done, beside the buttons."""
        self._note.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_at_work = self.step is not None or self._stack.currentWidget() is self.progress
        if event.key() == Qt.Key.Key_Escape and is_at_work:
            self.cancel_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_back(self) -> None:
        self.step_asked.emit(self._step - 1)

    def _on_next(self) -> None:
        asks_axis = self._step == COLUMNS and self._inspection is not None and not self._inspection.is_ready
        self.step_asked.emit(SHEETS if asks_axis else self._step + 1)

    def _refresh(self) -> None:
        """Subtitle, steps and buttons of the step that is shown."""
        if self.step is None or self._inspection is None:
            return
        inspection = self._inspection
        is_ready = inspection.is_ready
        asks_titles = self._step == SHEETS and bool(inspection.title_needed)
        asks_axis = self._step == COLUMNS and not is_ready and bool(inspection.axis_needed)
        self._show_steps(can_leave=True)
        self._summary.set_text(self._subtitle(inspection))
        self.back.setEnabled(self._step > FILE)
        self.next.setVisible(self._step != PLAN)
        self.next.setText(self._next_text(asks_axis=asks_axis))
        self.next.setEnabled(is_ready or self._step == FILE or asks_titles or asks_axis)
        self.confirm.setVisible(self._step == PLAN)
        self.rejects.setVisible(self._step == PLAN and self._has_rejects)

    def _show_steps(self, *, can_leave: bool) -> None:
        inspection = self._inspection
        axes, titles = (inspection.axis_needed, inspection.title_needed) if inspection else ((), ())
        reachable = COLUMNS if titles else SHEETS if inspection else FILE
        if inspection is not None and inspection.is_ready:
            reachable = PLAN
        doubts = self.values_step.open_questions if inspection else 0
        attention = (0, len(axes), len(titles), doubts, 0)
        self.steps.show_steps(self._step, reachable=reachable, attention=attention, can_leave=can_leave)

    def _next_text(self, *, asks_axis: bool) -> str:
        if asks_axis:
            return self.tr("Choisir l’axe")
        return self.tr("Voir le bilan") if self._step == VALUES else self.tr("Continuer")

    def _subtitle(self, inspection: Inspection) -> str:
        sheets = sum(each.outcome in ("imported", "axis-needed") for each in inspection.sheets)
        parts = [
            inspection.file.name,
            counted(sheets, self.tr("feuille(s) reconnue(s)", "", sheets)),
            self.tr("rien n’est écrit avant « Importer »"),
        ]
        if self._waiting:
            parts.append(self.tr("%n autre(s) fichier(s) ensuite", "", self._waiting))
        return " · ".join(parts)

    def _show(self, view: QWidget, *, with_steps: bool) -> None:
        self._stack.setCurrentWidget(view)
        self.steps.setVisible(with_steps)
        self._buttons.setVisible(with_steps and view is not self.progress)
        self._note.clear()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.home, self.progress, *self._views.values(), self.report):
            self._stack.addWidget(view)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.rejects)
        row.addWidget(self._note, 1)
        for button in (self.cancel, self.back, self.next, self.confirm):
            row.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        column.addWidget(self._buttons)
