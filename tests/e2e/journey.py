"""Drives the real program as an adviser would, in its own process: drop, search, filter, shortlist, export.

Started by `test_journey.py` as `journey.py CATALOGUE WORKBOOK EXPORT`; prints what was seen as JSON.
`main.py` runs as it is: only the start of Qt's event loop is met, to send the events that a person would.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
    QMimeData,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.ui.dialogs.export_options import ExportOptions  # noqa: E402 - found beside the tests
from explorer.ui.main_window import MainWindow  # noqa: E402
from explorer.ui.widgets.facet_box import FacetBox  # noqa: E402
from explorer.ui.widgets.results_table import ResultsTable  # noqa: E402

PATIENCE_MS = 30_000

Kind = TypeVar("Kind", bound=QWidget)


def wait_for(what: str, condition: Callable[[], object]) -> None:
    """Lets the program run until `condition` holds; fails with `what` when it never does."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    wake = QTimer(interval=20)
    wake.start()
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError(f"{what}: focus on {QApplication.focusWidget()}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def shown(kind: type[Kind], name: str = "") -> Kind | None:
    """The widget of this kind (and object name) that is on the screen."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            if isinstance(window, kind) and (not name or window.objectName() == name):
                return window
            for widget in window.findChildren(kind, name or None):
                if widget.isVisible():
                    return widget
    return None


def journey(workbook: Path, export: Path, seen: dict[str, object]) -> None:
    """The whole story; fills `seen` with what a person would have seen."""
    wait_for("the page", lambda: (window := shown(MainWindow)) and window.page and shown(ResultsTable))
    wait_for("the counts of the whole sample", lambda: shown(FacetBox))
    window = shown(MainWindow)
    assert window is not None
    page = window.page
    assert page is not None
    outcomes: list[object] = []
    page.searched.connect(outcomes.append)
    seen["on the sample"] = shown(ResultsTable).model().rowCount()

    drop(window, workbook)
    wait_for("the plan", lambda: (button := shown(QPushButton, "confirm-import")) and button.isEnabled())
    before = len(outcomes)
    QTest.mouseClick(shown(QPushButton, "confirm-import"), Qt.MouseButton.LeftButton)
    wait_for("the imported map", lambda: len(outcomes) > before and outcomes[-1].catalogue_total > 150)
    seen["imported"] = outcomes[-1].total

    QTest.mouseClick(page_tab(window, "Explorer"), Qt.MouseButton.LeftButton)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    wait_for("the search field", lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), "inteligence artificiele")
    wait_for("the typo's results", lambda: outcomes[-1].query.text == "inteligence artificiele")
    seen["found with a typo"] = outcomes[-1].total
    table = shown(ResultsTable)
    seen["first"] = table.model().index(0, 1).data(Qt.ItemDataRole.DisplayRole)

    box = next(
        each
        for each in window.findChildren(FacetBox)
        if each.isVisible() and each.count.value == "sectorielle"
    )
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    wait_for("the filtered results", lambda: outcomes[-1].query.choice("axis").included == ("sectorielle",))
    seen["filtered"] = outcomes[-1].total

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    wait_for(
        "two courses in the selection", lambda: window.desk.state and window.desk.state.totals.count == 2
    )
    seen["selected"] = [table.model().index(row, 1).data(Qt.ItemDataRole.DisplayRole) for row in (0, 1)]

    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    wait_for("what the export holds", lambda: shown(ExportOptions))
    QTest.keyClick(shown(ExportOptions), Qt.Key.Key_Return)
    wait_for("the file dialog", lambda: shown(QFileDialog))
    dialog = shown(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(export))
    QTest.keyClick(dialog.findChild(QLineEdit, "fileNameEdit"), Qt.Key.Key_Return)
    wait_for("the exported workbook", lambda: export.exists() and not window._tasks.is_writing)
    window.close()


def page_tab(window: QWidget, label: str) -> QPushButton:
    """The tab of a page in the header."""
    return next(each for each in window.findChildren(QPushButton) if each.text() == label)


def drop(window: QWidget, file: Path) -> None:
    """Lets `file` fall on the middle of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    middle, copy = window.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(middle, copy, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, buttons, keys))


def main() -> None:
    """Runs `main.py` with the journey as its user."""
    catalogue, workbook, export = (Path(argument) for argument in sys.argv[1:4])
    real_exec = QApplication.exec
    report: dict[str, object] = {}

    def exec_with_user() -> int:
        def begin() -> None:
            try:
                journey(workbook, export, report)
            except Exception as error:  # noqa: BLE001 - told to the test, whatever it is
                report["failure"] = f"{type(error).__name__}: {error}"
                QApplication.exit(3)

        QTimer.singleShot(0, begin)
        return real_exec()

    QApplication.exec = staticmethod(exec_with_user)
    sys.argv = ["main.py", "--database", str(catalogue)]
    try:
        runpy.run_path(str(ROOT / "main.py"), run_name="__main__")
    finally:
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
