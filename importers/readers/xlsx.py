"""Excel workbooks: values from calamine; links, hidden parts and units of numbers from the XML beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from posixpath import join, normpath
from typing import Final

from python_calamine import CalamineSheet, CalamineWorkbook

from importers.errors import UnreadableFile
from importers.readers.archive import Archive
from importers.readers.calamine import CalamineRawSheet, load, worksheets
from importers.readers.number_formats import telling_formats
from importers.readers.sheet_xml import SheetDetails, extent, scan
from importers.records import NOTHING, RawRow, RawSheet, SheetState, column_letter

MAX_CELLS: Final = 60_000_000
"""Of the rectangle that holds all values: calamine reserves it whole (24 bytes a cell)."""


class XlsxSheet(CalamineRawSheet):
    """A worksheet of an .xlsx or .xlsm file."""

    def __init__(
        self,
        workbook: CalamineWorkbook,
        archive: Archive,
        sheet: tuple[str, SheetState],
        *,
        part: str,
        formats: Mapping[int, str],
    ) -> None:
        super().__init__(workbook, archive.name, *sheet)
        self._archive = archive
        self._part = part
        self._formats = formats

    @cached_property
    def _details(self) -> SheetDetails:
        targets = {
            attributes["Id"]: attributes["Target"]
            for name, attributes in self._archive.elements(_rels_of(self._part))
            if name == "Relationship" and "Id" in attributes and "Target" in attributes
        }
        details = scan(self._archive.chunks(self._part), targets, self._formats)
        if details.reach_rows * details.reach_columns > MAX_CELLS:
            rows, columns = extent(self._archive.chunks(self._part))
            if rows * columns > MAX_CELLS:
                raise too_far(self._archive.name, self.name, rows, columns)
        return details

    @property
    def hidden_columns(self) -> frozenset[int]:  # type: ignore[override]
        """0-based columns that the sheet hides."""
        return self._details.hidden_columns

    def rows(self) -> Iterator[RawRow]:
        """Rows that hold a value, with their links and the number formats that carry a unit."""
        details = self._details
        links, formats, hidden, texts = details.links, details.formats, details.hidden_rows, details.texts
        if not (links or formats or hidden or texts):
            yield from super().rows()
            return
        for row in super().rows():
            number = row.number
            values = row.values
            if number in texts:
                values = tuple(texts[number].get(column, value) for column, value in enumerate(values))
            yield RawRow(
                number, values, number in hidden, links.get(number, NOTHING), formats.get(number, NOTHING)
            )

    def unread(self) -> Iterator[str]:
        """French sentences on the cells whose value the file does not hold."""
        details = self._details
        if details.uncached:
            yield (
                _told(
                    self.name,
                    "formule sans résultat enregistré",
                    "formules sans résultat enregistré",
                    [(row, column) for row, column in details.uncached],
                )
                + " : ouvrez le fichier dans Excel et enregistrez-le pour les calculer."
            )
        if details.errors:
            yield (
                _told(
                    self.name,
                    "cellule en erreur",
                    "cellules en erreur",
                    [(row, column) for row, column, _text in details.errors],
                )
                + " : leur valeur reste inconnue."
            )

    def _sheet(self) -> CalamineSheet:
        _ = self._details
        return super()._sheet()


_CELLS_NAMED: Final = 12


def _told(sheet: str, one: str, several: str, cells: list[tuple[int, int]]) -> str:
    """« Feuille « Offre » : 2 formules sans résultat enregistré (C3, D3) »."""
    names = ", ".join(f"{column_letter(column)}{row}" for row, column in cells[:_CELLS_NAMED])
    more = "…" if len(cells) > _CELLS_NAMED else ""
    return f"Feuille « {sheet} » : {len(cells)} {several if len(cells) > 1 else one} ({names}{more})"


def too_far(file: str, sheet: str, rows: int, columns: int) -> UnreadableFile:
    """The refusal of a sheet whose cells stand too far apart to be held."""
    return UnreadableFile(
        f"La feuille « {sheet} » de « {file} » s’étend sur {rows} "
        f"lignes et {columns} colonnes : une cellule s’est sans doute égarée très loin.",
        "Supprimez dans Excel les cellules isolées au bout de la feuille, puis recommencez.",
    )


def open_xlsx(archive: Archive) -> tuple[tuple[RawSheet, ...], tuple[str, ...]]:
    """Sheets and warnings about the file."""
    workbook = load(archive.name, archive.data)
    parts = _sheet_parts(archive)
    formats = telling_formats(archive.elements("xl/styles.xml"))
    sheets = tuple(
        XlsxSheet(workbook, archive, sheet, part=parts.get(sheet[0], ""), formats=formats)
        for sheet in worksheets(workbook)
    )
    if not sheets:
        raise UnreadableFile(
            f"« {archive.name} » ne contient aucune feuille de cellules.",
            "Ouvrez-le dans Excel, copiez le tableau dans une feuille ordinaire, puis recommencez.",
        )
    unread = (
        ()
        if all(part in archive.parts for part in parts.values()) and parts
        else ("Les liens, les colonnes masquées et les unités des nombres n’ont pas pu être lus.",)
    )
    return sheets, (*unread, *(sentence for sheet in sheets for sentence in sheet.unread()))


def _sheet_parts(archive: Archive) -> dict[str, str]:
    """Sheet name → path of its XML in the archive; both path styles of the specification are met."""
    targets = {
        attributes.get("Id", ""): normpath(join("xl", attributes.get("Target", ""))).lstrip("/")
        for name, attributes in archive.elements("xl/_rels/workbook.xml.rels")
        if name == "Relationship"
    }
    return {
        attributes.get("name", ""): targets.get(attributes.get("id", ""), "")
        for name, attributes in archive.elements("xl/workbook.xml")
        if name == "sheet"
    }


def _rels_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
