"""The Explorer on a real catalogue: typing, ticking, looking, shortlisting, and what is remembered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer.search.query import UNKNOWN, Query, Range, Sort
from explorer.services.courses import CourseRow
from explorer.services.first_page import FirstPage
from explorer.services.opening import Services, open_services
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.desks.views import ViewDesk
from explorer.ui.models.columns import index_of
from explorer.ui.pages.answers import first_of
from explorer.ui.pages.explorer import ExplorerPage
from explorer.ui.theme import Theme


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue filled once with the bundled map."""
    file = tmp_path_factory.mktemp("catalogue") / "catalogue.db"
    services = open_services(file)
    services.fill_with_sample()
    services.close()
    return file


@pytest.fixture
def services(sample_file: Path, tmp_path: Path) -> Iterator[Services]:
    copy = tmp_path / "catalogue.db"
    shutil.copy(sample_file, copy)
    opened = open_services(copy)
    yield opened
    opened.close()


@pytest.fixture
def page(
    qtbot: QtBot, services: Services, tasks: Tasks, settings: Settings, theme: Theme
) -> Iterator[ExplorerPage]:
    made = ExplorerPage(services.catalogue, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    # The first rows come before the index, at times at once: only the facets tell that all of it is there.
    qtbot.waitUntil(lambda: bool(made.facets.section("axis").boxes))
    yield made
    tasks.close()


def ask(qtbot: QtBot, page: ExplorerPage, query: Query) -> None:
    with qtbot.waitSignal(page.searched):
        page.set_query(query)


def field(page: ExplorerPage) -> QLineEdit:
    return page.findChild(QLineEdit, "search-field")


def axis_counts(page: ExplorerPage) -> list[tuple[str, int]]:
    return [(box.count.value, box.count.count) for box in page.facets.section("axis").boxes]


def test_courses_too_many_to_be_counted_at_once_are_not_given_a_number(
    qtbot: QtBot, tasks: Tasks, settings: Settings, theme: Theme
) -> None:
    made = ExplorerPage(None, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
    qtbot.addWidget(made)
    rows = tuple(CourseRow(id=number, title=f"Vente {number}") for number in range(1, 65))
    first = first_of(Query(), FirstPage(rows, None))
    assert first is not None
    made.show_first(first)
    assert made.table.model().rowCount() == 64
    assert made.header.count_text == "Comptage des formations…"


def test_it_opens_on_the_whole_catalogue(page: ExplorerPage, services: Services) -> None:
    total = services.catalogue.status().course_count
    assert page.header.count_text == f"{total}\u00a0formations sur {total}"
    assert page.table.model().rowCount() == total
    assert page.sentence.text == "Toutes les formations"


def test_no_column_stands_aside_when_the_first_results_come(page: ExplorerPage) -> None:
    assert page.table.verticalScrollBar().isVisible()
    assert page.table.horizontalScrollBar().maximum() == 0


def test_typing_searches_and_the_details_follow(qtbot: QtBot, page: ExplorerPage) -> None:
    with qtbot.waitSignal(page.searched) as found:
        qtbot.keyClicks(field(page), "promt")
    outcome = found.args[0]
    assert outcome.query.text == "promt"
    assert 0 < outcome.total < outcome.catalogue_total
    qtbot.waitUntil(lambda: page.details.course is not None and page.details.course.id == int(outcome.ids[0]))
    assert page.details.course.matches


def test_the_filters_follow_the_results_and_agree_with_them(qtbot: QtBot, page: ExplorerPage) -> None:
    seen: list[str] = []
    counts = axis_counts(page)
    page.table.model().modelReset.connect(lambda: seen.append("results"))
    page.searched.connect(lambda outcome: seen.append(outcome.query.text))
    for text in ("f", "fo", "formation", "promt"):
        page.set_query(Query(text))
    qtbot.waitUntil(lambda: "promt" in seen)
    # What was overtaken was never shown, and nothing was shown twice.
    assert seen == ["results", "promt"]
    assert axis_counts(page) != counts
    shown = page.facets.section("axis").boxes
    total = page.table.model().rowCount()
    assert page.header.count_text.startswith(f"{total}\u00a0")
    assert sum(box.count.count for box in shown) >= total
    assert all(box.count.count <= total for box in shown)


def test_a_facet_narrows_and_its_chip_widens(qtbot: QtBot, page: ExplorerPage) -> None:
    box = page.facets.section("axis").boxes[0]
    with qtbot.waitSignal(page.searched) as found:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert found.args[0].total == box.count.count
    assert box.isChecked()
    with qtbot.waitSignal(page.searched) as found:
        qtbot.mouseClick(page.sentence.chips[0], Qt.MouseButton.LeftButton)
    assert page.current_query() == Query()


def test_the_first_rows_do_not_wait_for_the_index(
    qtbot: QtBot, services: Services, tasks: Tasks, settings: Settings, theme: Theme
) -> None:
    total = services.catalogue.status().course_count
    with services.catalogue._building:  # The index is being made, for as long as one wants.
        page = ExplorerPage(services.catalogue, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        qtbot.waitUntil(lambda: page.table.model().rowCount() > 0)
        assert page.header.count_text == f"{total}\u00a0formations sur {total}"
        assert page.table.model().index(0, index_of("title")).data()
        qtbot.waitUntil(lambda: page.details.course is not None)
        assert page.facets.section("axis").boxes == ()
    qtbot.waitUntil(lambda: bool(page.facets.section("axis").boxes))
    assert page.table.model().rowCount() == total
    tasks.close()


def test_first_rows_that_come_late_do_not_replace_all_of_them(
    qtbot: QtBot, services: Services, tasks: Tasks, settings: Settings, theme: Theme
) -> None:
    total = services.catalogue.status().course_count
    reading, may_read = Event(), Event()

    def occupied() -> None:
        reading.set()
        may_read.wait()

    tasks.read(occupied, done=_ignored, failed=_ignored, lane="other")
    assert reading.wait(5)
    page = ExplorerPage(services.catalogue, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.facets.section("axis").boxes))
    may_read.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert page.table.model().rowCount() == total
    tasks.close()


def _ignored(*_what: object) -> None:
    """Of a job that only takes time."""


def test_rows_far_below_are_read_behind_and_painted(qtbot: QtBot, page: ExplorerPage) -> None:
    last = page.table.model().rowCount() - 1
    title = page.table.model().index(last, index_of("title"))
    assert title.data() is None
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: title.data() is not None)


def test_two_quick_ticks_both_count(qtbot: QtBot, page: ExplorerPage) -> None:
    boxes = page.facets.section("axis").boxes
    values = tuple(box.count.value for box in boxes[:2])
    for box in boxes[:2]:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert page.current_query().choice("axis").included == values
    qtbot.waitUntil(lambda: page.header.count_text.startswith(str(sum(box.count.count for box in boxes[:2]))))


def test_unknown_is_a_value(qtbot: QtBot, page: ExplorerPage) -> None:
    ask(qtbot, page, Query().with_range(Range("price_eur", only_unknown=True)))
    row = page.table.model().index(0, index_of("price"))
    assert row.data() == "Non renseigné" or "€" not in row.data()
    ask(qtbot, page, Query().toggled("level", UNKNOWN))
    assert page.table.model().index(0, index_of("level")).data() == "–"


def test_no_result_names_what_to_drop(qtbot: QtBot, page: ExplorerPage) -> None:
    ask(qtbot, page, replace(Query(text="prompt"), ranges=(Range("price_eur", 900_000.0, None),)))
    assert page.empty.title == "Aucune formation ne répond à tous ces critères"
    assert page.empty.buttons
    with qtbot.waitSignal(page.searched) as found:
        qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert found.args[0].total > 0
    assert page.table.isVisible()


def test_nothing_at_all_offers_to_import(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks, settings: Settings, theme: Theme
) -> None:
    empty = open_services(tmp_path / "vide.db")
    page = ExplorerPage(empty.catalogue, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.empty.buttons))
    with qtbot.waitSignal(page.import_requested):
        qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    tasks.close()
    empty.close()


def test_another_text_shows_its_best_answer(qtbot: QtBot, page: ExplorerPage) -> None:
    ask(qtbot, page, Query("intelligence"))
    page.table.go_to(page.table.model().rowCount() - 1)
    assert page.table.verticalScrollBar().value() > 0
    ask(qtbot, page, Query("intelligence artificielle"))
    assert page.table.currentIndex().row() == 0
    assert page.table.verticalScrollBar().value() == 0


def test_the_current_course_stays_under_another_order(qtbot: QtBot, page: ExplorerPage) -> None:
    page.table.go_to(3)
    course_id = page.table.current_id
    ask(qtbot, page, replace(page.current_query(), sort=Sort("title", descending=True)))
    assert page.table.current_id == course_id


def test_the_order_is_remembered(
    qtbot: QtBot, page: ExplorerPage, tasks: Tasks, settings: Settings, theme: Theme
) -> None:
    ask(qtbot, page, Query(sort=Sort("price_eur", descending=True)))
    later = ExplorerPage(None, ViewDesk(tasks, QUndoStack()), tasks, settings, theme)
    qtbot.addWidget(later)
    assert later.current_query().sort == Sort("price_eur", descending=True)


def test_keys_go_from_the_field_to_the_results_and_back(qtbot: QtBot, page: ExplorerPage) -> None:
    page.activateWindow()
    page.focus_search()
    qtbot.keyClick(field(page), Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field(page)


def test_space_shortlists_and_the_star_turns(qtbot: QtBot, page: ExplorerPage) -> None:
    with qtbot.waitSignal(page.toggle_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    page.set_selection(asked.args[0])
    assert page.table.model().index(0, index_of("star")).data() == "★"


def test_a_course_of_the_tray_is_shown_though_filtered_out(qtbot: QtBot, page: ExplorerPage) -> None:
    other = int(page.table.model().ids[-1])
    ask(qtbot, page, Query(text="prompt"))
    page.show_course(other)
    qtbot.waitUntil(lambda: page.details.course is not None and page.details.course.id == other)


def test_a_note_is_told_once_and_shown_again(qtbot: QtBot, page: ExplorerPage) -> None:
    qtbot.waitUntil(lambda: page.details.course is not None)
    course_id = page.details.course.id
    qtbot.keyClicks(page.details.note, "Devis")
    with qtbot.waitSignal(page.note_edited) as edited:
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: page.details.course.id != course_id)
    assert edited.args == [course_id, "Devis", ""]
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.details.course.id == course_id)
    assert page.details.note.toPlainText() == "Devis"


def test_stars_are_told_and_kept_in_view(qtbot: QtBot, page: ExplorerPage) -> None:
    qtbot.waitUntil(lambda: page.details.course is not None)
    course_id = page.details.course.id
    with qtbot.waitSignal(page.rating_edited) as told:
        qtbot.keyClick(page.details.rating, Qt.Key.Key_4)
    assert told.args == [course_id, 4]
    page.show_rating(course_id, 2)
    assert page.details.rating.value == 2


def test_a_changed_catalogue_is_read_again(qtbot: QtBot, page: ExplorerPage, services: Services) -> None:
    services.imports.undo(services.imports.history()[0].id)
    with qtbot.waitSignal(page.searched) as found:
        page.refresh()
    assert found.args[0].catalogue_total == 0
    assert page.empty.title == "Aucune formation pour l’instant"


def test_only_links_are_opened(page: ExplorerPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "explorer.ui.links.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    for target in (
        "https://exemple.fr/a",
        "mailto:a@exemple.fr",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ):
        page.details.link_asked.emit(target)
    assert opened == ["https://exemple.fr/a", "mailto:a@exemple.fr"]


def test_every_control_has_a_name(qtbot: QtBot, page: ExplorerPage) -> None:
    qtbot.waitUntil(lambda: page.details.course is not None)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_tab_goes_down_the_filters_as_they_are_seen(page: ExplorerPage) -> None:
    stops = page.facets.section("axis").stops
    shown = [stop for stop in stops if stop.isVisible()] + [page.facets.section("skill").title]
    walked: list[QWidget] = [shown[0]]
    while len(walked) < len(shown):
        after = walked[-1].nextInFocusChain()
        while not (after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
            after = after.nextInFocusChain()
        walked.append(after)
    assert walked == shown


@pytest.mark.parametrize("width", [1280, 1440])
def test_everything_fits(qtbot: QtBot, page: ExplorerPage, width: int) -> None:
    page.resize(width, 600)
    QApplication.processEvents()
    assert page.width() == width
    for panel in (page.facets, page.details):
        assert panel.widget().width() <= panel.viewport().width()


def test_a_bound_that_is_typed_shows_as_a_chip_and_goes_away_with_it(
    qtbot: QtBot, page: ExplorerPage
) -> None:
    ask(qtbot, page, Query("marketing moins de 1500 euros"))
    assert page.sentence.text == "Formations Coût : au plus 1\u202f500\u202f€"
    (chip,) = page.sentence.chips
    with qtbot.waitSignal(page.searched):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert field(page).text() == "marketing"
