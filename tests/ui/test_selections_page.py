"""The page Sélections with real keys and mouse: ranks, decisions, sums, alerts, and every change undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from selections_samples import FIXED, TODAY, four_courses, lines, page, press, stored, table, undo
from shell_windows import Shell

from explorer.search.query import Query
from explorer.ui.models.dossier_items import COLUMNS
from explorer.ui.pages.selections.alert_list import AlertList


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    return four_courses(shell)


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
