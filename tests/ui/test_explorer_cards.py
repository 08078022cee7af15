"""The results as cards: the same courses, keys and current course as in the table."""

from __future__ import annotations

import pytest
from explorer_samples import row
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from explorer.settings import Settings
from explorer.ui.delegates.cards import star_rect
from explorer.ui.models.results import ResultsModel, Role
from explorer.ui.theme import Theme
from explorer.ui.widgets.results_cards import ResultsCards
from explorer.ui.widgets.results_view import ResultsView


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    made = ResultsModel()
    made.rows_wanted.connect(lambda ids, _text: made.add_rows([row(each) for each in ids]))
    return made


@pytest.fixture
def view(qtbot: QtBot, model: ResultsModel, theme: Theme, settings: Settings) -> ResultsView:
    made = ResultsView(model, theme, settings)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    model.show_results(range(1, 301), "")
    made.show_answers()
    made.front.keep_current(None)
    return made


@pytest.fixture
def cards(view: ResultsView) -> ResultsCards:
    view.choose_layout("cards")
    assert view.cards.per_line == 3
    return view.cards


def test_every_course_has_its_card(cards: ResultsCards, model: ResultsModel) -> None:
    model.show_results(range(1, 8), "")
    grid = cards.model()
    assert (grid.rowCount(), grid.columnCount()) == (3, 3)
    found = [cards.place_of(grid.index(line, column)) for line in range(3) for column in range(3)]
    assert found == [0, 1, 2, 3, 4, 5, 6, -1, -1]


def test_the_model_of_cards_follows_the_rules_of_qt(cards: ResultsCards, model: ResultsModel) -> None:
    tester = QAbstractItemModelTester(
        cards.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, cards
    )
    model.show_results(range(1, 101), "")
    model.set_selected([2, 3])
    model.show_results([], "rien")
    assert tester.model().rowCount() == 0


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Right], 2),
        ([Qt.Key.Key_Right] * 3, 4),
        ([Qt.Key.Key_Down], 4),
        ([Qt.Key.Key_Down, Qt.Key.Key_Left], 3),
        ([Qt.Key.Key_End], 300),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 1),
    ],
)
def test_keys_go_from_card_to_card(
    qtbot: QtBot, cards: ResultsCards, keys: list[Qt.Key], expected: int
) -> None:
    for key in keys:
        qtbot.keyClick(cards, key)
    assert cards.current_id == expected


def test_space_asks_for_every_chosen_card(qtbot: QtBot, cards: ResultsCards) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(cards.toggle_asked) as asked:
        qtbot.keyClick(cards, Qt.Key.Key_Space)
    assert asked.args == [[1, 4]]


def test_a_click_on_the_star_asks_for_that_card_alone(qtbot: QtBot, cards: ResultsCards) -> None:
    star = star_rect(cards.visualRect(cards.index_of(4))).center()
    with qtbot.waitSignal(cards.toggle_asked) as asked:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=star)
    assert asked.args == [[5]]
    assert cards.current_id == 1


def test_up_from_the_first_line_goes_back_to_the_search(qtbot: QtBot, cards: ResultsCards) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    with qtbot.waitSignal(cards.left):
        qtbot.keyClick(cards, Qt.Key.Key_Up)


def test_the_current_course_goes_with_the_layout(view: ResultsView) -> None:
    view.table.go_to(120)
    view.choose_layout("cards")
    assert view.front.current_id == 121
    view.front.go_to(7)
    view.choose_layout("table")
    assert view.front.current_id == 8


def test_a_narrower_view_has_fewer_cards_on_a_line(
    qtbot: QtBot, view: ResultsView, cards: ResultsCards
) -> None:
    cards.go_to(40)
    view.resize(500, 600)
    assert cards.per_line == 1
    assert cards.current_id == 41


def test_the_layout_is_remembered(
    view: ResultsView, model: ResultsModel, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    view.choose_layout("cards")
    later = ResultsView(model, theme, settings)
    qtbot.addWidget(later)
    assert later.layout_name == "cards"


def test_a_card_is_read_as_a_sentence(cards: ResultsCards, model: ResultsModel) -> None:
    model.show_results([7], "", [row(7)])
    card = cards.index_of(0)
    spoken = card.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Prompt engineering pour la relation client, Organisme A, Sectorielle, Lille")
    assert card.data(Role.COURSE).id == 7
