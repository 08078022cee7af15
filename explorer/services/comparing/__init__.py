"""Two to five courses side by side."""

from explorer.services.comparing.criteria import Cell
from explorer.services.comparing.service import (
    FEWEST,
    MOST,
    ComparedCourse,
    Comparing,
    Comparison,
    ComparisonGroup,
    ComparisonRow,
    compare,
)

__all__ = [
    "FEWEST",
    "MOST",
    "Cell",
    "ComparedCourse",
    "Comparing",
    "Comparison",
    "ComparisonGroup",
    "ComparisonRow",
    "compare",
]
