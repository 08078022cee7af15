"""Export of N courses beside openpyxl's write_only mode, same cells and no style: the gate is 1.5 times.

    .venv/bin/python -m benchmarks.export_speed MAP.xlsx [N]

The courses of the map are repeated up to N (10,000). Processor seconds, best of three.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from openpyxl import Workbook

from db.engine import open_database
from db.repositories import Courses
from explorer.services.exports import sheets
from explorer.services.exports.columns import ExportedCourse
from explorer.services.exports.tables import Link, TableSheet
from explorer.services.exports.xlsx import write_workbook
from explorer.services.imports import Imports
from resources.vocabulary import vocabulary


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


def tables(exported: Sequence[ExportedCourse]) -> tuple[TableSheet, ...]:
    """The sheets that grow with the number of courses."""
    chosen = sheets.selection(exported, vocabulary(), private_notes=False)
    return chosen, sheets.to_complete(exported), sheets.sources(exported)


def unstyled(content: Sequence[TableSheet], target: Path) -> None:
    """The same cells, as plain as openpyxl can."""
    book = Workbook(write_only=True)
    for table in content:
        sheet = book.create_sheet(table.name)
        sheet.append([column.header for column in table.columns])
        for row in table.rows:
            sheet.append([value.text if isinstance(value, Link) else value for value in row])
    book.save(target)


def best(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)


def main(map_file: Path, count: int) -> None:
    """Prints one line of Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = courses(map_file, count, folder)
        content = tables(exported)
        cells = sum(len(table.rows) * len(table.columns) for table in content)
        ours = best(lambda: write_workbook(folder / "a.xlsx", tables(exported), title="Export"))
        plain = best(lambda: unstyled(content, folder / "b.xlsx"))
    print("| courses | cells | styled export | openpyxl write_only | ratio |\n|--:|--:|--:|--:|--:|")
    print(f"| {count:,} | {cells:,} | {ours:.2f} s | {plain:.2f} s | {ours / plain:.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
