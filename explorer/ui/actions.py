"""Every command of the window once: its text, its key, its place in the menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from explorer.settings import LanguageChoice, ThemeChoice
from explorer.ui.icons import icon
from explorer.ui.theme import Theme


class Actions(QObject):
    """The menu behind the header's button, and the keys that work everywhere in the window."""

    def __init__(self, window: QWidget, theme: Theme, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.menu = QMenu(window)
        self.menu.setAccessibleName(self.tr("Menu"))
        self.import_file = self._make("upload", self.tr("Importer…"), "Ctrl+I")
        self.export = self._make("download", self.tr("Exporter la sélection…"), "Ctrl+E")
        self.backup = self._make("save", self.tr("Sauvegarder le catalogue…"))
        self.quit = self._make("log-out", self.tr("Quitter"), "Ctrl+Q")
        self.undo = undo_stack.createUndoAction(window, self.tr("Annuler"))
        self.redo = undo_stack.createRedoAction(window, self.tr("Rétablir"))
        for action, name, keys in (
            (self.undo, "undo-2", ("Ctrl+Z",)),
            (self.redo, "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
        ):
            action.setIcon(icon(theme, name))
            action.setShortcuts([QKeySequence(key) for key in keys])
        self.search = self._make("search", self.tr("Rechercher"), "Ctrl+F")
        self.themes = QActionGroup(window)
        for choice, name, text in (
            ("system", "monitor", self.tr("Comme le système")),
            ("light", "sun", self.tr("Clair")),
            ("dark", "moon", self.tr("Sombre")),
        ):
            action = self._make(name, text)
            action.setCheckable(True)
            action.setData(choice)
            self.themes.addAction(action)
        self.languages = QActionGroup(window)
        # The two languages name themselves: whoever reads one alone must find it.
        for language, name in (
            ("system", self.tr("Comme le système")),
            ("fr", "Français"),
            ("en", "English"),
        ):
            action = self._make("", name)
            action.setCheckable(True)
            action.setData(language)
            self.languages.addAction(action)
        self.shortcuts = self._make("keyboard", self.tr("Raccourcis clavier"), "F1")
        self.open_log = self._make("folder-open", self.tr("Ouvrir le dossier du journal"))
        self.about = self._make("info", self.tr("À propos"))
        self.open_menu = self._make("menu", self.tr("Menu"), "F10")
        self._fill()
        window.addActions(
            [self.import_file, self.export, self.backup, self.quit, self.undo, self.redo, self.search]
        )
        window.addActions([self.shortcuts, self.open_menu])

    def show_theme(self, choice: ThemeChoice) -> None:
        """Ticks the theme in force."""
        for action in self.themes.actions():
            action.setChecked(action.data() == choice)

    def show_language(self, choice: LanguageChoice) -> None:
        """Ticks the language chosen."""
        for action in self.languages.actions():
            action.setChecked(action.data() == choice)

    def _make(self, icon_name: str, text: str, key: str = "") -> QAction:
        action = QAction(text, self._window)
        if icon_name:
            action.setIcon(icon(self._theme, icon_name))
        if key:
            action.setShortcut(QKeySequence(key))
        return action

    def _fill(self) -> None:
        file_menu = self.menu.addMenu(self.tr("&Fichier"))
        file_menu.addActions([self.import_file, self.export, self.backup])
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit_menu = self.menu.addMenu(self.tr("&Édition"))
        edit_menu.addActions([self.undo, self.redo])
        edit_menu.addSeparator()
        edit_menu.addAction(self.search)
        view_menu = self.menu.addMenu(self.tr("&Affichage"))
        theme_menu = view_menu.addMenu(self.tr("&Thème"))
        theme_menu.addActions(self.themes.actions())
        language_menu = view_menu.addMenu(self.tr("&Langue"))
        language_menu.addActions(self.languages.actions())
        help_menu = self.menu.addMenu(self.tr("A&ide"))
        help_menu.addActions([self.shortcuts, self.open_log])
        help_menu.addSeparator()
        help_menu.addAction(self.about)
