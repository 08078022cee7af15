"""Above the results: how many there are, their order, the columns shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QActionGroup,
    QFont,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from explorer.search.query import Sort, SortField
from explorer.services import wording
from explorer.services.display import Layout
from explorer.ui.icons import icon
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.elided_button import ElidedButton

ORDERS: tuple[Sort, ...] = (
    Sort("relevance"),
    Sort("title"),
    Sort("provider"),
    Sort("duration_hours"),
    Sort("duration_hours", descending=True),
    Sort("price_eur"),
    Sort("price_eur", descending=True),
    Sort("price_per_hour_eur"),
    Sort("session_start"),
    Sort("certification_expiry"),
    Sort("level"),
)


BREVITIES: Final = (
    (False, False, False),
    (True, False, False),
    (True, True, False),
    (True, True, True),
)
"""What a narrow window leaves out, little by little: « Trier : », the day of the news, the total."""


class ResultsHeader(QWidget):
    """`sort_asked` carries a `Sort`; `columns_menu` is filled by the table when it opens."""

    sort_asked = Signal(object)
    layout_asked = Signal(str)
    """`table` or `cards`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = self._news_words = self._news_day = ""
        self._is_part = False
        self._labels: dict[SortField, str] = {
            "relevance": self.tr("Pertinence"),
            "title": self.tr("Intitulé"),
            "provider": self.tr("Organisme"),
            "axis": self.tr("Axe"),
            "format": self.tr("Format"),
            "certification": self.tr("Certification"),
            "certification_expiry": self.tr("Échéance"),
            "level": self.tr("Niveau"),
            "duration_hours": self.tr("Durée"),
            "price_eur": self.tr("Coût"),
            "price_per_hour_eur": self.tr("Coût par heure"),
            "session_start": self.tr("Prochaine session"),
        }
        self._build_count()
        self._build_sort()
        self._build_layout(theme)
        self._build_columns(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addSpacing(4)
        row.addWidget(self._among)
        row.addSpacing(4)
        row.addWidget(self._news)
        row.addStretch(1)
        row.addWidget(self._sort_button)
        row.addWidget(self._layout_button)
        row.addWidget(self._columns_button)
        self.show_sort(Sort())
        self.show_layout("table")

    def _build_count(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("result-count")
        font = QFont(self._count.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self._count.setFont(font)
        self._among = QLabel()
        self._among.setProperty("ink", "muted")
        self._news = QLabel()
        self._news.setObjectName("view-news")
        self._news.setProperty("ink", "accent")
        self._news.hide()

    def _build_sort(self) -> None:
        self._sort_menu = QMenu(self)
        self._sort_group = QActionGroup(self)
        for sort in ORDERS:
            action = self._sort_menu.addAction(self._words(sort))
            action.setCheckable(True)
            action.setData(sort)
            self._sort_group.addAction(action)
        self._sort_menu.triggered.connect(self._on_sort)
        self._sort_button = ElidedButton(tail=" ▾")
        self._sort_button.setObjectName("sort-button")
        self._sort_button.setMenu(self._sort_menu)

    def _build_layout(self, theme: Theme) -> None:
        self._layout_menu = QMenu(self)
        self._layouts = QActionGroup(self)
        for name, picture, words in (
            ("table", "list", self.tr("Tableau")),
            ("cards", "layout-grid", self.tr("Fiches")),
        ):
            action = self._layout_menu.addAction(icon(theme, picture), words)
            action.setCheckable(True)
            action.setData(name)
            self._layouts.addAction(action)
        self._layout_menu.triggered.connect(self._on_layout)
        self._layout_button = QPushButton()
        self._layout_button.setObjectName("layout-button")
        self._layout_button.setMenu(self._layout_menu)

    def _build_columns(self, theme: Theme) -> None:
        self.columns_menu = QMenu(self)
        self._columns_button = QToolButton()
        self._columns_button.setObjectName("columns-button")
        self._columns_button.setProperty("kind", "plain")
        self._columns_button.setIcon(icon(theme, "columns-3"))
        self._columns_button.setIconSize(QSize(18, 18))
        self._columns_button.setToolTip(self.tr("Choisir les colonnes"))
        self._columns_button.setAccessibleName(self.tr("Choisir les colonnes"))
        self._columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._columns_button.setMenu(self.columns_menu)

    def show_count(self, total: int, catalogue_total: int) -> None:
        """« 21 formations » « sur 203 »; nothing of the catalogue when courses that left it are shown too."""
        self._count.setText(phrases.courses(total))
        self._is_part = catalogue_total > 0 and total <= catalogue_total
        self._among.setText(
            self.tr("sur %1").replace("%1", wording.number(catalogue_total)) if self._is_part else ""
        )
        self._fit()

    def show_counting(self) -> None:
        """The first of many courses are shown: how many there are is not known yet."""
        self._count.setText(self.tr("Comptage des formations…"))
        self._is_part = False
        self._among.setText("")
        self._fit()

    def show_news(self, count: int, since: str) -> None:
        """« 4 nouvelles depuis le 12/11 », when a saved view has some."""
        self._news_words = counted(count, self.tr("nouvelle(s)", "", count))
        self._news_day = counted(count, self.tr("nouvelle(s) depuis le %1", "", count)).replace("%1", since)
        self._news.setToolTip(self._news_day)
        self._news.setVisible(count > 0)
        self._fit()

    def show_layout(self, name: Layout) -> None:
        """Names how the answers are shown; columns are a matter of the table alone."""
        for action in self._layouts.actions():
            action.setChecked(action.data() == name)
            if action.data() == name:
                self._layout_button.setText(action.text() + " ▾")
                spoken = self.tr("Affichage : %1").replace("%1", action.text())
                self._layout_button.setAccessibleName(spoken)
                self._layout_button.setToolTip(spoken)
        self._columns_button.setVisible(name == "table")
        self._fit()

    def show_sort(self, sort: Sort) -> None:
        """Names the order in force."""
        self._order = self._words(sort)
        spoken = self.tr("Trier : %1").replace("%1", self._order)
        self._sort_button.setAccessibleName(spoken)
        self._sort_button.setToolTip(spoken)
        self._fit()
        for action in self._sort_group.actions():
            action.setChecked(action.data() == sort)

    @property
    def count_text(self) -> str:
        """« 21 formations sur 203 »."""
        return f"{self._count.text()} {self._among.text()}".strip()

    def announce(self) -> None:
        """Has a screen reader say how many there are."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.count_text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Says all when there is room, else less; of an order that is still too long, the end goes."""
        for no_verb, no_day, no_total in BREVITIES:
            self._sort_button.set_words(self._order if no_verb else self._sort_button.accessibleName())
            self._news.setText(self._news_words if no_day else self._news_day)
            self._among.setVisible(self._is_part and not no_total)
            if self.layout().sizeHint().width() <= self.width():
                break

    def _words(self, sort: Sort) -> str:
        label = self._labels[sort.field]
        if sort.field in ("duration_hours", "price_eur", "price_per_hour_eur", "level"):
            order = self.tr("décroissante") if sort.field == "duration_hours" else self.tr("décroissant")
            rising = self.tr("croissante") if sort.field == "duration_hours" else self.tr("croissant")
            return f"{label} {order if sort.descending else rising}"
        if sort.descending:
            return self.tr("%1 (de Z à A)").replace("%1", label)
        return label

    def _on_layout(self, action: QAction) -> None:
        self.layout_asked.emit(action.data())

    def _on_sort(self, action: QAction) -> None:
        self.sort_asked.emit(action.data())
