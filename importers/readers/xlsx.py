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
from importers.readers.sheet_xml import SheetDetails, scan
from importers.records import NOTHING, RawRow, RawSheet, SheetState

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
        if details.used_rows * details.used_columns > MAX_CELLS:
            raise UnreadableFile(
                f"La feuille « {self.name} » de « {self._archive.name} » s’étend sur {details.used_rows} "
                f"lignes et {details.used_columns} colonnes : une cellule s’est sans doute égarée très loin.",
                "Supprimez dans Excel les cellules isolées au bout de la feuille, puis recommencez.",
            )
        return details

    @property
    def hidden_columns(self) -> frozenset[int]:  # type: ignore[override]
        """0-based columns that the sheet hides."""
        return self._details.hidden_columns

    def rows(self) -> Iterator[RawRow]:
        """Rows that hold a value, with their links and the number formats that carry a unit."""
        details = self._details
        links, formats, hidden = details.links, details.formats, details.hidden_rows
        if not (links or formats or hidden):
            yield from super().rows()
            return
        for row in super().rows():
            number = row.number
            yield RawRow(
                number, row.values, number in hidden, links.get(number, NOTHING), formats.get(number, NOTHING)
            )

    def _sheet(self) -> CalamineSheet:
        _ = self._details
        return super()._sheet()


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
    return sheets, unread


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
