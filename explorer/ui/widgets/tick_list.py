"""A list whose lines are ticked: arrows move, space or a click ticks; read aloud as checked or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

SIDE = 15
GAP = 8
EDGE = 8
KEY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class TickList(QListWidget):
    """`changed`: the user ticked or unticked a line."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(_TickDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """As high as whole lines: half of one looks like a fault."""
        hint, line = super().sizeHint(), self.sizeHintForRow(0)
        if line <= 0:
            return hint
        edges = self.contentsMargins()
        return QSize(hint.width(), hint.height() // line * line + edges.top() + edges.bottom())

    def fill(self, lines: Sequence[tuple[str, str]]) -> None:
        """(key, text) of each line, all unticked."""
        self.clear()
        for key, text in lines:
            item = QListWidgetItem(text, self)
            item.setData(KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
        if lines:
            self.setCurrentRow(0)

    def tick(self, keys: Iterable[str]) -> None:
        """Ticks these lines and no other; `changed` is not emitted."""
        wanted = frozenset(keys)
        for item in self._items():
            is_wanted = item.data(KEY) in wanted
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)

    @property
    def ticked(self) -> frozenset[str]:
        """Keys of the lines that are ticked."""
        return frozenset(
            item.data(KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all the lines."""
        return frozenset(item.data(KEY) for item in self._items())

    def toggle(self, item: QListWidgetItem) -> None:
        """Ticks a line, or takes its tick away."""
        is_ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.toggle(current)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and item is not None and item is self.currentItem():
            self.toggle(item)
        super().mouseReleaseEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


class _TickDelegate(QStyledItemDelegate):
    """The tick as the other boxes of the window have it."""

    def __init__(self, theme: Theme, parent: TickList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        metrics = option.fontMetrics
        return QSize(metrics.averageCharWidth() * 16, max(metrics.height(), SIDE) + 8)

    def editorEvent(self, _event: QEvent, _model: object, _option: object, _index: Index) -> bool:
        return False  # the list ticks, wherever the line is clicked

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colour = self._theme.colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(line, colour("accent_soft" if is_current else "hover"))
        box = QRectF(line.left() + EDGE, line.center().y() - SIDE / 2, SIDE, SIDE)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) in (
            Qt.CheckState.Checked,
            Qt.CheckState.Checked.value,
        )
        painter.setPen(QPen(colour("accent" if is_ticked else "border"), 1.1))
        painter.setBrush(colour("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_ticked:
            mark = self._theme.colours.on_accent
            paint_icon(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", mark)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 4, 4)
        words = line.adjusted(EDGE + SIDE + GAP, 0, -EDGE, 0)
        painter.setPen(colour("text"))
        text = option.fontMetrics.elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
