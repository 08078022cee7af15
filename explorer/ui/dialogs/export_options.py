"""What leaves the laptop, asked before its place: format, columns, plan; private notes only on request."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.services.exports.options import PRESETS, column_choices
from explorer.ui.dialogs.export_choice import ExportChoice
from explorer.ui.dialogs.sizes import letters, room
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.drop_down import DropDown
from explorer.ui.widgets.tick_box import TickBox
from explorer.ui.widgets.tick_list import TickList
from resources.vocabulary import vocabulary

WIDTH_IN_LETTERS = 84
LIST_LINES = 8
LEAST_LINES = 3
FORMAT_MARGIN_IN_LETTERS = 6


class ExportOptions(QDialog):
    """« Choisir l’emplacement… » goes on, « Copier » for the clipboard."""

    confirmed = Signal(object)
    """The `ExportChoice`."""

    def __init__(
        self,
        theme: Theme,
        selection_name: str,
        course_count: int,
        parent: QWidget | None = None,
        *,
        choice: ExportChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Exporter la sélection"))
        self.columns = TickList(theme, self.tr("Colonnes exportées"))
        self.columns.fill([(each.key, each.label) for each in column_choices(vocabulary())])
        self.columns.changed.connect(self._on_columns)
        line = self.columns.sizeHintForRow(0)
        self.columns.setMinimumHeight(line * LEAST_LINES)
        self.preset = DropDown(theme, self.tr("Jeu de colonnes"))
        for key, text in (
            ("all", self.tr("Tout")),
            ("interview", self.tr("Entretien")),
            ("meeting", self.tr("Réunion")),
            ("own", self.tr("Mon choix")),
        ):
            self.preset.addItem(text, key)
        self.preset.activated.connect(self._on_preset)
        self.plan = TickBox(theme, self.tr("Inclure le plan RH, si des effectifs sont saisis"))
        self.notes = TickBox(theme, self.tr("Inclure mes notes et commentaires personnels"))
        self._confirm = QPushButton()
        self._confirm.setProperty("kind", "primary")
        self._confirm.setDefault(True)
        self._confirm.clicked.connect(self._on_confirm)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("ink", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._heading(selection_name))
        count = QLabel(phrases.courses(course_count))
        count.setProperty("ink", "muted")
        column.addWidget(count)
        column.addSpacing(6)
        column.addLayout(self._formats())
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addLayout(self._preset_row())
        column.addWidget(self.columns, 1)
        column.addSpacing(4)
        column.addWidget(self.plan)
        column.addWidget(self.notes)
        explanation = QLabel(
            self.tr(
                "L’export est fait pour être remis : vos notes et commentaires n’y sont que si vous cochez. "
                "L’avis, le statut et la prochaine action sont des colonnes. La recherche et les sources "
                "y sont toujours."
            ),
            wordWrap=True,
        )
        explanation.setProperty("ink", "muted")
        column.addWidget(explanation)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self._show(choice or ExportChoice())
        width = letters(self, WIDTH_IN_LETTERS)
        # A layout with wrapped texts asks for less height than it takes.
        others = column.totalHeightForWidth(width) - self.columns.sizeHint().height()
        self.setMinimumSize(width, others + line * LEAST_LINES)
        self.resize(QSize(width, others + line * LIST_LINES).boundedTo(room(self)))

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            self._group.checkedButton().property("format"),
            self.preset.currentData(),
            self.columns.ticked if self.preset.currentData() == "own" else frozenset(),
            self.notes.isChecked(),
            self.plan.isChecked(),
        )

    def choose_format(self, name: str) -> None:
        """Presses the button of a format."""
        for button in self._group.buttons():
            if button.property("format") == name:
                button.setChecked(True)
        self._on_format()

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text, wordWrap=True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        bold = QFont(heading.font())
        bold.setPointSizeF(bold.pointSizeF() * 1.2)
        bold.setWeight(QFont.Weight.DemiBold)
        heading.setFont(bold)
        return heading

    def _formats(self) -> QHBoxLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        formats = (
            ("xlsx", self.tr("Classeur Excel")),
            ("pdf", self.tr("PDF")),
            ("html", self.tr("Page web")),
            ("csv", self.tr("CSV")),
            ("clipboard", self.tr("Presse-papiers")),
        )
        for place, (key, text) in enumerate(formats):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("kind", "segment")
            button.setProperty("format", key)
            button.setProperty("place", {0: "first", len(formats) - 1: "last"}.get(place, "middle"))
            button.clicked.connect(self._on_format)
            self._group.addButton(button)
            # Not all alike: the longest text is written in bold when it is chosen.
            row.addWidget(button, len(text) + FORMAT_MARGIN_IN_LETTERS)
        return row

    def _preset_row(self) -> QHBoxLayout:
        label = QLabel(self.tr("&Colonnes"))
        label.setBuddy(self.preset)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.preset)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Annuler"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._confirm)
        return row

    def _show(self, choice: ExportChoice) -> None:
        self.choose_format(choice.format)
        self.preset.setCurrentIndex(self.preset.findData(choice.preset))
        self.columns.tick(choice.own_columns)
        self._on_preset()
        self.plan.setChecked(choice.plan)
        self.notes.setChecked(choice.private_notes)
        self._group.checkedButton().setFocus()

    def _on_format(self) -> None:
        name = self._group.checkedButton().property("format")
        hints = {
            "xlsx": self.tr("Synthèse, sélection, comparaison, questions et sources ; se réimporte."),
            "pdf": self.tr("Une synthèse, puis une page par formation : pour imprimer ou remettre."),
            "html": self.tr("Une seule page, sans connexion, que lit aussi un lecteur d’écran."),
            "csv": self.tr("La liste seule, pour un autre logiciel."),
            "clipboard": self.tr("La liste seule, à coller dans un tableur, une lettre ou un message."),
        }
        self._hint.setText(hints[name])
        is_copied = name == "clipboard"
        self._confirm.setText(self.tr("Copier") if is_copied else self.tr("Choisir l’emplacement…"))
        self.plan.setEnabled(name in ("xlsx", "pdf", "html"))

    def _on_preset(self) -> None:
        preset = self.preset.currentData()
        if preset != "own":
            columns = PRESETS[preset]
            self.columns.tick(self.columns.keys if columns is None else columns)

    def _on_columns(self) -> None:
        """A column ticked by hand makes another set of them."""
        self.preset.setCurrentIndex(self.preset.findData("own"))

    def _on_confirm(self) -> None:
        choice = self.choice
        self.accept()
        self.confirmed.emit(choice)
