"""What a selection or the result of a search becomes: an Excel workbook that reads back, a page, a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from db.records import CourseRecord, SelectionItemRecord, SelectionRecord
from explorer.search.query import Query
from explorer.search.sentence import sentence
from explorer.services.alerts import alerts
from explorer.services.errors import ExportRefused, UnknownSelection
from explorer.services.exports.document import Cover, ExportDocument, make_document
from explorer.services.exports.options import ExportOptions
from explorer.services.exports.values import ExportedCourse
from explorer.services.exports.writing import write
from explorer.services.plan import Progress
from explorer.services.training_plan import training_plan
from resources.vocabulary import Vocabulary

__all__ = ["NO_QUERY", "ExportRefused", "Exports"]

NO_QUERY = "aucune : le dossier entier"
"""What stands for the sentence of a search that was not made."""
_EVERYTHING = ExportOptions()


class Exports:
    """Reads the catalogue, writes files; any thread may call. Raises `ServiceRefused` or `DatabaseError`.

    Progress is told in rows written of rows in all; whatever it raises stops the work, and no file is left.
    """

    def __init__(self, database: Database, vocabulary: Vocabulary) -> None:
        self._database = database
        self._vocabulary = vocabulary

    def write_selection(
        self,
        selection_id: int,
        path: Path,
        *,
        query: Query | None = None,
        options: ExportOptions = _EVERYTHING,
        today: date | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Writes a whole selection by rank; returns how many courses. `query` is told in *Synthèse*."""
        document = self.selection_document(selection_id, query=query, options=options, today=today)
        write(document, path, progress)
        return len(document.courses)

    def write_courses(
        self,
        ids: Sequence[int],
        path: Path,
        *,
        query_sentence: str,
        title: str = "Sélection de formations",
        selection_id: int | None = None,
        options: ExportOptions = _EVERYTHING,
        today: date | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Writes these courses in this order, in the format that the file’s name tells; returns how many.

        `selection_id` gives the title, the reference, the statuses and the plan.
        """
        document = self.document(
            ids,
            query_sentence=query_sentence,
            title=title,
            selection_id=selection_id,
            options=options,
            today=today,
        )
        write(document, path, progress)
        return len(document.courses)

    def selection_document(
        self,
        selection_id: int,
        *,
        query: Query | None = None,
        options: ExportOptions = _EVERYTHING,
        today: date | None = None,
    ) -> ExportDocument:
        """A whole selection by rank, ready to be written in any format."""
        with self._database.read() as session:
            ids = [each.course_id for each in repositories.Selections(session).items(selection_id)]
        told = sentence(query, self._vocabulary) if query is not None else NO_QUERY
        return self.document(
            ids, query_sentence=told, selection_id=selection_id, options=options, today=today
        )

    def document(
        self,
        ids: Sequence[int],
        *,
        query_sentence: str,
        title: str = "Sélection de formations",
        selection_id: int | None = None,
        options: ExportOptions = _EVERYTHING,
        today: date | None = None,
    ) -> ExportDocument:
        """These courses in this order, ready to be written in any format. Refuses an empty list."""
        day = today or date.today()  # noqa: DTZ011 - the user's day
        dossier: SelectionRecord | None = None
        items: dict[int, SelectionItemRecord] = {}
        with self._database.read() as session:
            if selection_id is not None:
                dossier = _dossier(session, selection_id)
                items = {
                    each.course_id: each for each in repositories.Selections(session).items(selection_id)
                }
            courses = _read_courses(session, ids, items)
            decided = repositories.PairDecisions(session).verdicts()
        if not courses:
            raise ExportRefused(
                "Il n’y a aucune formation à exporter.", "Élargissez la recherche ou la sélection."
            )
        if dossier is None:
            cover = Cover(title, None, query_sentence, day)
            return make_document(cover, courses, self._vocabulary, options)
        facts: dict[int, CourseRecord] = {each.facts.id: each.facts for each in courses}
        shown = [items[each] for each in facts if each in items]
        return make_document(
            Cover(dossier.name, dossier.reference, query_sentence, day, dossier.purpose),
            courses,
            self._vocabulary,
            options,
            alerts=alerts(dossier, shown, facts, day, decided),
            plan=training_plan(shown, facts),
        )


def _dossier(session: Session, selection_id: int) -> SelectionRecord:
    found = next((each for each in repositories.Selections(session).all() if each.id == selection_id), None)
    if found is None:
        raise UnknownSelection(
            f"La sélection n° {selection_id} n’existe pas.", "Choisissez-en une dans la liste."
        )
    return found


def _read_courses(
    session: Session, ids: Sequence[int], items: dict[int, SelectionItemRecord]
) -> tuple[ExportedCourse, ...]:
    courses = repositories.Courses(session)
    stored = courses.cells_of(ids)
    notes = {each.course_id: each for each in repositories.Notes(session).all(ids)}
    imports = {each.id: each for each in repositories.Imports(session).all()}
    return tuple(
        ExportedCourse(
            rank,
            facts,
            stored.get(facts.id, ()),
            imports[facts.import_id].source_name,
            imports[facts.import_id].file_name,
            imports[facts.import_id].imported_at,
            notes.get(facts.id),
            items.get(facts.id),
        )
        for rank, facts in enumerate(courses.records(ids), start=1)
    )
