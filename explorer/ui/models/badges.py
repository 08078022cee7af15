"""The small labels of a course (certification, deadline, edition): their words and their tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from explorer.services import wording
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.courses import CourseDetails, CourseRow

Tone = Literal["accent", "info", "neutral", "warning", "error", "plain"]
"""`plain` has no background: the muted words of what is unknown."""


@dataclass(frozen=True, slots=True)
class Badge:
    """Words on a coloured ground; the colour only repeats what the words say."""

    text: str
    tone: Tone


class Badges(QObject):
    """Words the badges of the window; `today` decides what expires soon."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def certification(self, course: CourseRow | CourseDetails) -> Badge:
        """The one badge of the table: the code or the kind, or its deadline when that matters more."""
        kinds = course.certification_kinds
        codes = course.certifications
        expiry = wording.expiry_state(course.certification_expiry, self._today)
        if expiry is not None and expiry.state != "valid" and (codes or kinds):
            if expiry.state == "expired":
                return Badge(self.tr("%1 · expirée").replace("%1", self._short_kind(course)), "error")
            return Badge(f"{self._short_kind(course)} · {expiry.text}", "warning")
        if codes:
            text = wording.codes(codes[:1])
            if len(codes) > 1:
                text = self.tr("%1 + %2").replace("%1", text).replace("%2", str(len(codes) - 1))
            return Badge(text, "info" if codes[0].startswith("RNCP") else "accent")
        if kinds == ("aucune",):
            return Badge(self.tr("Sans"), "neutral")
        if kinds:
            label = vocabulary().certification_kind(kinds[0]).label
            return Badge(label, "neutral" if kinds[0] == "attestation" else "accent")
        return Badge(wording.UNKNOWN_LABEL, "plain")

    def deadline(self, course: CourseRow | CourseDetails) -> Badge | None:
        """The badge of a certification that has expired or will soon, if so."""
        expiry = wording.expiry_state(course.certification_expiry, self._today)
        if expiry is None or expiry.state == "valid":
            return None
        return Badge(expiry.text, "error" if expiry.state == "expired" else "warning")

    def missing(self) -> Badge:
        """Of a course that is no longer in the last edition of its source."""
        return Badge(self.tr("Absente de la dernière édition"), "warning")

    def _short_kind(self, course: CourseRow | CourseDetails) -> str:
        if course.certifications:
            return "RNCP" if course.certifications[0].startswith("RNCP") else "RS"
        return vocabulary().certification_kind(course.certification_kinds[0]).label
