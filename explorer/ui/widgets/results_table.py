"""The table of results: fixed row heights, remembered columns, keys that shortlist without the mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from explorer.search.query import Sort
from explorer.settings import Settings
from explorer.ui.delegates.results import CourseDelegate, row_height
from explorer.ui.models.columns import ALWAYS_SHOWN, COLUMNS, TITLE_MINIMUM, ColumnName, index_of
from explorer.ui.models.results import ResultsModel
from explorer.ui.theme import Theme

HEADER_KEY: Final = "explorer/header/1"
"""The number changes with the columns: Qt's saved state is by place."""
STAR: Final = index_of("star")
TITLE: Final = index_of("title")


class ResultsTable(QTableView):
    """Rows are courses; `sort_asked` is a click on a header, the query decides what comes back."""

    toggle_asked = Signal(list)
    """Ids to add to the selection or to take out."""
    course_changed = Signal(object)
    """Id of the current course, or `None`."""
    opened = Signal()
    """Enter or a double click: look at the details."""
    link_asked = Signal()
    note_asked = Signal()
    left = Signal()
    """Escape, or up from the first row: back to the search field."""
    sort_asked = Signal(object)
    columns_changed = Signal()

    def __init__(
        self, model: ResultsModel, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = model
        self._shown_id: int | None = None
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Formations trouvées"))
        self.setModel(model)
        self._delegate = CourseDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_header()
        # With the view's own selection, a header looks through every row at each change.
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))
        self._fit_rows()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    # What the page does with it.

    @property
    def current_id(self) -> int | None:
        """The course whose details are shown."""
        return self._model.id_at(self.currentIndex().row())

    def chosen_ids(self) -> list[int]:
        """The rows chosen, else the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [course_id for row in rows if (course_id := self._model.id_at(row)) is not None]

    def go_to(self, row: int, *, scroll: bool = True) -> None:
        """Makes `row` the current one, alone."""
        index = self._model.index(row, TITLE)
        if not index.isValid():
            return
        bar = self.verticalScrollBar().value()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        if not scroll:
            self.verticalScrollBar().setValue(bar)

    def keep_current(self, row: int | None) -> None:
        """After the results were swapped: the same course at `row` if it is still there, else the first."""
        if row is None:
            self.verticalScrollBar().setValue(0)
        if self._model.rowCount():
            self.go_to(row or 0, scroll=row is None)
        elif self._shown_id is not None:
            self._shown_id = None
            self.course_changed.emit(None)

    def move_by_key(self, key: Qt.Key) -> None:
        """Moves the current row as the key would if the table had the focus."""
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)))
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        last = self._model.rowCount() - 1
        row = self.currentIndex().row() + steps[key]
        self.go_to(min(max(row, 0), last))

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
            action = menu.addAction(self._model.headerData(place, Qt.Orientation.Horizontal))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            action.setData(column.name)
        menu.addSeparator()
        menu.addAction(self.tr("Colonnes d’origine")).setData("")

    def choose_column(self, name: ColumnName | str) -> None:
        """Shows a column or hides it; an empty name puts all back as at first."""
        header = self.horizontalHeader()
        if name:
            place = index_of(name)  # type: ignore[arg-type]
            header.setSectionHidden(place, not header.isSectionHidden(place))
        else:
            self._first_columns()
        self._fit_title()
        self._save()

    def forget_texts(self) -> None:
        """Lays the texts out again: the searched letters have changed."""
        self._delegate.forget()

    # Qt.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space and not control:
            self._toggle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.link_asked if control else self.opened).emit()
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.note_asked.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.go_to(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == STAR:
            course_id = self._model.id_at(index.row())
            if course_id is not None:
                self.toggle_asked.emit([course_id])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == STAR:
            self.mousePressEvent(event)
        elif index.isValid():
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ids = self.chosen_ids()
        if not ids:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if all(self._model.is_selected(each) for each in ids):
            toggle = menu.addAction(self.tr("Retirer de la sélection"))
        else:
            toggle = menu.addAction(self.tr("Ajouter à la sélection"))
        toggle.triggered.connect(self._toggle)
        menu.addAction(self.tr("Écrire une note")).triggered.connect(self.note_asked)
        menu.addAction(self.tr("Ouvrir le site")).triggered.connect(self.link_asked)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _toggle(self) -> None:
        ids = self.chosen_ids()
        if ids:
            self.toggle_asked.emit(ids)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
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

    def _fit_title(self) -> None:
        """The title takes the width that is left; below its least, the table scrolls sideways."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(place) for place in range(len(COLUMNS)) if place != TITLE)
        least = round(TITLE_MINIMUM * self._letter())
        with QSignalBlocker(header):
            header.resizeSection(TITLE, max(least, self.viewport().width() - others))
        self.updateGeometries()
        self.viewport().update()

    def _save(self) -> None:
        self._settings.set_bytes(HEADER_KEY, self.horizontalHeader().saveState())
        self.columns_changed.emit()

    def _on_section_resized(self, place: int, before: int, after: int) -> None:
        if place != TITLE and before and after:
            self._fit_title()
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

    def _on_current(
        self, index: QModelIndex | QPersistentModelIndex, _before: QModelIndex | QPersistentModelIndex
    ) -> None:
        course_id = self._model.id_at(index.row())
        if course_id is not None and course_id != self._shown_id:
            self._shown_id = course_id
            self.course_changed.emit(course_id)
