# SPDX-License-Identifier: GPL-3.0-or-later
"""Keywords and MeSH headings as chips."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QVBoxLayout, QWidget

from refdesk.domain.hits import Marker
from refdesk.domain.indexing import MeshHeading
from refdesk.domain.pubmed_query import NO_FILTERS, Filters, filtered
from refdesk.domain.reference import Reference
from refdesk.domain.relating import pubmed_term
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
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
    is_descriptor = False


class KeywordChips(QWidget):
    """The authors' keywords and NLM's headings.

    A click searches the library for one; with Ctrl held, or by its menu, PubMed.
    """

    search_requested = Signal(str)
    pubmed_requested = Signal(str)
    """A term of PubMed's syntax is to be searched for."""
    explanation_asked = Signal(str, QWidget)
    """With a place in help, and the chip that is asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = Reference()
        self._marker = Marker()
        self._keyword_title = QLabel()
        self._mesh_title = QLabel()
        self._keywords = FlowWidget()
        self._mesh = FlowWidget()
        self._mesh_note = QLabel()
        self._mesh_note.setObjectName("meshNote")
        self._mesh_note.setWordWrap(True)
        mark(self._mesh_note, role="small")
        self._pubmed_note = QLabel()
        self._pubmed_note.setWordWrap(True)
        mark(self._pubmed_note, role="small")
        self._free_only = QCheckBox()
        self._free_only.setObjectName("keywordFreeOnly")
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
        column.addSpacing(4)
        column.addWidget(self._pubmed_note)
        column.addWidget(self._free_only)

    def set_marker(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marker = marker
        for chip in self.findChildren(Chip):
            self._mark(chip)

    def show_reference(self, reference: Reference) -> None:
        """Show the words of ``reference``; nothing where it has none."""
        self._reference = reference
        self.setUpdatesEnabled(False)
        words = [(k.text, k.text, "") for k in reference.keywords]
        self._fill(self._keywords, words, descriptors=False)
        headings = [_mesh_chip(h) for h in ordered_mesh(reference.mesh)]
        self._fill(self._mesh, headings, descriptors=True)
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
            set_tip(chip, self.tr("Search the library: {0}").format(chip.full))
        self._pubmed_note.setText(
            self.tr("A click searches your library, Ctrl+click searches PubMed.")
        )
        self._free_only.setText(self.tr("In PubMed, free full text only"))

    def _fill(
        self, place: FlowWidget, words: Sequence[tuple[str, str, str]], *, descriptors: bool
    ) -> None:
        """Show text, term and tone of each word; chips are kept, making one takes half a millisecond."""
        flow = place.flow
        flow.cut(len(words))
        for number, (text, term, tone) in enumerate(words):
            item = flow.itemAt(number)
            chip = item.widget() if item is not None else None
            if not isinstance(chip, _WordChip):
                chip = _WordChip(text)
                chip.clicked.connect(self._search)
                chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                chip.customContextMenuRequested.connect(self._open_menu)
                flow.addWidget(chip)
            elif chip.full != text:
                chip.set_full(text)
            chip.term, chip.is_descriptor = term, descriptors
            mark(chip, tone=tone)
            self._mark(chip)

    def _search(self) -> None:
        chip = self.sender()
        if not isinstance(chip, _WordChip):
            return
        held = QGuiApplication.keyboardModifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self._search_pubmed(chip)
        else:
            self.search_requested.emit(chip.term)

    def _search_pubmed(self, chip: _WordChip) -> None:
        filters = Filters(free_only=True) if self._free_only.isChecked() else NO_FILTERS
        term = pubmed_term(chip.term, is_descriptor=chip.is_descriptor)
        self.pubmed_requested.emit(filtered(term, filters))

    def _open_menu(self, at: QPoint) -> None:
        chip = self.sender()
        if not isinstance(chip, _WordChip):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = menu.addAction(self.tr("Search the library"))
        here.triggered.connect(lambda: self.search_requested.emit(chip.term))
        there = menu.addAction(self.tr("Search PubMed"))
        there.triggered.connect(lambda: self._search_pubmed(chip))
        if chip.is_descriptor:
            place = "terms#mesh-major" if "*" in chip.full else "terms#mesh"
            what = menu.addAction(self.tr("What is this?"))
            what.triggered.connect(lambda: self.explanation_asked.emit(place, chip))
        menu.popup(chip.mapToGlobal(at))

    def _mark(self, chip: Chip) -> None:
        mark(chip, hit="yes" if self._marker.ranges(chip.full, "keywords") else "")
