"""A page between two panels: in a narrow window the panels give room before the page does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.settings import Settings
from explorer.ui.widgets.shared_room import shared

LEAST_PAGE: Final = 50
"""Average characters that the page keeps, however the handles are moved.

Where the letters are so large that the least widths do not fit, all three give their part.
"""

ROUNDING: Final = 3
"""Pixels that three widths, each rounded, may be too many."""


@dataclass(frozen=True, slots=True)
class SidePanel:
    """A panel: its first width in pixels, and the least one in average characters of its font."""

    widget: QWidget
    width: int
    least: float


class SidePanels(QSplitter):
    """Keeps the widths that the user chose, and narrows them only as long as the page lacks `room`.

    `room` is in average characters. What the user left to the page is enough for it in any window.
    """

    def __init__(
        self,
        left: SidePanel,
        page: QWidget,
        right: SidePanel,
        *,
        room: float,
        settings: Settings,
        key: str,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._sides = (left, right)
        self._page = page
        self._room = room
        self._settings = settings
        self._key = key
        self._chosen = _sizes(settings.text(key))
        self._shown: list[int] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget in (left.widget, page, right.widget):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self._set_least()
        self.splitterMoved.connect(self._on_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_least()
        self._share()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._shown != self._in_sight():
            self._set_least()
            self._share()
        return done

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_least()
            self._share()

    def _letter(self) -> float:
        return QFontMetricsF(self.font()).averageCharWidth()

    def _least(self) -> list[int]:
        letter = self._letter() * self._part()
        return [round(side.least * letter) for side in self._sides]

    def _part(self) -> float:
        """Of the least widths, what the window has room for: 1 but for very large letters."""
        in_sight = [self._sides[place].least for place in self._in_sight()]
        wanted = (sum(in_sight) + LEAST_PAGE) * self._letter() + len(in_sight) * self.handleWidth()
        return min((self.width() - ROUNDING) / wanted, 1.0)

    def _in_sight(self) -> list[int]:
        return [place for place, side in enumerate(self._sides) if not side.widget.isHidden()]

    def _set_least(self) -> None:
        for side, least in zip(self._sides, self._least(), strict=True):
            side.widget.setMinimumWidth(least)
        self._page.setMinimumWidth(round(LEAST_PAGE * self._letter() * self._part()))

    def _share(self) -> None:
        wanted = [side.width for side in self._sides]
        room = round(self._room * self._letter())
        if self._chosen is not None:
            left, page, right = self._chosen
            wanted, room = [left, right], min(room, page)
        least = dict(enumerate(self._least()))
        shown = self._in_sight()
        whole = self.width() - len(shown) * self.handleWidth()
        sides = shared({place: max(wanted[place], least[place]) for place in shown}, least, whole - room)
        # What is hidden takes no room, but keeps a width for when it comes back.
        left, right = (sides.get(place, wanted[place]) for place in least)
        self.setSizes([left, max(whole - sum(sides.values()), 0), right])
        self._shown = shown

    def _on_moved(self) -> None:
        sizes = self.sizes()
        for place, side in ((0, self._sides[0]), (2, self._sides[1])):
            if side.widget.isHidden():
                sizes[place] = self._chosen[place] if self._chosen is not None else side.width
        self._chosen = tuple(sizes)
        self._settings.set_text(self._key, " ".join(map(str, sizes)))


def _sizes(text: str) -> tuple[int, ...] | None:
    """Reads « 246 690 340 »; anything else counts as nothing chosen."""
    words = text.split()
    if len(words) != 3 or not all(word.isdecimal() for word in words):  # noqa: PLR2004 - two panels and a page
        return None
    return tuple(map(int, words))
