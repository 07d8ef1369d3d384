# SPDX-License-Identifier: GPL-3.0-or-later
"""How far each tab was scrolled for each paper, found again when the paper comes back."""

from collections import OrderedDict

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar

REMEMBERED = 300
"""Papers whose positions are kept: a long session, not a whole library."""


class ScrollMemory(QObject):
    """Positions by paper and tab.

    A page gets its height after its text: the position that is wanted is set again whenever the
    range changes, until the person scrolls.
    """

    def __init__(self, bars: dict[str, QScrollBar], parent: QObject) -> None:
        super().__init__(parent)
        self._bars = bars
        self._kept: OrderedDict[int, dict[str, int]] = OrderedDict()
        self._wanted: dict[str, int] = {}
        self._paper: int | None = None
        for tab, bar in bars.items():
            bar.actionTriggered.connect(lambda _action, t=tab: self.release(t))
            bar.rangeChanged.connect(lambda _low, _high, t=tab: self.apply(t))

    def change(self, paper: int | None) -> None:
        """Keep the positions of the paper that goes; want those of the one that comes."""
        if self._paper is not None:
            self._kept[self._paper] = {
                tab: self._wanted.get(tab, bar.value()) for tab, bar in self._bars.items()
            }
            self._kept.move_to_end(self._paper)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        self._paper = paper
        kept = self._kept.get(paper, {}) if paper is not None else {}
        self._wanted = {tab: kept.get(tab, 0) for tab in self._bars}
        for tab in self._bars:
            self.apply(tab)

    def apply(self, tab: str) -> None:
        """Scroll to where the tab is wanted, as far as its range allows now."""
        if tab in self._wanted:
            self._bars[tab].setValue(self._wanted[tab])

    def release(self, tab: str) -> None:
        """Leave a tab to the person."""
        self._wanted.pop(tab, None)
