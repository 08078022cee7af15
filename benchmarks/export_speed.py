"""Exports of N courses in each format; the workbook beside openpyxl's write_only mode, same cells, no style.

    .venv/bin/python -m benchmarks.export_speed MAP.xlsx [N]

The courses of the map are repeated up to N (10,000). The gate of the workbook is 1.5 times its peer.
Processor seconds, best of three, from the document to the bytes; the PDF, a page a course, is written once,
for N / 10.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from openpyxl import Workbook
from PySide6.QtGui import QGuiApplication

from db.engine import open_database
from db.repositories import Courses
from explorer.services.exports.csv_table import write_csv
from explorer.services.exports.document import Cover, ExportDocument, make_document
from explorer.services.exports.html_page import write_html
from explorer.services.exports.options import ExportOptions
from explorer.services.exports.sheets import workbook_sheets
from explorer.services.exports.tables import Link, TableSheet, TextSheet
from explorer.services.exports.values import ExportedCourse
from explorer.services.exports.xlsx import write_workbook
from explorer.services.imports import Imports
from explorer.ui.printing.pdf import pdf_bytes
from resources.vocabulary import vocabulary

Sheets = Sequence[TableSheet | TextSheet]


def courses(map_file: Path, count: int, folder: Path) -> list[ExportedCourse]:
    """`count` courses as an export takes them."""
    with closing(open_database(folder / "catalogue.sqlite3", create=True)) as database:
        imports = Imports(database, vocabulary())
        imports.apply(imports.preview(map_file))
        when = imports.history()[0].imported_at
        with database.read() as session:
            records = Courses(session).records()
            cells = Courses(session).cells_of([each.id for each in records])
    repeated = islice(cycle(records), count)
    return [
        ExportedCourse(rank, each, cells[each.id], "Carte", map_file.name, when)
        for rank, each in enumerate(repeated, start=1)
    ]


def document(exported: Sequence[ExportedCourse]) -> ExportDocument:
    """All columns of these courses."""
    cover = Cover("Export", None, "Toutes les formations", date(2026, 11, 25))
    return make_document(cover, exported, vocabulary(), ExportOptions())


def unstyled(content: Sheets, target: Path) -> None:
    """The same cells, as plain as openpyxl can."""
    book = Workbook(write_only=True)
    for table in content:
        sheet = book.create_sheet(table.name)
        if isinstance(table, TextSheet):
            for line in table.lines:
                sheet.append(line)
            continue
        sheet.append([column.header for column in table.columns])
        for row in table.rows:
            sheet.append([value.text if isinstance(value, Link) else value for value in row])
    book.save(target)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor seconds of the fastest run."""
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return min(taken)


def pdf_seconds(exported: Sequence[ExportedCourse]) -> float:
    """Of one PDF."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    taken = seconds(lambda: pdf_bytes(document(exported)), times=1)
    del application
    return taken


def main(map_file: Path, count: int) -> None:
    """Prints a Markdown table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = courses(map_file, count, folder)
        content = workbook_sheets(document(exported))
        cells = sum(len(each.rows) * len(each.columns) for each in content if isinstance(each, TableSheet))
        plain = seconds(lambda: unstyled(content, folder / "b.xlsx"))
        rows = [
            ("styled workbook", count, seconds(lambda: _workbook(exported))),
            ("CSV", count, seconds(lambda: write_csv(document(exported), io.BytesIO()))),
            ("HTML", count, seconds(lambda: write_html(document(exported), io.BytesIO()))),
            ("PDF, a page a course", count // 10, pdf_seconds(exported[: count // 10])),
        ]
    print(f"openpyxl write_only, {count:,} courses, {cells:,} cells, no style: {plain:.2f} s\n")
    print("| export | courses | processor time | of openpyxl’s time for as many |\n|---|--:|--:|--:|")
    for label, number, taken in rows:
        print(f"| {label} | {number:,} | {taken:.2f} s | {taken / plain * count / number:.2f} |")


def _workbook(exported: Sequence[ExportedCourse]) -> None:
    write_workbook(io.BytesIO(), workbook_sheets(document(exported)), title="Export")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
