"""CSV and TSV: which encoding, which separator, then one sheet of texts.

The guesses are told as warnings of the file when they are not the plain case (UTF-8).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from importers.errors import UnreadableFile
from importers.records import MergedRange, RawRow, SheetState

SEPARATORS: Final = (";", ",", "\t", "|", "$")
_SAMPLE_ROWS: Final = 60
_MAX_FIELD: Final = 1 << 24
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SHOWN_ENCODING: Final = {
    "cp1252": "Windows (cp1252)",
    "mac-roman": "Mac Roman",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_FRENCH_LETTERS: Final = frozenset("éèêëàâäîïôöùûüçœæÉÈÊÀÂÎÔÙÇŒ’«»–°€")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_STRAY: Final = 3
"""So many control characters may be left by a copy or by the end mark of an old system."""


class TextSheet:
    """A text file seen as one sheet; every value is a text."""

    state: SheetState = "visible"
    merged: tuple[MergedRange, ...] = ()
    hidden_columns: frozenset[int] = frozenset()

    def __init__(self, name: str, text: str, separator: str) -> None:
        self.name = name
        self._text = text
        self._separator = separator

    def rows(self) -> Iterator[RawRow]:
        """Rows are numbered as a spreadsheet shows them (a quoted cell may hold line breaks)."""
        for number, cells in enumerate(_records(self._text, self._separator), start=1):
            values = tuple(cell if cell.strip() else None for cell in cells)
            if any(values):
                yield RawRow(number, values)


def open_text(path: Path, data: bytes) -> tuple[TextSheet, tuple[str, ...]]:
    """The sheet of a text file and what was guessed about it. Raises `UnreadableFile` for other bytes."""
    text, encoding = decode(data)
    start = text[:100_000]
    if "\x00" in start or len(_CONTROL.findall(start)) > max(_STRAY, len(start) // 1_000):
        raise UnreadableFile(
            f"« {path.name} » n’est ni un classeur ni un fichier texte.",
            "Choisissez un classeur Excel (.xlsx), OpenDocument (.ods) ou un fichier CSV.",
        )
    separator = guess_separator(text)
    warnings: tuple[str, ...] = ()
    if encoding in _SHOWN_ENCODING:
        warnings = (f"Texte lu en {_SHOWN_ENCODING[encoding]} : vérifiez les lettres accentuées.",)
    return TextSheet(path.stem, text, separator), warnings


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, else UTF-8, else the reading with the most French letters."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros and zeros.count(0) > len(zeros) // 2:
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        readings = [(data.decode(encoding, "replace"), encoding) for encoding in ("cp1252", "mac-roman")]
        return max(readings, key=lambda reading: _french_score(reading[0]))


def guess_separator(text: str) -> str:
    """The separator that cuts the most records of the beginning into the same number (2 or more) of cells."""
    best, best_score = ";", 0.0
    for separator in SEPARATORS:
        widths: Counter[int] = Counter()
        for index, cells in enumerate(_records(text[:200_000], separator)):
            if index >= _SAMPLE_ROWS:
                break
            if len(cells) > 1:
                widths[len(cells)] += 1
        if widths:
            width, count = widths.most_common(1)[0]
            score = count * min(width, 12) ** 0.5
            if score > best_score:
                best, best_score = separator, score
    return best


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MAX_FIELD)
    # newline="" keeps line breaks inside quotes; a file with CR alone is otherwise one single line.
    lines = io.StringIO(text, newline=None if "\n" not in text else "")
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error as error:
        raise UnreadableFile(
            "Ce fichier texte a des guillemets mal fermés ou une cellule démesurée.",
            "Ouvrez-le dans un tableur, enregistrez-le en .xlsx, puis recommencez.",
        ) from error


def _french_score(text: str) -> int:
    sample = [char for char in text[:200_000] if ord(char) > 127]  # noqa: PLR2004 - the end of ASCII
    return sum(1 if char in _FRENCH_LETTERS else -1 for char in sample)
