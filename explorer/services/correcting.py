"""The writing of one correction inside a transaction: a field put right, or given back to its file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from db import repositories
from db.amounts import exact_euros
from db.records import CorrectionRecord, CourseFacts
from explorer.services.errors import CorrectionRefused, UnknownCourse
from explorer.services.sampling import read_text
from resources.vocabulary import vocabulary

_ONE_FACT: Final = (
    *("title", "provider", "siret", "description", "objectives", "audience", "prerequisites", "formats"),
    *("level", "certification_expiry", "region", "department", "city", "postcode", "session_start"),
    *("session_end", "url", "email", "phone", "maturity", "language"),
)
FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: (name,) for name in _ONE_FACT},
    "duration": ("duration_min_hours", "duration_max_hours", "duration_raw"),
    "price": ("price_min_eur", "price_max_eur", "price_basis", "price_raw"),
    "certifications": ("certifications", "certification_kinds", "certification_raw"),
    "funding": ("funding", "funding_raw"),
}
"""Field → the facts that it gives. The axis, the skills and the codes of a row stay as the file has them."""
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")


def text_of(session: Session, course_id: int, field: str) -> str | None:
    """What was typed to put a field right; `None` if it says what its file says."""
    made = repositories.Corrections(session).of(course_id)
    return next((each.text for each in made if each.field == field), None)


def write(session: Session, course_id: int, field: str, text: str | None) -> None:
    """Puts a field right (an empty text: not known), or, for `None`, gives it back to its file.

    Raises `UnknownCourse`, or `CorrectionRefused` for a text that gives no value.
    """
    courses = repositories.Courses(session)
    facts = _facts_told(field, text) if text is not None else {}
    stored = courses.stored((course_id,))
    if course_id not in stored:
        raise UnknownCourse(
            f"La formation n° {course_id} n’est pas dans le catalogue.", "Cherchez-la à nouveau."
        )
    if text is None:
        repositories.Corrections(session).remove(course_id, field)
    else:
        said = {name: getattr(stored[course_id].facts, name) for name in facts}
        correction = CorrectionRecord(course_id, field, text.strip(), facts, said, datetime.now(UTC))
        repositories.Corrections(session).put(correction)
    courses.update(stored)
    repositories.Settings(session).raise_revision()


def _facts_told(field: str, text: str) -> dict[str, Any]:
    if field not in FACTS:
        raise CorrectionRefused(f"« {field} » ne se corrige pas.", "Choisissez un autre champ.")
    blank = CourseFacts(sheet="", row=1, title="")
    facts: dict[str, Any] = {name: getattr(blank, name) for name in FACTS[field]}
    if not text.strip():
        if field == "title":
            raise CorrectionRefused("L’intitulé ne peut pas être vide.", "Écrivez un intitulé.")
        return facts
    read = read_text(field, text.strip())
    if read is None or not any(read.get(name) not in (None, ()) for name in FACTS[field]):
        label = vocabulary().field(field).label
        raise CorrectionRefused(
            f"« {text.strip()} » ne se lit pas comme une valeur de « {label} ».",
            "Écrivez-la comme dans un fichier : « 3 jours », « 1 490 € HT », « Niveau 6 », « 31/08/2027 »…",
        )
    facts |= {name: read[name] for name in FACTS[field] if name in read}
    return facts | {name: exact_euros(facts[name]) for name in _AMOUNTS if facts.get(name) is not None}
