"""Workbooks of Microsoft Office that are locked with a password: opened with it."""

from __future__ import annotations

import io
import struct
from typing import Final
from xml.parsers.expat import ExpatError

from importers.errors import PasswordNeeded, UnreadableFile

_DEFAULT_PASSWORD: Final = "VelvetSweatshop"  # noqa: S105 - public: [MS-OFFCRYPTO] 2.4.2.3
"""Excel locks read-only workbooks with it and opens them without asking."""
_BROKEN: Final = (
    AssertionError,
    AttributeError,
    ExpatError,
    KeyError,
    LookupError,
    OSError,
    OverflowError,
    TypeError,
    ValueError,
    struct.error,
)
"""What msoffcrypto raises on containers cut short or altered: it checks little before it reads."""


def decrypted(name: str, data: bytes, password: str | None) -> bytes:
    """The workbook inside an OLE2 container with an `EncryptedPackage`, or an .xls without its lock.

    Raises `PasswordNeeded` without a password or with a wrong one, `UnreadableFile` if the container is
    damaged or its method of encryption not known.
    """
    # Brings along the cryptography package: loaded for the rare file that needs it.
    from msoffcrypto import OfficeFile  # noqa: PLC0415
    from msoffcrypto.exceptions import (  # noqa: PLC0415
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
        ParseError,
    )

    opened = io.BytesIO()
    try:
        locked = OfficeFile(io.BytesIO(data))
        # Without it the key of an .xlsx is tried on the whole content before a wrong one is noticed.
        checked = {"verify_password": True} if locked.format == "ooxml" else {}
        locked.load_key(password=password or _DEFAULT_PASSWORD, **checked)
        locked.decrypt(opened)
    except InvalidKeyError as error:
        raise PasswordNeeded(name, wrong=bool(password)) from error
    except (DecryptionError, FileFormatError, ParseError, *_BROKEN) as error:
        raise UnreadableFile(
            f"« {name} » est protégé d’une façon inconnue, ou endommagé.",
            "Ouvrez-le dans Excel, enregistrez-en une copie sans mot de passe, puis importez la copie.",
        ) from error
    return opened.getvalue()
