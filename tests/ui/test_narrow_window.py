"""The window on a small laptop: nothing is out of sight, and what was chosen in a wide one comes back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shell_windows import Shell

from explorer.search.query import Query, Range, Sort
from explorer.services.dossiers import PlanFigures
from explorer.settings import Settings
from explorer.ui.dialogs.about import AboutDialog, ShortcutsDialog
from explorer.ui.dialogs.dossier_form import DossierForm
from explorer.ui.dialogs.export_options import ExportOptions
from explorer.ui.main_window import FIRST_SIZE, SMALLEST_SIZE
from explorer.ui.models.columns import COLUMNS, index_of
from explorer.ui.pages.explorer import PANELS_KEY, ExplorerPage
from explorer.ui.pages.imports.page import FILE
from explorer.ui.pages.selections.page import SelectionsPage
from explorer.ui.widgets.elided_button import ElidedButton
from explorer.ui.widgets.side_panels import SidePanel, SidePanels

SMALL = ((SMALLEST_SIZE.width(), SMALLEST_SIZE.height()), (1024, 600), (1093, 535))

WITH_PRICE = Query(text="ia").with_range(Range("price_eur", 1, None))


def resize(shell: Shell, width: int, height: int) -> None:
    shell.window.resize(width, height)
    shell.settle()
    assert shell.window.width() == width, "the window is wider than asked"


def explorer(shell: Shell) -> ExplorerPage:
    assert shell.window.page is not None
    return shell.window.page


def outside(widgets: list[QWidget], frame: QWidget) -> list[str]:
    """Those that stick out of `frame` sideways, named."""
    room = QRect(frame.mapToGlobal(QPoint(0, 0)), frame.size())
    found = []
    for widget in widgets:
        left = widget.mapToGlobal(QPoint(0, 0)).x()
        if widget.isVisible() and (left < room.left() or left + widget.width() > room.right() + 1):
            found.append(f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}")
    return found


def test_the_first_window_and_its_frame_fit_the_screen(shell: Shell) -> None:
    window = shell.window
    with_bar = QRect(0, 0, 1093, 566)
    window._open_on(with_bar)
    assert window.height() <= with_bar.height() - 31
    assert window.pos() == with_bar.topLeft()
    window._open_on(QRect(0, 0, 1920, 1040))
    assert window.size() == FIRST_SIZE


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_every_column_of_the_results_is_in_sight(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    table = explorer(shell).table
    assert table.horizontalScrollBar().maximum() == 0
    shown = [place for place, column in enumerate(COLUMNS) if column.shown]
    edges = [table.columnViewportPosition(place) + table.columnWidth(place) for place in shown]
    assert max(edges) <= table.viewport().width()


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_the_words_above_the_results_are_whole(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    page = explorer(shell)
    page.set_query(Query(text="ia", sort=Sort("duration_hours", descending=True)))
    shell.settle()
    page.header.show_news(6, "28/11")
    labels = [each for each in page.header.findChildren(QLabel) if each.isVisible()]
    shell.wait(lambda: all(each.width() >= each.sizeHint().width() for each in labels))
    button = page.findChild(ElidedButton, "sort-button")
    assert button.text() == "Durée décroissante ▾"
    assert outside(page.header.findChildren(QWidget), page.header) == []


def test_a_column_made_wider_is_as_wide_again_in_a_wide_window(shell: Shell) -> None:
    resize(shell, 1440, 700)
    table = explorer(shell).table
    place = index_of("certification")
    table.horizontalHeader().resizeSection(place, 200)
    resize(shell, 1024, 600)
    assert table.columnWidth(place) < 200
    assert table.horizontalScrollBar().maximum() == 0
    table.choose_column("level")
    resize(shell, 1440, 700)
    assert table.columnWidth(place) == 200


def test_a_column_made_wider_in_a_narrow_window_is_as_wide_as_asked(shell: Shell) -> None:
    resize(shell, 1024, 600)
    table = explorer(shell).table
    table.horizontalHeader().resizeSection(index_of("format"), 160)
    assert table.columnWidth(index_of("format")) == 160


def test_the_search_field_shows_the_words_before_its_hint(shell: Shell) -> None:
    resize(shell, 960, 520)
    page = explorer(shell)
    field = shell.window.focusWidget()
    hint = next(each for each in field.findChildren(QLabel) if "Ctrl+F" in each.text())
    page.set_query(Query(text="ia"))
    shell.settle()
    assert hint.isVisible()
    page.set_query(Query(text="optimiser la relation client avec des agents conversationnels"))
    shell.settle()
    assert not hint.isVisible()


def plan(shell: Shell) -> SelectionsPage:
    """A dossier with all that can stand on its page: five sums, an alert, a decision."""
    services = shell.window.services
    assert services is not None
    ids = [int(each) for each in services.catalogue.search(WITH_PRICE).ids[:6]]
    made = services.dossiers.create("Plan IA 2027 – magasins", "PLAN-2027", "comité social", None)
    services.dossiers.add(made.id, ids)
    services.dossiers.set_status(made.id, ids[:3], "retenue", "à distance, compatible avec le temps partiel")
    services.dossiers.set_plan(made.id, ids[0], PlanFigures(headcount=12, funding_eur=Decimal(9000)))
    shell.window.desk.reload()
    shell.settle()
    shell.window.desk.switch(made.id)
    shell.settle()
    shell.window.show_page("selections")
    page = shell.window.dossiers.selections.page
    shell.wait(lambda: page.view is not None and page.view.dossier.id == made.id)
    return page


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_nothing_of_a_decision_is_out_of_sight(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    panel = plan(shell).panel
    shell.wait(lambda: panel.widget().width() == panel.viewport().width())
    assert panel.horizontalScrollBar().maximum() == 0
    # What was shown a moment ago is laid out when Qt comes to it.
    shell.wait(lambda: outside(panel.widget().findChildren(QWidget), panel.viewport()) == [])
    buttons = [each for each in panel.findChildren(QPushButton) if each.isVisible()]
    assert buttons
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_the_courses_of_a_dossier_need_no_scrolling_sideways(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    table = plan(shell).table
    assert table.horizontalScrollBar().maximum() == 0
    shell.wait(lambda: table.viewport().height() >= 2 * table.rowHeight(0))


@pytest.mark.parametrize(("width", "height"), [*SMALL, (1280, 720)])
def test_no_sum_of_a_dossier_is_cut(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    page = plan(shell)
    cards = [each for each in page.findChildren(QPushButton) if each.property("kind") == "card"]
    shown = [label for card in cards if card.isVisible() for label in card.findChildren(QLabel)]
    labels = [label for label in shown if label.isVisible()]
    assert len(labels) > len(cards)
    shell.wait(lambda: not any(map(cut_lines, labels)))
    assert outside(cards, page.table.parentWidget()) == []


def cut_lines(label: QLabel) -> bool:
    """Whether a word of it is wider than it, or its lines higher."""
    lines = label.text().replace(" ", "\n").split("\n")
    widest = max(map(label.fontMetrics().horizontalAdvance, lines))
    return label.width() < widest or label.height() < label.heightForWidth(label.width())


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_the_name_of_a_dossier_is_whole(shell: Shell, width: int, height: int) -> None:
    resize(shell, width, height)
    page = plan(shell)
    shell.wait(lambda: "Plan IA 2027 – magasins" in [each.text() for each in page.findChildren(QLabel)])
    button = page.findChild(QPushButton, "dossier-export-button")
    assert button.width() == button.sizeHint().width()


@pytest.mark.parametrize(
    ("kind", "opener"),
    [
        (ShortcutsDialog, lambda shell: shell.window.commands.shortcuts.trigger()),
        (AboutDialog, lambda shell: shell.window.commands.about.trigger()),
        (ExportOptions, lambda shell: shell.window.commands.export.trigger()),
        (DossierForm, lambda shell: shell.window.dossiers.selections.create()),
    ],
)
def test_a_dialog_is_whole_in_the_smallest_window(
    shell: Shell, kind: type[QDialog], opener: Callable[[Shell], None]
) -> None:
    resize(shell, *SMALL[0])
    plan(shell)
    opener(shell)
    dialog = shell.dialog(kind)
    assert dialog.width() <= SMALL[0][0]
    assert dialog.height() <= SMALL[0][1]
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert buttons
    for button in buttons:
        at = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
        assert dialog.rect().contains(at), button.text()
    labels = [each for each in dialog.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    assert [each.text() for each in labels if each.height() < each.heightForWidth(each.width())] == []
    assert all(each.horizontalScrollBar().maximum() == 0 for each in dialog.findChildren(QAbstractScrollArea))


def test_a_text_file_is_read_on_a_page_that_scrolls(shell: Shell, tmp_path: Path) -> None:
    resize(shell, *SMALL[0])
    file = tmp_path / "liste.csv"
    file.write_text("Intitulé;Organisme;Durée\n" + "IA générative;Organisme A;7 h\n" * 9, encoding="cp1252")
    shell.drop(file)
    step = shell.page.file_step
    shell.wait(lambda: shell.page.steps.isVisible() and shell.tasks.is_idle)
    shell.page.step_asked.emit(FILE)
    shell.wait(step.text.isVisible)
    scroll = step.findChild(QScrollArea)
    shell.wait(lambda: scroll.verticalScrollBar().maximum() > 0)
    boxes = [step.source, step.text.encoding, step.text.separator]
    assert [each.accessibleName() for each in boxes if each.height() < each.sizeHint().height()] == []
    assert step.text.preview.height() >= 2 * step.text.preview.rowHeight(0)


def test_an_empty_dossier_has_the_page_and_the_decision_comes_back(shell: Shell) -> None:
    resize(shell, 1024, 600)
    page = plan(shell)
    filled, wide = page.view, page.panel.width()
    assert filled is not None
    shell.window.desk.create("Dossier vide")
    shell.wait(lambda: not page.panel.isVisible())
    shell.window.desk.switch(filled.dossier.id)
    shell.wait(lambda: page.panel.isVisible() and page.panel.width() == wide)


def panels(qtbot: QtBot, settings: Settings, width: int) -> SidePanels:
    left, page, right = QWidget(), QWidget(), QWidget()
    made = SidePanels(
        SidePanel(left, width=260, least=20),
        page,
        SidePanel(right, width=340, least=30),
        room=60,
        settings=settings,
        key=PANELS_KEY,
    )
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    return made


def letters(widget: QWidget, count: float) -> int:
    return round(count * widget.fontMetrics().averageCharWidth())


def test_panels_give_room_before_the_page(qtbot: QtBot, settings: Settings) -> None:
    made = panels(qtbot, settings, 1200)
    assert made.sizes() == [260, 598, 340]
    made.resize(900, 300)
    left, page, right = made.sizes()
    assert (left, right) < (260, 340)
    assert page >= letters(made, 60)
    made.resize(1200, 300)
    assert made.sizes() == [260, 598, 340]


@pytest.mark.parametrize("width", [1200, 1500])
def test_panels_are_as_the_user_left_them(qtbot: QtBot, settings: Settings, width: int) -> None:
    first = panels(qtbot, settings, 1200)
    first.moveSplitter(450, 1)
    first.moveSplitter(810, 2)
    left, _, right = first.sizes()
    assert (left, right) == (450, 389)
    later = panels(qtbot, settings, width)
    assert (later.sizes()[0], later.sizes()[2]) == (left, right)


def test_panels_left_wide_give_room_in_a_narrow_window(qtbot: QtBot, settings: Settings) -> None:
    first = panels(qtbot, settings, 1600)
    first.moveSplitter(500, 1)
    first.moveSplitter(1000, 2)
    later = panels(qtbot, settings, 900)
    assert later.sizes()[1] >= letters(later, 60) - 1
    assert sum(later.sizes()) == 898


def test_no_panel_covers_another_when_letters_are_very_large(qtbot: QtBot, settings: Settings) -> None:
    made = panels(qtbot, settings, 1200)
    large = made.font()
    large.setPointSizeF(large.pointSizeF() * 3)
    made.setFont(large)
    edges = [(each.x(), each.x() + each.width()) for each in map(made.widget, range(3))]
    assert letters(made, 20 + 30 + 50) > 1200
    assert all(end <= begin for (_, end), (begin, _) in pairwise(edges))
    assert edges[-1][1] <= 1200


@pytest.mark.parametrize("text", ["", "260", "a b c", "260 x 340", "-1 5 6"])
def test_a_damaged_memory_counts_for_nothing(qtbot: QtBot, settings: Settings, text: str) -> None:
    settings.set_text(PANELS_KEY, text)
    assert panels(qtbot, settings, 1200).sizes() == [260, 598, 340]


def test_a_button_keeps_its_arrow_when_its_words_are_cut(qtbot: QtBot) -> None:
    button = ElidedButton("Trier : Prochaine session", tail=" ▾")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    assert button.text() == "Trier : Prochaine session ▾"
    button.resize(button.sizeHint().width() - 40, button.height())
    assert button.text().startswith("Trier : ")
    assert button.text().endswith("… ▾")
