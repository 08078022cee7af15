"""Beside the dossier: one course, what was decided of it, what is next, what it costs for how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.services.dossiers import STATUSES, PlanFigures
from explorer.ui.icons import icon
from explorer.ui.phrases import phrases
from explorer.ui.theme import Theme
from explorer.ui.widgets.amount_edit import AmountEdit, CountEdit, DayEdit, OptionalField
from explorer.ui.widgets.drop_down import DropDown
from explorer.ui.widgets.flow_layout import FlowLayout
from explorer.ui.widgets.opinion import NoteEditor, Rating

if TYPE_CHECKING:
    from explorer.services.dossiers import DossierLine
    from explorer.ui.models.dossier_items import DossierItemsModel

_REACHED: Final = Qt.FocusPolicy.StrongFocus
SEGMENT_PADDING: Final = 18
"""Pixels around the words of a decision, with its border."""
BASES: Final = (None, "HT", "TTC")


class ItemPanel(QScrollArea):
    """Every field saves itself; the value it held before can be brought back with Ctrl+Z."""

    status_edited = Signal(list, str, object)
    """Courses, status, reason or `None`."""
    comment_edited = Signal(int, object)
    action_edited = Signal(int, object, object)
    """Course, what to do, by which day."""
    plan_edited = Signal(int, object)
    """Course, `PlanFigures`."""
    note_edited = Signal(int, str, str)
    rating_edited = Signal(int, object)
    course_asked = Signal(int)
    removal_asked = Signal(list)

    def __init__(self, model: DossierItemsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._line: DossierLine | None = None
        self.setObjectName("item-panel")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and scroll to themselves
        body = QWidget()
        body.setProperty("ground", "surface")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(18, 16, 14, 18)
        self._column.setSpacing(8)
        self._make_head()
        self._make_decision()
        self._make_action()
        self._make_opinion()
        self._make_plan()
        self._column.addStretch(1)
        self.setWidget(body)
        self.show_line(None)

    # What the page does with it.

    def show_line(self, line: DossierLine | None) -> None:
        """Shows a course, or nothing at all."""
        if line is None or self._line is None or line.item.course_id != self._line.item.course_id:
            self.save()
        self._line = line
        self.widget().setVisible(line is not None)
        if line is None:
            self._note.show_note(None, "")
            self._comment.show_note(None, "")
            return
        item, course = line.item, line.course
        self._title.setText(course.title)
        self._second.setText((course.provider or wording.UNKNOWN_LABEL).replace("\n", ", "))
        self._alerts.setText("\n".join(f"• {each.text}" for each in line.alerts))
        self._alerts.setVisible(bool(line.alerts))
        for place, status in enumerate(STATUSES):
            button = self._statuses.button(place)
            button.setChecked(status == item.status)
            # Tab comes to the decision that was taken, not to another that Space would take in its stead.
            button.setFocusPolicy(_REACHED if status == item.status else Qt.FocusPolicy.ClickFocus)
        for field, text in ((self._reason, item.reason), (self._action, item.next_action)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text or "")
                field.setCursorPosition(0)
        self._due.show_value(item.next_action_date)
        self._rating.show_rating(line.rating)
        self._comment.show_note(item.course_id, item.comment or "")
        self._note.show_note(item.course_id, line.note)
        self._show_plan(line)

    def save(self) -> None:
        """Emits what is being written."""
        field = self.focusWidget()
        if isinstance(field, QLineEdit) and field.isModified():
            field.editingFinished.emit()
            field.setModified(False)
        self._comment.save()
        self._note.save()

    def refuse(self, course_id: int) -> None:
        """What was written on a course could not be: it stays here, to be sent again."""
        self._comment.refuse(course_id)
        self._note.refuse(course_id)

    def focus_note(self) -> None:
        """Goes to the note (N)."""
        self._comment.setFocus()
        self.ensureWidgetVisible(self._comment)

    def focus_decision(self) -> None:
        """Goes to the decision (Enter)."""
        checked = self._statuses.checkedButton()
        if checked is not None:
            checked.setFocus()

    # Its parts.

    def _make_head(self) -> None:
        self._title = _wrapped(weight=QFont.Weight.Bold, scale=1.15)
        self._second = _wrapped()
        self._second.setProperty("ink", "muted")
        open_button = QPushButton(icon(self._theme, "search"), self.tr("Voir dans l’Explorer"))
        open_button.clicked.connect(self._on_open)
        remove = QPushButton(icon(self._theme, "trash-2"), self.tr("Retirer"))
        remove.setToolTip(self.tr("Retirer du dossier (Suppr)"))
        remove.clicked.connect(self._on_remove)
        row = FlowLayout(spacing=8)
        for button in (open_button, remove):
            row.addWidget(button)
        self._alerts = _wrapped()
        self._alerts.setProperty("ink", "warning")
        self._alerts.setAccessibleName(self.tr("Points à voir"))
        self._column.addWidget(self._title)
        self._column.addWidget(self._second)
        self._column.addLayout(row)
        self._column.addWidget(self._alerts)

    def _make_decision(self) -> None:
        self._add_heading(self.tr("Décision"))
        self._statuses = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, status in enumerate(STATUSES):
            button = QPushButton(self._model.status_label(status), checkable=True)
            button.setProperty("kind", "segment")
            button.setProperty("place", ("first", "middle", "last")[place])
            # The one that is chosen is bold, by the style sheet: Qt measures it as if it were not.
            bold = QFontMetrics(_demi_bold(button.font()))
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + SEGMENT_PADDING)
            self._statuses.addButton(button, place)
            row.addWidget(button, 1)
        self._statuses.idClicked.connect(self._on_status)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Motif (facultatif)"))
        self._reason.setAccessibleName(self.tr("Motif de la décision"))
        self._reason.editingFinished.connect(self._on_reason)
        self._column.addLayout(row)
        self._column.addWidget(self._reason)

    def _make_action(self) -> None:
        self._add_heading(self.tr("Prochaine action"))
        self._action = QLineEdit()
        self._action.setPlaceholderText(self.tr("Demander un devis…"))
        self._action.setAccessibleName(self.tr("Prochaine action"))
        self._action.editingFinished.connect(self._on_action)
        self._due = DayEdit(self.tr("À faire avant le"))
        self._due.setPlaceholderText(self.tr("jj/mm/aaaa"))
        self._due.edited.connect(self._on_action)
        letters = self._due.fontMetrics()
        longest = max(map(letters.horizontalAdvance, ("00/00/0000", self._due.placeholderText())))
        self._due.setFixedWidth(longest + 28)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._action, 1)
        row.addWidget(self._due)
        self._column.addLayout(row)

    def _make_opinion(self) -> None:
        self._rating = Rating(self._theme)
        self._rating.rated.connect(self._on_rating)
        row = FlowLayout(spacing=8, spread=True)
        row.addWidget(_heading(self.tr("Avis et commentaire")))
        row.addWidget(self._rating)
        self._column.addSpacing(6)
        self._column.addLayout(row)
        self._comment = NoteEditor()
        self._comment.setObjectName("comment")
        self._comment.setAccessibleName(self.tr("Commentaire dans ce dossier"))
        self._comment.setPlaceholderText(self.tr("Pour ce dossier : points forts, réserves, échanges…"))
        self._comment.edited.connect(self._on_comment)
        self._note = NoteEditor()
        self._note.setPlaceholderText(self.tr("Note sur la formation, visible dans tous les dossiers"))
        self._note.edited.connect(self.note_edited)
        self._column.addWidget(self._comment)
        self._column.addWidget(self._note)

    def _make_plan(self) -> None:
        self._add_heading(self.tr("Plan de formation"))
        self._headcount = CountEdit(self.tr("Effectif"))
        self._unit_cost = AmountEdit(self.tr("Coût pédagogique par personne"))
        self._basis = DropDown(self._theme, self.tr("Base du coût pédagogique"))
        for basis in BASES:
            self._basis.addItem(basis or self.tr("Non précisée"), basis)
        self._additional = AmountEdit(self.tr("Frais annexes"))
        self._funding = AmountEdit(self.tr("Prise en charge OPCO"))
        self._remaining = _wrapped(weight=QFont.Weight.DemiBold)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (self.tr("Effectif"), self._headcount),
            (self.tr("Coût par personne"), self._unit_cost),
            (self.tr("Base"), self._basis),
            (self.tr("Frais annexes"), self._additional),
            (self.tr("Prise en charge OPCO"), self._funding),
            (self.tr("Reste à charge"), self._remaining),
        ):
            name = QLabel(label)
            name.setProperty("ink", "muted")
            name.setMinimumHeight(field.sizeHint().height())  # or it stands above the middle of its field
            form.addRow(name, field)
        for field in self._plan_fields():
            field.edited.connect(self._on_plan)
        self._basis.activated.connect(self._on_plan)
        self._column.addLayout(form)

    def _plan_fields(self) -> tuple[OptionalField, ...]:
        return (self._headcount, self._unit_cost, self._additional, self._funding)

    def _show_plan(self, line: DossierLine) -> None:
        item, plan = line.item, line.plan
        self._headcount.show_value(item.headcount)
        self._unit_cost.show_value(item.unit_cost_eur)
        self._additional.show_value(item.additional_costs_eur)
        self._funding.show_value(item.funding_eur)
        told = wording.price(line.course)
        self._unit_cost.setPlaceholderText(told or self.tr("À demander"))
        with QSignalBlocker(self._basis):
            self._basis.setCurrentIndex(BASES.index(plan.basis))
        if plan.remaining_eur is not None:
            text = wording.euros(plan.remaining_eur)
            self._remaining.setText(f"{text}{wording.FIXED}{plan.basis}" if plan.basis else text)
        elif item.headcount is None:
            self._remaining.setText("–")
        else:
            missing = wording.listed(self._figure_labels()[each] for each in plan.missing)
            self._remaining.setText(phrases.labelled(self.tr("Il manque"), missing))

    def _figure_labels(self) -> dict[str, str]:
        return {
            "headcount": self.tr("l’effectif"),
            "unit_cost": self.tr("le coût"),
            "additional_costs": self.tr("les frais annexes"),
            "funding": self.tr("la prise en charge"),
        }

    def _add_heading(self, text: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(_heading(text))

    # What the user does.

    def _on_open(self) -> None:
        if self._line is not None:
            self.course_asked.emit(self._line.item.course_id)

    def _on_remove(self) -> None:
        if self._line is not None:
            self.removal_asked.emit([self._line.item.course_id])

    def _on_status(self, place: int) -> None:
        if self._line is not None:
            self._emit_status(STATUSES[place])

    def _on_reason(self) -> None:
        if self._line is not None and self._reason.text().strip() != (self._line.item.reason or ""):
            self._emit_status(self._line.item.status)

    def _emit_status(self, status: str) -> None:
        if self._line is not None:
            reason = self._reason.text().strip() or None
            self.status_edited.emit([self._line.item.course_id], status, reason)

    def _on_action(self) -> None:
        if self._line is None:
            return
        item = self._line.item
        now = (self._action.text().strip() or None, self._due.value)
        if now != (item.next_action, item.next_action_date):
            self.action_edited.emit(item.course_id, *now)

    def _on_comment(self, course_id: int, after: str, _before: str) -> None:
        self.comment_edited.emit(course_id, after.strip() or None)

    def _on_rating(self, value: int | None) -> None:
        if self._line is not None:
            self.rating_edited.emit(self._line.item.course_id, value)

    def _on_plan(self) -> None:
        if self._line is None:
            return
        basis = self._basis.currentData()
        if self._unit_cost.value is None and basis == self._line.course.price_basis:
            basis = None  # what the source tells needs no entry
        figures = PlanFigures(
            headcount=self._headcount.value,
            unit_cost_eur=self._unit_cost.value,
            cost_basis=basis,
            additional_costs_eur=self._additional.value,
            funding_eur=self._funding.value,
        )
        self.plan_edited.emit(self._line.item.course_id, figures)


def _demi_bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(_demi_bold(label.font()))
    return label


def _wrapped(*, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(1)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(weight)
    label.setFont(font)
    return label
