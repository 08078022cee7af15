"""What the strip under the header says of an import: read, given up, done, with the button that goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.ui.phrases import phrases
from explorer.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from explorer.services.plan import ImportCounts


class ImportNotices(QObject):
    """Each names the file: several may have been dropped together, and the page may show the next one."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner

    def tell_read(self, name: str, show: Callable[[], object]) -> None:
        """The file was read while another page was shown."""
        text = self.tr("« %1 » est lu : rien n’est écrit avant « Importer ».")
        self._banner.notify(
            "info", text.replace("%1", name), (self.tr("Voir le bilan"), partial(self._go, show))
        )

    def tell_given_up(self, name: str, resume: Callable[[], object] | None) -> None:
        """`resume` goes back to what was decided of the file; `None` when nothing was yet."""
        text = self.tr("Import de « %1 » annulé. Votre catalogue n’a pas changé.").replace("%1", name)
        actions = [(self.tr("Reprendre"), partial(self._go, resume))] if resume is not None else []
        self._banner.notify("info", text, *actions)

    def tell_done(self, name: str, counts: ImportCounts, undo: Callable[[], object]) -> None:
        """The file is in the catalogue."""
        text = self.tr("« %1 » est importé : %2.").replace("%2", phrases.import_counts(counts))
        self._banner.notify("success", text.replace("%1", name), (self.tr("Annuler cet import"), undo))

    def tell_known(self, name: str) -> None:
        """The same file was in the catalogue already."""
        text = self.tr("« %1 » était déjà importé : rien n’a changé.")
        self._banner.notify("info", text.replace("%1", name))

    def _go(self, on: Callable[[], object]) -> None:
        """What was told is seen to."""
        self._banner.dismiss()
        on()
