"""Files of any kind: what is read beside the values, and what is refused in a plain sentence."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from importers.errors import ImportRefused, UnreadableFile
from importers.options import OpenOptions
from importers.readers import archive, open_workbook
from importers.readers.number_formats import telling_formats
from importers.readers.sheet_xml import extent, scan
from importers.readers.text import decode, guess_separator
from importers.records import RawRow

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows_of(path: Path, sheet: int = 0) -> list[RawRow]:
    return list(open_workbook(path).sheets[sheet].rows())


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "sheets", "rows"),
    [
        ("closedxml_EmptyFill.xlsx", 1, 2),
        ("poi_52348.xlsx", 1, 9),
        ("dares_ape_idcc_sample.xlsx", 2, 16),
        ("calamine_merged_range.xlsx", 2, 3),
        ("calamine_date.ods", 1, 4),
        ("Kit_apprentissage_20240625.xlsx", 5, 11),
        ("certif_info_3000.csv", 1, 3001),
        ("messytables_weird_head_padding.csv", 1, 83),
    ],
)
def test_real_files_open(shared_data: Path, name: str, sheets: int, rows: int) -> None:
    path = shared_data / "real" / name
    assert len(open_workbook(path).sheets) == sheets
    assert len(rows_of(path)) == rows


def test_wrong_dimension_loses_nothing(shared_data: Path) -> None:
    first = rows_of(shared_data / "real" / "poi_52348.xlsx")[0]
    assert first.number == 2
    assert first.values[2] == "Category"


def test_links_hidden_parts_formats_and_dates(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["Intitulé", "Prix", "Début", "Lien", "Formule"])
    sheet.append(["A", 600, date(2027, 3, 1), "Lien", '=HYPERLINK("https://exemple.fr/b?x=1&y=2","Voir")'])
    sheet.append(["B", 0.5, None, None, None])
    sheet["B2"].number_format = '0" euros"'
    sheet["B3"].number_format = "0%"
    sheet["D2"].hyperlink = "https://exemple.fr/a?x=1&y=2"
    sheet.column_dimensions["E"].hidden = True
    sheet.row_dimensions[3].hidden = True
    path = tmp_path / "liens.xlsx"
    workbook.save(path)
    read = open_workbook(path).sheets[0]
    _header, first, second = list(read.rows())
    assert first.values[:4] == ("A", 600, date(2027, 3, 1), "Lien")
    assert first.links == {3: "https://exemple.fr/a?x=1&y=2", 4: "https://exemple.fr/b?x=1&y=2"}
    assert first.formats == {1: '0" euros"'}
    assert second.formats == {1: "0%"}
    assert (first.hidden, second.hidden) == (False, True)
    assert read.hidden_columns == {4}


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active.append([date(2027, 8, 31)])
    path = tmp_path / "mac.xlsx"
    workbook.save(path)
    assert rows_of(path)[0].values == (date(2027, 8, 31),)


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ('0" h"', True),
        ('# ##0 "€ HT"', True),
        ("#,##0.00\\ [$€-40C]", True),
        ("0%", True),
        ("00000", True),
        ("General", False),
        ("#,##0.00", False),
        ("DD/MM/YYYY", False),
        ('dd" de "mmmm', False),
    ],
)
def test_formats_that_say_more_than_a_number(code: str, tells: bool) -> None:
    elements = [
        ("numFmt", {"numFmtId": "164", "formatCode": code}),
        ("cellXfs", {}),
        ("xf", {"numFmtId": "164"}),
    ]
    assert telling_formats(elements) == ({0: code} if tells else {})


def test_scan_is_the_same_however_the_bytes_are_cut() -> None:
    xml = (
        b'<worksheet><cols><col hidden="1" min="2" max="3"/></cols><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>x</v></c></row>'
        b'<row r="2" hidden="1"><c r="C2" s="5"><v>3</v></c></row></sheetData>'
        b'<hyperlinks><hyperlink ref="A1:A2" r:id="rId1"/></hyperlinks></worksheet>'
    )
    whole = scan([xml], {"rId1": "https://exemple.fr"}, {5: '0" h"'})
    assert whole.hidden_columns == {1, 2}
    assert whole.hidden_rows == {2}
    assert whole.links == {1: {0: "https://exemple.fr"}, 2: {0: "https://exemple.fr"}}
    assert whole.formats == {2: {2: '0" h"'}}
    assert (whole.reach_rows, whole.reach_columns) == (2, 26)
    assert extent([xml]) == (2, 3)
    for size in (1, 7, 50):
        chunks = [xml[start : start + size] for start in range(0, len(xml), size)]
        assert scan(chunks, {"rId1": "https://exemple.fr"}, {5: '0" h"'}) == whole


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "est vide"),
        (b"\x00\x00\n", "est vide"),
        (b"%PDF-1.7 ...", "document PDF"),
        (b"\x89PNG\r\n\x1a\n", "une image"),
        (b"<!DOCTYPE html><html></html>", "page web"),
        (b"\x01\x02\x03\x00binaire", "ni un classeur ni un fichier texte"),
        (OLE2 + "WordDocument".encode("utf-16-le") + b"\x00\x00", "n’est pas un classeur"),
        (OLE2 + "Workbook".encode("utf-16-le") + b"\x00\x00", "endommagé"),
        (b"PK\x03\x04 pas une archive", "endommagé"),
        (zipped(word__document_xml="<w/>"), "document Word"),
        (zipped(ppt__presentation_xml="<p/>"), "présentation"),
        (zipped(lisez="moi"), "archive ZIP"),
        (zipped(xl__workbook_xml="<workbook"), "endommagé"),
    ],
)
def test_what_is_no_workbook_is_refused_in_french(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "fichier.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        list(open_workbook(path).sheets[0].rows())
    assert says in str(refusal.value)
    assert "« fichier.xlsx »" in refusal.value.what
    assert "Votre catalogue n’a pas changé." in str(refusal.value)
    assert refusal.value.todo.endswith(".")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="introuvable"):
        open_workbook(tmp_path / "absent.xlsx")
    with pytest.raises(UnreadableFile, match="dossier"):
        open_workbook(tmp_path)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_truncated_workbook_is_refused(tmp_path: Path, map_workbook: Path, keep: float) -> None:
    data = map_workbook.read_bytes()
    path = tmp_path / "coupé.xlsx"
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(UnreadableFile, match="endommagé"):
        open_workbook(path)


def test_flipped_byte_in_a_part_is_found(tmp_path: Path, map_workbook: Path) -> None:
    data = bytearray(map_workbook.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path = tmp_path / "abîmé.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableFile, match="endommagé"):
        open_workbook(path)


def test_zip_bomb_is_not_unzipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_MATTERS_FROM", 1_000_000)
    path = tmp_path / "bombe.xlsx"
    path.write_bytes(zipped(xl__workbook_xml=" " * 20_000_000))
    with pytest.raises(UnreadableFile, match="taille anormale"):
        open_workbook(path)


def test_part_that_declares_less_than_it_holds_is_refused(tmp_path: Path) -> None:
    data = zipped(xl__workbook_xml="x" * 70_000)
    path = tmp_path / "menteur.xlsx"
    path.write_bytes(data.replace((70_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(UnreadableFile, match="endommagé"):
        open_workbook(path)


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_refused(tmp_path: Path, map_workbook: Path, part: str) -> None:
    path = tmp_path / "entités.xlsx"
    with zipfile.ZipFile(map_workbook) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = b'<!DOCTYPE s [<!ENTITY a "aaaa">]>' + content.partition(b"?>")[2]
            target.writestr(name, content)
    with pytest.raises(UnreadableFile, match="entités"):
        open_workbook(path)


def test_stray_cell_far_away_is_refused_not_reserved(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"] = "Intitulé"
    workbook.active["XFD1048576"] = "perdue"
    path = tmp_path / "loin.xlsx"
    workbook.save(path)
    with pytest.raises(UnreadableFile, match="égarée"):
        list(open_workbook(path).sheets[0].rows())


def test_snapshot_is_read_even_if_the_file_goes(tmp_path: Path, map_workbook: Path) -> None:
    path = tmp_path / "carte.xlsx"
    path.write_bytes(map_workbook.read_bytes())
    workbook = open_workbook(path)
    path.unlink()
    assert sum(1 for _row in workbook.sheets[1].rows()) == 91


DOS = "Intitulé;Coût\nÉlève à l'été;1 490\n"
FRENCH = "Intitulé;Coût\nÉlève – « dès » l’été;1 490 €\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FRENCH.encode("utf-8"), "utf-8"),
        (FRENCH.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + FRENCH.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "utf-16-be"),
        (FRENCH.encode("utf-16-le"), "utf-16-le"),
        (FRENCH.encode("utf-16-be"), "utf-16-be"),
        (FRENCH.encode("cp1252"), "cp1252"),
        (FRENCH.encode("mac-roman"), "mac-roman"),
        (DOS.encode("cp850"), "cp850"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data) == (DOS if encoding == "cp850" else FRENCH, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Cœur de métier, à l'été", "iso-8859-15"),
        ("Coût : 1 490 €", "iso-8859-15"),
        ("Une ½ journée, ¼ d'heure, à l'été", "cp1252"),
        ("Cœur de métier, 490 €, l’été", "cp1252"),
    ],
)
def test_latin_9_is_told_from_windows(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "$", "^", "~", "§"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, line_end: str) -> None:
    lines = [["Intitulé", "Lieu", "Prix"], ["Écrire, relire", "Paris", "1"], ['Dire "oui"', "Lille", "2"]]
    quoted = [separator.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    path = tmp_path / "liste.csv"
    path.write_bytes(line_end.join(quoted).encode())
    assert guess_separator(path.read_text(encoding="utf-8")) == separator
    assert [list(row.values) for row in rows_of(path)] == lines


def test_quoted_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('Intitulé;Thèmes\nA;"un\ndeux"\n', encoding="utf-8")
    assert rows_of(path)[1].values == ("A", "un\ndeux")


def test_an_opendocument_without_manifest_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "offre.ods"
    path.write_bytes(zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"))
    with pytest.raises(UnreadableFile, match="endommagé"):
        open_workbook(path)


def test_a_stray_control_character_does_not_make_a_text_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "offre.csv"
    path.write_bytes("Intitulé;Organisme\nVente\x07 en ligne;Greta\n\x1a".encode())
    assert rows_of(path)[0].values == ("Intitulé", "Organisme")
    assert len(rows_of(path)) >= 2


@pytest.mark.parametrize("content", [b"Intitul\x00;x\ny\x00;z\n", bytes(range(1, 256)) * 4])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "offre.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="ni un classeur ni un fichier texte"):
        open_workbook(path)


def test_the_guess_of_a_text_file_is_told_and_can_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "offre.csv"
    path.write_bytes("Intitulé;Prix, en €\nÉté;1\n".encode("cp1252"))
    guess = open_workbook(path).text_guess
    assert guess is not None
    assert (guess.encoding, guess.separator) == ("cp1252", ";")
    assert guess.encodings[0] == ("cp1252", "Windows (cp1252)")
    assert guess.separators[0] == (";", "point-virgule")
    assert {"utf-8", "mac-roman"} < {value for value, _label in guess.encodings}
    chosen = open_workbook(path, OpenOptions(encoding="mac-roman", separator=","))
    assert chosen.text_guess is not None
    assert (chosen.text_guess.encoding, chosen.text_guess.separator) == ("mac-roman", ",")
    assert next(iter(chosen.sheets[0].rows())).values == ("IntitulÈ;Prix", " en Ä")
    assert chosen.warnings == ()


@pytest.mark.parametrize(
    "options",
    [
        OpenOptions(encoding="klingon"),
        OpenOptions(encoding="base64"),
        OpenOptions(encoding="utf-8\x00"),
        OpenOptions(separator=""),
        OpenOptions(separator=";;"),
        OpenOptions(separator='"'),
        OpenOptions(separator="\n"),
    ],
)
def test_options_that_cannot_be_used_are_refused_in_french(tmp_path: Path, options: OpenOptions) -> None:
    path = tmp_path / "offre.csv"
    path.write_text("Intitulé;Prix\nA;1\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="Choisissez"):
        open_workbook(path, options)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows keeps no named pipe in a folder")
def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "tube.csv"
    os.mkfifo(path)
    with pytest.raises(UnreadableFile, match="fichier ordinaire"):
        open_workbook(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("offre.xlsx.lnk", b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"),
        ("offre.url", b"[InternetShortcut]\r\nURL=https://exemple.fr/offre.xlsx\r\n"),
        ("offre.desktop", b"[Desktop Entry]\nType=Link\n"),
        ("offre alias", b"book\x00\x00\x00\x00mark\x00\x00\x00\x00"),
    ],
)
def test_a_shortcut_is_told_from_its_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="est un raccourci") as refused:
        open_workbook(path)
    assert "vers lequel il mène" in str(refused.value)


@pytest.mark.parametrize("name", ["~$offre.xlsx", ".~lock.offre.ods#"])
def test_the_mark_of_an_open_workbook_is_told_from_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x08Camille " + b" " * 156)
    with pytest.raises(UnreadableFile, match="ouvert ailleurs"):
        open_workbook(path)


@pytest.mark.parametrize("hint", ["sep=#", "SEP=#", '"sep=#"'])
def test_the_separator_that_excel_writes_in_front_is_used_and_hidden(tmp_path: Path, hint: str) -> None:
    path = tmp_path / "offre.csv"
    path.write_bytes(f"{hint}\r\nIntitulé#Prix, net\r\nVendre; gérer#1\r\n".encode())
    assert [(row.number, row.values) for row in rows_of(path)] == [
        (1, ("Intitulé", "Prix, net")),
        (2, ("Vendre; gérer", "1")),
    ]
