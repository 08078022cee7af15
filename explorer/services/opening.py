"""The catalogue file and the services on it, opened together; a new file starts with the sample map."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import resources
from db.engine import Database, open_database
from explorer.services.catalogue import Catalogue
from explorer.services.comparing import Comparing
from explorer.services.corrections import Corrections
from explorer.services.dossier_file import DossierFiles
from explorer.services.dossiers import Dossiers
from explorer.services.duplicates import Duplicates
from explorer.services.exports import Exports
from explorer.services.import_runner import ImportRunner, is_large_file
from explorer.services.index_process import IndexProcess
from explorer.services.plan import ImportPlan, Progress
from explorer.services.views import Views
from importers.records import Reading
from resources.vocabulary import vocabulary

SAMPLE = "cartographie_exemple.xlsx"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the window asks something of. Any thread may call them; each call has its own session."""

    database: Database
    catalogue: Catalogue
    imports: ImportRunner
    dossiers: Dossiers
    dossier_files: DossierFiles
    comparing: Comparing
    views: Views
    exports: Exports
    duplicates: Duplicates
    corrections: Corrections
    is_new: bool
    """The file did not exist before: this is the first start."""

    def fill_with_sample(self, progress: Progress | None = None) -> None:
        """Fills an empty catalogue with the bundled map, which the user's first own import retires."""
        with as_file(files(resources).joinpath("samples", SAMPLE)) as file:
            plan = self.imports.preview(file, is_sample=True, progress=progress)
            self.imports.apply(plan, progress=progress)

    def write_rejects(self, plan: ImportPlan, file: Path) -> int:
        """Writes the refused rows of a plan to a workbook; returns how many. Raises `OSError`."""
        from importers.rejects import write_rejects  # noqa: PLC0415 - openpyxl: only when it is needed

        reading = Reading(plan.file, plan.sha256, plan.sheets, (), plan.rejects)
        return write_rejects(reading, file, plan.source)

    def close(self) -> None:
        """Lets go of the catalogue file."""
        self.imports.close()
        self.catalogue.close()
        self.database.close()


def open_services(file: Path, *, create: bool = True, for_window: bool = False) -> Services:
    """Opens the catalogue at `file`, made if absent and `create`. Raises the errors of `open_database`.

    `for_window`: large imports and indexes have processes of their own: only what paints needs them.
    """
    is_new = not file.exists()
    database = open_database(file, create=create)
    words = vocabulary()
    catalogue = Catalogue(database, words, IndexProcess() if for_window else None)
    return Services(
        database,
        catalogue,
        ImportRunner(database, words, is_large=is_large_file if for_window else None),
        Dossiers(database),
        DossierFiles(database),
        Comparing(database, words),
        Views(database, catalogue),
        Exports(database, words),
        Duplicates(database),
        Corrections(database),
        is_new,
    )
