"""The comparison with real keys: cells read aloud, differences alone, courses moved, copied, drawn."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)
from shell_windows import Shell

from explorer.search.query import Query
from explorer.services import comparing
from explorer.settings import ThemeChoice
from explorer.ui.models.comparison import Role
from explorer.ui.pages.comparison.page import ComparisonPage
from explorer.ui.widgets import tray

FIXED = "\u00a0"


@pytest.fixture
def ids(shell: Shell) -> list[int]:
    """Three courses compared, from the results, with C."""
    found = [int(each) for each in shell.window.services.catalogue.search(Query()).ids[:3]]
    shell.window.page.compare_requested.emit(found)
    shell.settle()
    return found


def page(shell: Shell) -> ComparisonPage:
    return shell.window.dossiers.comparison.page


def shown(shell: Shell) -> list[int]:
    return [each.course.id for each in page(shell).model.courses]


def test_the_criteria_stand_under_their_groups(shell: Shell, ids: list[int]) -> None:
    model = page(shell).model
    assert page(shell).isVisible()
    assert shown(shell) == ids
    assert [model.index(row, 0).data() for row in model.group_rows()] == [
        "Contenu",
        "Certification",
        "Organisation",
        "Coût et financement",
        "Contact",
    ]


def test_a_cell_is_read_with_its_course_and_its_criterion(shell: Shell, ids: list[int]) -> None:
    model = page(shell).model
    said = model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"{model.courses[1].course.title}, Axe")


def test_only_the_differences(shell: Shell, ids: list[int]) -> None:
    tick = page(shell).findChild(QCheckBox, "differences-only")
    before = page(shell).model.rowCount()
    shell.qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    model = page(shell).model
    assert 0 < model.rowCount() < before
    rows = [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]
    assert all(row.differs for row in rows if row is not None)


def test_keys_move_and_take_out(shell: Shell, ids: list[int]) -> None:
    table = page(shell).table
    table.setCurrentIndex(page(shell).model.index(1, 1))
    shell.qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    shell.settle()
    assert shown(shell) == [ids[1], ids[0], ids[2]]
    assert table.currentIndex().column() == 2
    shell.qtbot.keyClick(table, Qt.Key.Key_Delete)
    shell.settle()
    assert shown(shell) == [ids[1], ids[2]]
    shell.qtbot.keyClick(table, Qt.Key.Key_Delete)
    shell.settle()
    assert shown(shell) == [ids[1], ids[2]], "two are the fewest that compare"


def test_escape_goes_back_to_where_one_came_from(shell: Shell, ids: list[int]) -> None:
    shell.qtbot.keyClick(page(shell).table, Qt.Key.Key_Escape)
    assert shell.window.page.isVisible()
    shell.window.show_page("selections")
    shell.window.dossiers.comparison.compare(ids)
    shell.settle()
    shell.qtbot.keyClick(page(shell).table, Qt.Key.Key_Escape)
    assert shell.window.dossiers.selections.page.isVisible()


def test_the_tray_compares_from_two_to_five(shell: Shell, ids: list[int]) -> None:
    shell.window.show_page("explorer")
    button = shell.window.tray.findChild(QPushButton, "tray-compare-button")
    assert not button.isEnabled()
    shell.window.desk.toggle(ids[:2])
    shell.settle()
    shell.press("Comparer (2)", shell.window.tray)
    shell.settle()
    assert shown(shell) == ids[:2]


def test_the_tray_agrees_with_the_service_on_how_many_compare() -> None:
    assert (tray.FEWEST_COMPARED, tray.MOST_COMPARED) == (comparing.FEWEST, comparing.MOST)


def test_one_course_alone_is_refused_in_words(shell: Shell, ids: list[int]) -> None:
    shell.window.dossiers.comparison.compare(ids[:1])
    box = shell.dialog(QMessageBox)
    assert "2 à 5 formations" in box.text().replace(FIXED, " ")
    box.accept()


def test_no_line_of_the_questions_is_cut(shell: Shell, ids: list[int]) -> None:
    questions = page(shell).questions.findChild(QPlainTextEdit, "questions")
    room = questions.viewport().height() - questions.document().documentMargin()
    assert room % questions.fontMetrics().lineSpacing() == 0


def test_the_questions_are_copied(shell: Shell, ids: list[int]) -> None:
    shell.press("Copier les questions")
    text = QGuiApplication.clipboard().text()
    assert text == page(shell).questions.findChild(QPlainTextEdit, "questions").toPlainText()
    assert "?" in text


def test_the_table_is_copied_as_it_is_seen(shell: Shell, ids: list[int]) -> None:
    shell.qtbot.mouseClick(page(shell).findChild(QCheckBox, "differences-only"), Qt.MouseButton.LeftButton)
    shell.press("Copier le tableau")
    data = QGuiApplication.clipboard().mimeData()
    head, *lines = data.text().split("\n")
    assert head.split("\t")[:2] == ["Critère", "≠"]
    assert lines
    assert all(line.split("\t")[1] == "≠" for line in lines)
    assert "<table" in data.html()


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_whole_table_is_kept_as_an_image(
    shell: Shell, ids: list[int], tmp_path: Path, choice: ThemeChoice
) -> None:
    shell.theme.choose(choice)
    shell.press("Image…")
    dialog = shell.dialog(QFileDialog)
    dialog.selectFile(str(tmp_path / "comparaison.png"))
    dialog.accept()
    shell.settle()
    image = QImage(str(tmp_path / "comparaison.png"))
    assert image.width() == 2 * 1400
    dots = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    lightness = [image.pixelColor(x, y).lightness() for x, y in dots]
    assert 0.5 < sum(each == 255 for each in lightness) / len(dots) < 1, "written on white"
    assert min(lightness) < 60, "in dark ink, whatever the theme"


def test_the_table_is_printed_on_landscape_pages(shell: Shell, ids: list[int], tmp_path: Path) -> None:
    shell.press("Imprimer…")
    gc.collect()
    dialog = shell.dialog(QPrintDialog)
    target = tmp_path / "imprimé.pdf"
    dialog.findChild(QLineEdit, "filename").setText(str(target))
    dialog.accept()
    shell.settle()
    written = target.read_bytes()
    assert written.startswith(b"%PDF")
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", written)[0])
    assert width > height


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_course_does_what_the_keys_do(shell: Shell, ids: list[int]) -> None:
    table = page(shell).table
    table.setCurrentIndex(page(shell).model.index(1, 1))

    def choose(text: str) -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9))
        QApplication.sendEvent(table.viewport(), event)
        menu = table.findChildren(QMenu)[-1]
        next(each for each in menu.actions() if each.text() == text).trigger()
        menu.close()
        shell.settle()

    choose("Déplacer à gauche")
    assert shown(shell) == ids, "the first one is as far left as can be"
    choose("Déplacer à droite")
    assert shown(shell) == [ids[1], ids[0], ids[2]]
    choose("Retirer de la comparaison")
    assert shown(shell) == [ids[1], ids[2]]
