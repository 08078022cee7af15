"""Writes an export document to a file, in the format that the name of the file tells."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from explorer.services.exports.document import ExportDocument
from explorer.services.exports.placing import check_name, replacing
from explorer.services.plan import Progress

FORMATS: Final = ("xlsx", "html", "csv")
"""Those that need no window."""


def write(document: ExportDocument, path: Path, progress: Progress | None = None) -> None:
    """The file is complete or not there at all. Whatever `progress` raises stops the work.

    Raises `ExportRefused` when the file cannot be written there, or for another extension.
    """
    extension = check_name(path, *FORMATS)
    with replacing(path) as target:
        # Imported when it is asked: openpyxl alone takes longer than the command line to start.
        if extension == "csv":
            from explorer.services.exports.csv_table import write_csv  # noqa: PLC0415

            write_csv(document, target, progress)
        elif extension == "html":
            from explorer.services.exports.html_page import write_html  # noqa: PLC0415

            write_html(document, target, progress)
        else:
            from explorer.services.exports.sheets import workbook_sheets  # noqa: PLC0415
            from explorer.services.exports.xlsx import write_workbook  # noqa: PLC0415

            write_workbook(target, workbook_sheets(document), title=document.cover.title, progress=progress)
