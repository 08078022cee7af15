"""Named selections of courses, their honest totals, and the user's notes and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from db import repositories
from db.engine import Database
from db.records import CourseRecord, NoteRecord, SelectionItemRecord, SelectionRecord
from explorer.services.errors import InvalidRating, NameTaken, UnknownCourse, UnknownSelection

SelectionSummary = SelectionRecord
SelectionItem = SelectionItemRecord


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over a selection. What is unknown is counted apart and never taken as 0; HT and TTC never mix.

    Hours and prices add up the smallest figure of each course: « à partir de ».
    """

    count: int
    hours_min: float
    hours_max: float | None
    """Sum of the largest figures; `None` when the duration of a course has no upper bound."""
    missing_durations: int
    price_ht_eur: Decimal
    price_ttc_eur: Decimal
    price_unknown_basis_eur: Decimal
    """Prices that the file calls neither HT nor TTC."""
    missing_prices: int


class Selections:
    """Every call opens and closes its own transaction; any thread may call.

    Raises `ServiceRefused` (French, nothing changed) for a selection, a course or a name that cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SelectionSummary, ...]:
        """The selections that were not deleted, oldest first."""
        with self._database.read() as session:
            return repositories.Selections(session).all()

    def create(self, name: str, reference: str | None = None) -> SelectionSummary:
        """Makes an empty selection."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            number = rows.add(_free_name(rows, name), reference, _now())
            return _selection(rows, number)

    def rename(self, selection_id: int, name: str) -> None:
        """Gives a selection another name."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            rows.change(selection_id, name=_free_name(rows, name, but=selection_id))

    def delete(self, selection_id: int) -> None:
        """Puts a selection away with all it holds; `restore` brings it back, also after a restart."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            rows.change(selection_id, deleted_at=_now())

    def restore(self, selection_id: int) -> SelectionSummary:
        """Brings a deleted selection back, under a numbered name if its own was given again meanwhile."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            name = rows.deleted_name(selection_id)
            if name is None:
                raise _unknown(selection_id)
            taken = {each.name.casefold() for each in rows.all()}
            candidates = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
            free = next(each for each in candidates if each.casefold() not in taken)
            rows.change(selection_id, name=free, deleted_at=None)
            return _selection(rows, selection_id)

    def add(self, selection_id: int, course_ids: Sequence[int]) -> int:
        """Adds courses at the end, in this order, but those that are in already. Returns how many went in."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            items = rows.items(selection_id)
            present = {each.course_id for each in items}
            new = [each for each in dict.fromkeys(course_ids) if each not in present]
            _courses(session, new)
            now = _now()
            added = [SelectionItemRecord(each, 0, "a-etudier", None, now) for each in new]
            rows.set_items(selection_id, (*items, *added))
            return len(new)

    def remove(self, selection_id: int, course_ids: Sequence[int]) -> int:
        """Takes courses out; the others close ranks. Returns how many went."""
        gone = frozenset(course_ids)
        with self._database.write() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            items = rows.items(selection_id)
            kept = [each for each in items if each.course_id not in gone]
            rows.set_items(selection_id, kept)
            return len(items) - len(kept)

    def reorder(self, selection_id: int, course_ids: Sequence[int]) -> None:
        """Ranks the selection as `course_ids` says; courses that are not named follow in their order."""
        with self._database.write() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            items = {each.course_id: each for each in rows.items(selection_id)}
            order = dict.fromkeys((*(each for each in course_ids if each in items), *items))
            rows.set_items(selection_id, [items[each] for each in order])

    def items(self, selection_id: int) -> tuple[int, ...]:
        """Numbers of the courses of a selection, by rank."""
        return tuple(each.course_id for each in self.entries(selection_id))

    def entries(self, selection_id: int) -> tuple[SelectionItem, ...]:
        """What a selection holds, by rank, with status and reason."""
        with self._database.read() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            return rows.items(selection_id)

    def totals(self, selection_id: int) -> Totals:
        """Hours and prices of a whole selection."""
        with self._database.read() as session:
            rows = repositories.Selections(session)
            _selection(rows, selection_id)
            ids = [each.course_id for each in rows.items(selection_id)]
            return add_up(repositories.Courses(session).records(ids))

    def note(self, course_id: int) -> str:
        """What the user wrote on a course; empty when nothing."""
        return self._note(course_id).text

    def set_note(self, course_id: int, text: str) -> None:
        """Writes the note of a course, in or out of a selection; an empty one is removed."""
        with self._database.write() as session:
            _courses(session, [course_id])
            before = repositories.Notes(session).get(course_id)
            rating = before.rating if before else None
            repositories.Notes(session).set(NoteRecord(course_id, text.strip(), rating, _now()))

    def rating(self, course_id: int) -> int | None:
        """The user's opinion, 0 to 5."""
        return self._note(course_id).rating

    def set_rating(self, course_id: int, rating: int | None) -> None:
        """Writes the user's opinion, 0 to 5; `None` takes it back."""
        if rating is not None and not 0 <= rating <= 5:  # noqa: PLR2004 - the scale itself
            raise InvalidRating(f"L’avis {rating} est hors de l’échelle.", "Choisissez une note de 0 à 5.")
        with self._database.write() as session:
            _courses(session, [course_id])
            before = repositories.Notes(session).get(course_id)
            text = before.text if before else ""
            repositories.Notes(session).set(NoteRecord(course_id, text, rating, _now()))

    def _note(self, course_id: int) -> NoteRecord:
        with self._database.read() as session:
            return repositories.Notes(session).get(course_id) or NoteRecord(course_id, "", None, _now())


def add_up(courses: Sequence[CourseRecord]) -> Totals:
    """The totals of any courses."""
    timed = [each for each in courses if each.duration_min_hours is not None]
    lows = [each.duration_min_hours or 0.0 for each in timed]
    highs = [each.duration_max_hours for each in timed if each.duration_max_hours is not None]
    prices = {basis: Decimal(0) for basis in ("HT", "TTC", None)}
    missing_prices = 0
    for each in courses:
        if each.price_min_eur is None:
            missing_prices += 1
        else:
            prices[each.price_basis] += each.price_min_eur
    return Totals(
        count=len(courses),
        hours_min=sum(lows),
        hours_max=sum(highs) if len(highs) == len(timed) else None,
        missing_durations=len(courses) - len(timed),
        price_ht_eur=prices["HT"],
        price_ttc_eur=prices["TTC"],
        price_unknown_basis_eur=prices[None],
        missing_prices=missing_prices,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _selection(rows: repositories.Selections, selection_id: int) -> SelectionSummary:
    found = next((each for each in rows.all() if each.id == selection_id), None)
    if found is None:
        raise _unknown(selection_id)
    return found


def _unknown(selection_id: int) -> UnknownSelection:
    return UnknownSelection(
        f"La sélection n° {selection_id} n’existe pas.", "Choisissez-en une dans la liste."
    )


def _free_name(rows: repositories.Selections, name: str, *, but: int | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise NameTaken("Une sélection doit porter un nom.", "Donnez-lui en un.")
    if any(each.name.casefold() == name.casefold() and each.id != but for each in rows.all()):
        raise NameTaken(f"Une sélection s’appelle déjà « {name} ».", "Choisissez un autre nom.")
    return name


def _courses(session: Session, course_ids: Sequence[int]) -> None:
    """Raises `UnknownCourse` unless every course exists."""
    found = {each.id for each in repositories.Courses(session).records(course_ids)}
    for each in course_ids:
        if each not in found:
            raise UnknownCourse(
                f"La formation n° {each} n’est plus dans le catalogue.", "Relancez la recherche."
            )
