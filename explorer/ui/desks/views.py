"""The saved views: read, opened and changed behind; what changes them can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.tasks import Tasks

if TYPE_CHECKING:  # These bring SQLAlchemy: the first paint must not wait for it.
    from explorer.search.query import Query
    from explorer.services.display import Display
    from explorer.services.views import OpenedView, SavedView, Views, ViewStatus


class ViewDesk(QObject):
    """Holds the views on the window's side."""

    changed = Signal(object)
    """Every `ViewStatus`, by name."""
    opened = Signal(object)
    """The `OpenedView` asked for."""
    saved = Signal(object)
    """The `SavedView` just made or given another query: what is shown is this view."""
    deleted = Signal(str)
    """Name of the view that was just deleted."""
    failed = Signal(object)

    def __init__(self, tasks: Tasks, undo_stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._undo_stack = undo_stack
        self._views: Views | None = None
        self._deletion: _Change | None = None
        self._deleted_id: int | None = None
        self._statuses: tuple[ViewStatus, ...] = ()

    @property
    def statuses(self) -> tuple[ViewStatus, ...]:
        """What was last read."""
        return self._statuses

    def open(self, views: Views) -> None:
        """Starts to work on the views of the catalogue that is now open."""
        self._views = views
        self.reload()

    def reload(self) -> None:
        """Reads again: courses came or went, or a view changed."""
        if self._views is not None:
            self._tasks.keep(
                self._views.status, done=self._on_statuses, failed=self.failed.emit, lane="views"
            )

    def look(self, view_id: int) -> None:
        """Opens a view; what it gives now is seen from then on."""
        if self._views is not None:
            self._tasks.write(self._views.open, view_id, done=self._on_opened, failed=self._on_failed)

    def save(self, name: str, query: Query, display: Display) -> None:
        """Keeps what is shown under a name."""
        if self._views is not None:
            self._tasks.write(
                self._views.save, name, query, display, done=self._on_saved, failed=self._on_failed
            )

    def replace(self, view: SavedView, query: Query, display: Display) -> None:
        """Gives a view what is shown now, undoably."""
        forth = ("replace", view.id, query, display)
        back = ("replace", view.id, view.query, view.display)
        self._undo_stack.push(_Change(self, self.tr("mise à jour de la vue"), forth, back))

    def rename(self, view: SavedView, name: str) -> None:
        """Gives a view another name, undoably."""
        if name != view.name:
            forth, back = ("rename", view.id, name), ("rename", view.id, view.name)
            self._undo_stack.push(_Change(self, self.tr("nouveau nom de la vue"), forth, back))

    def delete(self, view: SavedView) -> None:
        """Deletes a view, undoably."""
        forth, back = ("delete", view.id), ("restore", view.id)
        self._deletion = _Change(self, self.tr("suppression de la vue"), forth, back)
        self._deleted_id = view.id
        self._undo_stack.push(self._deletion)
        self.deleted.emit(view.name)

    def bring_back(self) -> None:
        """Restores the view deleted last, whatever was done since."""
        last = self._undo_stack.command(self._undo_stack.index() - 1) if self._undo_stack.index() else None
        if last is not None and last is self._deletion:
            self._undo_stack.undo()
        elif self._deleted_id is not None:
            self.write("restore", self._deleted_id)
        self._deleted_id = None

    def write(self, name: str, *args: Any) -> None:
        """Calls the method `name` of `Views`, then reads again."""
        if self._views is not None:
            done = self._on_saved if name == "replace" else self._on_written
            self._tasks.write(getattr(self._views, name), *args, done=done, failed=self._on_failed)

    def _on_statuses(self, _generation: int, statuses: tuple[ViewStatus, ...]) -> None:
        self._statuses = statuses
        self.changed.emit(statuses)

    def _on_opened(self, _generation: int, view: OpenedView) -> None:
        self.opened.emit(view)
        self.reload()

    def _on_saved(self, _generation: int, view: SavedView) -> None:
        self.saved.emit(view)
        self.reload()

    def _on_written(self, _generation: int, _result: object) -> None:
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.reload()


class _Change(QUndoCommand):
    """One call of `Views` and the one that takes it back."""

    def __init__(self, desk: ViewDesk, text: str, forth: tuple[Any, ...], back: tuple[Any, ...]) -> None:
        super().__init__(text)
        self._desk = desk
        self._forth = forth
        self._back = back

    def redo(self) -> None:
        self._desk.write(*self._forth)

    def undo(self) -> None:
        self._desk.write(*self._back)
