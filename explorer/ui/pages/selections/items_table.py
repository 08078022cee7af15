"""The courses of the dossier: ranked by drag or by keys, decided by keys or by menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from explorer.ui.delegates.dossier_items import DossierItemDelegate
from explorer.ui.delegates.rows import row_height
from explorer.ui.icons import icon
from explorer.ui.models.dossier_items import COLUMNS, DossierItemsModel
from explorer.ui.theme import Theme
from explorer.ui.widgets.elided_header import ElidedHeader
from explorer.ui.widgets.shared_room import shared

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierLine

TITLE: Final = next(place for place, column in enumerate(COLUMNS) if column.name == "title")
ALERTS: Final = next(place for place, column in enumerate(COLUMNS) if column.name == "alerts")
STATUS_KEYS: Final = {
    Qt.Key.Key_E: "a-etudier",
    Qt.Key.Key_R: "retenue",
    Qt.Key.Key_X: "ecartee",
}
ALT: Final = Qt.KeyboardModifier.AltModifier


class ItemsTable(QTableView):
    """Rows are courses, by rank."""

    current_changed = Signal(object)
    """The `DossierLine` now current, or `None`."""
    chosen_changed = Signal()
    status_asked = Signal(list, str)
    """Courses, and the status to give them."""
    removal_asked = Signal(list)
    compare_asked = Signal()
    course_asked = Signal(int)
    """The course to open in the Explorer."""
    note_asked = Signal()
    details_asked = Signal()

    def __init__(self, model: DossierItemsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.setObjectName("dossier-items")
        self.setAccessibleName(self.tr("Formations du dossier"))
        self.setModel(model)
        self.setItemDelegate(DossierItemDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        header = ElidedHeader(self)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        self.setHorizontalHeader(header)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self.viewport().update)

    # What the page does with it.

    def chosen_ids(self) -> list[int]:
        """The rows chosen, by rank; else the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [line.item.course_id for row in rows if (line := self._model.line(row)) is not None]

    def current_line(self) -> DossierLine | None:
        """The course whose decision is shown beside."""
        return self._model.line(self.currentIndex().row())

    def go_to(self, course_ids: Sequence[int]) -> None:
        """Chooses these courses; the first becomes the current one."""
        rows = self._model.rows_of(course_ids)
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row, TITLE), self._model.index(row, TITLE))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if rows:
            self.selectionModel().setCurrentIndex(self._model.index(rows[0], TITLE), flags.NoUpdate)

    # Keys, menu, drag.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() == ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in STATUS_KEYS:
            self._ask_status(STATUS_KEYS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
            self._ask_removal()
        elif key == Qt.Key.Key_C:
            self.compare_asked.emit()
        elif key == Qt.Key.Key_N:
            self.note_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.chosen_ids():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, status in STATUS_KEYS.items():
            action = menu.addAction(self._model.status_label(status))
            action.setShortcut(QKeySequence(key))
            action.setData(status)
            action.triggered.connect(self._on_status_action)
        menu.addSeparator()
        for name, text, keys, slot in (
            ("scale", self.tr("Comparer"), "C", self.compare_asked),
            ("search", self.tr("Voir dans l’Explorer"), "", self._ask_course),
            ("trash-2", self.tr("Retirer du dossier"), "Del", self._ask_removal),
        ):
            action = menu.addAction(icon(self._theme, name), text)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(slot)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        # Qt takes a drop on a row for one into it: here it goes before or after, whichever half was meant.
        index = self.indexAt(event.position().toPoint())
        row = self._model.rowCount()
        if index.isValid():
            box = self.visualRect(index)
            row = index.row() + (event.position().y() > box.center().y())
        action = Qt.DropAction.MoveAction
        self._model.dropMimeData(event.mimeData(), action, row, 0, QModelIndex())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _move(self, step: int) -> None:
        """Moves the chosen rows up or down by one, together."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if rows:
            self._model.ask_move(rows, rows[0] - 1 if step < 0 else rows[-1] + 2)

    def _ask_status(self, status: str) -> None:
        if ids := self.chosen_ids():
            self.status_asked.emit(ids, status)

    def _ask_removal(self) -> None:
        if ids := self.chosen_ids():
            self.removal_asked.emit(ids)

    def _ask_course(self) -> None:
        if (line := self.current_line()) is not None:
            self.course_asked.emit(line.item.course_id)

    def _on_status_action(self) -> None:
        self._ask_status(self.sender().data())

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self._model.line(current.row()))

    def _on_chosen(self) -> None:
        self.chosen_changed.emit()

    def _on_reset(self) -> None:
        self.current_changed.emit(None)
        self.chosen_changed.emit()

    def _fit_columns(self) -> None:
        """The title takes the width that is left. Where it lacks, the other columns give some.

        Then the count of alerts goes: the alerts themselves are told above and beside.
        """
        widths = self._widths(with_alerts=True)
        is_crowded = sum(widths.values()) > self.viewport().width()
        if is_crowded:
            widths = self._widths(with_alerts=False)
        header = self.horizontalHeader()
        header.setSectionHidden(ALERTS, is_crowded)
        for place, width in widths.items():
            header.resizeSection(place, width)

    def _widths(self, *, with_alerts: bool) -> dict[int, int]:
        """Column → pixels."""
        letter = QFontMetricsF(self.font()).averageCharWidth()
        header = self.horizontalHeader()
        wanted = {
            place: max(round(column.width * letter), header.sectionSizeHint(place))
            for place, column in enumerate(COLUMNS)
            if place != TITLE and (with_alerts or place != ALERTS)
        }
        least = {place: round(COLUMNS[place].least * letter) for place in wanted}
        title = COLUMNS[TITLE]
        room = self.viewport().width()
        widths = shared(wanted, least, room - round(title.width * letter))
        widths[TITLE] = max(room - sum(widths.values()), round(title.least * letter))
        return widths
