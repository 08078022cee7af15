"""The strip at the bottom: the current selection, its totals, its list and its export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from explorer.ui.icons import icon
from explorer.ui.models.totals import totals_text
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.selection_list import SelectionList

if TYPE_CHECKING:
    from explorer.ui.desks.selection import DeskState

ICON_SIDE = 16
FEWEST_COMPARED, MOST_COMPARED = 2, 5
"""As `explorer.services.comparing` has it, which brings SQLAlchemy: the first paint waits for the tray."""
NAME_LIMIT = 40


class Tray(QFrame):
    """Shows a `DeskState`; what the user asks goes out as signals."""

    switch_asked = Signal(int)
    create_asked = Signal()
    rename_asked = Signal()
    delete_asked = Signal()
    removal_asked = Signal(list)
    course_chosen = Signal(int)
    list_opened = Signal()
    compare_asked = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setProperty("ground", "tray")
        self._name = QToolButton()
        self._name.setObjectName("selection-switch")
        self._name.setProperty("kind", "tray")
        self._name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name.setIcon(icon(theme, "chevron-up", "on_tray"))
        self._name.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self._name.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._name.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        bold = QFont(self._name.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(bold)
        self._menu = QMenu(self._name)
        self._menu.setAccessibleName(self.tr("Sélections"))
        self._choices = QActionGroup(self._menu)
        self._choices.triggered.connect(self._on_switch)
        self._name.setMenu(self._menu)
        self._totals = ElidedLabel()
        self._totals.setObjectName("selection-totals")
        self._totals.setProperty("ink", "tray-muted")
        self._saved = QLabel()
        self._saved.setProperty("ink", "tray-muted")
        self._list_button = _button("selection-list-button", "tray")
        self._list_button.clicked.connect(self._on_list)
        self._compare = _button("tray-compare-button", "tray")
        self._compare.clicked.connect(self.compare_asked)
        self._export = _button("export-button", "tray-primary")
        self._export.setText(self.tr("Exporter…"))
        self._export.setToolTip(self.tr("Enregistrer la sélection dans un classeur (Ctrl+E)"))
        self._export.clicked.connect(self.export_asked)
        self.list = SelectionList(theme, self)
        self.list.removal_asked.connect(self.removal_asked)
        self.list.course_chosen.connect(self.course_chosen)

        self._export.ensurePolished()
        self._name.setFixedHeight(self._export.sizeHint().height())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 20, 10)
        row.setSpacing(14)
        row.addWidget(self._name)
        row.addWidget(self._totals, 1000)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addWidget(self._list_button)
        row.addWidget(self._compare)
        row.addWidget(self._export)
        self._actions = self._fixed_actions(theme)
        self._show_nothing()

    def show_state(self, state: DeskState) -> None:
        """Shows what was written."""
        name = state.current.name
        self._name.setText(name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "…")
        self._name.setAccessibleName(self.tr("Sélection en cours : %1").replace("%1", name))
        self._name.setToolTip(self.tr("Changer de sélection, en créer une, la renommer"))
        self._name.setEnabled(True)
        self._totals.set_text(totals_text(state.totals))
        self._saved.setText(self.tr("Sélection enregistrée") if state.course_ids else "")
        self._show_count(len(state.course_ids))
        self._fill_menu(state)

    def show_pending(self, count: int) -> None:
        """Shows a change that is not written yet."""
        self._saved.setText(self.tr("Enregistrement…"))
        self._show_count(count)

    def _show_nothing(self) -> None:
        self._name.setText(self.tr("Ma sélection"))
        self._name.setAccessibleName(self.tr("Sélection en cours"))
        self._name.setEnabled(False)
        self._show_count(0)

    def _show_count(self, count: int) -> None:
        self._list_button.setText(self.tr("Voir la liste (%1)").replace("%1", str(count)))
        self._list_button.setAccessibleName(
            self.tr("Voir la liste : %1").replace("%1", phrases.courses(count))
        )
        self._list_button.setEnabled(count > 0)
        can_compare = FEWEST_COMPARED <= count <= MOST_COMPARED
        self._compare.setText(
            self.tr("Comparer (%1)").replace("%1", str(count)) if can_compare else self.tr("Comparer")
        )
        self._compare.setEnabled(can_compare)
        self._compare.setToolTip(
            self.tr("Mettre ces formations côte à côte")
            if can_compare
            else self.tr("De 2 à 5 formations se comparent : choisissez-les dans la page Sélections")
        )
        self._export.setEnabled(count > 0)

    def _fill_menu(self, state: DeskState) -> None:
        for action in self._choices.actions():
            self._choices.removeAction(action)
            action.deleteLater()
        self._menu.clear()
        for summary in state.summaries:
            text = f"{summary.name} ({summary.count})".replace("&", "&&")
            action = QAction(text, self._choices, checkable=True)
            action.setData(summary.id)
            action.setChecked(summary.id == state.current.id)
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addActions(self._actions)

    def _fixed_actions(self, theme: Theme) -> tuple[QAction, ...]:
        create = QAction(icon(theme, "plus"), self.tr("Nouvelle sélection…"), self)
        create.triggered.connect(self.create_asked)
        rename = QAction(icon(theme, "pencil"), self.tr("Renommer…"), self)
        rename.triggered.connect(self.rename_asked)
        delete = QAction(icon(theme, "trash-2"), self.tr("Supprimer"), self)
        delete.triggered.connect(self.delete_asked)
        return create, rename, delete

    def _on_switch(self, action: QAction) -> None:
        self.switch_asked.emit(action.data())

    def _on_list(self) -> None:
        self.list_opened.emit()
        corner = self._list_button.mapToGlobal(QPoint(self._list_button.width(), 0))
        self.list.open_above(corner)


def _button(name: str, kind: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("kind", kind)
    return button
