"""Builds the sample map from the full training map: the rows whose source may be passed on, and nothing else.

    python docs/build_sample_map.py cartographie_ia_commerce.xlsx

The same input gives the same bytes, so that a rebuild shows only what really changed.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

TARGET = Path(__file__).resolve().parents[1] / "resources" / "samples" / "cartographie_exemple.xlsx"
EDITION = datetime(2026, 10, 30, tzinfo=UTC)

WITHOUT_LICENCE = {
    "extrait compilé": "Mon Compte Formation, extrait compilé par un tiers",
    "Recensement Grand Est": "Recensement régional du Grand Est, compilé par un tiers",
}
"""What a « Source du fait » says when its rows stay out: compilations that carry no licence of their own."""
PRIVATE_COLUMNS = ("Remarque interne",)
LEFT_OUT_BANNERS = ("recensement Grand Est",)

INK = "17212B"
ACCENT = "0B6E69"
SOFT = "E1F1F0"
LINE = Side(style="thin", color="DDE3E9")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet's table stands in the full map; rows 1-based, bounds included."""

    first_header: int
    last_header: int
    frozen_column: int


LAYOUTS = {
    "1 - IA-IAG généralistes": Layout(6, 6, 1),
    "2 - Sectorielles": Layout(4, 5, 1),
    "3 - Dispositifs Opcommerce": Layout(3, 3, 1),
    "4 - Carif-Oref": Layout(8, 8, 2),
    "5 - Transitions Pro": Layout(2, 2, 2),
}


def main(arguments: list[str]) -> int:
    """Writes the sample; exit status 2 when no map is given."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    full = load_workbook(arguments[0])
    sample = Workbook()
    front = sample.worksheets[0]
    counts = {name: _copy_sheet(full[name], sample.create_sheet(name), LAYOUTS[name]) for name in LAYOUTS}
    left_out = {words: _count(full, words) for words in WITHOUT_LICENCE}
    _write_front(front, counts, left_out)
    TARGET.write_bytes(_fixed_bytes(sample))
    print(f"{TARGET} : {sum(counts.values())} formations, {sum(left_out.values())} laissées de côté")
    return 0


def _source(sheet: Worksheet, row: int) -> str:
    return str(sheet.cell(row, sheet.max_column).value or "")


def _count(full: Workbook, words: str) -> int:
    return sum(
        words in _source(full[name], row)
        for name, layout in LAYOUTS.items()
        for row in range(layout.last_header + 1, full[name].max_row + 1)
    )


def _kept_rows(sheet: Worksheet, layout: Layout) -> Iterator[int]:
    """Data rows whose source may be passed on, the section rows above them, and footnotes; no totals."""
    pending: int | None = None
    for row in range(layout.last_header + 1, sheet.max_row + 1):
        first = str(sheet.cell(row, 1).value or "")
        source = _source(sheet, row)
        if source and not any(words in source for words in WITHOUT_LICENCE):
            if pending is not None:
                yield pending
                pending = None
            yield row
        elif first.startswith("—"):
            pending = row
        elif first.startswith("(*)"):
            yield row


def _kept_columns(sheet: Worksheet, layout: Layout, rows: list[int]) -> list[int]:
    return [
        column
        for column in range(1, sheet.max_column + 1)
        if sheet.cell(layout.last_header, column).value not in PRIVATE_COLUMNS
        and any(sheet.cell(row, column).value is not None for row in rows if _source(sheet, row))
    ]


def _copy_sheet(full: Worksheet, sample: Worksheet, layout: Layout) -> int:
    """Copies banners, header and kept rows; returns the number of courses."""
    rows = list(_kept_rows(full, layout))
    columns = _kept_columns(full, layout, rows)
    banners = [row for row in range(1, layout.first_header) if not _is_left_out(full, row)]
    headers = list(range(layout.first_header, layout.last_header + 1))
    for target, row in enumerate((*banners, *headers, *rows), start=1):
        for place, column in enumerate(columns, start=1):
            _copy_cell(full.cell(row, column), sample.cell(target, place))
        if row < layout.first_header:
            _style_banner(sample, target)
        elif row <= layout.last_header:
            _style_header(sample, target, len(columns))
        elif not _source(full, row):
            _style_section(sample, target, len(columns))
    _merge_groups(full, sample, layout, columns, len(banners) + 1)
    last_header = len(banners) + len(headers)
    sample.freeze_panes = sample.cell(last_header + 1, layout.frozen_column + 1)
    last_course = last_header + max(number for number, row in enumerate(rows, start=1) if _source(full, row))
    sample.auto_filter.ref = f"A{last_header}:{get_column_letter(len(columns))}{last_course}"
    _set_widths(sample, last_header)
    _set_page(sample, last_header)
    return sum(bool(_source(full, row)) for row in rows)


def _is_left_out(sheet: Worksheet, row: int) -> bool:
    text = " ".join(str(cell.value) for cell in sheet[row] if cell.value is not None)
    return any(words in text for words in LEFT_OUT_BANNERS)


def _copy_cell(full: Cell, sample: Cell) -> None:
    sample.value = full.value
    sample.border = Border(bottom=LINE)
    if full.value is None:
        return
    sample.number_format = full.number_format
    sample.font = Font(name="Calibri", size=10, color=INK)
    sample.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    if full.hyperlink is not None and full.hyperlink.target:
        sample.hyperlink = full.hyperlink.target
        sample.font = Font(name="Calibri", size=10, color=ACCENT, underline="single")


def _style_banner(sheet: Worksheet, row: int) -> None:
    for cell in sheet[row]:
        cell.font = Font(name="Calibri", size=14 if row == 1 else 11, bold=row == 1, color=ACCENT)
        cell.alignment = Alignment(vertical="center")
        cell.border = Border()


def _style_header(sheet: Worksheet, row: int, width: int) -> None:
    for column in range(1, width + 1):
        cell = sheet.cell(row, column)
        cell.font = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=ACCENT)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        cell.border = Border(right=Side(style="thin", color="FFFFFF"))


def _style_section(sheet: Worksheet, row: int, width: int) -> None:
    for column in range(1, width + 1):
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=SOFT)
    first = sheet.cell(row, 1)
    first.font = Font(name="Calibri", size=10, bold=True, color=ACCENT)
    first.alignment = Alignment(vertical="center")


def _merge_groups(full: Worksheet, sample: Worksheet, layout: Layout, columns: list[int], row: int) -> None:
    """The groups of a two-level header stay merged above the columns that are left."""
    for merged in full.merged_cells.ranges:
        if merged.min_row == merged.max_row == layout.first_header < layout.last_header:
            places = [columns.index(c) + 1 for c in range(merged.min_col, merged.max_col + 1) if c in columns]
            if places:
                # The label stands in the first cell, which is lost if its own column is.
                sample.cell(row, places[0]).value = full.cell(merged.min_row, merged.min_col).value
            if len(places) > 1:
                sample.merge_cells(start_row=row, end_row=row, start_column=places[0], end_column=places[-1])


def _lines(cell: Cell) -> list[str]:
    shown = f"{cell.value:%d/%m/%Y}" if isinstance(cell.value, date) else str(cell.value or "")
    return shown.splitlines()


def _set_widths(sheet: Worksheet, last_header: int) -> None:
    """Widths from the texts, then heights from both: readers do not all fit wrapped rows by themselves."""
    table = range(last_header + 1, sheet.max_row + 1)
    widths = {}
    for column in range(1, sheet.max_column + 1):
        # Sections and footnotes, alone on their row, run over their neighbours.
        rows = [row for row in table if column > 1 or sheet.cell(row, 2).value is not None]
        longest = max((len(line) for row in rows for line in _lines(sheet.cell(row, column))), default=0)
        header = max(map(len, str(sheet.cell(last_header, column).value or "").split()), default=0)
        widths[column] = min(max(longest + 2, header + 4, 9), 36)
        sheet.column_dimensions[get_column_letter(column)].width = widths[column]
    sheet.row_dimensions[last_header].height = 42
    for row in table:
        _set_height(sheet, row, {c: w for c, w in widths.items() if sheet.cell(row, 2).value is not None})


def _set_height(sheet: Worksheet, row: int, widths: dict[int, float]) -> None:
    lines = (
        sum(ceil(max(len(line), 1) / width) for line in _lines(sheet.cell(row, column)))
        for column, width in widths.items()
    )
    sheet.row_dimensions[row].height = 13.5 * max([1, *lines]) + 3


def _set_page(sheet: Worksheet, header: int | None = None) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header is not None:
        sheet.print_title_rows = f"{header}:{header}"
    sheet.sheet_view.showGridLines = False


def _write_front(sheet: Worksheet, counts: dict[str, int], left_out: dict[str, int]) -> None:
    """The « Lisez-moi »: what this is, what was left out and why, where the facts come from."""
    sheet.title = "Lisez-moi"
    lines: list[tuple[str, str]] = [
        ("Cartographie d'exemple – IA et IA générative dans le commerce", ""),
        ("Livrée avec Explorateur de formations pour le découvrir ; vos fichiers la remplacent.", ""),
        ("", ""),
        (
            "Ce que c'est",
            "Des faits réels (intitulé, organisme, durée, prix, code, lien, lieu), chacun avec sa source, "
            "rangés sur le plan en cinq axes de la synthèse de l'étude « L'intelligence artificielle "
            "générative – impact sur les métiers du commerce ». "
            "Ce n'est pas la cartographie du rapport de L'Opcommerce.",
        ),
        ("Arrêtée au", f"{EDITION:%d/%m/%Y}. À vérifier auprès de l'organisme : tarifs, dates, échéances."),
        ("", ""),
        ("ONGLETS", ""),
        *((name, f"{count} formations ou dispositifs") for name, count in counts.items()),
        ("", ""),
        ("LECTURE", ""),
        (
            "Écritures",
            "Durées, tarifs, niveaux et modalités sont repris tels qu'écrits par la source. "
            "Une cellule vide veut dire que la source ne dit rien, et non « gratuit » ou « non ».",
        ),
        (
            "« notre classement »",
            "Compétences, familles de métiers et maturité ne viennent pas des organismes : "
            "colonnes remplies seulement quand l'intitulé ou la source le rend évident. "
            "La branche est rapprochée de la CPNE indiquée.",
        ),
        ("", ""),
        ("LAISSÉ DE CÔTÉ", ""),
        *(
            (
                f"{left_out[words]} lignes",
                f"{label} : pas de licence qui permette de rediffuser la compilation.",
            )
            for words, label in WITHOUT_LICENCE.items()
        ),
        ("", ""),
        ("SOURCES", "La colonne « Source du fait » donne celle de chaque ligne."),
        ("Certif Info", "Base du Réseau des Carif-Oref"),
        ("France compétences", "Fiches RNCP et RS ; Kit apprentissage du 31/01/2025 (échéances)"),
        ("ALLiaNCE (DINUM)", "Page « Se former en IA »"),
        ("Dispositifs", "Pages de Transitions Pro, Centre Inffo, Cap Métiers, Carif-Oref PACA, L'Opcommerce"),
        ("Organismes", "Leurs sites, catalogues et brochures publics"),
    ]
    for row, (name, text) in enumerate(lines, start=1):
        first, second = sheet.cell(row, 1, name or None), sheet.cell(row, 2, text or None)
        heading = row == 1 or (name.isupper() and len(name) > 1)
        first.font = Font(
            name="Calibri", size=14 if row == 1 else 10, bold=heading, color=ACCENT if heading else INK
        )
        second.font = Font(name="Calibri", size=10, color=INK)
        first.alignment = Alignment(vertical="top")
        second.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 96
    for row in range(3, sheet.max_row + 1):
        _set_height(sheet, row, {2: 96})
    _set_page(sheet)


def _fixed_bytes(workbook: Workbook) -> bytes:
    """The workbook's bytes with the edition's date wherever openpyxl writes the present moment."""
    workbook.properties.creator = "Explorateur de formations"
    workbook.properties.title = "Cartographie d'exemple"
    workbook.properties.created = EDITION.replace(tzinfo=None)
    written = BytesIO()
    workbook.save(written)
    fixed = BytesIO()
    stamp = f"{EDITION:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, (EDITION.year, EDITION.month, EDITION.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, content)
    return fixed.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
