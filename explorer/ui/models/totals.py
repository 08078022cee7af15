"""The totals of a selection in one line: « 4 formations · 84 h · 5 840 € HT (1 coût manquant) »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.services import wording
from explorer.ui.phrases import phrases

if TYPE_CHECKING:
    from explorer.services.totals import Totals


def totals_text(totals: Totals) -> str:
    """HT and TTC are never added up, and what is missing is counted: absent is not zero."""
    if totals.count == 0 and totals.set_aside:
        return QCoreApplication.translate("totals", "Toutes les formations sont écartées")
    if totals.count == 0:
        return QCoreApplication.translate(
            "totals", "Aucune formation : ajoutez-en avec l’étoile ou la barre d’espace"
        )
    parts = [phrases.courses(totals.count)]
    if hours := _hours(totals):
        parts.append(hours)
    if money := _money(totals):
        parts.append(money)
    missing = []
    if totals.missing_durations:
        missing.append(phrases.missing_durations(totals.missing_durations))
    if totals.missing_prices:
        missing.append(phrases.missing_prices(totals.missing_prices))
    if totals.set_aside:
        missing.append(phrases.set_aside(totals.set_aside))
    text = " · ".join(parts)
    return f"{text} ({', '.join(missing)})" if missing else text


def _hours(totals: Totals) -> str:
    if totals.count == totals.missing_durations:
        return ""
    low = wording.hours(totals.hours_min)
    if totals.hours_max is None:
        return QCoreApplication.translate("totals", "au moins %1").replace("%1", low)
    return low if totals.hours_max == totals.hours_min else wording.span(low, wording.hours(totals.hours_max))


def _money(totals: Totals) -> str:
    if totals.count == totals.missing_prices:
        return ""
    unknown_basis = QCoreApplication.translate("totals", "%1 (HT ou TTC non précisé)")
    amounts = (
        (totals.price_ht_eur, QCoreApplication.translate("totals", "%1 HT")),
        (totals.price_ttc_eur, QCoreApplication.translate("totals", "%1 TTC")),
        (totals.price_unknown_basis_eur, unknown_basis),
    )
    shown = [text.replace("%1", wording.euros(amount)) for amount, text in amounts if amount]
    return " + ".join(shown) or wording.euros(totals.price_unknown_basis_eur)
