"""The details of a course: what is said, where it comes from, and the opinion that saves itself."""

from __future__ import annotations

from datetime import date

import pytest
from explorer_samples import details
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.search.outcome import Match
from explorer.ui.theme import Theme
from explorer.ui.widgets.chips import Pill
from explorer.ui.widgets.details_panel import DetailsPanel
from explorer.ui.widgets.facts import FactWriter
from explorer.ui.widgets.match_words import MatchWords
from explorer.ui.widgets.opinion import STAR_SIDE

TODAY = date(2026, 11, 24)
FIXED = "\u00a0"


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> DetailsPanel:
    made = DetailsPanel(theme)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    made.show_course(details(), selected=False)
    return made


def texts(panel: DetailsPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_it_says_what_is_known_and_where_it_stands(panel: DetailsPanel) -> None:
    shown = texts(panel)
    assert f"21{FIXED}h (3{FIXED}jours)" in shown
    assert "jusqu’au 25/09/2099" in shown
    assert "cartographie.xlsx · feuille « Sectorielles », ligne 14 · importé le 12/11/2026" in shown
    assert "Mises en situation" in shown


def test_searched_letters_are_highlighted(panel: DetailsPanel, theme: Theme) -> None:
    title = panel.findChild(QLabel, "details-title")
    assert f'<span style="background-color:{theme.colours.highlight}' in title.text()
    assert title.text().endswith("> engineering pour la relation client")


def test_a_deduced_skill_shows_its_words(panel: DetailsPanel) -> None:
    pills = {pill.text: pill.toolTip() for pill in panel.findChildren(Pill)}
    assert pills["Prompt engineering"] == "Indiquée par le fichier"
    assert pills["Esprit critique · déduit"] == f"Déduite du texte : «{FIXED}recul{FIXED}»"


def test_what_is_unknown_says_so_and_funding_is_to_be_checked(theme: Theme) -> None:
    facts = {fact.label: fact for fact in FactWriter(theme, TODAY).facts(details())}
    assert facts["Coût"].html == "Non renseigné"
    assert facts["Coût"].is_unknown
    assert "à vérifier" in facts["Financement"].html
    assert "Public" not in facts


def test_a_fact_gives_its_cell(theme: Theme) -> None:
    facts = {fact.label: fact for fact in FactWriter(theme, TODAY).facts(details())}
    assert facts["Durée"].hint == "Cellule F14 : « 3 jours (21 heures) »"


def test_a_text_of_the_file_is_never_markup(theme: Theme) -> None:
    facts = {fact.label: fact for fact in FactWriter(theme, TODAY).facts(details(audience="<b>Tous</b>"))}
    assert facts["Public"].html == "&lt;b&gt;Tous&lt;/b&gt;"


@pytest.mark.parametrize(
    ("expiry", "words"),
    [
        (date(2027, 3, 24), f"expire dans 4{FIXED}mois"),
        (date(2025, 1, 31), "expirée le 31/01/2025"),
    ],
)
def test_a_near_deadline_is_said_in_words(theme: Theme, expiry: date, words: str) -> None:
    facts = FactWriter(theme, TODAY).facts(details(certification_expiry=expiry))
    assert words in facts[0].html


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (Match("promt", "prompt", "fuzzy", "title", 1), f"«{FIXED}promt{FIXED}» ≈ prompt (1{FIXED}faute)"),
        (Match("clien", "client", "prefix", "title"), f"«{FIXED}clien{FIXED}» → client (début de mot)"),
        (Match("iag", "générative", "synonym", "title"), f"«{FIXED}iag{FIXED}» ~ générative (synonyme)"),
        (Match("cnam", "CNAM", "exact", "provider"), f"«{FIXED}cnam{FIXED}» = CNAM (dans l’organisme)"),
    ],
)
def test_why_a_course_was_found(match: Match, expected: str) -> None:
    assert MatchWords().phrases((match, match)) == (expected,)


def test_the_buttons_ask(qtbot: QtBot, panel: DetailsPanel) -> None:
    with qtbot.waitSignal(panel.toggle_asked) as toggled:
        qtbot.mouseClick(panel.findChild(QPushButton, "details-toggle"), Qt.MouseButton.LeftButton)
    assert toggled.args == [[1]]
    with qtbot.waitSignal(panel.link_asked) as opened:
        qtbot.mouseClick(panel.findChild(QPushButton, "details-open"), Qt.MouseButton.LeftButton)
    assert opened.args == ["https://exemple.fr/formation"]


def test_without_a_link_nothing_is_opened(panel: DetailsPanel) -> None:
    panel.show_course(details(url=None), selected=False)
    assert not panel.findChild(QPushButton, "details-open").isEnabled()


def test_a_note_is_saved_after_a_pause(qtbot: QtBot, panel: DetailsPanel) -> None:
    with qtbot.waitSignal(panel.note_edited, timeout=3000) as edited:
        qtbot.keyClicks(panel.note, "Devis")
    assert edited.args == [1, "Devis", ""]


def test_a_note_is_saved_before_another_course_is_shown(qtbot: QtBot, panel: DetailsPanel) -> None:
    qtbot.keyClicks(panel.note, "Devis")
    with qtbot.waitSignal(panel.note_edited) as edited:
        panel.show_course(details(2, note="Autre"), selected=False)
    assert edited.args == [1, "Devis", ""]
    assert panel.note.toPlainText() == "Autre"


def test_a_note_that_did_not_change_is_not_saved(qtbot: QtBot, panel: DetailsPanel) -> None:
    panel.show_course(details(2, note="Autre"), selected=False)
    with qtbot.assertNotEmitted(panel.note_edited):
        panel.show_course(details(1), selected=False)


def test_undo_brings_a_note_back(panel: DetailsPanel) -> None:
    panel.show_note(1, "Avant")
    panel.show_note(2, "Une autre formation")
    assert panel.note.toPlainText() == "Avant"


def test_stars_are_given_and_taken_back(qtbot: QtBot, panel: DetailsPanel) -> None:
    asked: list[tuple[int, object]] = []
    panel.rating_edited.connect(lambda course, value: asked.append((course, value)))
    third = QPoint(4 + 2 * STAR_SIDE + 5, 10)
    qtbot.mouseClick(panel.rating, Qt.MouseButton.LeftButton, pos=third)
    qtbot.keyClick(panel.rating, Qt.Key.Key_Right)
    qtbot.keyClick(panel.rating, Qt.Key.Key_0)
    assert asked == [(1, 3), (1, 4), (1, None)]
    assert panel.rating.accessibleName() == "Avis : aucun"


def test_there_is_no_course_to_show(panel: DetailsPanel) -> None:
    panel.show_course(None, selected=False)
    assert texts(panel) == "Choisissez une formation pour en voir le détail."
