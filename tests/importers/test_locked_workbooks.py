"""Workbooks locked with a password: asked for, refused when wrong, opened when right."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from importers.errors import PasswordNeeded, UnreadableFile
from importers.options import OpenOptions
from importers.readers import open_workbook
from tests.importers.conftest import MakeWorkbook

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = [["Intitulé", "Organisme"], ["Vendre en ligne", "Greta"]]


def locked(path: Path, password: str) -> Path:
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(path.read_bytes())).encrypt(password, stream)
    path.write_bytes(stream.getvalue())
    return path


def values(path: Path, password: str | None = None) -> list[list[object]]:
    workbook = open_workbook(path, OpenOptions(password=password))
    return [list(row.values) for row in workbook.sheets[0].rows()]


def test_a_locked_workbook_opens_with_its_password(make_workbook: MakeWorkbook) -> None:
    path = locked(make_workbook({"Offre": ROWS}), "été 2026")
    assert values(path, "été 2026") == ROWS


@pytest.mark.parametrize(
    ("password", "wrong", "says"),
    [
        (None, False, "est protégé par un mot de passe"),
        ("", False, "est protégé"),
        ("x", True, "n’ouvre pas"),
    ],
)
def test_a_missing_or_wrong_password_is_asked_for(
    make_workbook: MakeWorkbook, password: str | None, wrong: bool, says: str
) -> None:
    path = locked(make_workbook({"Offre": ROWS}), "secret")
    with pytest.raises(PasswordNeeded, match=says) as refusal:
        values(path, password)
    assert refusal.value.wrong is wrong
    assert "Votre catalogue n’a pas changé." in str(refusal.value)


def test_a_workbook_that_excel_locks_as_read_only_asks_nothing(make_workbook: MakeWorkbook) -> None:
    assert values(locked(make_workbook({"Offre": ROWS}), "VelvetSweatshop")) == ROWS


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(OpenOptions(password="secret"))


@pytest.mark.parametrize("size", [100, 3_000])
def test_a_damaged_container_is_refused(tmp_path: Path, make_workbook: MakeWorkbook, size: int) -> None:
    whole = locked(make_workbook({"Offre": ROWS}), "secret").read_bytes()
    path = tmp_path / "coupé.xlsx"
    path.write_bytes(whole[:size] + "EncryptedPackage".encode("utf-16-le") + b"\x00\x00")
    with pytest.raises(UnreadableFile, match="façon inconnue, ou endommagé"):
        values(path, "secret")


def test_a_container_of_nothing_known_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(OLE2 + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00\x00")
    with pytest.raises(UnreadableFile, match="endommagé"):
        values(path)
