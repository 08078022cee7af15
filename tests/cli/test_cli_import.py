"""`import` and `undo` on the real map: plan, report, exit status, and what is never written."""

from __future__ import annotations

import io
import signal
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command_runs import Run, all_courses
from msoffcrypto.format.ooxml import OOXMLFile

from explorer.services.errors import StalePlan
from explorer.services.imports import ImportPlan, ImportReport, Imports
from explorer.services.opening import Services, open_services
from importers.errors import UnreadableFile


def test_a_first_import_makes_the_catalogue_and_its_folder(
    run: Run, tmp_path: Path, map_workbook: Path
) -> None:
    path = tmp_path / "nouveau" / "dossier" / "catalogue.sqlite3"
    ran = run("--database", path, "import", map_workbook, "--json")
    assert (ran.status, ran.err) == (0, "")
    document = ran.document
    assert {
        "file",
        "source",
        "import_id",
        "applied",
        "counts",
        "changes",
        "rejects",
        "mapping",
    } <= document.keys()
    assert document["applied"] is True
    assert document["counts"] == {
        "created": 203,
        "updated": 0,
        "unchanged": 0,
        "missing": 0,
        "rejected": 0,
        "warnings": 0,
    }
    assert {"kind", "sheet", "row", "title", "fields"} <= document["changes"][0].keys()
    duration = next(each for each in document["mapping"] if each["header"] == "Durée")
    assert (duration["sheet"], duration["field"]) == ("1 - IA-IAG généralistes", "duration")
    assert 0.9 < duration["confidence"] <= 1
    assert path.is_file()


def test_the_same_file_again_changes_nothing(run: Run, database: Path, map_workbook: Path) -> None:
    document = run("import", map_workbook, "--json", "--database", database).document
    assert document["counts"]["unchanged"] == 203
    assert document["changes"] == []
    text = run("import", map_workbook, "--database", database)
    assert (text.status, "203 inchangées" in text.out.replace("\u00a0", " ")) == (0, True)


def test_the_next_edition_says_what_changes_and_ends_with_1_for_its_rejected_row(
    run: Run, database: Path, next_map_workbook: Path
) -> None:
    ran = run("import", next_map_workbook, "--json", "--database", database)
    assert ran.status == 1
    document = ran.document
    assert document["source"] == "Cartographie IA commerce"
    assert (document["counts"]["updated"], document["counts"]["missing"]) == (14, 6)
    (reject,) = document["rejects"]
    assert (reject["sheet"], reject["row"], reject["column"], reject["raw"]) == (
        "2 - Sectorielles",
        33,
        "A",
        None,
    )
    price = next(
        each for each in document["changes"] if each["title"].startswith("RS6776") and each["fields"]
    )
    assert price["fields"]["price_eur"] == [1490, 610]


def test_undo_puts_the_catalogue_back(run: Run, database: Path, next_map_workbook: Path) -> None:
    before = all_courses(run, database)
    number = run("import", next_map_workbook, "--json", "--database", database).document["import_id"]
    assert all_courses(run, database) != before
    ran = run("undo", number, "--database", database)
    assert (ran.status, "est annulé" in ran.out) == (0, True)
    assert all_courses(run, database) == before
    again = run("undo", number, "--database", database)
    assert again.status == 2
    assert again.err.count("\n") == 1


def test_a_dry_run_writes_nothing(run: Run, place: Path, next_map_workbook: Path) -> None:
    before = all_courses(run, place) if place.exists() else None
    document = run("import", next_map_workbook, "--dry-run", "--json", "--database", place).document
    assert (document["applied"], document["import_id"]) == (False, None)
    assert document["counts"]["created"] == (207 if before is None else 10)
    if before is None:
        assert not place.parent.exists()
    else:
        assert all_courses(run, place) == before
        assert len(run("imports", "--json", "--database", place).document) == 1


def test_several_files_give_a_list(
    run: Run, tmp_path: Path, map_workbook: Path, next_map_workbook: Path
) -> None:
    path = tmp_path / "deux.sqlite3"
    ran = run("import", map_workbook, next_map_workbook, "--json", "--database", path)
    assert ran.status == 1
    first, second = ran.document
    assert (first["counts"]["created"], second["counts"]["updated"]) == (203, 14)
    assert [each["import_id"] for each in run("imports", "--json", "--database", path).document] == [2, 1]


def test_one_bad_file_among_several_stops_them_all(run: Run, tmp_path: Path, map_workbook: Path) -> None:
    path, bad = tmp_path / "deux.sqlite3", tmp_path / "abîmé.xlsx"
    bad.write_bytes(b"rien")
    ran = run("import", map_workbook, bad, "--json", "--database", path)
    assert (ran.status, ran.out) == (2, "")
    assert not path.exists()


def test_several_files_of_which_one_cannot_be_read_say_that_none_went_in(
    run: Run, tmp_path: Path, map_workbook: Path
) -> None:
    bad = tmp_path / "abîmé.xlsx"
    bad.write_bytes(b"PK\x03\x04 broken")
    ran = run("import", map_workbook, bad, "--database", tmp_path / "deux.sqlite3")
    assert ran.is_refused_in_one_line
    assert "abîmé.xlsx" in ran.err
    assert "Aucun des 2 fichiers n’a été importé." in ran.err


def test_a_failure_after_the_first_of_several_files_takes_it_back(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [_text(tmp_path / f"{name}.csv", name) for name in ("un", "deux")]
    before = all_courses(run, database)
    apply, applied = Imports.apply, []

    def fail_at_the_second(self: Imports, plan: ImportPlan, progress: Any = None) -> ImportReport:
        if applied:
            raise StalePlan("Le catalogue a changé.", "Recommencez.")
        applied.append(apply(self, plan, progress))
        return applied[0]

    monkeypatch.setattr(Imports, "apply", fail_at_the_second)
    ran = run("import", *files, "--database", database)
    monkeypatch.undo()
    assert ran.is_refused_in_one_line
    assert "Aucun des 2 fichiers n’a été importé." in ran.err
    assert (len(applied), all_courses(run, database)) == (1, before)


def _text(path: Path, title: str) -> Path:
    path.write_text(f"Intitulé;Organisme;Axe\nFormation {title};CNAM;Sectorielle\n", encoding="utf-8")
    return path


def test_a_text_file_that_is_guessed_wrong_can_be_told(run: Run, tmp_path: Path) -> None:
    path, place = tmp_path / "offre.csv", tmp_path / "c.sqlite3"
    path.write_bytes("Intitulé;Organisme\nÉtat du marché;Lycée Édith\n".encode("mac-roman"))
    options = ("--axis", "sectorielle", "--encoding", "mac-roman", "--separator", ";")
    ran = run("import", path, *options, "--database", place)
    assert ran.status == 0
    assert [each["title"] for each in all_courses(run, place)] == ["État du marché"]


def test_a_tabulation_can_be_named(run: Run, tmp_path: Path) -> None:
    path, place = tmp_path / "offre.txt", tmp_path / "c.sqlite3"
    path.write_text("Intitulé\tOrganisme\nA, b; c\tCNAM\n", encoding="utf-8")
    run("import", path, "--axis", "sectorielle", "--separator", "tab", "--database", place)
    assert [each["title"] for each in all_courses(run, place)] == ["A, b; c"]
    ran = run("import", path, "--separator", "xx", "--database", place)
    assert ran.is_refused_in_one_line
    assert "« xx » n’est pas un séparateur" in ran.err


@pytest.mark.parametrize(("typed", "status"), [("été 2026\n", 0), ("autre\n", 2), ("", 2)])
def test_a_password_is_read_on_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int
) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Intitulé", "Organisme"])
    workbook.active.append(["Excel", "CNAM"])
    stream, locked = io.BytesIO(), io.BytesIO()
    workbook.save(stream)
    OOXMLFile(stream).encrypt("été 2026", locked)
    path, place = tmp_path / "protégé.xlsx", tmp_path / "c.sqlite3"
    path.write_bytes(locked.getvalue())
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ran = run("import", path, "--axis", "sectorielle", "--password-stdin", "--database", place)
    assert ran.status == status
    assert status == 0 or "mot de passe" in ran.err
    assert "été 2026" not in ran.out + ran.err


def _table(path: Path, name: str = "Feuil1", state: str = "visible") -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Autre", "chose"])
    table = workbook.create_sheet(name)
    table.sheet_state = state
    table.append(["Intitulé", "Organisme", "Durée"])
    table.append(["Vendre avec l’IA", "Greta", "21 h"])
    workbook.save(path)
    return path


def test_a_file_that_tells_no_axis_needs_one(run: Run, tmp_path: Path) -> None:
    path, file = tmp_path / "c.sqlite3", _table(tmp_path / "liste.xlsx")
    refused = run("import", file, "--database", path)
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "axe" in refused.err
    assert not path.exists()
    accepted = run(
        "import", file, "--axis", "sectorielle", "--source", "Ma liste", "--json", "--database", path
    )
    assert (accepted.status, accepted.document["source"]) == (0, "Ma liste")
    assert [each["axis"] for each in all_courses(run, path)] == ["sectorielle"]


def test_a_hidden_sheet_is_imported_when_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    file = _table(tmp_path / "liste.xlsx", "Cachée", "hidden")
    options = ("--axis", "sectorielle", "--database", path)
    assert run("import", file, *options).status == 2
    assert run("import", file, "--sheet", "cachée", *options).status == 0
    assert all_courses(run, path)[0]["source"] == {"file": "liste.xlsx", "sheet": "Cachée", "row": 2}


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2048) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)


BAD_FILES = {
    "vide.xlsx": b"",
    "tronqué.xlsx": b"PK\x03\x04" + bytes(200),
    "photo.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "protégé.xlsx": OLE,
    "lettre.txt": b"Bonjour,\nvoici notre catalogue.\n",
}


@pytest.mark.parametrize("name", [*BAD_FILES, "absent.xlsx"])
def test_a_refused_file_is_one_french_line_and_writes_nothing(
    run: Run, place: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name in BAD_FILES:
        file.write_bytes(BAD_FILES[name])
    before = place.read_bytes() if place.exists() else None
    ran = run("import", file, "--axis", "sectorielle", "--database", place)
    assert ran.is_refused_in_one_line
    assert name in ran.err
    assert "n’a pas changé" in ran.err
    if before is None:
        assert not place.parent.exists()
    else:
        assert place.read_bytes() == before


def test_an_interrupted_import_ends_with_130_and_writes_nothing(
    run: Run, place: Path, next_map_workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_courses(run, place) if place.exists() else None

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    # By then the transaction is open and every course is written.
    monkeypatch.setattr("db.repositories.imports.Settings.raise_revision", interrupted)
    ran = run("import", next_map_workbook, "--database", place)
    monkeypatch.undo()
    assert (ran.status, ran.out) == (130, "")
    assert "rien n’a été écrit" in ran.err
    if before is None:
        assert not place.parent.exists()
    else:
        assert all_courses(run, place) == before


@pytest.mark.parametrize("command", ["import", "undo"])
def test_an_interruption_once_all_is_written_comes_too_late(
    run: Run, database: Path, next_map_workbook: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """« Interrompu : rien n’a été écrit » would be a lie then."""
    close = Services.close

    def interrupted(services: Services) -> None:
        signal.raise_signal(signal.SIGINT)
        close(services)

    monkeypatch.setattr(Services, "close", interrupted)
    arguments = {"import": [next_map_workbook], "undo": [1]}[command]
    ran = run(command, *arguments, "--json", "--database", database)
    monkeypatch.undo()
    assert (ran.status, ran.err) == ({"import": 1, "undo": 0}[command], "")
    assert ran.document["import_id"] == {"import": 2, "undo": 1}[command]


def test_a_first_import_that_fails_leaves_what_another_program_brought_meanwhile(
    run: Run, tmp_path: Path, map_workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "nouveau.sqlite3"
    preview = Imports.preview

    def meanwhile(*_arguments: Any, **_options: Any) -> ImportPlan:
        monkeypatch.setattr(Imports, "preview", preview)
        with closing(open_services(place)) as other:
            other.imports.apply(other.imports.preview(map_workbook))
        raise UnreadableFile("« offre.xlsx » est vide.", "Choisissez-en un autre.")

    monkeypatch.setattr(Imports, "preview", meanwhile)
    assert run("import", tmp_path / "offre.xlsx", "--database", place).status == 2
    assert len(all_courses(run, place)) == 203
