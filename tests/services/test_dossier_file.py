"""A dossier as a file: it goes from one catalogue to another, and whatever else comes is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Database, open_database
from explorer.services.dossier_file import Arrival, DossierFile, DossierFiles, FileCourse, read_dossier_file
from explorer.services.dossier_file import reading as file_reading
from explorer.services.dossiers import Dossiers, PlanFigures
from explorer.services.errors import DossierFileRefused, ExportRefused, UnknownCourse
from explorer.services.imports import Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]
TODAY = date(2026, 11, 12)
PROMPT: dict[str, Any] = {
    "title": "Prompt engineering",
    "provider": "Éva Conseil",
    "certifications": ("RS6776",),
    "city": "Lille",
    "reference": "P-1",
}
VENTE: dict[str, Any] = {"title": "Vendre avec l’IA", "provider": "Noé", "city": "Arras"}
PROMPT_PLACE: dict[str, Any] = {**PROMPT, "city": "Lens", "reference": "P-2"}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The colleague's catalogue."""
    with closing(open_database(tmp_path / "collegue.sqlite3", create=True)) as opened:
        yield opened


def fill(database: Database, reading: Reading, source: str = "Carte") -> None:
    imports = Imports(database, vocabulary())
    imports.apply(imports.plan(reading, source=source))


@pytest.fixture
def send(database: Database, make_reading: MakeReading, tmp_path: Path) -> Callable[..., Path]:
    """Courses, and which of them are in the dossier (all) → the file of the dossier."""

    def run(*courses: dict[str, Any], private_notes: bool = False, source: str = "Carte") -> Path:
        fill(database, make_reading(list(courses)), source)
        dossiers = Dossiers(database)
        number = dossiers.create("VENTE-014", "D-14", purpose="reconversion", retention_date=TODAY).id
        dossiers.add(number, range(1, len(courses) + 1))
        dossiers.set_status(number, (1,), "retenue", "la plus proche")
        dossiers.set_comment(number, 1, "convient")
        dossiers.set_next_action(number, 1, "appeler", date(2026, 12, 1))
        dossiers.set_plan(number, 1, PlanFigures(4, Decimal("1290.5"), "HT", Decimal(0), Decimal("0.0001")))
        dossiers.set_note(1, "motivée")
        dossiers.set_rating(1, 4)
        target = tmp_path / "vente.dossier.json"
        assert DossierFiles(database).write(number, target, private_notes=private_notes, today=TODAY) == len(
            courses
        )
        return target

    return run


@pytest.fixture
def arrive(send: Callable[..., Path], other: Database, make_reading: MakeReading) -> Callable[..., Arrival]:
    """A course sent, the course that the colleague holds and its source → what arrives."""

    def run(sent: dict[str, Any], held: dict[str, Any], source: str) -> Arrival:
        file = send(sent)
        fill(other, make_reading([held]), source)
        return DossierFiles(other).preview(file)

    return run


def test_a_dossier_arrives_as_it_left(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT, VENTE)
    fill(other, make_reading([VENTE, PROMPT]))
    files, dossiers = DossierFiles(other), Dossiers(other)
    arrival = files.preview(file)
    assert dossiers.all() == (), "nothing is written before one accepts"
    assert [each.how for each in arrival.matched] == ["source", "source"]
    assert arrival.report == ("Dossier «\u00a0VENTE-014\u00a0» : 2\u00a0formations retrouvées sur 2.",)
    made = files.accept(arrival)
    assert (made.name, made.reference, made.purpose, made.retention_date, made.count) == (
        "VENTE-014",
        "D-14",
        "reconversion",
        TODAY,
        2,
    )
    first, second = dossiers.entries(made.id)
    assert (first.course_id, second.course_id) == (2, 1), "by rank, under the numbers of this catalogue"
    assert (first.status, first.reason, first.headcount) == ("retenue", "la plus proche", 4)
    assert (first.unit_cost_eur, first.cost_basis) == (Decimal("1290.5"), "HT")
    assert (first.additional_costs_eur, first.funding_eur) == (Decimal(0), Decimal("0.0001"))
    assert (second.status, second.headcount) == ("a-etudier", None)
    assert [each.kind for each in dossiers.history(made.id)] == ["created"]


def test_what_is_written_can_always_be_read(send: Callable[..., Path]) -> None:
    file = send({**VENTE, "title": "Ven\x0bdre\u2028 « l’IA »\r\n", "provider": "\x1fNoé\x7f"})
    assert read_dossier_file(file).courses[0].title == "Vendre\u2028 « l’IA »"


def test_a_dossier_that_is_too_big_is_refused(
    send: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.services.dossier_file.service.MOST_COURSES", 1)
    with pytest.raises(ExportRefused, match="trop gros"):
        send(PROMPT, VENTE)


def test_private_notes_stay_unless_ticked(send: Callable[..., Path]) -> None:
    text = send(PROMPT).read_text(encoding="utf-8")
    for secret in ("convient", "appeler", "2026-12-01", "motivée", "rating"):
        assert secret not in text
    assert "la plus proche" in text, "a decision and its reason go along"


def test_private_notes_come_into_the_comment_and_leave_the_receiver_s_own(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT, private_notes=True)
    fill(other, make_reading([PROMPT]))
    Dossiers(other).set_note(1, "la mienne")
    files = DossierFiles(other)
    arrival = files.preview(file)
    assert arrival.file.has_private_notes
    (item,) = Dossiers(other).entries(files.accept(arrival).id)
    assert item.comment == "convient\nNote reçue : motivée\nAvis reçu : 4 sur 5"
    assert (item.next_action, item.next_action_date) == ("appeler", date(2026, 12, 1))
    assert (Dossiers(other).note(1), Dossiers(other).rating(1)) == ("la mienne", None)


@pytest.mark.parametrize(
    ("sent", "held", "source", "how"),
    [
        (PROMPT, {**PROMPT, "provider": "EVA CONSEIL"}, "carte", "source"),
        (PROMPT, {**PROMPT, "city": "Lens"}, "Carte", "source"),
        (PROMPT, PROMPT, "Autre source", "certification"),
        (
            PROMPT,
            {**PROMPT, "title": "Le prompt engineering"},
            "Autre",
            "certification",
        ),
        (VENTE, {**VENTE, "certifications": ("RS1234",)}, "Autre", "title"),
        (PROMPT, {**PROMPT, "title": "Cuisine", "reference": "X"}, "Autre", None),
        (PROMPT, {**PROMPT, "title": "Cuisine"}, "Carte", None),
        (PROMPT, {**PROMPT, "certifications": ("RS1",), "city": "Lens"}, "Autre", None),
        (VENTE, {**VENTE, "city": "Lens"}, "Autre", None),
        (VENTE, {**VENTE, "provider": None}, "Autre", None),
        ({**PROMPT, "title": "IA niveau 1"}, {**PROMPT, "title": "IA niveau 2"}, "Autre", None),
    ],
)
def test_a_course_is_found_again_by_what_identifies_it(
    arrive: Callable[..., Arrival], sent: dict[str, Any], held: dict[str, Any], source: str, how: str | None
) -> None:
    arrival = arrive(sent, held, source)
    assert [each.how for each in arrival.matched] == ([how] if how else [])
    assert [each.why for each in arrival.unmatched] == ([] if how else ["absent"])


def test_what_is_not_found_is_named_and_never_made_up(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT, VENTE)
    fill(other, make_reading([PROMPT]))
    files = DossierFiles(other)
    arrival = files.preview(file)
    assert arrival.report[1] == ("«\u00a0Vendre avec l’IA\u00a0», Noé : elle n’est pas dans votre catalogue.")
    made = files.accept(arrival)
    assert Dossiers(other).items(made.id) == (1,)
    with other.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM course").scalar_one()
    assert count == 1


def test_of_several_sessions_the_one_that_says_the_same_is_meant(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    def session(day: int) -> dict[str, Any]:
        return {**VENTE, "session_start": date(2027, 1, day)}

    file = send(session(4), session(11))
    fill(other, make_reading([session(11), session(18)]))
    arrival = DossierFiles(other).preview(file)
    assert [(each.written.title, each.course.id) for each in arrival.matched] == [("Vendre avec l’IA", 1)]
    assert [each.why for each in arrival.unmatched] == ["ambiguous"]


def test_two_courses_of_the_file_are_never_one_here(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT, PROMPT_PLACE)
    fill(other, make_reading([PROMPT]), "Autre")
    arrival = DossierFiles(other).preview(file)
    assert [each.course.id for each in arrival.matched] == [1]
    assert [each.why for each in arrival.unmatched] == ["double"]


def test_the_receiver_chooses_the_name_and_the_courses(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT, VENTE)
    fill(other, make_reading([PROMPT, VENTE]))
    files = DossierFiles(other)
    arrival = files.preview(file)
    assert [files.accept(arrival).name for _ in range(2)] == ["VENTE-014", "VENTE-014 (2)"]
    chosen = files.accept(arrival, "Le mien", but={1})
    assert (chosen.name, Dossiers(other).items(chosen.id)) == ("Le mien", (2,))


def test_a_course_that_went_since_the_preview_is_told(
    send: Callable[..., Path], other: Database, make_reading: MakeReading
) -> None:
    file = send(PROMPT)
    fill(other, make_reading([PROMPT]))
    files = DossierFiles(other)
    arrival = files.preview(file)
    Imports(other, vocabulary()).undo(1)
    with pytest.raises(UnknownCourse, match="Prompt engineering"):
        files.accept(arrival)
    assert Dossiers(other).all() == ()


def test_a_file_that_cannot_be_written_says_why(database: Database, tmp_path: Path) -> None:
    number = Dossiers(database).create("Un").id
    with pytest.raises(ExportRefused, match="n’existe pas"):
        DossierFiles(database).write(number, tmp_path / "absent" / "un.dossier.json")


def document(**changed: Any) -> dict[str, Any]:
    return {
        "format": "explorateur-de-formations/dossier",
        "version": 1,
        "dossier": {"name": "Un"},
        "courses": [{"title": "Vendre"}],
        **changed,
    }


def one_course(**facts: Any) -> dict[str, Any]:
    return document(courses=[{"title": "Vendre", **facts}])


def write(folder: Path, content: bytes | object) -> Path:
    file = folder / "recu.dossier.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def test_the_least_file_is_a_dossier(tmp_path: Path) -> None:
    read = read_dossier_file(write(tmp_path, document(future="ignored")))
    assert read == DossierFile(name="Un", courses=(FileCourse(title="Vendre"),))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "n’est pas un dossier de formations"),
        (b"PK\x03\x04", "n’est pas un dossier de formations"),
        (b"\xff\xfe\x00", "n’est pas un dossier de formations"),
        (b"[" * 200_000, "n’est pas un dossier de formations"),
        (b'{"format": NaN}', "n’est pas un dossier de formations"),
        (b'{"a": 1' + b"0" * 10_000 + b"}", "n’est pas un dossier de formations"),
        (b'{"format": 1, "format": 2}', "n’est pas un dossier de formations"),
        ([], "n’est pas un dossier de formations"),
        ({"format": "autre"}, "n’est pas un dossier de formations"),
        (b" " * 20_000_001, "est trop gros"),
        (document(version=2), "vient d’une autre version"),
        (document(dossier=None), "(dossier)"),
        (document(dossier={"name": "  "}), "(nom du dossier)"),
        (document(dossier={"name": "x" * 201}), "(dossier, name)"),
        (document(dossier={"name": "Un", "retention_date": "demain"}), "(dossier, retention_date)"),
        (document(dossier={"name": "Un", "retention_date": "2026-02-30"}), "(dossier, retention_date)"),
        (document(courses={}), "(formations)"),
        (document(courses=[{"title": "T"}] * 20_001), "(formations)"),
        (document(courses=[[]]), "(formation n° 1)"),
        (document(courses=[{"title": "T"}, {}]), "(formation n° 2, title)"),
        (one_course(title=7), "(formation n° 1, title)"),
        (one_course(title="a\x00b"), "(formation n° 1, title)"),
        (one_course(title="\ud800"), "(formation n° 1, title)"),
        (one_course(provider="x" * 32_768), "(formation n° 1, provider)"),
        (one_course(certifications="RS1"), "(formation n° 1, certifications)"),
        (one_course(certifications=[1]), "(formation n° 1, certifications)"),
        (one_course(status="achetée"), "(formation n° 1, status)"),
        (one_course(headcount=True), "(formation n° 1, headcount)"),
        (one_course(headcount=0), "(formation n° 1, headcount)"),
        (one_course(headcount=10**30), "(formation n° 1, headcount)"),
        (one_course(unit_cost_eur=12.5), "(formation n° 1, unit_cost_eur)"),
        (one_course(unit_cost_eur="-1"), "(formation n° 1, unit_cost_eur)"),
        (one_course(unit_cost_eur="1e9"), "(formation n° 1, unit_cost_eur)"),
        (one_course(unit_cost_eur="999999999"), "(formation n° 1, unit_cost_eur)"),
        (one_course(cost_basis="NET"), "(formation n° 1, cost_basis)"),
        (one_course(comment="x" * 20_001), "(formation n° 1, comment)"),
        (one_course(rating=6), "(formation n° 1, rating)"),
    ],
)
def test_anything_else_is_refused_in_french(tmp_path: Path, content: bytes | object, what: str) -> None:
    with pytest.raises(DossierFileRefused) as refusal:
        read_dossier_file(write(tmp_path, content))
    text = str(refusal.value)
    assert text.startswith("« recu.dossier.json »")
    assert what in text
    assert "Rien n’a été modifié." in text


@pytest.mark.parametrize("make", [Path.mkdir, lambda _path: None])
def test_a_folder_or_nothing_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "rien.dossier.json"
    make(path)
    with pytest.raises(DossierFileRefused, match="n’est pas un fichier lisible"):
        read_dossier_file(path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
names = sorted(file_reading._READERS)


@given(st.dictionaries(st.sampled_from(names), values), values, values)
def test_whatever_comes_is_a_dossier_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, course: dict[str, Any], name: object, day: object
) -> None:
    folder = tmp_path_factory.getbasetemp()
    content = document(dossier={"name": name, "retention_date": day}, courses=[{"title": "T", **course}])
    try:
        read = read_dossier_file(write(folder, content))
    except DossierFileRefused:
        return
    assert isinstance(read.name, str)
    assert isinstance(read.courses[0].title, str)
