"""A figure as a filter: its histogram with two handles, the same bounds as fields, the unknown ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.search.query import Query, Range, RangeName
from explorer.services import wording
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_section import SectionTitle
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.histogram import HistogramBars
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from explorer.search.outcome import Histogram


class RangeFilter(QWidget):
    """`range_asked` carries the whole `Range`; open on both sides it means no filter."""

    range_asked = Signal(object)
    folded = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        name: RangeName,
        title: str,
        unit: str,
        write: Callable[[float], str],
        *,
        is_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name: RangeName = name
        self._write = write
        self._range = Range(name)
        self._title = SectionTitle(theme, title, is_open=is_open)
        self._title.toggled.connect(self._on_folded)
        self._extent = ElidedLabel()
        self._extent.setProperty("ink", "muted")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 5, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._extent)

        self._bars = HistogramBars(theme, title, write)
        self._bars.range_chosen.connect(self._on_bars)
        self._low = self._field(self.tr("%1 : minimum").replace("%1", title), self.tr("min"))
        self._high = self._field(self.tr("%1 : maximum").replace("%1", title), self.tr("max"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 5, 0)
        row.setSpacing(6)
        for widget, stretch in ((QLabel(self.tr("de")), 0), (self._low, 1), (QLabel(self.tr("à")), 0)):
            row.addWidget(widget, stretch)
        row.addWidget(self._high, 1)
        row.addWidget(QLabel(unit))
        self._unknown = TickBox(theme, "")
        self._unknown.clicked.connect(self._on_unknown)

        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 2, 0, 0)
        body.setSpacing(4)
        body.addWidget(self._bars)
        body.addLayout(row)
        body.addWidget(self._unknown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(top)
        whole.addWidget(self._body)
        self._body.setVisible(is_open)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from the top."""
        return (self._title, *self._bars.handles, *self.fields, self._unknown)

    @property
    def bars(self) -> HistogramBars:
        """The histogram."""
        return self._bars

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """The low and the high bound."""
        return self._low, self._high

    @property
    def unknown_box(self) -> TickBox:
        """« Non renseigné »: with the range, or alone."""
        return self._unknown

    def show_figures(self, histogram: Histogram | None, query: Query) -> None:
        """Shows how the figure is spread and the range that `query` sets on it."""
        set_range = query.range(self._name)
        self._range = set_range or Range(self._name)
        low, high = self._range.low, self._range.high
        for field, bound in ((self._low, low), (self._high, high)):
            if not field.hasFocus() or not field.isModified():
                field.setText("" if bound is None else f"{bound:g}".replace(".", ","))
                field.setModified(False)
        if histogram is None:
            return
        self._bars.show_histogram(histogram, low, high)
        if histogram.low is None or histogram.high is None:
            self._extent.set_text("")
        else:
            first = low if low is not None else min(histogram.low, high or histogram.low)
            last = high if high is not None else max(histogram.high, low or histogram.high)
            self._extent.set_text(f"{self._write(first)} – {self._write(last)}")
        self._unknown.set_text(self.tr("Non renseigné (%1)").replace("%1", wording.number(histogram.unknown)))
        self._unknown.setToolTip(
            self.tr("Garder aussi les formations sans cette information")
            if low is not None or high is not None
            else self.tr("Ne garder que les formations sans cette information")
        )
        is_asked = self._range.only_unknown or self._range.with_unknown
        self._unknown.setChecked(is_asked)
        self._unknown.setVisible(histogram.unknown > 0 or is_asked)

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setMinimumWidth(36)
        field.editingFinished.connect(self._on_fields)
        return field

    def _ask(self, low: float | None, high: float | None, *, unknown: bool) -> None:
        is_open = low is None and high is None
        wanted = Range(
            self._name, low, high, with_unknown=unknown and not is_open, only_unknown=unknown and is_open
        )
        if wanted != self._range:
            self.range_asked.emit(wanted)

    def _on_bars(self, low: float | None, high: float | None) -> None:
        keeps_unknown = self._range.with_unknown and not (low is None and high is None)
        self._ask(low, high, unknown=keeps_unknown)

    def _on_fields(self) -> None:
        if not (self._low.isModified() or self._high.isModified()):
            return
        low, high = _figure(self._low.text()), _figure(self._high.text())
        for field in self.fields:
            field.setModified(False)
        if low is not None and high is not None and low > high:
            low, high = high, low
        keeps_unknown = self._range.with_unknown and not (low is None and high is None)
        self._ask(low, high, unknown=keeps_unknown)

    def _on_unknown(self, checked: bool) -> None:
        self._ask(self._range.low, self._range.high, unknown=checked)

    def _on_folded(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit(self._name, is_open)


def _figure(text: str) -> float | None:
    """A bound as typed: « 1 500,50 € », « 7h »; nothing readable leaves that side open."""
    found = re.search(r"\d+(?:[.,]\d+)?", re.sub(r"\s", "", text))
    return float(found.group().replace(",", ".")) if found else None
