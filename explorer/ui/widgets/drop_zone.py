"""Where a file is dropped or chosen: a dashed frame that is one large button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from explorer.ui.icons import paint_icon
from explorer.ui.theme import Theme

ICON_SIDE = 36
AIR = 22
COMPACT_AIR = 12


class DropZone(QAbstractButton):
    """Pressed, it asks for a file. A file let go on it reaches the window, which takes files anywhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self.tr("Déposez un fichier ici, ou cliquez pour le choisir")
        self._hint = self.tr("Excel, LibreOffice, CSV ou LHÉO · lu sur cet ordinateur, rien n’est envoyé")
        self._promise = self.tr("Vous verrez tout ce qui changerait avant que rien ne soit écrit.")
        self._is_compact = False
        self.setObjectName("drop-zone")
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{self._hint} {self._promise}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_compact(self, *, compact: bool) -> None:
        """Keeps one line only, when the page needs the room."""
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._is_compact:
            return QSize(200, QFontMetrics(self._title_font()).height() + 2 * COMPACT_AIR)
        lines = QFontMetrics(self._title_font()).height() + 2 * QFontMetrics(self.font()).height()
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 60, ICON_SIDE + lines + 2 * AIR + 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        is_hot = self.hasFocus() or self.underMouse()
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(colour("accent_soft" if self.underMouse() else "surface"))
        style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour("accent" if is_hot else "border"), 2, style))
        painter.drawRoundedRect(frame, 10, 10)
        if self._is_compact:
            painter.setFont(self._title_font())
            painter.setPen(colour("text"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._title)
            return
        top = float(AIR)
        picture = QRectF((self.width() - ICON_SIDE) / 2, top, ICON_SIDE, ICON_SIDE)
        paint_icon(painter, picture, "file-spreadsheet", self._theme.colours.accent)
        top = picture.bottom() + 8
        for text, font, ink in (
            (self._title, self._title_font(), "text"),
            (self._hint, self.font(), "muted"),
            (self._promise, self.font(), "muted"),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colour(ink))
            line = QRectF(AIR, top, self.width() - 2 * AIR, metrics.height() + 4)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
            top += metrics.height() + 4

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        return font
