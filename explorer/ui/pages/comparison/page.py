"""Two to five courses side by side: what differs, what is best where that is objective, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.services.comparing import FEWEST
from explorer.ui.icons import icon
from explorer.ui.models.comparison import ComparisonModel
from explorer.ui.pages.comparison.questions import Questions
from explorer.ui.pages.comparison.table import ComparisonTable
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from explorer.services.comparing import Comparison


class ComparisonPage(QWidget):
    """Shows one `Comparison`; Escape goes back to where one came from."""

    ids_changed = Signal(list)
    """Courses to compare now: one was moved or taken out."""
    left = Signal()
    course_asked = Signal(int)
    copy_asked = Signal()
    print_asked = Signal()
    image_asked = Signal()
    questions_copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._whole: Comparison | None = None
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model, theme)
        self.questions = Questions(theme)
        self._same = QLabel(self.tr("Ces formations ne diffèrent sur aucun critère connu."))
        self._same.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._same.setProperty("ink", "muted")
        self._same.hide()
        frame = QFrame()
        frame.setProperty("ground", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._same, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 16)
        column.setSpacing(12)
        column.addLayout(self._heading())
        column.addWidget(frame, 1)
        column.addWidget(self.questions)
        column.addWidget(self._hint())
        self.table.left.connect(self.left)
        self.table.course_asked.connect(self.course_asked)
        self.table.move_asked.connect(self._on_move)
        self.table.removal_asked.connect(self._on_removal)
        self.questions.copied.connect(self.questions_copied)

    # What the flow does with it.

    def show_comparison(self, comparison: Comparison) -> None:
        """Shows what was read."""
        self._whole = comparison
        self._title.set_text(self.tr("Comparer %1").replace("%1", phrases.courses(len(comparison.courses))))
        self.questions.show_courses(comparison.courses)
        self._show()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(1, 1))
        self.table.setFocus()

    @property
    def shown(self) -> Comparison | None:
        """What is seen: all criteria, or those that differ."""
        if self._whole is None:
            return None
        return self._whole.differences() if self._only.isChecked() else self._whole

    # Its parts.

    def _heading(self) -> QHBoxLayout:
        back = QPushButton(icon(self._theme, "chevron-left"), self.tr("Retour"))
        back.setObjectName("comparison-back")
        back.setToolTip(self.tr("Revenir à la page d’avant (Échap)"))
        back.clicked.connect(self.left)
        self._title = ElidedLabel()
        large = QFont(self._title.font())
        large.setPointSizeF(large.pointSizeF() * 1.5)
        large.setWeight(QFont.Weight.Bold)
        self._title.setFont(large)
        self._only = TickBox(self._theme, self.tr("Différences seulement"))
        self._only.setObjectName("differences-only")
        self._only.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(back)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._only)
        row.addSpacing(8)
        for name, text, hint, signal in (
            (
                "copy",
                self.tr("Copier le tableau"),
                self.tr("Pour un tableur ou un message"),
                self.copy_asked,
            ),
            ("image", self.tr("Image…"), self.tr("Enregistrer le tableau comme image"), self.image_asked),
            ("printer", self.tr("Imprimer…"), self.tr("Imprimer le tableau"), self.print_asked),
        ):
            button = QPushButton(icon(self._theme, name), text)
            button.setToolTip(hint)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _hint(self) -> ElidedLabel:
        hint = ElidedLabel(
            self.tr("≠ différent · ✓ le plus favorable, quand c’est objectif et connu · ? à demander")
            + " · "
            + self.tr("Alt+← → déplacer · Suppr retirer · Entrée voir · Échap revenir")
        )
        hint.setProperty("ink", "muted")
        return hint

    # What the user does.

    def _show(self) -> None:
        shown = self.shown
        if shown is None:
            return
        place = self.table.currentIndex()
        row, column = place.row(), place.column()
        self.model.show_comparison(shown)
        is_same = not self.model.rowCount()
        self.table.setVisible(not is_same)
        self._same.setVisible(is_same)
        if row >= 0 and not is_same:
            last = (self.model.rowCount() - 1, self.model.columnCount() - 1)
            self.table.setCurrentIndex(self.model.index(min(row, last[0]), min(column, last[1])))

    def _on_move(self, place: int, step: int) -> None:
        ids = [each.course.id for each in self.model.courses]
        target = place + step
        if 0 <= target < len(ids):
            ids.insert(target, ids.pop(place))
            self.table.setCurrentIndex(self.model.index(self.table.currentIndex().row(), target + 1))
            self.ids_changed.emit(ids)

    def _on_removal(self, place: int) -> None:
        ids = [each.course.id for each in self.model.courses]
        if len(ids) > FEWEST:
            ids.pop(place)
            self.ids_changed.emit(ids)
