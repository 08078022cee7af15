"""The saved views beside the search field: which have something new, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from explorer.services import wording
from explorer.ui.dialogs.name import NameDialog
from explorer.ui.icons import icon
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.elided_button import ElidedButton

if TYPE_CHECKING:
    from datetime import datetime

    from explorer.services.views import SavedView, ViewStatus

NAME_LIMIT = 24


class ViewsButton(ElidedButton):
    """A menu: each view with « +4 depuis le 12/11 », then what can be done with the one that is shown."""

    look_asked = Signal(int)
    save_asked = Signal(str)
    """The name given."""
    replace_asked = Signal()
    rename_asked = Signal(str)
    """The new name of the view that is shown."""
    delete_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tail=" ▾", parent=parent)
        self._theme = theme
        self._statuses: tuple[ViewStatus, ...] = ()
        self._current: SavedView | None = None
        self._is_changed = False
        self.setObjectName("views-button")
        self.setIcon(icon(theme, "bookmark"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Vues enregistrées"))
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._show_news()

    def show_views(self, statuses: Sequence[ViewStatus]) -> None:
        """Shows which views there are and what is new in them."""
        self._statuses = tuple(statuses)
        self._show_news()

    def show_current(self, view: SavedView | None, *, is_changed: bool) -> None:
        """Tells which view is shown, and whether one has changed something since."""
        self._current = view
        self._is_changed = is_changed
        self._show_news()

    def ask_save(self) -> None:
        """Asks for a name, then to keep what is shown."""
        dialog = NameDialog(
            self.tr("Enregistrer la vue"),
            self.tr("Nom de la vue (recherche, filtres, ordre et colonnes)"),
            self.tr("Enregistrer"),
            "",
            self,
        )
        dialog.textValueSelected.connect(self.save_asked)
        dialog.open()

    def _show_news(self) -> None:
        news = sum(each.new_count for each in self._statuses)
        words = self.tr("Vues")
        if self._current is not None:
            name = self._current.name
            name = name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "…"
            words = self.tr("Vue : %1").replace("%1", name) + ("*" if self._is_changed else "")
        if news:
            words += f" · +{wording.number(news)}"
        self.set_words(words)
        spoken = self.tr("Vues enregistrées")
        if self._current is not None:
            spoken = phrases.labelled(self.tr("Vue affichée"), self._current.name)
            if self._is_changed:
                spoken += self.tr(", modifiée depuis")
        if news:
            spoken += ", " + counted(news, self.tr("nouvelle(s) formation(s)", "", news))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken + " (Ctrl+M)")

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for status in self._statuses:
            text = status.view.name.replace("&", "&&")
            action = menu.addAction(f"{text}\t{self._news(status)}")
            action.setCheckable(True)
            action.setChecked(self._current is not None and status.view.id == self._current.id)
            action.setData(status.view.id)
            action.triggered.connect(self._on_view)
        if not self._statuses:
            menu.addAction(self.tr("Aucune vue enregistrée")).setEnabled(False)
        menu.addSeparator()
        self._add("plus", self.tr("Enregistrer la vue…") + "\tCtrl+S", self.ask_save)
        if self._current is not None:
            name = wording.quoted(self._current.name).replace("&", "&&")
            menu.addSeparator()
            update = self._add("save", self.tr("Mettre à jour %1").replace("%1", name), self.replace_asked)
            update.setEnabled(self._is_changed)
            self._add("pencil", self.tr("Renommer %1…").replace("%1", name), self._on_rename)
            self._add("trash-2", self.tr("Supprimer %1").replace("%1", name), self.delete_asked)

    def _news(self, status: ViewStatus) -> str:
        """« +4 depuis le 12/11 », or how many courses there are when none is new."""
        if not status.new_count:
            return wording.number(status.total)
        text = self.tr("+%1 depuis le %2").replace("%1", wording.number(status.new_count))
        return text.replace("%2", day(status.view.seen_at))

    def _add(self, name: str, text: str, slot: object) -> QAction:
        action: QAction = self.menu().addAction(icon(self._theme, name), text)
        action.triggered.connect(slot)
        return action

    def _on_view(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.look_asked.emit(action.data())

    def _on_rename(self) -> None:
        if self._current is not None:
            dialog = NameDialog(
                self.tr("Renommer la vue"),
                self.tr("Nom de la vue"),
                self.tr("Renommer"),
                self._current.name,
                self,
            )
            dialog.textValueSelected.connect(self.rename_asked)
            dialog.open()


def day(moment: datetime) -> str:
    """« 12/11 », with its year when it is not this one; in the reader's own time."""
    local = moment.astimezone().date()
    written = wording.date(local)
    return written if local.year != date.today().year else written.rpartition("/")[0]  # noqa: DTZ011
