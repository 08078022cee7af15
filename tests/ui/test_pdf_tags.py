"""The PDF of an export, heard rather than seen: read by a reader that knows nothing of who wrote it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_reader import PdfReader, Told
from pytestqt.qtbot import QtBot

from db.records import CourseRecord, NoteRecord, SelectionItemRecord
from explorer.services.exports.document import Cover, ExportDocument, make_document
from explorer.services.exports.options import ExportOptions
from explorer.services.exports.values import ExportedCourse
from explorer.services.training_plan import training_plan
from explorer.tasks import Cancelled
from explorer.ui.printing.elements import inked, read_ink
from explorer.ui.printing.pdf import pdf_bytes
from explorer.ui.printing.pdf_file import PdfFile
from resources.vocabulary import vocabulary

WHEN = datetime(2026, 11, 25, tzinfo=UTC)
LINK = "https://exemple.fr/formations"


def document(count: int = 3) -> ExportDocument:
    """Courses with a link, gaps to ask about, and a training plan."""
    facts = [
        CourseRecord(
            id=rank,
            source_id=1,
            import_id=1,
            sheet="Carte",
            row=rank,
            title=f"Relation client et fidélité n° {rank}",
            provider="Organisme <A> & Cie",
            url=LINK,
        )
        for rank in range(1, count + 1)
    ]
    items = [SelectionItemRecord(each.id, each.id, "retenue", None, WHEN) for each in facts]
    items[0] = replace(items[0], headcount=4)
    courses = [
        ExportedCourse(rank, each, (), "Carte", "carte.xlsx", None, None, item)
        for rank, (each, item) in enumerate(zip(facts, items, strict=True), start=1)
    ]
    plan = training_plan(items, {each.id: each for each in facts})
    cover = Cover("Dossier de l’été", "VENTE-014", "Toutes les formations", date(2026, 11, 25))
    return make_document(cover, courses, vocabulary(), ExportOptions(), plan=plan)


@pytest.fixture
def reader(qtbot: QtBot) -> PdfReader:
    return PdfReader(pdf_bytes(document()))


@pytest.fixture
def tree(reader: PdfReader) -> Told:
    return reader.tree()


def test_it_says_its_language_and_that_it_is_tagged(reader: PdfReader) -> None:
    assert "/Lang (fr-FR)" in reader.root
    assert "/Marked true" in reader.root
    assert "/DisplayDocTitle true" in reader.root


def test_each_part_begins_with_a_heading_and_has_a_bookmark(reader: PdfReader, tree: Told) -> None:
    titles = ["Dossier de l’été", "Comparaison", "Plan RH"]
    titles += [f"{rank}. Relation client et fidélité n° {rank}" for rank in (1, 2, 3)]
    assert reader.outline() == titles
    assert [each.inner[0].whole for each in tree.all("Sect")] == titles
    assert all(each.inner[0].kind in ("H1", "H2") for each in tree.all("Sect"))


def test_words_are_apart_by_spaces_and_read_as_they_were_written(tree: Told) -> None:
    assert "Toutes les formations" in [each.text for each in tree.all("TD")]
    assert "Organisme <A> & Cie" in [each.text for each in tree.all("TD")]
    assert "\t" not in tree.whole
    assert "ﬁ" not in tree.whole


def test_tables_say_what_their_headers_head(tree: Told) -> None:
    label = next(each for each in tree.all("TH") if each.text == "Référence")
    assert "/Scope /Row" in label.body
    column = next(each for each in tree.all("TH") if each.text == "Intitulé")
    assert "/Scope /Column" in column.body
    criterion = next(
        each for each in tree.all("TH") if each.text.startswith("Organisme") and "Row" in each.body
    )
    assert "/Scope /Row" in criterion.body
    for table in tree.all("Table"):
        assert len({len(row.inner) for row in table.inner}) == 1, "a row of another length loses the reader"


def test_a_link_is_told_with_what_makes_it_live(reader: PdfReader, tree: Told) -> None:
    links = tree.all("Link")
    assert [each.text for each in links] == [LINK] * 3
    for link in links:
        annotation = reader.body(int(re.findall(r"/OBJR/Obj (\d+)", link.body)[0]))
        assert f"/URI ({LINK})" in annotation
        assert "/StructParent " in annotation


def test_questions_are_a_list(tree: Told) -> None:
    course = tree.all("Sect")[3]
    assert course.all("L")
    assert "Combien d’heures de formation\u00a0?" in [each.whole for each in course.all("LI")]


def test_all_that_is_drawn_is_either_text_or_decoration(reader: PdfReader) -> None:
    for page in reader.pages:
        left = reader.unmarked(page)
        assert b"Tj" not in left
        assert not re.search(rb"[\s](?:f\*?|S|B|Do)\s", left)
        assert reader.parents(page) == [
            each.decode() for each in re.findall(rb"/(\w+) <</MCID", reader.content(page))
        ]
        assert any(each.startswith("Page ") for each in reader.decorations(page)), "the footer is not read"


def test_no_colour_of_the_file_bears_a_number_any_more(reader: PdfReader) -> None:
    for page in reader.pages:
        inks = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\b", reader.content(page))
        assert inks
        for found in inks:
            for channel in found:
                assert float(channel) * 255 == pytest.approx(round(float(channel) * 255), abs=1e-5)


def test_a_header_that_each_page_repeats_is_told_once(qtbot: QtBot) -> None:
    reader = PdfReader(pdf_bytes(document(70)))
    first = reader.tree().all("Sect")[0]
    assert [each.text for each in first.all("TH")].count("Intitulé") == 1
    drawn = [page for page in reader.pages if "Intitulé" in reader.decorations(page)]
    assert drawn, "the table is long enough to go over to another page"
    ranks = [row.inner[0].text for row in first.all("TR") if row.inner[0].text.isdigit()]
    assert ranks == [str(rank) for rank in range(1, 71)]


def test_a_course_with_stars_only_has_no_note_to_tell(qtbot: QtBot) -> None:
    made = document()
    noted = [replace(each, note=NoteRecord(each.facts.id, "", 4, WHEN)) for each in made.courses]
    options = ExportOptions(private_notes=True)
    labels = PdfReader(pdf_bytes(make_document(made.cover, noted, vocabulary(), options))).tree().all("TH")
    assert "Avis" in [each.text for each in labels]
    assert "Note personnelle" not in [each.text for each in labels]


def test_it_can_be_stopped_while_it_is_tagged(qtbot: QtBot) -> None:
    calls = 0

    def stop_after_the_last_page(done: int, total: int) -> None:
        nonlocal calls
        calls += done == total
        if calls > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf_bytes(document(), stop_after_the_last_page)


@given(
    st.tuples(*[st.integers(0, 255)] * 3),
    st.one_of(st.integers(0, 70_000), st.integers(0, 255 * 0x10000 - 1)),
)
def test_an_ink_bears_its_number_and_its_colour(colour: tuple[int, int, int], number: int) -> None:
    channels = inked(colour, number)
    assert all(0 <= each <= 0xFFFF for each in channels)
    assert read_ink(channels) == (colour, number)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_plain_colour_bears_no_number(colour: tuple[int, int, int]) -> None:
    red, green, blue = (each * 257 for each in colour)
    assert read_ink((red, green, blue)) == (colour, None)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nstartxref\n5\n%%EOF", b"PK"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="cross-reference"):
        PdfFile(data)
