"""After an import: what was done, the way back, and the rows to put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.icons import icon
from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.count_cards import CountCards
from explorer.ui.widgets.elided_button import ElidedButton

if TYPE_CHECKING:
    from explorer.services.imports import ImportReport, UndoReport
    from explorer.services.plan import ImportPlan

ICON_SIDE = 32
MOST_KEPT = 6


class ReportView(QWidget):
    """Three reports: an import, a file that was in already, and an import taken back."""

    undo_asked = Signal()
    rejects_asked = Signal()
    courses_asked = Signal()
    another_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "success"
        self._picture = QLabel()
        self._title = QLabel(wordWrap=True)
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text = QLabel(wordWrap=True)
        self._text.setProperty("ink", "muted")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.cards = CountCards()
        self.courses = QPushButton(self.tr("Voir les formations"))
        self.courses.setProperty("kind", "primary")
        self.courses.clicked.connect(self.courses_asked)
        self.undo = _giving_way(self.tr("Annuler cet import…"))
        self.undo.setObjectName("report-undo")
        self.undo.clicked.connect(self.undo_asked)
        self.rejects = _giving_way(self.tr("Enregistrer le classeur des rejets…"))
        self.rejects.clicked.connect(self.rejects_asked)
        self.another = _giving_way(self.tr("Importer un autre fichier…"))
        self.another.clicked.connect(self.another_asked)
        theme.changed.connect(self._paint_icon)
        self._lay_out()

    @property
    def title(self) -> str:
        """What is said first."""
        return self._title.text()

    @property
    def text(self) -> str:
        """The sentences under it."""
        return self._text.text()

    def show_import(self, plan: ImportPlan, report: ImportReport, *, waiting: int = 0) -> None:
        """Says what an import did; `import_id` is `None` when the same file was in already."""
        words = self.tr("Importer un autre fichier…")
        _name(self.another, self.tr("Fichier suivant (%n en attente)", "", waiting) if waiting else words)
        self.cards.setVisible(report.import_id is not None)
        self.cards.show_counts(report.counts, can_be_chosen=False)
        self.undo.setVisible(report.import_id is not None)
        rejected = report.counts.rejected
        self.rejects.setVisible(rejected > 0)
        if report.import_id is None:
            self._say("info", self.tr("Ce fichier était déjà importé : rien n’a changé."), "")
            return
        title = self.tr("« %1 » est importé").replace("%1", plan.file.name)
        lines = [self.tr("Source : %1").replace("%1", report.source)]
        if report.counts.missing:
            lines.append(
                self.tr("Les formations disparues sont conservées, avec vos notes, et masquées par défaut.")
            )
        if rejected:
            lines.append(
                self.tr(
                    "Les lignes rejetées attendent dans le classeur des rejets : "
                    "corrigez-les, puis déposez-le ici."
                )
            )
        self._say("success", title, "\n".join(lines))

    def show_undo(self, report: UndoReport) -> None:
        """Says what taking an import back did, and what it could not do."""
        self.cards.hide()
        self.undo.hide()
        self.rejects.hide()
        title = self.tr("L’import de « %1 » est annulé").replace("%1", report.file_name)
        removed = self.tr("%1 retirée(s)", "", report.removed)
        restored = counted(report.restored, self.tr("rétablie(s)", "", report.restored))
        done = self.tr("%1, %2. Vos notes et vos sélections sont gardées.")
        done = done.replace("%1", removed.replace("%1", phrases.courses(report.removed)))
        lines = [done.replace("%2", restored)]
        if report.kept:
            lines.append("")
            lines.append(self.tr("Ce qui n’a pas pu revenir en arrière, et pourquoi :"))
            lines += [phrases.labelled(each.title, each.reason) for each in report.kept[:MOST_KEPT]]
            rest = len(report.kept) - MOST_KEPT
            if rest > 0:
                lines.append(self.tr("… et %n autre(s)", "", rest))
        self._say("warning" if report.kept else "success", title, "\n".join(lines))

    def focus_first(self) -> None:
        """Gives the keyboard to the way on."""
        self.courses.setFocus()

    def _say(self, tone: str, title: str, text: str) -> None:
        self._tone = tone
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._paint_icon()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {text}"))

    def _paint_icon(self) -> None:
        names = {"success": "circle-check", "warning": "triangle-alert", "info": "info"}
        picture = icon(self._theme, names[self._tone], self._tone)
        side = QSize(ICON_SIDE, ICON_SIDE)
        self._picture.setPixmap(picture.pixmap(side, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.addLayout(head)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.rejects)
        buttons.addStretch(1)
        buttons.addWidget(self.another)
        buttons.addWidget(self.courses)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.cards)
        column.addWidget(card)
        column.addLayout(buttons)
        column.addStretch(1)


def _giving_way(words: str) -> ElidedButton:
    """Shortened where the letters are too large for the window."""
    button = ElidedButton()
    _name(button, words)
    return button


def _name(button: ElidedButton, words: str) -> None:
    button.set_words(words)
    button.setToolTip(words)
    button.setAccessibleName(words)
