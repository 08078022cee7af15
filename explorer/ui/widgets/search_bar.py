"""The search field: what is typed, the shortcut that leads there, and how long the last answer took."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from explorer.ui.icons import icon
from explorer.ui.theme import Theme

MOVES: Final = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
EDGE: Final = 12
CLEAR_WIDTH: Final = 26
LENS_WIDTH: Final = 48
"""Pixels of Qt's own buttons in the field, with their air."""


class SearchBar(QLineEdit):
    """Emits `searched` once for the keys that came together: a search that is overtaken is given up anyway.

    The arrows, Enter and Escape go to the results.
    """

    searched = Signal(str)
    moved = Signal(Qt.Key)
    """An arrow or page key: the results move, the focus stays here."""
    entered = Signal()
    left = Signal()
    """Escape in an empty field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("search-field")
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.setFont(font)
        self.setPlaceholderText(
            self.tr("Un intitulé, un code, un organisme… les fautes de frappe sont comprises")
        )
        self.setAccessibleName(self.tr("Rechercher une formation"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        lens = self.addAction(icon(theme, "search", "accent"), QLineEdit.ActionPosition.LeadingPosition)
        lens.setText(self.tr("Rechercher"))
        self._clear = self.addAction(icon(theme, "x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Effacer le texte (Échap)"))
        self._clear.setText(self.tr("Effacer le texte"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self._on_clear)
        self._hint = QLabel(self)
        self._hint.setProperty("ink", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        small = QFont(QLabel().font())
        small.setPointSizeF(small.pointSizeF() * 0.92)
        self._hint.setFont(small)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text)
        self.set_took(None)

    def set_took(self, took_ms: float | None) -> None:
        """Shows how long the last search took; `None` before the first one."""
        shortcut = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        if took_ms is None:
            shown = shortcut
        elif took_ms < 1:
            shown = self.tr("%1 · < 1 ms").replace("%1", shortcut)
        else:
            shown = self.tr("%1 · %2 ms").replace("%1", shortcut).replace("%2", str(round(took_ms)))
        self._hint.setText(shown)
        self._place_hint()

    def set_text_silently(self, text: str) -> None:
        """Puts a text without asking for a search: the query comes from elsewhere."""
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # the first words tell more than the last
            self._clear.setVisible(bool(text))
            self._place_hint()
        self._timer.stop()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), QFontMetrics(self.font()).height() + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in MOVES:
            self._flush()
            self.moved.emit(key)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._flush()
            self.entered.emit()
        elif plain and key == Qt.Key.Key_Escape:
            if self.text():
                self._on_clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _flush(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._on_pause()

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place_hint()
        self._timer.start()

    def _on_clear(self) -> None:
        self.clear()
        self._flush()

    def _on_pause(self) -> None:
        self.searched.emit(self.text())

    def _place_hint(self) -> None:
        """The hint stands beside the text, or gives way to it."""
        size = self._hint.sizeHint()
        beside = CLEAR_WIDTH if self._clear.isVisible() else 0
        taken = size.width() + EDGE
        room = self.width() - LENS_WIDTH - beside - taken - EDGE
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= room
        self._hint.setVisible(fits)
        self._hint.setGeometry(
            self.width() - taken - beside,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.setTextMargins(0, 0, taken if fits else 0, 0)
