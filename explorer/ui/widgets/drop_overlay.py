"""What covers the window while a file is dragged over it: « Déposez le classeur ici »."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

MARGIN = 24
ICON_SIDE = 48
VEIL_OPACITY = 245


class DropOverlay(QWidget):
    """Takes the files let go on `window`, and is painted over everything meanwhile."""

    dropped = Signal(object)
    """The files, a tuple of paths."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._text = self.tr("Déposez le classeur ici")
        self._hint = self.tr("Rien n’est écrit avant que vous ayez vu le bilan.")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self._text)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def guard(self, page: QWidget) -> None:
        """Lets files through the text fields of `page`, which would take them as text."""
        for field in page.findChildren(QWidget):
            if field.acceptDrops():
                field.installEventFilter(self)

    def cover(self) -> None:
        """Shows itself over the whole parent."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDropEvent) and _files_of(event):
            if watched is self._window:
                event.acceptProposedAction()
                self.cover()
            else:
                event.ignore()  # The window below takes it.
            return True
        if watched is not self._window:
            return False
        if kind == QEvent.Type.DragLeave:
            self.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            event.acceptProposedAction()
            self.dropped.emit(_files_of(event))
            return True
        elif kind == QEvent.Type.Resize and self.isVisible():
            self.cover()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.colour("accent_soft"))
        veil.setAlpha(VEIL_OPACITY)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 12, 12)
        centre = frame.center()
        icon_box = QRectF(centre.x() - ICON_SIDE / 2, centre.y() - ICON_SIDE - 24, ICON_SIDE, ICON_SIDE)
        paint_icon(painter, icon_box, "file-spreadsheet", self._theme.colours.accent)
        title = QFont(self.font())
        title.setPointSizeF(title.pointSizeF() * 1.6)
        title.setWeight(QFont.Weight.DemiBold)
        painter.setPen(self._theme.colour("text"))
        line = QRectF(frame.left(), centre.y() - 12, frame.width(), 40)
        painter.setFont(title)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.setFont(self.font())
        painter.drawText(line.translated(0, 36), Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()


def _files_of(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
