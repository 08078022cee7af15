"""Words in a narrow cell: lines break between words, and what is cut is told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.ui.delegates.text import LaidText, lay_out


def lines(laid: LaidText) -> list[str]:
    text = laid.layout.text()
    found = (laid.layout.lineAt(number) for number in range(laid.layout.lineCount()))
    return [text[each.textStart() : each.textStart() + each.textLength()].strip() for each in found]


@pytest.mark.parametrize(
    ("text", "as_wide_as", "expected"),
    [
        ("Non communiquée", "Non communiquée", ["Non communiquée"]),
        ("Non communiquée", "communiquée", ["Non", "communiquée"]),
        ("Non communiquée", "communiqu", ["Non", "commun…"]),
        ("incontournable, puis le reste", "incontour", ["incont…"]),
        ("RS67760000000000", "RS6776", ["RS6776", "000000", "0000"]),
        ("nom@tres-long.example", "nom@tres-long.", ["nom@tres-", "long.example"]),
    ],
)
def test_no_word_goes_on_in_the_next_line(
    qtbot: QtBot, qapp: QApplication, text: str, as_wide_as: str, expected: list[str]
) -> None:
    font = QFont(qapp.font())
    laid = lay_out(text, font, QFontMetricsF(font).horizontalAdvance(as_wide_as) + 1, lines=3)
    shown = lines(laid)
    is_cut = expected[-1].endswith("…")
    assert (laid.is_cut, shown[-1].endswith("…")) == (is_cut, is_cut)
    assert shown[:-1] == expected[:-1]
    # How many letters stay before « … » is the font's affair.
    assert shown[-1][:4] == expected[-1][:4]
    assert is_cut or shown[-1] == expected[-1]
