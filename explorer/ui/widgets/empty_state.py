"""What stands in place of the results when there are none: why, and what brings some back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from explorer.ui.icons import icon
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome, Relaxation

PICTURE = 36
MOST_WAYS_OUT = 4


class EmptyState(QWidget):
    """Four states: loading, no catalogue, no result, and a failed search."""

    query_asked = Signal(object)
    clear_asked = Signal()
    import_asked = Signal()
    retry_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._relaxations: dict[QPushButton, Relaxation] = {}
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = QLabel()
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._text = QLabel()
        self._text.setProperty("ink", "muted")
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(200)
        self._progress.setAccessibleName(self.tr("Chargement"))
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addLayout(self._buttons)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """What is said first."""
        return self._title.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The ways out, best first."""
        widgets = (self._buttons.itemAt(place).widget() for place in range(self._buttons.count()))
        return tuple(widget for widget in widgets if isinstance(widget, QPushButton))

    def show_loading(self) -> None:
        """While the catalogue is read for the first time."""
        self._say("database", self.tr("Lecture du catalogue…"), "", is_busy=True)

    def show_why(self, outcome: Outcome) -> None:
        """Why nothing was found: there is no course at all, or none that answers."""
        if outcome.catalogue_total or outcome.query.has_filters:
            self.show_no_result(outcome.relaxations, has_filters=outcome.query.has_filters)
        else:
            self.show_no_catalogue()

    def show_no_catalogue(self) -> None:
        """There is no course at all yet."""
        self._say(
            "file-spreadsheet",
            self.tr("Aucune formation pour l’instant"),
            self.tr(
                "Déposez un classeur Excel sur la fenêtre, ou choisissez-le. Rien n’est envoyé sur internet."
            ),
        )
        button = self._add_button(self.tr("Importer un classeur…"), is_first=True)
        button.clicked.connect(self.import_asked)

    def show_no_result(self, relaxations: Sequence[Relaxation], *, has_filters: bool) -> None:
        """Names what to drop, and how many courses come back."""
        ways = [each for each in relaxations if each.total][:MOST_WAYS_OUT]
        if ways:
            text = self.tr("En retirant un seul critère, des formations reviennent :")
        elif has_filters:
            text = self.tr("Aucun critère ne suffit à lui seul : effacez-les tous pour repartir.")
        else:
            text = self.tr("Vérifiez l’orthographe, ou essayez un mot plus général.")
        self._say("search", self.tr("Aucune formation ne répond à tous ces critères"), text)
        for way in ways:
            button = self._add_button(f"{way.label} → {phrases.courses(way.total)}")
            button.clicked.connect(self._on_relaxation)
            self._relaxations[button] = way
        if not ways:
            label = self.tr("Effacer tous les filtres") if has_filters else self.tr("Effacer la recherche")
            self._add_button(label).clicked.connect(self.clear_asked)

    def show_failed(self, what: str) -> None:
        """The search itself went wrong."""
        self._say("triangle-alert", self.tr("La recherche n’a pas abouti"), what)
        self._add_button(self.tr("Réessayer"), is_first=True).clicked.connect(self.retry_asked)

    def _say(self, picture: str, title: str, text: str, *, is_busy: bool = False) -> None:
        self._picture.setPixmap(
            icon(self._theme, picture, "muted").pixmap(QSize(PICTURE, PICTURE), self.devicePixelRatioF())
        )
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._progress.setVisible(is_busy)
        self._relaxations = {}
        for button in self.buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _add_button(self, text: str, *, is_first: bool = False) -> QPushButton:
        button = QPushButton(text)
        if is_first:
            button.setProperty("kind", "primary")
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def _on_relaxation(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.query_asked.emit(self._relaxations[button].query)
