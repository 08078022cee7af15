"""How the tests of the page Sélections fill it, look at it and write in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from shell_windows import Shell

from explorer.search.query import Query
from explorer.services.dossiers import DossierLine
from explorer.ui.pages.selections.items_table import ItemsTable
from explorer.ui.pages.selections.page import SelectionsPage

FIXED = "\u00a0"
TODAY = date.today()  # noqa: DTZ011 - the window's day


def four_courses(shell: Shell) -> list[int]:
    """Puts four courses in the dossier in use, its page in front; returns their ids."""
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


def named(parent: object, name: str) -> QLineEdit:
    return next(each for each in parent.findChildren(QLineEdit) if each.accessibleName() == name)
