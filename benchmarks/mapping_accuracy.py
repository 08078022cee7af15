"""How many labelled headers are mapped right.

.venv/bin/python -m benchmarks.mapping_accuracy HEADERS.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from importers.headers import recognise


def wrong_answers(path: Path) -> tuple[list[tuple[str, str, str]], int]:
    """(header, expected, found) for the wrong ones, and how many headers there are.

    Columns: `header`, `expected` (fields separated by `|`; `ignore` = kept as an extra column).
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    wrong = []
    for row in rows:
        found = recognise(row["header"]).field or "ignore"
        if found not in row["expected"].split("|"):
            wrong.append((row["header"], row["expected"], found))
    return wrong, len(rows)


def main() -> None:
    """Print the accuracy and each wrong answer."""
    default = Path(__file__).resolve().parents[2] / "shared" / "data" / "headers_examples.csv"
    wrong, count = wrong_answers(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
    print(f"{count - len(wrong)} / {count} en-têtes justes ({1 - len(wrong) / count:.1%})")
    for header, expected, found in wrong:
        print(f"  {header} : attendu {expected}, trouvé {found}")


if __name__ == "__main__":
    main()
