"""Both colour schemes: readable pairs, the colours of the design, the switch, icons that follow."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.ui.icons import icon
from explorer.ui.theme import DARK, LIGHT, TEXT_PAIRS, Colours, Theme, palette, stylesheet

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
ROLE = QPalette.ColorRole


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_named_text_pairs_are_readable(scheme: Colours, ink: str, ground: str) -> None:
    assert contrast(QColor(getattr(scheme, ink)), QColor(getattr(scheme, ground))) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (ROLE.WindowText, ROLE.Window),
        (ROLE.Text, ROLE.Base),
        (ROLE.Text, ROLE.AlternateBase),
        (ROLE.ButtonText, ROLE.Button),
        (ROLE.HighlightedText, ROLE.Highlight),
        (ROLE.PlaceholderText, ROLE.Base),
        (ROLE.ToolTipText, ROLE.ToolTipBase),
        (ROLE.Link, ROLE.Base),
    ],
)
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_palette_text_is_readable(
    scheme: Colours, ink: QPalette.ColorRole, ground: QPalette.ColorRole, group: QPalette.ColorGroup
) -> None:
    made = palette(scheme)
    assert contrast(made.color(group, ink), made.color(group, ground)) >= 4.5


@SCHEMES
def test_outlines_of_controls_can_be_seen(scheme: Colours) -> None:
    assert contrast(QColor(scheme.border), QColor(scheme.surface)) >= 3
    assert contrast(QColor(scheme.tray_line), QColor(scheme.tray)) >= 3


def test_light_scheme_has_the_colours_of_the_design() -> None:
    wanted = {
        "background": "#F4F6F8",
        "surface": "#FFFFFF",
        "line": "#DDE3E9",
        "text": "#17212B",
        "muted": "#5B6B7A",
        "accent": "#0B6E69",
        "accent_soft": "#E1F1F0",
        "highlight": "#FFE58A",
        "warning": "#9A5B00",
        "warning_soft": "#FFF1DB",
        "error": "#A3262A",
        "error_soft": "#FBE6E6",
        "info": "#2C4F9E",
        "info_soft": "#E6ECFA",
        "tray": "#12343B",
    }
    assert {name: colour for name, colour in LIGHT._asdict().items() if name in wanted} == wanted


@SCHEMES
def test_style_sheet_names_only_colours_that_exist(scheme: Colours) -> None:
    sheet = stylesheet(scheme)
    assert "$" not in sheet
    assert scheme.accent in sheet


def test_choice_changes_palette_and_style_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("light")
    theme.apply()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.is_dark
    assert qapp.palette().color(ROLE.Window) == QColor(DARK.background)
    assert DARK.surface in qapp.styleSheet()
    theme.choose("light")
    assert qapp.palette().color(ROLE.Window) == QColor(LIGHT.background)


def test_every_colour_is_written_in_full() -> None:
    for scheme in (LIGHT, DARK):
        for colour in scheme:
            assert QColor(colour).isValid()
            assert len(colour) == 7


def test_icon_follows_the_theme(qtbot: QtBot) -> None:
    theme = Theme("light")
    picture = icon(theme, "star", "accent", filled=True)
    assert _middle(picture) == QColor(LIGHT.accent)
    theme.choose("dark")
    assert _middle(picture) == QColor(DARK.accent)
    theme.choose("light")


def test_missing_icon_is_told_at_once(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon(Theme("light"), "no-such-icon")


def test_qt_calls_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one at each call on Python 3.11: some thousands abort the interpreter."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 200


def _middle(picture) -> QColor:  # type: ignore[no-untyped-def]
    return picture.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12)


def test_an_icon_stands_clear_of_the_words_beside_it(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton(icon(theme, "search"), "Chercher")
    qtbot.addWidget(button)
    button.ensurePolished()
    picture = button.icon().pixmap(button.iconSize()).toImage()
    assert button.iconSize().width() > button.iconSize().height()
    drawn = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).alpha() for y in range(picture.height()))
    ]
    assert max(drawn) < picture.width() - 4, "the right of the place stays empty: Qt adds 4 px only"
    assert min(drawn) <= 2
