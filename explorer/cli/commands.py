"""The commands themselves: what each asks of the services, what it answers and with which exit status."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.errors import DatabaseError
from explorer import paths
from explorer.search.query import Query, Sort
from explorer.services.errors import ServiceRefused
from importers.errors import ImportRefused

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome
    from explorer.services.imports import Imports
    from explorer.services.opening import Services
    from explorer.services.plan import ImportPlan
    from importers.choices import Choices

# Services are imported by the command that needs them: `--help` and `template` must not wait for SQLAlchemy.
# ruff: noqa: PLC0415

DONE: Final = 0
DONE_WITH_REJECTS: Final = 1
REFUSED: Final = 2

HUMAN_LIMIT: Final = 20


class CommandRefused(Exception):
    """What was asked makes no sense on this catalogue. `str()` is a French sentence."""


REFUSALS: Final = (CommandRefused, DatabaseError, ImportRefused, ServiceRefused)


@dataclass(frozen=True, slots=True)
class Answer:
    """`document` for `--json`, `text` for people; a text that goes with `REFUSED` is for stderr."""

    document: Any
    text: str
    status: int = DONE


def answer(asked: Namespace) -> Answer:
    """Runs the parsed command. Raises one of `REFUSALS`, nothing written."""
    return _COMMANDS[asked.command](asked)


def _import(asked: Namespace) -> Answer:
    path = _database(asked)
    missing_folders = [folder for folder in path.parents if not folder.exists()]
    is_kept = path.exists()
    try:
        with _services(path, create=True) as services:
            result = _import_files(services, asked)
        is_kept = is_kept or not asked.dry_run
    finally:
        if not is_kept:
            _remove(path, missing_folders)
    return result


def _import_files(services: Services, asked: Namespace) -> Answer:
    """All of the files or none: each is read before the first is written."""
    from explorer.cli import documents, texts
    from resources.vocabulary import vocabulary

    choices = _choices(asked)

    def preview(file: Path) -> ImportPlan:
        return services.imports.preview(file, choices, source=asked.source)

    import_ids: list[int | None] = [None] * len(asked.files)
    with _all_or_none(services.imports, asked.files, import_ids):
        plans = [preview(file) for file in asked.files]
        for place, file in enumerate(asked.files if not asked.dry_run else ()):
            if place:
                plans[place] = preview(file)  # the files before it have changed the catalogue
            import_ids[place] = services.imports.apply(plans[place]).import_id
    if not asked.dry_run:
        _ignore_interruptions()
    applied = not asked.dry_run
    answers = [
        documents.imported(plan, str(file), import_id, applied=applied)
        for plan, file, import_id in zip(plans, asked.files, import_ids, strict=True)
    ]
    sentences = [
        texts.imported(plan, import_id, vocabulary(), applied=applied)
        for plan, import_id in zip(plans, import_ids, strict=True)
    ]
    has_rejects = any(plan.counts.rejected for plan in plans)
    return Answer(
        answers[0] if len(answers) == 1 else answers,
        "\n\n".join(sentences),
        DONE_WITH_REJECTS if has_rejects else DONE,
    )


def _ignore_interruptions() -> None:
    """All is written: from here to its end the process must not say, nor exit as if, nothing were."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _choices(asked: Namespace) -> Choices:
    """What the command says of the files. A password is never an argument: others could see it."""
    from importers.choices import Choices
    from importers.options import OpenOptions

    password = sys.stdin.readline().rstrip("\r\n") if asked.password_stdin else None
    opening = OpenOptions(password, asked.encoding, asked.separator)
    return Choices(opening, asked.axis, tuple(asked.sheet or ()))


@contextmanager
def _all_or_none(imports: Imports, files: Sequence[Path], import_ids: list[int | None]) -> Iterator[None]:
    """Takes back what was imported before a failure, and says what of several files is in the catalogue."""
    try:
        yield
    except BaseException as error:
        kept = []
        for file, import_id in reversed(list(zip(files, import_ids, strict=True))):
            if import_id is not None and not _take_back(imports, import_id):
                kept.append(f"« {file.name} » (import n° {import_id})")
        if kept or (len(files) > 1 and isinstance(error, REFUSALS)):
            told = (
                f"Sont restés dans le catalogue : {', '.join(kept)} ; annulez-les avec la commande « undo »."
                if kept
                else f"Aucun des {len(files)} fichiers n’a été importé."
            )
            raise CommandRefused(f"{error} {told}") from error
        raise


def _take_back(imports: Imports, import_id: int) -> bool:
    try:
        imports.undo(import_id)
    except DatabaseError:
        return False
    return True


def _remove(path: Path, folders: list[Path]) -> None:
    """Removes a catalogue that this command made for nothing, and the folders made for it."""
    from db import files

    if path.exists() and not files.remove_unused(path):
        return
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _search(asked: Namespace) -> Answer:
    from explorer.cli import documents, texts
    from explorer.services.listing import list_courses
    from resources.vocabulary import vocabulary

    with _services(_database(asked)) as services:
        outcome = _outcome(services, asked)
        shown = outcome.total if asked.json else HUMAN_LIMIT
        limit = shown if asked.limit is None else asked.limit
        courses = list_courses(
            services.database,
            services.catalogue,
            outcome.ids[:limit],
            outcome.scores[:limit],
            outcome.query.text,
        )
    words = vocabulary()
    labels = {skill.slug: skill.label for skill in words.skills}
    return Answer(
        documents.found(outcome, courses, labels), texts.found(outcome, courses, outcome.query, words)
    )


def _facets(asked: Namespace) -> Answer:
    from explorer.cli import documents, texts

    with _services(_database(asked)) as services:
        outcome = _outcome(services, asked)
    return Answer(documents.counted(outcome), texts.counted(outcome))


def _show(asked: Namespace) -> Answer:
    from explorer.cli import documents, texts
    from explorer.services.catalogue import CourseNotFound
    from resources.vocabulary import vocabulary

    with _services(_database(asked)) as services:
        try:
            course = services.catalogue.details(asked.id)
        except CourseNotFound as error:
            raise CommandRefused(f"{error} Cherchez-la avec la commande « search ».") from error
    return Answer(documents.shown(course), texts.shown(course, vocabulary()))


def _export(asked: Namespace) -> Answer:
    from explorer.search.sentence import sentence
    from explorer.services.exports import NO_QUERY
    from explorer.services.exports.options import ExportOptions
    from resources.vocabulary import vocabulary

    with _services(_database(asked)) as services:
        narrowed = bool(asked.query or asked.filter)
        outcome = _outcome(services, asked) if narrowed or asked.selection is None else None
        selection_id = None
        ids = [int(each) for each in outcome.ids] if outcome is not None else []
        if asked.selection is not None:
            selection_id = _selection(services, asked.selection)
            items = services.dossiers.items(selection_id)
            found = frozenset(ids)
            ids = [each for each in items if outcome is None or each in found]
        count = services.exports.write_courses(
            ids,
            asked.output,
            query_sentence=sentence(outcome.query, vocabulary()) if outcome is not None else NO_QUERY,
            selection_id=selection_id,
            options=ExportOptions(private_notes=asked.private_notes),
        )
    return Answer(
        {"file": str(asked.output), "courses": count},
        f"{asked.output} : {count} formation{'s' if count > 1 else ''}.",
    )


def _selection(services: Services, name: str) -> int:
    selections = services.dossiers.all()
    wanted = " ".join(name.split()).casefold()
    for each in selections:
        if each.name.casefold() == wanted:
            return each.id
    known = ", ".join(each.name for each in selections) or "aucune"
    raise CommandRefused(
        f"Aucune sélection ne s’appelle « {name} ». Aucun fichier n’a été écrit. Sélections : {known}."
    )


def _imports(asked: Namespace) -> Answer:
    from explorer.cli import documents, texts

    with _services(_database(asked)) as services:
        entries = services.imports.history()
    return Answer(documents.history(entries), texts.history(entries))


def _undo(asked: Namespace) -> Answer:
    from explorer.cli import documents

    with _services(_database(asked)) as services:
        report = services.imports.undo(asked.import_id)
        _ignore_interruptions()
    kept = [f"  {each.title} : {each.reason}" for each in report.kept]
    return Answer(documents.undone(report), "\n".join((str(report), *kept)))


def _check(asked: Namespace) -> Answer:
    from db.engine import open_database

    path = _database(asked)
    database = open_database(path, create=False)
    try:
        problems = database.check()
    finally:
        database.close()
    document = {"file": str(path), "ok": not problems, "problems": list(problems)}
    if problems:
        return Answer(document, " ".join(problems), REFUSED)
    return Answer(document, f"{path} : aucun problème.")


def _backup(asked: Namespace) -> Answer:
    from db.engine import open_database

    database = open_database(_database(asked), create=False)
    try:
        database.backup(asked.output)
    finally:
        database.close()
    return Answer({"file": str(asked.output)}, f"Sauvegarde enregistrée : {asked.output}.")


def _template(asked: Namespace) -> Answer:
    from explorer.services.exports.template import write_template
    from resources.vocabulary import vocabulary

    write_template(asked.output, vocabulary())
    return Answer({"file": str(asked.output)}, f"{asked.output} : une carte vide, à remplir puis à importer.")


_COMMANDS: Final[Mapping[str, Callable[[Namespace], Answer]]] = {
    "import": _import,
    "search": _search,
    "facets": _facets,
    "show": _show,
    "export": _export,
    "imports": _imports,
    "undo": _undo,
    "check": _check,
    "backup": _backup,
    "template": _template,
}


def _database(asked: Namespace) -> Path:
    try:
        path: Path = asked.database or paths.database_file()
        path.exists()  # a folder closed to this user, a name too long
    except OSError as error:
        raise CommandRefused(
            f"L’emplacement du catalogue ne peut pas être utilisé ({error}). Rien n’a été écrit. "
            "Indiquez-en un autre avec --database."
        ) from error
    return path


@contextmanager
def _services(path: Path, *, create: bool = False) -> Iterator[Services]:
    from explorer.services.opening import open_services

    services = open_services(path, create=create)
    try:
        yield services
    finally:
        services.close()


def _outcome(services: Services, asked: Namespace) -> Outcome:
    from explorer.search.filters import FilterRefused

    query = Query(text=" ".join(asked.query), sort=Sort(asked.sort.lstrip("-"), asked.sort.startswith("-")))
    try:
        query = services.catalogue.filtered(query, asked.filter or ())
    except FilterRefused as error:
        raise CommandRefused(str(error)) from error
    return services.catalogue.search(query)
