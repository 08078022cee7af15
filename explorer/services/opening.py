"""The catalogue file and the services on it; a new file starts with the sample map."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import resources
from db.engine import Database, open_database
from db.files import holds_something
from db.patience import WINDOW_PATIENCE_S, Patience
from explorer.services.catalogue import Catalogue
from explorer.services.index_process import IndexProcess
from resources.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:  # Each is made when it is first asked for: what shows the courses waits for none of them.
    from collections.abc import Callable

    from explorer.services.comparing import Comparing
    from explorer.services.corrections import Corrections
    from explorer.services.dossier_file import DossierFiles
    from explorer.services.dossiers import Dossiers
    from explorer.services.duplicates import Duplicates
    from explorer.services.exports import Exports
    from explorer.services.import_runner import ImportRunner
    from explorer.services.plan import ImportPlan, Progress
    from explorer.services.views import Views

SAMPLE = "cartographie_exemple.xlsx"
_Service = TypeVar("_Service")


class Services:
    """Everything the window asks something of. Any thread may call them; each call has its own session."""

    def __init__(
        self, database: Database, words: Vocabulary, *, is_new: bool = False, for_window: bool = False
    ) -> None:
        self.database = database
        self.catalogue = Catalogue(database, words, IndexProcess() if for_window else None)
        self.is_new = is_new
        """There was nothing in the file, if any: this is the first start."""
        self._words = words
        self._for_window = for_window
        self._made: dict[str, object] = {}
        self._making = RLock()

    @property
    def imports(self) -> ImportRunner:
        """From a file to the catalogue, and back."""
        return self._one("imports", self._make_imports)

    @property
    def dossiers(self) -> Dossiers:
        """What was shortlisted."""
        from explorer.services.dossiers import Dossiers  # noqa: PLC0415 - as those below, when asked for

        return self._one("dossiers", lambda: Dossiers(self.database))

    @property
    def dossier_files(self) -> DossierFiles:
        """Dossiers that pass between colleagues."""
        from explorer.services.dossier_file import DossierFiles  # noqa: PLC0415

        return self._one("dossier_files", lambda: DossierFiles(self.database))

    @property
    def comparing(self) -> Comparing:
        """Courses side by side."""
        from explorer.services.comparing import Comparing  # noqa: PLC0415

        return self._one("comparing", lambda: Comparing(self.database, self._words))

    @property
    def views(self) -> Views:
        """Queries that were named."""
        from explorer.services.views import Views  # noqa: PLC0415

        return self._one("views", lambda: Views(self.database, self.catalogue))

    @property
    def exports(self) -> Exports:
        """What a dossier becomes outside."""
        from explorer.services.exports import Exports  # noqa: PLC0415

        return self._one("exports", lambda: Exports(self.database, self._words))

    @property
    def duplicates(self) -> Duplicates:
        """Courses that two sources may share."""
        from explorer.services.duplicates import Duplicates  # noqa: PLC0415

        return self._one("duplicates", lambda: Duplicates(self.database))

    @property
    def corrections(self) -> Corrections:
        """What the user puts right."""
        from explorer.services.corrections import Corrections  # noqa: PLC0415

        return self._one("corrections", lambda: Corrections(self.database))

    def fill_with_sample(self, progress: Progress | None = None) -> None:
        """Fills an empty catalogue with the bundled map, which the user's first own import retires."""
        with as_file(files(resources).joinpath("samples", SAMPLE)) as file:
            plan = self.imports.preview(file, is_sample=True, progress=progress)
            self.imports.apply(plan, progress=progress)

    def write_rejects(self, plan: ImportPlan, file: Path) -> int:
        """Writes the refused rows of a plan to a workbook; returns how many. Raises `ExportRefused`."""
        from explorer.services.exports.placing import check_name, replacing  # noqa: PLC0415
        from importers.records import Reading  # noqa: PLC0415
        from importers.rejects import write_rejects  # noqa: PLC0415 - openpyxl: only when it is needed

        reading = Reading(plan.file, plan.sha256, plan.sheets, (), plan.rejects)
        check_name(file, "xlsx")
        with replacing(file) as target:
            return write_rejects(reading, target, plan.source)

    def close(self) -> None:
        """Lets go of the catalogue file."""
        if "imports" in self._made:
            self.imports.close()
        self.catalogue.close()
        self.database.close()

    def _make_imports(self) -> ImportRunner:
        from explorer.services.import_runner import ImportRunner, is_large_file  # noqa: PLC0415

        return ImportRunner(self.database, self._words, is_large=is_large_file if self._for_window else None)

    def _one(self, name: str, make: Callable[[], _Service]) -> _Service:
        """The service of that name, made once even when two threads ask at the same time."""
        with self._making:
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]  # type: ignore[return-value]


def open_services(file: Path, *, create: bool = True, for_window: bool = False) -> Services:
    """Opens the catalogue at `file`, made if absent and `create`. Raises the errors of `open_database`.

    `for_window`: large imports and indexes have processes of their own: only what paints needs them.
    """
    is_new = not holds_something(file)
    patience = Patience(WINDOW_PATIENCE_S) if for_window else None
    database = open_database(file, create=create, patience=patience)
    return Services(database, vocabulary(), is_new=is_new, for_window=for_window)
