"""The facts of a course as « label: value » lines, each value with where the file says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from explorer.services import wording
from explorer.ui.models.badges import Badges
from explorer.ui.theme import Theme
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.search.outcome import Span
    from explorer.services.courses import CourseDetails


_TOLD_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "certifications": ("certifications", "certification_expiry"),
    "city": ("city", "postcode", "department", "region"),
    "session_start": ("session_start", "session_end"),
    "email": ("email", "phone"),
}
"""Field of a line → all those that can be put right in it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: `html` is safe to show, `hint` says what the file wrote and in which cell."""

    label: str
    html: str
    hint: str = ""
    is_unknown: bool = False


def highlighted(text: str, spans: Sequence[Span], theme: Theme) -> str:
    """`text` as HTML with the searched letters on the highlight's ground."""
    colours = theme.colours
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts.append(escape(text[done:start]))
        style = f"background-color:{colours.highlight}; color:{colours.on_highlight}"
        parts.append(f'<span style="{style}">{escape(text[start:end])}</span>')
        done = end
    parts.append(escape(text[done:]))
    return "".join(parts).replace("\n", "<br>")


def badge_html(text: str, tone: str, theme: Theme) -> str:
    """A few words on a tone's ground, inside a sentence."""
    ink, ground = theme.colour(tone).name(), theme.colour(f"{tone}_soft").name()
    return f'<span style="background-color:{ground}; color:{ink}">&nbsp;{escape(text)}&nbsp;</span>'


def link_html(target: str, shown: str, theme: Theme) -> str:
    """A link; the panel decides whether it may be opened."""
    return f'<a href="{escape(target, quote=True)}" style="color:{theme.colours.accent}">{escape(shown)}</a>'


class FactWriter(QObject):
    """Chooses and words the facts: the main ones always, even unknown; the others when known."""

    def __init__(self, theme: Theme, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badges = Badges(today, self)

    def facts(self, course: CourseDetails) -> tuple[Fact, ...]:
        """The lines of the table, in reading order."""
        always = (
            self._fact(course, self.tr("Certification"), self._certification(course), "certifications"),
            self._fact(
                course, self.tr("Durée"), escape(wording.duration(course, with_days=True)), "duration"
            ),
            self._fact(course, self.tr("Coût"), self._price(course), "price"),
            self._fact(course, self.tr("Financement"), self._funding(course), "funding"),
        )
        words = vocabulary()
        maturity = words.maturity(course.maturity).label if course.maturity else ""
        kind = words.label("training_type", course.training_type) if course.training_type else ""
        when_known = (
            (self.tr("Niveau"), self._level(course), "level"),
            (self.tr("Public"), self._text(course, "audience"), "audience"),
            (self.tr("Prérequis"), self._text(course, "prerequisites"), "prerequisites"),
            (self.tr("Lieu"), self._place(course), "city"),
            (self.tr("Session"), self._session(course), "session_start"),
            (self.tr("Maturité"), escape(maturity), "maturity"),
            (self.tr("Type"), escape(kind), "training_type"),
            (self.tr("Secteur"), self._sectors(course), "sectors"),
            (self.tr("Langue"), escape(course.language or ""), "language"),
            (self.tr("Contact"), self._contact(course), "email"),
            (self.tr("Référence"), escape(course.reference or ""), "reference"),
            (self.tr("SIRET"), escape(course.siret or ""), "siret"),
            (self.tr("Codes ROME"), escape(", ".join(course.rome)), "rome"),
            (self.tr("Formacode"), escape(", ".join(course.formacode)), "formacode"),
            (self.tr("Code NSF"), escape(", ".join(course.nsf)), "nsf"),
            (self.tr("Certif Info"), escape(course.certif_info or ""), "certif_info"),
        )
        return (
            *always,
            *(self._fact(course, label, html, field) for label, html, field in when_known if html),
        )

    def other_columns(self, course: CourseDetails) -> tuple[Fact, ...]:
        """The cells of the columns that no field stands for, each under its own header."""
        pattern = self.tr("Cellule %1")
        return tuple(
            Fact(
                cell.header or cell.address,
                link_html(cell.link, cell.raw, self._theme)
                if cell.link
                else escape(cell.raw).replace("\n", "<br>"),
                pattern.replace("%1", cell.address),
            )
            for cell in course.extra
        )

    def _fact(self, course: CourseDetails, label: str, html: str, field: str) -> Fact:
        cells = [cell for cell in course.cells if cell.field == field]
        pattern = self.tr("Cellule %1 : « %2 »")
        hints = [pattern.replace("%1", cell.address).replace("%2", cell.raw) for cell in cells]
        mark = ""
        for each in course.corrections:
            if each.field in _TOLD_WITH.get(field, (field,)):
                day = wording.date(each.corrected_at.astimezone().date())
                hints.append(self.tr("Corrigé par vous le %1").replace("%1", day))
                mark = " " + badge_html(self.tr("corrigé"), "info", self._theme)
        hint = "\n".join(hints)
        if html:
            return Fact(label, html + mark, hint)
        return Fact(label, escape(wording.UNKNOWN_LABEL) + mark, hint, is_unknown=True)

    def _text(self, course: CourseDetails, field: str) -> str:
        return highlighted(getattr(course, field) or "", course.spans.get(field, ()), self._theme)

    def _certification(self, course: CourseDetails) -> str:
        parts = [escape(wording.codes(course.certifications))] if course.certifications else []
        if not parts:
            kinds = [vocabulary().certification_kind(each).label for each in course.certification_kinds]
            parts = [escape(", ".join(kinds))] if kinds else []
        label = course.certification_label
        if label and not course.certifications and label not in "".join(parts):
            parts = [escape(label)]
        deadline = self._badges.deadline(course)
        if deadline is not None:
            parts.append(badge_html(deadline.text, deadline.tone, self._theme))
        elif course.certification_expiry and parts:
            until = self.tr("jusqu’au %1").replace("%1", wording.date(course.certification_expiry))
            parts.append(escape(until))
        return " · ".join(parts)

    def _price(self, course: CourseDetails) -> str:
        parts = (wording.price(course), wording.price_per_hour(course.price_per_hour_eur))
        return escape(" · ".join(filter(None, parts)))

    def _funding(self, course: CourseDetails) -> str:
        """Eligibility rules change: what a file says of them is to be checked, never a promise."""
        names = [vocabulary().label("funding", slug) for slug in course.funding]
        if not names:
            return escape(course.funding_raw or "")
        to_check = badge_html(self.tr("à vérifier"), "warning", self._theme)
        return f"{escape(', '.join(names))} {to_check}"

    def _level(self, course: CourseDetails) -> str:
        if course.level is None:
            return ""
        return escape(vocabulary().label("level", str(course.level)))

    def _place(self, course: CourseDetails) -> str:
        return escape(wording.place(course)).replace("\n", "<br>")

    def _session(self, course: CourseDetails) -> str:
        start, end = wording.date(course.session_start), wording.date(course.session_end)
        if start and end and start != end:
            return escape(self.tr("du %1 au %2").replace("%1", start).replace("%2", end))
        return escape(start or end)

    def _sectors(self, course: CourseDetails) -> str:
        return escape(", ".join(vocabulary().label("sector", slug) for slug in course.sectors))

    def _contact(self, course: CourseDetails) -> str:
        parts = []
        if course.email:
            parts.append(link_html(f"mailto:{course.email}", course.email, self._theme))
        if course.phone:
            parts.append(escape(course.phone))
        return "<br>".join(parts)
