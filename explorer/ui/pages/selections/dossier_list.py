"""Every dossier on the left: its reference, how much it holds, whether it must go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.services.alerts import REMINDER_DAYS
from explorer.ui.icons import icon
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.elided_button import ElidedButton
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier


class DossierList(QFrame):
    """Up and down change the dossier in use; archived ones are shown on demand."""

    dossier_chosen = Signal(int)
    create_asked = Signal()
    open_asked = Signal()
    """A dossier that a colleague sent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossiers: Sequence[Dossier] = ()
        self._current: int | None = None
        self._today = date.today()  # noqa: DTZ011 - a reader's day is the local one
        self.setProperty("ground", "surface")
        heading = QLabel(self.tr("Dossiers"))
        bold = QFont(heading.font())
        bold.setWeight(QFont.Weight.DemiBold)
        heading.setFont(bold)
        self._list = QListWidget()
        self._list.setObjectName("dossiers")
        self._list.setAccessibleName(self.tr("Dossiers"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentItemChanged.connect(self._on_current)
        self._archived = TickBox(theme, self.tr("Afficher les archives"))
        self._archived.toggled.connect(self._fill)
        create = self._button(icon(theme, "plus"), self.tr("Nouveau dossier…"))
        create.clicked.connect(self.create_asked)
        receive = self._button(icon(theme, "folder-open"), self.tr("Ouvrir un dossier reçu…"))
        receive.clicked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 12, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self._list, 1)
        column.addWidget(self._archived)
        column.addWidget(create)
        column.addWidget(receive)

    def show_dossiers(self, dossiers: Sequence[Dossier], current: int) -> None:
        """Shows the dossiers, the one in use marked, archived or not."""
        self._dossiers = dossiers
        self._current = current
        self._archived.setVisible(any(each.archived_at for each in dossiers))
        self._fill()

    def _button(self, picture: QIcon, words: str) -> ElidedButton:
        button = ElidedButton(words)
        button.setIcon(picture)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return button

    def _fill(self) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            height = 2 * QFontMetrics(self._list.font()).height() + 16
            for each in self._dossiers:
                if each.archived_at and not self._archived.isChecked() and each.id != self._current:
                    continue
                second = " · ".join(self._facts(each))
                item = QListWidgetItem(f"{each.name}\n{second}")
                item.setData(Qt.ItemDataRole.UserRole, each.id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.name}, {second}")
                item.setToolTip("\n".join(filter(None, (each.name, second, each.purpose))))
                item.setSizeHint(QSize(0, height))
                self._list.addItem(item)
                if each.id == self._current:
                    self._list.setCurrentItem(item)

    def _facts(self, dossier: Dossier) -> list[str]:
        facts = [dossier.reference, phrases.courses(dossier.count)]
        if dossier.archived_at:
            facts.append(self.tr("archivé"))
        until = dossier.retention_date
        if until is not None and until < self._today:
            facts.insert(0, self.tr("à supprimer"))
        elif until is not None and until <= self._today + timedelta(days=REMINDER_DAYS):
            facts.append(self.tr("jusqu’au %1").replace("%1", wording.date(until)))
        return [each for each in facts if each]

    def _on_current(self, item: QListWidgetItem | None, _previous: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole) != self._current:
            self._current = item.data(Qt.ItemDataRole.UserRole)
            self.dossier_chosen.emit(self._current)
