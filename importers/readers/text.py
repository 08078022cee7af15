"""CSV and TSV: which encoding, which separator, then one sheet of texts.

The guesses are told as warnings of the file when they are not the plain case (UTF-8).
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from importers.errors import ImportRefused, UnreadableFile
from importers.options import OpenOptions
from importers.records import NO_CELLS, ByCell, MergedRange, RawRow, SheetState, TextGuess

SEPARATORS: Final = {
    ";": "point-virgule",
    ",": "virgule",
    "\t": "tabulation",
    "|": "barre verticale",
    "$": "dollar",
    "^": "accent circonflexe",
    "~": "tilde",
    "¤": "signe monétaire",
    "§": "paragraphe",
}
"""The usual separators and their French names."""
ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (cp1252)",
    "iso-8859-15": "ISO-8859-15 (latin 9)",
    "mac-roman": "Mac Roman",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 (gros-boutiste)",
    "cp850": "DOS (cp850)",
}
"""The encodings met in French files, the likeliest first, and how a person calls them."""
_SAMPLE_ROWS: Final = 60
_MAX_FIELD: Final = 1 << 24
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Marks at the start of a file, and the encoding that each tells."""
_ONE_BYTE: Final = ("cp1252", "mac-roman", "cp850")
_LATIN_9: Final = re.compile(rb"[A-Za-z]\xbd[a-z]|\xbd(?:uvre|il\b|uf)|\d[ \xa0]*\xa4")
"""« cœur », « œuvre », « 10 € » in ISO-8859-15; « c½ur » and « 10 ¤ » in the one that Windows uses."""
_WINDOWS_ONLY: Final = re.compile(rb"[\x80-\x9f]")
_FRENCH_LETTERS: Final = frozenset("éèêëàâäîïôöùûüçœæ’«»–°€")
_RARER_LETTERS: Final = frozenset("ÉÈÊÀÂÎÔÙÇŒ")
_SEPARATOR_HINT: Final = re.compile(r'"?sep=([^"\w\r\n])"?(?:\r\n?|\n)', re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_STRAY: Final = 3
"""So many control characters may be left by a copy or by the end mark of an old system."""


class TextSheet:
    """A text file seen as one sheet; every value is a text."""

    state: SheetState = "visible"
    merged: tuple[MergedRange, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = NO_CELLS

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


def open_text(path: Path, data: bytes, options: OpenOptions) -> tuple[TextSheet, TextGuess, tuple[str, ...]]:
    """The sheet of a text file, how it was read, and what to check about it.

    Raises `UnreadableFile` for other bytes, `ImportRefused` for options that cannot be used.
    """
    text, encoding = decode(data) if options.encoding is None else decode_as(data, options.encoding)
    start = text[:100_000]
    if "\x00" in start or len(_CONTROL.findall(start)) > max(_STRAY, len(start) // 1_000):
        if options.encoding is not None:
            raise ImportRefused(f"« {path.name} » n’est pas écrit ainsi.", "Choisissez un autre encodage.")
        raise UnreadableFile(
            f"« {path.name} » n’est ni un classeur ni un fichier texte.",
            "Choisissez un classeur Excel (.xlsx), OpenDocument (.ods) ou un fichier CSV.",
        )
    if options.separator is not None and (len(options.separator) != 1 or options.separator in '"\r\n'):
        raise ImportRefused("Ce séparateur ne peut pas être utilisé.", "Choisissez un seul caractère.")
    # Excel writes « sep=; » in front of the first row, and shows it no more.
    hint = _SEPARATOR_HINT.match(text)
    if hint is not None:
        text = text[hint.end() :]
    separator = options.separator or (hint[1] if hint is not None else guess_separator(text))
    guess = TextGuess(
        encoding, separator, in_use_first(encoding, ENCODINGS), in_use_first(separator, SEPARATORS)
    )
    warnings: tuple[str, ...] = ()
    if encoding != "utf-8" and options.encoding is None:
        warnings = (accents_to_check(encoding),)
    return TextSheet(path.stem, text, separator), guess, warnings


def accents_to_check(encoding: str) -> str:
    """The warning about a text that was read in an encoding found out."""
    return f"Texte lu en {ENCODINGS[encoding]} : vérifiez les lettres accentuées."


def in_use_first(used: str, known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What a person may choose from, each with its French name, led by what is in use."""
    return (
        (used, known.get(used, used)),
        *((value, label) for value, label in known.items() if value != used),
    )


def decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    """The text in the encoding asked for (what does not fit becomes « � »), and that encoding.

    Raises `ImportRefused` for one that does not exist.
    """
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        known = ", ".join(ENCODINGS)
        raise ImportRefused(
            f"L’encodage « {encoding} » n’existe pas.", f"Choisissez parmi : {known}."
        ) from error
    return text.removeprefix("\ufeff"), encoding


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, else UTF-8, else the reading with the most French letters."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros and zeros.count(0) > len(zeros) // 2:
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if _LATIN_9.search(data) and not _WINDOWS_ONLY.search(data):
            return data.decode("iso-8859-15", "replace"), "iso-8859-15"
        readings = [(data.decode(encoding, "replace"), encoding) for encoding in _ONE_BYTE]
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
    sample = Counter(char for char in text[:200_000] if ord(char) > 127)  # noqa: PLR2004 - the end of ASCII
    return sum(
        count * (2 if char in _FRENCH_LETTERS else 1 if char in _RARER_LETTERS else -1)
        for char, count in sample.items()
    )
