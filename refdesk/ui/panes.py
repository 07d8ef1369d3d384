# SPDX-License-Identifier: GPL-3.0-or-later
"""From pane to pane with one key, round and round; each remembers where the keyboard was in it."""

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from refdesk.ui.frame import WindowFrame


@dataclass(frozen=True, slots=True)
class _Pane:
    widget: QWidget
    enter: Callable[[], object]
    """Puts the keyboard where it belongs in this pane."""


class Panes:
    """The panes of one window in the order in which they stand."""

    def __init__(self, window: WindowFrame) -> None:
        self._window = window
        self._left: dict[QWidget, QWidget] = {}
        """Where the keyboard was in each pane."""

    def step(self, by: int) -> None:
        """Go to the next pane that can be seen (1), or to the one before (-1)."""
        panes = [pane for pane in self._panes() if pane.widget.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if _holds(pane.widget, focus)), None)
        if at is not None and focus is not None:
            self._left[panes[at].widget] = focus
        start = at if at is not None else (-1 if by > 0 else 0)
        for distance in range(1, len(panes) + 1):
            pane = panes[(start + by * distance) % len(panes)]
            self._enter(pane)
            if _holds(pane.widget, QApplication.focusWidget()):
                return

    def _panes(self) -> list[_Pane]:
        window = self._window
        going, reading = window.verbs.going, window.reading
        tabs = _Pane(window.tab_place, reading.tabs.setFocus)
        offer = window.furniture.hands.offer
        below = [
            _Pane(window.job_panel, lambda: _first(window.job_panel)),
            _Pane(offer, offer.setFocus),
        ]
        page = window.documents.currentWidget()
        if page is not None and page is not window.library_page:
            return [tabs, _Pane(page, page.setFocus), *below]
        return [
            tabs,
            _Pane(window.tool_bar, window.search_box.setFocus),
            _Pane(window.side, window.side.tree.setFocus),
            _Pane(window.papers, self._enter_list),
            _Pane(window.detail_place, going.go_to_detail),
            *below,
        ]

    def _enter_list(self) -> None:
        if self._window.papers.view.isVisible():
            self._window.verbs.going.go_to_list()
        else:
            _first(self._window.papers)

    def _enter(self, pane: _Pane) -> None:
        known = self._left.get(pane.widget)
        if known is not None and shiboken6.isValid(known) and _takes(known, pane.widget):
            known.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        pane.enter()
        focus = QApplication.focusWidget()
        if not _holds(pane.widget, focus):
            _first(pane.widget)
        elif focus is not None:  # once more, so that it shows where the keyboard is
            focus.clearFocus()
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _takes(widget: QWidget, pane: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and _holds(pane, widget)


def _first(pane: QWidget) -> None:
    """Put the keyboard on the first part of a pane that takes it with Tab."""
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and _takes(child, pane):
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
