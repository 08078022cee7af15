"""The panel of the page Sélections: what is written in it is kept, in its own dossier."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from selections_samples import TODAY, four_courses, lines, named, page, press, table, undo, write
from shell_windows import Shell

from db.engine import open_database
from explorer.services.dossiers import DossierLine, Dossiers
from explorer.ui.widgets.amount_edit import AmountEdit, CountEdit, DayEdit


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    return four_courses(shell)


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
