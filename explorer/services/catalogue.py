"""The catalogue as it is explored: search, facets, rows for the table, one course's details."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db.engine import Database
from db.repositories.courses import Courses
from db.repositories.decisions import Corrections
from db.repositories.imports import Imports
from db.repositories.lines import Lines
from db.schema import Course, Source
from explorer.search.filters import parse_filters
from explorer.search.index import SearchIndex
from explorer.search.outcome import Outcome
from explorer.search.query import FacetName, Query, Sort
from explorer.search.staleness import IsStale, never
from explorer.search.synonyms import Synonyms
from explorer.services.courses import (
    CatalogueStatus,
    CellShown,
    CourseDetails,
    CourseRow,
    SkillShown,
    SourceStatus,
    TermShown,
)
from explorer.services.facet_plans import facet_plans
from explorer.services.first_page import FirstPage, read_first_page
from explorer.services.index_process import LARGE, IndexProcess
from explorer.services.indexing import Indexed, IndexFile, courses_to_read, index
from explorer.services.lines import line_of, row_of, with_corrections
from resources.vocabulary import Vocabulary

if TYPE_CHECKING:
    from explorer.services.lines import Explained

__all__ = [
    "Catalogue",
    "CatalogueStatus",
    "CellShown",
    "CourseDetails",
    "CourseNotFound",
    "CourseRow",
    "FirstPage",
    "SkillShown",
    "SourceStatus",
    "TermShown",
]

_NO_ORDER: Final = Sort()


class CourseNotFound(LookupError):
    """No course has this number. `str()` is a French sentence."""

    def __init__(self, course_id: int) -> None:
        super().__init__(f"Aucune formation ne porte le numéro {course_id}.")


class Catalogue:
    """Answers from an index of the whole catalogue, rebuilt when an import has changed it.

    Any thread may call any method; each call opens and closes its own session.
    `process` builds what would keep a window from painting; without it, the caller's thread does all.
    """

    def __init__(
        self, database: Database, vocabulary: Vocabulary, process: IndexProcess | None = None
    ) -> None:
        self._database = database
        self._vocabulary = vocabulary
        self._plans = facet_plans(vocabulary)
        self._synonyms = Synonyms([(each.words, each.related) for each in vocabulary.synonyms])
        self._file = IndexFile(database.path)
        self._indexed: Indexed | None = None
        self._index: SearchIndex | None = None
        self._building = Lock()
        self._process = process

    def refresh(self) -> None:
        """Brings the index up to date; searches go on with the former one meanwhile.

        Only what changed is read. The first call takes up the index that was kept beside the catalogue.
        """
        with self._building:
            before = self._indexed or self._file.load()
            if self._process is not None and self._to_read(before) >= LARGE:
                self._process.build(self._database.path)
                if self._process.is_closed:
                    return
                before = self._file.load() or before
            with self._database.read() as session:
                indexed = index(session, self._vocabulary, before)
            if self._index is None or indexed is not self._indexed:
                self._index = SearchIndex(indexed.snapshot, self._plans, self._synonyms, self._index)
            self._indexed = indexed
            if self._file.is_due(indexed):
                self._indexed = self._file.save(indexed)

    def close(self) -> None:
        """Gives up the building under way."""
        if self._process is not None:
            self._process.close()

    @property
    def is_warm(self) -> bool:
        """Whether a search answers at once; until then `first_page` has something to show."""
        return self._index is not None

    def first_page(self, sort: Sort = _NO_ORDER, limit: int = 64) -> FirstPage | None:
        """The first rows of the whole catalogue without its index; `None` for an order that needs it."""
        return read_first_page(self._database.path, sort, limit)

    def search(self, query: Query, is_stale: IsStale = never) -> Outcome:
        """Every course that answers `query`, in order, with the counts of all facets.

        Raises `SearchAbandoned` between two stages once `is_stale`.
        """
        return self._current().search(query, is_stale)

    def filtered(self, query: Query, written: Sequence[str]) -> Query:
        """`query` narrowed by filters written `FIELD=VALUE`. Raises `FilterRefused`, a `ValueError`."""
        return parse_filters(written, self._vocabulary, query, self.facet_values())

    def facet_values(self) -> Mapping[FacetName, tuple[str, ...]]:
        """The values that courses have, by facet."""
        return {name: facet.values for name, facet in self._current().facets.items()}

    def rows(self, ids: Sequence[int], query_text: str = "") -> tuple[CourseRow, ...]:
        """These courses in this order, what answers `query_text` marked; those that are gone are left out."""
        with self._database.read() as session:
            records = Courses(session).records(tuple(int(each) for each in ids))
            moments = Corrections(session).moments([each.id for each in records])
        explained = self._explained(query_text)
        return with_corrections((row_of(record, explained) for record in records), moments)

    def lines(self, ids: Sequence[int], query_text: str = "") -> tuple[CourseRow, ...]:
        """As `rows`, in a third of the time, without why each was found: what a table shows as one types."""
        with self._database.read() as session:
            records = Lines(session).read([int(each) for each in ids])
            moments = Corrections(session).moments([each.id for each in records])
        explained = self._explained(query_text)
        return with_corrections((line_of(record, explained) for record in records), moments)

    def details(self, course_id: int, query_text: str = "") -> CourseDetails:
        """Everything known of one course. Raises `CourseNotFound`."""
        # What corrects a course reads as an import does: it takes long to import.
        from explorer.services.showing import details_of  # noqa: PLC0415 - once the first results are there

        explained = self._explained(query_text)
        with self._database.read() as session:
            record = Courses(session).get(int(course_id))
            if record is None:
                raise CourseNotFound(course_id)
            return details_of(session, record, self._vocabulary, explained)

    def status(self) -> CatalogueStatus:
        """The sources that are not retired, their last import, how many courses they hold."""
        present = Course.missing_since_import_id.is_(None)
        with self._database.read() as session:
            by_source = select(Course.source_id, func.count()).where(present).group_by(Course.source_id)
            counts = dict(session.execute(by_source).all())
            last = {each.source_id: each for each in Imports(session).all() if each.undone_at is None}
            sources = session.execute(
                select(Source.id, Source.name, Source.is_sample)
                .where(Source.retired_by_import_id.is_(None))
                .order_by(Source.id)
            ).all()
        shown = tuple(
            SourceStatus(
                name, last[number].file_name, last[number].imported_at, is_sample, counts.get(number, 0)
            )
            for number, name, is_sample in sources
            if number in last
        )
        return CatalogueStatus(sum(each.count for each in shown), shown)

    def _to_read(self, before: Indexed | None) -> int:
        with self._database.read() as session:
            return courses_to_read(session, self._vocabulary, before)

    def _current(self) -> SearchIndex:
        if self._index is None:
            self.refresh()
        if self._index is None:
            raise RuntimeError("the index was not built")
        return self._index

    def _explained(self, query_text: str) -> Explained:
        if not query_text.strip():
            return None
        index = self._current()
        explainer = index.explainer(query_text)
        return None if explainer is None else (index, explainer)
