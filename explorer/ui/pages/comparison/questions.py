"""What is not known of the compared courses, as questions to their providers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.ui.icons import icon
from explorer.ui.phrases import counted
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.comparing import ComparedCourse

LINES = 4


class Questions(QFrame):
    """A text to read and to copy into a message; hidden when all is known."""

    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._title = QLabel()
        bold = QFont(self._title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        self._text = QPlainTextEdit()
        self._text.setObjectName("questions")
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Questions aux organismes"))
        copy = QPushButton(icon(theme, "copy"), self.tr("Copier les questions"))
        copy.clicked.connect(self._on_copy)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._text)

    def show_courses(self, courses: Sequence[ComparedCourse]) -> None:
        """Shows what to ask of each course, under its title and its provider."""
        parts = []
        count = 0
        for each in courses:
            if not each.questions:
                continue
            count += len(each.questions)
            provider = (each.provider or "").replace("\n", ", ")
            heading = " · ".join(filter(None, (wording.quoted(each.course.title), provider)))
            parts.append("\n".join((heading, *(f"  – {question}" for _, question in each.questions))))
        self.setVisible(bool(parts))
        self._title.setText(counted(count, self.tr("question(s) à poser aux organismes", "", count)))
        self._text.setPlainText("\n\n".join(parts))
        self._fit()

    def _fit(self) -> None:
        """As high as whole lines: half of one looks like a fault."""
        self._text.ensurePolished()
        edges = self._text.contentsMargins()
        lines = min(self._text.blockCount(), LINES)
        inner = self._text.document().documentMargin() + lines * self._text.fontMetrics().lineSpacing()
        self._text.setFixedHeight(round(inner) + edges.top() + edges.bottom())

    def _on_copy(self) -> None:
        self.copied.emit(self._text.toPlainText())
