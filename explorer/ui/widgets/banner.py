"""The strip under the header: confirmations with a way back, first steps, and progress with « Annuler »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from explorer.ui.icons import icon
from explorer.ui.theme import Theme

NoticeKind = Literal["info", "success", "warning", "error"]
_ICONS: dict[NoticeKind, str] = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-alert",
}
ICON_SIDE = 20
PROGRESS_WIDTH = 180
MAX_ACTIONS = 3

Action = tuple[str, Callable[[], object]]
"""A button's French text, and the method to call."""


class Banner(QFrame):
    """One message at a time: a new one replaces the last. It never takes the focus and never blocks."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[QPushButton, Callable[[], object]] = {}
        self.setObjectName("banner")
        self._icon = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(PROGRESS_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Avancement"))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._close = QToolButton(icon=icon(theme, "x"))
        self._close.setProperty("kind", "quiet")
        self._close.setAccessibleName(self.tr("Fermer le message"))
        self._close.setToolTip(self.tr("Fermer"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addLayout(self._buttons)
        row.addWidget(self._close)
        self._kind: NoticeKind = "info"
        theme.changed.connect(self._paint_icon)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown, empty when the strip is hidden."""
        return self._text.text() if self.isVisibleTo(self.parentWidget()) else ""

    def notify(self, kind: NoticeKind, text: str, *actions: Action) -> None:
        """Says `text`, with a button for each of `actions`."""
        self._show(kind, text, actions)
        self._bar.hide()
        self._close.show()

    def follow(self, text: str, cancel: Action | None = None) -> None:
        """Says what is under way; `advance` tells how far it is."""
        self._show("info", text, (cancel,) if cancel else ())
        self._bar.setRange(0, 0)
        self._bar.show()
        self._close.hide()

    def advance(self, done: int, total: int | None) -> None:
        """Moves the bar to `done` of `total`; without a total it only says that something moves."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)

    def dismiss(self) -> None:
        """Hides the message."""
        self.hide()
        self._clear_actions()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._close.isVisible():
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _show(self, kind: NoticeKind, text: str, actions: tuple[Action, ...]) -> None:
        self._kind = kind
        self._clear_actions()
        for label, method in actions:
            button = QPushButton(label)
            button.clicked.connect(self._on_action)
            self._actions[button] = method
            self._buttons.addWidget(button)
        self._text.setText(text)
        self._paint_icon()
        self.setProperty("ground", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_action(self) -> None:
        method = self._actions.get(self.sender())
        if method is not None:
            method()

    def _clear_actions(self) -> None:
        for button in self._actions:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions.clear()

    def _paint_icon(self) -> None:
        size = QSize(ICON_SIDE, ICON_SIDE)
        picture = icon(self._theme, _ICONS[self._kind], self._kind).pixmap(size, self.devicePixelRatioF())
        self._icon.setPixmap(picture)
