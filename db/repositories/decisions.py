"""What the user decided: layouts of files, pairs of courses, corrections; no import ever touches them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, delete, or_, select, text
from sqlalchemy.orm import Session

from db.records import CorrectionRecord, LayoutRecord, PairDecisionRecord
from db.schema import Correction, Layout, PairDecision
from db.snapshots import facts_from_json, facts_to_json

_KEEP_SEPARATIONS: Final = text(
    "INSERT OR REPLACE INTO separation"
    " SELECT one.source_id, one.identity_key, other.source_id, other.identity_key, pair.decided_at"
    " FROM pair_decision pair JOIN course one ON one.id = pair.course_id"
    " JOIN course other ON other.id = pair.other_id"
    " WHERE NOT pair.is_same AND :source_id IN (one.source_id, other.source_id)"
)
_RESTORE_SEPARATIONS: Final = text(
    "INSERT OR IGNORE INTO pair_decision (course_id, other_id, is_same, decided_at)"
    " SELECT min(one.id, other.id), max(one.id, other.id), 0, kept.decided_at FROM separation kept"
    " JOIN course one ON one.source_id = kept.source_id AND one.identity_key = kept.identity_key"
    " JOIN course other"
    " ON other.source_id = kept.other_source_id AND other.identity_key = kept.other_identity_key"
    " WHERE one.id <> other.id"
)
_FORGET_RESTORED: Final = text(
    "DELETE FROM separation WHERE EXISTS (SELECT * FROM course one, course other"
    " WHERE one.source_id = separation.source_id AND one.identity_key = separation.identity_key"
    " AND other.source_id = separation.other_source_id"
    " AND other.identity_key = separation.other_identity_key AND one.id <> other.id)"
)


class Layouts:
    """Queries on the layouts that are remembered."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[LayoutRecord, ...]:
        """Every layout, the last decided first."""
        query = select(
            Layout.fingerprint, Layout.file_name, Layout.headers, Layout.choices, Layout.decided_at
        ).order_by(Layout.decided_at.desc(), Layout.fingerprint)
        return tuple(
            LayoutRecord(fingerprint, file_name, tuple(headers), choices, decided_at)
            for fingerprint, file_name, headers, choices, decided_at in self._session.execute(query)
        )

    def put(self, layout: LayoutRecord) -> None:
        """Remembers a layout in the place of what was remembered of it."""
        values = {name: getattr(layout, name) for name in LayoutRecord.__slots__}
        self._session.merge(Layout(**values))
        self._session.flush()

    def forget(self, fingerprints: Sequence[str]) -> int:
        """Forgets these layouts; returns how many there were."""
        query = delete(Layout).where(Layout.fingerprint.in_(fingerprints)).returning(Layout.fingerprint)
        return len(self._session.execute(query).all())


class PairDecisions:
    """Queries on pairs of courses that the user judged."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[PairDecisionRecord, ...]:
        """Every decision."""
        return self._records()

    def verdicts(self) -> dict[frozenset[int], bool]:
        """The two courses of each decision → whether they are the same."""
        return {frozenset((each.course_id, each.other_id)): each.is_same for each in self._records()}

    def of(self, course_id: int) -> tuple[PairDecisionRecord, ...]:
        """The decisions about one course."""
        return self._records(or_(PairDecision.course_id == course_id, PairDecision.other_id == course_id))

    def put(self, decision: PairDecisionRecord) -> None:
        """Records a decision in the place of the one before."""
        values = {name: getattr(decision, name) for name in PairDecisionRecord.__slots__}
        self._session.merge(PairDecision(**values))
        self._session.flush()

    def keep_separations(self, source_id: int) -> None:
        """Before courses of a source may go: « pas un doublon » of each is kept by what the courses are."""
        self._session.execute(_KEEP_SEPARATIONS, {"source_id": source_id})

    def restore_separations(self) -> None:
        """Gives « pas un doublon » back to the courses that are in the catalogue, under their new numbers."""
        self._session.execute(_RESTORE_SEPARATIONS)
        self._session.execute(_FORGET_RESTORED)

    def remove(self, course_id: int, other_id: int) -> bool:
        """Takes a decision back; returns whether there was one."""
        low, high = sorted((course_id, other_id))
        query = (
            delete(PairDecision)
            .where(PairDecision.course_id == low, PairDecision.other_id == high)
            .returning(PairDecision.course_id)
        )
        return bool(self._session.execute(query).all())

    def _records(self, *conditions: ColumnElement[bool]) -> tuple[PairDecisionRecord, ...]:
        query = select(
            PairDecision.course_id, PairDecision.other_id, PairDecision.is_same, PairDecision.decided_at
        )
        rows = self._session.execute(
            query.where(*conditions).order_by(PairDecision.course_id, PairDecision.other_id)
        )
        return tuple(PairDecisionRecord(*row) for row in rows)


class Corrections:
    """Queries on the fields that the user put right."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[CorrectionRecord, ...]:
        """Every correction: a person makes some dozens of them."""
        return self._records()

    def of(self, course_id: int) -> tuple[CorrectionRecord, ...]:
        """The corrections of one course, in the order of the fields' names."""
        return self._records(Correction.course_id == course_id)

    def moments(self, course_ids: Sequence[int]) -> dict[int, dict[str, datetime]]:
        """Course → field → when it was put right, for those of these courses that were."""
        query = select(Correction.course_id, Correction.field, Correction.corrected_at)
        found: dict[int, dict[str, datetime]] = {}
        for course_id, field, moment in self._session.execute(
            query.where(Correction.course_id.in_(course_ids)).order_by(Correction.course_id, Correction.field)
        ):
            found.setdefault(course_id, {})[field] = moment
        return found

    def put(self, correction: CorrectionRecord) -> None:
        """Records a correction in the place of the one before."""
        values = {name: getattr(correction, name) for name in CorrectionRecord.__slots__}
        values |= {name: facts_to_json(values[name]) for name in ("facts", "file_facts")}
        self._session.merge(Correction(**values))
        self._session.flush()

    def remove(self, course_id: int, field: str) -> bool:
        """Gives a field back to what its file says; returns whether it was corrected."""
        query = (
            delete(Correction)
            .where(Correction.course_id == course_id, Correction.field == field)
            .returning(Correction.field)
        )
        return bool(self._session.execute(query).all())

    def _records(self, *conditions: ColumnElement[bool]) -> tuple[CorrectionRecord, ...]:
        query = select(
            Correction.course_id,
            Correction.field,
            Correction.text,
            Correction.facts,
            Correction.file_facts,
            Correction.corrected_at,
        ).where(*conditions)
        rows = self._session.execute(query.order_by(Correction.course_id, Correction.field))
        return tuple(
            CorrectionRecord(course_id, field, text, facts_from_json(facts), facts_from_json(said), moment)
            for course_id, field, text, facts, said, moment in rows
        )
