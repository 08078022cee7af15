"""What the user puts right in a course: shown everywhere in the place of what the file says, which is kept.

A correction is typed as it would be written in a file (« 3 jours », « 1 490 € HT ») and read by the same
rules. It survives imports and their undoing, until it is withdrawn.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from explorer.services import correcting
from explorer.services.correcting import FACTS
from explorer.services.courses import CorrectableField, CorrectionShown, CourseDetails
from explorer.services.dossiers import DossierEvent, history
from explorer.services.sampling import shown_of
from resources.vocabulary import vocabulary

CORRECTABLE: Final = tuple(FACTS)
"""Names of the fields that can be put right."""


class Corrections:
    """Any thread may call; each call has its own transaction. Refresh the catalogue after a change."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def correct(self, course_id: int, field: str, text: str) -> DossierEvent | None:
        """Puts a field right; an empty text says that it is not known. `None`: it was so already.

        Raises `UnknownCourse`, or `CorrectionRefused` for a text that gives no value.
        """
        return self._write(course_id, field, text.strip())

    def withdraw(self, course_id: int, field: str) -> DossierEvent | None:
        """Gives a field back to its file; `None` if it was not corrected."""
        return self._write(course_id, field, None)

    def _write(self, course_id: int, field: str, text: str | None) -> DossierEvent | None:
        with self._database.write() as session:
            before = correcting.text_of(session, course_id, field)
            if before is None and text is None:
                return None
            correcting.write(session, course_id, field, text)
            if before == text:
                return None
            told = ({"field": field, "text": each, "count": 1} for each in (before, text))
            return history.log(session, "corrected", *told, course_id=course_id)

    def text_of(self, course_id: int, field: str) -> str | None:
        """What was typed to put a field right; `None` if it says what its file says."""
        with self._database.read() as session:
            return correcting.text_of(session, course_id, field)

    def of(self, course_id: int) -> tuple[CorrectionShown, ...]:
        """The corrections of one course."""
        with self._database.read() as session:
            return corrections_of(session, course_id)


def correctable_fields(course: CourseDetails) -> tuple[CorrectableField, ...]:
    """The fields of a course that can be put right, in the order of the vocabulary."""
    return tuple(
        CorrectableField(each.name, each.label, shown_of(each.name, _facts_of(course, each.name)))
        for each in vocabulary().fields
        if each.name in FACTS
    )


def _facts_of(course: CourseDetails, field: str) -> dict[str, Any]:
    shown_as = {"certification_raw": "certification_label"}
    return {name: getattr(course, shown_as.get(name, name)) for name in FACTS[field]}


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
