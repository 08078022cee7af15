"""One facet: a title that folds, its first values as tick boxes, the others on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.search.query import UNKNOWN, FacetName
from explorer.services import wording
from explorer.ui.icons import paint_icon
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_box import FacetBox
from resources.vocabulary import fold

if TYPE_CHECKING:
    from explorer.search.outcome import FacetCount

CHEVRON: Final = 12
FIRST_VALUES: Final = 5
SEARCH_FROM: Final = 12
"""A facet with more values than this gets a search field once unrolled."""
MOST_VALUES: Final = 80
"""Boxes shown at once; the search field reaches the rest."""


class SectionTitle(QAbstractButton):
    """A bold title whose press folds and unfolds what is under it."""

    def __init__(self, theme: Theme, title: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(is_open)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setAccessibleName(title)
        self.toggled.connect(self._on_toggled)
        self._on_toggled(is_open)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + CHEVRON + 12, metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        left = 2 + self.fontMetrics().horizontalAdvance(self.text()) + 5
        box = QRectF(left, (rect.height() - CHEVRON) / 2 + 0.5, CHEVRON, CHEVRON)
        paint_icon(
            painter, box, "chevron-down" if self.isChecked() else "chevron-right", self._theme.colours.muted
        )
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)

    def _on_toggled(self, is_open: bool) -> None:
        hint = self.tr("Replier « %1 »") if is_open else self.tr("Déplier « %1 »")
        self.setToolTip(hint.replace("%1", self.text()))
        self.setAccessibleDescription(self.toolTip())


class FacetSection(QWidget):
    """Values keep their box from one search to the next: nothing flickers, the focus stays on its value."""

    taken = Signal(str, str)
    """Facet, value."""
    refused = Signal(str, str)
    folded = Signal(str, bool)
    """Facet, whether it is now open."""

    def __init__(
        self, theme: Theme, facet: FacetName, title: str, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facet = facet
        self._counts: tuple[FacetCount, ...] = ()
        self._boxes: dict[str, FacetBox] = {}
        self._order: list[str] = []
        self._is_whole = False
        self._wanted = ""

        self._title = SectionTitle(theme, title, is_open=is_open)
        self._title.toggled.connect(self._on_folded)
        self._total = QLabel()
        self._total.setProperty("ink", "muted")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 5, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._total)

        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Chercher dans la liste"))
        self._search.setAccessibleName(self.tr("Chercher dans « %1 »").replace("%1", title))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_search)
        self._search.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = QPushButton()
        self._more.setProperty("kind", "link")
        self._more.clicked.connect(self._on_more)
        self._nothing = QLabel(self.tr("Aucune valeur ne correspond."))
        self._nothing.setProperty("ink", "muted")
        self._nothing.hide()

        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(self._search)
        body.addLayout(self._list)
        body.addWidget(self._nothing)
        body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(top)
        whole.addWidget(self._body)
        self._body.setVisible(is_open)

    @property
    def facet(self) -> FacetName:
        """Which facet it shows."""
        return self._facet

    @property
    def boxes(self) -> tuple[FacetBox, ...]:
        """The boxes shown, from the top."""
        return tuple(self._boxes[value] for value in self._order)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from the top."""
        return (self._title, self._search, *self.boxes, self._more)

    @property
    def title(self) -> SectionTitle:
        """What folds the section."""
        return self._title

    @property
    def search(self) -> QLineEdit:
        """The field that looks among the values."""
        return self._search

    def show_counts(self, counts: Sequence[FacetCount]) -> None:
        """Shows the values with their counts; those taken or refused are always among the first."""
        self._counts = tuple(counts)
        self._refresh()

    def _refresh(self) -> None:
        shown = self._shown()
        known = [count.count for count in self._counts if count.value != UNKNOWN]
        most = max(known, default=0) or max((count.count for count in self._counts), default=0)
        values = [count.value for count in shown]
        for value in [each for each in self._boxes if each not in values]:
            box = self._boxes.pop(value)
            if box.hasFocus():
                self._title.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, count in enumerate(shown):
            box = self._boxes.get(count.value)
            if box is None:
                box = FacetBox(self._theme, count)
                box.taken.connect(self._on_taken)
                box.refused.connect(self._on_refused)
                self._boxes[count.value] = box
            if self._list.indexOf(box) != place:
                self._list.removeWidget(box)
                self._list.insertWidget(place, box)
            box.show_count(count, most)
        self._order = values
        self._tell_size(len(shown))

    def _shown(self) -> list[FacetCount]:
        wanted = fold(self._wanted)
        if wanted:
            return [count for count in self._counts if wanted in fold(count.label)][:MOST_VALUES]
        useful = [count for count in self._counts if count.count or count.included or count.excluded]
        if self._is_whole:
            return useful[:MOST_VALUES]
        shown: list[FacetCount] = []
        # One value too many for the short list is shown rather than « Afficher 1 autre ».
        limit = len(useful) if len(useful) <= FIRST_VALUES + 1 else FIRST_VALUES
        for place, count in enumerate(useful):
            if place < limit or count.included or count.excluded:
                shown.append(count)
        return shown

    def _tell_size(self, shown: int) -> None:
        useful = sum(1 for count in self._counts if count.count or count.included or count.excluded)
        self._total.setText(str(useful) if useful > FIRST_VALUES + 1 else "")
        self._total.setToolTip(counted(useful, self.tr("valeur(s)", "", useful)))
        self._search.setVisible(self._is_whole and len(self._counts) > SEARCH_FROM)
        self._nothing.setVisible(not shown and bool(self._wanted))
        if self._is_whole:
            left = useful - shown if not self._wanted else 0
            if left > 0:
                text = self.tr("Réduire la liste (%1 autres par la recherche)").replace("%1", str(left))
            else:
                text = self.tr("Réduire la liste")
            self._more.setText(text)
            self._more.setVisible(True)
        else:
            left = useful - shown
            many = self.tr("Afficher les %1 autres").replace("%1", wording.number(left))
            self._more.setText(many if left > 1 else self.tr("Afficher l’autre valeur"))
            self._more.setVisible(left > 0)
        self._more.setAccessibleName(phrases.labelled(self._title.text(), self._more.text()))

    def _on_taken(self, value: str) -> None:
        self.taken.emit(self._facet, value)

    def _on_refused(self, value: str) -> None:
        self.refused.emit(self._facet, value)

    def _on_more(self) -> None:
        self._is_whole = not self._is_whole
        if not self._is_whole:
            self._search.clear()
        self._refresh()
        if self._is_whole and self._search.isVisible():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_search(self, text: str) -> None:
        self._wanted = text.strip()
        self._refresh()

    def _on_folded(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit(self._facet, is_open)
