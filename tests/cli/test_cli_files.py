"""`export`, `imports`, `check`, `backup` and `template`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from command_runs import Run, all_courses

from explorer.services.opening import open_services


def test_export_writes_what_the_search_finds(run: Run, database: Path, tmp_path: Path) -> None:
    target = tmp_path / "sortie.xlsx"
    ran = run("export", target, "--filter", "axis=sectorielle", "--json", "--database", database)
    assert (ran.status, ran.document) == (0, {"file": str(target), "courses": 27})
    workbook = openpyxl.load_workbook(target)
    assert workbook["Sélection"].max_row == 28
    told = {row[0].value: row[1].value for row in workbook["Synthèse"].iter_rows(max_col=2)}
    assert told["Recherche"] == "Formations sectorielles"


@pytest.mark.parametrize(("extension", "start"), [("csv", '\ufeff"Rang"'), ("html", "<!DOCTYPE html>")])
def test_the_extension_says_the_format(
    run: Run, database: Path, tmp_path: Path, extension: str, start: str
) -> None:
    target = tmp_path / f"sortie.{extension}"
    ran = run("export", target, "--filter", "axis=sectorielle", "--json", "--database", database)
    assert (ran.status, ran.document) == (0, {"file": str(target), "courses": 27})
    written = target.read_text("utf-8")
    assert written.startswith(start)
    assert "Formations sectorielles" in written


def test_a_pdf_is_made_in_the_window_only(run: Run, database: Path, tmp_path: Path) -> None:
    refused = run("export", tmp_path / "sortie.pdf", "--database", database)
    assert refused.is_refused_in_one_line
    assert ".xlsx, .html ou .csv" in refused.err
    assert not (tmp_path / "sortie.pdf").exists()


def test_export_of_a_selection_by_name(run: Run, database: Path, tmp_path: Path) -> None:
    services = open_services(database)
    ids = [each["id"] for each in all_courses(run, database)[:3]]
    services.dossiers.add(services.dossiers.create("Dossier 14").id, ids)
    services.close()
    target = tmp_path / "dossier.xlsx"
    ran = run("export", target, "--selection", "dossier 14", "--json", "--database", database)
    assert ran.document["courses"] == 3
    refused = run("export", target, "--selection", "autre", "--database", database)
    assert (refused.status, "Dossier 14" in refused.err) == (2, True)


def test_imports_check_and_backup(run: Run, database: Path, tmp_path: Path) -> None:
    (entry,) = run("imports", "--json", "--database", database).document
    assert (entry["import_id"], entry["file"]) == (1, "cartographie_ia_commerce.xlsx")
    assert "203 nouvelles" in run("imports", "--database", database).out.replace("\u00a0", " ")
    assert run("check", "--json", "--database", database).document["ok"] is True
    copy = tmp_path / "copie.sqlite3"
    assert run("backup", copy, "--database", database).status == 0
    assert all_courses(run, copy) == all_courses(run, database)


def test_a_damaged_catalogue_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "abîmé.sqlite3"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    before = path.read_bytes()
    for command in (("check",), ("search", "ia"), ("imports",)):
        ran = run(*command, "--database", path)
        assert ran.is_refused_in_one_line
    assert path.read_bytes() == before


def test_template_needs_no_catalogue(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "modèle.xlsx"
    assert run("template", target, "--database", tmp_path / "absent.sqlite3").status == 0
    assert openpyxl.load_workbook(target).sheetnames[0] == "Lisez-moi"
    assert not (tmp_path / "absent.sqlite3").exists()


def test_show_tells_what_was_corrected_and_where_else_the_course_is(run: Run, database: Path) -> None:
    with closing(open_services(database)) as services:
        file_says = services.catalogue.details(1).duration_raw
        services.corrections.correct(1, "duration", "3 jours")
        services.duplicates.link(1, 2)
        other = services.catalogue.details(2)
    ran = run("show", 1, "--database", database)
    assert "Corrigé par vous : Durée" in ran.out
    assert f"Aussi dans «\u00a0{other.source}\u00a0» : {other.title}" in ran.out
    document = run("show", 1, "--json", "--database", database).document
    assert (document["duration_min_hours"], document["duration_raw"]) == (21.0, "3 jours")
    assert [(each["field"], each["text"]) for each in document["corrections"]] == [("duration", "3 jours")]
    assert file_says != "3 jours"
    assert [each["id"] for each in document["also_in"]] == [2]
