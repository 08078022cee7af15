"""What the menu offers on the program itself: colours, language, keys, its folder, what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.settings import Settings, ThemeChoice
from explorer.ui.actions import Actions
from explorer.ui.theme import Theme
from explorer.ui.widgets.banner import Banner


class ProgramMenu(QObject):
    """Does what the `commands` about the program ask. `folder`: where the catalogue and the log are."""

    def __init__(
        self,
        commands: Actions,
        banner: Banner,
        folder: Path,
        window: QWidget,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._settings = settings
        self._theme = theme
        self._banner = banner
        self._folder = folder
        self._window = window
        commands.shortcuts.triggered.connect(self._on_shortcuts)
        commands.about.triggered.connect(self._on_about)
        commands.open_log.triggered.connect(self.open_folder)
        commands.themes.triggered.connect(self._on_theme_chosen)
        commands.languages.triggered.connect(self._on_language_chosen)
        commands.show_theme(theme.choice)
        commands.show_language(settings.language)

    def toggle_theme(self) -> None:
        """Light for dark, dark for light."""
        self._choose_theme("light" if self._theme.is_dark else "dark")

    def open_folder(self) -> None:
        """Shows the folder in the system's own window."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - rarely asked
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_theme_chosen(self, action: QAction) -> None:
        self._choose_theme(action.data())

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._theme.choose(choice)
        self._settings.theme = choice
        self._commands.show_theme(choice)

    def _on_language_chosen(self, action: QAction) -> None:
        self._settings.language = action.data()
        self._commands.show_language(action.data())
        self._banner.notify("info", self.tr("La langue changera au prochain démarrage de l’application."))

    def _on_shortcuts(self) -> None:
        from explorer.ui.dialogs.about import ShortcutsDialog  # noqa: PLC0415 - rarely opened

        ShortcutsDialog(self._window).open()

    def _on_about(self) -> None:
        from explorer.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - rarely opened

        AboutDialog(str(self._folder), self._window).open()
