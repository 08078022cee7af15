"""The table of results: what each cell says, how few rows are fetched, what the keys do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from explorer_samples import row
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.search.query import Sort
from explorer.services.courses import CourseRow
from explorer.settings import Settings
from explorer.ui.models.columns import COLUMNS, ColumnName, index_of
from explorer.ui.models.results import MOST_WINDOWS, WINDOW, ResultsModel, Role
from explorer.ui.theme import Theme
from explorer.ui.widgets.results_table import ResultsTable

THIN = "\u202f"
FIXED = "\u00a0"


class Shelf:
    """Gives rows like the catalogue does, and remembers which were asked."""

    def __init__(self, model: ResultsModel) -> None:
        self.asked: list[list[int]] = []
        self._model = model
        model.rows_wanted.connect(self.give)

    def give(self, ids: list[int], text: str) -> None:
        self.asked.append(ids)
        self._model.add_rows([row(each, title=f"Formation {each}{text}") for each in ids])


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    return ResultsModel()


@pytest.fixture
def shelf(model: ResultsModel) -> Shelf:
    return Shelf(model)


@pytest.fixture
def table(qtbot: QtBot, model: ResultsModel, theme: Theme, settings: Settings) -> ResultsTable:
    made = ResultsTable(model, theme, settings)
    qtbot.addWidget(made)
    made.resize(900, 600)
    model.show_results(range(1, 301), "")
    made.show()
    made.keep_current(None)
    return made


def said(
    course: CourseRow, column: ColumnName, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> object:
    model = ResultsModel()
    model.show_results([course.id], "", [course])
    return model.data(model.index(0, index_of(column)), role)


@pytest.mark.parametrize(
    ("column", "changes", "expected"),
    [
        ("title", {}, "Prompt engineering pour la relation client"),
        ("format", {}, "Mixte"),
        ("format", {"formats": ()}, "Non renseigné"),
        ("certification", {}, f"RS{FIXED}6776"),
        ("certification", {"certifications": (), "certification_kinds": ("aucune",)}, "Sans"),
        ("certification", {"certifications": (), "certification_kinds": ()}, "Non renseigné"),
        ("certification", {"certifications": ("RS6776", "RNCP38616")}, f"RS{FIXED}6776 + 1"),
        ("certification", {"certification_expiry": date(2025, 1, 31)}, "RS · expirée"),
        ("duration", {}, f"21{FIXED}h"),
        (
            "duration",
            {"duration_min_hours": None, "duration_max_hours": None, "duration_raw": "9 mois"},
            "9 mois",
        ),
        ("price", {}, f"1{THIN}290{THIN}€{FIXED}HT"),
        (
            "price",
            {"price_min_eur": Decimal(0), "price_max_eur": Decimal(0), "price_basis": None},
            f"0{THIN}€",
        ),
        (
            "price",
            {"price_min_eur": None, "price_max_eur": None, "price_basis": None, "price_raw": None},
            "Non renseigné",
        ),
        ("price_per_hour", {}, "61"),
        ("price_per_hour", {"price_per_hour_eur": None}, "–"),
        ("axis", {}, "Sectorielle"),
        ("level", {"level": 6}, "6"),
        ("star", {}, "☆"),
    ],
)
def test_a_cell_says(column: ColumnName, changes: dict[str, object], expected: str) -> None:
    assert said(row(**changes), column) == expected


def test_a_row_is_read_as_a_sentence() -> None:
    sentence = str(said(row(), "title", Qt.ItemDataRole.AccessibleTextRole))
    assert sentence == (
        "Prompt engineering pour la relation client, Organisme A, Sectorielle, Lille, Mixte, "
        f"Certification : RS{FIXED}6776, Durée : 21{FIXED}h, Coût : 1{THIN}290{THIN}€{FIXED}HT, "
        "pas dans la sélection."
    )


def test_a_tooltip_keeps_the_writing_of_the_file() -> None:
    assert "« 3 jours (21 heures) »" in str(said(row(), "duration", Qt.ItemDataRole.ToolTipRole))


def test_the_model_follows_the_rules_of_qt(model: ResultsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_results(range(1, 101), "")
    model.set_selected([2, 3])
    model.show_results([], "rien")
    assert tester.model() is model
    assert model.rowCount() == 0


def look_at(qtbot: QtBot, model: ResultsModel, *places: int) -> list[object]:
    """What these rows say at first sight, and the model asks for what it has not."""
    seen = [model.data(model.index(place, index_of("title"))) for place in places]
    qtbot.wait(1)
    return seen


def test_a_row_is_empty_until_it_comes(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    model.show_results(range(1, 1001), "")
    with qtbot.waitSignal(model.dataChanged):
        assert look_at(qtbot, model, 500) == [None]
    assert look_at(qtbot, model, 500) == ["Formation 501"]


def test_rows_are_asked_by_window_and_at_once(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    model.show_results(range(1, 1001), "")
    look_at(qtbot, model, *range(500, 520))
    assert [len(ids) for ids in shelf.asked] == [2 * WINDOW]


def test_only_the_last_windows_scrolled_by_are_asked(qtbot: QtBot, model: ResultsModel, shelf: Shelf) -> None:
    model.show_results(range(1, 10_001), "")
    look_at(qtbot, model, *range(0, 9_600, WINDOW))
    assert [(len(ids), ids[-1]) for ids in shelf.asked] == [(MOST_WINDOWS * WINDOW, 9_600)]


def test_a_course_that_is_gone_is_asked_once(qtbot: QtBot, model: ResultsModel) -> None:
    asked: list[list[int]] = []
    model.rows_wanted.connect(lambda ids, _text: asked.append(ids))
    model.show_results([7], "")
    look_at(qtbot, model, 0)
    model.add_rows([])
    assert look_at(qtbot, model, 0, 0) == [None, None]
    assert asked == [[7]]


def test_rows_of_former_results_are_left(qtbot: QtBot, model: ResultsModel) -> None:
    model.show_results([7], "prompt")
    look_at(qtbot, model, 0)
    model.show_results([7], "vente")
    model.add_rows([row(7, title="Avec les lettres de « prompt »")])
    assert look_at(qtbot, model, 0) == [None]


def test_rows_that_came_with_the_answer_are_not_asked(
    qtbot: QtBot, model: ResultsModel, shelf: Shelf
) -> None:
    model.show_results([7], "", [row(7)])
    look_at(qtbot, model, 0)
    assert shelf.asked == []


def test_a_course_not_seen_yet_says_so(model: ResultsModel) -> None:
    model.show_results([7], "", [row(7)])
    model.set_new([7])
    assert model.data(model.index(0, 0), Role.SECOND_LINE) == "Nouvelle · Organisme A · Sectorielle · Lille"


def test_a_star_follows_the_selection(model: ResultsModel) -> None:
    model.show_results([7], "", [row(7)])
    model.set_selected([7])
    assert model.data(model.index(0, index_of("star"))) == "★"


def test_space_asks_for_every_chosen_row(qtbot: QtBot, table: ResultsTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.toggle_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert asked.args == [[1, 2]]


def test_a_click_on_the_star_asks_for_that_row_alone(qtbot: QtBot, table: ResultsTable) -> None:
    star = table.visualRect(table.model().index(2, index_of("star"))).center()
    with qtbot.waitSignal(table.toggle_asked) as asked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=star)
    assert asked.args == [[3]]
    assert table.current_id == 1


def test_moving_tells_the_course(qtbot: QtBot, table: ResultsTable) -> None:
    with qtbot.waitSignal(table.course_changed) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told.args == [2]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_N, "note_asked"),
        (Qt.Key.Key_C, "compare_asked"),
        (Qt.Key.Key_Escape, "left"),
        (Qt.Key.Key_Up, "left"),
    ],
)
def test_a_key_asks(qtbot: QtBot, table: ResultsTable, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(table, signal)):
        qtbot.keyClick(table, key)


def test_a_header_asks_for_an_order_then_for_its_reverse(qtbot: QtBot, table: ResultsTable) -> None:
    asked: list[Sort] = []
    table.sort_asked.connect(asked.append)
    header = table.horizontalHeader()
    place = index_of("price")
    middle = QPoint(
        header.sectionViewportPosition(place) + header.sectionSize(place) // 2, header.height() // 2
    )
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [Sort("price_eur"), Sort("price_eur", descending=True)]


def test_columns_are_remembered(
    qtbot: QtBot, table: ResultsTable, model: ResultsModel, theme: Theme, settings: Settings
) -> None:
    table.choose_column("level")
    table.horizontalHeader().resizeSection(index_of("format"), 150)
    later = ResultsTable(model, theme, settings)
    qtbot.addWidget(later)
    assert not later.isColumnHidden(index_of("level"))
    assert later.columnWidth(index_of("format")) == 150


def test_columns_come_back_as_at_first(table: ResultsTable) -> None:
    table.choose_column("level")
    table.choose_column("")
    hidden = [column.name for place, column in enumerate(COLUMNS) if table.isColumnHidden(place)]
    assert hidden == [column.name for column in COLUMNS if not column.shown]


def test_the_title_takes_the_width_that_is_left(table: ResultsTable) -> None:
    widths = sum(table.columnWidth(place) for place in range(len(COLUMNS)))
    assert widths == table.viewport().width()


def test_the_current_course_stays_when_the_results_change(table: ResultsTable, model: ResultsModel) -> None:
    table.go_to(4)
    model.show_results([9, 5, 1], "")
    table.keep_current(1)
    assert table.current_id == 5


def test_without_results_there_is_no_course(qtbot: QtBot, table: ResultsTable, model: ResultsModel) -> None:
    model.show_results([], "")
    with qtbot.waitSignal(table.course_changed) as told:
        table.keep_current(None)
    assert told.args == [None]
