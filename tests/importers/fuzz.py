"""Files altered at random, from a seed: read or refused in a sentence, never a failure.

    .venv/bin/python -m tests.importers.fuzz 5000

tries so many and prints the seed of each one that fails in another way.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from importers.choices import Choices
from importers.errors import ImportRefused
from importers.reading import read

FILES = Path(__file__).parent / "files"
CSV = (
    "Intitulé;Organisme;Durée;Prix;Début;Lien\n"
    '"Vendre en ligne ; les bases";Greta;21 h;1 490 € HT;01/03/2027;https://exemple.fr\n'
    '"Dire ""oui""\nsur deux lignes";Cnam;2 jours;sur devis;;\n'
)
PAGE = (
    "<!-- <table> --><html><meta charset=windows-1252><body><table border=1><caption>Offre</caption>"
    "<tr><th rowspan=2>Intitulé<th>Organisme<th colspan=2>Durée</tr><tr><th>x<th>y<th>z</tr>"
    "<tr style='display:none'><td>Vendre &amp; fidéliser<td>Greta<br>Sud<td><a href='https://a.fr'>21 h</a>"
    "<tr><td>Gérer<td><table><tr><td>1<td>2<tr><td>3<td>4</table><td>2 jours</table></body></html>"
)
ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<table><tr><td>Intitul=C3=A9<td>Dur=C3=A9e<tr><td>Vendre<td>7 h</table>\n--b--\n"
)
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Offre"><Table>'
    '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row><Cell><Data ss:Type="String">Intitulé</Data></Cell>'
    '<Cell ss:MergeDown="1"><Data ss:Type="String">Durée</Data></Cell></Row><Row ss:Index="4" ss:Hidden="1">'
    '<Cell ss:HRef="https://a.fr"><Data ss:Type="String">Vendre</Data></Cell><Cell ss:Formula="=1/0">'
    '<Data ss:Type="Error">#N/A</Data></Cell></Row><Row><Cell><Data ss:Type="Number">7</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)
NASTY = (
    b"\x00", b"\xff\xfe", b'"', b"'", b"<", b">", b"&", b"&lt;", b"]]>", b"<!DOCTYPE a>", b"-1", b"1e309",
    b"99999999999999999999", b"A1048577", b"XFE1", b"\r", b"\n", b";", b"\xc3", b"\xf0\x9f", b"#REF!",
    b"<row/>", b"</c>", b't="s"', b't="d"', b'r="A0"', b"NaN", b"", b" ",
)  # fmt: skip


def originals() -> dict[str, bytes]:
    """One file of each kind that can be read."""
    return {
        "offre.xlsx": (FILES / "liens.xlsx").read_bytes(),
        "offre.csv": CSV.encode(),
        "windows.csv": CSV.encode("cp1252"),
        "offre.xml": (FILES / "lheo_2_3.xml").read_bytes(),
        "offre.xls": (FILES / "liens.xls").read_bytes(),
        "offre.ods": (FILES / "liens.ods").read_bytes(),
        "verrou.xls": (FILES / "verrou.xls").read_bytes(),
    }


def pages() -> dict[str, bytes]:
    """What portals call a workbook."""
    return {
        "page.xls": PAGE.encode("cp1252"),
        "archive.mht": ARCHIVE.encode(),
        "xml.xls": XML_2003.encode(),
    }


def altered(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, a piece doubled, moved or lost, a word slipped in."""
    for _time in range(chance.randint(1, 4)):
        if not data:
            return data
        at = chance.randrange(len(data))
        size = chance.randint(1, min(200, len(data)))
        way = chance.randrange(5)
        if way == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif way == 1:
            data = data[:at] + data[at + size :]
        elif way == 2:
            data = data[:at] + data[at : at + size] * chance.randint(2, 40) + data[at:]
        elif way == 3:
            data = data[:at] + chance.choice(NASTY) + data[at:]
        else:
            data = data[:at]
    return data


def altered_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip that stays whole, with one of its parts altered: what reads the XML must cope."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(names)
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, altered(content, chance) if name == chosen else content)
    return stream.getvalue()


def cases(seeds: range, make: Callable[[], dict[str, bytes]] = originals) -> Iterator[tuple[int, str, bytes]]:
    """(seed, name, content) of an altered file for each seed."""
    files = make()
    for seed in seeds:
        chance = random.Random(seed)
        name = chance.choice(list(files))
        data = files[name]
        inside = data.startswith(b"PK") and chance.random() < 0.8
        yield seed, name, altered_inside(data, chance) if inside else altered(data, chance)


def try_to_read(folder: Path, name: str, data: bytes) -> str:
    """The refusal of the file, empty if it gives courses. Any other exception passes."""
    path = folder / name
    path.write_bytes(data)
    try:
        read(path, Choices(axis="sectorielle"))
    except ImportRefused as refusal:
        return str(refusal)
    return ""


def main(count: int) -> int:
    """Tries seeds 0 to `count`; the number of failures."""
    failures, readable = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed, name, data in chain(cases(range(count)), cases(range(count), pages)):
            try:
                readable += not try_to_read(Path(folder), name, data)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                failures += 1
                sys.stdout.write(f"{seed} {name}: {type(error).__name__}: {error}\n")
    sys.stdout.write(f"{2 * count} files, {readable} read, {failures} failures\n")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1])) else 0)
