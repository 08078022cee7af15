"""Facets, ranges and the sentence: real clicks and keys on each, and what they ask."""

from __future__ import annotations

import numpy as np
import pytest
from explorer_samples import HOURS, counts, value_sets
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.search.corpus import FacetPlan
from explorer.search.counts import FacetCounts
from explorer.search.facets import FacetColumn
from explorer.search.outcome import Outcome
from explorer.search.query import Choice, Query, Range
from explorer.search.sentence import describe
from explorer.services import wording
from explorer.settings import Settings
from explorer.ui.theme import Theme
from explorer.ui.widgets.facet_box import FacetBox
from explorer.ui.widgets.facet_panel import FacetPanel
from explorer.ui.widgets.facet_section import FacetSection
from explorer.ui.widgets.query_sentence import QuerySentence
from explorer.ui.widgets.range_filter import RangeFilter
from resources.vocabulary import vocabulary

FIXED = "\u00a0"
TOWNS = tuple(f"Ville {number:02d}" for number in range(1, 31))


@pytest.fixture
def section(qtbot: QtBot, theme: Theme) -> FacetSection:
    made = FacetSection(theme, "territory", "Territoire", is_open=True)
    qtbot.addWidget(made)
    made.resize(230, 400)
    made.show_counts(counts("Lille", "Lyon", "Nantes"))
    made.show()
    return made


@pytest.fixture
def hours(qtbot: QtBot, theme: Theme) -> RangeFilter:
    made = RangeFilter(theme, "duration_hours", "Durée", "h", wording.hours, is_open=True)
    qtbot.addWidget(made)
    made.resize(230, 160)
    made.show_figures(HOURS, Query())
    made.show()
    return made


def labels(section: FacetSection) -> list[str]:
    return [box.count.label for box in section.boxes]


def more_button(section: FacetSection) -> QPushButton:
    return section.findChildren(QPushButton)[0]


# Facets.


def test_a_click_takes_a_value(qtbot: QtBot, section: FacetSection) -> None:
    with qtbot.waitSignal(section.taken) as asked:
        qtbot.mouseClick(section.boxes[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["territory", "lyon"]


def test_space_takes_a_value(qtbot: QtBot, section: FacetSection) -> None:
    with qtbot.waitSignal(section.taken) as asked:
        qtbot.keyClick(section.boxes[0], Qt.Key.Key_Space)
    assert asked.args == ["territory", "lille"]


def test_alt_click_refuses_a_value(qtbot: QtBot, section: FacetSection) -> None:
    with qtbot.waitSignal(section.refused) as asked, qtbot.assertNotEmitted(section.taken):
        qtbot.mouseClick(section.boxes[1], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    assert asked.args == ["territory", "lyon"]


def test_shift_space_refuses_a_value(qtbot: QtBot, section: FacetSection) -> None:
    with qtbot.waitSignal(section.refused) as asked:
        qtbot.keyClick(section.boxes[2], Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert asked.args == ["territory", "nantes"]


def test_a_right_click_refuses_a_value(qtbot: QtBot, section: FacetSection) -> None:
    box = section.boxes[0]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    with qtbot.waitSignal(section.refused) as asked:
        QApplication.sendEvent(box, event)
    assert asked.args == ["territory", "lille"]


def test_a_box_shows_the_query_and_not_the_click(qtbot: QtBot, section: FacetSection) -> None:
    qtbot.mouseClick(section.boxes[0], Qt.MouseButton.LeftButton)
    assert not section.boxes[0].isChecked()
    section.show_counts(counts("Lille", "Lyon", included=("Lille",)))
    assert section.boxes[0].isChecked()


def test_a_refused_value_says_so_without_its_colour(section: FacetSection) -> None:
    section.show_counts(counts("Lille", "Lyon", excluded=("Lyon",)))
    assert section.boxes[1].accessibleName() == "Lyon, 1\u00a0formation, exclu"


def test_the_focus_follows_its_value(qtbot: QtBot, section: FacetSection) -> None:
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    section.boxes[1].setFocus()
    section.show_counts(counts("Lyon", "Nantes"))
    assert [box.count.label for box in section.boxes if box.hasFocus()] == ["Lyon"]
    section.show_counts(counts("Nantes"))
    assert section.title.hasFocus()


def test_no_box_is_made_anew_by_a_search(section: FacetSection) -> None:
    before = section.findChildren(FacetBox)
    section.show_counts(counts("Metz", "Brest"))
    section.show_counts(counts("Lille", "Lyon", "Nantes"))
    assert section.findChildren(FacetBox) == before


def test_what_a_text_suggests_is_told_apart(section: FacetSection) -> None:
    values = value_sets([("prompt",), ("prompt",), ("data",)])
    column = FacetColumn.build("skill", values, FacetPlan(label=str.title))
    declared = np.array([0, 1, 1])
    section.show_counts(FacetCounts(column, column.totals, Choice("skill"), declared))
    names = [box.accessibleName().replace(FIXED, " ") for box in section.boxes]
    assert names[0].startswith("Prompt, 2 formations, dont 1 indiquée")
    assert names[1] == "Data, 1 formation"
    assert section.declared_box.isVisible()
    with_signal: list[bool] = []
    section.declared_asked.connect(with_signal.append)
    section.declared_box.click()
    assert with_signal == [True]


def test_a_long_facet_unrolls_and_folds_again(qtbot: QtBot, section: FacetSection) -> None:
    section.show_counts(counts(*TOWNS))
    assert labels(section) == list(TOWNS[:5])
    assert more_button(section).text() == "Afficher les 25 autres"
    qtbot.mouseClick(more_button(section), Qt.MouseButton.LeftButton)
    assert len(section.boxes) == 30
    qtbot.mouseClick(more_button(section), Qt.MouseButton.LeftButton)
    assert len(section.boxes) == 5


def test_what_is_unknown_can_be_ticked_without_unrolling(section: FacetSection) -> None:
    section.show_counts(counts(*TOWNS, unknown=3))
    assert labels(section) == [*TOWNS[:5], "Non renseigné"]
    assert more_button(section).text() == "Afficher les 25 autres"


def test_one_value_too_many_is_shown_rather_than_a_button(section: FacetSection) -> None:
    section.show_counts(counts(*TOWNS[:6], unknown=3))
    assert labels(section) == [*TOWNS[:6], "Non renseigné"]
    assert not more_button(section).isVisible()


def test_a_value_taken_is_never_hidden_among_the_others(section: FacetSection) -> None:
    section.show_counts(counts(*TOWNS, included=("Ville 20",)))
    assert labels(section) == [*TOWNS[:5], "Ville 20"]


def test_a_long_facet_is_searched_without_accents(qtbot: QtBot, section: FacetSection) -> None:
    section.show_counts(counts(*TOWNS, "Évry"))
    qtbot.mouseClick(more_button(section), Qt.MouseButton.LeftButton)
    section.search.setText("evr")
    assert labels(section) == ["Évry"]
    section.search.setText("introuvable")
    assert labels(section) == []


def test_a_folded_facet_stays_folded(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    first = FacetPanel(theme, settings)
    qtbot.addWidget(first)
    first.section("axis").title.click()
    second = FacetPanel(theme, settings)
    qtbot.addWidget(second)
    assert not second.section("axis").title.isChecked()
    assert second.section("skill").title.isChecked()


def test_a_facet_without_any_value_is_not_shown(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    panel = FacetPanel(theme, settings)
    qtbot.addWidget(panel)
    facets = {
        "axis": counts("Sectorielles", facet="axis"),
        "level": counts(unknown=3, facet="level"),
        "source": counts("Carte", facet="source"),
        "missing": counts("Presente", "Disparue", facet="missing"),
    }
    panel.show_outcome(Outcome(Query(), (1, 2, 3), 3, 3, facets, {}, (), 1.0))  # type: ignore[arg-type]
    shown = {name for name in facets if not panel.section(name).isHidden()}  # type: ignore[arg-type]
    assert shown == {"axis"}


def test_courses_that_left_are_hidden_and_come_back_on_request(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    panel = FacetPanel(theme, settings)
    qtbot.addWidget(panel)
    query = Query("prompt")
    facets = {"missing": counts("Presente", "Disparue", facet="missing")}
    panel.follow(query)
    panel.show_outcome(Outcome(query, (1, 2), 2, 2, facets, {}, (), 1.0))  # type: ignore[arg-type]
    assert panel.missing_box.accessibleName() == "Afficher les disparues (1)"
    with qtbot.waitSignal(panel.query_asked) as asked:
        panel.missing_box.click()
    both = asked.args[0]
    assert both == Query("prompt", choices=(Choice("missing", ("presente", "disparue")),))
    said = [phrase.text for phrase in describe(both, vocabulary(), with_text=False)]
    assert said == ["Formations", "Disparues comprises"]
    panel.follow(both)
    with qtbot.waitSignal(panel.query_asked) as asked:
        panel.missing_box.click()
    assert asked.args == [query]


def test_two_ticks_before_an_answer_both_count(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    panel = FacetPanel(theme, settings)
    qtbot.addWidget(panel)
    panel.query_asked.connect(panel.follow)
    panel.show_outcome(
        Outcome(Query(), (1,), 1, 1, {"axis": counts("Un", "Deux", facet="axis")}, {}, (), 1.0)  # type: ignore[arg-type]
    )
    asked: list[Query] = []
    panel.query_asked.connect(asked.append)
    for box in panel.section("axis").boxes:
        box.click()
    assert asked[-1].choice("axis").included == ("un", "deux")


# Ranges.


@pytest.mark.parametrize(
    ("handle", "key", "expected"),
    [
        (0, Qt.Key.Key_Right, Range("duration_hours", low=7.0)),
        (1, Qt.Key.Key_Left, Range("duration_hours", high=35.0)),
        (1, Qt.Key.Key_PageDown, Range("duration_hours", high=14.0)),
        (0, Qt.Key.Key_End, Range("duration_hours", low=70.0)),
    ],
)
def test_a_key_moves_a_handle(
    qtbot: QtBot, hours: RangeFilter, handle: int, key: Qt.Key, expected: Range
) -> None:
    with qtbot.waitSignal(hours.range_asked) as asked:
        qtbot.keyClick(hours.bars.handles[handle], key)
    assert asked.args == [expected]


def test_a_handle_is_dragged_to_an_edge(qtbot: QtBot, hours: RangeFilter) -> None:
    handle = hours.bars.handles[1]
    to = QPoint(round((hours.bars.width() - handle.width()) * 3 / 5), 10) - handle.pos() + QPoint(7, 0)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(7, 10))
    drag(handle, QPointF(to))
    with qtbot.waitSignal(hours.range_asked) as asked:
        qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert asked.args == [Range("duration_hours", high=21.0)]


def drag(handle: QWidget, to: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, to, to, Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(handle, event)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("7", "", Range("duration_hours", low=7.0)),
        ("", "10,5 h", Range("duration_hours", high=10.5)),
        ("1 000", "2 000", Range("duration_hours", 1000.0, 2000.0)),
        ("35", "7", Range("duration_hours", 7.0, 35.0)),
    ],
)
def test_bounds_are_typed(qtbot: QtBot, hours: RangeFilter, low: str, high: str, expected: Range) -> None:
    asked: list[Range] = []
    hours.range_asked.connect(asked.append)
    qtbot.keyClicks(hours.fields[0], low)
    qtbot.keyClicks(hours.fields[1], high)
    qtbot.keyClick(hours.fields[1], Qt.Key.Key_Return)
    assert asked == [expected]


def test_the_unknown_ones_alone_or_with_the_range(qtbot: QtBot, hours: RangeFilter) -> None:
    asked: list[Range] = []
    hours.range_asked.connect(asked.append)
    hours.unknown_box.click()
    hours.show_figures(HOURS, Query(ranges=(Range("duration_hours", 7.0, 21.0),)))
    hours.unknown_box.click()
    assert asked == [
        Range("duration_hours", only_unknown=True),
        Range("duration_hours", 7.0, 21.0, with_unknown=True),
    ]


# The sentence.


def test_a_chip_asks_for_the_query_without_its_filter(qtbot: QtBot, theme: Theme) -> None:
    query = Query().toggled("axis", "sectorielle").with_range(Range("duration_hours", 7.0, 70.0))
    sentence = QuerySentence(theme)
    qtbot.addWidget(sentence)
    sentence.show_query(query, describe(query, vocabulary(), with_text=False))
    with qtbot.waitSignal(sentence.query_asked) as asked:
        qtbot.keyClick(sentence.chips[-1], Qt.Key.Key_Delete)
    assert asked.args == [Query().toggled("axis", "sectorielle")]
    assert sentence.text.startswith("Formations sectorielles")


def test_without_filters_the_sentence_says_where_one_searches(qtbot: QtBot, theme: Theme) -> None:
    sentence = QuerySentence(theme)
    qtbot.addWidget(sentence)
    sentence.show_query(Query(), ())
    assert sentence.text == "Toutes les formations"
    sentence.show_query(Query(text="prompt"), ())
    assert sentence.text == "Recherche dans toutes les formations"
