"""Everything known of the current course, why it was found, where each fact stands, the user's opinion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.services import wording
from explorer.ui.icons import icon
from explorer.ui.models.badges import Badges, Tone
from explorer.ui.theme import Theme
from explorer.ui.widgets.chips import Pill
from explorer.ui.widgets.fact_grid import FactGrid, WrappedText, empty
from explorer.ui.widgets.facts import Fact, FactWriter, highlighted
from explorer.ui.widgets.flow_layout import FlowLayout
from explorer.ui.widgets.match_words import MatchWords
from explorer.ui.widgets.opinion import NoteEditor, Rating
from explorer.ui.widgets.told_by_user import ToldByUser
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.courses import CourseDetails, TermShown


class DetailsPanel(QScrollArea):
    """Shows a `CourseDetails`; what the user does with it is told by signals."""

    toggle_asked = Signal(list)
    link_asked = Signal(str)
    note_edited = Signal(int, str, str)
    """Course, text after, text before."""
    rating_edited = Signal(int, object)
    correct_asked = Signal(object)
    """The course shown, one of whose fields is to be put right."""
    withdraw_asked = Signal(int, str)
    """Course and field to give back to the file."""
    course_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course: CourseDetails | None = None
        self._is_selected = False
        today = date.today()  # noqa: DTZ011 - the reader's own day
        self._badges = Badges(today, self)
        self._facts = FactWriter(theme, today, self)
        self._match_words = MatchWords(self)
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setProperty("ground", "surface")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Détails de la formation"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self._inside = QWidget()
        self._inside.setProperty("ground", "surface")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(18, 16, 14, 16)
        self._column.setSpacing(10)
        self._nothing = QLabel(self.tr("Choisissez une formation pour en voir le détail."))
        self._nothing.setProperty("ink", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._nothing, 1)
        self._build_top()
        self._build_middle()
        self._build_opinion()
        self._build_end()
        self.setWidget(self._inside)
        self._show_parts(shown=False)
        theme.changed.connect(self._on_theme)

    # What the page does with it.

    @property
    def course(self) -> CourseDetails | None:
        """What is shown."""
        return self._course

    @property
    def note(self) -> NoteEditor:
        """The note's editor."""
        return self._note

    @property
    def rating(self) -> Rating:
        """The stars."""
        return self._rating

    def show_course(self, course: CourseDetails | None, *, selected: bool) -> None:
        """Shows a course from its top; `None` when there is none to show."""
        is_another = (course.id if course else None) != (self._course.id if self._course else None)
        self._course = course
        self._show_parts(shown=course is not None)
        self._note.show_note(course.id if course else None, course.note if course else "")
        if course is None:
            return
        self._rating.show_rating(course.rating)
        self._fill_top(course)
        self._grid.show_facts(self._facts.facts(course))
        self._fill_texts(course)
        self._fill_terms(self._skills, self._skills_title, course.skills, "accent")
        self._fill_terms(self._families, self._families_title, course.job_families, "neutral")
        self._fill_why(course)
        self._told.show_course(course)
        self._fill_extra(self._facts.other_columns(course))
        self._source.setText(self._source_words(course))
        self.set_selected(selected)
        if is_another:
            self.verticalScrollBar().setValue(0)

    def set_selected(self, selected: bool) -> None:
        """Tells whether the course is in the current selection."""
        self._is_selected = selected
        text = self.tr("Dans la sélection") if selected else self.tr("Ajouter à la sélection")
        self._toggle.setText(text)
        self._toggle.setAccessibleName(text)
        self._toggle.setIcon(icon(self._theme, "star", "on_accent" if selected else "text", filled=selected))
        self._toggle.setToolTip(
            self.tr("Retirer de la sélection (Espace)")
            if selected
            else self.tr("Ajouter à la sélection (Espace)")
        )
        if self._toggle.property("kind") != ("primary" if selected else "plain"):
            self._toggle.setProperty("kind", "primary" if selected else "plain")
            self._toggle.style().unpolish(self._toggle)
            self._toggle.style().polish(self._toggle)

    def show_note(self, course_id: int, text: str) -> None:
        """Shows a note that changed elsewhere (undo)."""
        if self._course is not None and self._course.id == course_id:
            self._note.show_note(course_id, text)

    def show_rating(self, course_id: int, stars: int | None) -> None:
        """Shows an opinion that changed elsewhere (undo)."""
        if self._course is not None and self._course.id == course_id:
            self._rating.show_rating(stars)

    def focus_first(self) -> None:
        """Gives the keyboard to the panel."""
        self._toggle.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_note(self) -> None:
        """Goes to the note, ready to write."""
        if self._course is not None:
            self.ensureWidgetVisible(self._note)
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # How it is made.

    def _build_top(self) -> None:
        self._pills = FlowLayout(spacing=6)
        self._pill_box = self._boxed(self._pills)
        self._title = self._text(scale=1.35, weight=QFont.Weight.Bold)
        self._title.setObjectName("details-title")
        self._provider = self._text()
        self._provider.setProperty("ink", "muted")
        self._toggle = QPushButton()
        self._toggle.setObjectName("details-toggle")
        self._toggle.clicked.connect(self._on_toggle)
        self._open = QPushButton()
        self._open.setAccessibleName(self.tr("Ouvrir le site"))
        self._open.setObjectName("details-open")
        self._open.setIcon(icon(self._theme, "external-link"))
        self._open.clicked.connect(self._on_open)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self._toggle)
        buttons.addWidget(self._open)
        for widget in (self._pill_box, self._title, self._provider, self._boxed(buttons)):
            self._column.addWidget(widget)

    def _build_middle(self) -> None:
        self._grid = FactGrid()
        self._grid.link_asked.connect(self.link_asked)
        self._column.addWidget(self._grid)
        self._texts = QVBoxLayout()
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(6)
        self._column.addWidget(self._boxed(self._texts))
        self._skills_title = self._heading(self.tr("Compétences"))
        self._skills = FlowLayout(spacing=6)
        self._families_title = self._heading(self.tr("Métiers concernés"))
        self._families = FlowLayout(spacing=6)
        self._column.addWidget(self._skills_title)
        self._column.addWidget(self._boxed(self._skills))
        self._column.addWidget(self._families_title)
        self._column.addWidget(self._boxed(self._families))
        self._why_box = QFrame()
        self._why_box.setObjectName("why")
        self._why_box.setProperty("ground", "card")
        why = QVBoxLayout(self._why_box)
        why.setContentsMargins(10, 8, 10, 8)
        why.setSpacing(2)
        why.addWidget(self._heading(self.tr("Pourquoi ce résultat")))
        self._why = self._text()
        why.addWidget(self._why)
        self._column.addWidget(self._why_box)

    def _build_opinion(self) -> None:
        self._rating = Rating(self._theme)
        self._rating.rated.connect(self._on_rated)
        self._note_title = self._heading(self.tr("Note"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note_title)
        row.addStretch(1)
        row.addWidget(self._rating)
        self._column.addWidget(self._boxed(row))
        self._note = NoteEditor()
        self._note.edited.connect(self.note_edited)
        self._column.addWidget(self._note)

    def _build_end(self) -> None:
        self._told = ToldByUser()
        self._told.correct_asked.connect(self._on_correct)
        self._told.withdraw_asked.connect(self._on_withdraw)
        self._told.course_asked.connect(self.course_asked)
        self._column.addWidget(self._told)
        self._extra_title = self._heading(self.tr("Autres colonnes du fichier"))
        self._column.addWidget(self._extra_title)
        self._extra = FactGrid()
        self._extra.link_asked.connect(self.link_asked)
        self._column.addWidget(self._extra)
        self._source = self._text(scale=0.92)
        self._source.setObjectName("details-source")
        self._source.setProperty("ink", "muted")
        self._column.addWidget(self._source)
        self._column.addStretch(1)

    def _boxed(self, layout: QHBoxLayout | QVBoxLayout | FlowLayout) -> QWidget:
        box = QWidget()
        box.setLayout(layout)
        if layout.hasHeightForWidth():
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            box.setSizePolicy(policy)
        return box

    def _text(self, *, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> WrappedText:
        text = WrappedText(scale=scale, weight=weight)
        text.linkActivated.connect(self.link_asked)
        return text

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        font = QFont(label.font())
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        return label

    # How it is filled.

    def _show_parts(self, *, shown: bool) -> None:
        for place in range(self._column.count()):
            widget = self._column.itemAt(place).widget()
            if widget is not None:
                widget.setVisible(shown if widget is not self._nothing else not shown)

    def _fill_top(self, course: CourseDetails) -> None:
        self._pills.clear()
        pills: list[tuple[str, Tone]] = []
        if course.missing:
            missing = self._badges.missing()
            pills.append((missing.text, missing.tone))
        if course.axis:
            pills.append((vocabulary().axis(course.axis).singular, "accent"))
        pills.extend((vocabulary().label("format", slug), "neutral") for slug in course.formats)
        certification = self._badges.certification(course)
        if certification.tone != "plain":
            pills.append((certification.text, certification.tone))
        for text, tone in pills:
            self._pills.addWidget(Pill(self._theme, text, tone))
        self._pill_box.setVisible(bool(pills))
        self._title.setText(highlighted(course.title, course.title_spans, self._theme))
        self._title.setAccessibleName(course.title)
        provider = course.provider or self.tr("Organisme non renseigné")
        self._provider.setText(highlighted(provider, course.provider_spans, self._theme))
        self._open.setEnabled(bool(course.url))
        self._open.setToolTip(
            self.tr("Ouvrir le site : %1").replace("%1", course.url)
            if course.url
            else self.tr("Le fichier ne donne pas de lien")
        )

    def _fill_texts(self, course: CourseDetails) -> None:
        empty(self._texts)
        for title, text, field in (
            (self.tr("Objectifs"), course.objectives, "objectives"),
            (self.tr("Description"), course.description, "description"),
        ):
            if text:
                self._texts.addWidget(self._heading(title))
                label = self._text()
                label.setText(highlighted(text, course.spans.get(field, ()), self._theme))
                self._texts.addWidget(label)
        self._texts.parentWidget().setVisible(self._texts.count() > 0)

    def _fill_terms(self, flow: FlowLayout, title: QLabel, terms: Sequence[TermShown], tone: Tone) -> None:
        flow.clear()
        for term in sorted(terms, key=_deduced_last):
            if term.declared:
                flow.addWidget(
                    Pill(self._theme, term.label, tone, tooltip=self.tr("Indiquée par le fichier"))
                )
            else:
                words = ", ".join(wording.quoted(word) for word in term.words)
                hint = (
                    self.tr("Déduite du texte : %1").replace("%1", words)
                    if words
                    else self.tr("Déduite du texte")
                )
                text = self.tr("%1 · déduit").replace("%1", term.label)
                flow.addWidget(Pill(self._theme, text, "dashed", tooltip=hint))
        title.setVisible(bool(terms))
        flow.parentWidget().setVisible(bool(terms))
        flow.parentWidget().updateGeometry()

    def _fill_why(self, course: CourseDetails) -> None:
        self._why_box.setVisible(bool(course.matches))
        self._why.setText(" · ".join(escape(each) for each in self._match_words.phrases(course.matches)))

    def _fill_extra(self, extra: Sequence[Fact]) -> None:
        self._extra.show_facts(extra)
        self._extra_title.setVisible(bool(extra))
        self._extra.setVisible(bool(extra))

    def _source_words(self, course: CourseDetails) -> str:
        parts = [course.file_name, self.tr("feuille « %1 »").replace("%1", course.sheet)]
        text = (
            self.tr("Source : %1, ligne %2").replace("%1", " · ".join(parts)).replace("%2", str(course.row))
        )
        if course.imported_at is not None:
            text += self.tr(" · importé le %1").replace("%1", wording.date(course.imported_at.date()))
        return escape(text)

    def _on_toggle(self) -> None:
        if self._course is not None:
            self.toggle_asked.emit([self._course.id])

    def _on_open(self) -> None:
        if self._course is not None and self._course.url:
            self.link_asked.emit(self._course.url)

    def _on_rated(self, value: int | None) -> None:
        if self._course is not None:
            self.rating_edited.emit(self._course.id, value)

    def _on_correct(self) -> None:
        if self._course is not None:
            self.correct_asked.emit(self._course)

    def _on_withdraw(self, field: str) -> None:
        if self._course is not None:
            self.withdraw_asked.emit(self._course.id, field)

    def _on_theme(self) -> None:
        if self._course is not None:
            self.show_course(self._course, selected=self._is_selected)


def _deduced_last(term: TermShown) -> bool:
    return not term.declared
