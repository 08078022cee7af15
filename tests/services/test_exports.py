"""Exported workbooks: what each sheet holds, how it opens and prints, and that it reads back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from db.engine import Database, open_database
from db.records import CourseRecord
from db.repositories import Courses
from explorer.search.query import Choice, Query
from explorer.services.dossiers import Dossiers
from explorer.services.errors import ExportRefused, UnknownSelection
from explorer.services.exports import Exports
from explorer.services.exports.options import ExportOptions
from explorer.services.imports import Imports
from importers.records import Reading
from resources.vocabulary import vocabulary

MakeReading = Callable[..., Reading]

TODAY = date(2026, 11, 12)
FULL: dict[str, Any] = {
    "title": "Prompt engineering pour la relation client",
    "provider": "Organisme A",
    "skills": ("prompt-engineering", "mes mots"),
    "formats": ("presentiel", "classe-virtuelle"),
    "duration_min_hours": 21.0,
    "duration_max_hours": 21.0,
    "duration_raw": "3 jours (21 heures)",
    "price_min_eur": Decimal(1290),
    "price_max_eur": Decimal(1290),
    "price_basis": "HT",
    "price_raw": "1 290 € HT",
    "certifications": ("RS6776", "RNCP38616BC02"),
    "certification_kinds": ("rs", "rncp"),
    "certification_expiry": date(2027, 9, 25),
    "level": 6,
    "funding": ("cpf",),
    "postcode": "08200",
    "email": "contact@exemple.fr",
    "url": "https://www.exemple.fr/formations/prompt?id=1",
}


def plain(text: object) -> str:
    return str(text).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def exports(database: Database) -> Exports:
    return Exports(database, vocabulary())


@pytest.fixture
def export(
    exports: Exports, imports: Imports, database: Database, make_reading: MakeReading, tmp_path: Path
) -> Callable[..., openpyxl.Workbook]:
    """Courses → the workbook that they make."""

    def run(*courses: dict[str, Any], **options: Any) -> openpyxl.Workbook:
        imports.apply(imports.plan(make_reading(list(courses))))
        target = tmp_path / "sortie.xlsx"
        exports.write_courses(
            [each.id for each in records(database)],
            target,
            query_sentence="Toutes les formations",
            today=TODAY,
            **options,
        )
        return openpyxl.load_workbook(target)

    return run


def records(database: Database) -> tuple[CourseRecord, ...]:
    with database.read() as session:
        return Courses(session).records()


def line(sheet: Worksheet, row: int = 2) -> dict[str, Any]:
    """Header → cell."""
    return {header.value: sheet.cell(row, header.column) for header in sheet[1]}


def lines(sheet: Worksheet) -> dict[str, Any]:
    """Label → text of a sheet to read."""
    return {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2) if row[0].value}


def test_the_sheets_in_their_order(export: Callable[..., openpyxl.Workbook]) -> None:
    assert export(FULL).sheetnames == ["Synthèse", "Sélection", "Comparaison", "À compléter", "Sources"]


@pytest.mark.parametrize(
    ("header", "value", "number_format"),
    [
        ("Rang", 1, "0"),
        ("Intitulé", "Prompt engineering pour la relation client", "General"),
        ("Axe", "Généraliste", "General"),
        ("Compétences", "Prompt engineering\nmes mots", "General"),
        ("Niveau", 6, "0"),
        ("Code RNCP / RS", "RS 6776\nRNCP 38616 BC02", "@"),
        ("Échéance de la certification", datetime(2027, 9, 25), "dd/mm/yyyy"),  # noqa: DTZ001 - as read back
        ("Modalité", "Présentiel\nClasse virtuelle", "General"),
        ("Durée", 21, 'General\\ "h"_N'),
        ("Jours", 3, 'General\\ "j"_N'),
        ("Coût", 1290, '[$-40C]#,##0.00\\ "€"_N'),
        ("Base", "HT", "General"),
        ("€/h", 61.43, '[$-40C]#,##0.00\\ "€/h"_N'),
        ("Financement à vérifier", "CPF", "General"),
        ("Courriel", "contact@exemple.fr", "General"),
        ("Lien", "exemple.fr", "General"),
        ("Code postal", "08200", "@"),
    ],
)
def test_a_value_and_its_format(
    export: Callable[..., openpyxl.Workbook], header: str, value: object, number_format: str
) -> None:
    cell = line(export(FULL)["Sélection"])[header]
    found = plain(cell.value) if isinstance(cell.value, str) else cell.value
    assert (found, cell.number_format) == (value, number_format)


@pytest.mark.parametrize(
    ("facts", "header", "expected"),
    [
        ({"duration_min_hours": 7.0, "duration_max_hours": 21.0}, "Durée", "7 à 21 h"),
        ({"duration_min_hours": 7.0}, "Durée", "à partir de 7 h"),
        ({"duration_raw": "9 mois"}, "Durée", "9 mois"),
        ({"duration_raw": "9"}, "Durée", None),
        ({"duration_raw": "Non communiqué"}, "Durée", None),
        ({"price_min_eur": Decimal(390), "price_basis": "HT"}, "Coût", "à partir de 390 €  HT"),
        ({"price_raw": "Sur devis"}, "Coût", "Sur devis"),
        ({"price_min_eur": Decimal(0), "price_max_eur": Decimal(0)}, "Coût", 0),
        ({}, "Coût", None),
        (
            {
                "price_min_eur": Decimal(0),
                "price_max_eur": Decimal(0),
                "price_raw": "gratuit pour le personnel du Cnam",
            },
            "Précisions de la source",
            "gratuit pour le personnel du Cnam",
        ),
        ({"certification_raw": "RS RS6776", "certification_kinds": ("rs",)}, "Certification", "RS"),
        (
            {"certification_raw": "Titre de vendeur – RNCP38616"},
            "Certification",
            "Titre de vendeur – RNCP38616",
        ),
        ({"url": "javascript:alert(1)"}, "Lien", "javascript:alert(1)"),
    ],
)
def test_what_is_not_a_plain_figure(
    export: Callable[..., openpyxl.Workbook], facts: dict[str, Any], header: str, expected: object
) -> None:
    value = line(export({"title": "Vente", **facts})["Sélection"])[header].value
    assert (plain(value).replace("€  ", "€ ") if isinstance(value, str) else value) == (
        str(expected).replace("€  ", "€ ") if isinstance(expected, str) else expected
    )


def test_only_web_and_mail_addresses_are_live(export: Callable[..., openpyxl.Workbook]) -> None:
    other = {"title": "Vente", "url": "ftp://exemple.fr/x", "email": "écrire à Anne"}
    sheet = export(FULL, other)["Sélection"]
    live = {cell.coordinate: cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink}
    first = line(sheet)
    assert live == {
        first["Courriel"].coordinate: "mailto:contact@exemple.fr",
        first["Lien"].coordinate: "https://www.exemple.fr/formations/prompt?id=1",
    }


@pytest.mark.parametrize(
    "start", ["=1+1", "+33 1", "-5 %", "@SUM(A1)", "\tx", "\r=1", '=HYPERLINK("http://x")']
)
def test_a_text_is_never_a_formula(export: Callable[..., openpyxl.Workbook], start: str) -> None:
    workbook = export({"title": "Vente", "provider": start, "audience": start, "phone": start}, title=start)
    cells = [cell for sheet in workbook for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    provider = line(workbook["Sélection"])["Organisme"]
    assert provider.value == start.replace("\r", "\n")
    assert provider.quotePrefix


def test_characters_that_xml_refuses_are_left_out(export: Callable[..., openpyxl.Workbook]) -> None:
    workbook = export({"title": "Ven\x00te\x1f & <b>", "provider": "x" * 40_000})
    found = line(workbook["Sélection"])
    assert found["Intitulé"].value == "Vente & <b>"
    assert len(found["Organisme"].value) == 32_767


def test_the_table_is_a_real_one_that_prints_on_two_pages_side_by_side(
    export: Callable[..., openpyxl.Workbook],
) -> None:
    sheet = export(FULL, {"title": "Vente"})["Sélection"]
    (table,) = sheet.tables.values()
    assert table.ref == table.autoFilter.ref == sheet.dimensions
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "C2"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
        "landscape",
        9,
        2,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert not sheet.merged_cells.ranges


def test_columns_without_any_value_are_hidden_but_those_to_fill(
    export: Callable[..., openpyxl.Workbook],
) -> None:
    sheet = export({"title": "Vente"})["Sélection"]
    hidden = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
    assert {"Organisme", "Coût", "Lien"} <= hidden
    assert not {"Intitulé", "Avis", "Statut"} & hidden


def test_the_summary_never_adds_ht_to_ttc_nor_counts_the_unknown(
    export: Callable[..., openpyxl.Workbook],
) -> None:
    free = {"title": "Caisse", "price_min_eur": Decimal(100), "price_max_eur": Decimal(100)}
    told = lines(export(FULL, free, {"title": "Vente"}, title="VENTE-014")["Synthèse"])
    assert told["Recherche"] == "Toutes les formations"
    assert told["Date"] == datetime(2026, 11, 12)  # noqa: DTZ001 - as read back
    assert told["Formations"] == 3
    assert (told["Coût HT"], told["Coût, base non précisée"]) == (1290, 100)
    assert plain(told["Coûts non renseignés"]) == "1 : « Vente »"
    assert "Coût TTC" not in told
    assert told["Catalogue"].startswith("catalogue.xlsx, importé le ")


def test_missing_facts_become_questions(export: Callable[..., openpyxl.Workbook]) -> None:
    sheet = export(FULL, {"title": "Vente", "duration_raw": "9 mois"})["À compléter"]
    asked = {(row[0], row[3]): plain(row[4]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert (1, "Durée") not in asked
    assert (1, "Coût") not in asked
    assert asked[2, "Durée"] == "Combien d’heures de formation (annoncée : « 9 mois ») ?"
    assert (2, "Contact") in asked


def test_where_each_course_stands(export: Callable[..., openpyxl.Workbook]) -> None:
    found = line(export({"title": "Vente", "provider": "Greta"})["Sources"])
    assert found["Fichier"].value == "catalogue.xlsx"
    assert (found["Feuille"].value, found["Cellules"].value) == ("Feuille", "A2:B2")
    assert isinstance(found["Importée le"].value, datetime)


@pytest.fixture
def selection(imports: Imports, database: Database, make_reading: MakeReading) -> tuple[Dossiers, int]:
    imports.apply(imports.plan(make_reading([FULL, {"title": "Vente"}])))
    first, second = (each.id for each in records(database))
    selections = Dossiers(database)
    made = selections.create("Dossier VENTE-014", reference="VENTE-014")
    selections.add(made.id, [second, first])
    selections.set_note(first, "Trop cher, dit-il.")
    selections.set_rating(first, 4)
    return selections, made.id


def test_a_selection_keeps_its_order_its_name_and_its_opinions(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path
) -> None:
    target = tmp_path / "dossier.xlsx"
    query = Query(choices=(Choice("axis", ("generaliste",)),))
    assert exports.write_selection(selection[1], target, query=query) == 2
    workbook = openpyxl.load_workbook(target)
    told = lines(workbook["Synthèse"])
    assert workbook["Synthèse"]["A1"].value == "Dossier VENTE-014"
    assert told["Référence"] == "VENTE-014"
    assert told["Recherche"].startswith("Formations généralistes")
    first, second = line(workbook["Sélection"]), line(workbook["Sélection"], 3)
    assert (first["Intitulé"].value, second["Intitulé"].value) == ("Vente", FULL["title"])
    assert (second["Avis"].value, second["Statut"].value) == ("4 / 5", "à étudier")


@pytest.mark.parametrize("private_notes", [False, True])
def test_private_notes_are_there_only_if_asked(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path, private_notes: bool
) -> None:
    target = tmp_path / "dossier.xlsx"
    exports.write_selection(selection[1], target, options=ExportOptions(private_notes=private_notes))
    cells = [cell.value for sheet in openpyxl.load_workbook(target) for row in sheet for cell in row]
    assert ("Trop cher, dit-il." in cells) is private_notes


def test_an_unknown_selection_is_refused(exports: Exports, tmp_path: Path) -> None:
    with pytest.raises(UnknownSelection):
        exports.write_selection(7, tmp_path / "x.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("absent/x.xlsx", "n’existe pas"),
        ("x.pages", "ne dit pas le format"),
        ("dossier.xlsx", "est un dossier"),
        (f"{'x' * 300}.xlsx", "est trop long"),
    ],
)
def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path, name: str, what: str
) -> None:
    (tmp_path / "dossier.xlsx").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ExportRefused, match=what):
        exports.write_selection(selection[1], tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_workbook_open_elsewhere_stays_as_it_was(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ouvert.xlsx"
    target.write_bytes(b"avant")

    def locked(*_args: object) -> None:
        raise PermissionError(13, "Excel")

    monkeypatch.setattr("os.replace", locked)  # only Windows locks an open file
    with pytest.raises(ExportRefused, match=r"ouvert dans un autre programme.*Fermez-le"):
        exports.write_selection(selection[1], target)
    assert target.read_bytes() == b"avant"
    assert not list(tmp_path.glob(".*"))


def test_an_interrupted_export_leaves_nothing_behind(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())

    def stop(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.write_selection(selection[1], tmp_path / "x.xlsx", progress=stop)
    assert sorted(tmp_path.iterdir()) == before


def test_an_empty_export_is_refused(exports: Exports, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="aucune formation"):
        exports.write_courses([], tmp_path / "x.xlsx", query_sentence="")


def test_the_exported_map_reads_back_to_the_same_courses(
    exports: Exports, imports: Imports, database: Database, map_workbook: Path, tmp_path: Path
) -> None:
    imports.apply(imports.preview(map_workbook))
    before = records(database)
    target = tmp_path / "export.xlsx"
    exports.write_courses([each.id for each in before], target, query_sentence="Toutes les formations")
    with closing(open_database(tmp_path / "autre.sqlite3", create=True)) as other:
        again = Imports(other, vocabulary())
        again.apply(again.preview(target))
        after = records(other)
    # Where a course stands, and how the source wrote its figures, is told by other columns and sheets.
    own = {"id", "source_id", "import_id", "sheet", "row"}
    raw = {field.name for field in fields(CourseRecord) if field.name.endswith("_raw")}
    compared = [field.name for field in fields(CourseRecord) if field.name not in own | raw]
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert {name: getattr(new, name) for name in compared} == {
            name: getattr(old, name) for name in compared
        }


def test_an_export_changes_nothing_of_its_own_catalogue(
    exports: Exports, imports: Imports, database: Database, map_workbook: Path, tmp_path: Path
) -> None:
    """The words and the cells of the source stay: the export only writes them more tidily."""
    imports.apply(imports.preview(map_workbook))
    before = records(database)
    target = tmp_path / "Pour la réunion.xlsx"
    exports.write_courses([each.id for each in before], target, query_sentence="Toutes les formations")
    plan = imports.preview(target)
    assert (plan.is_new_source, plan.counts.unchanged, plan.changes_nothing) == (False, len(before), True)
    imports.apply(plan)
    assert [replace(each, import_id=0) for each in records(database)] == [
        replace(each, import_id=0) for each in before
    ]


def test_a_csv_reads_back_to_the_same_courses(
    exports: Exports, imports: Imports, database: Database, map_workbook: Path, tmp_path: Path
) -> None:
    """Its remarks below the table are no courses, and its figures are those of the catalogue."""
    imports.apply(imports.preview(map_workbook))
    target = tmp_path / "export.csv"
    ids = [each.id for each in records(database)]
    exports.write_courses(ids, target, query_sentence="Toutes les formations")
    plan = imports.preview(target)
    assert (plan.counts.created, plan.counts.missing, plan.counts.rejected) == (0, 0, 0)
    changed = {name for each in plan.changes for name in each.fields}
    assert all(name.endswith("_raw") for name in changed), changed


def test_a_whole_dossier_says_that_no_search_narrowed_it(
    exports: Exports, selection: tuple[Dossiers, int], tmp_path: Path
) -> None:
    target = tmp_path / "dossier.xlsx"
    exports.write_selection(selection[1], target)
    assert lines(openpyxl.load_workbook(target)["Synthèse"])["Recherche"] == "aucune : le dossier entier"
