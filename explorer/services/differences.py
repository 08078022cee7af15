"""What two editions say differently of one course, under the names that people and the command line see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final, NamedTuple

from db.amounts import exact_euros
from db.cells import kept
from db.records import CellRecord, CourseFacts, CourseWrite, DeducedTerm, Evidence, KeptCells, NewCourse
from importers.deduction import Deduced, deduce_each
from importers.records import Course, SheetReport
from resources.vocabulary import fold

Fields = dict[str, tuple[object, object]]
Numbering = frozenset[tuple[str, str]]
"""(sheet, folded header) of the columns that only count the rows: they change whenever a row goes."""

_READ: Final = tuple(name for name in Course._fields if name != "cells")
_read: Final = attrgetter(*_READ)
_COMPARED: Final = tuple(name for name in _READ if name not in ("sheet", "row"))
_AMOUNTS: Final = ("price_min_eur", "price_max_eur")
_LISTS: Final = tuple(name for name in _READ if Course._field_defaults.get(name) == ())
_SCALARS: Final = tuple(name for name in _COMPARED if name not in _LISTS and name not in _AMOUNTS)
_AT_ONCE: Final = 500
"""Courses whose fields are made text at once."""
_suggestions: Final = attrgetter("skills", "job_families")
_RANGES: Final = {
    "duration_min_hours": ("duration_hours", "duration_min_hours", "duration_max_hours"),
    "price_min_eur": ("price_eur", "price_min_eur", "price_max_eur"),
}
_SHOWN_ELSEWHERE: Final = frozenset({"duration_max_hours", "price_max_eur"})
_SAID_BY_VALUES: Final = {
    "certification_raw": ("certifications", "certification_kinds"),
    "funding_raw": ("funding",),
}
"""Texts gathered from several columns: worth a line only when the values read from them are the same."""
_NUMBER_HEADERS: Final = frozenset({"n", "n°", "no", "num", "numero", "rang", "ordre", "#", "ligne"})
_FEWEST_NUMBERED: Final = 3
_TEXTS_READ: Final = ("title", "objectives", "description", "audience")


class Unwritten(NamedTuple):
    """A course as read, of which the form to be stored is made only when, and if, it is needed."""

    course: Course
    identity_key: str
    content_hash: str
    known_skills: frozenset[str]
    """Slugs of the vocabulary; the other skills of a file are words to be read like its texts."""


def new_forms(unwritten: Sequence[Unwritten]) -> Iterator[NewCourse]:
    """Courses as they are added to the catalogue, with what their words suggest.

    Column by column: half the time that one course after the other takes.
    """
    courses, identity_keys, content_hashes, known_skills = zip(*unwritten, strict=True)
    columns = dict(zip(Course._fields, zip(*courses, strict=True), strict=True))
    texts = {name: columns[name] for name in _TEXTS_READ}
    texts["skills"] = tuple(map(_free_words, columns["skills"], known_skills))
    skills, job_families = zip(*map(_suggestions, deduce_each(texts)), strict=True)
    cells = tuple(map(kept, columns["cells"]))
    return map(
        NewCourse,
        courses,
        map(_undeclared, skills, columns["skills"]),
        map(_undeclared, job_families, columns["job_families"]),
        cells,
        identity_keys,
        content_hashes,
        map(_evidence_hash, columns["sheet"], columns["row"], cells),
    )


def stored_form(unwritten: Unwritten) -> CourseWrite:
    """A course as the catalogue would keep it, to be compared with what it keeps."""
    course = unwritten.course
    new = next(new_forms((unwritten,)))
    read = dict(zip(_READ, _read(course), strict=True))
    for name in _AMOUNTS:
        read[name] = _exact(read[name])
    facts = CourseFacts(
        **read, deduced_skills=new.deduced_skills, deduced_job_families=new.deduced_job_families
    )
    return CourseWrite(facts, _cells(course), new.identity_key, new.content_hash, new.evidence_hash)


def content_hash(course: Course, numbering: Numbering) -> str:
    """Equal for two courses of which a file says the same, wherever their rows and columns stand."""
    return content_hashes((course,), numbering)[0]


def content_hashes(courses: Sequence[Course], numbering: Numbering) -> list[str]:
    """`content_hash` of each course, made column by column: one text after the other for each field."""
    hashes: list[str] = []
    for start in range(0, len(courses), _AT_ONCE):
        part = courses[start : start + _AT_ONCE]
        columns = dict(zip(Course._fields, zip(*part, strict=True), strict=True))
        scalars = zip(*(map(repr, columns[name]) for name in _SCALARS), strict=True)
        amounts = zip(*(_said(columns[name], _exact) for name in _AMOUNTS), strict=True)
        lists = zip(*(_said(columns[name], sorted) for name in _LISTS), strict=True)
        said = zip(*(map(", ".join, each) for each in (scalars, amounts, lists)), strict=True)
        for course, (scalar, amount, each) in zip(part, said, strict=True):
            unmapped = _unmapped_texts(course, numbering)
            hashes.append(_digest(f"(({scalar}), [{amount}], [{each}], {unmapped!r})"))
    return hashes


def _said(values: Sequence[Any], form: Callable[[Any], object]) -> Iterator[str]:
    """The form of each value of a column, as text: made once for those that come back."""
    known = {value: repr(form(value)) for value in set(values)}
    return map(known.__getitem__, values)


def _unmapped_texts(course: Course, numbering: Numbering) -> list[str]:
    """What the columns that no field takes say of a course, in an order that theirs does not change."""
    return sorted(
        [
            each.raw
            for each in course.cells
            if each.field is None and (course.sheet, _key(each.header)) not in numbering
        ]
    )


def evidence_hash(course: Course) -> str:
    """Equal for two courses whose rows hold the same cells at the same place."""
    return _evidence_hash(course.sheet, course.row, kept(course.cells))


def place_of(course: Course) -> Evidence:
    """Where a course stands in its file, and its cells."""
    return Evidence(course.sheet, course.row, evidence_hash(course), _cells(course))


def numbering_columns(courses: Iterable[Course]) -> Numbering:
    """Unmapped columns named « N° » and the like, or whose cells go 1, 2, 3… down the sheet."""
    columns: dict[tuple[str, str], list[str]] = defaultdict(list)
    for course in courses:
        for cell in course.cells:
            if cell.field is None:
                columns[course.sheet, cell.header].append(cell.raw)
    return frozenset(
        (sheet, _key(header))
        for (sheet, header), values in columns.items()
        if _key(header) in _NUMBER_HEADERS or _counts_up(values)
    )


def headers_of(sheets: Iterable[SheetReport]) -> frozenset[str]:
    """Folded headers of the columns of a file that no field takes."""
    return frozenset(_key(each.header) for sheet in sheets for each in sheet.columns if each.field is None)


def changed_fields(
    old: CourseWrite,
    new: CourseWrite,
    common_headers: frozenset[str],
    numbering: Numbering,
    *,
    formats: Sequence[str],
    recast: frozenset[str] = frozenset(),
) -> Fields:
    """Name → (old, new) of what changed, in the order of `CourseFacts`, then the unmapped columns.

    Only unmapped columns that both editions have (`common_headers`, folded) are compared: one that a file
    adds or drops says nothing of a single course. The order of a list says nothing either; `formats`, the
    vocabulary's slugs, gives the order in which formats are shown. Nor do kinds of certification that come or
    go with a whole column: `recast` are the fields that other columns give than before.
    """
    changed: Fields = {}
    for name in _COMPARED:
        if name in _SHOWN_ELSEWHERE:
            continue
        shown, *stored = _RANGES.get(name, (name, name))
        before, after = (tuple(getattr(each.facts, part) for part in stored) for each in (old, new))
        if [_unordered(each) for each in before] != [_unordered(each) for each in after]:
            changed[shown] = (_shown(before), _shown(after))
    if "formats" in changed:
        changed["formats"] = (_by_rank(old.facts.formats, formats), _by_rank(new.facts.formats, formats))
    if "certifications" in recast and _holds(*changed.get("certification_kinds", ((), None))):
        del changed["certification_kinds"]
    for name, values in _SAID_BY_VALUES.items():
        if any(each in changed for each in values) or _says_more(*changed.get(name, (None, None))):
            changed.pop(name, None)
    changed.update(_changed_cells(old, new, common_headers, numbering))
    return changed


def alikeness(known: CourseFacts, course: Course) -> int:
    """How many fields of two courses are equal and known: which of several sessions is which."""
    pairs = ((getattr(known, name), getattr(course, name)) for name in _COMPARED)
    same = sum(1 for a, b in pairs if a == b and a not in (None, ()))
    return 2 * same + int((known.sheet, known.row) == (course.sheet, course.row))


def _changed_cells(
    old: CourseWrite, new: CourseWrite, common_headers: frozenset[str], numbering: Numbering
) -> Iterator[tuple[str, tuple[object, object]]]:
    before, after = _unmapped(old), _unmapped(new)
    for key in dict.fromkeys((*after, *before)):
        if key not in common_headers or (new.facts.sheet, key) in numbering:
            continue
        old_header, old_text = before.get(key, ("", None))
        new_header, new_text = after.get(key, (old_header, None))
        if old_text != new_text and fold(old_text or "") != fold(new_text or ""):
            yield new_header, (old_text, new_text)


def _unmapped(course: CourseWrite) -> dict[str, tuple[str, str]]:
    """Folded header → (header, text) of the cells that no field takes."""
    found: dict[str, tuple[str, str]] = {}
    for cell in course.cells:
        if cell.field is None:
            key = _key(cell.header)
            text = f"{found[key][1]}\n{cell.raw}" if key in found else cell.raw
            found[key] = (cell.header, text)
    return found


@lru_cache(maxsize=4_096)
def _key(header: str) -> str:
    """Headers come back with every row: each is folded once."""
    return fold(header)


def _unordered(value: object) -> object:
    return sorted(value) if isinstance(value, tuple) else value


def _holds(old: object, new: object) -> bool:
    """Whether one list has all the values of the other."""
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return False
    return set(old) <= set(new) or set(new) <= set(old)


def _says_more(old: object, new: object) -> bool:
    """Whether one text has the lines of the other and some more, as when a file gains or loses a column."""
    if not (isinstance(old, str) and isinstance(new, str)):
        return False
    lines, others = set(old.splitlines()), set(new.splitlines())
    return lines <= others or others <= lines


def _shown(values: tuple[object, ...]) -> object:
    """The value of a field; of a range, its only figure or both bounds."""
    return values[0] if all(each == values[0] for each in values) else values


def _by_rank(values: tuple[str, ...], ranked: Sequence[str]) -> tuple[str, ...]:
    ranks = {value: rank for rank, value in enumerate(ranked)}
    return tuple(sorted(values, key=lambda each: ranks.get(each, len(ranks))))


def _exact(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else exact_euros(amount)


def _counts_up(values: list[str]) -> bool:
    if len(values) < _FEWEST_NUMBERED or not all(each.isdecimal() for each in values):
        return False
    numbers = [int(each) for each in values]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _evidence_hash(sheet: str, row: int, cells: KeptCells) -> str:
    return _digest(f"{row} {cells.layout_id} {cells.texts} {cells.links} {sheet}")


def _cells(course: Course) -> tuple[CellRecord, ...]:
    return tuple(map(CellRecord._make, course.cells))


def _free_words(skills: tuple[str, ...], known_skills: frozenset[str]) -> str | None:
    """The skills of a file that are words to be read, one a line."""
    if known_skills.issuperset(skills):
        return None
    return "\n".join(each for each in skills if each not in known_skills)


@lru_cache(maxsize=4_096)
def _undeclared(found: tuple[Deduced, ...], declared: tuple[str, ...]) -> tuple[DeducedTerm, ...]:
    """What a file declares needs no deduction."""
    return tuple(DeducedTerm(each.slug, each.words) for each in found if each.slug not in declared)


def _digest(said: str) -> str:
    return blake2b(said.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
