"""The sheets of an exported selection: *Synthèse*, *Sélection*, *À compléter*, *Sources*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from explorer.services import wording
from explorer.services.exports.columns import CourseColumn, ExportedCourse, further_columns, main_columns
from explorer.services.exports.tables import DATE, WHOLE, Column, TableSheet, TextSheet, Value
from explorer.services.questions import questions
from explorer.services.totals import Totals, add_up
from importers.records import column_letter
from resources.vocabulary import Vocabulary

SUMMARY: Final = "Synthèse"
SELECTION: Final = "Sélection"
SOURCES: Final = "Sources"
LEGEND: Final = (
    (
        "Case vide",
        "L’information n’est pas dans la source : elle n’est jamais comptée comme 0 (voir « À compléter »).",
    ),
    ("Durée", "En heures. Une journée compte 7 h, une demi-journée 3 h 30."),
    ("Base", "HT ou TTC tel que la source l’écrit ; vide si elle ne le dit pas."),
    ("€/h", "Le plus petit coût divisé par la plus petite durée."),
    (
        "Lu dans le texte",
        "Compétences et métiers que suggèrent les mots cités ; la source ne les déclare pas.",
    ),
    (
        "Financement à vérifier",
        "Une piste, jamais un droit : les règles changent et dépendent de la personne.",
    ),
    ("Codes", "RNCP : répertoire national des certifications professionnelles ; RS : répertoire spécifique."),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What *Synthèse* says besides what follows from the courses."""

    title: str
    reference: str | None
    query_sentence: str
    today: date


def summary(courses: Sequence[ExportedCourse], cover: Cover) -> TextSheet:
    """Reference, date, the query sentence, totals, legend, source editions."""
    totals = add_up([each.facts for each in courses])
    lines: list[tuple[str, Value]] = []
    if cover.reference:
        lines.append(("Référence", cover.reference))
    lines += [
        ("Date", cover.today),
        ("Recherche", cover.query_sentence),
        ("", ""),
        ("Totaux", None),
        ("Formations", len(courses)),
        ("Durée", _hours(totals)),
        *_costs(totals),
        ("", ""),
        ("Légende", None),
        *LEGEND,
        ("", ""),
        ("Éditions des sources", None),
    ]
    editions = Counter((each.source, each.file_name, each.imported_at) for each in courses)
    for (source, file_name, imported_at), count in sorted(editions.items(), key=lambda item: -item[1]):
        when = f", importé le {wording.date(imported_at)}" if imported_at else ""
        lines.append((source, f"{file_name}{when} : {wording.count(count, 'formation')}"))
    return TextSheet(SUMMARY, cover.title, lines)


def selection(courses: Sequence[ExportedCourse], words: Vocabulary, *, private_notes: bool) -> TableSheet:
    """The table itself: empty columns are hidden, further ones are added where they hold something."""
    main = main_columns(words, private_notes=private_notes)
    columns = [(column, [column.value(each) for each in courses]) for column in main]
    for column in further_columns(words):
        values = [column.value(each) for each in courses]
        if any(value is not None for value in values):
            columns.append((column, values))
    return TableSheet(
        SELECTION,
        [_layout(column, values) for column, values in columns],
        list(zip(*(values for _column, values in columns), strict=True)),
        printed_columns=len(main),
    )


def to_complete(courses: Sequence[ExportedCourse]) -> TableSheet:
    """Missing facts as questions to the provider, with room for the answers."""
    rows: list[tuple[Value, ...]] = [
        (each.rank, each.facts.title, each.facts.provider, fact, question, None)
        for each in courses
        for fact, question in questions(each.facts)
    ]
    columns = (
        Column("Rang", 6, WHOLE, "center"),
        Column("Formation", 42),
        Column("Organisme", 26),
        Column("Ce qui manque", 18),
        Column("Question à l’organisme", 52),
        Column("Réponse", 36),
    )
    nothing = (None, "Rien ne manque.", None, None, None, None)
    return TableSheet("À compléter", columns, rows or [nothing])


def sources(courses: Sequence[ExportedCourse]) -> TableSheet:
    """Where each course stands in its file."""
    columns = (
        Column("Rang", 6, WHOLE, "center"),
        Column("Formation", 46),
        Column("Source", 28),
        Column("Fichier", 34),
        Column("Feuille", 28),
        Column("Cellules", 12),
        Column("Importée le", 12, DATE),
    )
    rows: list[tuple[Value, ...]] = [
        (
            each.rank,
            each.facts.title,
            each.source,
            each.file_name,
            each.facts.sheet,
            _cells(each),
            each.imported_at.date() if each.imported_at else None,
        )
        for each in courses
    ]
    return TableSheet(SOURCES, columns, rows)


def _layout(column: CourseColumn, values: Sequence[Value]) -> Column:
    is_empty = not column.to_fill and all(value is None for value in values)
    return replace(column.layout, hidden=True) if is_empty else column.layout


def _cells(course: ExportedCourse) -> str:
    indexes = [cell.column for cell in course.cells]
    row = course.facts.row
    if not indexes:
        return f"ligne {row}"
    return f"{column_letter(min(indexes))}{row}:{column_letter(max(indexes))}{row}"


def _hours(totals: Totals) -> str:
    missing = wording.count(totals.missing_durations, "durée non renseignée", "durées non renseignées")
    if totals.missing_durations == totals.count:
        return missing
    low = wording.hours(totals.hours_min)
    if totals.hours_max is None:
        text = f"à partir de {low}"
    else:
        text = low if totals.hours_max == totals.hours_min else f"{low} à {wording.hours(totals.hours_max)}"
    return f"{text} ; {missing}" if totals.missing_durations else text


def _costs(totals: Totals) -> list[tuple[str, Value]]:
    """HT and TTC are never added up; a course « à partir de » counts for its smallest price."""
    costs: list[tuple[str, Value]] = [
        (label, amount)
        for label, amount in (
            ("Coût HT", totals.price_ht_eur),
            ("Coût TTC", totals.price_ttc_eur),
            ("Coût, base non précisée", totals.price_unknown_basis_eur),
        )
        if amount
    ]
    if totals.missing_prices:
        costs.append(("Coûts non renseignés", totals.missing_prices))
    return costs or [("Coût", "gratuit")]
