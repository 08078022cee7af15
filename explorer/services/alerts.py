"""What deserves a look in a dossier before it leaves: deadlines, gaps, doubles, figures that cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal

from db.records import CourseRecord, SelectionItemRecord, SelectionRecord
from explorer.services import wording
from explorer.services.totals import CourseRef, ref
from explorer.services.training_plan import plan_line
from resources.vocabulary import fold

Severity = Literal["error", "warning", "info"]
AlertKind = Literal[
    "certification_expired",
    "certification_soon",
    "session_past",
    "course_missing",
    "cost_unknown",
    "duration_unknown",
    "duplicate",
    "action_late",
    "funding_exceeds_cost",
    "retention_past",
    "retention_soon",
]

Decided = Mapping[frozenset[int], bool]

REMINDER_DAYS: Final = 30
"""A dossier that must go within so many days is worth a word."""
_NAMED: Final = 3
_ORDER: Final[Mapping[Severity, int]] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Alert:
    """`text` is a French sentence on `courses`, which it does not name; none: on the dossier itself."""

    severity: Severity
    kind: AlertKind
    text: str
    courses: tuple[CourseRef, ...] = ()

    @property
    def sentence(self) -> str:
        """The sentence with the title of its courses before it; the first ones of many."""
        if not self.courses:
            return self.text
        titles = [wording.quoted(each) for each in dict.fromkeys(course.title for course in self.courses)]
        rest = len(titles) - _NAMED
        if rest > 1:
            titles = [*titles[:_NAMED], f"{wording.number(rest)}{wording.FIXED}autres"]
        return f"{wording.listed(titles)} : {self.text[0].lower()}{self.text[1:]}"


def alerts(
    dossier: SelectionRecord,
    items: Sequence[SelectionItemRecord],
    courses: Mapping[int, CourseRecord],
    today: date,
    decided: Decided = MappingProxyType({}),
) -> tuple[Alert, ...]:
    """What deserves a look, gravest first, then by rank. Courses that were set aside are left alone.

    What is said alike of several courses is said once: thirty costs to ask for are one thing to do.

    `decided`: pairs of courses of which the user said whether they are the same.
    """
    kept = [each for each in items if each.status != "ecartee" and each.course_id in courses]
    found = [*_retention(dossier, today)]
    for item in kept:
        course = courses[item.course_id]
        found += [*_certification(course, today), *_presence(course, today), *_gaps(item, course)]
        found += [*_work(item, course, today)]
    found = _together(found)
    found += _duplicates([courses[each.course_id] for each in kept], decided)
    return tuple(sorted(found, key=lambda each: _ORDER[each.severity]))


def _together(found: Iterable[Alert]) -> list[Alert]:
    groups: dict[Hashable, list[Alert]] = defaultdict(list)
    for each in found:
        groups[each.kind, each.text].append(each)
    return [
        replace(group[0], courses=tuple(course for each in group for course in each.courses))
        for group in groups.values()
    ]


def _retention(dossier: SelectionRecord, today: date) -> Iterator[Alert]:
    until = dossier.retention_date
    if until is None:
        return
    if until < today:
        text = (
            f"Ce dossier devait être conservé jusqu’au {wording.date(until)} : supprimez-le définitivement."
        )
        yield Alert("error", "retention_past", text)
    elif until <= today + timedelta(days=REMINDER_DAYS):
        yield Alert("info", "retention_soon", f"Ce dossier est à supprimer après le {wording.date(until)}.")


def _certification(course: CourseRecord, today: date) -> Iterator[Alert]:
    expiry = wording.expiry_state(course.certification_expiry, today)
    if expiry is not None and expiry.state == "expired":
        yield Alert("error", "certification_expired", f"Certification {expiry.text}.", (ref(course),))
    elif expiry is not None and expiry.state == "soon":
        yield Alert("warning", "certification_soon", f"La certification {expiry.text}.", (ref(course),))


def _presence(course: CourseRecord, today: date) -> Iterator[Alert]:
    if course.missing_since_import_id is not None:
        text = "Absente de la dernière édition de sa source : vérifiez qu’elle est encore proposée."
        yield Alert("warning", "course_missing", text, (ref(course),))
    last_day = course.session_end or course.session_start
    if last_day is not None and last_day < today:
        what = "terminée" if course.session_end else "commencée"
        yield Alert(
            "warning",
            "session_past",
            f"Session {what} le {wording.date(last_day)} : demandez la prochaine date.",
            (ref(course),),
        )


def _gaps(item: SelectionItemRecord, course: CourseRecord) -> Iterator[Alert]:
    if course.price_min_eur is None and course.price_max_eur is None and item.unit_cost_eur is None:
        yield Alert("info", "cost_unknown", "Coût non renseigné : il manque aux totaux.", (ref(course),))
    if course.duration_min_hours is None and course.duration_max_hours is None:
        yield Alert(
            "info",
            "duration_unknown",
            "Durée en heures non renseignée : elle manque aux totaux.",
            (ref(course),),
        )


def _work(item: SelectionItemRecord, course: CourseRecord, today: date) -> Iterator[Alert]:
    if item.next_action and item.next_action_date is not None and item.next_action_date < today:
        due = f"Prévu pour le {wording.date(item.next_action_date)} : {wording.quoted(item.next_action)}."
        yield Alert("warning", "action_late", due, (ref(course),))
    remaining = plan_line(item, course).remaining_eur
    if remaining is not None and remaining < 0:
        text = f"La prise en charge dépasse le coût de {wording.euros(-remaining)} : vérifiez les montants."
        yield Alert("warning", "funding_exceeds_cost", text, (ref(course),))


def _duplicates(courses: Sequence[CourseRecord], decided: Decided) -> Iterator[Alert]:
    """What the user called one course; what looks like one, unless the user said what it is."""
    for pair in (pair for pair, is_same in decided.items() if is_same):
        both = [each for each in courses if each.id in pair]
        if len(both) == len(pair):
            yield _double("C’est la même formation, comme vous l’avez indiqué : elle compte deux fois.", both)
    told: set[frozenset[int]] = set()
    for group in _undecided(_groups(courses, _title_and_provider), decided):
        told.add(frozenset(each.id for each in group))
        if len({each.axis for each in group}) > 1:
            yield _double("Présente par deux axes ou plus : c’est peut-être la même formation.", group)
        else:
            text = f"Présente {len(group)} fois : d’autres sessions ou d’autres lieux, ou un doublon."
            yield _double(text, group, "info")
    for group in _undecided(_groups(courses, _certification_and_provider), decided):
        numbers = frozenset(each.id for each in group)
        if len({each.axis for each in group}) > 1 and not any(numbers <= each for each in told):
            text = "Même certification et même organisme par deux axes : c’est peut-être la même formation."
            yield _double(text, group)


def _undecided(groups: Iterable[list[CourseRecord]], decided: Decided) -> Iterator[list[CourseRecord]]:
    """The groups without the courses whose every pair was judged."""
    for group in groups:
        open_ones = [
            each
            for each in group
            if any(frozenset((each.id, other.id)) not in decided for other in group if other.id != each.id)
        ]
        if open_ones:
            yield open_ones


def _double(text: str, group: Iterable[CourseRecord], severity: Severity = "warning") -> Alert:
    return Alert(severity, "duplicate", text, tuple(ref(each) for each in group))


def _groups(
    courses: Iterable[CourseRecord], key: Callable[[CourseRecord], Hashable]
) -> Iterator[list[CourseRecord]]:
    groups: dict[Hashable, list[CourseRecord]] = defaultdict(list)
    for each in courses:
        sign = key(each)
        if sign is not None:
            groups[sign].append(each)
    return (group for group in groups.values() if len(group) > 1)


def _title_and_provider(course: CourseRecord) -> Hashable:
    return (fold(course.title), fold(course.provider)) if course.provider else None


def _certification_and_provider(course: CourseRecord) -> Hashable:
    codes = tuple(sorted(course.certifications))
    return (codes, fold(course.provider)) if course.provider and codes else None
