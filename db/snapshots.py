"""A stored course as a JSON object, and the difference of two: what an import keeps to be undone by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from db.cells import kept
from db.records import STATED, CellRecord, CourseFacts, CourseWrite, DeducedTerm, Evidence, NewCourse

_FACTS = tuple(each.name for each in fields(CourseFacts))
_KEYS = ("identity_key", "content_hash", "evidence_hash")
_DATES = frozenset({"certification_expiry", "session_start", "session_end"})
_AMOUNTS = frozenset({"price_min_eur", "price_max_eur"})
_DEDUCED = frozenset({"deduced_skills", "deduced_job_families"})


def to_json(write: CourseWrite) -> dict[str, Any]:
    """Every stored field of a course as a JSON value."""
    snapshot = {name: _to_json(getattr(write.facts, name)) for name in _FACTS}
    snapshot |= {name: getattr(write, name) for name in _KEYS}
    snapshot["cells"] = cells_to_json(write.cells)
    return snapshot


def from_json(snapshot: Mapping[str, Any]) -> CourseWrite:
    """The course that `to_json` gave."""
    return CourseWrite(
        facts=CourseFacts(**{name: _from_json(name, snapshot[name]) for name in _FACTS}),
        cells=cells_from_json(snapshot["cells"]),
        **{name: snapshot[name] for name in _KEYS},
    )


def facts_to_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Some fields of a course, by name, as JSON values."""
    return {name: _to_json(value) for name, value in facts.items()}


def facts_from_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that `facts_to_json` gave."""
    return {name: _from_json(name, value) for name, value in facts.items()}


def difference(old: CourseWrite, new: CourseWrite) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields whose values differ, as they were and as they are, as JSON values."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    parts: tuple[tuple[tuple[str, ...], object, object], ...] = (
        (_FACTS, old.facts, new.facts),
        (_KEYS, old, new),
    )
    for names, was, becomes in parts:
        for name in names:
            one, other = getattr(was, name), getattr(becomes, name)
            if one != other:
                before[name], after[name] = _to_json(one), _to_json(other)
    if old.cells != new.cells:
        before["cells"], after["cells"] = cells_to_json(old.cells), cells_to_json(new.cells)
    return before, after


def moved(old: Evidence, new: Evidence) -> tuple[dict[str, Any], dict[str, Any]]:
    """`difference` for a course whose facts are the same."""
    before, after = _evidence_to_json(old), _evidence_to_json(new)
    changed = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def evidence_from_json(snapshot: Mapping[str, Any], current: Evidence) -> Evidence | None:
    """`current` with the values of a snapshot; `None` if the snapshot holds facts too."""
    values = _evidence_to_json(current)
    if not snapshot.keys() <= values.keys():
        return None
    values |= snapshot
    return Evidence(**{**values, "cells": cells_from_json(values["cells"])})


def new_course(write: CourseWrite) -> NewCourse:
    """A course in the form in which it is added."""
    facts = write.facts
    stated = tuple(getattr(facts, name) for name in STATED)
    keys = (getattr(write, name) for name in _KEYS)
    return NewCourse(stated, facts.deduced_skills, facts.deduced_job_families, kept(write.cells), *keys)


def cells_to_json(cells: tuple[CellRecord, ...]) -> list[list[Any]]:
    """`[[column, header, field, raw, link], …]`."""
    return list(map(list, cells))


def cells_from_json(cells: list[list[Any]]) -> tuple[CellRecord, ...]:
    """The cells that `cells_to_json` gave."""
    return tuple(map(CellRecord._make, cells))


def _evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "sheet": evidence.sheet,
        "row": evidence.row,
        "evidence_hash": evidence.evidence_hash,
        "cells": cells_to_json(evidence.cells),
    }


def _to_json(value: Any) -> Any:
    match value:
        case tuple():  # a deduced term is one
            return [_to_json(each) for each in value]
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
    return value


def _from_json(name: str, value: Any) -> Any:
    if name in _DEDUCED:
        return tuple(DeducedTerm(slug, tuple(words)) for slug, words in value)
    if isinstance(value, list):
        return tuple(value)
    if value is not None and name in _DATES:
        return date.fromisoformat(value)
    if value is not None and name in _AMOUNTS:
        return Decimal(value)
    return value
