"""The bar at the top: the program, its pages, the catalogue in use, « Importer… », the theme and the menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.ui.icons import application_icon, icon
from explorer.ui.theme import Theme

LOGO_SIDE = 26
ICON_SIDE = 16


class ElidedLabel(QLabel):
    """A line of text that gives way: it shortens with « … » and keeps the whole as its tooltip and name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    @property
    def whole_text(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Shows `text`, shortened if it must be."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0)))


class HeaderBar(QFrame):
    """Navigation shows the pages that work; `page_chosen` names the one pressed."""

    page_chosen = Signal(str)
    import_asked = Signal()
    theme_asked = Signal()

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("header")
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self._tabs = QButtonGroup(self)
        self._tabs.setExclusive(True)
        self._tabs.buttonClicked.connect(self._on_tab)
        self._names: dict[int, str] = {}

        logo = QLabel()
        logo.setPixmap(
            application_icon().pixmap(QSize(LOGO_SIDE, LOGO_SIDE), self.devicePixelRatioF()),
        )
        name = QLabel(self.tr("Explorateur de formations"))
        name.setFont(_scaled(name.font(), 1.15, QFont.Weight.Bold))
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(4)
        self._catalogue = ElidedLabel()
        self._catalogue.setProperty("ink", "muted")
        self._catalogue.setObjectName("catalogue-label")
        self._import = QPushButton(self.tr("Importer…"))
        self._import.setObjectName("import-button")
        self._import.setToolTip(self.tr("Importer un classeur (Ctrl+I), ou déposez-le sur la fenêtre"))
        self._import.clicked.connect(self.import_asked)
        self._theme_button = self._icon_button("theme-button")
        self._theme_button.clicked.connect(self.theme_asked)
        self._menu_button = self._icon_button("menu-button")
        self._menu_button.setIcon(icon(theme, "menu"))
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu (F10)"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(menu)

        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(logo)
        row.addWidget(name)
        row.addSpacing(16)
        row.addLayout(self._tab_row)
        row.addStretch(1)
        row.addWidget(self._catalogue, 1000)
        row.addSpacing(6)
        row.addWidget(self._import)
        row.addWidget(self._theme_button)
        row.addWidget(self._menu_button)
        self._import.ensurePolished()
        side = self._import.sizeHint().height()
        for button in (self._theme_button, self._menu_button):
            button.setFixedSize(side + 6, side)
        self.setMinimumHeight(max(56, side + 20))
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def add_page(self, page: str, label: str) -> None:
        """Adds the tab of a page; the first becomes the current one."""
        button = QPushButton(label, checkable=True)
        button.setProperty("kind", "tab")
        button.setFont(_scaled(button.font(), 1.05, QFont.Weight.Normal))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        # Bold when current: the room is kept, so that the tabs do not move.
        bold = QFontMetrics(_scaled(self.font(), 1.05, QFont.Weight.DemiBold))
        button.setMinimumWidth(bold.horizontalAdvance(label) + 28)
        number = len(self._names)
        self._names[number] = page
        self._tabs.addButton(button, number)
        self._tab_row.addWidget(button)
        button.setChecked(number == 0)

    def choose(self, page: str) -> None:
        """Marks the tab of the page that is shown."""
        for number, name in self._names.items():
            self._tabs.button(number).setChecked(name == page)

    def set_catalogue(self, text: str) -> None:
        """Names the catalogue in use: « Cartographie IAG commerce · importée le 12/11/2026 »."""
        self._catalogue.set_text(text)

    def open_menu(self) -> None:
        """Unrolls the menu (F10)."""
        self._menu_button.showMenu()

    def _icon_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("kind", "plain")
        button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _on_tab(self, button: QPushButton) -> None:
        self.page_chosen.emit(self._names[self._tabs.id(button)])

    def _show_theme(self) -> None:
        self._theme_button.setIcon(icon(self._theme, "sun" if self._theme.is_dark else "moon"))
        text = self.tr("Passer au thème clair") if self._theme.is_dark else self.tr("Passer au thème sombre")
        self._theme_button.setAccessibleName(text)
        self._theme_button.setToolTip(text)


def _scaled(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setWeight(weight)
    return made
