"""The counts of the filters, shown once the results are painted: one waits for the results first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.ui.widgets.facet_panel import FacetPanel

if TYPE_CHECKING:
    from explorer.search.outcome import Outcome


class LaterCounts(QObject):
    """Lets the window paint between the results and the filters; what was replaced meanwhile is not shown."""

    shown = Signal(object)
    """The `Outcome` that the filters now tell."""

    def __init__(self, panel: FacetPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._outcome: Outcome | None = None
        # Qt runs such a timer after what is posted, and a repaint is posted.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_time)

    def follow(self, outcome: Outcome | None) -> None:
        """Shows the counts of `outcome` at the next turn of the loop; `None`: nothing is counted yet."""
        self._outcome = outcome
        self._timer.start()

    def _on_time(self) -> None:
        if self._outcome is not None:
            self._panel.show_outcome(self._outcome)
            self.shown.emit(self._outcome)
