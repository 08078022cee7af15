"""The steps of the assistant, with the keyboard and the mouse: sheets, axes, header row, columns, values."""

from __future__ import annotations

from pathlib import Path

import pytest
from imports_samples import HEADERS, choose, courses, go_to, import_file, pick, start, texts, workbook
from openpyxl import Workbook
from PySide6.QtCore import Qt
from shell_windows import Shell

from explorer.ui.models.doubts import ANSWER, AS_IS, WRITTEN
from explorer.ui.models.mapping import FIELD, HEADER, SAMPLES
from explorer.ui.pages.imports.file_step import NEW
from explorer.ui.pages.imports.page import COLUMNS, FILE, PLAN, SHEETS, VALUES

LHEO = Path(__file__).parents[1] / "importers" / "files" / "lheo_2_3.xml"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def without_axis(tmp_path: Path) -> Path:
    """A list of courses that names no axis, neither in its columns nor in its name."""
    rows = [HEADERS, ["Rédiger avec une IA", "Organisme A", "7 h", "distanciel"]]
    return workbook(tmp_path / "liste.xlsx", Feuil1=[*rows, ["Classer", "Organisme B", "14 h", "présentiel"]])


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Unknown formats, two writings of one provider, a column under a name that says nothing."""
    rows = [
        [*HEADERS, "Zone libre"],
        ["Vendre avec une IA", "SKEMA BUSINESS SCHOOL", "7 h", "au coin du feu", "Vendeurs"],
        ["Répondre aux clients", "SKEMA Business School", "14 h", "présentiel", "y"],
        ["Écrire une annonce", "Organisme B", "2 jours", "au coin du feu", "z"],
    ]
    return workbook(tmp_path / "douteux.xlsx", Sectorielles=rows)


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    """Two sheets of two courses, one of them hidden."""
    file = tmp_path / "deux feuilles.xlsx"
    made = Workbook()
    made.remove(made.active)
    for name, state in (("Sectorielles", "visible"), ("Généralistes", "hidden")):
        sheet = made.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(HEADERS)
        sheet.append([f"Vendre avec une IA ({name})", "Organisme A", "7 h", "distanciel"])
        sheet.append([f"Répondre aux clients ({name})", "Organisme B", "14 h", "présentiel"])
    made.save(file)
    return file


def test_a_file_without_questions_goes_straight_to_the_plan_and_back(shell: Shell, two_sheets: Path) -> None:
    start(shell, two_sheets)
    assert shell.page.step == PLAN
    assert [button.state for button in shell.page.steps.buttons] == ["done"] * 4 + ["current"]
    for step in (VALUES, COLUMNS, SHEETS, FILE):
        shell.press("Retour")
        shell.settle()
        assert shell.page.step == step
    for _step in (FILE, SHEETS, COLUMNS):
        shell.press("Continuer")
    shell.press("Voir le bilan")
    shell.settle()
    assert shell.page.step == PLAN
    assert shell.window.imports.plan.counts.created == 2


def test_an_unknown_axis_is_asked_and_never_guessed(shell: Shell, without_axis: Path) -> None:
    start(shell, without_axis)
    page = shell.page
    assert page.step == SHEETS
    axis = page.sheets_step.cards["Feuil1"].axis
    assert axis.currentText() == "À choisir…"
    assert axis.hasFocus(), "the first question has the keyboard"
    assert "À quel axe appartiennent les formations" in page.sheets_step.question
    assert "1\u00a0feuille reconnue" in page.subtitle, "known, though its axis is not"
    assert not page.next.isEnabled()
    pick(shell, axis, "sectorielle")
    assert page.next.isEnabled()
    go_to(shell, PLAN)
    assert shell.window.imports.plan.counts.created == 2
    shell.press("Importer 2 formations")
    shell.wait(lambda: "2\u00a0créées" in shell.window.banner.text)


def test_the_axis_may_come_from_a_column(shell: Shell, tmp_path: Path) -> None:
    rows = [[*HEADERS, "Famille"], ["Vendre", "A", "7 h", "distanciel", "Sectorielle"]]
    rows.append(["Classer", "B", "7 h", "distanciel", "Carif-Oref"])
    start(shell, workbook(tmp_path / "par colonne.xlsx", Feuil1=rows))
    if shell.page.step == PLAN:
        go_to(shell, SHEETS)
    axis = shell.page.sheets_step.cards["Feuil1"].axis
    pick(shell, axis, "column:4")
    go_to(shell, PLAN)
    writes = [change.new.course for change in shell.window.imports.plan.changes]
    assert [each.axis for each in writes] == ["sectorielle", "carif-oref"]


def test_the_plan_asked_before_a_change_was_read_holds_that_change(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    go_to(shell, COLUMNS)
    inspection = shell.window.imports.inspection
    columns = {2: None}
    shell.page.columns_step.choices_changed.emit(
        inspection.choices.with_sheet("Sectorielles", columns=columns)
    )
    shell.page.step_asked.emit(PLAN)
    shell.settle()
    assert shell.page.step == PLAN
    assert [each.new.course.duration_raw for each in shell.window.imports.plan.changes] == [None] * 3
    assert shell.window.imports.inspection.choices.of("Sectorielles").columns == columns


def test_leaving_the_question_writes_nothing(shell: Shell, without_axis: Path) -> None:
    start(shell, without_axis)
    shell.press("Annuler", shell.page)
    shell.wait(lambda: "n’a pas changé" in shell.window.banner.text)
    assert not shell.window.imports.is_busy


def test_what_was_decided_of_a_file_given_up_comes_back(shell: Shell, without_axis: Path) -> None:
    start(shell, without_axis)
    (card,) = shell.page.sheets_step.cards.values()
    pick(shell, card.axis, "carif-oref")
    shell.qtbot.keyClick(card.axis, Qt.Key.Key_Escape)
    shell.settle()
    assert not shell.window.imports.is_busy
    assert shell.window.focusWidget() is shell.page.home.zone, "the keyboard is where a file is chosen"
    assert f"« {without_axis.name} »" in shell.window.banner.text
    shell.press("Reprendre")
    shell.settle()
    assert shell.page.step == PLAN
    assert shell.window.banner.text == ""
    assert {each.axis for each in shell.window.imports.inspection.sheets} == {"carif-oref"}


def test_a_hidden_sheet_is_told_and_goes_in_when_ticked(shell: Shell, two_sheets: Path) -> None:
    start(shell, two_sheets)
    go_to(shell, SHEETS)
    hidden = shell.page.sheets_step.cards["Généralistes"].box
    assert not hidden.isChecked()
    assert "masquée" in hidden.accessibleDescription()
    hidden.setFocus()
    shell.qtbot.keyClick(hidden, Qt.Key.Key_Space)
    shell.settle()
    go_to(shell, PLAN)
    plan = shell.window.imports.plan
    assert plan.counts.created == 4
    assert {sheet.outcome for sheet in plan.sheets} == {"imported"}


def test_the_user_points_at_the_header_row(shell: Shell, tmp_path: Path) -> None:
    rows = [["Rapport", "du", "mois"], ["aaa", "bbb", "ccc"], ["Vendre avec une IA", "Organisme A", "7 h"]]
    start(shell, workbook(tmp_path / "sans en-tete.xlsx", Sectorielles=rows))
    step = shell.page.sheets_step
    assert shell.page.step == SHEETS, "no table was found: it is to be chosen by hand"
    assert not shell.page.next.isEnabled()
    step.preview.setCurrentIndex(step.preview.model().index(1, 0))
    shell.qtbot.mouseClick(step.header_button, Qt.MouseButton.LeftButton)
    shell.settle()
    header = step.preview.verticalHeader()
    assert step.preview.model().headerData(1, Qt.Orientation.Vertical) == "2 · en-têtes"
    assert header.width() > header.fontMetrics().horizontalAdvance("2 · en-têtes"), "it is seen whole"
    assert step.back_button.isVisible()


def test_a_table_nobody_knows_goes_in_with_the_keyboard_alone(shell: Shell, tmp_path: Path) -> None:
    rows = [["Rapport du mois"], ["Quoi", "Qui", "Combien"], ["Excel avancé", "Greta", "950 €"]]
    start(shell, workbook(tmp_path / "inconnu.xlsx", Feuil1=rows))
    page, qtbot = shell.page, shell.qtbot
    assert page.step == SHEETS
    assert "Aucun tableau de formations" in page.sheets_step.question
    assert page.sheets_step.preview.hasFocus(), "the headers are to be shown there"
    assert not page.next.isEnabled()
    qtbot.keyClick(page.sheets_step.preview, Qt.Key.Key_Down)
    qtbot.keyClick(page.sheets_step.preview, Qt.Key.Key_Return)
    shell.settle()
    assert "quelle colonne de «\u00a0Feuil1\u00a0» contient les intitulés" in page.sheets_step.question
    assert page.sheets_step.cards["Feuil1"].box.isChecked()
    qtbot.keyClick(page.next, Qt.Key.Key_Space)
    shell.settle()
    assert page.step == COLUMNS
    choose(shell, page.columns_step.table, 0, "title")
    assert page.next.text() == "Choisir l’axe"
    qtbot.keyClick(page.next, Qt.Key.Key_Space)
    shell.settle()
    axis = page.sheets_step.cards["Feuil1"].axis
    assert axis.hasFocus()
    pick(shell, axis, "generaliste")
    assert page.sheets_step.question == ""
    go_to(shell, PLAN)
    assert [change.title for change in shell.window.imports.plan.changes] == ["Excel avancé"]


def test_a_sheet_with_headers_is_looked_at_before_one_without(shell: Shell, tmp_path: Path) -> None:
    unknown = [["Public", "Durée", "Tarif"], ["Vendeurs", "7 h", "90 €"], ["Caissiers", "14 h", "80 €"]]
    start(shell, workbook(tmp_path / "codes.xlsx", Notice=[["Bonjour"], ["à tous"]], Codes=unknown))
    assert shell.page.step == SHEETS
    chosen = [name for name, card in shell.page.sheets_step.cards.items() if card.property("chosen")]
    assert chosen == ["Codes"]


def test_ticking_a_sheet_without_table_leads_to_its_rows(shell: Shell, tmp_path: Path) -> None:
    rows = [["Rapport", "du", "mois"], ["aaa", "bbb", "ccc"]]
    start(shell, workbook(tmp_path / "deux.xlsx", Sectorielles=courses("Vendre"), Notes=rows))
    go_to(shell, SHEETS)
    box = shell.page.sheets_step.cards["Notes"].box
    box.setFocus()
    shell.qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked(), "there is nothing to take from it yet"
    assert shell.page.sheets_step.preview.hasFocus()


def test_a_column_is_given_another_field(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    go_to(shell, COLUMNS)
    table = shell.page.columns_step.table
    row = texts(table, HEADER).index("Zone libre")
    assert table.model().index(row, FIELD).data() == "Garder comme colonne supplémentaire"
    choose(shell, table, row, "audience")
    assert table.model().index(row, FIELD).data() == "Public"
    assert table.currentIndex().row() == row, "the table stays where it was"
    go_to(shell, PLAN)
    assert shell.window.imports.plan.changes[0].new.course.audience == "Vendeurs"


def test_samples_are_shown_as_written_and_as_read(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    go_to(shell, COLUMNS)
    table = shell.page.columns_step.table
    shown = table.model().index(texts(table, HEADER).index("Durée"), SAMPLES).data()
    assert "2 jours → 14\u00a0h" in shown
    formats = table.model().index(texts(table, HEADER).index("Modalité"), SAMPLES)
    assert "au coin du feu → non compris, gardé en texte" in formats.data()
    assert "100 %" in formats.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_correction_goes_to_the_same_columns_of_other_sheets(shell: Shell, tmp_path: Path) -> None:
    rows = [[*HEADERS, "Zone libre"], ["Vendre", "A", "7 h", "distanciel", "débutants"]]
    file = workbook(tmp_path / "deux.xlsx", Sectorielles=rows, Généralistes=rows)
    start(shell, file)
    go_to(shell, COLUMNS)
    table = shell.page.columns_step.table
    choose(shell, table, 4, "audience")
    choices = shell.window.imports.inspection.choices
    assert {choices.of(name).columns[4] for name in ("Sectorielles", "Généralistes")} == {"audience"}


def test_an_unknown_value_is_given_a_meaning(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    go_to(shell, VALUES)
    table = shell.page.values_step.table
    row = next(place for place, text in enumerate(texts(table, WRITTEN)) if "coin du feu" in text)
    assert table.model().index(row, ANSWER).data() == "Garder tel quel, valeur inconnue"
    choose(shell, table, row, "presentiel")
    assert table.model().index(row, ANSWER).data() == "Présentiel"
    go_to(shell, PLAN)
    formats = {change.title: change.new.course.formats for change in shell.window.imports.plan.changes}
    assert formats["Vendre avec une IA"] == ("presentiel",)
    go_to(shell, VALUES)
    choose(shell, table, row, AS_IS)
    go_to(shell, PLAN)
    formats = {change.title: change.new.course.formats for change in shell.window.imports.plan.changes}
    assert formats["Vendre avec une IA"] == ()


def test_near_names_of_providers_are_joined_once_approved(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    providers = {change.provider for change in shell.window.imports.plan.changes}
    assert len(providers) == 3, "nothing is joined without a word"
    go_to(shell, VALUES)
    shell.press("Approuver le regroupement d’organismes proposé")
    assert not shell.page.values_step.approve.isVisible()
    go_to(shell, PLAN)
    assert len({change.provider for change in shell.window.imports.plan.changes}) == 2


def test_the_badge_counts_what_has_no_answer_yet(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    button = shell.page.steps.buttons[VALUES - 1]
    assert "2 point" in button.accessibleName()
    go_to(shell, VALUES)
    shell.press("Approuver le regroupement d’organismes proposé")
    assert "1 point" in button.accessibleName()


def test_another_source_is_chosen_on_the_first_step(shell: Shell, two_sheets: Path, tmp_path: Path) -> None:
    start(shell, two_sheets)
    shell.page.confirm.click()
    shell.settle()
    rows = [HEADERS, ["Tenir une caisse", "Organisme Z", "7 h", "présentiel"]]
    start(shell, workbook(tmp_path / "autre chose.xlsx", Sectorielles=rows))
    assert shell.window.imports.plan.is_new_source
    go_to(shell, FILE)
    source = shell.page.file_step.source
    names = [source.itemText(place) for place in range(source.count())]
    assert names == ["Deux feuilles", "Une nouvelle source"], "the sample is no source to bring up to date"
    assert shell.page.file_step.new_name.text() == "Autre chose"
    pick(shell, source, "Deux feuilles")
    go_to(shell, PLAN)
    plan = shell.window.imports.plan
    assert (plan.source, plan.is_new_source, plan.counts.missing) == ("Deux feuilles", False, 2)


def test_a_new_source_is_named_by_the_user(shell: Shell, two_sheets: Path) -> None:
    import_file(shell, two_sheets)
    start(shell, two_sheets)
    go_to(shell, FILE)
    step, qtbot = shell.page.file_step, shell.qtbot
    assert not step.new_name.isVisible(), "it goes on with a known source"
    pick(shell, step.source, NEW)
    assert step.new_name.hasFocus()
    assert step.new_name.text() == "Deux feuilles (2)", "the other name is taken"
    qtbot.keyClicks(step.new_name, "Liste du Greta")
    go_to(shell, PLAN)
    plan = shell.window.imports.plan
    assert (plan.source, plan.is_new_source, plan.counts.created) == ("Liste du Greta", True, 2)
    go_to(shell, FILE)
    assert step.new_name.text() == "Liste du Greta"
    step.new_name.clear()
    qtbot.keyClicks(step.new_name, "deux FEUILLES")
    qtbot.keyClick(step.new_name, Qt.Key.Key_Return)
    assert step.source.currentText() == "Deux feuilles", "a name that is taken is that source"
    go_to(shell, PLAN)
    assert not shell.window.imports.plan.is_new_source


def test_before_the_plan_nobody_knows_the_source(shell: Shell, without_axis: Path) -> None:
    start(shell, without_axis)
    go_to(shell, FILE)
    source = shell.page.file_step.source
    assert source.currentText() == "Celle à laquelle il ressemble le plus, sinon une nouvelle"
    pick(shell, source, NEW)
    go_to(shell, SHEETS)
    pick(shell, shell.page.sheets_step.cards["Feuil1"].axis, "sectorielle")
    go_to(shell, PLAN)
    assert shell.window.imports.plan.source == "Liste"


def test_the_mapping_of_last_time_is_told_and_can_be_forgotten(shell: Shell, doubtful: Path) -> None:
    start(shell, doubtful)
    go_to(shell, COLUMNS)
    table = shell.page.columns_step.table
    assert not shell.page.columns_step.forget.isVisible()
    choose(shell, table, 4, "audience")
    go_to(shell, PLAN)
    shell.page.confirm.click()
    shell.settle()
    start(shell, doubtful)
    go_to(shell, COLUMNS)
    assert table.model().index(4, FIELD).data() == "Public", "as it was decided last time"
    shell.press("Oublier ces choix")
    shell.settle()
    assert table.model().index(4, FIELD).data() == "Garder comme colonne supplémentaire"
    assert not shell.page.columns_step.forget.isVisible()


def test_a_known_kind_of_file_is_named_and_its_axis_proposed(shell: Shell) -> None:
    start(shell, LHEO)
    step = shell.page.sheets_step
    assert shell.page.step == SHEETS, "an axis is proposed, never set without a word"
    assert "LHÉO" in step.known_text
    shell.qtbot.mouseClick(step.propose_button, Qt.MouseButton.LeftButton)
    shell.settle()
    assert not step.propose_button.isVisible()
    go_to(shell, PLAN)
    assert {change.new.course.axis for change in shell.window.imports.plan.changes} == {"carif-oref"}


def test_the_axis_given_to_a_sheet_is_proposed_for_all_the_others(shell: Shell, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in range(1, 5):
        sheet = book.create_sheet(f"Fiche {number}")
        for row in (("Intitulé", f"Vendre {number}"), ("Organisme", "Greta Sud"), ("Durée", "14 h")):
            sheet.append(row)
    book.save(tmp_path / "fiches.xlsx")
    start(shell, tmp_path / "fiches.xlsx")
    step = shell.page.sheets_step
    assert not step.propose_button.isVisible(), "nothing tells an axis yet"
    pick(shell, step.cards["Fiche 2 (transposée)"].axis, "sectorielle")
    shell.settle()
    assert step.propose_button.text() == "Ranger les 3 autres feuilles sous « Sectorielles »"
    shell.qtbot.mouseClick(step.propose_button, Qt.MouseButton.LeftButton)
    shell.settle()
    assert not step.propose_button.isVisible()
    go_to(shell, PLAN)
    assert [change.new.course.axis for change in shell.window.imports.plan.changes] == ["sectorielle"] * 4
