"""The saved views on the Explorer: what is shown is a view, was one, or may become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from explorer.ui.desks.views import ViewDesk
from explorer.ui.pages.views_button import ViewsButton, day

if TYPE_CHECKING:
    from explorer.services.views import OpenedView, SavedView, ViewStatus
    from explorer.ui.pages.explorer import ExplorerPage


class KeptViews(QObject):
    """Binds the desk of the views, their button and the page."""

    def __init__(self, desk: ViewDesk, button: ViewsButton, page: ExplorerPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._button = button
        self._page = page
        self._current: SavedView | None = None
        desk.changed.connect(self._on_statuses)
        desk.opened.connect(self._on_opened)
        desk.saved.connect(self._on_saved)
        button.look_asked.connect(desk.look)
        button.save_asked.connect(self._on_save)
        button.replace_asked.connect(self._on_replace)
        button.rename_asked.connect(self._on_rename)
        button.delete_asked.connect(self._on_delete)
        button.show_views(desk.statuses)
        for key, slot in (("Ctrl+S", button.ask_save), ("Ctrl+M", button.showMenu)):
            QShortcut(QKeySequence(key), page).activated.connect(slot)

    @property
    def current(self) -> SavedView | None:
        """The view that is shown, perhaps with changes."""
        return self._current

    def query_changed(self) -> None:
        """Something else is asked: the view is left when nothing of it remains, else it is a changed one."""
        if self._current is None:
            return
        query = self._page.current_query()
        if self._current.query != query:
            self._page.show_news((), "")
            if not query.text and not query.has_filters:
                self._current = None
        self._show()

    def _show(self) -> None:
        is_changed = self._current is not None and self._page.current_query() != self._current.query
        self._button.show_current(self._current, is_changed=is_changed)

    def _on_statuses(self, statuses: tuple[ViewStatus, ...]) -> None:
        self._button.show_views(statuses)
        if self._current is not None:
            views = {each.view.id: each.view for each in statuses}
            self._current = views.get(self._current.id)
            self._show()

    def _on_opened(self, opened: OpenedView) -> None:
        self._current = opened.view
        self._page.show_display(opened.view.display)
        self._page.set_query(opened.view.query)
        self._page.show_news(opened.new_ids, day(opened.since))
        self._show()

    def _on_saved(self, view: SavedView) -> None:
        self._current = view
        self._page.show_news((), "")
        self._show()

    def _on_save(self, name: str) -> None:
        self._desk.save(name, self._page.current_query(), self._page.display())

    def _on_replace(self) -> None:
        if self._current is not None:
            self._desk.replace(self._current, self._page.current_query(), self._page.display())

    def _on_rename(self, name: str) -> None:
        if self._current is not None:
            self._desk.rename(self._current, name)

    def _on_delete(self) -> None:
        if self._current is not None:
            self._desk.delete(self._current)
