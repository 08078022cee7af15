"""Which number formats say more than a plain number: a unit, a currency, a percentage, leading zeros."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# ECMA-376, 18.8.30: formats that need no definition in the file. Dates are left out: they arrive as dates.
_BUILT_IN: Final = {
    5: '#,##0 "€"',
    6: '#,##0 "€"',
    7: '#,##0.00 "€"',
    8: '#,##0.00 "€"',
    9: "0%",
    10: "0.00%",
    42: '#,##0 "€"',
    44: '#,##0.00 "€"',
}
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TELLING: Final = re.compile(r'"[^"]*\w[^"]*"|["\[][^"\]]*[€$£][^"\]]*["\]]|[€$£%]|\\[^\W\d_]|^0{2,}$')
_DATE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)


def telling_formats(elements: list[tuple[str, dict[str, str]]]) -> Mapping[int, str]:
    """Index of a cell's style → its number format, from the elements of `xl/styles.xml`."""
    codes = dict(_BUILT_IN)
    telling: dict[int, str] = {}
    in_cell_styles = False
    style = 0
    for name, attributes in elements:
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            if _tells(code):
                codes[_number(attributes.get("numFmtId"))] = code
        elif name in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            in_cell_styles = name == "cellXfs"
        elif name == "xf" and in_cell_styles:
            if code := codes.get(_number(attributes.get("numFmtId")), ""):
                telling[style] = code
            style += 1
    return telling


def _tells(code: str) -> bool:
    positive = code.partition(";")[0]
    return bool(_TELLING.search(positive)) and not _DATE.search(_LITERAL.sub("", positive))


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else -1
