"""The sheets of a workbook as an import found them: which go in, under which axis, from which header row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.phrases import counted, phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.tick_box import TickBox
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.plan import SheetReport

SELECTABLE = ("imported", "hidden", "not-chosen")


class SheetChoice(QScrollArea):
    """One entry a sheet, those to decide on first. `changed`: another plan is wanted, for `chosen()`."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Feuilles du classeur"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._boxes: dict[str, TickBox] = {}
        self._axes: AxisBox | None = None

    def show_sheets(self, sheets: Sequence[SheetReport], axis: str | None) -> None:
        """Shows the sheets of a plan; `axis` is the one already chosen for those that tell none."""
        self._boxes = {}
        self._axes = None
        content = QWidget()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        if any(sheet.outcome == "axis-needed" for sheet in sheets) or axis is not None:
            column.addWidget(self._axis_question(axis))
        for outcomes in (("axis-needed", "hidden"), ("imported", "not-chosen"), ("not-courses",)):
            for sheet in sheets:
                if sheet.outcome in outcomes:
                    column.addWidget(self._entry(sheet))
        column.addStretch(1)
        self.setWidget(content)

    def chosen(self) -> tuple[str, ...]:
        """Names of the ticked sheets."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def axis(self) -> str | None:
        """The axis chosen for the sheets that tell none."""
        return self._axes.currentData() if self._axes is not None else None

    def _entry(self, sheet: SheetReport) -> QWidget:
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        box = TickBox(self._theme, sheet.name)
        bold = QFont(box.font())
        bold.setWeight(QFont.Weight.DemiBold)
        box.setFont(bold)
        box.setChecked(sheet.outcome == "imported")
        box.setEnabled(sheet.outcome in SELECTABLE)
        box.setAccessibleDescription(sheet.reason)
        box.clicked.connect(self.changed)
        if sheet.outcome in SELECTABLE:
            self._boxes[sheet.name] = box
        column.addWidget(box)
        for text in self._facts(sheet):
            label = QLabel(text, wordWrap=True)
            label.setProperty("ink", "warning" if sheet.outcome in ("hidden", "axis-needed") else "muted")
            column.addWidget(label)
        return card

    def _facts(self, sheet: SheetReport) -> tuple[str, ...]:
        if sheet.outcome != "imported":
            return (sheet.reason,)
        facts = [phrases.courses(sheet.course_count)]
        if sheet.header_rows:
            head = "–".join(str(row) for row in sorted({sheet.header_rows[0], sheet.header_rows[-1]}))
            facts.append(self.tr("en-tête ligne %1").replace("%1", head))
        lines = [" · ".join(facts)]
        if sheet.axis is not None:
            lines.insert(0, vocabulary().axis(sheet.axis).label)
        columns, rows = len(sheet.hidden_columns), len(sheet.hidden_rows)
        hidden = [
            counted(number, words)
            for number, words in (
                (columns, self.tr("colonne(s) masquée(s)", "", columns)),
                (rows, self.tr("ligne(s) masquée(s)", "", rows)),
            )
            if number
        ]
        if hidden:
            lines.append(self.tr("dont %1").replace("%1", ", ".join(hidden)))
        return tuple(lines)

    def _axis_question(self, axis: str | None) -> QWidget:
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        label = QLabel(self.tr("Axe des feuilles qui ne le disent pas"), wordWrap=True)
        self._axes = AxisBox()
        self._axes.setCurrentIndex(max(self._axes.findData(axis), 0))
        self._axes.currentIndexChanged.connect(self.changed)
        label.setBuddy(self._axes)
        column.addWidget(label)
        column.addWidget(self._axes)
        return card


class AxisBox(QComboBox):
    """The five axes; nothing is chosen at first, for an axis is never guessed silently."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Axe à donner aux formations"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMinimumHeight(self.fontMetrics().height() + 14)
        self.addItem(self.tr("À choisir…"), None)
        for axis in vocabulary().axes:
            self.addItem(axis.label, axis.slug)
