"""Web pages under the name of a workbook: their tables, read as a person sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.choices import Choices
from importers.errors import ImportRefused, UnreadableFile
from importers.options import OpenOptions
from importers.readers import open_workbook
from importers.reading import read
from importers.records import MergedRange, RawRow, RawWorkbook

PORTAL = """\
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<style>td {{ color: red }}</style>
<!--[if gte mso 9]><xml><x:Name>Offre</x:Name><table><tr><td>non</td></tr></table></xml><![endif]-->
</head><body>
<table border=1><tr><th>Intitulé</th><th>Organisme</th><th>Durée</th><th>Lien</th></tr>
<tr><td>Vendre &amp; fidéliser à l&rsquo;ère de l&#8217;IA</td><td>Greta<br>Sud</td><td>21&nbsp;h</td>
<td><a href="https://exemple.fr/1">voir</a></td></tr>
<tr style="display: none"><td>Gérer le cœur</td><td>Cnam</td><td>3 jours</td><td></td></tr></table>
</body></html>
"""
ROWS = [
    RawRow(1, ("Intitulé", "Organisme", "Durée", "Lien")),
    RawRow(
        2,
        ("Vendre & fidéliser à l’ère de l’IA", "Greta\nSud", "21\u00a0h", "voir"),
        links={3: "https://exemple.fr/1"},
    ),
    RawRow(3, ("Gérer le cœur", "Cnam", "3 jours"), hidden=True),
]


def page(tmp_path: Path, content: str | bytes, name: str = "offre.xls") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cells(workbook: RawWorkbook) -> list[tuple[object, ...]]:
    return [row.values for row in workbook.sheets[0].rows()]


@pytest.mark.parametrize(
    ("charset", "codec", "encoding"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("UTF8", "utf-8-sig", "utf-8"),
        ("windows-1252", "cp1252", "cp1252"),
        ("iso-8859-1", "cp1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15", "iso-8859-15"),
        ("utf-8", "cp1252", "cp1252"),
        ("martien", "utf-8", "utf-8"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("utf-16", "utf-8", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_tells_or_in_the_one_it_has(
    tmp_path: Path, charset: str, codec: str, encoding: str
) -> None:
    html = PORTAL.format(charset=charset)
    if codec == "iso-8859-15":
        html = html.replace("’", "'")
    workbook = open_workbook(page(tmp_path, html.encode(codec)))
    assert [sheet.name for sheet in workbook.sheets] == ["offre"]
    assert list(workbook.sheets[0].rows()) == ROWS
    assert workbook.text_guess is not None
    assert (workbook.text_guess.encoding, workbook.text_guess.separators) == (encoding, ())


def test_another_encoding_can_be_asked_for(tmp_path: Path) -> None:
    path = page(tmp_path, PORTAL.format(charset="utf-8").encode())
    asked = open_workbook(path, OpenOptions(encoding="mac-roman"))
    assert cells(asked)[0][0] == "Intitul√©"
    with pytest.raises(ImportRefused, match="martien"):
        open_workbook(path, OpenOptions(encoding="martien"))


def test_its_courses_go_in(tmp_path: Path) -> None:
    reading = read(page(tmp_path, PORTAL.format(charset="utf-8")), Choices(axis="generaliste"))
    first, second = reading.courses
    assert (first.title, first.provider) == ("Vendre & fidéliser à l’ère de l’IA", "Greta\nSud")
    assert (first.duration_min_hours, first.url) == (21.0, "https://exemple.fr/1")
    assert second.duration_min_hours == 21.0
    assert reading.sheets[0].hidden_rows == (3,)
    assert reading.file_warnings == ()


SPANS = """<table><tr><th colspan=2>Offre<th rowspan=2>Coût
<tr><th>Intitulé<th>Organisme
<tr><td>Vendre<td rowspan="2">Cnam<td>10 €
<tr><td>Gérer<td>20 €
</table>"""


def test_spans_are_merged_cells_and_end_tags_may_be_missing(tmp_path: Path) -> None:
    workbook = open_workbook(page(tmp_path, SPANS))
    assert cells(workbook) == [
        ("Offre", None, "Coût"),
        ("Intitulé", "Organisme"),
        ("Vendre", "Cnam", "10 €"),
        ("Gérer", None, "20 €"),
    ]
    assert workbook.sheets[0].merged == (
        MergedRange(1, 0, 1, 1),
        MergedRange(1, 2, 2, 2),
        MergedRange(3, 1, 4, 1),
    )
    courses = read(workbook.path, Choices(axis="generaliste")).courses
    assert [(each.title, each.provider, each.price_max_eur) for each in courses] == [
        ("Vendre", "Cnam", 10),
        ("Gérer", "Cnam", 20),
    ]


def test_each_table_is_a_sheet_and_layout_is_none(tmp_path: Path) -> None:
    inner = "<table><caption>Bâtiment</caption><tr><td>a<td>b<tr><td>c<td>d</table>"
    html = f"<html><table><tr><td>menu<td>{inner}</table>{inner}<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    workbook = open_workbook(page(tmp_path, html))
    assert [sheet.name for sheet in workbook.sheets] == ["Bâtiment", "Bâtiment'", "offre (tableau 3)"]
    assert [row.values for row in workbook.sheets[2].rows()] == [("1", "2"), ("3", "4")]


def test_a_web_archive_holds_pages(tmp_path: Path) -> None:
    archive = (
        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
        'Content-Type: multipart/related; boundary="--limite"\r\n\r\n'
        "----limite\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<frameset></frameset>"
        "\r\n----limite\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Type: text/html; charset=windows-1252\r\n\r\n"
        "<table><tr><td>Intitul=E9<td>Dur=E9e<tr><td>Vendre<td>7 h</table>\r\n----limite--\r\n"
    )
    assert cells(open_workbook(page(tmp_path, archive))) == [("Intitulé", "Durée"), ("Vendre", "7 h")]


def test_a_page_cut_short_is_told(tmp_path: Path) -> None:
    html = PORTAL.format(charset="utf-8")
    workbook = open_workbook(page(tmp_path, html[: html.index("Cnam") + 2]))
    assert cells(workbook)[2] == ("Gérer le cœur", "Cn")
    assert any("téléchargement" in each for each in workbook.warnings)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<!DOCTYPE html><html><body><h1>Connexion</h1></body></html>", "connecter"),
        ("<html><frameset><frame src='a_fichiers/sheet001.htm'></frameset></html>", "d’autres fichiers"),
        ("<table><tr><td>seule</table>", "sans tableau"),
        ("<table>" * 100, "compliquée"),
        ("<table><tr>" + "<td colspan=1000>a" * 20, "colonnes"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "sans tableau"),
    ],
)
def test_a_page_without_courses_is_refused_in_french(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        open_workbook(page(tmp_path, content))


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    row = "<tr><td colspan=1000>a" + "<td colspan=1000>" * 14 + "<td>b"
    with pytest.raises(UnreadableFile, match="cellules"):
        open_workbook(page(tmp_path, "<table>" + row * 400))


@pytest.mark.parametrize("mark", ["<!--", "<!", "<?", "<a ", "</a ", "<script>", "&amp", "<td a='", "<!["])
def test_marks_that_nothing_closes_do_not_take_for_ever(tmp_path: Path, mark: str) -> None:
    path = page(tmp_path, "<table><tr><td>a<td>b<tr><td>c<td>d</table>" + mark * 100_000)
    assert cells(open_workbook(path)) == [("a", "b"), ("c", "d")]
