"""What a dossier adds up to: a card a figure, with what is missing named beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.ui.phrases import counted, phrases

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierView
    from explorer.services.totals import CourseRef, Totals
    from explorer.services.training_plan import TrainingPlan

GAP: Final = 10
LARGE: Final = 1.3
SIDE: Final = 12
"""Pixels between the edge of a card and its words."""
EDGES: Final = 4
"""Pixels of both borders of a card, and of what is rounded in its words."""
BESIDE: Final = 6
"""Pixels between a figure and what it is, when they share a line."""
MOST_NAMED: Final = 12
"""Of the courses that a figure lacks; pressing its card shows them all."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure, what it is, what it leaves out, and the courses that are left out."""

    figure: str
    label: str
    lack: str = ""
    courses: tuple[CourseRef, ...] = ()


class SumCards(QWidget):
    """Pressing a card chooses the courses that its figure lacks.

    Cards that are too narrow for their figures side by side go on two lines.
    """

    courses_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = SumTexts(self)
        self._cards = [_Card() for _ in range(5)]
        self._rows = (QHBoxLayout(), QHBoxLayout())
        self._first = len(self._cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for row in self._rows:
            row.setSpacing(GAP)
            column.addLayout(row)
        for card in self._cards:
            card.clicked.connect(self._on_clicked)
            self._rows[0].addWidget(card, 1)

    def show_view(self, view: DossierView) -> None:
        """Shows the sums of a dossier."""
        sums = self._texts.sums(view)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(sums))
            if place < len(sums):
                card.show_sum(sums[place])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """On one line when each figure has its room there; as wide as each other when that is enough."""
        cards = [card for card in self._cards if not card.isHidden()]
        needs = [card.needed_width(is_compact=False) for card in cards]
        is_folded = sum(needs) + (len(cards) - 1) * GAP > self.width()
        first = (len(cards) + 1) // 2 if is_folded else len(self._cards)
        if first != self._first:
            self._first = first
            for place, card in enumerate(self._cards):
                self._rows[place >= first].addWidget(card)
        for row, shown in ((self._rows[0], cards[:first]), (self._rows[1], cards[first:])):
            needs = [card.needed_width(is_compact=is_folded) for card in shown]
            are_equal = len(shown) * (max(needs, default=0) + GAP) - GAP <= self.width()
            for card, need in zip(shown, needs, strict=True):
                card.set_compact(is_folded)
                row.setStretchFactor(card, 1 if are_equal else need)

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, _Card) and card.course_ids:
            self.courses_asked.emit(card.course_ids)


class _Card(QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self.course_ids: list[int] = []
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._figure = QLabel()
        self._label = QLabel()
        self._label.setProperty("ink", "muted")
        self._lack = QLabel()
        self._lack.setProperty("ink", "warning")
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(1)
        self._column.addLayout(self._top)
        for label in (self._figure, self._label, self._lack):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        self._top.addWidget(self._figure)
        self._top.addWidget(self._label, 1)
        self._column.addWidget(self._lack)
        self._column.addStretch(1)
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        """Takes less height: less air, and what the figure is beside it when it is short."""
        air = 5 if is_compact else 8
        self._column.setContentsMargins(SIDE, air, SIDE, air)
        beside = is_compact and self._is_short()
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._top.setSpacing(BESIDE if beside else 1)

    def needed_width(self, *, is_compact: bool) -> int:
        """In pixels: no line of the figure is wrapped, no word of the rest is broken."""
        figure = _widest(self._figure, self._figure.text().split("\n"))
        label = _widest(self._label, self._label.text().split(" "))
        lack = _widest(self._lack, self._lack.text().split(" "))
        beside = is_compact and self._is_short()
        return max(figure + BESIDE + label if beside else max(figure, label), lack) + 2 * SIDE + EDGES

    def _is_short(self) -> bool:
        return "\n" not in self._figure.text()

    def sizeHint(self) -> QSize:
        """A button would measure its own text: here the labels speak."""
        return self.layout().sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)

    def show_sum(self, shown: Sum) -> None:
        self._figure.setText(shown.figure)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (LARGE if self._is_short() else 1.0))
        font.setWeight(QFont.Weight.Bold)
        self._figure.setFont(font)
        self._label.setText(shown.label)
        self._lack.setText(shown.lack)
        self._lack.setVisible(bool(shown.lack))
        self.course_ids = [each.id for each in shown.courses]
        can_be_pressed = bool(shown.courses)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_be_pressed else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_be_pressed else Qt.CursorShape.ArrowCursor)
        rest = len(shown.courses) - MOST_NAMED
        named = [f"• {each.title}" for each in shown.courses[:MOST_NAMED]]
        titles = "\n".join((*named, *([f"… (+{wording.FIXED}{wording.number(rest)})"] if rest > 0 else ())))
        hint = "\n".join(filter(None, (f"{shown.figure} {shown.label}", shown.lack, titles)))
        self.setToolTip(hint)
        self.setAccessibleName(", ".join(filter(None, (f"{shown.figure} {shown.label}", shown.lack))))
        self.setAccessibleDescription(titles)


def _widest(label: QLabel, texts: Iterable[str]) -> int:
    return max(map(label.fontMetrics().horizontalAdvance, texts), default=0)


class SumTexts(QObject):
    """Words the sums. HT and TTC stay apart; « à partir de » where the smallest figure stands for several."""

    def sums(self, view: DossierView) -> Sequence[Sum]:
        """Courses, hours, cost, cost of an hour and, once headcounts are entered, what is left to pay."""
        totals = view.totals
        aside = totals.set_aside
        lack = counted(aside, self.tr("écartée(s)", "", aside)) if aside else ""
        sums = [
            Sum(wording.number(totals.count), self.tr("formation(s)", "", totals.count), lack),
            self._hours(totals),
            self._cost(totals),
            self._per_hour(totals),
        ]
        if view.plan.is_started:
            sums.append(self._remaining(view.plan))
        return sums

    def _hours(self, totals: Totals) -> Sum:
        lack = phrases.missing_durations(totals.missing_durations) if totals.missing_durations else ""
        label = self.tr("de formation")
        if totals.count == totals.missing_durations:
            return Sum("–", label, lack, totals.without_duration)
        low = wording.hours(totals.hours_min)
        if totals.hours_max is None:
            figure = self.tr("≥ %1").replace("%1", low)
        elif totals.hours_max == totals.hours_min:
            figure = low
        else:
            figure = wording.span(low, wording.hours(totals.hours_max))
        return Sum(figure, label, lack, totals.without_duration)

    def _cost(self, totals: Totals) -> Sum:
        lack = phrases.missing_prices(totals.missing_prices) if totals.missing_prices else ""
        known = totals.count - totals.missing_prices
        amounts = (
            (totals.price_ht_eur, "HT"),
            (totals.price_ttc_eur, "TTC"),
            (totals.price_unknown_basis_eur, None),
        )
        shown = [(wording.euros(amount), basis) for amount, basis in amounts if amount]
        figure, label = self._with_bases(shown, self.tr("par personne"))
        if not shown and known:
            figure = wording.euros(Decimal(0))
        if totals.from_price and known:
            figure = self.tr("≥ %1").replace("%1", figure)
        return Sum(figure, label, lack, totals.without_price)

    def _per_hour(self, totals: Totals) -> Sum:
        shown = [(wording.price_per_hour(each.amount_eur), each.basis) for each in totals.per_hour]
        return Sum(*self._with_bases(shown, self.tr("en moyenne")))

    def _remaining(self, plan: TrainingPlan) -> Sum:
        amounts = [
            (wording.euros(each.remaining_eur), each.basis)
            for each in plan.sums
            if each.remaining_eur is not None
        ]
        lacking = tuple(dict.fromkeys(course for each in plan.missing for course in each.courses))
        people = plan.headcount or 0
        label = self.tr("reste à charge, %1").replace(
            "%1", counted(people, self.tr("personne(s)", "", people))
        )
        count = len(lacking)
        lack = counted(count, self.tr("ligne(s) incomplète(s)", "", count)) if count else ""
        return Sum(*self._with_bases(amounts, label), lack, lacking)

    def _with_bases(self, amounts: Sequence[tuple[str, str | None]], label: str) -> tuple[str, str]:
        """Figure and label: a line a basis; what a sole amount leaves unsaid is asked beneath it."""
        unsaid = self.tr("HT ou TTC ?").replace(" ", wording.FIXED)
        if len(amounts) == 1 and amounts[0][1] is None:
            return amounts[0][0], f"{label}, {unsaid}"
        lines = [f"{text}{wording.FIXED}{basis}" if basis else f"{text} {unsaid}" for text, basis in amounts]
        return "\n".join(lines) or "–", label
