"""Paints a comparison: groups as bands, what is best marked, what must be asked in another colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.ui.delegates.text import KeptTexts, LaidText
from explorer.ui.models.comparison import ASK, BEST, CRITERION, DIFFERS, ComparisonModel, Role
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.services.comparing import Cell

Index = QModelIndex | QPersistentModelIndex

PADDING: Final = 9
MARK_WIDTH: Final = 18
CELL_LINES: Final = 8
TITLE_LINES: Final = 3
EDGE: Final = 2


class ComparisonDelegate(QStyledItemDelegate):
    """Long texts are cut after some lines; their whole is in the course itself."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = KeptTexts(theme)
        theme.changed.connect(self._texts.forget)

    def height(self, index: Index, font: QFont, width: int) -> int:
        """What the text of a cell takes at this width, in pixels."""
        if index.data(Role.GROUP):
            return QFontMetrics(font).height() + 2 * PADDING - 4
        return round(self._laid(index, font, width).size.height()) + 2 * PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height(index, option.font, option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        group = index.data(Role.GROUP)
        if group:
            self._paint_group(painter, option, group)
        else:
            self._paint_cell(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: str) -> None:
        painter.fillRect(option.rect, self._theme.colour("header"))
        self._paint_line(painter, option.rect)
        painter.setFont(_bold(option.font))
        painter.setPen(self._theme.colour("muted"))
        box = option.rect.adjusted(PADDING, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, group)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        row = index.data(Role.ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if selected else "surface"
        painter.fillRect(rect, self._theme.colour(ground))
        self._paint_line(painter, rect)
        if index.column() == CRITERION:
            painter.setPen(self._theme.colour("muted"))
            self._laid(index, option.font, rect.width()).draw(
                painter, rect.left() + PADDING, rect.top() + PADDING
            )
            if row.differs:
                painter.setPen(self._theme.colour("accent"))
                painter.setFont(_bold(option.font))
                box = QRect(rect.right() - MARK_WIDTH - 2, rect.top() + PADDING, MARK_WIDTH, rect.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, DIFFERS)
            return
        cell: Cell = index.data(Role.CELL)
        left = rect.left() + PADDING
        ink = (
            "success"
            if cell.is_best
            else "text"
            if cell.is_known
            else "warning"
            if cell.question
            else "muted"
        )
        painter.setPen(self._theme.colour(ink))
        if mark := _mark(cell):
            painter.setFont(_bold(option.font))
            painter.drawText(QRect(left, rect.top() + PADDING, MARK_WIDTH, rect.height()), 0, mark)
            left += MARK_WIDTH
        self._laid(index, option.font, rect.width()).draw(painter, left, rect.top() + PADDING)

    def _paint_line(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.colour("line"))

    def _laid(self, index: Index, font: QFont, width: int) -> LaidText:
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = width - 2 * PADDING
        cell = index.data(Role.CELL)
        if index.column() == CRITERION or (cell is not None and _mark(cell)):
            room -= MARK_WIDTH
        shown = _bold(font) if cell is not None and cell.is_best else font
        return self._texts.get(text, shown, room, lines=CELL_LINES)


class CourseHeader(QHeaderView):
    """The titles of the courses, each with its provider under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._texts = KeptTexts(theme)
        self.setSectionsClickable(False)
        theme.changed.connect(self._texts.forget)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """As tall as the longest title at its width."""
        model = self.model()
        titles = [
            self._title(model, section).size.height()
            for section in range(1, self.count())
            if isinstance(model, ComparisonModel)
        ]
        line = QFontMetrics(self.font()).height()
        height = round(max(titles, default=line)) + line + 2 * PADDING + EDGE
        return QSize(super().sizeHint().width(), height)

    def _title(self, model: ComparisonModel, section: int) -> LaidText:
        title = model.courses[section - 1].course.title
        room = self.sectionSize(section) - 2 * PADDING
        return self._texts.get(title, _bold(self.font()), room, lines=TITLE_LINES)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.colour("header"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom() - EDGE + 1, rect.width(), EDGE), self._theme.colour("line")
        )
        model = self.model()
        if isinstance(model, ComparisonModel) and section > CRITERION:
            course = model.courses[section - 1]
            room = rect.width() - 2 * PADDING
            title = self._title(model, section)
            painter.setPen(self._theme.colour("text"))
            title.draw(painter, rect.left() + PADDING, rect.top() + PADDING)
            provider = (course.provider or "").replace("\n", ", ")
            under = self._texts.get(provider, self.font(), room)
            painter.setPen(self._theme.colour("muted"))
            under.draw(painter, rect.left() + PADDING, rect.top() + PADDING + title.size.height())
        painter.restore()


def _mark(cell: Cell) -> str:
    """What says beside the colour that a cell is best, or is to be asked."""
    if cell.is_best:
        return BEST
    return ASK if cell.question and not cell.is_known else ""


def _ink(cell: Cell) -> str:
    if cell.is_best:
        return "success"
    if cell.is_known:
        return "text"
    return "warning" if cell.question else "muted"


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
