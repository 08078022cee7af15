"""Excel workbooks: values from calamine; links, hidden parts and units of numbers from the XML beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from posixpath import join, normpath

from python_calamine import CalamineSheet, CalamineWorkbook

from importers.errors import UnreadableFile
from importers.readers.archive import Archive
from importers.readers.calamine import CalamineRawSheet, load, worksheets
from importers.readers.number_formats import telling_formats
from importers.readers.sheet_xml import SheetDetails, extent, scan
from importers.readers.unread import MAX_CELLS, told_unread, too_far
from importers.records import NOTHING, ByCell, RawRow, RawSheet, SheetState


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

    @cached_property
    def unread(self) -> ByCell:  # type: ignore[override]
        """The cells in error and the formulas without result."""
        return self._details.unread

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
    return sheets, (*unread, *(sentence for sheet in sheets for sentence in told_unread(sheet)))


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
