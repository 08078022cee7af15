"""The two colour schemes: named colours for what we draw, palettes for what Qt draws, and the switch."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from explorer.settings import ThemeChoice
from resources import read_bytes

MIDDLE = 128
"""Lightness, of 255, under which a ground is dark."""


class Colours(NamedTuple):
    """Every colour of the window, `#RRGGBB`. `x_soft` is the ground on which `x` is read.

    A named tuple: the first paint waits for its making, and a dataclass of thirty fields is slow to make.
    """

    background: str
    surface: str
    line: str
    text: str
    muted: str
    """Second-rank text, on the background and on the surface."""
    accent: str
    on_accent: str
    accent_soft: str
    highlight: str
    """Ground of the letters that were searched."""
    on_highlight: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    info: str
    info_soft: str
    success: str
    success_soft: str
    neutral: str
    neutral_soft: str
    """A pill without a judgement."""
    border: str
    """Outline of what can be pressed or ticked: at least 3:1 on the surface."""
    hover: str
    header: str
    """Ground of a table's header."""
    bar: str
    """A histogram's bar inside the range."""
    bar_off: str
    tray: str
    on_tray: str
    tray_muted: str
    tray_line: str


LIGHT = Colours(
    background="#F4F6F8",
    surface="#FFFFFF",
    line="#DDE3E9",
    text="#17212B",
    muted="#5B6B7A",
    accent="#0B6E69",
    on_accent="#FFFFFF",
    accent_soft="#E1F1F0",
    highlight="#FFE58A",
    on_highlight="#17212B",
    warning="#9A5B00",
    warning_soft="#FFF1DB",
    error="#A3262A",
    error_soft="#FBE6E6",
    info="#2C4F9E",
    info_soft="#E6ECFA",
    success="#1B6B3A",
    success_soft="#E3F3E8",
    neutral="#45535F",
    neutral_soft="#E9EDF1",
    border="#7F8C98",
    hover="#EEF3F6",
    header="#F9FAFC",
    bar="#B5D8D6",
    bar_off="#DDE3E9",
    tray="#12343B",
    on_tray="#FFFFFF",
    tray_muted="#A9C4C6",
    tray_line="#5E8288",
)

DARK = Colours(
    background="#10181E",
    surface="#182229",
    line="#2B3943",
    text="#E6EDF2",
    muted="#9DB0BD",
    accent="#4FC1B8",
    on_accent="#062422",
    accent_soft="#173B3B",
    highlight="#6A540C",
    on_highlight="#FFF4CF",
    warning="#F2B866",
    warning_soft="#3A2A10",
    error="#FF9E9B",
    error_soft="#452022",
    info="#A9C1FF",
    info_soft="#202E50",
    success="#82D8A2",
    success_soft="#173620",
    neutral="#B7C5D0",
    neutral_soft="#273540",
    border="#74858F",
    hover="#202D36",
    header="#141D24",
    bar="#2F6B69",
    bar_off="#2B3943",
    tray="#0B2B31",
    on_tray="#F2F8F8",
    tray_muted="#A5C3C5",
    tray_line="#58797E",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in ("background", "surface", "header")),
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in ("accent_soft", "hover")),
    *(
        (kind, ground)
        for kind in ("warning", "error", "info", "success")
        for ground in (f"{kind}_soft", "surface")
    ),
    ("neutral", "neutral_soft"),
    ("text", "neutral_soft"),
    ("on_accent", "accent"),
    ("on_highlight", "highlight"),
    ("on_tray", "tray"),
    ("tray_muted", "tray"),
)
"""What is written on what: each pair must reach 4.5:1 in both schemes."""


class Theme(QObject):
    """The scheme in force. Delegates and painted widgets read `theme.colours` when they paint."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: ThemeChoice = choice
        self._follows_system = False
        self._colours = self._first_scheme()

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self._colours is DARK

    def colour(self, name: str) -> QColor:
        """The colour called `name`: a field of `Colours`. Raises `AttributeError` for any other name."""
        return _colour(getattr(self._colours, name))

    def choose(self, choice: ThemeChoice) -> None:
        """Follows the system, or stays light or dark."""
        self._choice = choice
        self.apply()

    def apply_palette(self) -> None:
        """Gives the application the palette of the scheme in force: all that a first paint needs."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(self._colours))

    def apply(self) -> None:
        """Gives the application the style, the palette and the style sheet of the scheme in force."""
        if not self._follows_system:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
            self._follows_system = True
        self._colours = self._scheme()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyle("Fusion")
            self.apply_palette()
            application.setStyleSheet(stylesheet(self._colours))
        self.changed.emit()

    def _first_scheme(self) -> Colours:
        """As `_scheme`, from the desktop’s palette: naming Qt’s enumerations takes 20 ms the first time."""
        if self._choice == "system":
            return DARK if QGuiApplication.palette().window().color().lightness() < MIDDLE else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _scheme(self) -> Colours:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see `_first_scheme`

        if self._choice == "system":
            # The platform may not say (`Unknown`): light, as most office desktops.
            is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self.apply()


@cache
def _colour(code: str) -> QColor:
    """Made once: a repaint asks for some hundred. To change it, take a copy."""
    return QColor(code)


def palette(colours: Colours) -> QPalette:
    """Qt's palette of a scheme: what Fusion draws by itself (fields, menus, lists, check boxes)."""
    role = QPalette.ColorRole
    made = QPalette()
    for each, colour in (
        (role.Window, colours.background),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.header),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.border),
        (role.Shadow, colours.border),
    ):
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    made.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(colours.muted))
    return made


def stylesheet(colours: Colours) -> str:
    """The style sheet with the colours of a scheme put in. Raises `KeyError` for a name it does not have."""
    return Template(read_bytes("window.qss").decode()).substitute(colours._asdict())
