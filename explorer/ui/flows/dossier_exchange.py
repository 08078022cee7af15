"""A dossier passed to a colleague as one file, and one that a colleague sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QWidget

from explorer import paths
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.phrases import phrases, unbroken
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.dossier_file import Arrival, DossierFiles
    from explorer.services.dossiers import Dossier

SHOWN_LINES: Final = 12
"""Of the report, in the question; the rest is in its details."""
NOT_IN_NAMES: Final = '<>:"/\\|?*'


class DossierExchange(QObject):
    """Nothing is written before a question was answered."""

    failed = Signal(object)
    received = Signal(int)
    """Number of the dossier that was added."""

    def __init__(
        self, files: DossierFiles, tasks: Tasks, settings: Settings, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._files = files
        self._tasks = tasks
        self._settings = settings
        self._banner = banner
        self._window = window
        self._sent: Dossier | None = None
        self._with_notes = False
        self._arrival: Arrival | None = None

    def send(self, dossier: Dossier) -> None:
        """Asks whether private notes go along, then where to write."""
        self._sent = dossier
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Enregistrer pour un collègue"))
        asked = self.tr("Enregistrer « %1 » dans un fichier à transmettre ?")
        box.setText(unbroken(asked).replace("%1", dossier.name))
        box.setInformativeText(
            self.tr(
                "Le fichier contient la référence, la finalité, les formations, les décisions et le plan. "
                "Votre collègue le dépose dans son application : les formations y sont retrouvées, "
                "aucune n’est inventée."
            )
        )
        # Without a parent of its own, Python would free it as soon as this method ends.
        tick = QCheckBox(self.tr("Joindre aussi mes commentaires, notes, avis et prochaines actions"), box)
        tick.setObjectName("private-notes")
        tick.toggled.connect(self._on_notes)
        self._with_notes = False
        box.setCheckBox(tick)
        write = box.addButton(self.tr("Choisir le fichier…"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Annuler"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(write)
        box.setEscapeButton(cancel)
        write.clicked.connect(self._on_where)
        box.finished.connect(box.deleteLater)
        box.open()

    def choose(self) -> None:
        """Asks for a file that a colleague sent."""
        dialog = QFileDialog(self._window, self.tr("Ouvrir un dossier reçu"))
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
        name = "".join(" " if each in NOT_IN_NAMES else each for each in self._sent.name).strip()
        dialog = QFileDialog(self._window, self.tr("Enregistrer pour un collègue"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Dossiers (*.dossier.json)")])
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setDirectory(str(self._settings.folder("dossier", paths.documents_folder())))
        dialog.selectFile((name or self.tr("dossier")) + SUFFIX)
        dialog.fileSelected.connect(self._on_target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_target(self, name: str) -> None:
        self._settings.set_folder("dossier", Path(name).parent)
        self.write_to(Path(name))

    def _on_written(self, _generation: int, count: int) -> None:
        text = self.tr("Dossier enregistré pour un collègue : %1.").replace("%1", phrases.courses(count))
        self._banner.notify("success", text)

    def _on_chosen(self, name: str) -> None:
        self._settings.set_folder("dossier", Path(name).parent)
        self.receive(Path(name))

    def _on_arrival(self, _generation: int, arrival: Arrival) -> None:
        self._arrival = arrival
        lines = arrival.report
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Dossier reçu"))
        box.setText(unbroken(self.tr("Ajouter ce dossier à vos sélections ?")))
        rest = len(lines) - SHOWN_LINES
        shown = [*lines[:SHOWN_LINES], *([f"… (+ {rest})"] if rest > 0 else [])]
        box.setInformativeText("\n".join(shown))
        if rest > 0:
            box.setDetailedText("\n".join(lines))
        accept = box.addButton(self.tr("Ajouter le dossier"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Annuler"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept)
        box.setEscapeButton(cancel)
        accept.clicked.connect(self._on_accepted)
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_accepted(self) -> None:
        if self._arrival is not None:
            self._tasks.write(self._files.accept, self._arrival, done=self._on_added, failed=self.failed.emit)

    def _on_added(self, _generation: int, dossier: Dossier) -> None:
        text = self.tr("Dossier « %1 » ajouté.").replace("%1", dossier.name)
        self._banner.notify("success", text)
        self.received.emit(dossier.id)
