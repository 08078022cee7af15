"""LHÉO files of the Carif-Oref: one row for each action, every element kept, large ones streamed."""

from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from importers.choices import Choices
from importers.errors import ImportRefused, UnreadableFile
from importers.options import OpenOptions
from importers.readers import open_workbook
from importers.reading import read
from importers.records import Course

FILES = Path(__file__).parent / "files"
LHEO_2_3 = FILES / "lheo_2_3.xml"

COURSE = "<formation numero='{0}'><intitule-formation>Vendre n° {0}</intitule-formation>{1}</formation>"


def write(tmp_path: Path, body: str, *, head: str = '<?xml version="1.0"?>', encoding: str = "utf-8") -> Path:
    path = tmp_path / "offre.xml"
    path.write_bytes(f"{head}<lheo><offres>{body}</offres></lheo>".encode(encoding))
    return path


def rows(path: Path, options: OpenOptions | None = None) -> list[dict[str, object]]:
    """Each row as header → value, without the empty cells."""
    header, *body = list(open_workbook(path, options).sheets[0].rows())
    return [
        {str(name): value for name, value in zip(header.values, row.values, strict=True) if value is not None}
        for row in body
    ]


@pytest.fixture
def courses() -> tuple[Course, ...]:
    reading = read(LHEO_2_3, Choices(axis="carif-oref"))
    assert not reading.rejects
    assert not reading.warnings
    return reading.courses


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", "Intégrer l'IA générative dans la relation client"),
        ("provider", "Greta des Ardennes"),
        ("siret", "19510000000017"),
        ("reference", "A-1"),
        ("description", "Prompts, limites & risques"),
        (
            "objectives",
            "Rédiger des consignes & vérifier les réponses.\n- Choisir un outil\n- Protéger les données\n"
            "Certification RS6776",
        ),
        ("audience", "Conseillers de vente"),
        ("prerequisites", "Savoir utiliser un ordinateur"),
        ("formats", ("distance",)),
        ("duration_min_hours", 35.0),
        ("duration_max_hours", 35.0),
        ("price_min_eur", Decimal("1490.00")),
        ("price_basis", "TTC"),
        ("certifications", ("RS6776",)),
        ("certif_info", "112233"),
        ("level", 5),
        ("funding", ("opco",)),
        ("region", "Grand Est"),
        ("department", "08"),
        ("city", "Sedan"),
        ("postcode", "08200"),
        ("session_start", date(2027, 3, 1)),
        ("session_end", date(2027, 3, 5)),
        ("url", "https://exemple.fr/ia"),
        ("email", "accueil@exemple.fr"),
        ("phone", "03 26 00 00 01"),
        ("rome", ("D1406",)),
        ("formacode", ("34582", "31057")),
        ("nsf", ("312",)),
        ("language", "fr"),
    ],
)
def test_the_fields_of_an_action(courses: tuple[Course, ...], field: str, expected: object) -> None:
    assert getattr(courses[0], field) == expected


def test_each_action_is_a_course_and_a_course_without_action_too(courses: tuple[Course, ...]) -> None:
    assert [(course.row, course.city, course.reference) for course in courses] == [
        (2, "Sedan", "A-1"),
        (3, "Reims", "A-2"),
        (4, None, None),
    ]
    second = courses[1]
    assert (second.price_min_eur, second.price_basis) == (Decimal("1000.00"), "HT")
    assert (second.duration_min_hours, second.duration_raw) == (None, "6 mois")
    # 99991231 stands for « no end ».
    assert (second.session_start, second.session_end) == (date(2027, 9, 7), None)


def test_no_element_is_lost() -> None:
    first = rows(LHEO_2_3)[0]
    assert first["autres-sessions"] == "20271004 – 20271008"
    assert first["code-modele-economique"] == "2"
    assert first["lieu-de-formation › code-INSEE-commune"] == "08409"
    assert first["coordonnees-organisme › ville"] == "CHÂLONS-EN-CHAMPAGNE"
    assert first["modalites-enseignement"] == "formation entièrement à distance (code 2)"
    assert first["objectif-formation"].startswith("<p>Rédiger")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        *((code, None) for code in ("0", "1", "2", "3", "11", "12", "99")),
        *(("4", 3), ("5", 4), ("6", 5), ("7", 6), ("8", 7)),
        *(("13", 3), ("14", 4), ("15", 5), ("16", 6), ("17", 7), ("18", 8)),
    ],
)
def test_levels_are_those_of_the_table_of_lheo(tmp_path: Path, code: str, level: int | None) -> None:
    path = write(
        tmp_path,
        COURSE.format(1, f"<code-niveau-sortie>{code}</code-niveau-sortie><certifiante>1</certifiante>"),
    )
    assert read(path, Choices(axis="carif-oref")).courses[0].level == level


@pytest.mark.parametrize(("code", "slug"), [("0", "presentiel"), ("1", "mixte"), ("2", "distance")])
def test_ways_to_attend_are_those_of_the_table_of_lheo(tmp_path: Path, code: str, slug: str) -> None:
    action = f"<action><modalites-enseignement>{code}</modalites-enseignement></action>"
    path = write(tmp_path, COURSE.format(1, action + "<contenu-formation>x</contenu-formation>"))
    assert read(path, Choices(axis="carif-oref")).courses[0].formats == (slug,)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0"?>', "utf-8"),
        ('<?xml version="1.0"?>', "utf-8-sig"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "iso-8859-1"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        ("", "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, head: str, encoding: str) -> None:
    path = write(tmp_path, COURSE.format("é", ""), head=head, encoding=encoding)
    assert rows(path) == [{"numero-formation": "é", "intitule-formation": "Vendre n° é"}]


def test_windows_letters_under_a_utf8_label_are_read_and_told(tmp_path: Path) -> None:
    path = write(tmp_path, COURSE.format("é", ""), encoding="cp1252")
    assert rows(path)[0]["numero-formation"] == "é"
    assert "vérifiez les lettres accentuées" in open_workbook(path).warnings[0]


def test_a_chosen_encoding_replaces_the_one_that_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, COURSE.format("é", ""), head='<?xml version="1.0" encoding="ISO-8859-1"?>')
    assert rows(path)[0]["numero-formation"] == "Ã©"
    assert rows(path, OpenOptions(encoding="utf-8"))[0]["numero-formation"] == "é"
    with pytest.raises(ImportRefused, match="Choisissez un autre encodage"):
        open_workbook(path, OpenOptions(encoding="klingon"))


@pytest.mark.parametrize(
    "namespace", ["http://www.lheo.org/2.2", "https://www.of.moncompteformation.gouv.fr"]
)
def test_namespaces_and_prefixes_do_not_matter(tmp_path: Path, namespace: str) -> None:
    path = tmp_path / "offre.xml"
    path.write_text(
        f'<l:lheo xmlns:l="{namespace}"><l:offres><l:formation>'
        "<l:intitule-formation>Vendre</l:intitule-formation></l:formation></l:offres></l:lheo>",
        encoding="utf-8",
    )
    assert rows(path) == [{"intitule-formation": "Vendre"}]


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lheo [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"{BILLION_LAUGHS}<lheo><offres><formation>&c;</formation></offres></lheo>", "entités"),
        ('<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/passwd">]><lheo>&x;</lheo>', "entités"),
        ("<lheo><offres><formation><intitule-formation>A</intitule-formation>", "endommagé"),
        ("<lheo><offres></lheo></offres>", "endommagé"),
        ("<lheo>" + "<formation>" * 100, "endommagé"),
        ("<rss><channel/></rss>", "pas au format LHÉO"),
        ("<été/>".encode("cp1252"), "pas au format LHÉO"),
        ("<!DOCTYPE html><html><body>Bonjour</body></html>", "page web"),
    ],
)
def test_what_is_not_sound_lheo_is_refused(tmp_path: Path, content: str | bytes, says: str) -> None:
    path = tmp_path / "offre.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnreadableFile, match=says):
        open_workbook(path)


def test_an_empty_catalogue_has_no_row(tmp_path: Path) -> None:
    assert list(open_workbook(write(tmp_path, "")).sheets[0].rows()) == []


def test_letters_of_an_outside_document_type_are_kept(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE lheo SYSTEM "lheo.dtd">'
    path = write(
        tmp_path, COURSE.format(1, "<contenu-formation>&eacute;t&eacute;</contenu-formation>"), head=head
    )
    assert rows(path)[0]["contenu-formation"] == "été"


def test_memory_does_not_grow_with_the_number_of_courses(tmp_path: Path) -> None:
    text = "<contenu-formation>" + "Vendre en ligne. " * 100 + "</contenu-formation>"
    sheet = open_workbook(write(tmp_path, "".join(COURSE.format(n, text) for n in range(3_000)))).sheets[0]
    tracemalloc.start()
    count = sum(1 for _row in sheet.rows())
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_001
    # The file takes 5 MB; the rows pass one by one.
    assert peak < 1_500_000
