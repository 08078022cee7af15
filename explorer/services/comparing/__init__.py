"""Two to five courses side by side."""

from explorer.services.comparing.criteria import Cell
from explorer.services.comparing.service import (
    ComparedCourse,
    Comparing,
    Comparison,
    ComparisonGroup,
    ComparisonRow,
    compare,
)

__all__ = [
    "Cell",
    "ComparedCourse",
    "Comparing",
    "Comparison",
    "ComparisonGroup",
    "ComparisonRow",
    "compare",
]
