"""The user's own opinion of a course: a note that saves itself, and up to five stars."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

SAVE_AFTER_MS: Final = 800
NOTE_LINES: Final = 3
STARS: Final = 5
STAR_SIDE: Final = 20
_REFUSED: Final = "\0"
"""In place of what was saved, where nothing was: no text that one writes is the same."""


class NoteEditor(QPlainTextEdit):
    """Emits `edited(course, after, before)` after a pause, when left, before another course is shown."""

    edited = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course_id: int | None = None
        self._saved = ""
        self.setObjectName("note")
        self.setAccessibleName(self.tr("Note personnelle"))
        self.setPlaceholderText(self.tr("Votre note sur cette formation (enregistrée toute seule)"))
        self.setTabChangesFocus(True)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self.textChanged.connect(self._timer.start)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * NOTE_LINES + 24)

    def show_note(self, course_id: int | None, text: str) -> None:
        """Shows the note of a course, after having saved the one that was being written."""
        if course_id != self._course_id:
            self.save()
        elif self.toPlainText() != self._saved and (self.hasFocus() or self._saved == _REFUSED):
            return  # What is being written wins over an older state of the same note.
        self._course_id = course_id
        self._saved = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._timer.stop()

    def save(self) -> None:
        """Emits what was written since the last time, if anything."""
        self._timer.stop()
        text = self.toPlainText()
        if self._course_id is not None and text != self._saved:
            before, self._saved = self._saved, text
            self.edited.emit(self._course_id, text, before)

    def refuse(self, course_id: int) -> None:
        """What was sent of this course could not be written: it stays here, and is sent again when left."""
        if course_id == self._course_id:
            self._saved = _REFUSED

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.save()
        super().hideEvent(event)


class Rating(QWidget):
    """One to five stars, by click, arrows or digits; the same star again takes the opinion back."""

    rated = Signal(object)
    """1 to 5, or `None`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Votre avis, de 1 à 5 étoiles ; la même étoile l’efface"))
        theme.changed.connect(self.update)
        self.show_rating(None)

    @property
    def value(self) -> int | None:
        """The stars given."""
        return self._value

    def show_rating(self, value: int | None) -> None:
        """Shows an opinion."""
        self._value = value
        self.setAccessibleName(
            self.tr("Avis : aucun") if value is None else self.tr("Avis : %1 sur 5").replace("%1", str(value))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(STARS * STAR_SIDE + 8, STAR_SIDE + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        star = min(STARS, int((event.position().x() - 4) // STAR_SIDE) + 1)
        self._rate(None if star == self._value else max(1, star))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        now = self._value or 0
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._rate(key - Qt.Key.Key_0 or None)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._rate(min(STARS, now + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._rate(now - 1 if now > 1 else None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._rate(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        for star in range(STARS):
            is_full = star < (self._value or 0)
            box = self.rect().adjusted(4 + star * STAR_SIDE + 1, 3, 0, 0)
            box.setSize(QSize(STAR_SIDE - 3, STAR_SIDE - 3))
            paint_icon(painter, box, "star", colours.accent if is_full else colours.border, filled=is_full)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _rate(self, value: int | None) -> None:
        if value != self._value:
            self.show_rating(value)
            self.rated.emit(value)
