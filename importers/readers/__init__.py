"""Open a file whatever its extension says, and refuse what is not a workbook in one French sentence.

Readers interpret nothing: they give sheets of raw values with their addresses.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Final

from importers.errors import PasswordNeeded, UnreadableFile
from importers.options import OpenOptions
from importers.readers import ods_encryption, text
from importers.readers.archive import Archive, open_archive
from importers.readers.biff import is_locked
from importers.readers.encryption import decrypted
from importers.readers.lheo import open_lheo
from importers.readers.ods import open_opendocument
from importers.readers.web_page import is_web_page, open_web_page
from importers.readers.xls import open_old_workbook
from importers.readers.xlsx import open_xlsx
from importers.readers.xml_2003 import is_xml_2003, open_xml_2003
from importers.records import RawWorkbook

MAX_FILE_BYTES: Final = 500 * 1024 * 1024

_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHORTCUTS: Final = (
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"[InternetShortcut]",
    b"[Desktop Entry]",
    b"book\x00\x00\x00\x00mark",
)
"""Of Windows, of the web, of Linux, of macOS."""
_OTHER_KINDS: Final = (
    (b"%PDF", "un document PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"II*\x00", "une image"),
    (b"MM\x00*", "une image"),
    (b"{\\rtf", "un document texte (RTF)"),
    (b"Rar!", "une archive RAR"),
    (b"7z\xbc\xaf\x27\x1c", "une archive 7-Zip"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"SQLite format 3\x00", "une base de données"),
)
_MARKS_OF_USE: Final = ("~$", ".~lock.")
_MARK_BYTES: Final = 1024
_CHOOSE: Final = "Choisissez un classeur Excel (.xlsx), OpenDocument (.ods), un fichier CSV ou LHÉO (.xml)."


def open_workbook(path: Path, options: OpenOptions | None = None) -> RawWorkbook:
    """The sheets of `path`, read from one snapshot of its bytes: a later change of the file has no effect.

    `options` replace what is guessed of a text file and open an encrypted workbook.
    Raises `UnreadableFile`, `PasswordNeeded`, or `ImportRefused` for an encoding or a separator that
    cannot be used.
    """
    options = options or OpenOptions()
    data = _snapshot(path)
    _refuse_marks_of_use(path.name, data)
    sha256 = hashlib.sha256(data).hexdigest()
    name = path.name
    if data.startswith(_OLE2) and _names_ole_stream(data, "EncryptedPackage"):
        data = decrypted(name, data, options.password)
    if data.startswith(_OLE2):
        if not (_names_ole_stream(data, "Workbook") or _names_ole_stream(data, "Book")):
            raise UnreadableFile(f"« {name} » n’est pas un classeur.", _CHOOSE)
        if is_locked(data):
            data = decrypted(name, data, options.password)
        return RawWorkbook(path, sha256, *open_old_workbook(name, data))
    if data.startswith(b"PK"):
        archive = _archive(name, data, options.password)
        if archive.kind == "xlsx":
            return RawWorkbook(path, sha256, *open_xlsx(archive))
        return RawWorkbook(path, sha256, *open_opendocument(archive))
    _refuse_other_kinds(name, data)
    if (markup := _open_markup(path, sha256, data, options)) is not None:
        return markup
    sheet, guess, warnings = text.open_text(path, data, options)
    return RawWorkbook(path, sha256, (sheet,), warnings, guess)


def _open_markup(path: Path, sha256: str, data: bytes, options: OpenOptions) -> RawWorkbook | None:
    """A workbook in XML, a web page or LHÉO; `None` for a text without tags."""
    if is_xml_2003(data):
        return RawWorkbook(path, sha256, *open_xml_2003(path, data))
    if is_web_page(data):
        pages, guess, warnings = open_web_page(path, data, options)
        return RawWorkbook(path, sha256, pages, warnings, guess)
    if _is_markup(data):
        lheo, warnings = open_lheo(path, data, options.encoding)
        return RawWorkbook(path, sha256, (lheo,), warnings)
    return None


def _refuse_marks_of_use(name: str, data: bytes) -> None:
    """What Excel and LibreOffice put beside a workbook that is open; hidden, but dropped with the others."""
    if name.startswith(_MARKS_OF_USE) and len(data) < _MARK_BYTES:
        raise UnreadableFile(
            f"« {name} » dit seulement qu’un classeur est ouvert ailleurs : ce n’est pas le classeur.",
            "Choisissez le classeur lui-même, du même nom sans ces premiers signes.",
        )


def _refuse_other_kinds(name: str, data: bytes) -> None:
    if data.startswith(_SHORTCUTS):
        raise UnreadableFile(
            f"« {name} » est un raccourci, pas le fichier lui-même.",
            "Choisissez le fichier vers lequel il mène.",
        )
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic):
            raise UnreadableFile(f"« {name} » est {kind}, pas un classeur.", _CHOOSE)


def _archive(name: str, data: bytes, password: str | None) -> Archive:
    try:
        return open_archive(name, data)
    except PasswordNeeded:
        return open_archive(name, ods_encryption.decrypted(name, data, password))


def _is_markup(data: bytes) -> bool:
    """XML, in UTF-8, UTF-16 or any encoding that holds ASCII."""
    start = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")


def _snapshot(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise UnreadableFile(f"« {name} » est un dossier.", _CHOOSE)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Reading a named pipe or a device could wait for ever.
            raise UnreadableFile(f"« {name} » n’est pas un fichier ordinaire.", _CHOOSE)
        if status.st_size > MAX_FILE_BYTES:
            raise UnreadableFile(
                f"« {name} » dépasse {MAX_FILE_BYTES // 1024**2} Mo : ce n’est sans doute pas un catalogue.",
                "Gardez dans une copie les seules feuilles utiles, puis importez la copie.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(
            f"Le fichier « {name} » est introuvable.", "Vérifiez qu’il n’a été ni déplacé ni renommé."
        ) from error
    except PermissionError as error:
        raise UnreadableFile(
            f"« {name} » ne peut pas être lu : un autre programme le tient ouvert ou son accès est réservé.",
            "Fermez-le dans Excel ou copiez-le dans un dossier à vous, puis recommencez.",
        ) from error
    except OSError as error:
        raise UnreadableFile(
            f"« {name} » ne peut pas être lu sur son disque ({error.strerror or 'erreur de lecture'}).",
            "Copiez-le sur cet ordinateur, puis recommencez.",
        ) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile(f"« {name} » est vide.", "Vérifiez que son téléchargement est allé au bout.")
    return data


def _names_ole_stream(data: bytes, stream: str) -> bool:
    """Whether an OLE2 directory holds `stream`: its names are UTF-16 and end with a zero."""
    return stream.encode("utf-16-le") + b"\x00\x00" in data
