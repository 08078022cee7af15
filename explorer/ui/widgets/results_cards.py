"""The results as cards, side by side: the same keys and the same courses as in the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from explorer.ui.delegates.cards import CardDelegate, card_height, star_rect
from explorer.ui.models.cards import CardsModel
from explorer.ui.models.results import ResultsModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.course_view import CourseView, Index

CARD_WIDTH = 44
"""Average characters below which a card is not narrowed: there is one less on a line."""


class _SideBySide:
    """Several courses a line, each with its star in the corner of its card."""

    def __init__(self, cards: CardsModel) -> None:
        self._cards = cards

    @property
    def per_line(self) -> int:
        return self._cards.columnCount()

    def place_of(self, index: Index) -> int:
        return self._cards.place_of(index)

    def index_of(self, place: int) -> QModelIndex:
        return self._cards.index_of(place)

    def is_on_star(self, index: Index, cell: QRect, position: QPoint) -> bool:
        return self.place_of(index) >= 0 and star_rect(cell).contains(position)


class ResultsCards(CourseView):
    """Only the cards seen are painted: a million courses are as quick as ten."""

    def __init__(self, results: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards = CardsModel(results)
        super().__init__(results, self._cards, _SideBySide(self._cards), theme, parent)
        self._cards.setParent(self)
        self.setObjectName("cards")
        self.setAccessibleName(self.tr("Formations trouvées, en fiches"))
        self._delegate = CardDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(80)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("ground", "background")
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers():
            # From the end of a line to the start of the next: Qt would stop there.
            place = self.current_place + steps[key]
            self.go_to(min(max(place, 0), len(self.results.ids) - 1))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cards.arrange(self._cards.columnCount(), is_shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """As many cards on a line as the width takes; the current one stays so."""
        width = self.viewport().width()
        least = CARD_WIDTH * QFontMetricsF(self.font()).averageCharWidth()
        columns = max(1, int(width // least))
        self.verticalHeader().setDefaultSectionSize(card_height(self.font()))
        place = self.current_place
        self._cards.arrange(columns, is_shown=self.isVisible())
        self.horizontalHeader().setDefaultSectionSize(width // columns)
        if place >= 0:
            self.go_to(place)
