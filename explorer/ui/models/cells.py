"""The words of the table of results: cells, tooltips, headers, and the sentence that a screen reader says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from explorer.services import wording
from explorer.ui.models.badges import Badge, Badges
from explorer.ui.models.columns import ColumnName
from explorer.ui.phrases import phrases
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.courses import CourseRow

NO_FIGURE = "–"
_SHOWN_IN: Final[Mapping[ColumnName, tuple[str, ...]]] = {
    "title": ("title", "provider"),
    "format": ("formats",),
    "certification": ("certifications",),
    "level": ("level",),
    "duration": ("duration",),
    "price": ("price",),
    "provider": ("provider",),
    "city": ("city",),
    "expiry": ("certification_expiry",),
    "session": ("session_start",),
}
"""Column → the fields that can be put right and stand in it."""


class CellTexts(QObject):
    """Writes what a course says in each column; what is unknown says so and is never 0."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.badges = Badges(today, self)
        self._headers: dict[ColumnName, tuple[str, str]] = {
            "star": (self.tr("Sélection"), self.tr("Dans la sélection")),
            "title": (self.tr("Intitulé"), self.tr("Intitulé de la formation, organisme, axe et ville")),
            "format": (self.tr("Format"), self.tr("Format pédagogique")),
            "certification": (
                self.tr("Certification"),
                self.tr("Certification visée, et son échéance si elle est proche"),
            ),
            "level": (self.tr("Niveau"), self.tr("Niveau du cadre national des certifications (3 à 8)")),
            "duration": (self.tr("Durée"), self.tr("Durée en heures")),
            "price": (self.tr("Coût"), self.tr("Coût, hors taxes ou non selon le fichier")),
            "price_per_hour": (self.tr("€/h"), self.tr("Coût rapporté à une heure de formation")),
            "provider": (self.tr("Organisme"), self.tr("Organisme de formation")),
            "axis": (self.tr("Axe"), self.tr("Axe de la cartographie")),
            "city": (self.tr("Ville"), self.tr("Ville")),
            "expiry": (self.tr("Échéance"), self.tr("Date d’échéance de la certification")),
            "session": (self.tr("Session"), self.tr("Début de la prochaine session connue")),
        }
        self._writers: dict[ColumnName, Callable[[CourseRow], str]] = {
            "title": _title,
            "format": _formats,
            "certification": self._certification,
            "level": _level,
            "duration": wording.duration,
            "price": wording.price,
            "price_per_hour": _price_per_hour,
            "provider": _provider,
            "axis": _axis,
            "city": _city,
            "expiry": _expiry,
            "session": _session,
        }

    def title(self, column: ColumnName) -> str:
        """The header."""
        return self._headers[column][0]

    def explanation(self, column: ColumnName) -> str:
        """The header's tooltip."""
        return self._headers[column][1]

    def display(self, course: CourseRow, column: ColumnName, *, selected: bool) -> str:
        """The text of a cell."""
        if column == "star":
            return "★" if selected else "☆"
        return self._writers[column](course) or wording.UNKNOWN_LABEL

    def badge(self, course: CourseRow) -> Badge:
        """The badge of the certification."""
        return self.badges.certification(course)

    def second_line(self, course: CourseRow, *, is_new: bool = False) -> str:
        """Under the title: « Organisme · axe · ville »."""
        parts = [_provider(course), _axis(course), _city(course)]
        if course.missing:
            parts.insert(0, self.badges.missing().text)
        if is_new:
            parts.insert(0, self.tr("Nouvelle"))
        return " · ".join(filter(None, parts))

    def spoken(self, course: CourseRow, column: ColumnName, *, selected: bool) -> str:
        """A cell as it is said aloud."""
        if column == "star":
            return self.tr("dans la sélection") if selected else self.tr("pas dans la sélection")
        if column == "price_per_hour":
            return wording.price_per_hour(course.price_per_hour_eur) or wording.UNKNOWN_LABEL
        return self.display(course, column, selected=selected)

    def cell_sentence(self, course: CourseRow, column: ColumnName, *, selected: bool) -> str:
        """What a screen reader says of a cell; on the title, the whole row."""
        if column == "title":
            return self.sentence(course, selected=selected)
        said = phrases.labelled(self.title(column), self.spoken(course, column, selected=selected))
        return ", ".join(filter(None, (said, self.correction(course, column))))

    def sentence(self, course: CourseRow, *, selected: bool) -> str:
        """A whole row as it is said aloud."""
        facts = [
            phrases.labelled(self.title(column), self.spoken(course, column, selected=selected))
            for column in ("certification", "duration", "price")
        ]
        second = self.second_line(course).replace(" · ", ", ")
        star = self.spoken(course, "star", selected=selected)
        return ", ".join(filter(None, (course.title, second, _formats(course), *facts, star))) + "."

    def tooltip(self, course: CourseRow, column: ColumnName, *, selected: bool) -> str:
        """What may be cut in the cell, whole; the raw writing of a figure; when the user put it right."""
        hint = self._hint(course, column, selected=selected)
        return "\n".join(filter(None, (hint, self.correction(course, column))))

    def _hint(self, course: CourseRow, column: ColumnName, *, selected: bool) -> str:
        shown = self.spoken(course, column, selected=selected)
        match column:
            case "star":
                return self.star_hint(selected=selected)
            case "title":
                return "\n".join(filter(None, (course.title, self.second_line(course))))
            case "certification":
                return self._certification_hint(course, shown)
            case "duration":
                return self._with_raw(shown, course.duration_raw)
            case "price":
                return self._with_raw(shown, course.price_raw)
            case _:
                return shown

    def correction(self, course: CourseRow, column: ColumnName) -> str:
        """« Corrigé par vous le … » for a cell that shows what the user put right; else empty."""
        for name, moment in course.corrected:
            if name in _SHOWN_IN.get(column, ()):
                text = self.tr("Corrigé par vous le %1")
                return text.replace("%1", wording.date(moment.astimezone().date()))
        return ""

    def star_hint(self, *, selected: bool) -> str:
        """What a press on the star does."""
        if selected:
            return self.tr("Retirer de la sélection (Espace)")
        return self.tr("Ajouter à la sélection (Espace)")

    def _certification(self, course: CourseRow) -> str:
        return self.badges.certification(course).text

    def _certification_hint(self, course: CourseRow, shown: str) -> str:
        kinds = ", ".join(vocabulary().certification_kind(each).label for each in course.certification_kinds)
        lines = [shown, wording.codes(course.certifications), kinds, course.certification_label or ""]
        expiry = _expiry(course)
        if expiry:
            lines.append(self.tr("Échéance : %1").replace("%1", expiry))
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def _with_raw(self, shown: str, raw: str | None) -> str:
        if not raw or raw == shown:
            return shown
        return f"{shown}\n" + self.tr("Dans le fichier : « %1 »").replace("%1", raw)


def _title(course: CourseRow) -> str:
    return course.title


def _formats(course: CourseRow) -> str:
    return ", ".join(vocabulary().label("format", slug) for slug in course.formats)


def _level(course: CourseRow) -> str:
    return str(course.level) if course.level is not None else NO_FIGURE


def _price_per_hour(course: CourseRow) -> str:
    """The unit is in the header."""
    written = wording.price_per_hour(course.price_per_hour_eur)
    return written.removesuffix("€/h").rstrip() if written else NO_FIGURE


def _provider(course: CourseRow) -> str:
    return (course.provider or "").replace("\n", ", ")


def _axis(course: CourseRow) -> str:
    return vocabulary().axis(course.axis).singular if course.axis else ""


def _city(course: CourseRow) -> str:
    return (course.city or "").replace("\n", ", ")


def _expiry(course: CourseRow) -> str:
    return wording.date(course.certification_expiry)


def _session(course: CourseRow) -> str:
    return wording.date(course.session_start)
