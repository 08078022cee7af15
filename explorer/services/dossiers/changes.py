"""A dossier before and after an action, and the difference of the two as JSON: what undo and redo write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from db.records import SelectionItemRecord, SelectionRecord

Change = dict[str, Any]
"""`dossier`: name → value to set; `items`: course → item, or `None` where it goes; `order`: courses."""

_FACTS: Final = ("name", "reference", "purpose", "retention_date", "archived_at", "deleted_at")
_ITEM_FACTS: Final = tuple(
    each.name for each in fields(SelectionItemRecord) if each.name not in ("course_id", "rank")
)
_DATES: Final = frozenset({"retention_date", "next_action_date"})
_MOMENTS: Final = frozenset({"archived_at", "deleted_at", "added_at"})
_AMOUNTS: Final = frozenset({"unit_cost_eur", "additional_costs_eur", "funding_eur"})


@dataclass(frozen=True, slots=True)
class DossierState:
    """A dossier and what it holds, by rank."""

    facts: SelectionRecord
    items: tuple[SelectionItemRecord, ...]


def difference(before: DossierState, after: DossierState) -> tuple[Change, Change]:
    """What brings `after` back to `before`, and `before` to `after`; both empty when nothing changed."""
    return _towards(before, after), _towards(after, before)


def applied(
    state: DossierState, change: Change, known_courses: Collection[int]
) -> tuple[DossierState, tuple[int, ...]]:
    """The state after a change, and the courses that it names but that are no longer in the catalogue."""
    facts = replace(
        state.facts, **{name: _read(name, value) for name, value in change.get("dossier", {}).items()}
    )
    items = {each.course_id: each for each in state.items}
    lost = []
    for key, values in change.get("items", {}).items():
        course_id = int(key)
        if values is None:
            items.pop(course_id, None)
        elif course_id in known_courses:
            items[course_id] = _item(course_id, values)
        else:
            lost.append(course_id)
    order = dict.fromkeys((*(each for each in change.get("order", ()) if each in items), *items))
    return DossierState(facts, ranked(items[each] for each in order)), tuple(lost)


def named_courses(change: Change) -> tuple[int, ...]:
    """The courses that a change puts in, or writes anew."""
    return tuple(int(key) for key, values in change.get("items", {}).items() if values is not None)


def ranked(items: Any) -> tuple[SelectionItemRecord, ...]:
    """These items in this order, ranks given anew from 1."""
    return tuple(
        each if each.rank == rank else replace(each, rank=rank) for rank, each in enumerate(items, start=1)
    )


def now() -> datetime:
    """This moment as the catalogue keeps it: to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _towards(wanted: DossierState, other: DossierState) -> Change:
    change: Change = {}
    facts = {
        name: _written(getattr(wanted.facts, name))
        for name in _FACTS
        if getattr(wanted.facts, name) != getattr(other.facts, name)
    }
    if facts:
        change["dossier"] = facts
    mine = {each.course_id: each for each in wanted.items}
    others = {each.course_id: each for each in other.items}
    items = {
        str(course_id): _item_values(mine[course_id]) if course_id in mine else None
        for course_id in dict.fromkeys((*mine, *others))
        if _content(mine.get(course_id)) != _content(others.get(course_id))
    }
    if items:
        change["items"] = items
    if tuple(mine) != tuple(others):
        change["order"] = list(mine)
    return change


def _content(item: SelectionItemRecord | None) -> SelectionItemRecord | None:
    return None if item is None else replace(item, rank=0)


def _item_values(item: SelectionItemRecord) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in _ITEM_FACTS}
    return {name: _written(value) for name, value in values.items() if value is not None}


def _item(course_id: int, values: dict[str, Any]) -> SelectionItemRecord:
    read = {name: _read(name, values.get(name)) for name in _ITEM_FACTS}
    return SelectionItemRecord(course_id=course_id, rank=0, **read)


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date


def _read(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _MOMENTS:
        return datetime.fromisoformat(value)
    return Decimal(value) if name in _AMOUNTS else value
