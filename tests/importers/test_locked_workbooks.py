"""Workbooks locked with a password: asked for, refused when wrong, opened when right."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from importers.errors import PasswordNeeded, UnreadableFile
from importers.options import OpenOptions
from importers.readers import open_workbook
from tests.importers.conftest import MakeWorkbook

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILES = Path(__file__).parent / "files"
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


@pytest.mark.parametrize("name", ["verrou.xls", "verrou.ods"])
def test_workbooks_locked_by_libreoffice(name: str) -> None:
    """Both by LibreOffice 7.4, password « été 2026 »."""
    path = FILES / name
    assert values(path, "été 2026")[1][:2] == ["Vendre", "Greta"]
    for password, wrong in ((None, False), ("ete 2026", True)):
        with pytest.raises(PasswordNeeded) as refusal:
            values(path, password)
        assert refusal.value.wrong is wrong


def test_links_of_a_locked_workbook_are_read() -> None:
    sheet = open_workbook(FILES / "verrou.xls", OpenOptions(password="été 2026")).sheets[0]
    assert list(sheet.rows())[1].links == {5: "https://exemple.fr/a?x=1&y=2"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"aes256-cbc", b"blowfish"),
        (b'iteration-count="100000"', b'iteration-count="99999999999"'),
        (b"manifest:salt=", b"manifest:sel="),
        (b"manifest:checksum=", b"manifest:somme="),
        (b"manifest:file-entry", b"manifest:entry"),
    ],
)
def test_another_way_to_lock_an_opendocument_is_said(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "verrou.ods"
    with zipfile.ZipFile(FILES / "verrou.ods") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "META-INF/manifest.xml":
                content = content.replace(before, after)
            target.writestr(name, content)
    with pytest.raises(UnreadableFile, match="façon inconnue"):
        values(path, "été 2026")


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
