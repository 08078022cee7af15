"""What the table of results and their cards share: a current course, keys that shortlist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from explorer.ui.models.results import ResultsModel
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel, QPoint, QRect

Index = QModelIndex | QPersistentModelIndex


class Arrangement(Protocol):
    """Where courses stand in the cells of a view."""

    @property
    def per_line(self) -> int:
        """How many courses stand side by side."""

    def place_of(self, index: Index) -> int:
        """Where the course at `index` stands among the results, -1 for none."""

    def index_of(self, place: int) -> QModelIndex:
        """The cell that stands for the course at `place`."""

    def is_on_star(self, index: Index, cell: QRect, position: QPoint) -> bool:
        """Whether a press at `position`, in the cell of `index`, changes the selection."""


class CourseView(QTableView):
    """Shows the courses of `results` by places, 0 for the best, each where `arrangement` puts it."""

    toggle_asked = Signal(list)
    """Ids to add to the selection or to take out."""
    compare_asked = Signal(list)
    """Ids of the rows chosen, to look at side by side."""
    course_changed = Signal(object)
    """Id of the current course, or `None`."""
    opened = Signal()
    """Enter or a double click: look at the details."""
    link_asked = Signal()
    note_asked = Signal()
    left = Signal()
    """Escape, or up from the first row: back to the search field."""

    def __init__(
        self,
        results: ResultsModel,
        shown: QAbstractTableModel,
        arrangement: Arrangement,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.results = results
        self._arrangement = arrangement
        self._shown_id: int | None = None
        self.setModel(shown)
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
        # With the view's own selection, a header looks through every row at each change.
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(shown, header))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.viewport().update)

    def place_of(self, index: Index) -> int:
        """Where the course at `index` stands among the results, -1 for none."""
        return self._arrangement.place_of(index)

    def index_of(self, place: int) -> QModelIndex:
        """The cell that stands for the course at `place`."""
        return self._arrangement.index_of(place)

    @property
    def per_line(self) -> int:
        """How many courses stand side by side."""
        return self._arrangement.per_line

    # What the page does with it.

    @property
    def current_place(self) -> int:
        """Where the current course stands, -1 for none."""
        return self.place_of(self.currentIndex())

    @property
    def current_id(self) -> int | None:
        """The course whose details are shown."""
        return self.results.id_at(self.current_place)

    def chosen_ids(self) -> list[int]:
        """The courses chosen, best first, else the current one."""
        places = {self.place_of(index) for index in self._chosen_indexes()} - {-1}
        if not places and self.currentIndex().isValid():
            places = {self.current_place}
        ids = (self.results.id_at(place) for place in sorted(places))
        return [course_id for course_id in ids if course_id is not None]

    def go_to(self, place: int, *, scroll: bool = True) -> None:
        """Makes the course at `place` the current one, alone."""
        index = self.index_of(place)
        if not index.isValid():
            return
        bar = self.verticalScrollBar().value()
        self.selectionModel().setCurrentIndex(index, self.selectionCommand(index))
        if not scroll:
            self.verticalScrollBar().setValue(bar)

    def keep_current(self, place: int | None) -> None:
        """After the results were swapped: the same course at `place` if it is still there, else the first."""
        if place is None:
            self.verticalScrollBar().setValue(0)
        if len(self.results.ids):
            self.go_to(place or 0, scroll=place is None)
        elif self._shown_id is not None:
            self._shown_id = None
            self.course_changed.emit(None)

    def move_by_key(self, key: Qt.Key) -> None:
        """Moves the current course as the key would if the view had the focus."""
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)))
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        place = self.current_place + lines[key] * self.per_line
        self.go_to(min(max(place, 0), len(self.results.ids) - 1))

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
        elif key == Qt.Key.Key_C and not event.modifiers():
            self.compare_asked.emit(self.chosen_ids())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.current_place < self.per_line):
            self.left.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.go_to(0 if key == Qt.Key.Key_Home else len(self.results.ids) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_star(index, position):
            course_id = self.results.id_at(self.place_of(index))
            if course_id is not None:
                self.toggle_asked.emit([course_id])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        if self._is_on_star(index, position):
            self.mousePressEvent(event)
        elif self.place_of(index) >= 0:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ids = self.chosen_ids()
        if not ids:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if all(self.results.is_selected(each) for each in ids):
            toggle = menu.addAction(self.tr("Retirer de la sélection"))
        else:
            toggle = menu.addAction(self.tr("Ajouter à la sélection"))
        toggle.triggered.connect(self._toggle)
        menu.addAction(self.tr("Écrire une note")).triggered.connect(self.note_asked)
        menu.addAction(self.tr("Ouvrir le site")).triggered.connect(self.link_asked)
        menu.popup(event.globalPos())

    def _is_on_star(self, index: Index, position: QPoint) -> bool:
        return self._arrangement.is_on_star(index, self.visualRect(index), position)

    def _chosen_indexes(self) -> list[QModelIndex]:
        return self.selectionModel().selectedIndexes()

    def _toggle(self) -> None:
        ids = self.chosen_ids()
        if ids:
            self.toggle_asked.emit(ids)

    def _on_current(self, index: Index, _before: Index) -> None:
        course_id = self.results.id_at(self.place_of(index))
        if course_id is not None and course_id != self._shown_id:
            self._shown_id = course_id
            self.course_changed.emit(course_id)
