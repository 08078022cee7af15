"""What a dossier adds up to: a card a figure, with what is missing named beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.ui.phrases import counted, phrases

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierView
    from explorer.services.totals import CourseRef, Totals
    from explorer.services.training_plan import TrainingPlan

LARGE: Final = 1.3
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
    """Pressing a card chooses the courses that its figure lacks."""

    courses_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = SumTexts(self)
        self._cards = [_Card() for _ in range(5)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for card in self._cards:
            card.clicked.connect(self._on_clicked)
            row.addWidget(card, 1)

    def show_view(self, view: DossierView) -> None:
        """Shows the sums of a dossier."""
        sums = self._texts.sums(view)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(sums))
            if place < len(sums):
                card.show_sum(sums[place])

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
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(1)
        for label in (self._figure, self._label, self._lack):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """A button would measure its own text: here the labels speak."""
        return self.layout().sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)

    def show_sum(self, shown: Sum) -> None:
        is_short = "\n" not in shown.figure
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (LARGE if is_short else 1.0))
        font.setWeight(QFont.Weight.Bold)
        self._figure.setFont(font)
        self._figure.setText(shown.figure)
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
