"""What deserves a look in a dossier before it leaves, gravest first; a line pressed chooses its courses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.icons import icon
from explorer.ui.theme import Theme
from explorer.ui.widgets.fact_grid import empty

if TYPE_CHECKING:
    from explorer.services.alerts import Alert

FIRST: Final = 2
MOST_LINES_HIGH: Final = 7
"""As many lines of text stay in sight when all are shown: the courses keep their room."""
ICON_SIDE: Final = 16
ICONS: Final = {"error": "circle-alert", "warning": "triangle-alert", "info": "info"}


class AlertList(QFrame):
    """A line or two, and the others on demand: the courses keep their room."""

    courses_asked = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._alerts: Sequence[Alert] = ()
        self._is_open = False
        self._first = FIRST
        self.setObjectName("alerts")
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Points à voir"))
        body = QWidget()
        body.setProperty("ground", "surface")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._scroll = _LowScroll(body)
        self._more = QPushButton()
        self._more.setProperty("kind", "link")
        self._more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self._scroll)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Shows them, or nothing at all when there is none."""
        if alerts != self._alerts:
            self._alerts = alerts
            self._fill()
        self.setVisible(bool(alerts))

    def set_first(self, count: int) -> None:
        """How many stay in sight when the others are not asked for."""
        if count != self._first:
            self._first = count
            self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        shown = self._alerts if self._is_open else self._alerts[: self._first]
        lines = [_Line(alert, self._theme, self) for alert in shown]
        for line in lines:
            self._lines.addWidget(line)
        self._order([line.button for line in lines if line.button is not None])
        rest = len(self._alerts) - self._first
        self._more.setVisible(rest > 0)
        if self._is_open:
            self._more.setText(self.tr("Réduire"))
        else:
            self._more.setText(self.tr("Afficher %n autre(s) point(s) à voir", "", rest))

    def _order(self, buttons: Sequence[QToolButton]) -> None:
        """Tab comes to them here: new buttons stand last on the whole page."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing after what has no focus
        for before, button in pairwise((self._scroll, *buttons)):
            QWidget.setTabOrder(before, button)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._fill()
        self._more.setFocus()

    def ask(self, course_ids: list[int]) -> None:
        """A line was pressed."""
        if course_ids:
            self.courses_asked.emit(course_ids)


class _LowScroll(QScrollArea):
    """As high as what it holds, up to some lines."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the buttons in it have it, and scroll to themselves
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Lines that were just added have no height before they are shown: then the layout asks again.
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self.widget().layout()
        width = self.viewport().width()
        wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.setFixedHeight(min(wanted, MOST_LINES_HIGH * self.fontMetrics().lineSpacing() * 3 // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class _Line(QWidget):
    """An icon, which says how grave it is, and the sentence."""

    def __init__(self, alert: Alert, theme: Theme, owner: AlertList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.button: QToolButton | None = None
        """Shows the courses, if the alert is about some."""
        self._ids = [each.id for each in alert.courses]
        sign = QLabel()
        sign.setPixmap(icon(theme, ICONS[alert.severity], alert.severity).pixmap(QSize(ICON_SIDE, ICON_SIDE)))
        names = {
            "error": self.tr("Grave"),
            "warning": self.tr("Attention"),
            "info": self.tr("À savoir"),
        }
        sign.setToolTip(names[alert.severity])
        sign.setAccessibleName(names[alert.severity])
        text = QLabel(alert.sentence)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setMinimumWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        if self._ids:
            show = QToolButton()
            show.setProperty("kind", "link")
            show.setText(self.tr("Voir"))
            show.setAccessibleName(self.tr("Voir : %1").replace("%1", alert.sentence))
            show.clicked.connect(self._on_show)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignVCenter)
            self.button = show

    def _on_show(self) -> None:
        self._owner.ask(self._ids)
