"""A dossier passed to a colleague as one file, and one that a colleague sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import paths
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.dialogs.file_dialog import FileDialog
from explorer.ui.dialogs.question import Question
from explorer.ui.dialogs.save_file import FORBIDDEN_IN_NAMES, SaveFileDialog
from explorer.ui.phrases import phrases, unbroken
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from explorer.services.dossier_file import Arrival, DossierFiles
    from explorer.services.dossiers import Dossier

SHOWN_LINES: Final = 12
"""Of the report, in the question; the rest is in its details."""


class DossierExchange(QObject):
    """Nothing is written before a question was answered."""

    failed = Signal(object)
    received = Signal(int)
    """Number of the dossier that was added."""

    def __init__(
        self,
        files: DossierFiles,
        tasks: Tasks,
        banner: Banner,
        window: QWidget,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._files = files
        self._tasks = tasks
        self._settings = settings
        self._theme = theme
        self._banner = banner
        self._window = window
        self._sent: Dossier | None = None
        self._with_notes = False
        self._arrival: Arrival | None = None

    def send(self, dossier: Dossier) -> None:
        """Asks whether private notes go along, then where to write."""
        self._sent = dossier
        asked = self.tr("Enregistrer « %1 » dans un fichier à transmettre ?")
        box = Question(
            self.tr("Enregistrer pour un collègue"),
            unbroken(asked).replace("%1", dossier.name),
            self.tr(
                "Le fichier contient la référence, la finalité, les formations, les décisions et le plan. "
                "Votre collègue le dépose dans son application : les formations y sont retrouvées, "
                "aucune n’est inventée."
            ),
            self._window,
            go_on=self.tr("Choisir le fichier…"),
            leave=self.tr("Annuler"),
            is_harmful=False,
        )
        words = self.tr("Joindre aussi mes commentaires, notes, avis et prochaines actions")
        # Without a parent of its own, Python would free it as soon as this method ends.
        tick = TickBox(self._theme, words, box)
        tick.setObjectName("private-notes")
        tick.toggled.connect(self._on_notes)
        self._with_notes = False
        box.setCheckBox(tick)
        box.confirmed.connect(self._on_where)
        box.open()

    def choose(self) -> None:
        """Asks for a file that a colleague sent."""
        dialog = FileDialog(self._window, self.tr("Ouvrir un dossier reçu"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Dossiers (*.dossier.json)"), self.tr("Tous les fichiers (*)")])
        dialog.setDirectory(str(self._settings.folder("dossier", paths.documents_folder())))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def receive(self, file: Path) -> None:
        """Reads a file, and says what it would become here."""
        self._tasks.search(
            self._files.preview, file, done=self._on_arrival, failed=self.failed.emit, lane="dossier-file"
        )

    def write_to(self, file: Path) -> None:
        """Writes the dossier that is being sent."""
        if self._sent is None:
            return
        self._tasks.write(
            partial(self._files.write, self._sent.id, file, private_notes=self._with_notes),
            done=self._on_written,
            failed=self.failed.emit,
        )

    def _on_notes(self, is_ticked: bool) -> None:
        self._with_notes = is_ticked

    def _on_where(self) -> None:
        from explorer.services.dossier_file import SUFFIX  # noqa: PLC0415 - after the first paint

        if self._sent is None:
            return
        name = "".join(" " if each in FORBIDDEN_IN_NAMES else each for each in self._sent.name).strip()
        dialog = SaveFileDialog(
            self.tr("Enregistrer pour un collègue"),
            self.tr("Dossiers (*.dossier.json)"),
            self._settings,
            self._window,
            purpose="dossier",
            name=(name or self.tr("dossier")) + SUFFIX,
            suffix=SUFFIX.removeprefix("."),
        )
        dialog.chosen.connect(self.write_to)
        dialog.open()

    def _on_written(self, _generation: int, count: int) -> None:
        text = self.tr("Dossier enregistré pour un collègue : %1.").replace("%1", phrases.courses(count))
        self._banner.notify("success", text)

    def _on_chosen(self, name: str) -> None:
        self._settings.set_folder("dossier", Path(name).parent)
        self.receive(Path(name))

    def _on_arrival(self, _generation: int, arrival: Arrival) -> None:
        self._arrival = arrival
        lines = arrival.report
        rest = len(lines) - SHOWN_LINES
        shown = [*lines[:SHOWN_LINES], *([f"… (+ {rest})"] if rest > 0 else [])]
        box = Question(
            self.tr("Dossier reçu"),
            unbroken(self.tr("Ajouter ce dossier à vos sélections ?")),
            "\n".join(shown),
            self._window,
            go_on=self.tr("Ajouter le dossier"),
            leave=self.tr("Annuler"),
            is_harmful=False,
        )
        if rest > 0:
            box.setDetailedText("\n".join(lines))
        box.confirmed.connect(self._on_accepted)
        box.open()

    def _on_accepted(self) -> None:
        if self._arrival is not None:
            self._tasks.write(self._files.accept, self._arrival, done=self._on_added, failed=self.failed.emit)

    def _on_added(self, _generation: int, dossier: Dossier) -> None:
        text = self.tr("Dossier « %1 » ajouté.").replace("%1", dossier.name)
        self._banner.notify("success", text)
        self.received.emit(dossier.id)
