"""Which courses are one and the same, as the user said: directly, or through another course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from db.records import PairDecisionRecord


def linked_courses(decisions: Iterable[PairDecisionRecord], course_id: int) -> tuple[int, ...]:
    """The other courses that are this one, by number."""
    return tuple(sorted(groups_of(decisions).get(course_id, frozenset()) - {course_id}))


def groups_of(decisions: Iterable[PairDecisionRecord]) -> Mapping[int, frozenset[int]]:
    """Course → all the courses that are one with it, itself included."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for each in decisions:
        if each.is_same:
            neighbours[each.course_id].add(each.other_id)
            neighbours[each.other_id].add(each.course_id)
    groups: dict[int, frozenset[int]] = {}
    for number in neighbours:
        if number not in groups:
            group = frozenset(_reached(number, neighbours))
            groups |= dict.fromkeys(group, group)
    return groups


def _reached(start: int, neighbours: Mapping[int, set[int]]) -> Iterator[int]:
    seen, waiting = {start}, [start]
    while waiting:
        number = waiting.pop()
        yield number
        new = neighbours[number] - seen
        seen |= new
        waiting += new
