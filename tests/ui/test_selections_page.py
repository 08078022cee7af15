"""The page Sélections with real keys and mouse: ranks, decisions, figures, sums, and every change undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shell_windows import Shell, shell_on

from db.engine import open_database
from explorer.search.query import Query
from explorer.services.dossiers import DossierLine, Dossiers, PlanFigures
from explorer.settings import Settings
from explorer.ui.dialogs.dossier_form import DossierForm
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.models.dossier_items import COLUMNS
from explorer.ui.pages.selections.alert_list import AlertList
from explorer.ui.pages.selections.items_table import ItemsTable
from explorer.ui.pages.selections.page import SelectionsPage
from explorer.ui.theme import Theme
from explorer.ui.widgets.amount_edit import AmountEdit, CountEdit, DayEdit

FIXED = "\u00a0"
TODAY = date.today()  # noqa: DTZ011 - the window's day


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    """Four courses in the dossier in use, its page in front."""
    found = [int(each) for each in shell.window.services.catalogue.search(Query()).ids[:4]]
    shell.window.desk.toggle(found)
    shell.settle()
    shell.press("Sélections")
    shell.settle()
    return found


def page(shell: Shell) -> SelectionsPage:
    return shell.window.dossiers.selections.page


def table(shell: Shell) -> ItemsTable:
    return page(shell).table


def lines(shell: Shell) -> tuple[DossierLine, ...]:
    dossiers = shell.window.services.dossiers
    return dossiers.view(shell.window.desk.state.current.id, TODAY).lines


def stored(shell: Shell) -> list[int]:
    return [each.item.course_id for each in lines(shell)]


def press(shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    shell.qtbot.keyClick(table(shell), key, modifier)
    shell.settle()


def write(shell: Shell, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    shell.qtbot.keyClicks(field, text)
    shell.qtbot.keyClick(field, Qt.Key.Key_Return)
    shell.settle()


def undo(shell: Shell) -> None:
    shell.window.commands.undo.trigger()
    shell.settle()


def test_the_dossier_is_shown_by_rank(shell: Shell, ids: list[int]) -> None:
    model = page(shell).model
    assert [line.item.course_id for line in model.lines] == ids
    assert [model.index(row, 0).data() for row in range(4)] == ["1", "2", "3", "4"]
    sentence = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith(f"1. {model.lines[0].course.title}")
    assert "Décision : À étudier" in sentence.replace(FIXED, " ")


@pytest.mark.parametrize(
    ("start", "key", "order"),
    [
        (1, Qt.Key.Key_Up, [1, 0, 2, 3]),
        (1, Qt.Key.Key_Down, [0, 2, 1, 3]),
        (0, Qt.Key.Key_Up, [0, 1, 2, 3]),
        (3, Qt.Key.Key_Down, [0, 1, 2, 3]),
    ],
)
def test_alt_and_an_arrow_move_a_course(
    shell: Shell, ids: list[int], start: int, key: Qt.Key, order: list[int]
) -> None:
    table(shell).go_to([ids[start]])
    press(shell, key, Qt.KeyboardModifier.AltModifier)
    assert stored(shell) == [ids[place] for place in order]
    assert table(shell).chosen_ids() == [ids[start]]


def test_a_dragged_course_takes_the_place_where_it_is_dropped(shell: Shell, ids: list[int]) -> None:
    model, view = page(shell).model, table(shell)
    dragged = model.mimeData([model.index(3, 1)])
    box = view.visualRect(model.index(0, 1))
    drop = QDropEvent(
        box.topLeft() + QPoint(20, 4),
        Qt.DropAction.MoveAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(drop)
    shell.settle()
    assert stored(shell) == [ids[3], ids[0], ids[1], ids[2]]
    undo(shell)
    assert stored(shell) == ids


@pytest.mark.parametrize(
    ("key", "status"),
    [(Qt.Key.Key_R, "retenue"), (Qt.Key.Key_X, "ecartee"), (Qt.Key.Key_E, "a-etudier")],
)
def test_a_letter_decides(shell: Shell, ids: list[int], key: Qt.Key, status: str) -> None:
    table(shell).go_to(ids[:2])
    press(shell, Qt.Key.Key_R if status != "retenue" else Qt.Key.Key_X)
    press(shell, key)
    assert [line.item.status for line in lines(shell)] == [status, status, "a-etudier", "a-etudier"]


def test_a_decision_keeps_the_reason_of_each(shell: Shell, ids: list[int]) -> None:
    dossiers, number = shell.window.services.dossiers, shell.window.desk.state.current.id
    dossiers.set_status(number, ids[:1], "ecartee", "Trop loin")
    shell.window.desk.reload()
    shell.settle()
    table(shell).go_to(ids[:2])
    press(shell, Qt.Key.Key_R)
    assert [line.item.reason for line in lines(shell)[:2]] == ["Trop loin", None]


def test_delete_takes_out_and_undo_brings_back(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to(ids[1:3])
    press(shell, Qt.Key.Key_Delete)
    assert stored(shell) == [ids[0], ids[3]]
    undo(shell)
    assert stored(shell) == ids


def test_the_panel_writes_what_is_next(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to(ids[:1])
    panel = page(shell).panel
    write(shell, named(panel, "Prochaine action"), "Demander un devis")
    due = panel.findChild(DayEdit)
    write(shell, due, "4/12/27")
    item = lines(shell)[0].item
    assert (item.next_action, item.next_action_date) == ("Demander un devis", date(2027, 12, 4))
    assert due.text() == "04/12/2027"
    undo(shell)
    assert lines(shell)[0].item.next_action_date is None
    assert due.text() == ""


def test_what_is_no_date_is_said_and_not_written(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to(ids[:1])
    due = page(shell).panel.findChild(DayEdit)
    write(shell, due, "31/02/2027")
    assert due.has_trouble
    assert "25/09/2027" in due.toolTip()
    assert lines(shell)[0].item.next_action_date is None


def test_the_plan_adds_up_only_what_is_known(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to(ids[:1])
    panel = page(shell).panel
    write(shell, panel.findChild(CountEdit), "12")
    amounts = {each.accessibleName(): each for each in panel.findChildren(AmountEdit)}
    write(shell, amounts["Coût pédagogique par personne"], "1 490,50")
    write(shell, amounts["Frais annexes"], "240")
    assert lines(shell)[0].plan.remaining_eur is None
    write(shell, amounts["Prise en charge OPCO"], "9000")
    line = lines(shell)[0]
    assert line.item.unit_cost_eur == Decimal("1490.50")
    assert line.plan.remaining_eur == Decimal("9126.00")


def test_a_comment_saves_itself(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to(ids[:1])
    press(shell, Qt.Key.Key_N)
    comment = page(shell).panel.findChild(QPlainTextEdit, "comment")
    assert comment.hasFocus()
    shell.qtbot.keyClicks(comment, "Format court")
    table(shell).go_to(ids[1:2])
    shell.settle()
    assert [line.item.comment for line in lines(shell)[:2]] == ["Format court", None]


def test_a_card_chooses_the_courses_that_its_sum_lacks(shell: Shell, ids: list[int]) -> None:
    view = page(shell).view
    lacking = [each.id for each in view.totals.without_price]
    assert lacking, "the bundled map has courses without a price"
    card = next(
        each
        for each in page(shell).findChildren(QPushButton)
        if each.property("kind") == "card" and "par personne" in each.accessibleName()
    )
    shell.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert sorted(table(shell).chosen_ids()) == sorted(lacking)


def test_a_new_dossier_has_a_reference_a_purpose_and_an_end(shell: Shell, ids: list[int]) -> None:
    shell.press("Nouveau dossier…")
    form = shell.dialog(DossierForm)
    fields = [each for each in form.findChildren(QLineEdit) if not isinstance(each, DayEdit)]
    for field, text in zip(fields, ("Relation client", "VENTE-014", "Reconversion"), strict=True):
        shell.qtbot.keyClicks(field, text)
    shell.press("6 mois", form)
    shell.press("Créer", form)
    shell.settle()
    current = shell.window.desk.state.current
    assert (current.name, current.reference, current.purpose) == (
        "Relation client",
        "VENTE-014",
        "Reconversion",
    )
    assert current.retention_date > TODAY + timedelta(days=150)
    undo(shell)
    assert shell.window.desk.state.current.name == "Ma sélection"


def test_the_form_tells_that_the_person_may_read_it(shell: Shell, ids: list[int]) -> None:
    shell.window.dossiers.selections.create()
    form = shell.dialog(DossierForm)
    texts = " ".join(each.text() for each in form.findChildren(QLabel))
    assert "RGPD" in texts
    form.reject()


def test_an_archived_dossier_can_be_read_and_comes_back(shell: Shell, ids: list[int]) -> None:
    kept = shell.window.desk.state.current.id
    shell.window.desk.create("Autre")
    shell.settle()
    shell.window.desk.switch(kept)
    shell.settle()
    page(shell).archive_asked.emit()
    shell.settle()
    listed = page(shell).list.findChild(QListWidget, "dossiers")
    assert [listed.item(row).text().split("\n")[0] for row in range(listed.count())] == ["Autre"]
    page(shell).list.dossier_chosen.emit(kept)
    shell.settle()
    assert page(shell).view.dossier.id == kept
    page(shell).archive_asked.emit()
    shell.settle()
    assert shell.window.desk.state.current.id == kept


def test_an_archived_dossier_in_sight_is_the_one_that_leaves(
    shell: Shell, ids: list[int], tmp_path: Path
) -> None:
    archived = shell.window.desk.state.current
    shell.window.desk.create("Autre")
    shell.settle()
    shell.window.services.dossiers.archive(archived.id)
    shell.window.desk.reload()
    shell.settle()
    page(shell).list.dossier_chosen.emit(archived.id)
    shell.settle()
    shell.press("Exporter…", page(shell))
    shell.dialog(ExportOptions).reject()
    shell.window.exports.write_to(tmp_path / "archives.csv")
    shell.wait(lambda: "Export enregistré" in shell.window.banner.text)
    written = (tmp_path / "archives.csv").read_text(encoding="utf-8-sig")
    assert all(f'"{rank}"' in written for rank in range(1, len(ids) + 1))
    shell.window.show_page("explorer")
    shell.window.commands.export.trigger()
    assert "vide" in shell.window.banner.text, "in the Explorer it is the dossier in use"
    shell.window.tray.rename_asked.emit()
    form = shell.dialog(DossierForm)
    assert form.findChild(QLineEdit).text() == "Autre"
    form.reject()


def test_what_must_go_is_told_at_the_start_and_goes_even_if_it_was_deleted(
    shell: Shell, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    past, dossiers = TODAY - timedelta(days=1), shell.window.services.dossiers
    dossiers.create("Ancien", "X-1", None, past)
    dossiers.delete(dossiers.create("Effacé", "X-2", None, past).id)
    path = shell.window.services.database.path
    shell.window.close()
    with shell_on(qtbot, path, Settings(tmp_path / "settings.ini"), theme) as again:
        again.open()
        again.wait(lambda: "« Ancien », « Effacé »" in again.window.banner.text)
        again.press("Supprimer définitivement…", again.window.banner)
        box = again.dialog(QMessageBox)
        assert "• Ancien" in box.informativeText()
        again.qtbot.keyClick(box, Qt.Key.Key_Escape)
        again.settle()
        assert len(again.window.services.dossiers.due(TODAY)) == 2, "nothing goes without a yes"
        again.press("Supprimer définitivement…", again.window.banner)
        again.press("Supprimer définitivement", again.dialog(QMessageBox))
        again.settle()
        assert again.window.services.dossiers.due(TODAY) == ()


def test_a_purge_asks_and_leaves_nothing(shell: Shell, ids: list[int]) -> None:
    number = shell.window.desk.state.current.id
    page(shell).purge_asked.emit()
    box = shell.dialog(QMessageBox)
    assert "rien ne les ramènera" in box.informativeText()
    shell.press("Supprimer définitivement", box)
    shell.settle()
    every = (*shell.window.services.dossiers.all(), *shell.window.services.dossiers.deleted())
    assert number not in [each.id for each in every]


def test_a_dossier_passes_to_a_colleague(shell: Shell, ids: list[int], tmp_path: Path) -> None:
    dossiers, number = shell.window.services.dossiers, shell.window.desk.state.current.id
    dossiers.set_status(number, ids[:1], "retenue", "Format court")
    dossiers.set_comment(number, ids[0], "À garder pour moi")
    dossiers.set_plan(number, ids[0], PlanFigures(headcount=3))
    exchange = shell.window.dossiers.exchange
    exchange.send(shell.window.desk.state.current)
    shell.press("Choisir le fichier…", shell.dialog(QMessageBox))
    shell.dialog(QFileDialog).reject()
    file = tmp_path / "relation.dossier.json"
    exchange.write_to(file)
    shell.settle()
    assert "À garder pour moi" not in file.read_text("utf-8")
    shell.drop(file)
    shell.settle()
    box = shell.dialog(QMessageBox)
    assert "4 formations retrouvées sur 4" in box.informativeText().replace(FIXED, " ")
    shell.press("Ajouter le dossier", box)
    shell.settle()
    assert shell.window.desk.state.current.id != number
    first = lines(shell)[0].item
    assert (first.status, first.reason, first.headcount, first.comment) == (
        "retenue",
        "Format court",
        3,
        None,
    )


def test_every_control_has_a_name_of_its_own(shell: Shell, ids: list[int]) -> None:
    for field in page(shell).findChildren(QLineEdit):
        assert field.accessibleName(), field.objectName()
    assert [
        page(shell).model.headerData(place, Qt.Orientation.Horizontal) for place in range(len(COLUMNS))
    ] == [
        "Rang",
        "Intitulé",
        "Décision",
        "Durée et coût",
        "Prochaine action",
        "À voir",
    ]


def named(parent: object, name: str) -> QLineEdit:
    return next(each for each in parent.findChildren(QLineEdit) if each.accessibleName() == name)


FIELDS: dict[str, Callable[[DossierLine], object]] = {
    "reason": lambda line: line.item.reason,
    "action": lambda line: line.item.next_action,
    "comment": lambda line: line.item.comment,
    "note": lambda line: line.note,
    "headcount": lambda line: line.item.headcount,
}


def field_of(shell: Shell, name: str) -> QLineEdit | QPlainTextEdit:
    """A field of the panel, by what it holds."""
    panel = page(shell).panel
    if name in ("comment", "note"):
        return panel.findChild(QPlainTextEdit, name)
    names = {"reason": "Motif de la décision", "action": "Prochaine action", "headcount": "Effectif"}
    return next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == names[name])


def type_without_leaving(shell: Shell, name: str) -> object:
    """Writes in a field that keeps the focus; returns what it should hold."""
    field = field_of(shell, name)
    field.setFocus()
    shell.qtbot.keyClicks(field, "12")
    return 12 if name == "headcount" else "12"


@pytest.mark.parametrize("name", [*FIELDS])
def test_what_is_being_written_is_kept_when_the_window_closes(
    shell: Shell, ids: list[int], tmp_path: Path, name: str
) -> None:
    table(shell).go_to(ids[:1])
    expected = type_without_leaving(shell, name)
    number = shell.window.desk.state.current.id
    path = shell.window.services.database.path
    shell.window.commands.quit.trigger()
    with closing(open_database(path, create=False)) as database:
        line = Dossiers(database).view(number, TODAY).lines[0]
    assert FIELDS[name](line) == expected


@pytest.mark.parametrize("name", [*FIELDS])
def test_what_is_being_written_stays_in_its_dossier(shell: Shell, ids: list[int], name: str) -> None:
    """The other dossier, shown meanwhile, holds the same courses: nothing may pass over to it."""
    dossiers, desk = shell.window.services.dossiers, shell.window.desk
    first = desk.state.current.id
    copy = dossiers.duplicate(first).id
    desk.reload()
    shell.settle()
    table(shell).go_to(ids[:1])
    expected = type_without_leaving(shell, name)
    desk.switch(copy)
    shell.settle()
    assert page(shell).view.dossier.id == copy
    assert FIELDS[name](dossiers.view(first, TODAY).lines[0]) == expected
    if name != "note":  # which belongs to the course, wherever it is
        assert not FIELDS[name](dossiers.view(copy, TODAY).lines[0])
        shown = field_of(shell, name)
        assert (shown.text() if isinstance(shown, QLineEdit) else shown.toPlainText()) == ""


def test_many_points_to_look_at_leave_the_courses_their_room(shell: Shell, ids: list[int]) -> None:
    dossiers, number = shell.window.services.dossiers, shell.window.desk.state.current.id
    more = [int(each) for each in shell.window.services.catalogue.search(Query()).ids[:25]]
    dossiers.add(number, more)
    for days, course_id in enumerate(more, start=1):
        dossiers.set_next_action(number, course_id, "Appeler", TODAY - timedelta(days=days))
    shell.window.desk.reload()
    shell.settle()
    shown = page(shell).findChild(AlertList)
    shell.qtbot.waitUntil(lambda: shown.height() > 60)
    shell.press(next(each.text() for each in shown.findChildren(QPushButton)))
    shell.settle()
    assert len(shown.findChildren(QLabel)) > 2 * len(more)
    assert shell.window.height() == 720
    assert table(shell).height() > shell.window.height() / 4
    last = [each for each in shown.findChildren(QToolButton) if each.text() == "Voir"][-1]
    last.setFocus()
    shell.qtbot.keyClick(last, Qt.Key.Key_Space)
    assert table(shell).chosen_ids()
    assert table(shell).hasFocus()


def test_an_empty_dossier_shows_no_place_to_decide(shell: Shell, ids: list[int]) -> None:
    assert page(shell).panel.isVisible()
    table(shell).selectAll()
    press(shell, Qt.Key.Key_Delete)
    assert not stored(shell)
    assert not page(shell).panel.isVisible()
    undo(shell)
    assert stored(shell) == ids
    assert page(shell).panel.isVisible()


def reached_by_tab(shell: Shell, start: QWidget) -> list[QWidget]:
    """What Tab comes to, from `start` until it is back there."""
    shell.window.activateWindow()
    start.setFocus()
    found = [start]
    while len(found) < 60:
        shell.qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is start:
            break
        found.append(now)
    return found


def test_tab_goes_from_the_alerts_to_the_courses_and_their_decisions(shell: Shell, ids: list[int]) -> None:
    shell.window.services.dossiers.set_next_action(
        shell.window.desk.state.current.id, ids[1], "appeler", TODAY - timedelta(days=2)
    )
    shell.window.desk.reload()
    told = page(shell).findChild(AlertList)
    shell.wait(
        lambda: any(
            each.isVisible() and "appeler" in each.accessibleName() for each in told.findChildren(QToolButton)
        )
    )
    menu = page(shell).findChild(QToolButton, "dossier-menu")
    reached = reached_by_tab(shell, menu)
    see = [each for each in reached if each.accessibleName().startswith("Voir : ")]
    assert see, "each alert about a course can be followed"
    assert reached.index(see[-1]) < reached.index(table(shell))
    decisions = [each for each in reached if each in page(shell).panel.findChildren(QPushButton)]
    assert all(reached.index(table(shell)) < reached.index(each) for each in decisions)
    assert page(shell).panel not in reached, "a panel without a name says nothing"


def test_tab_comes_to_the_decision_that_was_taken(shell: Shell, ids: list[int]) -> None:
    table(shell).go_to([ids[0]])
    press(shell, Qt.Key.Key_R)
    reached = reached_by_tab(shell, table(shell))
    decided = [each.text() for each in reached if isinstance(each, QPushButton) and each.isCheckable()]
    assert "Retenue" in decided
    assert "À étudier" not in decided
