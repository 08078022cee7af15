"""Takes an import back, be it the last one or not, as if it had never been made.

What a later import of the same source also says of a course stays, and becomes its own doing: undoing
both, in any order, gives the catalogue from before the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.orm import Session

from db import repositories
from db.records import CourseChange, ImportRecord
from db.snapshots import evidence_from_json, from_json, to_json
from explorer.services.errors import AlreadyUndone, UnknownImport
from explorer.services.plan import KeptChange, UndoReport

_USED: Final = (
    "vous l’avez notée, sélectionnée, corrigée ou rapprochée d’une autre : elle est gardée, marquée disparue"
)


def undo(session: Session, import_id: int) -> UndoReport:
    """Undoes one import in the caller's transaction. Notes, ratings and selections are never touched.

    Raises `UnknownImport` or `AlreadyUndone`.
    """
    log = repositories.Imports(session)
    courses = repositories.Courses(session)
    undone = _standing_import(log, import_id)
    changes = log.changes(import_id)
    held_later = log.next_sightings(import_id, present=True)
    missed_later = log.next_sightings(import_id, present=False)
    missing_before = courses.missing(undone.source_id)

    _hand_over(log, [each for each in changes if each.before and each.course_id in held_later], held_later)
    restored = _restore(courses, [each for each in changes if each.course_id not in held_later])
    log.mark_undone(import_id, datetime.now(UTC))
    pairs = repositories.PairDecisions(session)
    pairs.keep_separations(undone.source_id)
    removed = courses.delete_unseen(undone.source_id)
    pairs.restore_separations()  # of the courses that stayed
    courses.refresh_presence(undone.source_id)
    repositories.Sources(session).refresh_retirement()
    repositories.Settings(session).raise_revision()

    kept = _reasons(log, changes, held_later, missed_later)
    noted = courses.records([each.course_id for each in changes if each.kind == "created"])
    kept |= {each.id: _USED for each in noted if each.id not in held_later}
    returned = (missing_before ^ courses.missing(undone.source_id)) - removed - kept.keys()
    return UndoReport(
        import_id=import_id,
        file_name=undone.file_name,
        removed=len(removed),
        restored=len((restored | returned) - removed),
        kept=tuple(KeptChange(each.id, each.title, kept[each.id]) for each in courses.records(tuple(kept))),
    )


def _standing_import(log: repositories.Imports, import_id: int) -> ImportRecord:
    found = next((each for each in log.all() if each.id == import_id), None)
    if found is None:
        raise UnknownImport(
            f"L’import n° {import_id} n’existe pas.", "Regardez l’historique pour trouver son numéro."
        )
    if found.undone_at is not None:
        raise AlreadyUndone(
            f"L’import n° {import_id} (« {found.file_name} ») est déjà annulé.",
            "Pour retrouver ses formations, importez à nouveau son fichier.",
        )
    return found


def _restore(courses: repositories.Courses, changes: list[CourseChange]) -> frozenset[int]:
    """Puts back, field by field, what the import changed; returns the courses whose facts changed."""
    before = {each.course_id: each.before for each in changes if each.before}
    stood = courses.evidence(tuple(before))
    places = {each: evidence_from_json(before[each], stood[each]) for each in before}
    courses.relocate({each: place for each, place in places.items() if place is not None})
    stored = courses.stored([each for each, place in places.items() if place is None])
    courses.update({each: from_json({**to_json(stored[each]), **before[each]}) for each in stored})
    return frozenset(each.course_id for each in changes if each.before and each.kind != "moved")


def _hand_over(log: repositories.Imports, changes: list[CourseChange], next_ids: Mapping[int, int]) -> None:
    """Makes the later imports that hold the courses answer for what they confirm of `changes`."""
    answers = {
        (number, each.course_id): each
        for number in {next_ids[each.course_id] for each in changes}
        for each in log.changes(number)
    }
    merged: list[CourseChange] = []
    for change in changes:
        number = next_ids[change.course_id]
        own = answers.get((number, change.course_id))
        own = own or CourseChange(number, change.course_id, "moved", {}, {})
        if own.kind == "moved" and change.kind == "updated":
            own = replace(own, kind="updated")
        before = {**own.before, **change.before}
        after = {**change.after, **own.after}
        differing = [name for name in before if before[name] != after[name]]
        merged.append(
            replace(
                own,
                before={name: before[name] for name in differing},
                after={name: after[name] for name in differing},
            )
        )
    log.replace_changes(merged)


def _reasons(
    log: repositories.Imports,
    changes: tuple[CourseChange, ...],
    held_later: dict[int, int],
    missed_later: dict[int, int],
) -> dict[int, str]:
    """Course → why later imports keep it as this one left it."""
    files = {each.id: each.file_name for each in log.all()}
    reasons: dict[int, str] = {}
    for change in changes:
        held, missed = held_later.get(change.course_id), missed_later.get(change.course_id)
        if change.kind == "missing":
            if missed is not None and (held is None or missed < held):
                reasons[change.course_id] = (
                    f"l’import n° {missed} (« {files[missed]} »), plus récent, ne la contient pas non plus"
                )
        elif change.kind != "moved" and held is not None:
            reasons[change.course_id] = f"l’import n° {held} (« {files[held]} »), plus récent, en décide"
    return reasons
