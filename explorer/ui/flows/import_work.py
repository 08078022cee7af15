"""All that an import asks of the services, as plain functions for a worker: no Qt, nothing painted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.services.imports import Choices, ImportEntry, ImportReport, Inspection, UndoReport
from explorer.services.plan import ImportPlan, Progress
from explorer.ui.models.plan_index import NOTHING, READ_AT_FIRST, PlanIndex, Shown

if TYPE_CHECKING:
    from explorer.services.opening import Services


@dataclass(frozen=True, slots=True)
class Look:
    """A file under some choices: what it holds and, once nothing must be asked, what it would change."""

    inspection: Inspection
    index: PlanIndex | None = None
    shown: Shown = NOTHING
    """What is read of the plan at first."""


class ImportWork:
    """Every call runs in a worker and gives frozen values. Raises what `services.imports` raises."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def look(self, file: Path, choices: Choices | None, source: str | None, *, progress: Progress) -> Look:
        """Looks at a file and, unless something must be asked first, at what it would change."""
        inspection = self._inspect(file, choices or Choices(), progress)
        if inspection.axis_needed or not inspection.is_ready:
            return Look(inspection)
        return self.planned(inspection, source, progress=progress)

    def redraw(self, file: Path, choices: Choices, *, progress: Progress) -> Look:
        """Looks again after a change in a step; what the file would change is left for later."""
        return Look(self._inspect(file, choices, progress))

    def planned(self, inspection: Inspection, source: str | None, *, progress: Progress) -> Look:
        """What the file would change under the choices of `inspection`."""
        plan = self._services.imports.preview(
            inspection.file, inspection.choices, source=source, progress=progress
        )
        index = PlanIndex(plan)
        return Look(inspection, index, index.shown(READ_AT_FIRST))

    def _inspect(self, file: Path, choices: Choices, progress: Progress) -> Inspection:
        return self._services.imports.inspect(file, choices, progress=progress)

    def prepare(self) -> None:
        """A file is about to be chosen: what reads the large ones gets ready."""
        self._services.imports.prepare()

    def release(self) -> None:
        """A plan is given up: its memory is free again."""
        self._services.imports.release()

    def apply(self, plan: ImportPlan, *, progress: Progress) -> ImportReport:
        """Writes a plan."""
        return self._services.imports.apply(plan, progress=progress)

    def undo(self, import_id: int) -> UndoReport:
        """Takes an import back."""
        return self._services.imports.undo(import_id)

    def history(self) -> tuple[ImportEntry, ...]:
        """Every import, newest first."""
        return self._services.imports.history()

    def forget(self, inspection: Inspection) -> None:
        """Forgets what was decided before for files laid out like this one."""
        self._services.imports.forget(inspection.layouts)

    def write_rejects(self, plan: ImportPlan, file: Path) -> int:
        """Writes the refused rows of a plan; returns how many."""
        return self._services.write_rejects(plan, file)
