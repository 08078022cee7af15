"""OpenDocument workbooks that are locked with a password (ODF 1.2, part 3, 3.4): the same file, unlocked."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from importers.errors import PasswordNeeded, UnreadableFile
from importers.readers.archive import MANIFEST, MAX_TOTAL_BYTES, elements_of

_AES: Final = "aes256-cbc"
_CHECKED_BYTES: Final = 1024
_MOST_ITERATIONS: Final = 10_000_000
_LONGEST_KEY: Final = 32


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is encrypted."""

    vector: bytes
    salt: bytes
    iterations: int
    checksum: bytes


def decrypted(name: str, data: bytes, password: str | None) -> bytes:
    """The zip of a locked .ods with its parts in clear.

    Raises `PasswordNeeded` without a password or with a wrong one, `UnreadableFile` for another method of
    encryption (that of LibreOffice before 3.5, or the new one of 24.8) or a damaged file.
    """
    if not password:
        raise PasswordNeeded(name)
    opened = io.BytesIO()
    start_key = hashlib.sha256(password.encode()).digest()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(opened, "w") as target:
            locks = _locks(name, source.read(MANIFEST))
            for member in source.infolist():
                content = source.read(member) if not member.is_dir() else b""
                lock = locks.get(member.filename)
                if lock is not None:
                    content = _unlocked(name, content, lock, start_key)
                if member.filename != MANIFEST:
                    target.writestr(member.filename, content)
            target.writestr(MANIFEST, "<manifest/>")
    except (KeyError, ValueError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise _unknown(name) from error
    return opened.getvalue()


def _locks(name: str, manifest: bytes) -> dict[str, _Lock]:
    locks: dict[str, _Lock] = {}
    part = ""
    found: dict[str, str] = {}
    for element, attributes in elements_of(name, [manifest]):
        if element == "file-entry":
            part, found = attributes.get("full-path", ""), {}
        found.update(attributes)
        if element == "key-derivation" and part:
            locks[part] = _lock(name, found)
    if not locks:
        raise _unknown(name)
    return locks


def _lock(name: str, found: Mapping[str, str]) -> _Lock:
    iterations = int(found["iteration-count"])
    is_known = (
        found["algorithm-name"].endswith(_AES)
        and found["key-derivation-name"].endswith("PBKDF2")
        and found["start-key-generation-name"].endswith("sha256")
        and 0 < iterations <= _MOST_ITERATIONS
    )
    if not is_known:
        raise _unknown(name)
    return _Lock(
        _bytes(found["initialisation-vector"]), _bytes(found["salt"]), iterations, _bytes(found["checksum"])
    )


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error


def _unlocked(name: str, content: bytes, lock: _Lock, start_key: bytes) -> bytes:
    # Loaded for the rare file that needs it.
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    key = hashlib.pbkdf2_hmac("sha1", start_key, lock.salt, lock.iterations, _LONGEST_KEY)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    packed = decryptor.update(content) + decryptor.finalize()
    padding = packed[-1] if packed else 0
    checked = {hashlib.sha256(packed[:_CHECKED_BYTES]).digest()}
    if padding and padding < len(packed):
        # Short parts are padded to whole blocks; the checksum may or may not count the padding.
        checked.add(hashlib.sha256(packed[:-padding][:_CHECKED_BYTES]).digest())
    if lock.checksum not in checked:
        raise PasswordNeeded(name, wrong=True)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    clear = inflate.decompress(packed, MAX_TOTAL_BYTES // 4)
    if inflate.unconsumed_tail:
        raise _unknown(name)
    return clear


def _unknown(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"« {name} » est protégé d’une façon inconnue, ou endommagé.",
        "Ouvrez-le dans LibreOffice, enregistrez-en une copie sans mot de passe, puis importez la copie.",
    )
