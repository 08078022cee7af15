"""The catalogue in use in one line: « Cartographie IAG commerce · importée le 12/11/2026 »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.services import wording
from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.catalogue import CatalogueStatus


def catalogue_text(status: CatalogueStatus) -> str:
    """Names the source when there is one, counts them when there are several."""
    sources = status.sources
    if not sources:
        return QCoreApplication.translate("sources", "Catalogue vide")
    latest = max(sources, key=lambda source: source.imported_at)
    if len(sources) > 1:
        text = QCoreApplication.translate("sources", "%1, la dernière importée le %2")
        names = phrases.sources(len(sources))
    elif latest.is_sample:
        text = QCoreApplication.translate("sources", "Carte d’exemple · %1")
        names = phrases.courses(latest.count)
    else:
        text = QCoreApplication.translate("sources", "%1 · importée le %2")
        names = latest.name
    return text.replace("%1", names).replace("%2", wording.date(latest.imported_at))
