"""The table of a comparison: columns share the width, rows are as tall as their longest cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from explorer.services.comparing import FEWEST
from explorer.ui.delegates.comparison import ComparisonDelegate, CourseHeader
from explorer.ui.models.comparison import CRITERION, ComparisonModel
from explorer.ui.theme import Theme

CRITERION_LETTERS: Final = 22
LEAST_LETTERS: Final = 20
ALT: Final = Qt.KeyboardModifier.AltModifier


class ComparisonTable(QTableView):
    """Arrows go from cell to cell; Alt+← and Alt+→ move a course, Delete takes it out."""

    move_asked = Signal(int, int)
    """A course (from 0), and by how much to the right."""
    removal_asked = Signal(int)
    course_asked = Signal(int)
    left = Signal()

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("comparison")
        self.setAccessibleName(self.tr("Comparaison des formations"))
        self.setModel(model)
        self._delegate = ComparisonDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(CourseHeader(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._fit)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().column() - 1
        key = event.key()
        if place >= 0 and event.modifiers() == ALT and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_asked.emit(place, -1 if key == Qt.Key.Key_Left else 1)
        elif place >= 0 and key == Qt.Key.Key_Delete:
            self._remove()
        elif place >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the keys do, for the course under the mouse or under the focus."""
        place, last = self.currentIndex().column() - 1, len(self._model.courses) - 1
        if place < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, slot, can in (
            (self.tr("Voir dans l’Explorer"), "Return", self._open, True),
            (self.tr("Déplacer à gauche"), "Alt+Left", self._move_left, place > 0),
            (self.tr("Déplacer à droite"), "Alt+Right", self._move_right, place < last),
            (self.tr("Retirer de la comparaison"), "Del", self._remove, last >= FEWEST),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(can)
            action.triggered.connect(slot)
        menu.popup(event.globalPos())

    def _open(self) -> None:
        self.course_asked.emit(self._model.courses[self.currentIndex().column() - 1].course.id)

    def _remove(self) -> None:
        self.removal_asked.emit(self.currentIndex().column() - 1)

    def _move_left(self) -> None:
        self.move_asked.emit(self.currentIndex().column() - 1, -1)

    def _move_right(self) -> None:
        self.move_asked.emit(self.currentIndex().column() - 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Thirty rows of five cells: measured whole, each time."""
        count = len(self._model.courses)
        if not count:
            return
        letter = QFontMetricsF(self.font()).averageCharWidth()
        first = round(CRITERION_LETTERS * letter)
        width = max((self.viewport().width() - first) // count, round(LEAST_LETTERS * letter))
        self.horizontalHeader().resizeSection(CRITERION, first)
        for column in range(1, count + 1):
            self.horizontalHeader().resizeSection(column, width)
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.clearSpans()
        groups = set(self._model.group_rows())
        for row in range(self._model.rowCount()):
            if row in groups:
                self.setSpan(row, 0, 1, count + 1)
            heights = (
                self._delegate.height(
                    self._model.index(row, column), self.font(), first if column == CRITERION else width
                )
                for column in range(1 if row in groups else count + 1)
            )
            self.verticalHeader().resizeSection(row, max(heights))
