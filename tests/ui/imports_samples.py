"""Small files to import, and how the tests of the page *Imports* go about it."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from shell_windows import Shell

from explorer.ui.models.plan import LINE_ROLE
from explorer.ui.models.plan_words import PlanLine
from explorer.ui.widgets.choice_table import ChoiceTable

HEADERS = ["Intitulé", "Organisme", "Durée", "Modalité"]


def workbook(file: Path, **sheets: list[list[object]]) -> Path:
    """Writes a workbook with these sheets, row by row."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(file)
    return file


def courses(*titles: str) -> list[list[object]]:
    """A sheet of courses with these titles."""
    return [HEADERS, *([title, f"Organisme de {title}", "7 h", "présentiel"] for title in titles)]


def start(shell: Shell, *files: Path) -> None:
    """Drops files and waits until the page stands still."""
    shell.drop(*files)
    shell.settle()


def import_file(shell: Shell, file: Path) -> None:
    """From the drop to the catalogue."""
    start(shell, file)
    shell.page.confirm.click()
    shell.settle()


def go_to(shell: Shell, step: int) -> None:
    """Clicks the step in the bar."""
    shell.qtbot.mouseClick(shell.page.steps.buttons[step - 1], Qt.MouseButton.LeftButton)
    shell.settle()
    assert shell.page.step == step


def pick(shell: Shell, box: QComboBox, value: object) -> None:
    """Chooses an entry of a drop-down as its list does."""
    place = box.findData(value)
    assert place >= 0, f"{value} is not offered"
    box.setFocus()
    shell.qtbot.keyClick(box, Qt.Key.Key_Space)
    shell.wait(lambda: box.view().isVisible())
    box.view().setCurrentIndex(box.model().index(place, 0))
    shell.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    shell.wait(lambda: not box.view().isVisible())
    shell.settle()


def choose(shell: Shell, table: ChoiceTable, row: int, value: object) -> None:
    """Opens the drop-down of a row with the keyboard, and chooses a value in it with the keyboard."""
    table.go_to(row)
    shell.qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.findChild(QComboBox)
    shell.wait(lambda: box.view().isVisible())
    place = box.findData(value)
    assert place >= 0, f"{value} is not offered"
    box.view().setCurrentIndex(box.model().index(place, 0))
    shell.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    shell.wait(lambda: not box.view().isVisible())
    shell.settle()


def texts(table: ChoiceTable, column: int) -> list[str]:
    """What a column of a table reads."""
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def plan_lines(shell: Shell) -> list[PlanLine]:
    """The lines of the plan that are shown."""
    model = shell.page.plan_step.table.model()
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def course_count(shell: Shell) -> int:
    """How many courses the catalogue holds."""
    assert shell.window.services is not None
    return shell.window.services.catalogue.status().course_count
