"""A dossier's name, whom it is for (a pseudonym), what for, and until when it may be kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.services.dossiers import NOTICE, USUAL_MONTHS, months_later
from explorer.ui.dialogs.sizes import keep_whole
from explorer.ui.widgets.amount_edit import DayEdit

if TYPE_CHECKING:
    from explorer.services.dossiers import Dossier

WIDTH_IN_LETTERS = 72


class DossierForm(QDialog):
    """Emits what was entered; the notice on personal data is always in sight."""

    entered = Signal(str, object, object, object)
    """Name, reference, purpose, retention date; empty ones are `None`."""

    def __init__(self, dossier: Dossier | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Nouveau dossier") if dossier is None else self.tr("Modifier le dossier"))
        self._name = QLineEdit(dossier.name if dossier else "")
        self._name.setAccessibleName(self.tr("Nom du dossier"))
        self._reference = QLineEdit((dossier.reference if dossier else None) or "")
        self._reference.setPlaceholderText(self.tr("VENTE-014, par exemple ; jamais un nom"))
        self._purpose = QLineEdit((dossier.purpose if dossier else None) or "")
        self._purpose.setPlaceholderText(self.tr("Par exemple : évolution vers la relation client"))
        self._until = DayEdit(self.tr("À conserver jusqu’au"))
        self._until.setPlaceholderText(self.tr("jj/mm/aaaa (un rappel vous sera fait)"))
        self._until.show_value(dossier.retention_date if dossier else None)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (self.tr("&Nom"), self._name),
            (self.tr("&Référence"), self._reference),
            (self.tr("&Finalité"), self._purpose),
            (self.tr("À &conserver jusqu’au"), self._until),
        ):
            name = QLabel(label)
            name.setBuddy(field)
            name.setMinimumHeight(field.sizeHint().height())  # or it stands above the middle of its field
            form.addRow(name, field)
        form.addRow("", self._offers())
        frame = self._notice()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Créer") if dossier is None else self.tr("Enregistrer"))
        self._ok.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Annuler"))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(frame)
        column.addWidget(buttons)
        self._name.textChanged.connect(self._on_name)
        self._name.setFocus()
        self._on_name(self._name.text())
        keep_whole(self, WIDTH_IN_LETTERS)

    def _offers(self) -> QWidget:
        """One press for the usual lengths."""
        offers = QWidget()
        row = QHBoxLayout(offers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for months in USUAL_MONTHS:
            button = QPushButton(self.tr("%n mois", "", months))
            button.setProperty("kind", "link")
            button.setProperty("months", months)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_offer)
            row.addWidget(button)
        row.addStretch(1)
        return offers

    def _notice(self) -> QFrame:
        title = QLabel(NOTICE.title)
        bold = QFont(title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title.setFont(bold)
        lines = QLabel("\n".join(f"• {line}" for line in NOTICE.lines))
        frame = QFrame()
        frame.setProperty("ground", "notice")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(4)
        for label in (title, lines):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            inner.addWidget(label)
        return frame

    def _on_offer(self) -> None:
        today = date.today()  # noqa: DTZ011 - a reader's day is the local one
        self._until.show_value(months_later(today, self.sender().property("months")))

    def _on_name(self, text: str) -> None:
        self._ok.setEnabled(bool(text.strip()))

    def _on_accepted(self) -> None:
        if self._until.has_trouble:
            self._until.setFocus()
            return
        until = self._until.value
        self.entered.emit(
            self._name.text().strip(),
            self._reference.text().strip() or None,
            self._purpose.text().strip() or None,
            until if isinstance(until, date) else None,
        )
        self.accept()
