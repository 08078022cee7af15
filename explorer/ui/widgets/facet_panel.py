"""Everything one can filter by: facets with live counts, and the ranges of duration and price."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from explorer.search.query import UNKNOWN, FacetName
from explorer.services import wording
from explorer.settings import Settings
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_section import FacetSection
from explorer.ui.widgets.range_filter import RangeFilter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.search.outcome import FacetCount, Outcome

FOLDED_AT_FIRST: Final = frozenset(
    ("maturity", "training_type", "sector", "certification_code", "language", "source", "missing")
)
FOLDED_KEY: Final = "explorer/folded"
PANEL_WIDTH: Final = 230


class FacetPanel(QScrollArea):
    """Shows an `Outcome`; what is asked is told, the page changes the query."""

    taken = Signal(str, str)
    """Facet, value."""
    refused = Signal(str, str)
    range_asked = Signal(object)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        saved = settings.text(FOLDED_KEY, ",".join(sorted(FOLDED_AT_FIRST)))
        self._folded = set(filter(None, saved.split(",")))
        self._sections: dict[FacetName, FacetSection] = {}
        self._ranges: dict[str, RangeFilter] = {}
        self._parts: list[FacetSection | RangeFilter] = []
        self._stops: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setProperty("ground", "surface")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Filtres"))
        self.setMinimumWidth(PANEL_WIDTH - 30)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 8, 14)
        column.setSpacing(14)
        titles = self._titles()
        for facet, title in titles.items():
            section = FacetSection(theme, facet, title, is_open=facet not in self._folded)
            section.taken.connect(self.taken)
            section.refused.connect(self.refused)
            section.folded.connect(self._on_folded)
            section.hide()
            self._sections[facet] = section
            self._parts.append(section)
            column.addWidget(section)
            if facet == "certification":
                self._add_ranges(theme, column)
        column.addStretch(1)
        self.setWidget(inside)

    def show_outcome(self, outcome: Outcome) -> None:
        """Updates the counts, the ticks and the bars in place."""
        for facet, section in self._sections.items():
            counts = outcome.facets.get(facet, ())
            section.setVisible(_is_useful(facet, counts))
            section.show_counts(counts)
        for name, filter_ in self._ranges.items():
            histogram = outcome.histograms.get(name)  # type: ignore[call-overload]
            filter_.setVisible(histogram is not None and bool(histogram.counts or histogram.unknown))
            filter_.show_figures(histogram, outcome.query)
        self._order_tabs()

    def section(self, facet: FacetName) -> FacetSection:
        """The section of a facet."""
        return self._sections[facet]

    @property
    def ranges(self) -> Mapping[str, RangeFilter]:
        """The filters of figures, by the name of their range."""
        return self._ranges

    def _titles(self) -> dict[FacetName, str]:
        return {
            "axis": self.tr("Axe"),
            "skill": self.tr("Compétence"),
            "format": self.tr("Format"),
            "certification": self.tr("Certification"),
            "level": self.tr("Niveau"),
            "funding": self.tr("Financement"),
            "job_family": self.tr("Métier"),
            "territory": self.tr("Territoire"),
            "provider": self.tr("Organisme"),
            "maturity": self.tr("Maturité"),
            "training_type": self.tr("Type"),
            "sector": self.tr("Secteur"),
            "certification_code": self.tr("Code"),
            "language": self.tr("Langue"),
            "source": self.tr("Source"),
            "missing": self.tr("Édition"),
        }

    def _add_ranges(self, theme: Theme, column: QVBoxLayout) -> None:
        for name, title, unit, write in (
            ("duration_hours", self.tr("Durée"), self.tr("h"), wording.hours),
            ("price_eur", self.tr("Coût"), self.tr("€"), wording.euros),
        ):
            filter_ = RangeFilter(theme, name, title, unit, write, is_open=name not in self._folded)  # type: ignore[arg-type]
            filter_.range_asked.connect(self.range_asked)
            filter_.folded.connect(self._on_folded)
            filter_.hide()
            self._ranges[name] = filter_
            self._parts.append(filter_)
            column.addWidget(filter_)

    def _order_tabs(self) -> None:
        """Tab goes down the panel as it is seen: Qt's own order is that of creation."""
        stops = [stop for part in self._parts for stop in part.stops]
        if stops != self._stops:
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
            self._stops = stops

    def _on_folded(self, name: str, is_open: bool) -> None:
        if is_open:
            self._folded.discard(name)
        else:
            self._folded.add(name)
        self._settings.set_text(FOLDED_KEY, ",".join(sorted(self._folded)) or ",")


def _is_useful(facet: FacetName, counts: Sequence[FacetCount]) -> bool:
    """Whether the facet says anything: a single value, or « Non renseigné » alone, narrows nothing."""
    if any(count.included or count.excluded for count in counts):
        return True
    known = [count for count in counts if count.value != UNKNOWN and count.count]
    if facet in ("source", "missing", "language"):
        return len([count for count in counts if count.count]) > 1
    return bool(known)
