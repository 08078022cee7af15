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

from explorer.search.query import FacetName
from explorer.services import wording
from explorer.ui.icons import paint_icon
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_box import FacetBox
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from explorer.search.counts import FacetCounts
    from explorer.search.outcome import FacetCount

CHEVRON: Final = 12
FIRST_VALUES: Final = 5
SEARCH_FROM: Final = 12
"""A facet with more values than this gets a search field once unrolled."""
LONG: Final = 40
"""One with more than this has it from the start: nobody unrolls a thousand providers."""
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

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
    """A box a line, whose value may change from one search to the next: no widget is made at a keystroke.

    The focus follows its value when this one moves to another line.
    """

    taken = Signal(str, str)
    """Facet, value."""
    refused = Signal(str, str)
    declared_asked = Signal(bool)
    """Whether only what files declare counts, not what their texts suggest."""
    folded = Signal(str, bool)
    """Facet, whether it is now open."""

    def __init__(
        self, theme: Theme, facet: FacetName, title: str, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facet = facet
        self._counts: FacetCounts | None = None
        self._boxes: list[FacetBox] = []
        self._shown = 0
        """How many of the boxes are in use: the first ones."""
        self._is_whole = False
        self._wanted = ""

        self._title = SectionTitle(theme, title, is_open=is_open)
        self._title.toggled.connect(self._on_folded)
        self._total = QLabel()
        self._total.setProperty("ink", "muted")
        self._search = self._search_field(title)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = QPushButton()
        self._more.setProperty("kind", "link")
        self._more.clicked.connect(self._on_more)
        self._nothing = QLabel(self.tr("Aucune valeur ne correspond."))
        self._nothing.setProperty("ink", "muted")
        self._nothing.hide()
        self._declared = TickBox(theme, self.tr("Déclarées seulement"))
        self._declared.setToolTip(
            self.tr("Ne compter que ce que les fichiers indiquent, sans ce qui est déduit de leurs textes")
        )
        self._declared.clicked.connect(self.declared_asked)
        self._declared.hide()
        self._body = QWidget()
        self._lay_out()
        self._body.setVisible(is_open)
        self._total.setVisible(is_open)

    def _search_field(self, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Chercher dans la liste"))
        field.setAccessibleName(self.tr("Chercher dans « %1 »").replace("%1", title))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._on_search)
        field.hide()
        return field

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 5, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._total)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        body.addWidget(self._search)
        body.addLayout(self._list)
        body.addWidget(self._nothing)
        body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._declared)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(top)
        whole.addWidget(self._body)

    @property
    def facet(self) -> FacetName:
        """Which facet it shows."""
        return self._facet

    @property
    def boxes(self) -> tuple[FacetBox, ...]:
        """The boxes shown, from the top."""
        return tuple(self._boxes[: self._shown])

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from the top."""
        return (self._title, self._search, *self._boxes, self._more, self._declared)

    @property
    def title(self) -> SectionTitle:
        """What folds the section."""
        return self._title

    @property
    def search(self) -> QLineEdit:
        """The field that looks among the values."""
        return self._search

    @property
    def declared_box(self) -> TickBox:
        """« Déclarées seulement »."""
        return self._declared

    def show_counts(self, counts: FacetCounts, *, declared_only: bool = False) -> None:
        """Shows the values with their counts; those taken or refused are always among the first."""
        self._counts = counts
        self._declared.setChecked(declared_only)
        if self._title.isChecked():
            self._refresh()

    def _refresh(self) -> None:
        if self._counts is None:
            return
        shown = self._values(self._counts)
        focused = next((box.count.value for box in self.boxes if box.hasFocus()), None)
        most = self._counts.most or max((count.count for count in shown), default=0)
        while len(self._boxes) < len(shown):
            box = FacetBox(self._theme, shown[len(self._boxes)])
            box.taken.connect(self._on_taken)
            box.refused.connect(self._on_refused)
            self._boxes.append(box)
            self._list.addWidget(box)
        for box, count in zip(self._boxes, shown, strict=False):
            box.show_count(count, most)
            box.setVisible(True)
        for box in self._boxes[len(shown) :]:
            box.setVisible(False)
        self._shown = len(shown)
        if focused is not None:
            self._keep_focus(focused)
        self._tell_size(self._counts, shown)

    def _keep_focus(self, value: str) -> None:
        box = next((each for each in self.boxes if each.count.value == value), None)
        (box or self._title).setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self, counts: FacetCounts) -> list[FacetCount]:
        if self._wanted:
            return counts.matching(self._wanted, MOST_VALUES)
        if self._is_whole:
            return counts.first(MOST_VALUES)
        short = counts.first(FIRST_VALUES)
        # One value too many for the short list is shown rather than « Afficher 1 autre ».
        return counts.first(counts.used) if counts.used == len(short) + 1 else short

    def _tell_size(self, counts: FacetCounts, shown: Sequence[FacetCount]) -> None:
        useful = counts.used
        self._total.setText(wording.number(useful) if useful > FIRST_VALUES + 1 else "")
        self._total.setToolTip(counted(useful, self.tr("valeur(s)", "", useful)))
        is_searched = useful > LONG or (self._is_whole and useful > SEARCH_FROM) or bool(self._wanted)
        self._search.setVisible(is_searched)
        self._nothing.setVisible(not shown and bool(self._wanted))
        self._declared.setVisible(any(count.declared is not None for count in shown))
        left = 0 if self._wanted else useful - len(shown)
        if self._is_whole:
            if left > 0:
                text = self.tr("Réduire la liste (%1 autres par la recherche)")
                self._more.setText(text.replace("%1", wording.number(left)))
            else:
                self._more.setText(self.tr("Réduire la liste"))
        else:
            many = self.tr("Afficher les %1 autres").replace("%1", wording.number(left))
            self._more.setText(many if left > 1 else self.tr("Afficher l’autre valeur"))
        self._more.setVisible(self._is_whole or left > 0)
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
        if is_open:
            self._refresh()
        self._body.setVisible(is_open)
        self._total.setVisible(is_open)
        self.folded.emit(self._facet, is_open)
