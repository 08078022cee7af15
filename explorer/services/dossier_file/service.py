"""Writes a dossier to a file, and takes one in: first what it would become, then, if the user wishes, it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from db.records import KnownCourse, NoteRecord, SelectionItemRecord
from explorer.services import wording
from explorer.services.dossier_file.matching import MatchedCourse, UnmatchedCourse, match
from explorer.services.dossier_file.reading import MOST_BYTES, MOST_COURSES, read_dossier_file
from explorer.services.dossier_file.values import FORMAT, PRIVATE, VERSION, DossierFile, FileCourse
from explorer.services.dossiers import Dossier, DossierItem, history
from explorer.services.dossiers.changes import now
from explorer.services.dossiers.names import checked_name, checked_text, free_name, storable
from explorer.services.errors import ExportRefused, UnknownCourse
from explorer.services.exports.placing import check_name, replacing

_PLACE = ("region", "department", "city", "postcode")
_IDENTITY = ("title", "axis", "provider", "certifications", *_PLACE, "reference")
_FIGURES = ("headcount", "unit_cost_eur", "cost_basis", "additional_costs_eur", "funding_eur")
_OF_ITEM = ("status", "reason", *_FIGURES, "comment", "next_action", "next_action_date")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file would become in this catalogue; nothing is written yet."""

    path: Path
    file: DossierFile
    matched: tuple[MatchedCourse, ...]
    unmatched: tuple[UnmatchedCourse, ...]
    """Left out, never made up; `report` names them."""

    @property
    def report(self) -> tuple[str, ...]:
        """French lines to read or to keep: how many courses were found again, and each that was not."""
        found = wording.count(len(self.matched), "formation retrouvée")
        lines = [f"Dossier {wording.quoted(self.file.name)} : {found} sur {len(self.file.courses)}."]
        for each in self.unmatched:
            title = wording.quoted(each.written.title)
            whose = f", {each.written.provider}" if each.written.provider else ""
            lines.append(f"{title}{whose} : {each.text}.")
        return tuple(lines)


class DossierFiles:
    """Any thread may call. Raises `ServiceRefused`; a file is written whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self, dossier_id: int, path: Path, *, private_notes: bool = False, today: date | None = None
    ) -> int:
        """Writes a dossier to `path`; returns how many courses it holds.

        Comments, next actions, notes and ratings go along only with `private_notes`.
        """
        check_name(path, "json")
        with self._database.read() as session:
            state = history.read(session, dossier_id)
            courses = _file_courses(session, state.items, private_notes=private_notes)
        document = {
            "format": FORMAT,
            "version": VERSION,
            "written_on": today or date.today(),  # noqa: DTZ011 - the user's day
            "dossier": {
                "name": state.facts.name,
                "reference": state.facts.reference,
                "purpose": state.facts.purpose,
                "retention_date": state.facts.retention_date,
            },
            "courses": [_known_values(each) for each in courses],
        }
        content = json.dumps(document, ensure_ascii=False, indent=1, default=_plain).encode("utf-8")
        if len(courses) > MOST_COURSES or len(content) > MOST_BYTES:
            raise ExportRefused(
                f"Ce dossier est trop gros pour un fichier ({wording.count(len(courses), 'formation')}).",
                "Retirez-en des formations, ou exportez un classeur.",
            )
        with replacing(path) as stream:
            stream.write(content)
        return len(courses)

    def preview(self, path: Path) -> Arrival:
        """Reads a file and looks its courses up. Raises `DossierFileRefused`."""
        file = read_dossier_file(path)
        with self._database.read() as session:
            outcomes = match(file.courses, _known(session))
        return Arrival(
            path,
            file,
            tuple(each for each in outcomes if isinstance(each, MatchedCourse)),
            tuple(each for each in outcomes if isinstance(each, UnmatchedCourse)),
        )

    def accept(self, arrival: Arrival, name: str | None = None, *, but: Collection[int] = ()) -> Dossier:
        """Makes the dossier, under `name` or its own (numbered if taken), without the courses `but`.

        A note or a rating that came with a course goes into its comment in this dossier: what the receiver
        wrote on the course stays. Raises `UnknownCourse` if a course went since the preview.
        """
        kept = [each for each in arrival.matched if each.course.id not in but]
        with self._database.write() as session:
            titles = repositories.Courses(session).titles([each.course.id for each in kept])
            for each in kept:
                if each.course.id not in titles:
                    raise UnknownCourse(
                        f"La formation « {each.course.title} » n’est plus dans le catalogue.",
                        "Ouvrez à nouveau le dossier reçu.",
                    )
            rows = repositories.Selections(session)
            file = arrival.file
            own_name = free_name(rows, file.name) if name is None else checked_name(rows, name)
            moment = now()
            number = rows.add(
                {
                    "name": own_name,
                    "reference": file.reference,
                    "purpose": file.purpose,
                    "retention_date": file.retention_date,
                    "created_at": moment,
                }
            )
            items = [_item(each, moment) for each in kept]
            rows.set_items(number, items)
            return history.created(session, number)


def _file_courses(
    session: Session, items: Sequence[SelectionItemRecord], *, private_notes: bool
) -> tuple[FileCourse, ...]:
    ids = [each.course_id for each in items]
    courses = repositories.Courses(session)
    records = {each.id: each for each in courses.records(ids)}
    hashes = {number: each.content_hash for number, each in courses.stored(ids).items()}
    sources = {each.id: each.name for each in repositories.Sources(session).all()}
    notes = {each.course_id: each for each in repositories.Notes(session).all(ids)}
    nothing = NoteRecord(0, "", None, now())
    written = []
    for item in items:
        record, note = records[item.course_id], notes.get(item.course_id, nothing)
        values: dict[str, Any] = {name: getattr(record, name) for name in _IDENTITY}
        values |= {name: getattr(item, name) for name in _OF_ITEM}
        values |= {"note": note.text or None, "rating": note.rating}
        if not private_notes:
            values |= dict.fromkeys(PRIVATE)
        written.append(
            FileCourse(**values, source=sources[record.source_id], content_hash=hashes[item.course_id])
        )
    return tuple(written)


def _known_values(course: FileCourse) -> dict[str, Any]:
    values = {each.name: _writable(getattr(course, each.name)) for each in fields(course)}
    return {name: value for name, value in values.items() if value not in (None, ())}


def _writable(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _plain(value: object) -> str:
    """Dates and amounts as text: exact, and the same on every computer."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _known(session: Session) -> dict[str, tuple[KnownCourse, ...]]:
    """The courses of each source that is searched: those of the retired sample map are no longer shown."""
    courses = repositories.Courses(session)
    return {
        each.name: courses.known(each.id)
        for each in repositories.Sources(session).all()
        if each.retired_by_import_id is None
    }


def _item(matched: MatchedCourse, moment: Any) -> DossierItem:
    written = matched.written
    received = [
        *((f"Note reçue : {written.note}",) if written.note else ()),
        *((f"Avis reçu : {written.rating} sur 5",) if written.rating is not None else ()),
    ]
    comment = checked_text("\n".join(filter(None, (written.comment, *received))))
    values = {name: getattr(written, name) for name in _OF_ITEM} | {"comment": comment}
    return DossierItem(course_id=matched.course.id, rank=0, added_at=moment, **values)
