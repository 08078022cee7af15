"""What stands in the page's place while the catalogue opens, and when it cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from explorer.ui.messages import Problem

TEXT_WIDTH_IN_LETTERS = 80
BAR_WIDTH = 240
LONG_MS = 2_000
"""An opening that lasts longer says why it may."""


class OpeningPage(QWidget):
    """One heading, one explanation, a bar or two buttons."""

    retry_asked = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._heading = QLabel(alignment=centre, wordWrap=True)
        large = QFont(self._heading.font())
        large.setPointSizeF(large.pointSizeF() * 1.3)
        large.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(large)
        self._text = QLabel(alignment=centre, wordWrap=True)
        self._text.setProperty("ink", "muted")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Avancement"))
        self._retry = QPushButton(self.tr("Réessayer"))
        self._retry.setProperty("kind", "primary")
        self._retry.clicked.connect(self.retry_asked)
        self._folder = QPushButton(self.tr("Ouvrir le dossier du catalogue"))
        self._folder.clicked.connect(self.folder_asked)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._heading, 0, centre)
        column.addWidget(self._text, 0, centre)
        column.addSpacing(8)
        column.addWidget(self._bar, 0, centre)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self._folder)
        buttons.addWidget(self._retry)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._long.timeout.connect(self._show_long)
        self.show_opening()

    def show_opening(self) -> None:
        """The usual start, shorter than a second."""
        self._show(self.tr("Ouverture du catalogue…"), "", is_problem=False)
        self._long.start()

    def _show_long(self) -> None:
        """A million courses of an earlier version take a minute."""
        text = self.tr(
            "Après une mise à jour du programme, un grand catalogue est d’abord copié, "
            "puis mis au format de la nouvelle version : gardez cette fenêtre ouverte."
        )
        self._show(self.tr("Ouverture du catalogue…"), text, is_problem=False)

    def show_sample(self) -> None:
        """The first start."""
        text = self.tr("Un instant : la carte d’exemple se prépare.")
        self._show(self.tr("Bienvenue"), text, is_problem=False)

    def show_problem(self, problem: Problem) -> None:
        """Why there is no catalogue."""
        self._show(problem.what, f"{problem.safe}\n{problem.todo}", is_problem=True)

    def advance(self, done: int, total: int | None) -> None:
        """Moves the bar."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)

    def _show(self, heading: str, text: str, *, is_problem: bool) -> None:
        self._long.stop()
        width = self.fontMetrics().averageCharWidth() * TEXT_WIDTH_IN_LETTERS
        for label, words in ((self._heading, heading), (self._text, text)):
            label.setText(words)
            # A centred label is given the height of its hint, which guesses how a long text wraps.
            label.setFixedSize(width, max(label.heightForWidth(width), 0))
        self._bar.setVisible(not is_problem)
        self._retry.setVisible(is_problem)
        self._folder.setVisible(is_problem)
