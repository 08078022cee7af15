"""Saved views in the whole window: kept, opened, changed, deleted and brought back; what is new in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from shell_windows import Shell

from explorer.search.query import Query, Range
from explorer.services.display import Display
from explorer.ui.dialogs.name import NameDialog
from explorer.ui.pages.explorer import ExplorerPage
from explorer.ui.pages.views_button import ViewsButton

CONTROL = Qt.KeyboardModifier.ControlModifier
CHEAP = Query("prompt").with_range(Range("price_eur", None, 1500.0))


@pytest.fixture
def page(shell: Shell) -> ExplorerPage:
    shown = shell.window.page
    assert shown is not None
    return shown


def ask(shell: Shell, page: ExplorerPage, query: Query) -> None:
    if query != page.current_query():
        with shell.qtbot.waitSignal(page.searched):
            page.set_query(query)


def keep(shell: Shell, page: ExplorerPage, query: Query, name: str) -> None:
    """Keeps `query` as a person would: Ctrl+S, a name, Enter."""
    ask(shell, page, query)
    press(shell, Qt.Key.Key_S)
    give_name(shell, name)
    shell.wait(lambda: name in texts(page))


def press(shell: Shell, key: Qt.Key) -> None:
    """Ctrl and a key in the window, whatever dialog was there before."""
    shell.window.activateWindow()
    shell.wait(shell.window.isActiveWindow)
    shell.qtbot.keyClick(shell.window, key, CONTROL)


def give_name(shell: Shell, name: str) -> None:
    dialog = shell.dialog(NameDialog)
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    shell.qtbot.keyClicks(field, name)
    shell.qtbot.keyClick(field, Qt.Key.Key_Return)
    shell.settle()


def actions(page: ExplorerPage) -> list[QAction]:
    """What the menu holds when it opens."""
    menu = page.views_button.menu()
    menu.aboutToShow.emit()
    return menu.actions()


def texts(page: ExplorerPage) -> dict[str, str]:
    """The menu: words → what stands on their right."""
    lines = (action.text().replace("\u202f", " ") for action in actions(page) if action.text())
    return {words: right for words, _, right in (line.partition("\t") for line in lines)}


def choose(shell: Shell, page: ExplorerPage, words: str) -> None:
    next(action for action in actions(page) if action.text().startswith(words)).trigger()
    shell.settle()


def test_a_view_brings_its_whole_query_back(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Prompts abordables")
    ask(shell, page, Query("vente"))
    choose(shell, page, "Prompts abordables")
    shell.wait(lambda: page.current_query() == CHEAP)
    assert page.findChild(QLineEdit, "search-field").text() == "prompt"


def test_a_view_brings_its_columns_and_layout_back(shell: Shell, page: ExplorerPage) -> None:
    page.table.choose_column("level")
    page.header.layout_asked.emit("cards")
    keep(shell, page, CHEAP, "Fiches")
    kept = page.display()
    page.show_display(Display("table", tuple(page.table.columns_state())))
    page.table.choose_column("level")
    choose(shell, page, "Fiches")
    assert page.display() == kept
    assert page.results.cards.isVisible()


def test_the_button_says_which_view_is_shown_and_that_it_changed(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Prompts abordables")
    assert page.views_button.text() == "Vue : Prompts abordables ▾"
    ask(shell, page, CHEAP.without_filters())
    assert page.views_button.text() == "Vue : Prompts abordables* ▾"
    assert page.views_button.accessibleName().endswith("modifiée depuis")
    ask(shell, page, Query())
    assert page.views_button.text() == "Vues ▾"


def test_what_an_import_brought_is_counted_then_marked(
    shell: Shell, page: ExplorerPage, map_workbook: Path, next_map_workbook: Path
) -> None:
    services = shell.window.services
    assert services is not None
    services.imports.apply(services.imports.preview(map_workbook))
    shell.window.imports.catalogue_changed.emit()
    shell.settle()
    keep(shell, page, Query(), "Tout")
    before = {int(each) for each in services.catalogue.search(Query()).ids}
    services.imports.apply(services.imports.preview(next_map_workbook))
    shell.window.imports.catalogue_changed.emit()
    shell.settle()
    news = {int(each) for each in services.catalogue.search(Query()).ids} - before
    assert len(news) == 10
    shell.wait(lambda: page.views_button.text() == "Vue : Tout · +10 ▾")
    assert texts(page)["Tout"].startswith("+10 depuis le ")

    choose(shell, page, "Tout")
    label = page.findChild(QLabel, "view-news")
    shell.wait(label.isVisible)
    assert label.text().replace("\u00a0", " ").startswith("10 nouvelle")
    shell.wait(lambda: not texts(page)["Tout"].startswith("+"))


def test_a_view_takes_what_is_shown_and_gives_it_back(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Vue")
    other = Query("vente")
    ask(shell, page, other)
    choose(shell, page, "Mettre à jour")
    assert [each.view.query for each in shell.window.views.statuses] == [other]
    press(shell, Qt.Key.Key_Z)
    shell.settle()
    assert [each.view.query for each in shell.window.views.statuses] == [CHEAP]


def test_a_view_is_renamed_and_the_former_name_comes_back(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Vue")
    choose(shell, page, "Renommer")
    give_name(shell, "Autre nom")
    shell.wait(lambda: page.views_button.text() == "Vue : Autre nom ▾")
    press(shell, Qt.Key.Key_Z)
    shell.wait(lambda: page.views_button.text() == "Vue : Vue ▾")


def test_a_deleted_view_is_brought_back_from_the_strip(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Vue")
    choose(shell, page, "Supprimer")
    assert "Vue" not in texts(page)
    assert shell.window.banner.text == "Vue « Vue » supprimée."
    shell.press("Annuler", shell.window.banner)
    shell.settle()
    assert "Vue" in texts(page)


def test_the_strip_brings_the_view_back_whatever_was_done_since(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Vue")
    choose(shell, page, "Supprimer")
    shell.window.desk.toggle([int(shell.window.services.catalogue.search(Query()).ids[0])])
    shell.settle()
    kept = shell.window.desk.ids
    shell.press("Annuler", shell.window.banner)
    shell.settle()
    assert "Vue" in texts(page)
    assert shell.window.desk.ids == kept


def test_a_name_already_given_is_refused_with_reasons(shell: Shell, page: ExplorerPage) -> None:
    keep(shell, page, CHEAP, "Vue")
    press(shell, Qt.Key.Key_S)
    give_name(shell, "vue")
    assert shell.message().text() == "Une vue s’appelle déjà « vue »."


def test_the_sentence_offers_to_keep_what_is_asked(shell: Shell, page: ExplorerPage) -> None:
    assert page.findChild(QPushButton, "save-view") is None
    ask(shell, page, CHEAP)
    shell.qtbot.mouseClick(page.findChild(QPushButton, "save-view"), Qt.MouseButton.LeftButton)
    assert shell.dialog(NameDialog)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_ctrl_m_unrolls_the_views(shell: Shell, page: ExplorerPage) -> None:
    button = page.findChild(ViewsButton)
    opened: list[bool] = []
    button.menu().aboutToShow.connect(lambda: opened.append(True))
    button.menu().aboutToShow.connect(button.menu().close, Qt.ConnectionType.QueuedConnection)
    press(shell, Qt.Key.Key_M)
    shell.wait(lambda: opened)
