"""Sentences on what a sheet does not give: cells in error, formulas without result, cells gone astray."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from importers.errors import UnreadableFile
from importers.records import (
    ByCell,
    ColumnMapping,
    RawSheet,
    Reject,
    Warning,  # noqa: A004 - the domain's word
    column_letter,
)

MAX_CELLS: Final = 60_000_000
"""Of the rectangle that holds all values: calamine reserves it whole (24 bytes a cell)."""
MOST_CELLS_TOLD: Final = 10_000
_CELLS_NAMED: Final = 12
_NOT_COMPUTED: Final = (
    "Formule sans résultat enregistré : ouvrez le fichier dans Excel et enregistrez-le pour la calculer."
)


def without_value(errors: ByCell, uncached: Iterable[tuple[int, int]]) -> ByCell:
    """The cells in error, and the formulas without a computed value ((row, column)) as an empty text."""
    cells = {row: dict(texts) for row, texts in errors.items()}
    for row, column in uncached:
        cells.setdefault(row, {})[column] = ""
    return cells


def told_unread(sheet: RawSheet) -> Iterator[str]:
    """French sentences on the cells of a sheet whose value the file does not hold."""
    cells = list(_in_order(sheet.unread))
    if uncached := [(row, column) for row, column, text in cells if not text]:
        yield _formulas_without_result(sheet.name, uncached)
    if errors := [(row, column) for row, column, text in cells if text]:
        yield _cells_in_error(sheet.name, errors)


def _in_order(unread: ByCell) -> Iterator[tuple[int, int, str]]:
    return (
        (row, column, text) for row, texts in sorted(unread.items()) for column, text in sorted(texts.items())
    )


def _cells_in_error(sheet: str, cells: Sequence[tuple[int, int]]) -> str:
    """« 2 cellules en erreur (A1, B1) »; `cells`: (row, column)."""
    what = "cellules en erreur" if len(cells) > 1 else "cellule en erreur"
    whose = "leur" if len(cells) > 1 else "sa"
    return f"{_told(sheet, what, cells)} : {whose} valeur reste inconnue."


def _formulas_without_result(sheet: str, cells: Sequence[tuple[int, int]]) -> str:
    """« 2 formules sans résultat enregistré (C3, D3) »; `cells`: (row, column)."""
    what = "formules sans résultat enregistré" if len(cells) > 1 else "formule sans résultat enregistré"
    which = "les" if len(cells) > 1 else "la"
    return (
        f"{_told(sheet, what, cells)} : ouvrez le fichier dans Excel et enregistrez-le pour {which} calculer."
    )


def cell_warnings(
    sheet: str, unread: ByCell, columns: Sequence[ColumnMapping], rows: Collection[int]
) -> Iterator[Warning]:
    """One for each cell without a value in these columns of these rows, the first ones."""
    fields = {each.column: each.field for each in columns}
    cells = (cell for cell in _in_order(unread) if cell[0] in rows and cell[1] in fields)
    for row, column, text in islice(cells, MOST_CELLS_TOLD):
        what = f"Cellule en erreur (« {text} ») : sa valeur reste inconnue." if text else _NOT_COMPUTED
        message = f"{column_letter(column)}{row} : {what}"
        yield Warning(sheet, row, column, fields[column], text or None, message)


def with_its_reason(reject: Reject, unread: ByCell) -> Reject:
    """A row whose title is a formula that was never computed is refused for that, not for an empty cell."""
    column = reject.column
    if column is None or unread.get(reject.row, {}).get(column) != "":
        return reject
    return replace(reject, reason=f"{column_letter(column)}{reject.row} : {_NOT_COMPUTED}")


def too_far(file: str, sheet: str, rows: int, columns: int) -> UnreadableFile:
    """The refusal of a sheet whose cells stand too far apart to be held."""
    return UnreadableFile(
        f"La feuille « {sheet} » de « {file} » s’étend sur {rows} "
        f"lignes et {columns} colonnes : une cellule s’est sans doute égarée très loin.",
        "Supprimez dans Excel les cellules isolées au bout de la feuille, puis recommencez.",
    )


def _told(sheet: str, what: str, cells: Sequence[tuple[int, int]]) -> str:
    names = ", ".join(f"{column_letter(column)}{row}" for row, column in cells[:_CELLS_NAMED])
    more = "…" if len(cells) > _CELLS_NAMED else ""
    return f"Feuille « {sheet} » : {len(cells)} {what} ({names}{more})"
