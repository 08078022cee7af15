"""How many courses have each duration or price: bars, and two handles that keep what is between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.search.outcome import Histogram

BARS_HEIGHT: Final = 40
HANDLE: Final = 14
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -3,
    Qt.Key.Key_PageUp: 3,
}


class Handle(QWidget):
    """One end of the range: dragged, or moved from edge to edge with the arrows, Home and End."""

    dragged = Signal(float)
    """Where the mouse is, in the bars' pixels."""
    stepped = Signal(int)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.resize(HANDLE, BARS_HEIGHT + HANDLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.stepped.emit(-1000)
        elif key == Qt.Key.Key_End:
            self.stepped.emit(1000)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawLine(QPointF(middle, 2), QPointF(middle, BARS_HEIGHT))
        painter.setBrush(self._theme.colour("accent" if self.hasFocus() else "surface"))
        painter.drawEllipse(QPointF(middle, BARS_HEIGHT + 3), 4.5, 4.5)


class HistogramBars(QWidget):
    """Emits `range_chosen(low, high)` when a handle is let go; `None` is an end left open."""

    range_chosen = Signal(object, object)

    def __init__(
        self, theme: Theme, title: str, write: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._write = write
        self._histogram: Histogram | None = None
        self._low: float | None = None
        self._high: float | None = None
        self._low_handle = Handle(theme, self)
        self._high_handle = Handle(theme, self)
        self._low_handle.dragged.connect(self._on_low_dragged)
        self._low_handle.stepped.connect(self._on_low_stepped)
        self._low_handle.released.connect(self._choose)
        self._high_handle.dragged.connect(self._on_high_dragged)
        self._high_handle.stepped.connect(self._on_high_stepped)
        self._high_handle.released.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def handles(self) -> tuple[Handle, Handle]:
        """The low and the high one."""
        return self._low_handle, self._high_handle

    def show_histogram(self, histogram: Histogram, low: float | None, high: float | None) -> None:
        """Shows the bars, and the range set (`None` for an open end)."""
        self._histogram = histogram
        self._low, self._high = low, high
        self.setVisible(len(histogram.counts) > 0)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(180, BARS_HEIGHT + HANDLE)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, BARS_HEIGHT + HANDLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._histogram is None or not self._histogram.counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        counts, matching = self._histogram.counts, self._histogram.matching
        edges = self._histogram.edges
        most = max(counts) or 1
        width = self._span() / len(counts)
        low, high = self._bounds()
        for number, (count, match) in enumerate(zip(counts, matching, strict=True)):
            left = HANDLE / 2 + number * width
            inside = edges[number + 1] > low and edges[number] < high
            for size, name in ((count, "bar_off"), (match, "bar" if inside else "bar_off")):
                if size:
                    height = max(2.5, (BARS_HEIGHT - 4) * size / most)
                    painter.setBrush(self._theme.colour(name))
                    painter.drawRoundedRect(
                        QRectF(left + 0.75, BARS_HEIGHT - height, max(width - 1.5, 1), height), 2, 2
                    )
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(QRectF(HANDLE / 2, BARS_HEIGHT, self._span(), 1))

    def _edges(self) -> tuple[float, ...]:
        known = self._histogram.edges if self._histogram is not None else ()
        return known if len(known) > 1 else (0.0, 1.0)

    def _bounds(self) -> tuple[float, float]:
        edges = self._edges()
        return (
            self._low if self._low is not None else edges[0],
            self._high if self._high is not None else edges[-1],
        )

    def _span(self) -> float:
        return max(1.0, self.width() - HANDLE)

    def _x_of(self, value: float) -> float:
        """Bars are equally wide whatever they cover: a value stands in proportion inside its bar."""
        edges = self._edges()
        bars = len(edges) - 1
        value = min(max(value, edges[0]), edges[-1])
        bar = min(bisect_right(edges, value) - 1, bars - 1)
        wide = edges[bar + 1] - edges[bar]
        part = (value - edges[bar]) / wide if wide else 0.0
        return HANDLE / 2 + (bar + part) / bars * self._span()

    def _edge_at(self, x: float) -> float:
        edges = self._edges()
        bars = len(edges) - 1
        place = round((x - HANDLE / 2) / self._span() * bars)
        return edges[min(max(place, 0), bars)]

    def _place(self) -> None:
        low, high = self._bounds()
        for handle, value, name in (
            (self._low_handle, low, self.tr("%1 : minimum")),
            (self._high_handle, high, self.tr("%1 : maximum")),
        ):
            handle.move(round(self._x_of(value) - HANDLE / 2), 0)
            handle.setAccessibleName(name.replace("%1", self._title))
            handle.setAccessibleDescription(self._write(value))
            handle.setToolTip(self._write(value))
        self.update()

    def _on_low_dragged(self, x: float) -> None:
        self._move_low(self._edge_at(x))

    def _on_high_dragged(self, x: float) -> None:
        self._move_high(self._edge_at(x))

    def _on_low_stepped(self, steps: int) -> None:
        self._move_low(self._stepped(self._bounds()[0], steps))
        self._choose()

    def _on_high_stepped(self, steps: int) -> None:
        self._move_high(self._stepped(self._bounds()[1], steps))
        self._choose()

    def _stepped(self, value: float, steps: int) -> float:
        """The edge `steps` further than `value`, which may stand between two."""
        edges = self._edges()
        if steps > 0:
            place = bisect_right(edges, value) + steps - 1
        else:
            place = sum(1 for edge in edges if edge < value) + steps
        return edges[min(max(place, 0), len(edges) - 1)]

    def _move_low(self, value: float) -> None:
        edges = self._edges()
        value = min(value, self._bounds()[1])
        self._low = None if value <= edges[0] else value
        self._place()

    def _move_high(self, value: float) -> None:
        edges = self._edges()
        value = max(value, self._bounds()[0])
        self._high = None if value >= edges[-1] else value
        self._place()

    def _choose(self) -> None:
        self.range_chosen.emit(self._low, self._high)
