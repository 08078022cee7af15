"""Icons that take their colour from the theme at the moment they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.ui.theme import Theme
from resources import read_bytes


@cache
def _svg(name: str) -> bytes:
    return read_bytes("icons", f"{name}.svg")


@cache
def _renderer(name: str, colour: str, *, filled: bool) -> QSvgRenderer:
    drawing = _svg(name)
    if filled:
        drawing = drawing.replace(b'fill="none"', b'fill="currentColor"')
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))


def paint_icon(
    painter: QPainter, rect: QRect | QRectF, name: str, colour: str, *, filled: bool = False
) -> None:
    """Draws the icon `name` in `colour` (`#RRGGBB`): for delegates. Raises `FileNotFoundError` without it."""
    _renderer(name, colour, filled=filled).render(painter, QRectF(rect))


class _Engine(QIconEngine):
    def __init__(self, theme: Theme, name: str, colour: str, *, filled: bool) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._colour = colour
        self._filled = filled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        name = "muted" if mode == QIcon.Mode.Disabled else self._colour
        side = min(rect.width(), rect.height())
        square = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        paint_icon(painter, square, self._name, self._theme.colour(name).name(), filled=self._filled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._colour, filled=self._filled)


def icon(theme: Theme, name: str, colour: str = "text", *, filled: bool = False) -> QIcon:
    """The icon `resources/icons/NAME.svg`, drawn in the theme's colour of that name (see `Colours`)."""
    _svg(name)
    return QIcon(_Engine(theme, name, colour, filled=filled))


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(_svg("explorateur-formations")))
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made
