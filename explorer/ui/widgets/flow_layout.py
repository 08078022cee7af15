"""A layout that sets widgets side by side and goes to the next line when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_NO_DIRECTION = Qt.Orientation(0)


class FlowLayout(QLayout):
    """Left to right, then down; the items of a line are centred on its height.

    With `spread`, the last of several items on a line stands at its right end.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6, spread: bool = False) -> None:
        super().__init__(parent)
        self._spread = spread
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """Width → height: Qt asks it dozens of times for one change."""
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return _NO_DIRECTION

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        shown = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in shown), default=0) + margins.left() + margins.right(),
            max((size.height() for size in shown), default=0) + margins.top() + margins.bottom(),
        )

    def clear(self) -> None:
        """Takes every widget out and deletes it once the current event is over."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Places the items within `rect` (only measures unless `move`) and gives the height used."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            hint = item.sizeHint()
            size = QSize(min(hint.width(), max(inner.width(), item.minimumSize().width())), hint.height())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if line and used + self.spacing() + size.width() > inner.width():
                top += self._place(line, QPoint(inner.left(), top), move=move, spare=inner.width() - used)
                top += self.spacing()
                line, used = [], 0
            used += size.width() + (self.spacing() if line else 0)
            line.append((item, size))
        top += self._place(line, QPoint(inner.left(), top), move=move, spare=inner.width() - used)
        return top - rect.top() + self.contentsMargins().bottom()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], at: QPoint, *, move: bool, spare: int) -> int:
        height = max((size.height() for _, size in line), default=0)
        if move:
            left = at.x()
            for number, (item, size) in enumerate(line):
                if self._spread and 0 < number == len(line) - 1:
                    left += spare
                item.setGeometry(QRect(QPoint(left, at.y() + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
        return height
