"""The dossiers on the left, the one in use in the middle, the decision on one of its courses on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.services.comparing import FEWEST, MOST
from explorer.settings import Settings
from explorer.ui.icons import icon
from explorer.ui.models.dossier_items import DossierItemsModel
from explorer.ui.pages.selections.alert_list import FIRST, AlertList
from explorer.ui.pages.selections.dossier_list import DossierList
from explorer.ui.pages.selections.item_panel import ItemPanel
from explorer.ui.pages.selections.items_table import ItemsTable
from explorer.ui.pages.selections.sums import SumCards
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.side_panels import SidePanel, SidePanels
from explorer.ui.widgets.title_row import TitleRow

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier, DossierLine, DossierView

PANELS_KEY: Final = "selections/panels"
ROOM: Final = 100
"""Average characters of the dossier below which the panels are narrowed."""
LOW: Final = 42
"""Lines of text: a page that is less high is low."""


class SelectionsPage(QWidget):
    """Shows one `DossierView`; what the user does leaves as signals, and comes back as a new view."""

    status_edited = Signal(list, str, object)
    """Courses, status, and the reason or `None`."""
    move_asked = Signal(list, int)
    compare_asked = Signal(list)
    export_asked = Signal()
    edit_asked = Signal()
    duplicate_asked = Signal()
    archive_asked = Signal()
    delete_asked = Signal()
    purge_asked = Signal()
    send_asked = Signal()
    """Write the dossier to a file for a colleague."""
    explore_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: DossierView | None = None
        self._wanted: int | None = None
        self.model = DossierItemsModel(self)
        self.list = DossierList(theme)
        self.table = ItemsTable(self.model, theme)
        self.panel = ItemPanel(self.model, theme)
        self._sums = SumCards()
        self._alerts = AlertList(theme)
        self._states = QStackedWidget()
        self._states.addWidget(self._framed(self.table))
        self._states.addWidget(self._empty())
        middle = QWidget()
        column = self._column = QVBoxLayout(middle)
        column.addWidget(self._heading())
        column.addWidget(self._sums)
        column.addWidget(self._alerts)
        column.addWidget(self._states, 1)
        self._keys = self._hint()
        column.addWidget(self._keys)
        self._side = QFrame()
        self._side.setProperty("ground", "surface")
        self._side.setProperty("edge", "left")
        inner = QVBoxLayout(self._side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            SidePanels(
                SidePanel(self.list, width=226, least=32),
                middle,
                SidePanel(self._side, width=336, least=45),
                room=ROOM,
                settings=settings,
                key=PANELS_KEY,
            )
        )
        self._connect()
        self._spare_height()

    # What the flow does with it.

    def show_dossier(self, dossiers: Sequence[Dossier], view: DossierView) -> None:
        """Shows what was read; the same course stays the current one when it is still there."""
        is_other = self._view is None or self._view.dossier.id != view.dossier.id
        kept = None if is_other else self.table.current_line()
        if is_other:
            self.panel.show_line(None)  # what is being written belongs to the dossier that is left
        self._view = view
        dossier = view.dossier
        self.list.show_dossiers(dossiers, dossier.id)
        self._name.set_text(dossier.name)
        self._facts.set_text(self._facts_of(dossier))
        self._archive.setText(self.tr("Désarchiver") if dossier.archived_at else self.tr("Archiver"))
        self._sums.show_view(view)
        self._alerts.show_alerts(view.alerts)
        self._states.setCurrentIndex(0 if view.lines else 1)
        for widget in (self._side, self._keys):
            widget.setVisible(bool(view.lines))  # an empty dossier has nothing to decide
        self.model.show_lines(view.lines)
        row = self.model.row_of(kept.item.course_id) if kept is not None else None
        if view.lines and not self.table.currentIndex().isValid():
            place = row if row is not None else 0
            self.table.go_to([view.lines[place].item.course_id])
        self.panel.show_line(self.table.current_line())
        self._on_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare_height()

    @property
    def view(self) -> DossierView | None:
        """What is shown."""
        return self._view

    def save_pending(self) -> None:
        """Emits what is being written."""
        self.panel.save()

    # Its parts.

    def _spare_height(self) -> None:
        """In a low window the courses keep their room: less air, and fewer alerts at first."""
        is_low = self.height() < LOW * self.fontMetrics().height()
        side = 12 if is_low else 20
        self._column.setContentsMargins(side, 10 if is_low else 16, side, 10 if is_low else 14)
        self._column.setSpacing(8 if is_low else 12)
        self._alerts.set_first(1 if is_low else FIRST)

    def _heading(self) -> TitleRow:
        self._name = ElidedLabel()
        large = QFont(self._name.font())
        large.setPointSizeF(large.pointSizeF() * 1.5)
        large.setWeight(QFont.Weight.Bold)
        self._name.setFont(large)
        self._facts = ElidedLabel()
        self._facts.setProperty("ink", "muted")
        self._compare = QPushButton(icon(self._theme, "scale"), self.tr("Comparer"))
        self._compare.setObjectName("compare-button")
        self._compare.clicked.connect(self._on_compare)
        self._export = QPushButton(self.tr("Exporter…"))
        self._export.setObjectName("dossier-export-button")
        self._export.setProperty("kind", "primary")
        self._export.setToolTip(self.tr("Classeur, PDF, page web ou CSV (Ctrl+E)"))
        self._export.clicked.connect(self.export_asked)
        more = QToolButton()
        more.setObjectName("dossier-menu")
        more.setProperty("kind", "plain")
        more.setIcon(icon(self._theme, "ellipsis-vertical"))
        more.setAccessibleName(self.tr("Autres actions sur le dossier"))
        more.setToolTip(self.tr("Autres actions sur le dossier"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.setMenu(self._menu(more))
        self._export.ensurePolished()
        more.setFixedSize(self._export.sizeHint().height() + 4, self._export.sizeHint().height())
        return TitleRow(self._name, self._facts, (self._compare, self._export, more))

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        self._archive = QAction(icon(self._theme, "archive"), self.tr("Archiver"), menu)
        for name, text, signal in (
            ("pencil", self.tr("Modifier…"), self.edit_asked),
            ("copy", self.tr("Dupliquer"), self.duplicate_asked),
            ("upload", self.tr("Enregistrer pour un collègue…"), self.send_asked),
        ):
            menu.addAction(icon(self._theme, name), text).triggered.connect(signal)
        self._archive.triggered.connect(self.archive_asked)
        menu.addAction(self._archive)
        menu.addSeparator()
        menu.addAction(icon(self._theme, "trash-2"), self.tr("Supprimer")).triggered.connect(
            self.delete_asked
        )
        menu.addAction(
            icon(self._theme, "trash-2", "error"), self.tr("Supprimer définitivement…")
        ).triggered.connect(self.purge_asked)
        return menu

    def _framed(self, table: QWidget) -> QFrame:
        frame = QFrame()
        frame.setProperty("ground", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(table)
        return frame

    def _empty(self) -> QFrame:
        title = QLabel(self.tr("Ce dossier est vide"))
        bold = QFont(title.font())
        bold.setPointSizeF(bold.pointSizeF() * 1.2)
        bold.setWeight(QFont.Weight.DemiBold)
        title.setFont(bold)
        text = QLabel(self.tr("Dans l’Explorer, l’étoile ou la barre d’espace y ajoute une formation."))
        text.setProperty("ink", "muted")
        button = QPushButton(icon(self._theme, "search"), self.tr("Chercher des formations"))
        button.clicked.connect(self.explore_asked)
        frame = QFrame()
        frame.setProperty("ground", "card")
        column = QVBoxLayout(frame)
        column.setSpacing(10)
        column.addStretch(1)
        for widget in (title, text, button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return frame

    def _hint(self) -> ElidedLabel:
        hint = ElidedLabel(
            self.tr(
                "Alt+↑ ↓ : rang · R retenue · E à étudier · X écartée · C comparer · N note · Suppr retirer"
            )
        )
        hint.setProperty("ink", "muted")
        return hint

    def _facts_of(self, dossier: Dossier) -> str:
        facts = [dossier.reference, dossier.purpose]
        if dossier.retention_date:
            facts.append(
                self.tr("à conserver jusqu’au %1").replace("%1", wording.date(dossier.retention_date))
            )
        if dossier.archived_at:
            facts.append(self.tr("archivé"))
        facts = [each for each in facts if each]
        return " · ".join(facts) or self.tr("Sans référence ni finalité : « Modifier… » pour les donner")

    def _connect(self) -> None:
        self.model.move_asked.connect(self.move_asked)
        self.table.current_changed.connect(self._on_current)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.status_asked.connect(self._on_status)
        self.table.compare_asked.connect(self._on_compare)
        self.table.note_asked.connect(self.panel.focus_note)
        self.table.details_asked.connect(self.panel.focus_decision)
        self.panel.status_edited.connect(self.status_edited)
        self._sums.courses_asked.connect(self._on_courses)
        self._alerts.courses_asked.connect(self._on_courses)

    # What the user does.

    def _on_current(self, line: DossierLine | None) -> None:
        self.panel.show_line(line)

    def _on_chosen(self) -> None:
        ids = self._compared()
        can = FEWEST <= len(ids) <= MOST
        self._compare.setEnabled(can)
        self._compare.setText(
            self.tr("Comparer (%1)").replace("%1", str(len(ids))) if can else self.tr("Comparer")
        )
        self._compare.setToolTip(
            self.tr("Comparer les formations choisies, ou les retenues si aucune n’est choisie (C)")
            if can
            else self.tr("Choisissez de %1 à %2")
            .replace("%1", str(FEWEST))
            .replace("%2", phrases.courses(MOST))
        )

    def _compared(self) -> list[int]:
        """The rows chosen when there are several; else those retained, else all that were not set aside."""
        chosen = self.table.chosen_ids()
        if len(chosen) >= FEWEST:
            return chosen
        lines = self.model.lines
        retained = [each.item.course_id for each in lines if each.item.status == "retenue"]
        kept = [each.item.course_id for each in lines if each.item.status != "ecartee"]
        return retained if FEWEST <= len(retained) <= MOST else kept

    def _on_compare(self) -> None:
        ids = self._compared()
        if FEWEST <= len(ids) <= MOST:
            self.compare_asked.emit(ids)

    def _on_status(self, course_ids: list[int], status: str) -> None:
        """Each course keeps its own reason."""
        by_reason: dict[str | None, list[int]] = {}
        for line in self.model.lines:
            if line.item.course_id in course_ids:
                by_reason.setdefault(line.item.reason, []).append(line.item.course_id)
        for reason, ids in by_reason.items():
            self.status_edited.emit(ids, status, reason)

    def _on_courses(self, course_ids: list[int]) -> None:
        self.table.go_to(course_ids)
        self.table.setFocus()
