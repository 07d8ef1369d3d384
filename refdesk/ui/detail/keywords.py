# SPDX-License-Identifier: GPL-3.0-or-later
"""Keywords and MeSH headings as chips."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from refdesk.domain.hits import Marker
from refdesk.domain.indexing import MeshHeading
from refdesk.domain.reference import Reference
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import tip
from refdesk.ui.widgets.buttons import Chip
from refdesk.ui.widgets.flow import FlowWidget


def mesh_text(heading: MeshHeading) -> str:
    """Return ``Carcinoma, Hepatocellular / therapy*, mortality``: whole, majors with a star."""
    text = heading.name + ("*" if heading.major else "")
    qualifiers = ", ".join(q.name + ("*" if q.major else "") for q in heading.qualifiers)
    return f"{text} / {qualifiers}" if qualifiers else text


def ordered_mesh(headings: tuple[MeshHeading, ...]) -> list[MeshHeading]:
    """Return main topics first and check tags last, else in NLM's order."""
    return sorted(headings, key=lambda h: 2 if h.is_check_tag else 0 if h.is_major else 1)


def _mesh_chip(heading: MeshHeading) -> tuple[str, str, str]:
    tone = "faint" if heading.is_check_tag else "major" if heading.is_major else ""
    return mesh_text(heading), heading.name, tone


class _WordChip(Chip):
    """A chip that knows what to search for."""

    term = ""


class KeywordChips(QWidget):
    """The authors' keywords and NLM's headings; a click searches the library for one."""

    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = Reference()
        self._marker = Marker()
        self._keyword_title = QLabel()
        self._mesh_title = QLabel()
        self._keywords = FlowWidget()
        self._mesh = FlowWidget()
        self._mesh_note = QLabel()
        mark(self._mesh_note, role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, flow in (
            (self._keyword_title, self._keywords),
            (self._mesh_title, self._mesh),
        ):
            mark(title, role="heading")
            column.addWidget(title)
            column.addWidget(flow)
            column.addSpacing(8)
        column.addWidget(self._mesh_note)

    def set_marker(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marker = marker
        for chip in self.findChildren(Chip):
            self._mark(chip)

    def show_reference(self, reference: Reference) -> None:
        """Show the words of ``reference``; nothing where it has none."""
        self._reference = reference
        self.setUpdatesEnabled(False)
        self._fill(self._keywords, [(k.text, k.text, "") for k in reference.keywords])
        self._fill(self._mesh, [_mesh_chip(h) for h in ordered_mesh(reference.mesh)])
        self._keyword_title.setVisible(bool(reference.keywords))
        self._keywords.setVisible(bool(reference.keywords))
        self._mesh_title.setVisible(bool(reference.mesh))
        self._mesh.setVisible(bool(reference.mesh))
        self._mesh_note.setVisible(any(h.is_major for h in reference.mesh))
        self.setVisible(bool(reference.keywords or reference.mesh))
        self.retranslate()
        self.setUpdatesEnabled(True)

    def retranslate(self) -> None:
        """Set all words anew."""
        self._keyword_title.setText(self.tr("Keywords"))
        self._mesh_title.setText(self.tr("MeSH headings"))
        self._mesh_note.setText(self.tr("* main topic of the paper"))
        for chip in self.findChildren(Chip):
            chip.setToolTip(tip(self.tr("Search the library: {0}").format(chip.full)))

    def _fill(self, place: FlowWidget, words: Sequence[tuple[str, str, str]]) -> None:
        """Show text, term and tone of each word; chips are kept, making one takes half a millisecond."""
        flow = place.flow
        flow.cut(len(words))
        for number, (text, term, tone) in enumerate(words):
            item = flow.itemAt(number)
            chip = item.widget() if item is not None else None
            if not isinstance(chip, _WordChip):
                chip = _WordChip(text)
                chip.clicked.connect(self._search)
                flow.addWidget(chip)
            elif chip.full != text:
                chip.set_full(text)
            chip.term = term
            mark(chip, tone=tone)
            self._mark(chip)

    def _search(self) -> None:
        chip = self.sender()
        if isinstance(chip, _WordChip):
            self.search_requested.emit(chip.term)

    def _mark(self, chip: Chip) -> None:
        mark(chip, hit="yes" if self._marker.ranges(chip.full, "keywords") else "")
