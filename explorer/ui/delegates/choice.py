"""A cell that is a drop-down: painted as one, opened by a click, Enter, F2 or Alt+Down."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.ui.delegates.ground import paint_row_ground
from explorer.ui.icons import paint_icon
from explorer.ui.models.choice import CHOICES_ROLE, VALUE_ROLE
from explorer.ui.theme import Theme

MARGIN = 10
CHEVRON = 14
BOX_AIR = 12

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Cells with a tuple of `Choice` under `CHOICES_ROLE` are drop-downs on the value under `VALUE_ROLE`.

    A subclass paints the other cells in `paint_cell`; the ground is painted here.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        paint_row_ground(painter, option, self._theme)
        painter.setClipRect(rect)
        if index.data(CHOICES_ROLE):
            self._paint_box(painter, option, index)
        else:
            self.paint_cell(painter, option, index)
        painter.restore()

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line of text."""
        box = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or ""))
        box.setMaxVisibleItems(16)
        for choice in index.data(CHOICES_ROLE) or ():
            if choice.starts_group:
                box.insertSeparator(box.count())
            box.addItem(choice.label, choice.value)
        box.setCurrentIndex(max(box.findData(index.data(VALUE_ROLE)), 0))
        box.activated.connect(self._on_activated)
        # The list is opened once the box stands in its place.
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(self._box(option))

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Nothing: the box was made with its value; a model that is updated must not move it."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, option.fontMetrics.height() + BOX_AIR + 8)

    def _on_activated(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        rect = option.rect
        height = option.fontMetrics.height() + BOX_AIR
        top = rect.top() + min(6, max((rect.height() - height) // 2, 0))
        return QRect(rect.left() + 4, top, rect.width() - 8, height)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(self._box(option)).adjusted(0.5, 0.5, -0.5, -0.5)
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self._theme.colour("accent" if is_current else "border"), 2 if is_current else 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        mark = QRectF(box.right() - CHEVRON - 8, box.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        paint_icon(painter, mark, "chevron-down", self._theme.colours.muted)
        words = box.adjusted(MARGIN, 0, -CHEVRON - 14, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
