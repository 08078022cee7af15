"""What the user puts right in a course: shown everywhere in the place of what the file says, which is kept.

A correction is typed as it would be written in a file (« 3 jours », « 1 490 € HT ») and read by the same
rules. It survives imports and their undoing, until it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from db import repositories
from db.amounts import exact_euros
from db.engine import Database
from db.records import CorrectionRecord, CourseFacts
from explorer.services.courses import CorrectableField, CorrectionShown, CourseDetails
from explorer.services.errors import CorrectionRefused, UnknownCourse
from explorer.services.sampling import read_text, shown_of
from resources.vocabulary import vocabulary

_ONE_FACT: Final = (
    *("title", "provider", "siret", "description", "objectives", "audience", "prerequisites", "formats"),
    *("level", "certification_expiry", "region", "department", "city", "postcode", "session_start"),
    *("session_end", "url", "email", "phone", "maturity", "language"),
)
_FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: (name,) for name in _ONE_FACT},
    "duration": ("duration_min_hours", "duration_max_hours", "duration_raw"),
    "price": ("price_min_eur", "price_max_eur", "price_basis", "price_raw"),
    "certifications": ("certifications", "certification_kinds", "certification_raw"),
    "funding": ("funding", "funding_raw"),
}
"""Field → the facts that it gives. The axis, the skills and the codes of a row stay as the file has them."""
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")

CORRECTABLE: Final = tuple(_FACTS)
"""Names of the fields that can be put right."""


class Corrections:
    """Any thread may call; each call has its own transaction. Refresh the catalogue after a change."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def correct(self, course_id: int, field: str, text: str) -> None:
        """Puts a field right; an empty text says that it is not known.

        Raises `UnknownCourse`, or `CorrectionRefused` for a text that gives no value.
        """
        facts = _facts_told(field, text)
        with self._database.write() as session:
            courses = repositories.Courses(session)
            stored = courses.stored((course_id,))
            if course_id not in stored:
                raise UnknownCourse(
                    f"La formation n° {course_id} n’est pas dans le catalogue.", "Cherchez-la à nouveau."
                )
            said = {name: getattr(stored[course_id].facts, name) for name in facts}
            correction = CorrectionRecord(course_id, field, text.strip(), facts, said, datetime.now(UTC))
            repositories.Corrections(session).put(correction)
            courses.update(stored)
            repositories.Settings(session).raise_revision()

    def withdraw(self, course_id: int, field: str) -> bool:
        """Gives a field back to its file; returns whether it was corrected."""
        with self._database.write() as session:
            courses = repositories.Courses(session)
            stored = courses.stored((course_id,))
            if not repositories.Corrections(session).remove(course_id, field):
                return False
            courses.update(stored)
            repositories.Settings(session).raise_revision()
            return True

    def text_of(self, course_id: int, field: str) -> str | None:
        """What was typed to put a field right; `None` if it says what its file says."""
        with self._database.read() as session:
            made = repositories.Corrections(session).of(course_id)
        return next((each.text for each in made if each.field == field), None)

    def of(self, course_id: int) -> tuple[CorrectionShown, ...]:
        """The corrections of one course."""
        with self._database.read() as session:
            return corrections_of(session, course_id)


def correctable_fields(course: CourseDetails) -> tuple[CorrectableField, ...]:
    """The fields of a course that can be put right, in the order of the vocabulary."""
    return tuple(
        CorrectableField(each.name, each.label, shown_of(each.name, _facts_of(course, each.name)))
        for each in vocabulary().fields
        if each.name in _FACTS
    )


def _facts_of(course: CourseDetails, field: str) -> dict[str, Any]:
    shown_as = {"certification_raw": "certification_label"}
    return {name: getattr(course, shown_as.get(name, name)) for name in _FACTS[field]}


def corrections_of(session: Session, course_id: int) -> tuple[CorrectionShown, ...]:
    """The corrections of one course, in the order of the fields' names."""
    return tuple(
        CorrectionShown(
            each.field,
            vocabulary().field(each.field).label,
            each.text,
            shown_of(each.field, each.facts),
            shown_of(each.field, each.file_facts),
            each.corrected_at,
        )
        for each in repositories.Corrections(session).of(course_id)
    )


def _facts_told(field: str, text: str) -> dict[str, Any]:
    if field not in _FACTS:
        raise CorrectionRefused(f"« {field} » ne se corrige pas.", "Choisissez un autre champ.")
    blank = CourseFacts(sheet="", row=1, title="")
    facts: dict[str, Any] = {name: getattr(blank, name) for name in _FACTS[field]}
    if not text.strip():
        if field == "title":
            raise CorrectionRefused("L’intitulé ne peut pas être vide.", "Écrivez un intitulé.")
        return facts
    read = read_text(field, text.strip())
    if read is None or not any(read.get(name) not in (None, ()) for name in _FACTS[field]):
        label = vocabulary().field(field).label
        raise CorrectionRefused(
            f"« {text.strip()} » ne se lit pas comme une valeur de « {label} ».",
            "Écrivez-la comme dans un fichier : « 3 jours », « 1 490 € HT », « Niveau 6 », « 31/08/2027 »…",
        )
    facts |= {name: read[name] for name in _FACTS[field] if name in read}
    return facts | {name: exact_euros(facts[name]) for name in _AMOUNTS if facts.get(name) is not None}
