"""What the user said of a course: the fields put right, the same course in other lists."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.services import wording
from explorer.ui.widgets.fact_grid import WrappedText

if TYPE_CHECKING:
    from explorer.services.courses import CorrectionShown, CourseDetails

_WITHDRAW: Final = "rendre:"
_COURSE: Final = "formation:"


class ToldByUser(QWidget):
    """Lines with links; the panel that holds it knows the course."""

    correct_asked = Signal()
    withdraw_asked = Signal(str)
    """Name of a field to give back to its file."""
    course_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = WrappedText()
        self._text.setObjectName("told-by-user")
        self._text.linkActivated.connect(self._on_link)
        self._correct = QPushButton(self.tr("Corriger une donnée…"))
        self._correct.setObjectName("correct")
        self._correct.clicked.connect(self.correct_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addWidget(self._correct, 0, Qt.AlignmentFlag.AlignLeft)
        # A text that wraps needs the height of its width, or the panel squeezes everything in it.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_course(self, course: CourseDetails) -> None:
        """Says what was said of this course."""
        lines = [self._corrected(each) for each in course.corrections]
        lines += [self._also_in(each.source, each.title, each.id) for each in course.also_in]
        self._text.setText("<br>".join(lines))
        self._text.setVisible(bool(lines))

    def _corrected(self, correction: CorrectionShown) -> str:
        said = correction.file_shown or self.tr("non renseigné")
        text = self.tr("%1 : corrigé par vous le %2 ; le fichier dit %3.")
        day = wording.date(correction.corrected_at.astimezone().date())
        for mark, word in (("%1", correction.label), ("%2", day), ("%3", wording.quoted(said))):
            text = text.replace(mark, word)
        withdraw = escape(self.tr("Rendre au fichier"))
        return f'{escape(text)} <a href="{_WITHDRAW}{correction.field}">{withdraw}</a>'

    def _also_in(self, source: str, title: str, course_id: int) -> str:
        text = escape(self.tr("Aussi dans %1 :").replace("%1", wording.quoted(source)))
        return f'{text} <a href="{_COURSE}{course_id}">{escape(title)}</a>'

    def _on_link(self, address: str) -> None:
        if address.startswith(_WITHDRAW):
            self.withdraw_asked.emit(address.removeprefix(_WITHDRAW))
        elif address.startswith(_COURSE):
            self.course_asked.emit(int(address.removeprefix(_COURSE)))
