"""What stands in place of a step while a file is read, compared or written: how far, and how to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from explorer.services import wording

WIDTH_IN_LETTERS = 56


class ProgressPanel(QFrame):
    """`cancel_asked`: the user gives up; it may be asked at any moment."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._count = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._count.setObjectName("progress-count")
        self._count.setProperty("ink", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Avancement"))
        self._bar.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)
        self._promise = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._promise.setProperty("ink", "muted")
        self.cancel = QPushButton(self.tr("Annuler"))
        self.cancel.clicked.connect(self.cancel_asked)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._count)
        column.addWidget(self._promise)
        column.addSpacing(8)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def text(self) -> str:
        """What is under way."""
        return self._title.text()

    def follow(self, text: str, promise: str, *, is_opening: bool = False) -> None:
        """Says what begins, and what is safe meanwhile; a file must be opened before its rows are counted."""
        self._title.setText(text)
        self._promise.setText(promise)
        self._count.setText(self.tr("Ouverture du fichier…") if is_opening else " ")
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def advance(self, done: int, total: int | None) -> None:
        """Rows done, of `total` when it is known."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        if not done or not self.cancel.isEnabled():
            return
        lines = wording.number(done)
        if total:
            text = self.tr("%1 lignes sur %2").replace("%1", lines).replace("%2", wording.number(total))
        else:
            text = self.tr("%1 lignes lues").replace("%1", lines)
        self._count.setText(text)

    def stopping(self) -> None:
        """The user has given up; the worker ends at its next row."""
        self.cancel.setEnabled(False)
        self._count.setText(self.tr("Arrêt en cours…"))
