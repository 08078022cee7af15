"""The table of results: fixed row heights, remembered columns, keys that shortlist without the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from explorer.search.query import Sort
from explorer.services.display import ColumnShown
from explorer.settings import Settings
from explorer.ui.delegates.results import CourseDelegate
from explorer.ui.delegates.rows import row_height
from explorer.ui.models.columns import ALWAYS_SHOWN, COLUMNS, TITLE_COMFORT, ColumnName, index_of
from explorer.ui.models.results import ResultsModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.course_view import CourseView, Index
from explorer.ui.widgets.elided_header import ElidedHeader
from explorer.ui.widgets.shared_room import shared

HEADER_KEY: Final = "explorer/header/1"
"""The number changes with the columns: Qt's saved state is by place."""
STAR: Final = index_of("star")
TITLE: Final = index_of("title")


class _OneALine:
    """A course a row, its star in a column of its own."""

    per_line = 1

    def __init__(self, results: ResultsModel) -> None:
        self._results = results

    def place_of(self, index: Index) -> int:
        return index.row()

    def index_of(self, place: int) -> QModelIndex:
        return self._results.index(place, TITLE)

    def is_on_star(self, index: Index, _cell: QRect, _position: QPoint) -> bool:
        return index.isValid() and index.column() == STAR


class ResultsTable(CourseView):
    """Rows are courses; `sort_asked` is a click on a header, the query decides what comes back."""

    sort_asked = Signal(object)

    def __init__(
        self, model: ResultsModel, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, model, _OneALine(model), theme, parent)
        self._settings = settings
        self._wanted: dict[int, int] = {}
        """Column → width asked for, in pixels; a narrow window shows less. The title has none."""
        self._kept = STAR
        """The column that the user has just made wider or narrower: it gives no room to the others."""
        self._last_width = 0
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Formations trouvées"))
        self._delegate = CourseDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._set_up_header()
        self._fit_rows()

    # What the page does with it.

    def show_sort(self, sort: Sort) -> None:
        """Puts the arrow on the column that gives the order, or none."""
        for place, column in enumerate(COLUMNS):
            if column.sort == sort.field:
                order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicator(place, order)
                return
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def columns_menu(self, menu: QMenu) -> None:
        """Fills a menu with the columns to show."""
        header = self.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            if column.name in ALWAYS_SHOWN:
                continue
            action = menu.addAction(self.results.headerData(place, Qt.Orientation.Horizontal))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            action.setData(column.name)
        menu.addSeparator()
        menu.addAction(self.tr("Colonnes d’origine")).setData("")

    def columns_state(self) -> tuple[ColumnShown, ...]:
        """The columns as they are seen, for a saved view."""
        header = self.horizontalHeader()
        places = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return tuple(
            ColumnShown(
                COLUMNS[place].name,
                # The title takes what the others leave; a hidden column comes back at its own width.
                0 if place == TITLE or header.isSectionHidden(place) else self._wanted[place],
                not header.isSectionHidden(place),
            )
            for place in places
        )

    def show_columns(self, columns: Sequence[ColumnShown]) -> None:
        """Shows the columns as a saved view has them; those that it does not know keep their state."""
        header = self.horizontalHeader()
        self._widen()
        known = {column.name: place for place, column in enumerate(COLUMNS)}
        for visual, column in enumerate(each for each in columns if each.name in known):
            place = known[column.name]  # type: ignore[index]
            header.moveSection(header.visualIndex(place), visual)
            header.setSectionHidden(place, not column.shown and column.name not in ALWAYS_SHOWN)
            if column.width and place not in (TITLE, STAR):
                header.resizeSection(place, column.width)
        self._learn()
        self._save()

    def choose_column(self, name: ColumnName | str) -> None:
        """Shows a column or hides it; an empty name puts all back as at first."""
        header = self.horizontalHeader()
        self._widen()
        if name:
            place = index_of(name)  # type: ignore[arg-type]
            header.setSectionHidden(place, not header.isSectionHidden(place))
        else:
            self._first_columns()
        self._learn()
        self._save()

    # Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._last_width:
            self._last_width = self.width()
            self._kept = STAR
        self._fit()  # in the same width too: a scroll bar may have come

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _chosen_indexes(self) -> list[QModelIndex]:
        return self.selectionModel().selectedRows()

    def _set_up_header(self) -> None:
        header = ElidedHeader(self)
        self.setHorizontalHeader(header)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(30)
        header.setAccessibleName(self.tr("Colonnes"))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self._first_columns()
        saved = self._settings.bytes_of(HEADER_KEY)
        if not saved.isEmpty():
            header.restoreState(saved)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(STAR, QHeaderView.ResizeMode.Fixed)
        header.showSection(TITLE)
        header.showSection(STAR)
        self._learn()
        header.sectionClicked.connect(self._on_header)
        header.sectionResized.connect(self._on_section_resized)
        header.sectionMoved.connect(self._save)

    def _first_columns(self) -> None:
        header = self.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            header.resizeSection(place, round(column.width * self._letter()))
            header.setSectionHidden(place, not column.shown)

    def _letter(self) -> float:
        return QFontMetricsF(self.font()).averageCharWidth()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self._delegate.forget()

    def _learn(self) -> None:
        """Takes the widths of the columns that are shown for those that the user wants."""
        header = self.horizontalHeader()
        for place in range(len(COLUMNS)):
            if place != TITLE and not header.isSectionHidden(place):
                self._wanted[place] = header.sectionSize(place)

    def _widen(self) -> None:
        """Gives the columns the widths that the user wants, before they are hidden or remembered."""
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            for place, width in self._wanted.items():
                if not header.isSectionHidden(place):
                    header.resizeSection(place, width)

    def _fit(self) -> None:
        """The title takes the width that is left. Where it lacks, the other columns give some.

        When each is at its least, the table scrolls sideways.
        """
        header = self.horizontalHeader()
        # Twice: the first time the vertical scroll bar may come, which takes its width and tells no one.
        for _ in range(2):
            with QSignalBlocker(header):
                for place, width in self._widths(self.viewport().width()).items():
                    header.resizeSection(place, width)
            self.updateGeometries()
        self.viewport().update()

    def _widths(self, room: int) -> dict[int, int]:
        """Column → pixels, for those that are shown."""
        letter, header = self._letter(), self.horizontalHeader()
        wanted = {place: width for place, width in self._wanted.items() if not header.isSectionHidden(place)}
        least = {place: round(COLUMNS[place].least * letter) for place in wanted}
        if self._kept in wanted:
            least[self._kept] = wanted[self._kept]
        widths = shared(wanted, least, room - round(TITLE_COMFORT * letter))
        widths[TITLE] = max(room - sum(widths.values()), round(COLUMNS[TITLE].least * letter))
        return widths

    def _save(self) -> None:
        """Remembers the widths that are wanted: those of a narrow window would stay in a wide one."""
        self._widen()
        self._settings.set_bytes(HEADER_KEY, self.horizontalHeader().saveState())
        self._fit()

    def _on_section_resized(self, place: int, before: int, after: int) -> None:
        if place != TITLE and before and after:
            self._wanted[place] = after
            self._kept = place
            self._save()

    def _on_header(self, place: int) -> None:
        column = COLUMNS[place]
        if column.sort is None:
            return
        header = self.horizontalHeader()
        # Qt has already moved its arrow: it says what the click asks for.
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.sort_asked.emit(Sort(column.sort, descending))

    def _on_header_menu(self, position: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.columns_menu(menu)
        menu.triggered.connect(self._on_column_action)
        menu.popup(self.horizontalHeader().mapToGlobal(position))  # type: ignore[call-overload]

    def _on_column_action(self, action: object) -> None:
        self.choose_column(action.data())  # type: ignore[attr-defined]
