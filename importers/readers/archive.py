"""The zip around .xlsx and .ods: what is inside, whether it is whole, and whether it is a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal
from xml.parsers import expat

from importers.errors import PasswordNeeded, UnreadableFile

MAX_TOTAL_BYTES: Final = 2 * 1024**3
"""Unzipped. A real catalogue of 100,000 rows × 25 columns takes about 150 MB."""
MAX_MEMBERS: Final = 10_000
MAX_RATIO: Final = 400
"""Official files with a million formatted empty rows reach 150."""
RATIO_MATTERS_FROM: Final = 100 * 1024**2
CHUNK: Final = 1 << 20
MANIFEST: Final = "META-INF/manifest.xml"

_ENCRYPTED: Final = 0x1
_BEFORE_THE_ROOT: Final = 4_096
"""Bytes in which a document type stands."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip whose every part was unzipped once and found whole."""

    name: str
    data: bytes
    kind: Literal["xlsx", "ods"]
    parts: frozenset[str]

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of `part`, a megabyte at a time; nothing if there is no such part."""
        if part in self.parts:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk

    def elements(self, part: str) -> list[tuple[str, dict[str, str]]]:
        """Every element of a small XML part: (name, attributes), without namespace prefixes."""
        return elements_of(self.name, self.chunks(part)) if part in self.parts else []


def elements_of(file_name: str, chunks: Iterable[bytes]) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small XML document: (name, attributes), without namespace prefixes.

    Raises `UnreadableFile` when it is damaged or declares a document type.
    """
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append((name.rpartition(":")[2], plain))

    def refuse(*_declaration: object) -> None:
        raise damaged(file_name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    # No workbook needs a DTD; entities are how a small file becomes gigabytes.
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise damaged(file_name) from error
    return found


def damaged(name: str) -> UnreadableFile:
    """The refusal of a file that ends too early or holds broken parts."""
    return UnreadableFile(
        f"« {name} » est endommagé ou incomplet.",
        "Téléchargez-le de nouveau, ou ouvrez-le dans Excel et enregistrez-en une copie.",
    )


def open_archive(name: str, data: bytes) -> Archive:
    """Check the zip and tell what it holds. Raises `UnreadableFile` or `PasswordNeeded`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(name, members, len(data))
            kind = _kind(name, archive)
            _read_through(name, archive, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise damaged(name) from error
    return Archive(name, data, kind, frozenset(member.filename for member in members))


def _check_sizes(name: str, members: list[zipfile.ZipInfo], packed: int) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise PasswordNeeded(name)
    total = sum(member.file_size for member in members)
    is_bomb = total > MAX_TOTAL_BYTES or (total > RATIO_MATTERS_FROM and total > MAX_RATIO * packed)
    if is_bomb or len(members) > MAX_MEMBERS:
        raise UnreadableFile(
            f"« {name} » se déplie à une taille anormale ({total // 1024**2} Mo) et n’a pas été ouvert.",
            "Si ce fichier est bien le vôtre, copiez les lignes utiles dans un classeur neuf.",
        )


def _kind(name: str, archive: zipfile.ZipFile) -> Literal["xlsx", "ods"]:
    parts = set(archive.namelist())
    if any(part.replace("\\", "/").lower().startswith("xl/workbook") for part in parts):
        return "xlsx"
    if "content.xml" in parts and "mimetype" in parts:
        # `settings:…` entries of the manifest mark an encrypted document.
        manifest = archive.read(MANIFEST) if MANIFEST in parts else b""
        if b"manifest:encryption-data" in manifest:
            raise PasswordNeeded(name)
        if b"spreadsheet" in archive.read("mimetype"):
            return "ods"
    found = "une archive ZIP"
    if any(part.startswith("word/") for part in parts):
        found = "un document Word"
    elif any(part.startswith("ppt/") for part in parts):
        found = "une présentation"
    elif "content.xml" in parts:
        found = "un document OpenDocument"
    raise UnreadableFile(
        f"« {name} » est {found}, pas un classeur.",
        "Choisissez un classeur Excel (.xlsx), OpenDocument (.ods) ou un fichier CSV.",
    )


def _read_through(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Unzip every part once: `zipfile` stops at the declared size, then compares the checksum.

    So a part that declares less than it holds is found here, before a library unzips it whole. No part of a
    workbook has a document type: entities are how a small file becomes gigabytes.
    """
    for member in members:
        if member.is_dir():
            continue
        with archive.open(member) as stream:
            start = stream.read(CHUNK)[:_BEFORE_THE_ROOT].replace(b"\x00", b"")
            if b"<!DOCTYPE" in start and member.filename.endswith((".xml", ".rels")):
                raise UnreadableFile(
                    f"« {name} » déclare des entités, qui peuvent le déplier sans fin : il n’a pas été lu.",
                    "Si ce fichier est bien le vôtre, ouvrez-le dans Excel et enregistrez-en une copie.",
                )
            while stream.read(CHUNK):
                pass
