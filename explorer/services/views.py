"""Saved views: a query under a name, how it is shown, and what has come into it since one last looked."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from db import repositories
from db.engine import Database
from db.records import ViewRecord
from explorer.search.query import Choice, Query, Range, Sort
from explorer.services.catalogue import Catalogue
from explorer.services.display import ColumnShown, Display
from explorer.services.errors import NameTaken, UnknownView


@dataclass(frozen=True, slots=True)
class SavedView:
    """A query that the user named."""

    id: int
    name: str
    query: Query
    display: Display
    seen_at: datetime
    """When the user last looked."""


@dataclass(frozen=True, slots=True)
class ViewStatus:
    """A view on the catalogue of today. `new_count`: courses that did not answer when one last looked."""

    view: SavedView
    total: int
    new_count: int


@dataclass(frozen=True, slots=True)
class OpenedView:
    """A view being looked at: `new_ids` had not been seen; `since`: when one had looked before."""

    view: SavedView
    new_ids: tuple[int, ...]
    since: datetime


class Views:
    """Every call opens and closes its own transaction; any thread may call.

    Raises `ServiceRefused` (French, nothing changed) for a view or a name that cannot be used.
    """

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    def all(self) -> tuple[SavedView, ...]:
        """The views that were not deleted, by name."""
        return tuple(_view(each) for each in self._records())

    def status(self) -> tuple[ViewStatus, ...]:
        """The same, with what each gives now and how much of it is new."""
        found = []
        for record in self._records():
            view = _view(record)
            answers = self._answers(view.query)
            found.append(ViewStatus(view, len(answers), len(_new(answers, record.seen))))
        return tuple(found)

    def save(self, name: str, query: Query, display: Display) -> SavedView:
        """Keeps a query under a name; what it gives now counts as seen."""
        seen = _sorted(self._answers(query))
        with self._database.write() as session:
            rows = repositories.Views(session)
            now = datetime.now(UTC)
            number = rows.add(
                name=_free_name(rows, name),
                query=asdict(query),
                display=asdict(display),
                created_at=now,
                seen_at=now,
                seen=seen,
            )
            return _view(_record(rows, number))

    def replace(self, view_id: int, query: Query, display: Display) -> SavedView:
        """Gives a view another query and another look; what it gives now counts as seen."""
        seen = _sorted(self._answers(query))
        with self._database.write() as session:
            rows = repositories.Views(session)
            _record(rows, view_id)
            now = datetime.now(UTC)
            rows.change(view_id, query=asdict(query), display=asdict(display), seen_at=now, seen=seen)
            return _view(_record(rows, view_id))

    def open(self, view_id: int) -> OpenedView:
        """The view and what is new in it; what it gives now is seen from then on."""
        with self._database.read() as session:
            record = _record(repositories.Views(session), view_id)
        view = _view(record)
        answers = self._answers(view.query)
        with self._database.write() as session:
            repositories.Views(session).change(view_id, seen_at=datetime.now(UTC), seen=_sorted(answers))
        return OpenedView(view, tuple(_new(answers, record.seen).tolist()), record.seen_at)

    def rename(self, view_id: int, name: str) -> None:
        """Gives a view another name."""
        with self._database.write() as session:
            rows = repositories.Views(session)
            _record(rows, view_id)
            rows.change(view_id, name=_free_name(rows, name, but=view_id))

    def delete(self, view_id: int) -> None:
        """Puts a view away; `restore` brings it back, also after a restart."""
        with self._database.write() as session:
            rows = repositories.Views(session)
            _record(rows, view_id)
            rows.change(view_id, deleted_at=datetime.now(UTC))

    def restore(self, view_id: int) -> SavedView:
        """Brings a deleted view back, under a numbered name if its own was given again meanwhile."""
        with self._database.write() as session:
            rows = repositories.Views(session)
            name = rows.deleted_name(view_id)
            if name is None:
                raise _unknown(view_id)
            taken = {each.name.casefold() for each in rows.all()}
            candidates = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
            free = next(each for each in candidates if each.casefold() not in taken)
            rows.change(view_id, name=free, deleted_at=None)
            return _view(_record(rows, view_id))

    def _records(self) -> tuple[ViewRecord, ...]:
        with self._database.read() as session:
            return repositories.Views(session).all()

    def _answers(self, query: Query) -> Sequence[int]:
        self._catalogue.refresh()
        return self._catalogue.search(query).ids


def _view(record: ViewRecord) -> SavedView:
    return SavedView(record.id, record.name, _query(record.query), _display(record.display), record.seen_at)


def _query(written: Mapping[str, Any]) -> Query:
    return Query(
        text=written["text"],
        choices=tuple(
            Choice(each["facet"], tuple(each["included"]), tuple(each["excluded"]))
            for each in written["choices"]
        ),
        ranges=tuple(Range(**each) for each in written["ranges"]),
        sort=Sort(**written["sort"]),
        declared_only=written["declared_only"],
    )


def _display(written: Mapping[str, Any]) -> Display:
    return Display(written["layout"], tuple(ColumnShown(**each) for each in written["columns"]))


def _sorted(ids: Sequence[int]) -> array[int]:
    return array("q", np.sort(np.asarray(ids, np.int64)).tobytes())


def _new(ids: Sequence[int], seen: array[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.setdiff1d(np.asarray(ids, np.int64), np.asarray(seen, np.int64))


def _record(rows: repositories.Views, view_id: int) -> ViewRecord:
    found = next((each for each in rows.all() if each.id == view_id), None)
    if found is None:
        raise _unknown(view_id)
    return found


def _unknown(view_id: int) -> UnknownView:
    return UnknownView(f"La vue n° {view_id} n’existe pas.", "Choisissez-en une dans la liste.")


def _free_name(rows: repositories.Views, name: str, *, but: int | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise NameTaken("Une vue doit porter un nom.", "Donnez-lui en un.")
    if any(each.name.casefold() == name.casefold() and each.id != but for each in rows.all()):
        raise NameTaken(f"Une vue s’appelle déjà « {name} ».", "Choisissez un autre nom.")
    return name
