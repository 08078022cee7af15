"""Every command of the window once: its text, its key, its place in the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from explorer.settings import ThemeChoice
from explorer.ui.icons import icon
from explorer.ui.theme import Theme


class Actions:
    """The menu behind the header's button, and the keys that work everywhere in the window."""

    def __init__(self, window: QWidget, theme: Theme, undo_stack: QUndoStack) -> None:
        self._window = window
        self._theme = theme
        tr = window.tr
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("Menu"))
        self.import_file = self._make("upload", tr("Importer…"), "Ctrl+I")
        self.export = self._make("download", tr("Exporter la sélection vers Excel…"), "Ctrl+E")
        self.backup = self._make("save", tr("Sauvegarder le catalogue…"))
        self.quit = self._make("log-out", tr("Quitter"), "Ctrl+Q")
        self.undo = undo_stack.createUndoAction(window, tr("Annuler"))
        self.redo = undo_stack.createRedoAction(window, tr("Rétablir"))
        for action, name, keys in (
            (self.undo, "undo-2", ("Ctrl+Z",)),
            (self.redo, "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
        ):
            action.setIcon(icon(theme, name))
            action.setShortcuts([QKeySequence(key) for key in keys])
        self.search = self._make("search", tr("Rechercher"), "Ctrl+F")
        self.themes = QActionGroup(window)
        for choice, name, text in (
            ("system", "monitor", tr("Comme le système")),
            ("light", "sun", tr("Clair")),
            ("dark", "moon", tr("Sombre")),
        ):
            action = self._make(name, text)
            action.setCheckable(True)
            action.setData(choice)
            self.themes.addAction(action)
        self.shortcuts = self._make("keyboard", tr("Raccourcis clavier"), "F1")
        self.open_log = self._make("folder-open", tr("Ouvrir le dossier du journal"))
        self.about = self._make("info", tr("À propos"))
        self.open_menu = self._make("menu", tr("Menu"), "F10")
        self._fill()
        window.addActions(
            [self.import_file, self.export, self.backup, self.quit, self.undo, self.redo, self.search]
        )
        window.addActions([self.shortcuts, self.open_menu])

    def connect(self, action: QAction, slot: Callable[[], object]) -> None:
        """Runs the method `slot` when `action` is triggered."""
        action.triggered.connect(slot)

    def show_theme(self, choice: ThemeChoice) -> None:
        """Ticks the theme in force."""
        for action in self.themes.actions():
            action.setChecked(action.data() == choice)

    def _make(self, icon_name: str, text: str, key: str = "") -> QAction:
        action = QAction(icon(self._theme, icon_name), text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        return action

    def _fill(self) -> None:
        tr = self._window.tr
        file_menu = self.menu.addMenu(tr("&Fichier"))
        file_menu.addActions([self.import_file, self.export, self.backup])
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit_menu = self.menu.addMenu(tr("&Édition"))
        edit_menu.addActions([self.undo, self.redo])
        edit_menu.addSeparator()
        edit_menu.addAction(self.search)
        view_menu = self.menu.addMenu(tr("&Affichage"))
        theme_menu = view_menu.addMenu(tr("&Thème"))
        theme_menu.addActions(self.themes.actions())
        help_menu = self.menu.addMenu(tr("A&ide"))
        help_menu.addActions([self.shortcuts, self.open_log])
        help_menu.addSeparator()
        help_menu.addAction(self.about)
