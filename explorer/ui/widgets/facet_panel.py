"""Everything one can filter by: facets with live counts, and the ranges of duration and price."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from explorer.search.labels import MISSING, PRESENT
from explorer.search.query import FacetName, Query, Range
from explorer.services import wording
from explorer.settings import Settings
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_section import FacetSection
from explorer.ui.widgets.range_filter import RangeFilter
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.search.counts import FacetCounts
    from explorer.search.outcome import Outcome

FOLDED_AT_FIRST: Final = frozenset(
    (
        *("maturity", "training_type", "sector", "certification_code", "language", "source", "missing"),
        "price_per_hour_eur",
    )
)
FOLDED_KEY: Final = "explorer/folded"
EDITION: Final[FacetName] = "missing"


class FacetPanel(QScrollArea):
    """Shows an `Outcome`; a tick or a range asks for the query that `follow` told last, so changed."""

    query_asked = Signal(object)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._query = Query()
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
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 8, 14)
        column.setSpacing(14)
        titles = self._titles()
        for facet, title in titles.items():
            section = FacetSection(theme, facet, title, is_open=facet not in self._folded)
            section.taken.connect(self._on_taken)
            section.refused.connect(self._on_refused)
            section.declared_asked.connect(self._on_declared)
            section.folded.connect(self._on_folded)
            section.hide()
            self._sections[facet] = section
            self._parts.append(section)
            column.addWidget(section)
            if facet == "certification":
                self._add_ranges(theme, column)
        self._missing = TickBox(theme, "")
        self._missing.setToolTip(
            self.tr(
                "Formations qui ne sont plus dans la dernière édition de leur source ; elles sont gardées"
            )
        )
        self._missing.clicked.connect(self._on_missing)
        self._missing.hide()
        column.addWidget(self._missing)
        column.addStretch(1)
        self.setWidget(inside)

    def follow(self, query: Query) -> None:
        """Tells what is asked now: its answer may come later, and one may tick again before."""
        self._query = query

    def show_outcome(self, outcome: Outcome) -> None:
        """Updates the counts, the ticks and the bars in place; what is folded is not even counted."""
        query = outcome.query
        for facet, section in self._sections.items():
            counts = outcome.facets.get(facet)
            section.setVisible(counts is not None and _is_useful(facet, counts, query))
            if counts is not None:
                section.show_counts(counts, declared_only=query.declared_only)
        for name, filter_ in self._ranges.items():
            histogram = outcome.histograms.get(name)  # type: ignore[call-overload]
            filter_.setVisible(histogram is not None and bool(histogram.counts or histogram.unknown))
            filter_.show_figures(histogram, query)
        self._show_missing(outcome)
        self._order_tabs()

    @property
    def missing_box(self) -> TickBox:
        """« Afficher les disparues »."""
        return self._missing

    def _show_missing(self, outcome: Outcome) -> None:
        counts = outcome.facets.get(EDITION, ())
        missing = next((each.count for each in counts if each.value == MISSING), 0)
        included = outcome.query.choice(EDITION).included
        self._missing.setVisible(missing > 0 or MISSING in included)
        self._missing.setChecked(MISSING in included)
        self._missing.set_text(self.tr("Afficher les disparues (%1)").replace("%1", wording.number(missing)))

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
            ("price_per_hour_eur", self.tr("Coût par heure"), self.tr("€/h"), _euros_an_hour),
        ):
            filter_ = RangeFilter(theme, name, title, unit, write, is_open=name not in self._folded)  # type: ignore[arg-type]
            filter_.range_asked.connect(self._on_range)
            filter_.folded.connect(self._on_folded)
            filter_.hide()
            self._ranges[name] = filter_
            self._parts.append(filter_)
            column.addWidget(filter_)

    def _order_tabs(self) -> None:
        """Tab goes down the panel as it is seen: Qt's own order is that of creation."""
        stops = [stop for part in self._parts for stop in part.stops] + [self._missing]
        if stops != self._stops:
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
            self._stops = stops

    def _on_taken(self, facet: FacetName, value: str) -> None:
        self.query_asked.emit(self._query.toggled(facet, value))

    def _on_refused(self, facet: FacetName, value: str) -> None:
        self.query_asked.emit(self._query.excluding(facet, value))

    def _on_range(self, wanted: Range) -> None:
        self.query_asked.emit(self._query.with_range(wanted))

    def _on_declared(self, only: bool) -> None:
        self.query_asked.emit(replace(self._query, declared_only=only))

    def _on_missing(self, are_shown: bool) -> None:
        query = self._query.without_choice(EDITION)
        if are_shown:
            query = query.toggled(EDITION, PRESENT).toggled(EDITION, MISSING)
        self.query_asked.emit(query)

    def _on_folded(self, name: str, is_open: bool) -> None:
        if is_open:
            self._folded.discard(name)
        else:
            self._folded.add(name)
        self._settings.set_text(FOLDED_KEY, ",".join(sorted(self._folded)) or ",")


def _is_useful(facet: FacetName, counts: FacetCounts, query: Query) -> bool:
    """Whether the facet says anything: a single value, or « Non renseigné » alone, narrows nothing."""
    choice = query.choice(facet)
    if choice.included or choice.excluded:
        return True
    if facet == EDITION:
        return False  # The box « Afficher les disparues » comes before.
    if facet in ("source", "language"):
        return counts.used > 1
    return counts.most > 0


def _euros_an_hour(value: float) -> str:
    return f"{wording.euros(value)}/h"
