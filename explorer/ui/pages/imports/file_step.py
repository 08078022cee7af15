"""Step 1: the file itself: what was checked, which source it brings up to date, how its text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.ui.icons import icon
from explorer.ui.phrases import counted
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_down import DropDown
from explorer.ui.widgets.header_bar import ElidedLabel
from explorer.ui.widgets.text_options import TextOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.services.imports import Inspection

ICON_SIDE = 32
MARK_SIDE = 16
SOURCE_WIDTH_IN_LETTERS = 56
KILO = 1024
TO_FIND, NEW = "", "\n"
"""Entries that are no name of a source: a name holds no line break."""


class FileStep(QWidget):
    """The file that is looked at. A new source or another file starts the look again."""

    source_changed = Signal(str)
    """Name of a source of the catalogue, or of a new one; empty: to be found out."""
    another_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel()
        self._name = ElidedLabel()
        font = QFont(self._name.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self._folder = ElidedLabel()
        self._folder.setProperty("ink", "muted")
        self._another = QPushButton(self.tr("Choisir un autre fichier…"))
        self._another.clicked.connect(self.another_asked)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(6)
        self.source = DropDown(theme, self.tr("Source où va ce fichier"))
        self.source.setMinimumWidth(self.fontMetrics().averageCharWidth() * SOURCE_WIDTH_IN_LETTERS)
        self.source.activated.connect(self._on_source)
        self._source_label = QLabel(self.tr("&Ce fichier va dans la source"))
        self._source_label.setBuddy(self.source)
        self.new_name = QLineEdit()
        self.new_name.setObjectName("new-source")
        self.new_name.setMinimumWidth(self.source.minimumWidth())
        self.new_name.editingFinished.connect(self._on_named)
        self._name_label = QLabel(self.tr("&Nom de la nouvelle source"))
        self._name_label.setBuddy(self.new_name)
        self._source_hint = QLabel(wordWrap=True)
        self._source_hint.setProperty("ink", "muted")
        self._known: tuple[str, ...] = ()
        self._proposed = ""
        self.text = TextOptions(theme)
        self.text.hide()
        theme.changed.connect(self._paint_icons)
        self._lay_out()
        self._paint_icons()

    def show_inspection(self, inspection: Inspection) -> None:
        """Shows a file that could be opened."""
        file = inspection.file
        self._name.set_text(file.name)
        rows = sum(sheet.row_count for sheet in inspection.sheets)
        sheets = len(inspection.sheets)
        size = file.stat().st_size if file.exists() else 0
        facts = (
            str(file.parent),
            self._size(size),
            counted(sheets, self.tr("feuille(s)", "", sheets)),
            counted(rows, self.tr("ligne(s)", "", rows)),
        )
        self._folder.set_text(" · ".join(facts))
        self.text.show_inspection(inspection)
        self._clear_checks()
        for text in (
            self.tr("Le fichier est entier et d’une taille raisonnable ; il n’est jamais modifié."),
            self.tr("Aucune macro, aucune formule n’est exécutée : seules les valeurs sont lues."),
            self.tr("Tout se passe sur cet ordinateur : rien n’est envoyé."),
        ):
            self._add_check("circle-check", "success", text)
        for warning in inspection.warnings:
            self._add_check("triangle-alert", "warning", warning)

    def show_source(self, source: str | None, known: Sequence[str], new_name: str) -> None:
        """Shows which source the file updates: one of those `known`, or a new one, to be named.

        `source` is `None` while nobody knows; `new_name` is what a new one would be called.
        """
        self._known = tuple(known)
        if source is not None and source not in self._known:
            new_name = source
        self.source.clear()
        if source is None:
            self.source.addItem(self.tr("Celle à laquelle il ressemble le plus, sinon une nouvelle"), TO_FIND)
        for name in self._known:
            self.source.addItem(name, name)
        self.source.addItem(self.tr("Une nouvelle source"), NEW)
        self.new_name.setText(new_name)
        self._proposed = new_name
        chosen = TO_FIND if source is None else source
        self.source.setCurrentIndex(self.source.findData(NEW if chosen == new_name else chosen))
        self._tell_source()

    def focus_first(self) -> None:
        """Gives the keyboard to the source."""
        self.source.setFocus()

    def _on_source(self) -> None:
        self._tell_source()
        chosen = self.source.currentData()
        if chosen == NEW:
            self.new_name.setFocus()
            self.new_name.selectAll()
        self.source_changed.emit(self.new_name.text() if chosen == NEW else chosen)

    def _on_named(self) -> None:
        """A name that is taken is that source; no name at all is the one that was proposed."""
        name = " ".join(self.new_name.text().split()) or self._proposed
        taken = next((each for each in self._known if each.casefold() == name.casefold()), None)
        self.new_name.setText(name)
        if taken is not None:
            self.source.setCurrentIndex(self.source.findData(taken))
            self.new_name.setText(self._proposed)
            self._tell_source()
        elif name == self._proposed:
            return
        else:
            self._proposed = name
        self.source_changed.emit(taken or name)

    def _tell_source(self) -> None:
        chosen = self.source.currentData()
        for widget in (self._name_label, self.new_name):
            widget.setVisible(chosen == NEW)
        hint = self.tr("Ses formations sont comparées à celles que cette source a déjà apportées.")
        if chosen == NEW:
            hint = self.tr("Ses formations s’ajoutent à celles du catalogue.")
        elif chosen == TO_FIND:
            hint = self.tr("Le bilan dira laquelle ; vous pourrez en changer.")
        self._source_hint.setText(hint)

    def _size(self, size: int) -> str:
        if size < KILO * KILO:
            return self.tr("%1 Ko").replace("%1", wording.number(max(1, round(size / KILO))))
        return self.tr("%1 Mo").replace("%1", wording.number(size / KILO / KILO, 1))

    def _add_check(self, picture: str, tone: str, text: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        mark = QLabel()
        mark.setProperty("mark", f"{picture} {tone}")
        mark.setFixedWidth(MARK_SIDE + 2)
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if tone == "warning":
            label.setProperty("ink", "warning")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        holder = QWidget()
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self._checks.addWidget(holder)
        self._paint_mark(mark)

    def _clear_checks(self) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()

    def _paint_icons(self) -> None:
        side = QSize(ICON_SIDE, ICON_SIDE)
        picture = icon(self._theme, "file-spreadsheet", "accent")
        self._picture.setPixmap(picture.pixmap(side, self.devicePixelRatioF()))
        for mark in self.findChildren(QLabel):
            if mark.property("mark"):
                self._paint_mark(mark)

    def _paint_mark(self, mark: QLabel) -> None:
        picture, tone = str(mark.property("mark")).split()
        side = QSize(MARK_SIDE, MARK_SIDE)
        mark.setPixmap(icon(self._theme, picture, tone).pixmap(side, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        for label in (self._name, self._folder):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._another.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        names.addWidget(self._name)
        names.addWidget(self._folder)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._picture)
        head.addLayout(names, 1)
        head.addWidget(self._another)
        card = QFrame()
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.setSpacing(14)
        inside.addLayout(head)
        inside.addLayout(self._checks)
        source = QFrame()
        source.setProperty("ground", "card")
        about = QVBoxLayout(source)
        about.setContentsMargins(20, 14, 20, 16)
        about.setSpacing(6)
        about.addWidget(self._source_label)
        about.addWidget(self.source, 0, Qt.AlignmentFlag.AlignLeft)
        about.addWidget(self._name_label)
        about.addWidget(self.new_name, 0, Qt.AlignmentFlag.AlignLeft)
        about.addWidget(self._source_hint)
        body = QWidget()
        body.setProperty("ground", "background")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(source)
        column.addWidget(self.text, 1000)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it have it, and scroll to themselves
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
