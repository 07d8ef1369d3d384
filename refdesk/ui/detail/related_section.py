# SPDX-License-Identifier: GPL-3.0-or-later
"""One list of related papers: its title, what it is made from, the papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from refdesk.ui.beyond.lines import PaperLine
from refdesk.ui.beyond.paper_list import PaperList
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.skeleton import Skeleton
from refdesk.ui.widgets.surfaces import WrappedLabel

_FIRST = 6
"""Papers that are shown at once; the others unfold, so that the next list is not far away."""


class RelatedSection(QWidget):
    """Shows papers, or grey lines while they are fetched, under a title and a note with links."""

    link_activated = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        mark(self._title, role="heading")
        self._note = WrappedLabel(role="secondary")
        self._note.setObjectName(f"{name}Note")
        self._note.setTextFormat(Qt.TextFormat.RichText)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._note.linkActivated.connect(self.link_activated)
        self.papers = PaperList(name)
        self.papers.hide()
        self._lines: list[PaperLine] = []
        self._unfolded = False
        self._more = LinkButton()
        self._more.setObjectName(f"{name}More")
        self._more.clicked.connect(self._unfold)
        self._more.hide()
        self._wait = Skeleton(3)
        self._head = HeadRow([self._title], [])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        # The grey lines stand last: what is there already stays where it is when they go.
        for widget in (self._note, self.papers, self._wait):
            column.addWidget(widget)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_title(self, title: str) -> None:
        """Set the title, which is the list's spoken name as well."""
        self._title.setText(title)
        self.papers.setAccessibleName(title)

    def put_beside_title(self, widget: QWidget) -> None:
        """Show something at the right of the title."""
        self._head.flow.addWidget(widget)
        self._head.flow.push_right([widget])

    def show_lines(self, lines: Sequence[PaperLine], note: str, *, waiting: bool = False) -> None:
        """Show papers and a note in HTML; ``waiting``: more may come."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if [line.title for line in lines[:_FIRST]] != [line.title for line in self._lines[:_FIRST]]:
            self._unfolded = False
        self._lines = list(lines)
        self._show_lines()
        if waiting and not self._wait.isVisibleTo(self):
            self._wait.start()
        elif not waiting:
            self._wait.stop()

    def _show_lines(self) -> None:
        shown = self._lines if self._unfolded else self._lines[:_FIRST]
        if self.papers.lines != shown:
            self.papers.show_papers(shown)
        hidden = len(self._lines) - len(shown)
        self._more.set_full(self.tr("Show %n more", "", hidden) if hidden else "")
        self._more.setVisible(bool(hidden))

    def _unfold(self) -> None:
        self._unfolded = True
        self._show_lines()
        self.papers.setFocus()
