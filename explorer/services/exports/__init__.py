"""What a selection or the result of a search becomes: an Excel workbook that prints, and reads back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db import repositories
from db.engine import Database
from explorer.search.query import Query
from explorer.search.sentence import sentence
from explorer.services.errors import ExportRefused, UnknownSelection
from explorer.services.exports import sheets
from explorer.services.exports.columns import ExportedCourse
from explorer.services.plan import Progress
from resources.vocabulary import Vocabulary

__all__ = ["ExportRefused", "Exports"]


class Exports:
    """Reads the catalogue, writes workbooks; any thread may call. Raises `ServiceRefused` or `DatabaseError`.

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
        private_notes: bool = False,
        today: date | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Writes a whole selection by rank; returns how many courses. `query` is told in *Synthèse*."""
        with self._database.read() as session:
            rows = repositories.Selections(session)
            ids = [each.course_id for each in rows.items(selection_id)]
        told = sentence(query, self._vocabulary) if query is not None else "—"
        return self.write_courses(
            ids,
            path,
            query_sentence=told,
            selection_id=selection_id,
            private_notes=private_notes,
            today=today,
            progress=progress,
        )

    def write_courses(
        self,
        ids: Sequence[int],
        path: Path,
        *,
        query_sentence: str,
        title: str = "Sélection de formations",
        selection_id: int | None = None,
        private_notes: bool = False,
        today: date | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Writes these courses in this order; returns how many.

        `selection_id` gives the title, the reference and the statuses.
        """
        reference = None
        items = {}
        with self._database.read() as session:
            if selection_id is not None:
                rows = repositories.Selections(session)
                chosen = next((each for each in rows.all() if each.id == selection_id), None)
                if chosen is None:
                    raise UnknownSelection(
                        f"La sélection n° {selection_id} n’existe pas.", "Choisissez-en une dans la liste."
                    )
                title, reference = chosen.name, chosen.reference
                items = {each.course_id: each for each in rows.items(selection_id)}
            courses = repositories.Courses(session)
            stored = courses.cells_of(ids)
            notes = {each.course_id: each for each in repositories.Notes(session).all(ids)}
            imports = {each.id: each for each in repositories.Imports(session).all()}
            exported = [
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
            ]
        if not exported:
            raise ExportRefused(
                "Il n’y a aucune formation à exporter.", "Élargissez la recherche ou la sélection."
            )
        # openpyxl takes longer to import than the whole command line to start.
        from explorer.services.exports.xlsx import write_workbook  # noqa: PLC0415

        cover = sheets.Cover(title, reference, query_sentence, today or date.today())  # noqa: DTZ011 - the user's day
        write_workbook(
            path,
            (
                sheets.summary(exported, cover),
                sheets.selection(exported, self._vocabulary, private_notes=private_notes),
                sheets.to_complete(exported),
                sheets.sources(exported),
            ),
            title=title,
            progress=progress,
        )
        return len(exported)
